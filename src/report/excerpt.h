/* An edit with a little of what stands around each change in it: the rest is left out. */
#ifndef ZHINAN_REPORT_EXCERPT_H
#define ZHINAN_REPORT_EXCERPT_H

#include "diff/changes.h"

enum run_kind {
	RUN_SAME,
	RUN_REMOVED,
	RUN_ADDED,
	RUN_GAP /* something as before is left out; no text */
};

struct run {
	enum run_kind kind;
	struct str text;
	bool is_moved; /* removed here and added elsewhere, or the other way round */
};

struct excerpt {
	struct run *items;
	size_t count;
	size_t capacity;
};

/* The runs of an edit. About `context` characters are kept on each side of a change, more where a
 * number or a word of letters would be cut. What is the same in another form is as the new text has
 * it; in strict text it is removed and added. In the arena. */
void excerpt_from_pieces(struct excerpt *out, struct arena *arena, const struct pieces *pieces,
                         bool strict_text, size_t context);

#endif
