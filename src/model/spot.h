/* Where a place of the source is, as a person looks for it: by page and line, by paragraph, and by the
 * headings above it. */
#ifndef ZHINAN_MODEL_SPOT_H
#define ZHINAN_MODEL_SPOT_H

#include "model/model.h"

struct spot {
	uint32_t line;             /* of the text that `zhinan text` prints, from 1; 0: nowhere */
	uint32_t page;             /* from 1; 0 where the format has no pages */
	uint32_t paragraph;        /* of that text, from 1; 0 where the format has no paragraphs */
	const struct node *holder; /* the nearest section or direction around it, or NULL */
	const struct node *text;   /* the last text that begins at or before it, or NULL */
};

/* The nodes of a model by their places, and what its source says of its paragraphs. */
struct spots;

/* Lists them; the model must outlive the result, which is the arena's. */
const struct spots *spots_from_model(struct arena *arena, const struct model *model);

/* The spot of a place; where spots are NULL it has a line and a page alone. */
struct spot spot_of(const struct spots *spots, const struct place *place);

/* The heading of a section or direction as it stands in the text, its mark before it; empty of NULL. */
struct str spot_heading(const struct node *holder, struct arena *arena);

/* The headings around it, the outermost first, a slash between: with their marks, or the titles alone.
 * Empty of NULL. */
struct str spot_path(const struct node *holder, bool has_marks, struct arena *arena);

#endif
