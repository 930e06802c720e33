/* A model out of the XML of changes: the old one or the new one, both of which stand in it whole. */
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

/* Reads changes that were written as XML (report/changes_report.h). `name` names them in diags. What is
 * not well-formed, declares a document type or has another root is STATUS_TROUBLE with a diag. In the
 * arena; views of nothing. */
enum status changes_document_read(struct changes_document **out, struct arena *arena,
                                  struct str bytes, struct str name,
                                  struct diags *diags) MUST_CHECK;

/* The model of one side: writing it as XML gives the bytes that the model had which the changes were
 * made from. STATUS_TROUBLE with a diag where what is read off is no model. */
enum status apply_changes(struct model *out, struct arena *arena,
                          const struct changes_document *changes, enum changes_side side,
                          struct diags *diags) MUST_CHECK;

#endif
