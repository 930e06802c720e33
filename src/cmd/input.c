/* Passes options on to the pipeline. */
#include "cmd/input.h"

#include <inttypes.h>

#include "base/file.h"
#include "cmd/doubts.h"
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

/* The version of the schema that a tag near the beginning of an XML names; 0: none does. */
static uint32_t model_version(struct str bytes)
{
	enum { NEAR = 4096, MAX_VERSION = 1000000 };
	static const struct str name = STR_INIT("urn:zhinan:guideline:");
	struct str mark = STR("\xEF\xBB\xBF");
	struct str head = str_slice(bytes, 0, NEAR);
	uint32_t version = 0;
	head = str_trim(str_starts(head, mark) ? str_slice(head, mark.size, head.size) : head);
	size_t at = str_starts(head, STR("<")) ? str_find(head, name) : SIZE_MAX;
	if (at == SIZE_MAX) {
		return 0;
	}
	for (at += name.size; at < head.size && ascii_is_digit(head.data[at]); at++) {
		version = version * 10 + (uint32_t)(head.data[at] - '0');
		version = version < MAX_VERSION ? version : MAX_VERSION;
	}
	return version;
}

bool input_is_model(struct str bytes)
{
	return model_version(bytes) > 0;
}

enum status input_check_version(struct str bytes, const char *path, struct diags *diags)
{
	uint32_t version = model_version(bytes);
	if (version > 1) {
		return diags_trouble(diags, &MESSAGE_MODEL_VERSION, str_from(path),
		                     arena_format(diags->arena, "%" PRIu32, version));
	}
	return STATUS_OK;
}

/* Reads the bytes of a source: no model is one. */
static enum status read_source_bytes(struct str *out, struct context *context, const char *path)
{
	enum status status = read_bytes(out, context, path);
	if (status == STATUS_OK && input_is_model(*out)) {
		return diags_trouble(&context->diags, &MESSAGE_MODEL_NO_SOURCE, str_from(path),
		                     {0});
	}
	return status;
}

enum status input_read(struct document *out, struct context *context, const char *path,
                       enum product last)
{
	struct str bytes;
	struct pipeline_options how;
	*out = (struct document){.arena = context->arena};
	enum status status = read_pipeline_options(&how, context);
	status = status == STATUS_OK ? read_source_bytes(&bytes, context, path) : status;
	if (status == STATUS_OK) {
		status = document_from_bytes(out, context->arena, str_from(path), bytes, &how, last,
		                             &context->diags);
	}
	if (status == STATUS_OK && last == PRODUCT_MODEL) {
		doubt_document(context, out, path);
	}
	return status;
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
	if (input_is_model(bytes) && context->options.corrections) {
		return diags_trouble(diags, &MESSAGE_CORRECTIONS_OF_MODEL, str_from(path));
	}
	if (input_is_model(bytes)) {
		status = input_check_version(bytes, path, diags);
		if (status == STATUS_OK) {
			status = model_from_xml(&out->model, arena, bytes, str_from(path), diags);
		}
		file_drop(&bytes, arena);
		if (status != STATUS_TROUBLE) {
			doubt_model(context, &out->model, path);
		}
		return status;
	}
	struct pipeline_options how;
	status = read_pipeline_options(&how, context);
	if (status == STATUS_OK) {
		status = document_from_bytes(out, arena, str_from(path), bytes, &how, PRODUCT_MODEL,
		                             diags);
	}
	if (status == STATUS_OK) {
		doubt_document(context, out, path);
	}
	return status;
}

bool document_is_xml(const struct document *document)
{
	return document->source.format.size == 0;
}
