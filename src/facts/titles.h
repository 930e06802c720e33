/* What headings and the titles of lists say of the outline: whether directions stand below a heading or behind a
 * line, whether a title may be that of a topic. By words, as statements are read. */
#ifndef ZHINAN_FACTS_TITLES_H
#define ZHINAN_FACTS_TITLES_H

#include "facts/statement.h"

/* What stands below a heading. */
enum listing {
	LISTING_UNKNOWN, /* it does not say */
	LISTING_WEAK,    /* fields or contents, which may be directions; a kind of project */
	LISTING_STRONG,  /* directions, topics */
	LISTING_APART    /* conditions, steps, materials: no directions */
};

/* What a heading says of what stands below it. `text` is folded. */
enum listing listing_below(const struct grammar *grammar, struct str text);

/* What a paragraph says of the list behind it; LISTING_UNKNOWN where it leads to none. */
enum listing listing_behind(const struct grammar *grammar, struct str text);

/* What a title reads like. */
enum title_kind {
	TITLE_OTHER,  /* a sentence, a demand, a part of the notice */
	TITLE_DEMAND, /* it says what someone must do or be */
	TITLE_PART,   /* the heading of another part of a call */
	TITLE_SORT,   /* a kind of project */
	TITLE_NAME,   /* a name, as topics have */
	TITLE_TOPIC,  /* a name that ends as topics do */
	TITLE_KIND_COUNT
};

/* What the beginning of a list's member reads like: its first sentence, brackets at its end aside. */
enum title_kind title_read(struct statement_reader *reader, struct span span);

#endif
