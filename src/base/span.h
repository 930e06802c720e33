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

/* A rectangle on a page, in tenths of a millimetre from its upper left corner. */
struct box {
	int32_t x0, y0, x1, y1;
};

static inline bool box_is_empty(struct box box)
{
	return box.x0 == box.x1 && box.y0 == box.y1;
}

/* The rectangle around two; one that is empty takes no room. */
static inline struct box box_around(struct box a, struct box b)
{
	if (box_is_empty(a) || box_is_empty(b)) {
		return box_is_empty(a) ? b : a;
	}
	return (struct box){a.x0 < b.x0 ? a.x0 : b.x0, a.y0 < b.y0 ? a.y0 : b.y0,
	                    a.x1 > b.x1 ? a.x1 : b.x1, a.y1 > b.y1 ? a.y1 : b.y1};
}

/* Where something stands in the source file: its first line (from 1; 0 means nowhere) and its
 * bytes. These are in several pieces if a repair joined what a page break had separated. */
struct place {
	uint32_t line;
	uint32_t page;       /* from 1; 0 where the format has no pages */
	uint32_t confidence; /* of its least sure character, in percent; 0: none was recognised */
	struct box box;      /* on that page, where characters were recognised; else empty */
	uint32_t count;      /* number of pieces, 0 for no place */
	struct span first;   /* the first piece */
	const struct span *rest; /* the count - 1 others, ascending; owned by the arena */
};

enum { SURE_PERCENT = 80 /* below this confidence a person should look at a figure */ };

/* Whether a place was recognised in a picture, and not surely. */
static inline bool place_is_doubtful(const struct place *place)
{
	return place->confidence > 0 && place->confidence < SURE_PERCENT;
}

/* Piece i of a place, 0 <= i < count. */
static inline struct span place_piece(const struct place *p, uint32_t i)
{
	return i == 0 ? p->first : p->rest[i - 1];
}

/* Takes what was recognised of a further piece of a place into it. */
static inline void place_add_recognition(struct place *place, const struct place *piece)
{
	if (piece->confidence > 0 &&
	    (place->confidence == 0 || piece->confidence < place->confidence)) {
		place->confidence = piece->confidence;
	}
	if (piece->page == place->page) {
		place->box = box_around(place->box, piece->box);
	}
}

/* A place (count > 0) from its first byte to its last, with what is between its pieces. */
static inline struct span place_extent(const struct place *p)
{
	return (struct span){p->first.start, place_piece(p, p->count - 1).end};
}

#endif
