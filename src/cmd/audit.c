/* zhinan audit INPUT|XML...: reports the proofs and findings of one or more documents. */
#include "audit/audit.h"
#include "cmd/help.h"
#include "cmd/input.h"
#include "cmd/message.h"
#include "cmd/output.h"
#include "report/terminal.h"

/* ---- explaining ---- */

static enum status unknown_check(struct context *context, struct str id)
{
	struct nearest nearest = nearest_to(id);
	for (size_t i = 0; i < check_count; i++) {
		nearest_offer(&nearest, checks[i].id);
	}
	return diags_trouble(&context->diags, &MESSAGE_AUDIT_UNKNOWN, STR(""), id,
	                     options_suggestion(&context->options, &nearest, context->arena));
}

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
		return unknown_check(context, str_from(id));
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

/* ---- options ---- */

/* Splits ids at their commas into a list that ends with NULL. */
static enum status read_ids(const char *const **out, struct context *context, const char *list)
{
	const char **ids = NULL;
	size_t count = 0;
	size_t capacity = 0;
	while (list && *list) {
		size_t width = strcspn(list, ",");
		struct str id = arena_copy(context->arena, (struct str){list, width});
		if (!check_find(id)) {
			return unknown_check(context, id);
		}
		ARENA_PUSH(context->arena, ids, count, capacity, id.data);
		list += width + (list[width] == ',');
	}
	if (ids) {
		ARENA_PUSH(context->arena, ids, count, capacity, (const char *)NULL);
	}
	*out = ids;
	return STATUS_OK;
}

static enum status read_options(struct audit_options *out, struct context *context)
{
	const struct options *options = &context->options;
	*out = (struct audit_options){0};
	if (options->precision && strcmp(options->precision, "all") == 0) {
		out->precision = PRECISION_ALL;
	}
	out->has_about_tolerance =
	    options->tolerance &&
	    decimal_parse(&out->about_tolerance, str_from(options->tolerance));
	enum status status = read_ids(&out->only, context, options->only);
	return status == STATUS_OK ? read_ids(&out->skip, context, options->skip) : status;
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
	enum status answer = read_options(&options, context);
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
