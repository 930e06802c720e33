/* What differs between two texts, word by word: words are Unicode's (by ICU's dictionary for
 * Chinese), but a figure with its unit, a date, an address and a title in its marks are one
 * each. Internal to diff/. */
#ifndef ZHINAN_DIFF_PROSE_H
#define ZHINAN_DIFF_PROSE_H

#include "diff/changes.h"

/* The figures of a model that stand in its texts, in the order of the source. */
struct figure_index {
	const struct node **items;
	size_t count;
	size_t capacity;
};

/* Indexes the figures of a model; in the arena. */
void figure_index_from_model(struct figure_index *out, struct arena *arena,
                             const struct model *model);

/* What the comparison of texts keeps from one to the next. */
struct prose {
	struct arena *arena;  /* of the results */
	struct arena scratch; /* of what two texts need while they are compared */
	struct figure_index before;
	struct figure_index after;
	void *breaks; /* ICU's; opened when it is first needed */
};

/* Prepares comparing the texts of two models; results are made in `arena`. */
void prose_init(struct prose *prose, struct arena *arena, const struct model *before,
                const struct model *after);

/* Frees what was needed on the way; the results stay. */
void prose_release(struct prose *prose);

/* A text of a model and where it stands in its source. */
struct passage {
	struct str text;
	const struct place *place;
};

/* The pieces of two texts; none where they are the same to the byte. */
void pieces_from_passages(struct pieces *out, struct prose *prose, const struct passage *before,
                          const struct passage *after);

#endif
