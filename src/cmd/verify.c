/* zhinan verify XML SOURCE: prints the totals, added again, and on one line the verdict. */
#include <inttypes.h>

#include "cmd/input.h"
#include "cmd/output.h"
#include "cmd/print_sums.h"
#include "grammar/lexicon_load.h"
#include "model/model_from_xml.h"
#include "model/schema_check.h"
#include "verify/verification.h"

static void print_report(FILE *out, const struct verification *report, const struct model *model,
                         struct arena *arena)
{
	struct model counted = {.claimed = report->claimed, .total = report->total};
	uint32_t coverage = model_coverage(&counted);
	print_sums(out, model, arena);
	if (report->failures > 0) {
		fprintf(out, "not verified: %zu failures in ", report->failures);
	} else {
		fprintf(out, "verified: ");
	}
	fprintf(out, "%zu figures, %zu texts, %zu repairs, coverage %" PRIu32 ".%04" PRIu32 "\n",
	        report->figures, report->texts, report->repairs, coverage / 10000,
	        coverage % 10000);
}

/* Checks a file against the schema of models, and reads it. XML that is not well-formed is
 * STATUS_TROUBLE; a value that no model can have is STATUS_NO. */
static enum status read_model(struct model *out, const char *path, const char *folder, size_t limit,
                              struct arena *arena, struct diags *diags)
{
	struct str bytes;
	struct str schema = arena_format(arena, "%s/guideline.xsd", folder);
	enum status status = file_read(&bytes, arena, path, limit, diags);
	if (status == STATUS_OK) {
		status = schema_check(bytes, str_from(path), schema.data, diags);
	}
	if (status != STATUS_OK) {
		return status;
	}
	status = model_from_xml(out, arena, bytes, str_from(path), diags);
	file_drop(&bytes, arena);
	return status == STATUS_OK ? STATUS_OK : STATUS_NO;
}

/* Reads the source in the encoding that the options name, else in the model's. A readable file that
 * cannot be what the model describes is not its source: STATUS_NO. */
static enum status read_source(struct source *out, const struct model *model, const char *path,
                               const struct options *options, struct arena *arena,
                               struct diags *diags)
{
	struct str bytes;
	struct source_options reading = input_reading(options);
	if (!reading.encoding && model->source.encoding.size > 0) {
		/* a copy in the arena, which ends with NUL */
		reading.encoding = model->source.encoding.data;
	}
	enum status status = file_read(&bytes, arena, path, options->max_bytes, diags);
	if (status != STATUS_OK) {
		return status;
	}
	status = source_from_bytes(out, arena, str_from(path), bytes, &reading, diags);
	return status == STATUS_TROUBLE && !options->encoding ? STATUS_NO : status;
}

enum status run_verify(struct context *context, int argc, char **argv)
{
	struct arena *arena = context->arena;
	struct diags *diags = &context->diags;
	const struct options *options = &context->options;
	const char *folder = options_grammars(options, arena);
	struct model model;
	struct source source;
	struct lexicon *lexicon;
	struct verification report;
	struct file_writer writer;
	(void)argc;
	enum status status = lexicon_load(&lexicon, arena, folder, diags);
	if (status == STATUS_OK) {
		status = read_model(&model, argv[0], folder, options->max_bytes, arena, diags);
	}
	if (status == STATUS_OK) {
		status = read_source(&source, &model, argv[1], options, arena, diags);
	}
	if (status != STATUS_OK) {
		return status;
	}
	enum status verdict = verification_from_model(&report, &model, &source, lexicon, diags);
	status = output_open(&writer, context);
	if (status != STATUS_OK) {
		return status;
	}
	print_report(writer.stream, &report, &model, arena);
	return status_worse(verdict, output_close(&writer, context, STATUS_OK));
}
