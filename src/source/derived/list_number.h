/* The automatic numbers of lists, as all word processors count and write them. Each format's reader
 * says what restarts a number, and how a label is spelled. */
#ifndef ZHINAN_SOURCE_DERIVED_LIST_NUMBER_H
#define ZHINAN_SOURCE_DERIVED_LIST_NUMBER_H

#include "base/arena.h"
#include "base/buf.h"
#include "source/derived/ordinal.h"

enum {
	LIST_LEVELS = 10,
	LIST_LABEL_NUMBER = 0xF5 /* UTF-8 has neither this byte nor the nine above it */
};

/* How the items of a level are numbered. */
struct list_level {
	/* Text in which the byte LIST_LABEL_NUMBER + i stands for the number of level i. */
	struct str label;
	enum ordinal_style style;
	int32_t start;
	int32_t
	    restart; /* the level whose items begin it anew, from 1, those above included; 0: none;
	                    -1: the one above */
	bool is_bullet;
	bool is_legal; /* all numbers in its label are decimal */
	bool has_gap;  /* a tab or a blank behind the label */
};

/* The numbers that a list has reached. */
struct list_counts {
	int32_t counts[LIST_LEVELS];
	bool is_counting[LIST_LEVELS];
};

/* Counts an item on level `at` (from 0), as number `start` if that is not negative, and appends its
 * label and the blank behind it. If a format has fewer levels, the last ones are NULL. */
void list_number_write(struct list_counts *counts,
                       const struct list_level *const levels[LIST_LEVELS], int at, int32_t start,
                       struct buf *out);

/* Makes a label from one in which %1, or with ends_in_percent %1%, stands for the number of the
 * first level, and so on up to level `most`. */
struct str list_label(struct str form, int most, bool ends_in_percent, struct arena *arena);

#endif
