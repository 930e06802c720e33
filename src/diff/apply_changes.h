/* The XML of changes holds two models whole, the old one and the new one; either can be read
 * from it. */
#ifndef ZHINAN_DIFF_APPLY_CHANGES_H
#define ZHINAN_DIFF_APPLY_CHANGES_H

#include "base/diag.h"
#include "model/model.h"

/* Which of the two. */
enum changes_side { SIDE_OLD, SIDE_NEW };

/* The XML of changes, read. */
struct changes_document;

/* The namespace of its elements. */
#define CHANGES_NAMESPACE "urn:zhinan:changes:1"

/* Reads changes that were written as XML (report/report.h). `name` names them in diags.
 * Bytes that are not well-formed, declare a document type or have another root are
 * STATUS_TROUBLE with a diag. The result is in the arena and needs `bytes` no longer. */
enum status changes_document_read(struct changes_document **out, struct arena *arena,
                                  struct str bytes, struct str name,
                                  struct diags *diags) MUST_CHECK;

/* The model of one side, in the arena. Written as XML it has the same bytes as the model that
 * the changes were made from. STATUS_TROUBLE with a diag where what stands on that side is no
 * model. */
enum status apply_changes(struct model *out, struct arena *arena,
                          const struct changes_document *changes, enum changes_side side,
                          struct diags *diags) MUST_CHECK;

#endif
