/* From options to the pipeline. */
#include "cmd/input.h"

enum status input_read(struct document *out, struct context *context, const char *path,
                       enum product last)
{
	const struct options *options = &context->options;
	struct pipeline_options how = {
	    .grammars = options_grammars(options, context->arena),
	    .grammar = options->grammar,
	    .source = {.encoding = options->encoding, .byte_limit = options->max_bytes},
	};
	return document_from_file(out, context->arena, path, &how, last, &context->diags);
}
