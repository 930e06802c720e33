/* Paragraphs from lines with coordinates. Internal to pdf*.c, and to their tests. */
#ifndef ZHINAN_SOURCE_PDF_LAYOUT_H
#define ZHINAN_SOURCE_PDF_LAYOUT_H

#include "source/format.h"

/* A line as it stands on a page. Lengths are tenths of a point, y grows downwards. */
struct pdf_line {
	uint32_t page; /* from 1 */
	int32_t x0, y0, x1, y1;
	int32_t size; /* of its characters */
	int32_t unit; /* the width of what it begins with and cannot be broken within */
	struct str text;
	bool is_margin; /* a running header, a footer, a page number */
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

/* Puts pieces that stand side by side together, a blank or two between, and all in the order of
 * the pages, from the top to the bottom. */
void pdf_lines_make_rows(struct pdf_lines *lines, struct arena *arena);

/* Makes the job's source of lines in any order: pieces that stand side by side become one line;
 * what stands at the same height of several pages with the same words, digits aside, is a margin
 * and gets the hint that it is furniture; a line that has no room for what the next begins with
 * goes on in it where indents or the space between paragraphs do not speak against it. A line that
 * goes on across pages gets the hint that it does. STATUS_TROUBLE beyond a limit. */
enum status pdf_layout(struct reading_job *job, struct pdf_lines *lines) MUST_CHECK;

#endif
