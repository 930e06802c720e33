/* zhinan text INPUT: the text as it was decoded and made whole, one paragraph a line. */
#include "base/file.h"
#include "cmd/input.h"

enum status run_text(struct context *context, int argc, char **argv)
{
	struct document document;
	struct file_writer writer;
	(void)argc;
	enum status status = input_read(&document, context, argv[0], PRODUCT_TEXT);
	if (status == STATUS_OK) {
		status = file_writer_open(&writer, context->options.output, &context->diags);
	}
	if (status == STATUS_OK) {
		struct str clean = document.text.clean;
		fwrite(clean.data, 1, clean.size, writer.stream);
		status = file_writer_close(&writer, true, &context->diags);
	}
	document_release(&document);
	return status;
}
