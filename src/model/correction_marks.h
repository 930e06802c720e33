/* Which corrections by hand the model has as they say: its nodes are marked, and each correction is listed with what
 * became of it. */
#ifndef ZHINAN_MODEL_CORRECTION_MARKS_H
#define ZHINAN_MODEL_CORRECTION_MARKS_H

#include "layout/text.h"
#include "model/model.h"

/* The corrections of a text while its model is made. */
struct correction_marks {
	const struct text *text;
	bool *applied; /* by correction: a node is as it says */
};

void correction_marks_init(struct correction_marks *marks, struct arena *arena,
                           const struct text *text);

/* Marks a node that is as a correction of a span of the clean text says. */
void correction_mark(struct correction_marks *marks, struct node *node, struct span span);

/* Lists all corrections and remarks in the model. The nodes must have been marked before. */
void model_add_corrections(struct model *model, const struct correction_marks *marks,
                           const struct source *source);

#endif
