/* zhinan report INPUT|XML...: a page that shows what was understood of a document, what adds up, and where it stands.
 * Of a model's XML and the document that it was made from it is one page; two documents are compared; of more the
 * years are set side by side. */
#include "audit/audit.h"
#include "cmd/audit_options.h"
#include "cmd/compare.h"
#include "cmd/input.h"
#include "cmd/message.h"
#include "cmd/output.h"
#include "library/page_evidence.h"

static enum status write_page(struct context *context, const struct model *model,
                              const struct page_input *input)
{
	struct audit *audit = ARENA_NEW(context->arena, struct audit);
	const struct audit *audits[] = {audit};
	struct audit_options options;
	struct report report = {.audits = audits, .audit_count = 1, .input = input};
	enum status status = audit_options_read(&options, context);
	if (status == STATUS_OK) {
		audit_from_model(audit, context->arena, model, &options);
		status = output_report(context, REPORT_PAGE, &report);
	}
	return status;
}

/* The page of a model, whose source is `document`, or is not at hand (NULL). */
static enum status report_model(struct context *context, const struct model *model,
                                struct document *document)
{
	const struct wording words = context_words(context);
	struct page_input input = {0};
	if (document) {
		bool is_ours = model == &document->model ||
		               (str_equal(model->grammar_sha256, document->model.grammar_sha256) &&
		                model->correction_count == 0);
		page_input_from_document(&input, &words, document, is_ours);
	}
	return write_page(context, model, &input);
}

/* Of two documents the one that is a model's XML and was made from the other, or NULL. */
static struct document *model_of_other(struct document documents[2])
{
	for (int i = 0; i < 2; i++) {
		struct document *xml = &documents[i];
		struct document *other = &documents[1 - i];
		bool is_of_other = document_is_xml(xml) && !document_is_xml(other) &&
		                   str_equal(xml->model.source.sha256, other->model.source.sha256);
		if (is_of_other) {
			return xml;
		}
	}
	return NULL;
}

/* The page of a model and its source, or the comparison of two documents. */
static enum status report_two(struct context *context, char **argv)
{
	struct document documents[2];
	enum status status = STATUS_OK;
	for (int i = 0; i < 2; i++) {
		status = status_worse(status, input_read_model(&documents[i], context, argv[i]));
	}
	struct document *xml = status == STATUS_TROUBLE ? NULL : model_of_other(documents);
	if (xml) {
		struct document *source = &documents[xml == &documents[0]];
		status = status_worse(status, report_model(context, &xml->model, source));
	} else if (status != STATUS_TROUBLE) {
		status = compare_documents(context, documents, TOPICS_ALL);
		status = status == STATUS_NO ? STATUS_OK
		                             : status; /* that they differ is no answer here */
	}
	for (int i = 0; i < 2; i++) {
		document_release(&documents[i]);
	}
	return status;
}

static enum status report_one(struct context *context, const char *path)
{
	struct document document;
	enum status status = input_read_model(&document, context, path);
	if (status != STATUS_TROUBLE) {
		struct document *source = document_is_xml(&document) ? NULL : &document;
		status = status_worse(status, report_model(context, &document.model, source));
	}
	document_release(&document);
	return status;
}

enum status run_report(struct context *context, int argc, char **argv)
{
	context->options.format = "html";
	if (output_is_terminal(&context->options)) {
		return diags_trouble(&context->diags, &MESSAGE_OUTPUT_PAGE, STR(""));
	}
	if (argc > 1 && context->options.corrections) {
		return diags_trouble(&context->diags, &MESSAGE_CORRECTIONS_ONE_TEXT, STR(""));
	}
	return argc == 1   ? report_one(context, argv[0])
	       : argc == 2 ? report_two(context, argv)
	                   : run_trend(context, argc, argv);
}
