/* The automatic numbers of ODT: list styles, the outline, and the counters. Internal to odt*.c. */
#ifndef ZHINAN_SOURCE_OFFICE_ODT_NUMBERING_H
#define ZHINAN_SOURCE_OFFICE_ODT_NUMBERING_H

#include "source/derived/list_number.h"
#include "source/derived/markup.h"

struct odt_list;

struct odt_numbering {
	struct arena *arena;
	struct odt_list **lists; /* ascending by name once sorted; the outline's name is empty */
	size_t count;
	size_t capacity;
	struct odt_list *open; /* while reading */
	int level;
};

/* To be called for each element of styles.xml and content.xml: take those of list styles. */
void odt_numbering_start(struct odt_numbering *numbering, const struct xml_element *element);
void odt_numbering_end(struct odt_numbering *numbering, const struct xml_element *element);

/* To be called once all styles are read. */
void odt_numbering_sort(struct odt_numbering *numbering);

/* The list style of a name (empty: the outline), or NULL. */
struct odt_list *odt_numbering_find(const struct odt_numbering *numbering, struct str name);

/* Makes the list count from its start again. */
void odt_list_restart(struct odt_list *list);

/* Counts a paragraph on a level (from 0), as number `start` if that is not negative, and appends
 * its label. */
void odt_list_write(struct odt_list *list, int level, int32_t start, struct buf *out);

#endif
