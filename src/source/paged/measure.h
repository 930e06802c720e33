/* The edges and distances of the lines of a PDF. Internal to source/paged/. */
#ifndef ZHINAN_SOURCE_PAGED_MEASURE_H
#define ZHINAN_SOURCE_PAGED_MEASURE_H

#include "source/paged/lines.h"

/* The measures of lines of one kind, on pages of one width. */
struct paged_measures {
	int32_t left;
	int32_t right;
	int32_t size;
	int32_t distance; /* of a paragraph's lines, from foot to foot; 0: not known */
	bool has_indents; /* paragraphs begin with one */
	bool has_spaces;  /* there is extra space before paragraphs */
};

/* Measures lines in their order, and sets their `frame`: the measures of a line are those at
 * frame * PAGED_TABLE + kind. Tables have none. */
struct paged_measures *paged_measure(struct paged_lines *lines, struct arena *arena);

/* The usual distance from one line's foot to the next one's. `numbers` has room for all lines. */
int32_t paged_usual_distance(const struct paged_lines *lines, int32_t *numbers);

/* Whether a line had no room for what the next begins with. */
bool paged_is_full(const struct paged_measures *measures, const struct paged_line *line,
                   const struct paged_line *next);

bool paged_is_indented(const struct paged_measures *measures, const struct paged_line *line);

/* Whether the next line is farther below a line than lines of a paragraph are. */
bool paged_is_spaced(const struct paged_measures *measures, const struct paged_line *line,
                     const struct paged_line *next);

#endif
