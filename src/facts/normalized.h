/* The text of a paragraph in the form that words are looked for in: without blanks, without the pinyin in brackets
 * that some converters put behind characters, full-width forms as ASCII. Each byte has the offset that it comes
 * from. */
#ifndef ZHINAN_FACTS_NORMALIZED_H
#define ZHINAN_FACTS_NORMALIZED_H

#include "base/arena.h"
#include "base/span.h"
#include "base/str.h"

/* Reused from paragraph to paragraph. */
struct normalized {
	struct str text;
	uint32_t
	    *origin; /* of each byte, and one more for the end: its offset in the folded text */
	size_t capacity;
	char *data;
};

/* Fills `out` with the text at a span, in the arena; what it held before is overwritten. */
void normalize_text(struct normalized *out, struct arena *arena, struct str folded,
                    struct span span);

/* [start, end) of a normalized text as it is written in `clean`, which has the offsets of the folded text, but
 * without blanks. In the arena. */
struct str normalized_original(const struct normalized *normalized, struct arena *arena,
                               struct str clean, uint32_t start, uint32_t end);

/* The index of the first byte that comes from `offset` or from behind it. */
uint32_t normalized_find(const struct normalized *normalized, uint32_t offset);

#endif
