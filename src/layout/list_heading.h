/* What a heading says of the list under it, and a paragraph of the list after it, by their
 * words. */
#ifndef ZHINAN_LAYOUT_LIST_HEADING_H
#define ZHINAN_LAYOUT_LIST_HEADING_H

#include "grammar/grammar.h"

/* What is listed under a heading or after a paragraph. */
enum listing {
	LISTING_UNKNOWN, /* it does not say */
	LISTING_WEAK,    /* fields or contents, which may be directions; a kind of project */
	LISTING_STRONG,  /* directions, topics */
	LISTING_OTHER    /* conditions, steps, materials: no directions */
};

/* What a heading says is listed under it. `text` is folded, here and below. */
enum listing listing_under(const struct grammar *grammar, struct str text);

/* What a paragraph says is listed after it; LISTING_UNKNOWN where it does not lead to a list. */
enum listing listing_after(const struct grammar *grammar, struct str text);

/* The last word of some roles in a text. */
struct last_word {
	const struct word *word; /* NULL: there is none */
	size_t end;              /* where it ends */
};

struct last_word last_word_of(const struct grammar *grammar, struct str text, word_set roles);

/* Whether the heading that `text` is ends at `at`: only signs and words that lead to a list follow,
 * or a bracket. */
bool ends_heading(const struct grammar *grammar, struct str text, size_t at);

#endif
