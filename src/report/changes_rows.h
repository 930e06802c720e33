/* Both texts beside each other, as rows in the order of the marked tree, and in which of them each
 * change stands. What a page lays out. */
#ifndef ZHINAN_REPORT_CHANGES_ROWS_H
#define ZHINAN_REPORT_CHANGES_ROWS_H

#include "diff/changes.h"

enum { OLD, NEW, SIDES };

/* A node on one side, or NULL. */
static inline const struct node *node_on(const struct marked *at, int side)
{
	return side == OLD ? at->before : at->after;
}

/* Whether a node is a direction or section, whose title stands above what it holds. */
bool marked_is_titled(const struct marked *at);

enum { NO_ROW = UINT32_MAX };

enum row_kind {
	ROW_TITLE, /* of the documents; no node */
	ROW_TEXT,  /* a leaf of the text, or a container without any */
	ROW_LEFT,  /* what stood here stands elsewhere now */
	ROW_OPEN,  /* a section or direction starts */
	ROW_CLOSE, /* and ends */
	ROW_TABLE_OPEN,
	ROW_TABLE_LINE, /* a row of a table: of cells, a direction, or one that stands elsewhere now */
	ROW_TABLE_CLOSE
};

struct row {
	enum row_kind kind;
	const struct marked *at; /* NULL for a title */
	uint32_t mark_count;     /* so many of the nodes around it show their mark or label here */
	bool is_changed;         /* of a start: something in it differs, and not its number alone */
	size_t first_entry;      /* in `entries`: the changes that are shown here */
	size_t entry_count;
};

/* A byte of a source at which a node of a row starts. */
struct row_anchor {
	uint32_t start;
	uint32_t row;
};

struct row_anchors {
	struct row_anchor *items; /* ascending */
	size_t count;
	size_t capacity;
};

/* Where a change stands on each side: a row, or NO_ROW. */
struct change_rows {
	uint32_t before;
	uint32_t after;
};

struct changes_rows {
	struct row *items;
	size_t count;
	size_t capacity;
	struct change_rows *places; /* by change */
	uint32_t *entries;          /* indices of changes, row by row */
	struct row_anchors anchors[SIDES];
};

/* Lays out the rows of a comparison, which must outlive them. All is in the arena. */
void rows_from_changes(struct changes_rows *out, struct arena *arena,
                       const struct changes *changes);

/* The node around that of a row whose mark is the n-th that the row shows, the outermost first;
 * n < mark_count. */
const struct marked *row_mark(const struct row *row, uint32_t n);

/* The row that a node of one side stands in, of a section or direction where it starts; NO_ROW for
 * none and for what has no place. */
uint32_t row_of_node(const struct changes_rows *rows, int side, const struct node *node);

/* The row where a direction or section of the tree starts; NO_ROW where it has no place. */
uint32_t row_of_start(const struct changes_rows *rows, const struct marked *at);

#endif
