/* The edges and distances of the lines of a PDF. Internal to source/pdf/. */
#ifndef ZHINAN_SOURCE_PDF_MEASURE_H
#define ZHINAN_SOURCE_PDF_MEASURE_H

#include "source/pdf/lines.h"

/* The measures of lines of one kind, on pages of one width. */
struct pdf_measures {
	int32_t left;
	int32_t right;
	int32_t size;
	int32_t distance; /* of a paragraph's lines, from foot to foot; 0: not known */
	bool has_indents; /* paragraphs begin with one */
	bool has_spaces;  /* there is extra space before paragraphs */
};

/* Measures lines in their order, and sets their `frame`: the measures of a line are those at
 * frame * PDF_TABLE + kind. Tables have none. */
struct pdf_measures *pdf_measure(struct pdf_lines *lines, struct arena *arena);

/* The usual distance from one line's foot to the next one's. `numbers` has room for all lines. */
int32_t pdf_usual_distance(const struct pdf_lines *lines, int32_t *numbers);

/* Whether a line had no room for what the next begins with. */
bool pdf_is_full(const struct pdf_measures *measures, const struct pdf_line *line,
                 const struct pdf_line *next);

bool pdf_is_indented(const struct pdf_measures *measures, const struct pdf_line *line);

/* Whether the next line is farther below a line than lines of a paragraph are. */
bool pdf_is_spaced(const struct pdf_measures *measures, const struct pdf_line *line,
                   const struct pdf_line *next);

#endif
