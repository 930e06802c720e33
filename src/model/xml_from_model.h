/* The model as XML, in the shape of grammars/guideline.xsd. */
#ifndef ZHINAN_MODEL_XML_FROM_MODEL_H
#define ZHINAN_MODEL_XML_FROM_MODEL_H

#include <stdio.h>

#include "base/diag.h"
#include "model/model.h"

/* The namespace of every element. */
#define GUIDELINE_NAMESPACE "urn:zhinan:guideline:1"

/* Writes the model to a stream as XML 1.0 in UTF-8: one element a line, one blank a level,
 * lines end with LF, the same bytes for the same model. What XML cannot hold (most control
 * characters) is written as U+FFFD. Holds no copy of the document. STATUS_TROUBLE with a diag
 * if the stream fails; the stream is flushed, and stays the caller's. */
enum status xml_from_model(FILE *stream, const struct model *model, struct diags *diags) MUST_CHECK;

#endif
