/* What the titles of lists read like: whether one may be that of a topic. By words, as statements are read. */
#ifndef ZHINAN_FACTS_TITLES_H
#define ZHINAN_FACTS_TITLES_H

#include "facts/statement.h"
#include "layout/listing.h"

/* What a title reads like. */
enum title_kind {
	TITLE_OTHER,  /* a sentence, a demand, a part of the notice */
	TITLE_DEMAND, /* it says what someone must do or be */
	TITLE_PART,   /* the heading of another part of a call */
	TITLE_SORT,   /* a kind of project */
	TITLE_FIELD,  /* a field: topics, or what they are sorted by */
	TITLE_NAME,   /* a name, as topics have */
	TITLE_TOPIC,  /* a name that ends as topics do */
	TITLE_KIND_COUNT
};

/* What the beginning of a list's member reads like: its first sentence, brackets at its end aside. */
enum title_kind title_read(struct statement_reader *reader, struct span span);

/* Where the title ends in what stands behind a mark, before the sign that ends it: a colon that its description
 * follows, a comma before what is given, or the end of its first sentence; at the end of the span where nothing
 * does. */
uint32_t title_end(const struct grammar *grammar, struct str folded, struct span span);

#endif
