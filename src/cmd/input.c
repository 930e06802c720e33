/* Passes options on to the pipeline. */
#include "cmd/input.h"

#include "base/file.h"
#include "cmd/doubts.h"
#include "cmd/message.h"
#include "cmd/page_progress.h"
#include "model/model_from_xml.h"

struct source_options input_reading(const struct options *options)
{
	const struct page_range pages = options_pages(options);
	return (struct source_options){
	    .ocr_languages = options->ocr_languages,
	    .first_page = pages.first,
	    .last_page = pages.last,
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

/* How a source is to be understood. */
static enum status make_pipeline_options(struct pipeline_options *out, struct context *context,
                                         const struct named_bytes *corrections)
{
	const struct options *options = &context->options;
	struct arena *arena = context->arena;
	*out = (struct pipeline_options){
	    .grammars = options_grammars(options, arena),
	    .grammar = options->grammar,
	    .source = input_reading(options),
	};
	page_progress_add(&out->source, context);
	if (!corrections) {
		return STATUS_OK;
	}
	struct corrections *read = ARENA_NEW(arena, struct corrections);
	out->corrections = read;
	return corrections_from_bytes(read, arena, corrections->bytes, str_from(corrections->name),
	                              &context->diags);
}

/* Reads the corrections that the options name, if any: *out is NULL without. */
static enum status read_corrections(struct named_bytes **out, struct context *context)
{
	const char *path = context->options.corrections;
	*out = NULL;
	if (!path) {
		return STATUS_OK;
	}
	*out = ARENA_NEW(context->arena, struct named_bytes);
	(*out)->name = path;
	return read_bytes(&(*out)->bytes, context, path);
}

/* Reads the bytes of a source: no model is one. */
static enum status read_source_bytes(struct str *out, struct context *context, const char *path)
{
	enum status status = read_bytes(out, context, path);
	if (status == STATUS_OK && model_is_xml(*out)) {
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
	struct named_bytes *corrections;
	*out = (struct document){.arena = context->arena};
	enum status status = read_corrections(&corrections, context);
	status = status == STATUS_OK ? make_pipeline_options(&how, context, corrections) : status;
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
	struct source_options shown = *reading;
	page_progress_add(&shown, context);
	enum status status = read_bytes(&bytes, context, path);
	return status == STATUS_OK ? source_from_bytes(out, context->arena, str_from(path), bytes,
	                                               &shown, &context->diags)
	                           : status;
}

/* Reads the XML of a model. */
static enum status read_xml(struct document *out, struct context *context, const char *name,
                            struct str bytes)
{
	struct diags *diags = &context->diags;
	enum status status = model_check_version(bytes, str_from(name), diags);
	if (status == STATUS_OK) {
		arena_spend_on(out->arena, bytes.size);
		status = model_from_xml(&out->model, out->arena, bytes, str_from(name), diags);
	}
	if (status != STATUS_TROUBLE) {
		status =
		    status_worse(status, source_check_density(out->arena, str_from(name), diags));
	}
	if (status != STATUS_TROUBLE) {
		doubt_model(context, &out->model, name);
	}
	return status;
}

enum status input_model_from_bytes(struct document *out, struct context *context,
                                   const struct named_bytes *input,
                                   const struct named_bytes *corrections)
{
	struct pipeline_options how;
	struct arena *arena = context->arena;
	struct diags *diags = &context->diags;
	*out = (struct document){.arena = arena};
	if (model_is_xml(input->bytes) && corrections) {
		return diags_trouble(diags, &MESSAGE_CORRECTIONS_OF_MODEL, str_from(input->name));
	}
	if (model_is_xml(input->bytes)) {
		return read_xml(out, context, input->name, input->bytes);
	}
	enum status status = make_pipeline_options(&how, context, corrections);
	if (status == STATUS_OK) {
		status = document_from_bytes(out, arena, str_from(input->name), input->bytes, &how,
		                             PRODUCT_MODEL, diags);
	}
	if (status == STATUS_OK) {
		doubt_document(context, out, input->name);
	}
	return status;
}

enum status input_read_model(struct document *out, struct context *context, const char *path)
{
	struct named_bytes input = {.name = path};
	struct named_bytes *corrections = NULL;
	*out = (struct document){.arena = context->arena};
	enum status status = read_bytes(&input.bytes, context, path);
	if (status != STATUS_OK) {
		return status;
	}
	bool is_model = model_is_xml(input.bytes);
	if (is_model && context->options.corrections) {
		return diags_trouble(&context->diags, &MESSAGE_CORRECTIONS_OF_MODEL,
		                     str_from(path));
	}
	status = read_corrections(&corrections, context);
	if (status == STATUS_OK) {
		status = input_model_from_bytes(out, context, &input, corrections);
	}
	if (is_model) {
		file_drop(&input.bytes, context->arena);
	}
	return status;
}

bool document_is_xml(const struct document *document)
{
	return document->source.format.size == 0;
}
