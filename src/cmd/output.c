/* Opens the output that the options name, and writes reports to it. */
#include "cmd/output.h"

#include <assert.h>

enum status output_open(struct file_writer *writer, struct context *context)
{
	return file_writer_open(writer, context->options.output, &context->diags);
}

enum status output_close(struct file_writer *writer, struct context *context, enum status status)
{
	return status_worse(status,
	                    file_writer_close(writer, status == STATUS_OK, &context->diags));
}

enum status output_report(struct context *context, enum report_kind kind, struct report *report)
{
	struct file_writer writer;
	report_writer *write = report_find(kind, context->options.format);
	enum status status = output_open(&writer, context);
	assert(write); /* formats are checked before a command runs */
	if (status != STATUS_OK) {
		return status;
	}
	report->stream = writer.stream;
	report->words = context_words(context);
	report->diags = &context->diags;
	return output_close(&writer, context, write(report));
}
