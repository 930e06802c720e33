/* zhinan text INPUT: the decoded and repaired text, one paragraph a line; for a format other than
 * plain text, the text extracted from it, to which lines, pages and byte ranges refer. --format
 * selects either. */
#include "cmd/input.h"
#include "cmd/output.h"

enum status run_text(struct context *context, int argc, char **argv)
{
	struct document document;
	struct file_writer writer;
	(void)argc;
	enum status status = input_read(&document, context, argv[0], PRODUCT_TEXT);
	if (status == STATUS_OK) {
		status = output_open(&writer, context);
	}
	if (status == STATUS_OK) {
		const char *format = context->options.format;
		bool is_whole = format ? strcmp(format, "whole") == 0 : !document.source.is_derived;
		struct str text = is_whole ? document.text.clean : document.source.text;
		fwrite(text.data, 1, text.size, writer.stream);
		status = output_close(&writer, context, STATUS_OK);
	}
	document_release(&document);
	return status;
}
