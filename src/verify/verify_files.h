/* Reads what is verified: the XML of a model, and the source that it was made from. */
#ifndef ZHINAN_VERIFY_VERIFY_FILES_H
#define ZHINAN_VERIFY_VERIFY_FILES_H

#include "base/diag.h"
#include "model/model.h"
#include "source/source.h"

/* Checks bytes against the schema of models, which is in a folder, and reads them. XML that is not well-formed is
 * STATUS_TROUBLE; a value that no model can have is STATUS_NO; both have a diag. The model is in the arena. */
enum status verify_read_model(struct model *out, struct arena *arena, struct str bytes,
                              struct str name, const char *folder, struct diags *diags) MUST_CHECK;

/* Whether a file is the one that a model was made from, or the text that was recognised in it: STATUS_NO with a diag. Nothing that the model says of another
 * one could be right or wrong. */
enum status verify_check_hash(const struct model *model, struct str bytes, struct str name,
                              struct diags *diags) MUST_CHECK;

/* Reads the source in the encoding that the options name, else in the model's. A readable file that
 * cannot be what the model describes is not its source: STATUS_NO with a diag. So is a picture in which another text is
 * recognised now; the text that was recognised at the time is a source too. */
enum status verify_read_source(struct source *out, struct arena *arena, const struct model *model,
                               struct str bytes, struct str name,
                               const struct source_options *options,
                               struct diags *diags) MUST_CHECK;

#endif
