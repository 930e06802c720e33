/* Whether XML obeys the schema grammars/guideline.xsd. */
#ifndef ZHINAN_MODEL_SCHEMA_CHECK_H
#define ZHINAN_MODEL_SCHEMA_CHECK_H

#include "base/diag.h"

/* Checks a document against an XSD 1.0 schema, without building a tree. `name` names the document
 * in diags; schema_path is the schema's file. STATUS_NO if the document breaks the schema, with a
 * diag and line for each of the first SCHEMA_VIOLATION_LIMIT violations. A duplicate id, or a
 * reference to an id that does not exist, is reported at the later line where the validator notices
 * it. STATUS_TROUBLE if the bytes are not XML or the schema cannot be used. */
enum status schema_check(struct str bytes, struct str name, const char *schema_path,
                         struct diags *diags) MUST_CHECK;

enum { SCHEMA_VIOLATION_LIMIT = 100 };

#endif
