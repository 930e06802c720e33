/* The texts that tracked changes deleted (OpenDocument 1.3 part 3, 5.5). Internal to odt*.c. */
#ifndef ZHINAN_SOURCE_OFFICE_ODT_CHANGES_H
#define ZHINAN_SOURCE_OFFICE_ODT_CHANGES_H

#include "base/buf.h"
#include "source/derived/markup.h"

struct odt_change {
	struct str id;
	struct str text;
};

/* All zero: none. */
struct odt_changes {
	struct arena *arena;
	struct odt_change *items; /* ascending by id once they end */
	size_t count;
	size_t capacity;

	/* while reading */
	size_t depth;    /* of text:tracked-changes; 0: not within it */
	size_t deletion; /* of the deletion that is open */
	size_t info;     /* of its office:change-info */
	struct buf text;
};

/* Take the elements and the text of text:tracked-changes, itself included. */
void odt_changes_start(struct odt_changes *changes, const struct xml_element *element,
                       size_t depth);
void odt_changes_text(struct odt_changes *changes, struct str text);
void odt_changes_end(struct odt_changes *changes, const struct xml_element *element, size_t depth);

/* The text that a change deleted; empty if it deleted none. */
struct str odt_changes_find(const struct odt_changes *changes, struct str id);

#endif
