/* What the styles of an ODT say of its text beyond its looks: that nobody sees it, or that it stands
 * raised or lowered. Internal to odt*.c. */
#ifndef ZHINAN_SOURCE_ODT_STYLES_H
#define ZHINAN_SOURCE_ODT_STYLES_H

#include "base/arena.h"
#include "source/markup.h"

enum odt_look {
	ODT_HIDDEN = 1, /* text:display="none" */
	ODT_RAISED = 2, /* style:text-position="super", or a height */
	ODT_LOWERED = 4 /* "sub", or a depth */
};

struct odt_style {
	struct str name;
	unsigned looks; /* a set */
};

/* All zero: none. */
struct odt_styles {
	struct arena *arena;
	struct odt_style *items; /* those that say something of it */
	size_t count;
	size_t capacity;
	struct str open; /* the name of the style that is being read */
};

/* An element of styles.xml, or of the styles of content.xml. */
void odt_styles_start(struct odt_styles *styles, const struct markup_element *element);

/* Once all are read. */
void odt_styles_sort(struct odt_styles *styles);

/* What the style of a name says, a set; 0: nothing. */
unsigned odt_styles_find(const struct odt_styles *styles, struct str name);

#endif
