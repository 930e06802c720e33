/* What a model says of the file that it was made from. */
#ifndef ZHINAN_MODEL_DESCRIBE_SOURCE_H
#define ZHINAN_MODEL_DESCRIBE_SOURCE_H

#include "model/model.h"
#include "source/source.h"

/* Fills in model->source. */
void model_describe_source(struct model *model, const struct source *source);

#endif
