/* The inside of judging a figure, shared by the files that do; nobody else includes it. */
#ifndef ZHINAN_FACTS_TRIAL_H
#define ZHINAN_FACTS_TRIAL_H

#include "facts/reading.h"

enum {
	NEAR = 4,   /* characters of other text between a word and the count that it governs */
	BESIDE = 2, /* between a name and the count that stands right behind it */
};

/* A figure that is being judged. */
struct trial {
	struct reading *reading;
	const struct state *state;
	const struct figure *figure;
	uint32_t at;      /* its token */
	uint32_t segment; /* the first token behind the last figure, in the same clause */
	const struct clause_token *before; /* the last token but for words that are passed; NULL */
	size_t before_gap;
	const struct clause_token *behind; /* the same behind it, parts of names passed */
	size_t behind_gap;
};

/* Where a token stands (counted from 1; nothing for 0), in the folded text. */
struct span trial_place(const struct trial *trial, uint32_t token_from_1);
struct span trial_place_of_token(const struct trial *trial, const struct clause_token *token);

/* Whether the clause has said a word of a role; behind the last figure; the sentence, up to here. */
bool trial_has(const struct trial *trial, enum word_role role);
bool trial_has_own(const struct trial *trial, enum word_role role);
bool trial_has_before(const struct trial *trial, enum word_role role);

/* One who applies, named behind the last figure: 1 + the token; 0: none is. */
uint32_t trial_applicant(const struct trial *trial);

/* Finds what stands right before the figure, and behind it. */
void trial_find_before(struct trial *trial);
void trial_find_behind(struct trial *trial);

/* Whether a word of some roles is that. */
bool trial_is_before(const struct trial *trial, word_set roles);
bool trial_is_behind(const struct trial *trial, word_set roles);

/* How many characters of other text stand between a word and the figure. */
size_t trial_text_between(const struct trial *trial, uint32_t token_from_1);

/* What an amount is per by a word for each: what stands behind that word, or its classifier. */
struct str trial_per_of_each(const struct trial *trial, uint32_t each);

/* Who gets it: the last that is named behind a word for whom. */
struct str trial_per_of_recipient(const struct trial *trial);

/* Whether something new is spoken of behind the last figure: then what was said before it goes on. */
bool trial_goes_on(const struct trial *trial);

/* The nearest word that says why the figure is no fact, 1 + its token; 0: there is none. Stores its role. */
uint32_t trial_find_reason(const struct trial *trial, enum word_role *role);

/* Puts down what says that the figure is no fact, and the reason's name. */
void trial_weigh_reason(const struct trial *trial, struct evidence_list *list, struct str *reason);

/* What speaks for a figure as a fact of something. The first stores a reason where it is none. */
void weigh_funds(const struct trial *trial, struct evidence_list *list, struct str *reason);
void weigh_projects(const struct trial *trial, struct evidence_list *list);
void weigh_directions(const struct trial *trial, struct evidence_list *list);
void weigh_partners(const struct trial *trial, struct evidence_list *list, bool is_unit);
void weigh_duration(const struct trial *trial, struct evidence_list *list);

#endif
