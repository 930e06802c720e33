/* The outline of a text: which marked line continues which series, which opens another inside
 * which, and where an outline begins anew. It is found as a whole, by one search over all marks
 * (search.c), before anything is known of what the lines mean. No later step decides again what is
 * inside what. */
#ifndef ZHINAN_OUTLINE_OUTLINE_H
#define ZHINAN_OUTLINE_OUTLINE_H

#include "outline/tokens.h"

/* What is between a mark and the one before it. */
enum outline_between {
	BETWEEN_TEXT = 1,    /* a paragraph without a mark */
	BETWEEN_LEAD_IN = 2, /* the last such paragraph ends in a colon */
	BETWEEN_FIELD = 4,   /* a label that an item may have */
	BETWEEN_WHOLE_FIELD =
	    8,              /* one that only a whole direction has: it ends the lists before it */
	BETWEEN_ANNEX = 16, /* a line that begins an annex */
	BETWEEN_TITLE = 32, /* the title of the document */
	BETWEEN_OPEN_FIELD = 64, /* the last label has no text, or one that ends in a colon */
};

/* A mark: at the beginning of a paragraph, or within one that is a list without line ends. */
struct outline_mark {
	const struct mark *style;
	struct span whole; /* in text.clean, blanks behind it included */
	struct span number;
	uint32_t paragraph;
	uint32_t ordinal; /* what the number counts, see number_ordinal */
	uint64_t path;    /* all parts of the number as one: 1 and 2 of 1.2 */
	uint64_t above;   /* the same without the last part; 0: there is one part */
	uint16_t rank;    /* of its style in the ladder: larger is lower */
	uint16_t indent;  /* of its line, in columns */
	uint8_t level;    /* of a heading, where the format states it, from 1; else 0 */
	uint8_t between;  /* a set of enum outline_between */
	bool is_heading;  /* its line reads like one; else it is an item */
	bool is_labelled; /* a label is right behind it */
	bool is_inline;   /* it is within its paragraph, not at the beginning */

	uint32_t series; /* that it is in: index into outline.series */
	uint32_t member; /* which member of that it is, from 1 */
};

/* Marks of one style that count up, in one member of another series. */
struct outline_series {
	const struct mark *style;
	uint32_t first;         /* index of its first mark */
	uint32_t members;       /* how many it has */
	uint32_t parent;        /* the series around it; UINT32_MAX: none */
	uint32_t parent_member; /* the member of that which it is in, from 1; 0: none */
	uint32_t parent_mark;   /* index of the mark of that member */
	uint32_t depth;         /* how many series are around it */
};

struct outline {
	struct tokens *tokens;      /* of each paragraph that stands in no table */
	struct outline_mark *marks; /* in the order of the text */
	size_t mark_count;
	size_t mark_capacity;
	struct outline_series *series; /* in the order of their first members */
	size_t series_count;
	size_t series_capacity;
};

enum {
	MAX_OUTLINE_DEPTH =
	    24 /* of series in one another; a deeper one is put beside the deepest */
};

/* Finds the outline of a text, in the arena. A text without marks has no series. */
void outline_from_text(struct outline *out, struct arena *arena, const struct text *text,
                       struct grammar *grammar);

#endif
