/* One source of several: a call that was published as a notice and its annexes. */
#ifndef ZHINAN_SOURCE_SOURCE_FROM_PARTS_H
#define ZHINAN_SOURCE_SOURCE_FROM_PARTS_H

#include "source/source.h"

/* Joins the texts of parts, in their order, with an empty line between. The result is a plain text, whose bytes are its
 * UTF-8 and whose places are in it: written to a file, it is what the model can be verified against. What the formats of
 * the parts know of lines and tables goes with them; pages, which each part counts from 1, do not. The name is that of
 * the whole. All is in the arena. STATUS_TROUBLE with a diag where the text is larger than FILE_LIMIT. */
enum status source_from_parts(struct source *out, struct arena *arena, struct str name,
                              const struct source *const *parts, size_t count,
                              struct diags *diags) MUST_CHECK;

#endif
