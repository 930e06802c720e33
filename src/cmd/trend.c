/* zhinan trend XML...: many documents side by side, partner by year. */
#include "base/file.h"
#include "cmd/input.h"
#include "diff/trend.h"
#include "report/trend_report.h"

static enum status worse(enum status a, enum status b)
{
	return a > b ? a : b;
}

/* Reads all documents; one that cannot be read does not keep the others from being looked at, so
 * that one run names all that are wrong. An XML that contradicts itself is STATUS_NO, and read all
 * the same. */
static enum status read_models(const struct model **models, struct context *context, int argc,
                               char **argv)
{
	enum status worst = STATUS_OK;
	for (int i = 0; i < argc; i++) {
		struct document *document = ARENA_NEW(context->arena, struct document);
		enum status status = input_read_model(document, context, argv[i]);
		worst = worse(worst, status);
		models[i] = &document->model;
		document_release(document);
	}
	return worst;
}

enum status run_trend(struct context *context, int argc, char **argv)
{
	struct diags *diags = &context->diags;
	const struct model **models =
	    ARENA_ARRAY(context->arena, const struct model *, (size_t)argc + 1);
	struct file_writer writer;
	struct trend trend;
	enum status answer = read_models(models, context, argc, argv);
	if (answer == STATUS_TROUBLE) {
		return answer;
	}
	trend_from_models(&trend, context->arena, models, (size_t)argc);
	enum status status = file_writer_open(&writer, context->options.output, diags);
	if (status != STATUS_OK) {
		return status;
	}
	status = report_trend(writer.stream, context->options.format, &trend,
	                      context->options.language, diags);
	status = worse(status, file_writer_close(&writer, status == STATUS_OK, diags));
	return worse(answer, status);
}
