/* Lines with coordinates, and the steps that turn them into paragraphs. Each step is in the file
 * that it is named after. */
#ifndef ZHINAN_SOURCE_PAGED_LINES_H
#define ZHINAN_SOURCE_PAGED_LINES_H

#include "source/paged/origin.h"

/* Where a line belongs: lines of one kind share their edges. */
enum paged_kind {
	PAGED_PLAIN,  /* of a page without columns */
	PAGED_COLUMN, /* of one of two columns */
	PAGED_ACROSS, /* across both */
	PAGED_TABLE   /* a whole table, which replaces its lines */
};

/* A cell of a table: its first row and column from 0, and how many it reaches over. */
struct paged_cell {
	uint32_t row, column;
	uint32_t row_span, column_span;
	bool goes_on;    /* it continues the cell above, on the page before */
	struct str text; /* its lines put together, or with line feeds between them */
	struct paged_origins origins;
};

/* The empty strip between two columns; for a rule both ends are its place. */
struct paged_gap {
	int32_t x0, x1;
};

struct paged_table {
	struct paged_cell *cells; /* by row, then by column */
	size_t cell_count;
	uint32_t row_count;
	uint32_t column_count;
	struct paged_gap *gaps; /* between its columns: one less than there are */
	bool is_form;           /* most of it is to be filled in */
	bool goes_on;           /* it continues the table on the page before */
};

/* A line that a page draws, horizontal or vertical. */
struct paged_rule {
	uint32_t page;
	int32_t x0, y0, x1, y1;
};

/* A line as it stands on a page. Lengths are tenths of a point, y grows downwards. */
struct paged_line {
	uint32_t page; /* from 1 */
	int32_t x0, y0, x1, y1;
	int32_t size; /* of its characters */
	int32_t unit; /* the width of its unbreakable beginning, a word for example */
	struct str text;
	struct paged_origins origins;
	bool has_blank;  /* behind it; counts if another piece follows directly */
	bool is_margin;  /* a running header, a footer, a page number, a watermark */
	bool is_running; /* a margin that was found while it was a piece: keeps its place */
	bool is_cut;     /* is in another column than the piece before, though close to it */
	bool is_leader;  /* dots lead to a page number: is in a table of contents */
	uint8_t kind;    /* enum paged_kind */
	uint32_t part;   /* of the page, in the order of reading */
	uint32_t frame;  /* pages of one width, from 0; see measure.h */
	struct paged_table *table; /* of PAGED_TABLE, else NULL */
};

static inline int32_t paged_least(int32_t a, int32_t b)
{
	return a < b ? a : b;
}

static inline int32_t paged_greatest(int32_t a, int32_t b)
{
	return a > b ? a : b;
}

/* The order of two int32_t, for qsort. */
static inline int paged_compare_lengths(const void *a, const void *b)
{
	const int32_t *left = a;
	const int32_t *right = b;
	return (*left > *right) - (*left < *right);
}

/* The height of the middle of a line. */
static inline int32_t paged_middle(const struct paged_line *line)
{
	return line->y0 + (line->y1 - line->y0) / 2;
}

/* Where a character of a recognised line stands from left to right, and how sure it is, in percent. */
struct paged_character {
	int32_t x0, x1;
	uint8_t confidence;
};

/* A line as it was recognised in a picture. */
struct paged_recognised {
	uint32_t page;
	int32_t y0, y1;
	struct str text;
	struct paged_character *characters; /* one for each of its characters that is no blank */
	size_t count;
	size_t capacity;
};

/* The picture of a page as it was recognised, and how large that is. */
struct paged_picture {
	uint32_t page;
	int32_t width, height;
	struct str media_type; /* as in "image/png" */
	struct str base64;
};

struct paged_lines {
	struct paged_line *items;
	size_t count;
	size_t capacity;
	struct paged_rule *rules; /* in the order of the pages */
	size_t rule_count;
	size_t rule_capacity;
	uint32_t *unread; /* pages that are a picture without text, ascending */
	size_t unread_count;
	size_t unread_capacity;
	struct str engine; /* what recognised text, and its version; empty: none was */
	struct paged_recognised *recognised;
	size_t recognised_count;
	size_t recognised_capacity;
	struct paged_picture *pictures;
	size_t picture_count;
	size_t picture_capacity;
};

/* Adds the output of a helper program (src/pdf/main.c and its like, and src/helper/lines.h describe it), whose first page has
 * `before` others before it; says how many pages it has. False if it is incomplete or malformed. Texts are views of `written`. */
bool paged_lines_from_text(struct paged_lines *out, struct arena *arena, struct str written,
                           uint32_t before, uint32_t *pages);

/* Drops the lines and rules of a page. */
void paged_lines_drop_page(struct paged_lines *lines, uint32_t page);

/* Drops what is on other pages. */
void paged_lines_keep_pages(struct paged_lines *lines, uint32_t first, uint32_t last);

/* Joins pieces that are raised or lowered (the mark of a note, an exponent, an index) to the piece
 * beside them, with superscripts or subscripts for their digits. */
void paged_lines_attach_raised(struct paged_lines *lines, struct arena *arena);

/* Marks as margins what is printed over or beside the text: what is at one place on most pages, and
 * line numbers. Sorts the lines of each page from top to bottom. */
void paged_lines_clear(struct paged_lines *lines, struct arena *arena, uint32_t pages);

/* Finds tables drawn with rules (a grid, or horizontal rules only), and replaces the lines in their
 * cells by a line of kind PAGED_TABLE. For lines as paged_lines_clear leaves them. */
void paged_lines_find_grids(struct paged_lines *lines, struct arena *arena);

/* Finds pages of two columns in lines as paged_lines_clear leaves them; sets `part` and `kind`. */
void paged_lines_find_columns(struct paged_lines *lines, struct arena *arena);

/* Joins pieces side by side, with a blank or two between them, and sorts all by page, part of the
 * page and height. A table that has no rules, only columns, becomes one line of kind PAGED_TABLE. */
void paged_lines_make_rows(struct paged_lines *lines, struct arena *arena);

/* Marks as margins what is at the same height of several pages with the same words, digits aside.
 * With `are_pieces` the lines are not yet joined to rows: only those alone at their height
 * count. */
void paged_lines_find_margins(struct paged_lines *lines, struct arena *arena, uint32_t pages,
                              bool are_pieces);

/* Moves margins that are between the lines of a page, as below its first column, behind them. */
void paged_lines_set_margins_aside(struct paged_lines *lines, struct arena *arena);

#endif
