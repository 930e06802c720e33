/* zhinan verify XML SOURCE: prints the totals, added again, and on one line the verdict. */
#include <inttypes.h>

#include "base/sha256.h"
#include "cmd/doubts.h"
#include "cmd/message.h"
#include "cmd/output.h"
#include "cmd/print_sums.h"
#include "grammar/lexicon_load.h"
#include "model/model_from_xml.h"
#include "model/schema_check.h"
#include "report/terminal.h"
#include "verify/message.h"
#include "verify/verification.h"

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

/* Checks bytes against the schema of models, and reads them. XML that is not well-formed is
 * STATUS_TROUBLE; a value that no model can have is STATUS_NO. */
static enum status read_model(struct model *out, struct str bytes, const char *path,
                              const char *folder, struct arena *arena, struct diags *diags)
{
	struct str schema = arena_format(arena, "%s/guideline.xsd", folder);
	enum status status = input_check_version(bytes, path, diags);
	if (status == STATUS_OK) {
		status = schema_check(bytes, str_from(path), schema.data, diags);
	}
	if (status != STATUS_OK) {
		return status;
	}
	return model_from_xml(out, arena, bytes, str_from(path), diags) == STATUS_OK ? STATUS_OK
	                                                                             : STATUS_NO;
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
	if (status != STATUS_OK || !input_is_model(*source)) {
		return status;
	}
	return input_is_model(*xml)
	           ? diags_trouble(diags, &MESSAGE_MODEL_NO_SOURCE, str_from(argv[1]), {0})
	           : diags_trouble(diags, &MESSAGE_VERIFY_SWAPPED, STR(""), {0});
}

/* Whether a file is the one that a model was made from. Nothing that the model says of another one
 * could be right or wrong. */
static enum status check_hash(const struct model *model, struct str bytes, const char *path,
                              struct diags *diags)
{
	struct str hash = sha256_hex(diags->arena, &bytes, 1);
	if (str_equal(hash, model->source.sha256) && bytes.size == model->source.bytes) {
		return STATUS_OK;
	}
	const struct str arguments[DIAG_ARGUMENTS] = {
	    arena_format(diags->arena, "%zu", bytes.size), hash,
	    arena_format(diags->arena, "%" PRIu32, model->source.bytes), model->source.sha256};
	diags_add(diags, DIAG_ERROR, &MESSAGE_VERIFY_HASH, str_from(path), arguments);
	return STATUS_NO;
}

/* Reads the source in the encoding that the options name, else in the model's. A readable file that
 * cannot be what the model describes is not its source: STATUS_NO. */
static enum status read_source(struct source *out, const struct model *model, struct str bytes,
                               const char *path, const struct options *options, struct arena *arena,
                               struct diags *diags)
{
	struct source_options reading = input_reading(options);
	if (!reading.encoding && model->source.encoding.size > 0) {
		/* a copy in the arena, which ends with NUL */
		reading.encoding = model->source.encoding.data;
	}
	enum status status = source_from_bytes(out, arena, str_from(path), bytes, &reading, diags);
	return status == STATUS_TROUBLE && !options->encoding ? STATUS_NO : status;
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
		status = read_model(&model, xml, argv[0], folder, arena, diags);
	}
	if (status == STATUS_OK) {
		file_drop(&xml, arena);
		status = check_hash(&model, bytes, argv[1], diags);
	}
	if (status == STATUS_OK) {
		doubt_model(context, &model, argv[0]);
		status = read_source(&source, &model, bytes, argv[1], options, arena, diags);
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
