/* zhinan grammar check|list [NAME]...: tests families of guidelines against their own samples, or
 * lists them. The subcommands that look at texts, coverage and new, have files of their own. Prints
 * results, and does not know what a rule is. */
#include "cmd/grammar_texts.h"
#include "cmd/message.h"
#include "cmd/output.h"
#include "facts/statement_check.h"
#include "grammar/grammar_check.h"
#include "grammar/load.h"
#include "grammar/tally.h"

struct families {
	struct str *items;
	size_t count;
};

/* ---- check ---- */

static bool is_same(const struct diag *a, const struct diag *b)
{
	bool same = a->message == b->message && a->line == b->line && a->column == b->column &&
	            str_equal(a->file, b->file);
	for (int i = 0; i < DIAG_ARGUMENTS && same; i++) {
		same = str_equal(a->arguments[i], b->arguments[i]);
	}
	return same;
}

/* Adds only diags that are new: families share files, so the same error may recur. */
static void add_new_diags(struct context *context, const struct diags *from)
{
	const struct diag *last = context->diags.last;
	for (const struct diag *diag = from->first; diag; diag = diag->next) {
		const struct diag *known = last ? context->diags.first : NULL;
		while (known && !is_same(known, diag)) {
			known = known == last ? NULL : known->next;
		}
		if (!known) {
			struct diag *copy = diags_add(&context->diags, diag->level, diag->message,
			                              diag->file, diag->arguments);
			copy->line = diag->line;
			copy->column = diag->column;
		}
	}
}

static enum status check_family(FILE *out, struct context *context, const char *folder,
                                struct str family)
{
	struct diags diags;
	struct grammar *grammar;
	size_t samples = 0;
	const struct wording words = context_words(context);
	diags_init(&diags, context->arena);
	enum status status = grammar_load(&grammar, context->arena, folder,
	                                  arena_copy(context->arena, family).data, &diags);
	if (status == STATUS_OK) {
		size_t sentences = 0;
		struct tally tally;
		tally_init(&tally, context->arena, grammar);
		struct tally *before = tally_use(&tally);
		status = grammar_check(grammar, &samples, &diags);
		enum status stated = statements_check(grammar, &sentences, &diags);
		status = status_worse(status, stated);
		samples += sentences;
		tally_report_runaways(&tally, &diags);
		status = tally.runaway_count > 0 ? status_worse(status, STATUS_NO) : status;
		print_message(out, &words,
		              status == STATUS_OK ? &MESSAGE_GRAMMAR_CHECKED
		                                  : &MESSAGE_GRAMMAR_CHECKED_NOT,
		              family, words_count(&words, grammar->all_count),
		              words_count(&words, samples), words_count(&words, diags.errors));
		tally_use(before);
	}
	add_new_diags(context, &diags);
	grammar_free(grammar);
	return status;
}

/* ---- list ---- */

static void print_rule(FILE *out, const struct grammar *grammar, const struct rule *rule)
{
	const struct field *field = rule->kind == RULE_FIELD ? &grammar->fields[rule->index] : NULL;
	fprintf(out, "%.*s\t%.*s:%u", STR_FORMAT(rule->name), STR_FORMAT(rule->file), rule->line);
	for (size_t i = 0; field && i < field->labels.words.count; i++) {
		fprintf(out, "%c%.*s", i > 0 ? ' ' : '\t',
		        STR_FORMAT(field->labels.words.items[i]));
	}
	putc('\n', out);
}

/* Prints a family as a row of the table of all, or its rules. */
static enum status list_family(FILE *out, struct context *context, const char *folder,
                               struct str family, bool is_table)
{
	struct grammar *grammar;
	struct arena *arena = context->arena;
	enum status status =
	    grammar_load(&grammar, arena, folder, arena_copy(arena, family).data, &context->diags);
	if (status == STATUS_OK && is_table) {
		fprintf(out, "%.*s\t%.*s.yaml\t%zu\t%zu\t%zu\t%.*s\n", STR_FORMAT(family),
		        STR_FORMAT(family), grammar->all_count, grammar->field_count,
		        grammar->label_count, STR_FORMAT(grammar->name));
	}
	for (size_t i = 0; status == STATUS_OK && !is_table && i < grammar->all_count; i++) {
		print_rule(out, grammar, grammar->all[i]);
	}
	grammar_free(grammar);
	return status;
}

/* ---- the command ---- */

/* The families that the arguments name, or all. */
static enum status choose_families(struct families *out, struct context *context,
                                   const char *folder, int argc, char **argv)
{
	if (argc == 0) {
		enum status status = grammar_families(&out->items, &out->count, context->arena,
		                                      folder, &context->diags);
		if (status == STATUS_OK && out->count == 0) {
			status =
			    diags_trouble(&context->diags, &MESSAGE_GRAMMAR_NONE, str_from(folder));
		}
		return status;
	}
	out->items = ARENA_ARRAY(context->arena, struct str, (size_t)argc);
	for (int i = 0; i < argc; i++) {
		out->items[out->count++] = str_from(argv[i]);
	}
	return STATUS_OK;
}

/* Runs the subcommands that look at texts: coverage and new. */
static enum status run_on_texts(struct context *context, int argc, char **argv)
{
	struct file_writer writer;
	bool is_new = strcmp(argv[0], "new") == 0;
	if (argc < 3) {
		return context_usage(context, command_find("grammar"));
	}
	if (output_open(&writer, context) != STATUS_OK) {
		return STATUS_TROUBLE;
	}
	enum status status = is_new ? grammar_propose(writer.stream, context, argv[1], argv + 2)
	                            : grammar_coverage(writer.stream, context, argv[1], argv + 2);
	return output_close(&writer, context, status);
}

enum status run_grammar(struct context *context, int argc, char **argv)
{
	bool is_check = strcmp(argv[0], "check") == 0;
	bool is_table = !is_check && argc == 1;
	struct families families = {0};
	struct file_writer writer;
	const char *folder = options_grammars(&context->options, context->arena);
	if (strcmp(argv[0], "coverage") == 0 || strcmp(argv[0], "new") == 0) {
		return run_on_texts(context, argc, argv);
	}
	if (!is_check && strcmp(argv[0], "list") != 0) {
		return context_usage(context, command_find("grammar"));
	}
	enum status worst = choose_families(&families, context, folder, argc - 1, argv + 1);
	if (worst != STATUS_OK || output_open(&writer, context) != STATUS_OK) {
		return STATUS_TROUBLE;
	}
	if (is_table) {
		const struct wording words = context_words(context);
		print_message(writer.stream, &words, &MESSAGE_GRAMMAR_LIST_HEAD, STR(""));
	}
	for (size_t i = 0; i < families.count; i++) {
		struct str family = families.items[i];
		enum status status =
		    is_check ? check_family(writer.stream, context, folder, family)
			     : list_family(writer.stream, context, folder, family, is_table);
		worst = status_worse(worst, status);
	}
	return status_worse(worst, output_close(&writer, context, STATUS_OK));
}
