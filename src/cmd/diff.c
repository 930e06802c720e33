/* zhinan diff OLD NEW: what differs between two guidelines, each a source or an XML model; and
 * zhinan diff --apply CHANGES OLD: the new model from the old one and the XML of the changes. */
#include "base/file.h"
#include "cmd/input.h"
#include "report/changes_report.h"

static enum status write_report(struct context *context, const struct changes *changes)
{
	struct file_writer writer;
	struct diags *diags = &context->diags;
	enum status status = file_writer_open(&writer, context->options.output, diags);
	if (status != STATUS_OK) {
		return status;
	}
	status = report_changes(writer.stream, context->options.format, changes,
	                        context->options.language, diags);
	enum status closed = file_writer_close(&writer, status == STATUS_OK, diags);
	return status == STATUS_OK ? closed : status;
}

/* An XML that contradicts itself is compared as it is, and the answer is no in any case. */
static enum status compare(struct context *context, const struct model *before,
                           const struct model *after)
{
	struct changes changes;
	const struct changes_options options = {.strict_text = context->options.strict_text};
	changes_from_models(&changes, context->arena, before, after, &options);
	enum status status = write_report(context, &changes);
	return status == STATUS_OK && changes.count > 0 ? STATUS_NO : status;
}

enum status run_diff(struct context *context, int argc, char **argv)
{
	struct document documents[2];
	enum status answer = STATUS_OK;
	(void)argc;
	for (int i = 0; i < 2; i++) {
		enum status status = input_read_model(&documents[i], context, argv[i]);
		answer = status > answer ? status : answer;
	}
	if (answer != STATUS_TROUBLE) {
		enum status status = compare(context, &documents[0].model, &documents[1].model);
		answer = status > answer ? status : answer;
	}
	for (int i = 0; i < 2; i++) {
		document_release(&documents[i]);
	}
	return answer;
}
