/* Text in the form in which it is compared: width, blanks, line breaks and the shapes of marks are
 * folded away, so that what is equal says the same. Unicode's properties and no words. */
#ifndef ZHINAN_DIFF_NORMALISE_H
#define ZHINAN_DIFF_NORMALISE_H

#include "base/arena.h"

struct normal_text {
	struct str text;
	uint32_t
	    *origins; /* by byte of text, and for its end: where it comes from in the original */
};

/* The form of a text, in the arena: full-width ASCII and its ideographic cousins (comma, full stop,
 * quotation marks, dashes) as ASCII, compatibility ideographs as what they stand for, no blanks but
 * one between two Latin letters or digits, no marks without ink. A blank between two digits in a
 * line is a character of its own, and no blank. */
struct normal_text normalise_with_origins(struct arena *arena, struct str text);

/* The same without any other blank and without the way back: equal where and only where two texts say the
 * same. */
struct str normalise(struct arena *arena, struct str text);

/* A form without the stops that end it: which they are depends on what stands behind (the last item of
 * a list ends otherwise than the others). */
struct str normal_without_stops(struct str normal);

/* Whether a character of a form is such a stop. */
bool normal_is_stop(char c);

#endif
