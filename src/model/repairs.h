/* The model's list of repairs. */
#ifndef ZHINAN_MODEL_REPAIRS_H
#define ZHINAN_MODEL_REPAIRS_H

#include "layout/text.h"
#include "model/model.h"
#include "source/source.h"

/* Fills the model's repairs with the changes made to its text, in the order of the source. */
void model_add_repairs(struct model *model, const struct source *source, const struct text *text);

#endif
