/* What headings and lines say of the list below them, by their words. */
#ifndef ZHINAN_LAYOUT_LIST_HEADING_H
#define ZHINAN_LAYOUT_LIST_HEADING_H

#include "grammar/grammar.h"

/* What stands below a heading. */
enum listing {
	LISTING_UNKNOWN, /* it does not say */
	LISTING_WEAK,    /* fields or contents, which may be directions; a kind of project */
	LISTING_STRONG,  /* directions, topics */
	LISTING_OTHER    /* conditions, steps, materials: no directions */
};

/* What a heading says of what stands below it. `text` is folded. */
enum listing listing_under(const struct grammar *grammar, struct str text);

/* What a paragraph says of the list behind it; LISTING_UNKNOWN where it leads to none. */
enum listing listing_after(const struct grammar *grammar, struct str text);

/* The last word of some roles in a text. */
struct last_word {
	const struct word *word; /* NULL: there is none */
	size_t end;              /* where it ends */
};

struct last_word last_word_of(const struct grammar *grammar, struct str text, word_set roles);

/* Whether nothing but signs and words that lead to a list stand behind `at`; a bracket ends a heading. */
bool ends_heading(const struct grammar *grammar, struct str text, size_t at);

#endif
