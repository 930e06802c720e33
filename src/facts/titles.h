/* What a title of a list's member reads like, by its words: whether it may be that of a topic. */
#ifndef ZHINAN_FACTS_TITLES_H
#define ZHINAN_FACTS_TITLES_H

#include "facts/statement.h"
#include "layout/list_heading.h"

/* What a title reads like. */
enum title_kind {
	TITLE_OTHER,        /* a sentence, a demand, a part of the notice */
	TITLE_DEMAND,       /* it says what someone must do or be */
	TITLE_PART,         /* the heading of another part of a call */
	TITLE_PROJECT_KIND, /* a kind of project */
	TITLE_FIELD,        /* a field: a topic, or a group of topics */
	TITLE_NAME,         /* a name, as topics have */
	TITLE_TOPIC,        /* a name that ends as topics do */
	TITLE_KIND_COUNT
};

/* What the beginning of a list's member reads like: its first sentence without brackets at its end. */
enum title_kind title_read(struct statement_reader *reader, struct span span);

#endif
