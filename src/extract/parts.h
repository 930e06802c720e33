/* What some marked lines are by the lines around them. */
#ifndef ZHINAN_EXTRACT_PARTS_H
#define ZHINAN_EXTRACT_PARTS_H

#include "grammar/grammar.h"
#include "text/text.h"

struct part {
	const struct label *label; /* of a direction, which the line is; NULL: it is none */
	bool is_item;              /* it is one of a list of labels, and no heading */
	bool leads;                /* it is the heading of those with its number and another */
};

/* One for each paragraph of a text, in the arena. */
struct part *parts_from_text(struct arena *arena, const struct text *text, struct grammar *grammar);

#endif
