/* Texts that are put together from lines, and the way back from them to the lines. Only lines whose characters were
 * recognised in a picture need it. Internal to source/pdf/. */
#ifndef ZHINAN_SOURCE_PDF_ORIGIN_H
#define ZHINAN_SOURCE_PDF_ORIGIN_H

#include "base/arena.h"
#include "base/buf.h"

/* Where a recognised line begins within a text: an index in pdf_lines.recognised. */
struct pdf_origin {
	uint32_t offset;
	uint32_t line;
};

/* Ascending by offset; all zero: none. */
struct pdf_origins {
	const struct pdf_origin *items;
	size_t count;
};

/* A text while it is put together. */
struct pdf_compound {
	struct buf text;
	struct arena *arena;
	struct pdf_origin *origins;
	size_t count;
	size_t capacity;
};

void pdf_compound_init(struct pdf_compound *compound, struct arena *arena);

/* Appends a text with its origins. */
void pdf_compound_add(struct pdf_compound *compound, struct str text, struct pdf_origins origins);

/* Appends a line of a paragraph, with a blank between Latin words, but none within an address. */
void pdf_compound_add_line(struct pdf_compound *compound, struct str text,
                           struct pdf_origins origins);

/* The text, in the arena, and its origins; the compound is released. */
struct str pdf_compound_finish(struct pdf_compound *compound, struct pdf_origins *origins);

#endif
