/* zhinan audit INPUT|XML...: reports the proofs and findings of one or more documents. */
#include "audit/audit.h"
#include "cmd/audit_options.h"
#include "cmd/help.h"
#include "cmd/input.h"
#include "cmd/message.h"
#include "cmd/output.h"
#include "library/zhinan.h"
#include "report/terminal.h"

/* ---- explaining ---- */

static void print_check(struct terminal *terminal, const struct check *check)
{
	const struct wording *words = &terminal->words;
	struct str level = check->is_proof ? STR("proof") : finding_level_name(check->level);
	terminal_print(terminal, words_say(words, &MESSAGE_EXPLAIN_NAMED, check->id,
	                                   words_code(words, CODE_LEVEL, level)));
	fputs("\n  ", terminal->stream);
	terminal_wrap(terminal, words_of(words, check->summary), 2, 2);
}

/* Explains one check, or lists all of them with a line each. */
static enum status explain(struct context *context, const char *id)
{
	struct file_writer writer;
	struct terminal terminal;
	const struct wording words = context_words(context);
	bool is_all = strcmp(id, "all") == 0;
	const struct check *check = check_find(str_from(id));
	if (!is_all && !check) {
		return audit_unknown_check(context, str_from(id));
	}
	enum status status = output_open(&writer, context);
	if (status != STATUS_OK) {
		return status;
	}
	terminal_init(&terminal, writer.stream, &words);
	for (size_t i = 0; is_all && i < check_count; i++) {
		print_check(&terminal, &checks[i]);
	}
	if (!is_all) {
		print_check(&terminal, check);
		fputc('\n', writer.stream);
		terminal_wrap(&terminal, words_of(&words, check->document), 0, 0);
	}
	terminal_release(&terminal);
	return output_close(&writer, context, STATUS_OK);
}

/* ---- the answer ---- */

/* Whether the answer is no: a proof is inconsistent, or a finding is at the level `fail_on` or
 * worse ("never": no finding counts). */
static bool fails(const struct audit *audit, struct str fail_on)
{
	size_t findings = 0;
	bool is_inconsistent = audit_overall(audit) == OVERALL_INCONSISTENT;
	for (enum finding_level level = 0; level < FINDING_LEVEL_COUNT; level++) {
		findings += audit_findings_at(audit, level);
		if (str_equal(finding_level_name(level), fail_on)) {
			return is_inconsistent || findings > 0;
		}
	}
	return is_inconsistent;
}

static enum status audit_input(struct audit *out, struct audit_origin *origin,
                               struct context *context, const char *path,
                               const struct audit_options *options)
{
	struct document *document = ARENA_NEW(context->arena, struct document);
	enum status status = input_read_model(document, context, path);
	if (status != STATUS_TROUBLE) {
		audit_from_model(out, context->arena, &document->model, options);
		/* A model that was read from XML has no source. */
		*origin = (struct audit_origin){.path = str_from(path),
		                                .is_document = document->source.format.size > 0};
		const char *fail_on = context->options.fail_on;
		status = fails(out, str_from(fail_on ? fail_on : "error")) ? STATUS_NO : status;
	}
	document_release(document);
	return status;
}

enum status run_audit(struct context *context, int argc, char **argv)
{
	struct audit_options options;
	const struct audit **audits =
	    ARENA_ARRAY(context->arena, const struct audit *, (size_t)argc + 1);
	struct audit_origin *origins =
	    ARENA_ARRAY(context->arena, struct audit_origin, (size_t)argc + 1);
	size_t count = 0;
	if (context->options.explain) {
		return explain(context, context->options.explain);
	}
	if (argc == 0) {
		return context_usage(context, command_find("audit"));
	}
	if (argc > 1 && context->options.corrections) {
		return diags_trouble(&context->diags, &MESSAGE_CORRECTIONS_ONE_TEXT, STR(""));
	}
	enum status answer = audit_options_read(&options, context);
	if (answer != STATUS_OK) {
		return answer;
	}
	for (int i = 0; i < argc; i++) {
		struct audit *audit = ARENA_NEW(context->arena, struct audit);
		enum status status =
		    audit_input(audit, &origins[count], context, argv[i], &options);
		if (status != STATUS_TROUBLE) {
			audits[count++] = audit;
		}
		answer = status_worse(answer, status);
	}
	struct report report = {
	    .audits = audits, .audit_count = count, .origins = origins, .version = ZHINAN_VERSION};
	return count > 0 ? status_worse(answer, output_report(context, REPORT_AUDIT, &report))
	                 : answer;
}
