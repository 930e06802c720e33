/* A small source and a model of it, made by hand: one of everything that verifying looks at. */
#ifndef ZHINAN_TEST_SMALL_MODEL_H
#define ZHINAN_TEST_SMALL_MODEL_H

#include "model/model.h"
#include "source/source.h"
#include "value/lexicon.h"

extern const char small_text[];

/* The lexicon of grammars/figures.yaml; fails the test where it cannot be read. */
struct lexicon *small_lexicon(struct arena *arena);

/* A source of some bytes, in an encoding (NULL: found out). */
enum status small_source(struct source *out, struct arena *arena, struct str bytes,
                         const char *encoding);

/* The model of a source whose text is small_text, in whatever encoding. Figures are read by
 * the lexicon. */
void small_model_make(struct model *model, struct arena *arena, const struct source *source,
                      const struct lexicon *lexicon);

#endif
