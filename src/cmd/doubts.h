/* What is odd about an input that can be read all the same: warnings, so that nobody takes a result
 * about nothing for a good one. */
#ifndef ZHINAN_CMD_DOUBTS_H
#define ZHINAN_CMD_DOUBTS_H

#include "cmd/input.h"
#include "diff/changes.h"

/* Warns, once, of the first that holds of a document that was made up to its model: it has no text;
 * most pages of its PDF have next to none; it is hardly text in the encoding that it was read in;
 * nothing of a guideline was found in it. */
void doubt_document(struct context *context, const struct document *document, const char *path);

/* Of a model that was read from XML: warns if it has nothing of a guideline, and notes if the grammar of
 * its family has changed since it was made. */
void doubt_model(struct context *context, const struct model *model, const char *path);

/* Notes what is odd about the two models of a comparison; the answer stays. */
void doubt_pair(struct context *context, const struct changes *changes);

#endif
