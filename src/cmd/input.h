/* The input of a command, read as its options say. */
#ifndef ZHINAN_CMD_INPUT_H
#define ZHINAN_CMD_INPUT_H

#include "cmd/command.h"
#include "pipeline.h"

/* Reads a document as far as `last`, with the options of a command. STATUS_TROUBLE with a diag
 * in the context. Free with document_release in every case. */
enum status input_read(struct document *out, struct context *context, const char *path,
                       enum product last) MUST_CHECK;

#endif
