/* zhinan tokens INPUT: what the grammar and the figure reader see, one token a line. */
#include "cmd/input.h"
#include "cmd/output.h"
#include "cmd/token_list.h"

enum status run_tokens(struct context *context, int argc, char **argv)
{
	struct document document;
	struct file_writer writer;
	struct tokens tokens = {0};
	(void)argc;
	enum status status = input_read(&document, context, argv[0], PRODUCT_TEXT);
	if (status == STATUS_OK) {
		status = output_open(&writer, context);
	}
	if (status == STATUS_OK) {
		const struct wording words = context_words(context);
		struct terminal terminal;
		terminal_init(&terminal, writer.stream, &words);
		terminal_link_to(&terminal, argv[0], document.source.format);
		for (size_t i = 0; i < document.text.paragraph_count; i++) {
			token_list_print(&terminal, &document, &tokens,
			                 &document.text.paragraphs[i]);
		}
		terminal_release(&terminal);
		status = output_close(&writer, context, STATUS_OK);
	}
	document_release(&document);
	return status;
}
