/* The state of reading a paragraph: what has been said up to a token. Shared by the files that read statements;
 * nobody else includes it. */
#ifndef ZHINAN_FACTS_PARAGRAPH_PARSER_H
#define ZHINAN_FACTS_PARAGRAPH_PARSER_H

#include "facts/statement.h"
#include "grammar/vocabulary.h"

enum {
	MAX_SUBJECTS = 8,
	MAX_SENTENCE_KINDS = 16,
	MAX_BRACKETS = 4,
	FACT_COUNT_OF_ALL = FACT_PARTNERS + 1
};

/* What a clause has said so far. Tokens are counted from 1 where 0 means none. */
struct clause_state {
	uint32_t last[ROLE_COUNT_OF_ALL]; /* the last token of each role */
	uint32_t sentence, part,
	    clause;      /* the index of their first tokens; a part ends at a semicolon */
	uint32_t figure; /* the last figure's token */
	uint32_t kind;   /* the last token that names a kind */
	uint32_t facts[FACT_COUNT_OF_ALL];    /* 1 + the last statement of each in this part */
	uint32_t previous[FACT_COUNT_OF_ALL]; /* the same of the sentence before */
	uint32_t whole;                    /* the statement whose parts follow, or NO_STATEMENT */
	struct str subjects[MAX_SUBJECTS]; /* the kinds that are spoken of */
	uint32_t subject_count;
	struct str wider; /* the kind that those of the last name are of; empty: none */
	uint32_t intro_from, intro_to; /* the tokens of the clause before a colon */
	uint32_t reason;               /* why the last figure was none: the role; 0: it was one */
};

struct paragraph_parser {
	struct statement_reader *reader;
	const struct figures *figures;
	const struct figure_hint *hints; /* by figure, or NULL */
	struct statement_scope
	    scope; /* what stands around the paragraph, and the kind that its title names */
	const struct clause_tokens *tokens;
	struct statements *out;
	struct clause_state state;
	struct clause_state stack[MAX_BRACKETS]; /* at the brackets that are open */
	size_t depth;
	struct str first_kind; /* the kind that the paragraph begins with; empty: none */
	uint32_t kinds_seen;
	uint32_t part_kinds; /* kinds that this part of the sentence has named, one after another */
	struct str sentence_kinds[MAX_SENTENCE_KINDS]; /* in the order of the sentence */
	uint32_t sentence_kind_count;
	/* Figures that belong to one kind each, in the same order ("respectively"). */
	uint32_t order_token; /* the word that says so, as state.last counts it */
	uint32_t order_next;  /* the index of the next one */
	uint32_t order_size;
	uint32_t order_end;                         /* the token behind these figures */
	struct str order_kinds[MAX_SENTENCE_KINDS]; /* to whom; where has_order_kinds */
	bool has_order_kinds;
};

/* The figure of a token. */
const struct figure *parser_figure(const struct paragraph_parser *parser, uint32_t at);

/* The first word of some roles in a text; NULL where there is none. */
const struct word *parser_find_word(const struct paragraph_parser *parser, struct str text,
                                    word_set roles);

/* Whether a role was seen since a token. */
static inline bool state_has(const struct clause_state *state, enum word_role role, uint32_t since)
{
	return state->last[role] > since;
}

/* Reads the name of a kind: it is what is spoken of now, alone or with those that it is joined to. */
void parser_read_kind(struct paragraph_parser *parser, uint32_t at);

/* A kind with the one that stands around it, the wider first. */
struct str parser_kind_in_scope(const struct paragraph_parser *parser, struct str kind);

/* Reads the word that says how many kinds were named before it ("three kinds"): these are the document's. */
void parser_read_kinds(struct paragraph_parser *parser, uint32_t at);

/* Classifies a figure: adds it to the statements as a fact, or as none with the reason. */
void parser_classify_figure(struct paragraph_parser *parser, uint32_t at);

/* Stores the kinds that a figure is said of, at most MAX_SUBJECTS. False where it is one of several figures for
 * one kind each, and it is not clear for which. */
bool parser_kinds_of(struct paragraph_parser *parser, uint32_t at, enum fact_of of,
                     struct str *kinds, uint32_t *count);

#endif
