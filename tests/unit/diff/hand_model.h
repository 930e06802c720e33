/* Models of directions made by hand from what a test says of them, and edited at random. */
#ifndef ZHINAN_TEST_HAND_MODEL_H
#define ZHINAN_TEST_HAND_MODEL_H

#include "chance.h"
#include "model/model.h"

enum { MOST_DIRECTIONS = 16, MOST_ITEMS = 8, MOST_ROWS = 12, MOST_COLUMNS = 6 };

/* Zero and NULL are "none" throughout. */
struct hand_direction {
	const char *key;
	const char *title;
	const char *number;
	const char *partners[3];
	int projects;
	int funds; /* in units of 10,000 yuan */
	const char *items[MOST_ITEMS];
	const char *paragraph;
	int depth; /* 1: inside the last one of depth 0 */
};

/* A table: its first row is the header; of the others the first letter of the first cell says which are
 * directions ("d"), groups ("g") and totals ("t"). */
struct hand_grid {
	const char *cells[MOST_ROWS][MOST_COLUMNS];
	size_t rows;
	size_t columns;
};

struct hand_model {
	struct hand_grid grid; /* of no rows: none */
	struct hand_direction directions[MOST_DIRECTIONS];
	size_t count;
	int stated_funds;
};

/* Strings of the hand model must outlive the model. */
void hand_model_make(struct model *out, struct arena *arena, const struct hand_model *hand);

/* About a dozen directions, their texts in the arena. */
void hand_model_random(struct hand_model *out, struct arena *arena, struct chance *chance);

/* Changes, takes out, puts in or moves something. */
void hand_model_edit(struct hand_model *model, struct arena *arena, struct chance *chance);

#endif
