/* Texts that are put together from lines, and the way back from them to the lines. Only lines whose characters were
 * recognised in a picture need it. Internal to source/paged/. */
#ifndef ZHINAN_SOURCE_PAGED_ORIGIN_H
#define ZHINAN_SOURCE_PAGED_ORIGIN_H

#include "base/arena.h"
#include "base/buf.h"

/* Where a recognised line begins within a text: an index in paged_lines.recognised. */
struct paged_origin {
	uint32_t offset;
	uint32_t line;
};

/* Ascending by offset; all zero: none. */
struct paged_origins {
	const struct paged_origin *items;
	size_t count;
};

/* A text while it is put together. */
struct paged_compound {
	struct buf text;
	struct arena *arena;
	struct paged_origin *origins;
	size_t count;
	size_t capacity;
};

void paged_compound_init(struct paged_compound *compound, struct arena *arena);

/* Appends a text with its origins. */
void paged_compound_add(struct paged_compound *compound, struct str text,
                        struct paged_origins origins);

/* Appends a line of a paragraph, with a blank between Latin words, but none within an address. */
void paged_compound_add_line(struct paged_compound *compound, struct str text,
                             struct paged_origins origins);

/* The text, in the arena, and its origins; the compound is released. */
struct str paged_compound_finish(struct paged_compound *compound, struct paged_origins *origins);

#endif
