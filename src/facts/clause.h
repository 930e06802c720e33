/* The tokens of a paragraph that statements are read from: words with their roles, figures, names of kinds of
 * project, and the marks that divide sentences and clauses. Text between two tokens belongs to none. */
#ifndef ZHINAN_FACTS_CLAUSE_H
#define ZHINAN_FACTS_CLAUSE_H

#include "facts/normalized.h"
#include "grammar/grammar.h"
#include "value/figure.h"

enum clause_token_kind {
	TOKEN_WORD,   /* roles word */
	TOKEN_KIND,   /* the name of a kind of project: name wider; roles of its end */
	TOKEN_FIGURE, /* figure */
	TOKEN_STOP,   /* ends a sentence */
	TOKEN_SEMICOLON,
	TOKEN_COMMA,
	TOKEN_LIST, /* between the members of a list */
	TOKEN_COLON,
	TOKEN_OPEN, /* a bracket */
	TOKEN_CLOSE
};

struct clause_token {
	uint8_t kind;        /* enum clause_token_kind */
	uint32_t start, end; /* in the normalized text */
	word_set roles;
	const struct word *word; /* of a word */
	uint32_t figure;         /* index, of a figure */
	struct str name;         /* of a kind: in the normalized text */
	struct str wider;        /* the beginning of it that is a kind of its own; empty: none */
};

/* Reused from paragraph to paragraph. */
struct clause_tokens {
	struct clause_token *items;
	size_t count;
	size_t capacity;
};

/* Whether a token joins two members of a list. */
bool clause_token_joins(const struct clause_token *token);

#endif
