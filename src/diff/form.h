/* Text in the form in which it is compared: width, blanks, line breaks and the shapes of marks are
 * folded away, so that what is equal says the same. Unicode's properties and no words. */
#ifndef ZHINAN_DIFF_FORM_H
#define ZHINAN_DIFF_FORM_H

#include "base/arena.h"

struct form {
	struct str text;
	uint32_t
	    *origins; /* by byte of text, and for its end: where it comes from in the original */
};

/* The form of a text, in the arena: full-width ASCII and its ideographic cousins (comma, full stop,
 * quotation marks, dashes) as ASCII, compatibility ideographs as what they stand for, no blanks but
 * one between two Latin letters or digits, no marks without ink. */
struct form form_with_origins(struct arena *arena, struct str text);

/* The same, without the way back. */
struct str form_of(struct arena *arena, struct str text);

#endif
