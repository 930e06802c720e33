/* A web page as a tree of elements with roles, and its text. Internal to html*.c. */
#ifndef ZHINAN_SOURCE_HTML_TREE_H
#define ZHINAN_SOURCE_HTML_TREE_H

#include "base/buf.h"
#include "source/html/style.h"
#include "source/reading_job.h"

/* What an element does to the text in it; a set. */
enum html_role {
	HTML_BLOCK = 1 << 0,   /* begins and ends a paragraph */
	HTML_BREAK = 1 << 1,   /* ends a line */
	HTML_ROW = 1 << 2,     /* a row of a table */
	HTML_CELL = 1 << 3,    /* a cell in it */
	HTML_ITEM = 1 << 4,    /* an item of a list */
	HTML_ORDERED = 1 << 5, /* a list with numbers */
	HTML_LIST = 1 << 6,    /* any list */
	HTML_HEADING = 1 << 7,
	HTML_FRAME = 1 << 8,    /* holds blocks, and is no paragraph itself: div, td and the like */
	HTML_SILENT = 1 << 9,   /* nothing of it is seen: scripts, styles, the head */
	HTML_OUTSIDE = 1 << 10, /* no part of the document: navigation, forms */
	HTML_LINK = 1 << 11,    /* leads to another page */
	HTML_PLAIN = 1 << 12,   /* blanks and line ends count: pre */
	HTML_TEXT = 1 << 13,    /* a piece of text, no element */
	HTML_BODY = 1 << 14,
	HTML_SUSPECT = 1 << 15, /* its class or id names a part of a web site */
	HTML_CAPTION = 1 << 16, /* its class or id names a title */
	HTML_TABLE = 1 << 17,   /* a table or a part of it that is no cell */
	HTML_CONTENT = 1 << 18, /* its class or id names the text of an article */
	HTML_TITLE = 1 << 19,   /* what the page calls itself in its head */
	HTML_GRID = 1 << 20,    /* a table */
	HTML_GROUP = 1 << 21,   /* rows of a table: its head, a body, its foot */
	HTML_HEAD = 1 << 22     /* whose cells are headers, or such a cell */
};

/* Node 0 is the page; children come behind their parent, in the order of the page. */
struct html_node {
	uint32_t roles;
	uint32_t parent;
	uint32_t end;      /* one past its last descendant */
	uint32_t ink;      /* characters in it that a reader sees, blanks aside */
	uint32_t link_ink; /* of these, in links */
	uint32_t links;
	int32_t number;         /* of an item or a list: where it starts; of a heading: its level */
	uint8_t style;          /* of a list: how it counts, enum ordinal_style */
	struct html_style look; /* with that of the elements around, once the page is read */
	uint16_t column_span;   /* of a cell; 0: 1 */
	uint16_t row_span;      /* of a cell; 0: 1; UINT16_MAX: to the end of its group */
	uint32_t start;         /* of a piece of text: in tree.text */
	uint32_t size;
};

struct html_tree {
	struct html_node *nodes; /* malloc'ed */
	size_t count;
	size_t capacity;
	struct buf text;
	struct buf title; /* of the page, as its head has it */
};

/* Parses the page of a job's source. Free with html_tree_release in every case. */
enum status html_tree_read(struct html_tree *out, struct str page,
                           struct reading_job *job) MUST_CHECK;

void html_tree_release(struct html_tree *tree);

/* Whether a node is hidden so that it takes no room in the page either. */
static inline bool html_node_is_gone(const struct html_node *node)
{
	return node->look.on & LOOK_HIDDEN;
}

/* Whether text directly in a node is hidden, deleted or struck through. */
static inline bool html_node_is_removed(const struct html_node *node)
{
	return node->look.size == 0 || (node->look.on & (LOOK_HIDDEN | LOOK_INVISIBLE | LOOK_CLEAR |
	                                                 LOOK_DELETED | LOOK_STRUCK));
}

static inline struct str html_node_text(const struct html_tree *tree, const struct html_node *node)
{
	return (struct str){tree->text.data + node->start, node->size};
}

#endif
