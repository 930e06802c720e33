/* The parts that words play in a statement of prose: what money is called, what a kind of project ends
 * with, what says for each, what says that an amount is none of the call's. Which words they are is data
 * (`words` of a grammar); what parts together make a fact, the facts stage knows. */
#ifndef ZHINAN_GRAMMAR_VOCABULARY_H
#define ZHINAN_GRAMMAR_VOCABULARY_H

#include "value/lexicon.h"

/* A word and what it stands for: the code of a country, the name of a kind; empty where it has none. */
struct word_code {
	struct str word;
	struct str code;
};

struct word_codes {
	struct word_code *items;
	size_t count;
	size_t capacity;
};

enum word_role {
#define ROLE(role, name) ROLE_##role,
#include "grammar/word_roles.def"
#undef ROLE
	ROLE_COUNT_OF_ALL,
	ROLE_REASON = ROLE_MATCHING /* from here on why a figure is no fact */
};

#define ROLE_FLAG(role) ((word_set)1 << (role))

/* Those that headings and lists are read by, and no statement. */
#define ROLE_OUTLINE                                                                               \
	(ROLE_FLAG(ROLE_CONTENT) | ROLE_FLAG(ROLE_LEAD) | ROLE_FLAG(ROLE_APART) |                  \
	 ROLE_FLAG(ROLE_DEMAND) | ROLE_FLAG(ROLE_TOPIC) | ROLE_FLAG(ROLE_NAMED) |                  \
	 ROLE_FLAG(ROLE_PAST) | ROLE_FLAG(ROLE_CALLS))

/* Those that a statement is cut at: all others but what is only asked for in its place. */
#define ROLE_STATEMENT                                                                             \
	((ROLE_FLAG(ROLE_COUNT_OF_ALL) - 1) &                                                      \
	 ~(ROLE_OUTLINE | ROLE_FLAG(ROLE_WITHIN) | ROLE_FLAG(ROLE_UNDER) |                         \
	   ROLE_FLAG(ROLE_PARTNER_UNIT)))

/* The name of a role, as in YAML and, for a reason, in XML: "matching". */
struct str word_role_name(enum word_role role);

/* One index over the words of all roles, in the arena: the classes of a word are its roles, its name is the
 * first code that one of them gives it. */
struct lexicon *vocabulary_new(struct arena *arena,
                               const struct word_codes words_of[ROLE_COUNT_OF_ALL]);

#endif
