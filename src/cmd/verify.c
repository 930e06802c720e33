/* zhinan verify XML SOURCE: prints the totals, added again, and on one line the verdict. */
#include "cmd/doubts.h"
#include "cmd/message.h"
#include "cmd/output.h"
#include "cmd/page_progress.h"
#include "cmd/print_sums.h"
#include "grammar/lexicon_load.h"
#include "model/model_from_xml.h"
#include "report/terminal.h"
#include "verify/message.h"
#include "verify/verification.h"
#include "verify/verify_files.h"

static void print_report(FILE *out, const struct verification *report, const struct model *model,
                         const struct wording *words)
{
	struct terminal terminal;
	struct model counted = {.claimed = report->claimed, .total = report->total};
	struct str checked =
	    words_say(words, &MESSAGE_VERIFY_CHECKED, words_count(words, report->figures),
	              words_count(words, report->texts), words_count(words, report->repairs),
	              words_coverage(words, model_coverage(&counted)));
	print_sums(out, model, words);
	terminal_init(&terminal, out, words);
	terminal_paint(&terminal, report->failures > 0 ? PAINT_BAD : PAINT_GOOD);
	terminal_print(&terminal, report->failures > 0
	                              ? words_say(words, &MESSAGE_VERIFY_NO,
	                                          words_count(words, report->failures), checked)
	                              : words_say(words, &MESSAGE_VERIFY_YES, checked));
	terminal_paint(&terminal, PAINT_PLAIN);
	putc('\n', out);
	terminal_release(&terminal);
}

/* Reads the two files, and says what is wrong with which is which. */
static enum status read_files(struct str *xml, struct str *source, struct context *context,
                              char **argv)
{
	struct diags *diags = &context->diags;
	size_t limit = context->options.max_bytes;
	enum status status = file_read(xml, context->arena, argv[0], limit, diags);
	if (status == STATUS_OK) {
		status = file_read(source, context->arena, argv[1], limit, diags);
	}
	if (status == STATUS_OK) {
		arena_spend_on(context->arena, xml->size + source->size);
	}
	if (status != STATUS_OK || !model_is_xml(*source)) {
		return status;
	}
	return model_is_xml(*xml)
	           ? diags_trouble(diags, &MESSAGE_MODEL_NO_SOURCE, str_from(argv[1]), {0})
	           : diags_trouble(diags, &MESSAGE_VERIFY_SWAPPED, STR(""), {0});
}

enum status run_verify(struct context *context, int argc, char **argv)
{
	struct arena *arena = context->arena;
	struct diags *diags = &context->diags;
	const struct options *options = &context->options;
	const char *folder = options_grammars(options, arena);
	struct str xml;
	struct str bytes;
	struct model model;
	struct source source;
	struct lexicon *lexicon;
	struct verification report;
	struct file_writer writer;
	(void)argc;
	enum status status = lexicon_load(&lexicon, arena, folder, diags);
	if (status == STATUS_OK) {
		status = read_files(&xml, &bytes, context, argv);
	}
	if (status == STATUS_OK) {
		status = verify_read_model(&model, arena, xml, str_from(argv[0]), folder, diags);
	}
	if (status == STATUS_OK) {
		file_drop(&xml, arena);
		status = verify_check_hash(&model, bytes, str_from(argv[1]), diags);
	}
	if (status == STATUS_OK) {
		doubt_model(context, &model, argv[0]);
		struct source_options reading = input_reading(options);
		page_progress_add(&reading, context);
		status = verify_read_source(&source, arena, &model, bytes, str_from(argv[1]),
		                            &reading, diags);
	}
	if (status != STATUS_OK) {
		return status;
	}
	enum status verdict = verification_from_model(&report, &model, &source, lexicon, diags);
	status = output_open(&writer, context);
	if (status != STATUS_OK) {
		return status;
	}
	const struct wording words = context_words(context);
	print_report(writer.stream, &report, &model, &words);
	return status_worse(verdict, output_close(&writer, context, STATUS_OK));
}
