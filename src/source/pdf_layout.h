/* Paragraphs from lines with coordinates. Internal to pdf*.c, and to their tests. */
#ifndef ZHINAN_SOURCE_PDF_LAYOUT_H
#define ZHINAN_SOURCE_PDF_LAYOUT_H

#include "base/buf.h"
#include "source/format.h"

/* Where a line belongs: lines of one kind share their edges. */
enum pdf_kind {
	PDF_PLAIN,  /* of a page without columns */
	PDF_COLUMN, /* of one of two columns */
	PDF_ACROSS, /* across both */
	PDF_ROW     /* of a table */
};

/* A line as it stands on a page. Lengths are tenths of a point, y grows downwards. */
struct pdf_line {
	uint32_t page; /* from 1 */
	int32_t x0, y0, x1, y1;
	int32_t size; /* of its characters */
	int32_t unit; /* the width of what it begins with and cannot be broken within */
	struct str text;
	bool has_blank; /* stands behind it, and counts where another piece follows at once */
	bool is_margin; /* a running header, a footer, a page number, a watermark */
	uint8_t kind;   /* enum pdf_kind */
	uint32_t part;  /* of the page, in the order of reading */
};

struct pdf_lines {
	struct pdf_line *items;
	size_t count;
	size_t capacity;
};

/* Reads what zhinan-pdf writes (src/pdf/main.c has its form). False where it is not whole, or not
 * in that form. Texts are views of `written`. */
bool pdf_lines_from_text(struct pdf_lines *out, struct arena *arena, struct str written,
                         uint32_t *pages);

/* Makes what stands raised or lowered in a line (the mark of a note, an exponent, an index) part of the
 * piece beside it, its digits as superscripts or subscripts. */
void pdf_lines_attach_raised(struct pdf_lines *lines, struct arena *arena);

/* Makes margins of what was printed over a text or beside it: what stands at one place of most
 * pages, and numbers of lines. Sorts the lines, from the top of a page to its bottom. */
void pdf_lines_clear(struct pdf_lines *lines, struct arena *arena, uint32_t pages);

/* Finds pages of two columns in lines as pdf_lines_clear leaves them; sets `part` and `kind`. */
void pdf_lines_find_columns(struct pdf_lines *lines, struct arena *arena);

/* Puts pieces that stand side by side together, a blank or two between, and all in the order of
 * the pages and their parts, from the top to the bottom. In a table the lines of a cell are put
 * together, and the cells of a row make a line. */
void pdf_lines_make_rows(struct pdf_lines *lines, struct arena *arena);

/* Adds a line to a text: a blank between Latin words, but none within an address. */
void pdf_append_line(struct buf *text, struct str line);

/* Makes the job's source of lines in any order: pieces that stand side by side become one line;
 * what stands at the same height of several pages with the same words, digits aside, is a margin
 * and gets the hint that it is furniture; a line that has no room for what the next begins with
 * goes on in it where indents or the space between paragraphs do not speak against it. A line that
 * goes on across pages gets the hint that it does. STATUS_TROUBLE beyond a limit. */
enum status pdf_layout(struct reading_job *job, struct pdf_lines *lines) MUST_CHECK;

#endif
