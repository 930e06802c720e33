/* Half-open byte ranges, and places in the source made of them. Offsets are 32-bit:
 * an input larger than FILE_LIMIT (base/file.h) is refused before any span is made. */
#ifndef ZHINAN_BASE_SPAN_H
#define ZHINAN_BASE_SPAN_H

#include <stdbool.h>
#include <stdint.h>

struct span {
	uint32_t start; /* first byte */
	uint32_t end;   /* one past the last byte */
};

static inline uint32_t span_size(struct span s)
{
	return s.end - s.start;
}

/* A span moved by some bytes: from offsets in a part to offsets in the whole. */
static inline struct span span_shift(struct span s, uint32_t by)
{
	return (struct span){s.start + by, s.end + by};
}

static inline bool span_contains(struct span outer, struct span inner)
{
	return outer.start <= inner.start && inner.end <= outer.end;
}

/* Whether two spans have a byte in common. */
static inline bool span_overlaps(struct span a, struct span b)
{
	return a.start < b.end && b.start < a.end;
}

/* Where something stands in the source file: its first line (from 1; 0 means nowhere) and its
 * bytes. These are in several pieces if a repair joined what a page break had separated. */
struct place {
	uint32_t line;
	uint32_t page;           /* from 1; 0 where the format has no pages */
	uint32_t count;          /* number of pieces, 0 for no place */
	struct span first;       /* the first piece */
	const struct span *rest; /* the count - 1 others, ascending; owned by the arena */
};

/* Piece i of a place, 0 <= i < count. */
static inline struct span place_piece(const struct place *p, uint32_t i)
{
	return i == 0 ? p->first : p->rest[i - 1];
}

/* A place (count > 0) from its first byte to its last, with what is between its pieces. */
static inline struct span place_extent(const struct place *p)
{
	return (struct span){p->first.start, place_piece(p, p->count - 1).end};
}

#endif
