/* What some marked lines are by the lines around them, whatever they look like alone. */
#ifndef ZHINAN_EXTRACT_SURROUNDINGS_H
#define ZHINAN_EXTRACT_SURROUNDINGS_H

#include "grammar/grammar.h"
#include "layout/text.h"

struct surroundings {
	const struct label *label; /* of a direction, which the line is; NULL: it is none */
	bool is_item;              /* it is one of a list of labels, and no heading */
	bool leads;                /* it is the heading of those with its number and another */
};

/* One for each paragraph of a text, in the arena. */
struct surroundings *surroundings_from_text(struct arena *arena, const struct text *text,
                                            struct grammar *grammar);

#endif
