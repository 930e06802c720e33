/* zhinan trend XML...: compares many documents, by partner and year. */
#include "cmd/input.h"
#include "cmd/output.h"

/* Reads all documents. Goes on after one that cannot be read, so that one run reports all that are
 * wrong. An XML that contradicts itself is STATUS_NO, but still read. */
static enum status read_models(const struct model **models, struct context *context, int argc,
                               char **argv)
{
	enum status worst = STATUS_OK;
	for (int i = 0; i < argc; i++) {
		struct document *document = ARENA_NEW(context->arena, struct document);
		enum status status = input_read_model(document, context, argv[i]);
		worst = status_worse(worst, status);
		models[i] = &document->model;
		document_release(document);
	}
	return worst;
}

enum status run_trend(struct context *context, int argc, char **argv)
{
	const struct model **models =
	    ARENA_ARRAY(context->arena, const struct model *, (size_t)argc + 1);
	struct trend trend;
	struct report report = {.trend = &trend, .show_all = context->options.all};
	enum status answer = read_models(models, context, argc, argv);
	if (answer == STATUS_TROUBLE) {
		return answer;
	}
	trend_from_models(&trend, context->arena, models, (size_t)argc);
	return status_worse(answer, output_report(context, REPORT_TREND, &report));
}
