/* zhinan parse INPUT: writes a guideline's model as XML or JSON, and a summary of what was
 * understood to standard error. */
#include "cmd/input.h"
#include "cmd/output.h"
#include "model/json_write.h"
#include "model/xml_from_model.h"
#include "report/summary.h"

static enum status write_model(struct context *context, const struct model *model)
{
	struct file_writer writer;
	struct diags *diags = &context->diags;
	const char *format = context->options.format;
	bool is_json = format && strcmp(format, "json") == 0;
	enum status status = output_open(&writer, context);
	if (status != STATUS_OK) {
		return status;
	}
	status = is_json ? json_write(writer.stream, model, diags)
	                 : xml_from_model(writer.stream, model, diags);
	return output_close(&writer, context, status);
}

/* Made before the model is written, so that no model is written if memory runs out here. */
static struct str summary_of(const struct context *context, const struct document *document)
{
	struct memory_writer writer;
	const struct wording words = context_words(context);
	memory_writer_open(&writer);
	print_summary(writer.stream, &document->model, document->evidence, &words);
	return memory_writer_close(&writer, context->arena);
}

enum status run_parse(struct context *context, int argc, char **argv)
{
	struct document document;
	struct str summary = {0};
	(void)argc;
	enum status status = input_read(&document, context, argv[0], PRODUCT_MODEL);
	if (status == STATUS_OK) {
		summary = summary_of(context, &document);
		status = write_model(context, &document.model);
	}
	if (status == STATUS_OK) {
		context_flush(context);
		fwrite(summary.data, 1, summary.size, stderr);
	}
	document_release(&document);
	return status;
}
