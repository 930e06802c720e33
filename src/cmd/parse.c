/* zhinan parse INPUT: writes a guideline's model as XML or JSON, or its ledger as a table, and a
 * summary of what was understood to standard error. The answer is no where a rule was stopped: facts may be missing. */
#include "audit/audit.h"
#include "cmd/input.h"
#include "cmd/message.h"
#include "cmd/output.h"
#include "model/json_write.h"
#include "model/xml_from_model.h"
#include "report/summary.h"

/* The formats of a ledger are those of reports. */
static bool is_ledger(const char *format)
{
	return format && strcmp(format, "xml") != 0 && strcmp(format, "json") != 0;
}

static enum status write_ledger(struct context *context, const struct model *model)
{
	struct audit *totals = ARENA_NEW(context->arena, struct audit);
	const struct audit *audits[] = {totals};
	struct report report = {.audits = audits, .audit_count = 1};
	audit_totals(totals, context->arena, model);
	return output_report(context, REPORT_LEDGER, &report);
}

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

/* Writes the text in which places count to the file that the options name for it. */
static enum status write_text(struct context *context, const struct source *source)
{
	struct file_writer writer;
	struct diags *diags = &context->diags;
	enum status status = file_writer_open(&writer, context->options.text, diags);
	if (status != STATUS_OK) {
		return status;
	}
	fwrite(source->text.data, 1, source->text.size, writer.stream);
	return file_writer_close(&writer, true, diags);
}

/* Made before the model is written, so that no model is written if memory runs out here. */
static struct str summary_of(const struct context *context, const struct document *document,
                             const char *path)
{
	struct memory_writer writer;
	const struct wording words = context_words(context);
	const struct terminal_look look = terminal_look_of(stderr);
	const struct summary_origin origin = {document->grammar->name, document->evidence, path};
	memory_writer_open(&writer);
	print_summary(writer.stream, &document->model, &origin, &look, &words);
	return memory_writer_close(&writer, context->arena);
}

enum status run_parse(struct context *context, int argc, char **argv)
{
	struct document document;
	struct str summary = {0};
	const struct options *options = &context->options;
	const struct wording words = context_words(context);
	/* A whole model would push the summary off the screen. */
	bool is_unasked = !options->output && !options->format && output_is_terminal(options);
	(void)argc;
	enum status status = input_read(&document, context, argv[0], PRODUCT_MODEL);
	if (status == STATUS_OK) {
		summary = summary_of(context, &document, argv[0]);
	}
	if (status == STATUS_OK && options->text) {
		status = write_text(context, &document.source);
	}
	if (status == STATUS_OK && !is_unasked) {
		status = is_ledger(options->format) ? write_ledger(context, &document.model)
		                                    : write_model(context, &document.model);
	}
	bool has_error = context->diags.errors > 0;
	if (status == STATUS_OK) {
		context_flush(context);
		fwrite(summary.data, 1, summary.size, stderr);
		if (is_unasked) {
			print_message(stderr, &words, &MESSAGE_PARSE_HINT, STR(""));
		}
	}
	document_release(&document);
	return status == STATUS_OK && has_error ? STATUS_NO : status;
}
