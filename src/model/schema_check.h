/* Whether XML is what grammars/guideline.xsd says it should be. */
#ifndef ZHINAN_MODEL_SCHEMA_CHECK_H
#define ZHINAN_MODEL_SCHEMA_CHECK_H

#include "base/diag.h"

/* Checks a document against an XSD 1.0 schema, without building a tree. `name`
 * names the document in diags, schema_path is where the schema is. STATUS_NO, with a diag with
 * its line for each violation (the first SCHEMA_VIOLATION_LIMIT of them), where the document
 * breaks the schema; an id given twice or referred to in vain is noticed only behind it, and
 * has the line where it was noticed; STATUS_TROUBLE where it is no XML, or the schema is unusable. */
enum status schema_check(struct str bytes, struct str name, const char *schema_path,
                         struct diags *diags) MUST_CHECK;

enum { SCHEMA_VIOLATION_LIMIT = 100 };

#endif
