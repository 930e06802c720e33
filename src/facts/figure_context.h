/* A figure and what stands around it, while it is decided what it is a fact of. Shared by the files that decide;
 * nobody else includes it. */
#ifndef ZHINAN_FACTS_FIGURE_CONTEXT_H
#define ZHINAN_FACTS_FIGURE_CONTEXT_H

#include "facts/paragraph_parser.h"

enum {
	NEAR = 4,   /* characters of other text between a word and the count that it governs */
	BESIDE = 2, /* between a name and the count that stands right behind it */
};

/* Tokens are counted from 1 where 0 means none. */
struct figure_context {
	struct paragraph_parser *parser;
	const struct clause_token *items; /* the tokens of the paragraph */
	const struct clause_state *state;
	const struct figure *figure;
	uint32_t at;      /* the index of its token */
	uint32_t segment; /* that of the first token behind the last figure, in the same clause */
	const struct clause_token *before; /* the last token but for words that are passed; NULL */
	size_t before_gap;
	const struct clause_token *behind; /* the same behind it, parts of names passed */
	size_t behind_gap;
	struct evidence_list *evidence; /* of the candidate that is looked at */
	struct str reason; /* why the figure is no fact, as in XML; empty: nothing is known */
};

/* Adds to the evidence what a token shows (0: nothing of the paragraph); the same with the token itself. */
void context_add(const struct figure_context *context, enum evidence_rule rule, uint32_t token);
void context_add_at(const struct figure_context *context, enum evidence_rule rule,
                    const struct clause_token *token);

/* Whether the clause has said a word of a role; behind the last figure; the sentence, up to here. */
bool context_has(const struct figure_context *context, enum word_role role);
bool context_has_own(const struct figure_context *context, enum word_role role);
bool context_has_before(const struct figure_context *context, enum word_role role);

/* The token of one who applies, named behind the last figure; 0: none is. */
uint32_t context_applicant(const struct figure_context *context);

/* Finds what stands right before the figure, and behind it. */
void context_find_before(struct figure_context *context);
void context_find_behind(struct figure_context *context);

/* Whether that is a word of some roles. */
bool context_is_before(const struct figure_context *context, word_set roles);
bool context_is_behind(const struct figure_context *context, word_set roles);

/* How many characters of other text stand between a token and the figure. */
size_t context_text_between(const struct figure_context *context, uint32_t token);

/* What an amount is for each of by the word for each at a token: what stands behind that word, or its classifier. */
struct str context_per_of_each(const struct figure_context *context, uint32_t each);

/* Who gets it: the last that is named behind a word for whom. */
struct str context_per_of_recipient(const struct figure_context *context);

/* Whether the sentence names something new behind the last figure: then what it has said before holds for that
 * too. */
bool context_goes_on(const struct figure_context *context);

/* The token of the nearest word that says why the figure is no fact; 0: there is none. Stores its role. */
uint32_t context_find_reason(const struct figure_context *context, enum word_role *role);

/* Adds what says that the figure is no fact, and stores the reason. */
void reason_evidence(struct figure_context *context);

/* Adds what speaks for a figure as a fact of something; of funds with the reason where they are none.
 * is_unit: the figure is a bare number before a word that is itself what is counted. */
void funds_evidence(struct figure_context *context);
void projects_evidence(struct figure_context *context);
void directions_evidence(struct figure_context *context);
void partners_evidence(struct figure_context *context, bool is_unit);
void duration_evidence(struct figure_context *context);

#endif
