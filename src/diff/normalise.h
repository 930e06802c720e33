/* Text normalised for comparing: width, blanks, line breaks and the shapes of marks are folded
 * away, so that what is equal says the same. It knows Unicode's properties and no words.
 * Internal to diff/. */
#ifndef ZHINAN_DIFF_NORMALISE_H
#define ZHINAN_DIFF_NORMALISE_H

#include "base/arena.h"

struct normal_text {
	struct str text;
	/* For each byte of text, and for its end, the offset in the original that it comes from. */
	uint32_t *origins;
};

/* Normalises a text, in the arena: full-width ASCII and its ideographic equivalents (comma, full
 * stop, quotation marks, dashes) become ASCII, compatibility ideographs what they stand for;
 * blanks go, but for one between two Latin letters or digits, and so do invisible marks. A blank
 * between two digits in a line is a character of its own, and no blank. */
struct normal_text normalise_with_origins(struct arena *arena, struct str text);

/* The same without any blank and without origins: equal where and only where two texts say the
 * same. */
struct str normalise(struct arena *arena, struct str text);

/* A normalised text without the stops that end it. Which these are depends on what follows: the
 * last item of a list ends otherwise than the others. */
struct str normal_without_stops(struct str normal);

/* Whether a character of a normalised text is such a stop. */
bool normal_is_stop(char c);

#endif
