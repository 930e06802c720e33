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

/* Elements of styles.xml and content.xml on their way by: takes what belongs to a list style. */
void odt_numbering_start(struct odt_numbering *numbering, const struct xml_element *element);
void odt_numbering_end(struct odt_numbering *numbering, const struct xml_element *element);

/* To be called when all styles are there. */
void odt_numbering_sort(struct odt_numbering *numbering);

/* The list style of a name (empty: the outline), or NULL. */
struct odt_list *odt_numbering_find(const struct odt_numbering *numbering, struct str name);

/* Begins the list anew. */
void odt_list_restart(struct odt_list *list);

/* Counts a paragraph on a level (from 0), from `start` on where that is not negative, and appends
 * its number with what stands around and behind it. */
void odt_list_write(struct odt_list *list, int level, int32_t start, struct buf *out);

#endif
