/* Bare labels: marked lines that are the words of a label, without a colon. By itself such a line
 * is a heading like others; whether it is a label shows in the lines around it. */
#ifndef ZHINAN_OUTLINE_BARE_LABELS_H
#define ZHINAN_OUTLINE_BARE_LABELS_H

#include "outline/tokens.h"

/* What a marked line is, by those around it. */
struct bare_label {
	const struct label *label; /* that the line is; NULL: it is none */
	bool is_item;              /* it is a member of a list of labels, and so no heading */
};

struct bare_labels {
	struct bare_label *lines; /* by paragraph */
	uint32_t level; /* the highest level of the format's headings; UINT32_MAX: there are none */
	uint32_t run;   /* the number style of the run of labels that is open; 0: none is */
};

/* Finds the bare labels of a text, in the arena. */
void bare_labels_find(struct bare_labels *out, struct arena *arena, const struct text *text,
                      struct grammar *grammar);

/* Adds to the tokens of a paragraph the label that it is, and drops one that is a heading. To be
 * called for all paragraphs in their order. */
void bare_labels_apply(struct bare_labels *labels, struct tokens *tokens, struct arena *arena,
                       const struct text *text, size_t paragraph);

#endif
