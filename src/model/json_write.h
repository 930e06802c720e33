/* The model as JSON: the XML's content, element by element.
 *
 *     {"grammar": "...", "grammar-sha256": "...", "expected": "...",
 *      "source": {"name": "...", "bytes": 23296, ...},
 *      "title": {"line": 5, "bytes": "12-96", "text": "..."},
 *      "programme": {"plan": "...", "year": 2023, ...},
 *      "stated": [node...], "body": [node...], "mentions": [node...],
 *      "repairs": [{"kind": "...", ..., "from": "...", "to": "..."}],
 *      "residue": {"coverage": "1.0000", ..., "spans": [{"line": 1, ..., "text": "..."}]},
 *      "unknown-labels": [{"line": 1, ..., "nearest": "...", "text": "..."}]}
 *
 * A node is {"element": its name in the XML, its attributes in the XML's order, "text": ...,
 * "content": [node...]}; text and content are left out where there is none, and so are title,
 * programme and every attribute that the XML does not have. The lists are always there, but for "stopped" in
 * "residue", where no rule was stopped. Numbers
 * of the XML (line, ordinal, year, decimals, value, min, max) are JSON integers; a value with a
 * fraction is a string ("0.5"), so that no reader rounds it to a binary one. "true" becomes the
 * JSON true. Bytes and coverage are strings as in the XML. */
#ifndef ZHINAN_MODEL_JSON_WRITE_H
#define ZHINAN_MODEL_JSON_WRITE_H

#include <stdio.h>

#include "base/diag.h"
#include "model/model.h"

/* Writes the model to a stream as JSON (RFC 8259) in UTF-8, indented, with a line end after
 * it: the same bytes for the same model. A tree too deep for the writer or a stream that fails
 * is STATUS_TROUBLE with a diag. Flushes the stream, which the caller closes. */
enum status json_write(FILE *stream, const struct model *model, struct diags *diags) MUST_CHECK;

/* The same on one line, without blanks. */
enum status json_write_line(FILE *stream, const struct model *model,
                            struct diags *diags) MUST_CHECK;

#endif
