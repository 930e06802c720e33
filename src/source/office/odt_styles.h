/* What the styles of an ODT say about text: whether it is struck through, hidden, raised or
 * lowered, and how it is emphasised. Internal to odt*.c. */
#ifndef ZHINAN_SOURCE_OFFICE_ODT_STYLES_H
#define ZHINAN_SOURCE_OFFICE_ODT_STYLES_H

#include "base/arena.h"
#include "source/derived/markup.h"

enum odt_look {
	ODT_HIDDEN = 1,  /* text:display="none" */
	ODT_RAISED = 2,  /* style:text-position="super", or a height */
	ODT_LOWERED = 4, /* "sub", or a depth */
	ODT_STRUCK = 8,  /* style:text-line-through-style, -type */
	ODT_BOLD = 16,
	ODT_CENTRED = 32
};

/* All zero: says nothing. */
struct odt_looks {
	unsigned set;    /* the looks that it turns on or off */
	unsigned on;     /* those of them that it turns on */
	int32_t outline; /* the level of a heading, from 1; 0: not said */
	int32_t size;    /* half points; below 0: percent of what is around; 0: not said */
};

struct odt_style {
	struct str name;
	struct str parent;
	char family; /* 'p' of paragraphs, 't' of text */
	uint32_t order;
	struct odt_looks looks;
	bool is_resolved; /* with what the parents say */
};

/* All zero: none. */
struct odt_styles {
	struct arena *arena;
	struct odt_style *items;
	size_t count;
	size_t capacity;
	struct odt_looks usual; /* of paragraphs, where nothing says otherwise */
	struct odt_looks *open; /* of the style that is being read */
};

/* Takes an element of styles.xml, or of the styles in content.xml. */
void odt_styles_start(struct odt_styles *styles, const struct xml_element *element);

/* To be called once all styles are read. */
void odt_styles_sort(struct odt_styles *styles);

/* The looks of the style of a name and a family, its parents' included. */
struct odt_looks odt_styles_find(struct odt_styles *styles, char family, struct str name);

/* Applies what a style says to the looks around it. */
void odt_looks_lay_over(struct odt_looks *looks, const struct odt_looks *over);

#endif
