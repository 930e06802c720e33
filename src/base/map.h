/* A piecewise linear map from a derived text back to the text it was made from: decoded
 * text to file bytes, repaired text to decoded text. Made in ascending order, kept as runs
 * of characters that all have the same width on both sides. */
#ifndef ZHINAN_BASE_MAP_H
#define ZHINAN_BASE_MAP_H

#include "base/arena.h"
#include "base/span.h"

struct map_run {
	uint32_t to;        /* offset in the derived text where the run starts */
	uint32_t from;      /* offset in the origin */
	uint16_t to_unit;   /* bytes a character takes in the derived text; at least 1 */
	uint16_t from_unit; /* bytes it takes in the origin; 0 for an inserted character */
};

struct map {
	struct map_run *runs; /* ascending in `to` */
	size_t count;
	size_t capacity;
	uint32_t to_size; /* length of the derived text */
};

/* Appends to_size derived bytes that stand for the origin from `from` on, in characters of
 * to_unit derived and from_unit origin bytes; joins them to the last run where they continue
 * it. to_size is a multiple of to_unit. */
void map_append(struct map *map, struct arena *arena, uint32_t to_size, uint32_t from,
                uint16_t to_unit, uint16_t from_unit);

/* The origin's offset of the character that holds derived byte `to` (to < to_size), or for
 * to == to_size one past the origin of the last character. */
uint32_t map_origin(const struct map *map, uint32_t to);

/* The origin's bytes of a derived span, in ascending pieces; neighbouring pieces are joined.
 * Writes at most capacity pieces and returns how many there are. Inserted characters have
 * none. An empty span gives one empty piece. */
size_t map_pieces(const struct map *map, struct span to, struct span *pieces, size_t capacity);

/* The other way round: the derived bytes that stand for a span of the origin, widened to whole
 * characters of the map's runs; what lies between two runs belongs to neither. The origin's
 * offsets ascend with the derived text's, as they do in every map of a decoding. */
struct span map_derived(const struct map *map, struct span from);

#endif
