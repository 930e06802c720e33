/* Models by chance, but the same for the same seed: every kind of node and of figure, texts
 * that are hard on a writer, all within what the schema allows. */
#ifndef ZHINAN_TEST_RANDOM_MODEL_H
#define ZHINAN_TEST_RANDOM_MODEL_H

#include "model/model.h"

/* About as many nodes in the body as asked for. */
void random_model_make(struct model *model, struct arena *arena, uint64_t seed, size_t nodes);

#endif
