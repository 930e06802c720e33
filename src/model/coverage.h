/* Which parts of the source nothing claims. */
#ifndef ZHINAN_MODEL_COVERAGE_H
#define ZHINAN_MODEL_COVERAGE_H

#include "model/model.h"
#include "source/source.h"

/* Fills the model's residue, and its claimed and total bytes, from what its text layer and its
 * repairs claim of the source that it was made from. */
void model_find_residue(struct model *model, const struct source *source);

#endif
