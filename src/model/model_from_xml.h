/* Reads back the XML that xml_from_model.c writes. */
#ifndef ZHINAN_MODEL_MODEL_FROM_XML_H
#define ZHINAN_MODEL_MODEL_FROM_XML_H

#include "base/diag.h"
#include "model/model.h"

/* Whether bytes are the XML of a model, of whatever version: a tag near their beginning has its
 * namespace. */
bool model_is_xml(struct str bytes);

/* Checks that a model is of the version that this program reads: STATUS_TROUBLE with a diag. */
enum status model_check_version(struct str bytes, struct str name, struct diags *diags) MUST_CHECK;

/* Reads a guideline model; writing it again gives the same bytes. `name` names the document in
 * diags. All that the model points to is copied into the arena. XML that is not well-formed,
 * declares a document type, has an element or attribute that the model does not know or a value
 * that its attribute cannot have is STATUS_TROUBLE with a diag with its line; a coverage that
 * does not follow from claimed and total is STATUS_NO with one. What is missing or stands in
 * another order is the schema's concern (schema_check.h). */
enum status model_from_xml(struct model *out, struct arena *arena, struct str bytes,
                           struct str name, struct diags *diags) MUST_CHECK;

#endif
