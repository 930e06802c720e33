/* Passes options on to the pipeline. */
#include "cmd/input.h"

#include "base/file.h"
#include "cmd/message.h"
#include "model/model_from_xml.h"

struct source_options input_reading(const struct options *options)
{
	return (struct source_options){
	    .encoding = options->encoding,
	    .byte_limit = options->max_bytes,
	    .unpacked_limit = options->max_unpacked,
	    .page_limit = options->max_pages,
	    .depth_limit = options->max_depth,
	    .helper_seconds = options->helper_seconds,
	};
}

static enum status read_bytes(struct str *out, struct context *context, const char *path)
{
	return file_read(out, context->arena, path, context->options.max_bytes, &context->diags);
}

/* How a source is to be understood; reads the corrections that the options name. */
static enum status read_pipeline_options(struct pipeline_options *out, struct context *context)
{
	const struct options *options = &context->options;
	struct arena *arena = context->arena;
	struct str bytes;
	*out = (struct pipeline_options){
	    .grammars = options_grammars(options, arena),
	    .grammar = options->grammar,
	    .source = input_reading(options),
	};
	if (!options->corrections) {
		return STATUS_OK;
	}
	struct corrections *corrections = ARENA_NEW(arena, struct corrections);
	out->corrections = corrections;
	enum status status = read_bytes(&bytes, context, options->corrections);
	return status == STATUS_OK
	           ? corrections_from_bytes(corrections, arena, bytes,
	                                    str_from(options->corrections), &context->diags)
	           : status;
}

enum status input_read(struct document *out, struct context *context, const char *path,
                       enum product last)
{
	struct str bytes;
	struct pipeline_options how;
	*out = (struct document){.arena = context->arena};
	enum status status = read_pipeline_options(&how, context);
	status = status == STATUS_OK ? read_bytes(&bytes, context, path) : status;
	return status == STATUS_OK ? document_from_bytes(out, context->arena, str_from(path), bytes,
	                                                 &how, last, &context->diags)
	                           : status;
}

enum status input_read_source(struct source *out, struct context *context, const char *path,
                              const struct source_options *reading)
{
	struct str bytes;
	enum status status = read_bytes(&bytes, context, path);
	return status == STATUS_OK ? source_from_bytes(out, context->arena, str_from(path), bytes,
	                                               reading, &context->diags)
	                           : status;
}

/* Whether bytes are the XML of a model: a tag near their beginning has its namespace. */
static bool is_model(struct str bytes)
{
	enum { NEAR = 4096 };
	struct str mark = STR("\xEF\xBB\xBF");
	struct str head = str_slice(bytes, 0, NEAR);
	head = str_trim(str_starts(head, mark) ? str_slice(head, mark.size, head.size) : head);
	return str_starts(head, STR("<")) &&
	       str_find(head, STR("urn:zhinan:guideline:1")) != SIZE_MAX;
}

enum status input_read_model(struct document *out, struct context *context, const char *path)
{
	struct str bytes;
	struct arena *arena = context->arena;
	struct diags *diags = &context->diags;
	*out = (struct document){.arena = arena};
	enum status status = read_bytes(&bytes, context, path);
	if (status != STATUS_OK) {
		return status;
	}
	if (is_model(bytes) && context->options.corrections) {
		return diags_trouble(diags, &MESSAGE_CORRECTIONS_OF_MODEL, str_from(path));
	}
	if (is_model(bytes)) {
		status = model_from_xml(&out->model, arena, bytes, str_from(path), diags);
		file_drop(&bytes, arena);
		return status;
	}
	struct pipeline_options how;
	status = read_pipeline_options(&how, context);
	return status == STATUS_OK ? document_from_bytes(out, arena, str_from(path), bytes, &how,
	                                                 PRODUCT_MODEL, diags)
	                           : status;
}
