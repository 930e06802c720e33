/* The rules of a page, grouped by which of them meet. Internal to grid.c and segments.c. */
#ifndef ZHINAN_SOURCE_PAGED_SEGMENTS_H
#define ZHINAN_SOURCE_PAGED_SEGMENTS_H

#include "source/paged/table.h"

enum { SNAP = 30 /* tenths of a point within which rules meet or are one */ };

/* A rule, or several in one line: `at` is its y, `from` and `to` its x; the reverse if vertical. */
struct segment {
	int32_t at;
	int32_t from, to;
	size_t component;
	bool is_vertical;
};

/* The rules of a page, horizontal ones first. */
struct segments {
	struct segment *items;
	size_t horizontal;
	size_t count;
	size_t *parents; /* by segment: those that meet form a tree */
};

/* Takes the rules of a page, for which there must be room; joins those in one line. */
void segments_take(struct segments *segments, const struct paged_rule *rules, size_t count);

/* Finds which rules meet, and sorts those that do next to each other. False if there are too
 * many. */
bool segments_find_components(struct segments *segments);

/* Ascending by kind and place. */
int segments_compare(const void *a, const void *b);

#endif
