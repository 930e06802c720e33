/* Labels without a colon behind a mark. Alone such a line is a heading like others; what it is shows in the
 * lines around it. */
#ifndef ZHINAN_OUTLINE_BARE_LABELS_H
#define ZHINAN_OUTLINE_BARE_LABELS_H

#include "outline/tokens.h"

/* What a marked line is by those around it. */
struct bare_label {
	const struct label *label; /* of a direction, which the line is; NULL: it is none */
	bool is_item;              /* it is one of a list of labels, and no heading */
};

struct bare_labels {
	struct bare_label *lines; /* by paragraph */
	uint32_t
	    level; /* the first level of the format's headings that are no labels; UINT32_MAX: none */
	uint32_t run; /* what the numbers of fields look like that may go on; 0: there are none */
};

/* Finds those of a text, in the arena. */
void bare_labels_find(struct bare_labels *out, struct arena *arena, const struct text *text,
                      struct grammar *grammar);

/* Gives the tokens of a paragraph the label that it is, and takes from it one that is a heading. Paragraphs come
 * in their order. */
void bare_labels_apply(struct bare_labels *labels, struct tokens *tokens, struct arena *arena,
                       const struct text *text, size_t paragraph);

#endif
