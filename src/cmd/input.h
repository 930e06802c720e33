/* Reads a command's input as its options say. */
#ifndef ZHINAN_CMD_INPUT_H
#define ZHINAN_CMD_INPUT_H

#include "pipeline.h"
#include "cmd/command.h"

/* How a source is to be read, as the options say. */
struct source_options input_reading(const struct options *options);

/* Reads a document up to the product `last`, with the options of a command. STATUS_TROUBLE with a
 * diag in the context. Free with document_release in every case. */
enum status input_read(struct document *out, struct context *context, const char *path,
                       enum product last) MUST_CHECK;

/* Reads only a source, as `reading` says. STATUS_TROUBLE with a diag in the context. */
enum status input_read_source(struct source *out, struct context *context, const char *path,
                              const struct source_options *reading) MUST_CHECK;

/* Reads a model in either form: a file that declares the model's namespace is its XML, any other a
 * source. The model is in out->model. STATUS_TROUBLE with a diag in the context; STATUS_NO with one
 * for an XML that contradicts itself (model_from_xml.h), which is still read. Free with
 * document_release in every case. */
enum status input_read_model(struct document *out, struct context *context,
                             const char *path) MUST_CHECK;

#endif
