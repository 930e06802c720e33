/* Reads a command's input as its options say. */
#ifndef ZHINAN_CMD_INPUT_H
#define ZHINAN_CMD_INPUT_H

#include "pipeline.h"
#include "cmd/command.h"

/* A file that was read, or that came in another way. */
struct named_bytes {
	const char *name; /* as diags show it */
	struct str bytes;
};

/* How a source is to be read, as the options say. */
struct source_options input_reading(const struct options *options);

/* Reads a document from a source up to the product `last`, with the options of a command.
 * STATUS_TROUBLE with a diag in the context, for a model too. What is odd is a warning (doubts.h).
 * Free with document_release in every case. */
enum status input_read(struct document *out, struct context *context, const char *path,
                       enum product last) MUST_CHECK;

/* Reads only a source, as `reading` says. STATUS_TROUBLE with a diag in the context. */
enum status input_read_source(struct source *out, struct context *context, const char *path,
                              const struct source_options *reading) MUST_CHECK;

/* Reads a model in either form: a file that declares the model's namespace is its XML, any other a
 * source. The model is in out->model. STATUS_TROUBLE with a diag in the context; STATUS_NO with one
 * for an XML that contradicts itself (model_from_xml.h), which is still read. What is
 * odd is a warning, or a note (doubts.h). Free with document_release in every case. */
enum status input_read_model(struct document *out, struct context *context,
                             const char *path) MUST_CHECK;

/* Whether a document that was read so is the XML of a model: it has no source. */
bool document_is_xml(const struct document *document);

/* The same from bytes, which must live as long as the arena, and with corrections that were read (NULL: none), whatever
 * the options say of those. */
enum status input_model_from_bytes(struct document *out, struct context *context,
                                   const struct named_bytes *input,
                                   const struct named_bytes *corrections) MUST_CHECK;

#endif
