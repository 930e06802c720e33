/* From options to the pipeline. */
#include "cmd/input.h"

#include "base/file.h"
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

static struct pipeline_options pipeline_options(const struct context *context)
{
	const struct options *options = &context->options;
	return (struct pipeline_options){
	    .grammars = options_grammars(options, context->arena),
	    .grammar = options->grammar,
	    .source = input_reading(options),
	};
}

enum status input_read(struct document *out, struct context *context, const char *path,
                       enum product last)
{
	struct pipeline_options how = pipeline_options(context);
	return document_from_file(out, context->arena, path, &how, last, &context->diags);
}

/* Whether bytes are the XML of a model: the namespace stands near their beginning, in a tag. */
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
	enum status status = file_read(&bytes, arena, path, context->options.max_bytes, diags);
	if (status != STATUS_OK) {
		return status;
	}
	if (is_model(bytes)) {
		status = model_from_xml(&out->model, arena, bytes, str_from(path), diags);
		file_drop(&bytes, arena);
		return status;
	}
	struct pipeline_options how = pipeline_options(context);
	return document_from_bytes(out, arena, str_from(path), bytes, &how, PRODUCT_MODEL, diags);
}
