/* A paragraph as statements are read in it: without blanks, without the pronunciations in brackets that some
 * converters put behind characters, and with forms of full width as those of ASCII, so that a word is found
 * however it is set. Each byte knows where it comes from. */
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

/* Fills out with what stands at a span of a text, in the arena; what it held before is overwritten. */
void normalize_text(struct normalized *out, struct arena *arena, struct str folded,
                    struct span span);

/* What stands at [start, end) of a compact text as it is written in `clean`, which has the offsets of the folded
 * text; without blanks, in the arena. */
struct str normalized_original(const struct normalized *normalized, struct arena *arena,
                               struct str clean, uint32_t start, uint32_t end);

/* The first byte of the compact text that comes from `offset` or from behind it. */
uint32_t normalized_find(const struct normalized *normalized, uint32_t offset);

#endif
