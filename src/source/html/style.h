/* What style sheets and attributes say about how an element looks, as far as that decides what a
 * reader sees; layout is ignored. Internal to html*.c. */
#ifndef ZHINAN_SOURCE_HTML_STYLE_H
#define ZHINAN_SOURCE_HTML_STYLE_H

#include "base/arena.h"

/* A set. */
enum html_look {
	LOOK_HIDDEN = 1 << 0,    /* display:none and what comes to the same */
	LOOK_INVISIBLE = 1 << 1, /* visibility:hidden */
	LOOK_DELETED = 1 << 2,   /* <del> */
	LOOK_STRUCK = 1 << 3,    /* <s>, line-through */
	LOOK_BOLD = 1 << 4,
	LOOK_CENTRED = 1 << 5,
	LOOK_RAISED = 1 << 6,
	LOOK_LOWERED = 1 << 7,
	LOOK_SIZED = 1 << 8,  /* only in html_style.set */
	LOOK_FLAT = 1 << 9,   /* its box has no width or no height */
	LOOK_CUT = 1 << 10,   /* what does not fit into its box is not shown */
	LOOK_FAINT = 1 << 11, /* opacity:0, which scripts lift from what they fade in */
	LOOK_CLEAR = 1 << 12  /* color:transparent */
};

enum {
	USUAL_FONT_SIZE = 160, /* tenths of a CSS pixel */
	MAX_FONT_SIZE = 1000
};

/* All zero: says nothing. */
struct html_style {
	uint16_t set; /* the looks that it turns on or off */
	uint16_t on;  /* those of them that it turns on */
	int16_t size; /* of the letters, in tenths of a pixel; below 0: percent of what is around */
};

/* One rule for one selector. */
struct html_rule {
	struct str name;
	struct str tag; /* empty: any */
	uint32_t order; /* in the sheet, before rules for the same are merged */
	char kind;      /* '.' a class, '#' an id, ' ' a tag */
	struct html_style style;
};

/* All zero: none. */
struct html_sheet {
	struct html_rule *rules; /* ascending by kind, name and tag */
	size_t count;
	size_t capacity;
};

/* The style sheets in a page: rules for a tag, a class or an id alone, outside of any condition. */
void html_sheet_read(struct html_sheet *out, struct arena *arena, struct str page);

/* Applies the sheet's rules for a class ('.'), an id ('#') or a tag (' ') to a style. */
void html_sheet_apply(const struct html_sheet *sheet, struct html_style *style, char kind,
                      struct str name, struct str tag);

/* Applies declarations: "display: none; ..." */
void html_style_declare(struct html_style *style, struct str declarations);

/* Applies the usual style of a tag, given in lower case. */
void html_style_of_tag(struct html_style *style, struct str tag);

/* Applies <font size=...> and align=... */
void html_style_of_attribute(struct html_style *style, struct str name, struct str value);

/* Adds to an element's style what it inherits from `around`, which is resolved itself. */
void html_style_resolve(struct html_style *style, const struct html_style *around);

#endif
