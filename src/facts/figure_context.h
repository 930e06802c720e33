/* The inside of judging a figure, shared by the files that do; nobody else includes it. */
#ifndef ZHINAN_FACTS_FIGURE_CONTEXT_H
#define ZHINAN_FACTS_FIGURE_CONTEXT_H

#include "facts/paragraph_parser.h"

enum {
	NEAR = 4,   /* characters of other text between a word and the count that it governs */
	BESIDE = 2, /* between a name and the count that stands right behind it */
};

/* A figure that is being judged. */
struct figure_context {
	struct paragraph_parser *parser;
	const struct clause_state *state;
	const struct figure *figure;
	uint32_t at;      /* its token */
	uint32_t segment; /* the first token behind the last figure, in the same clause */
	const struct clause_token *before; /* the last token but for words that are passed; NULL */
	size_t before_gap;
	const struct clause_token *behind; /* the same behind it, parts of names passed */
	size_t behind_gap;
};

/* Where a token stands (counted from 1; nothing for 0), in the folded text. */
struct span context_place(const struct figure_context *context, uint32_t token_from_1);
struct span context_place_of_token(const struct figure_context *context,
                                   const struct clause_token *token);

/* Whether the clause has said a word of a role; behind the last figure; the sentence, up to here. */
bool context_has(const struct figure_context *context, enum word_role role);
bool context_has_own(const struct figure_context *context, enum word_role role);
bool context_has_before(const struct figure_context *context, enum word_role role);

/* One who applies, named behind the last figure: 1 + the token; 0: none is. */
uint32_t context_applicant(const struct figure_context *context);

/* Finds what stands right before the figure, and behind it. */
void context_find_before(struct figure_context *context);
void context_find_behind(struct figure_context *context);

/* Whether a word of some roles is that. */
bool context_is_before(const struct figure_context *context, word_set roles);
bool context_is_behind(const struct figure_context *context, word_set roles);

/* How many characters of other text stand between a word and the figure. */
size_t context_text_between(const struct figure_context *context, uint32_t token_from_1);

/* What an amount is per by a word for each: what stands behind that word, or its classifier. */
struct str context_per_of_each(const struct figure_context *context, uint32_t each);

/* Who gets it: the last that is named behind a word for whom. */
struct str context_per_of_recipient(const struct figure_context *context);

/* Whether something new is spoken of behind the last figure: then what was said before it goes on. */
bool context_goes_on(const struct figure_context *context);

/* The nearest word that says why the figure is no fact, 1 + its token; 0: there is none. Stores its role. */
uint32_t context_find_reason(const struct figure_context *context, enum word_role *role);

/* Puts down what says that the figure is no fact, and the reason's name. */
void reason_evidence(const struct figure_context *context, struct evidence_list *list,
                     struct str *reason);

/* What speaks for a figure as a fact of something. The first stores a reason where it is none. */
void funds_evidence(const struct figure_context *context, struct evidence_list *list,
                    struct str *reason);
void projects_evidence(const struct figure_context *context, struct evidence_list *list);
void directions_evidence(const struct figure_context *context, struct evidence_list *list);
void partners_evidence(const struct figure_context *context, struct evidence_list *list,
                       bool is_unit);
void duration_evidence(const struct figure_context *context, struct evidence_list *list);

#endif
