/* A text as its reader sees it: without characters that are not seen, and without what LaTeX, Markdown
 * and HTML put into figures (\% \$ 1\,000 $\geq 3$ **25** &nbsp;). Internal to value/. */
#ifndef ZHINAN_VALUE_VISIBLE_H
#define ZHINAN_VALUE_VISIBLE_H

#include "base/arena.h"
#include "base/span.h"
#include "base/str.h"

struct visible {
	struct str text; /* a copy in the arena */
	uint32_t
	    *starts;    /* of each byte of the copy, where the character that it is of starts in the
	                     text, */
	uint32_t *ends; /* and where that ends */
};

/* Whether what begins at `at` (< size) may be seen otherwise than it is written. lexicon_skip stops at
 * each such place. */
bool visible_check(struct str text, size_t at);

static inline bool visible_differs(struct str text, size_t at)
{
	unsigned char lead = (unsigned char)text.data[at];
	bool may_differ =
	    lead < 0x80 ? lead == '\\' || lead == '{' || lead == '$' || lead == '*' || lead == '&'
			: lead == 0xC2 || lead == 0xE2 || lead == 0xEF || lead == 0xF3;
	return may_differ && visible_check(text, at);
}

void visible_from_text(struct visible *out, struct str text, struct arena *arena);

/* The bytes of the text that a span of the copy (not empty) stands for. */
struct span visible_origin(const struct visible *visible, struct span span);

#endif
