/* A text as its reader sees it: without characters that are not seen, and without what LaTeX and
 * Markdown put around figures (\% \$ 1\,000 $\geq 3$). Internal to value/. */
#ifndef ZHINAN_VALUE_VISIBLE_H
#define ZHINAN_VALUE_VISIBLE_H

#include "base/arena.h"
#include "base/span.h"
#include "base/str.h"

struct visible {
	struct str
	    text; /* the text itself where it has nothing of all that, else a copy in the arena */
	uint32_t
	    *starts; /* NULL for the text itself; else of each byte of the copy, where the character
	                      that it is of starts in the text, */
	uint32_t *ends; /* and where that ends */
};

void visible_from_text(struct visible *out, struct str text, struct arena *arena);

/* The bytes of the text that a span of the copy (not empty) stands for. */
struct span visible_origin(const struct visible *visible, struct span span);

#endif
