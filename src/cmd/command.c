/* The table of commands, and the help made from it. */
#include "cmd/command.h"

#include <limits.h>

#include "base/file_name.h"
#include "cmd/message.h"
#include "report/report.h"

enum {
	ALWAYS = OPTION_LANG | OPTION_HELP,
	LIMITS = OPTION_MAX_BYTES | OPTION_MAX_UNPACKED | OPTION_MAX_PAGES | OPTION_MAX_DEPTH |
	         OPTION_HELPER_SECONDS,
	READS = OPTION_OUTPUT | OPTION_ENCODING | LIMITS | ALWAYS,
	UNDERSTANDS = READS | OPTION_GRAMMAR | OPTION_GRAMMARS,
	AUDITS = OPTION_PRECISION | OPTION_TOLERANCE | OPTION_ONLY | OPTION_SKIP | OPTION_FAIL_ON |
	         OPTION_EXPLAIN
};

static const struct command commands[] = {
    {"parse", "INPUT", &MESSAGE_HELP_PARSE, UNDERSTANDS | OPTION_FORMAT | OPTION_CORRECTIONS,
     "xml json" LEDGER_FORMATS(REPORT_NAME), 1, 1, run_parse},
    {"audit", "INPUT|XML...", &MESSAGE_HELP_AUDIT,
     UNDERSTANDS | OPTION_FORMAT | OPTION_CORRECTIONS | AUDITS, REPORT_NAMES(AUDIT_FORMATS), 0,
     INT_MAX, run_audit},
    {"diff", "OLD NEW", &MESSAGE_HELP_DIFF,
     UNDERSTANDS | OPTION_FORMAT | OPTION_ONLY_TOPICS | OPTION_STRICT_TEXT | OPTION_APPLY,
     REPORT_NAMES(CHANGES_FORMATS), 2, 2, run_diff},
    {"trend", "XML|INPUT...", &MESSAGE_HELP_TREND, UNDERSTANDS | OPTION_FORMAT | OPTION_ALL,
     REPORT_NAMES(TREND_FORMATS), 1, INT_MAX, run_trend},
    {"verify", "XML SOURCE", &MESSAGE_HELP_VERIFY, READS | OPTION_GRAMMARS, NULL, 2, 2, run_verify},
    {"explain", "INPUT[:LINE]", &MESSAGE_HELP_EXPLAIN, UNDERSTANDS | OPTION_CORRECTIONS, NULL, 1, 1,
     run_explain},
    {"tokens", "INPUT", &MESSAGE_HELP_TOKENS, UNDERSTANDS, NULL, 1, 1, run_tokens},
    {"text", "INPUT", &MESSAGE_HELP_TEXT, UNDERSTANDS | OPTION_FORMAT, "whole source", 1, 1,
     run_text},
    {"figures", "INPUT", &MESSAGE_HELP_FIGURES, READS | OPTION_GRAMMARS | OPTION_FORMAT,
     "text ndjson", 1, 1, run_figures},
    {"grammar", "check|list [NAME]... | coverage|new NAME TEXT...", &MESSAGE_HELP_GRAMMAR,
     READS | OPTION_GRAMMARS, NULL, 1, INT_MAX, run_grammar},
};
enum { COMMAND_COUNT = sizeof commands / sizeof *commands };

const struct command *command_find(const char *name)
{
	for (size_t i = 0; i < COMMAND_COUNT; i++) {
		if (strcmp(commands[i].name, name) == 0) {
			return &commands[i];
		}
	}
	return NULL;
}

void output_line(FILE *stream, struct str line)
{
	fprintf(stream, "%.*s\n", STR_FORMAT(line));
}

static void program_help(FILE *stream, const struct wording *words)
{
	print_message(stream, words, &MESSAGE_HELP_USAGE, STR("COMMAND"), STR("ARGUMENT..."));
	print_message(stream, words, &MESSAGE_HELP_PROGRAM, STR(""));
	print_message(stream, words, &MESSAGE_HELP_COMMANDS, STR(""));
	for (size_t i = 0; i < COMMAND_COUNT; i++) {
		struct str doc = words_of(words, commands[i].doc);
		fprintf(stream, "  %-8s %-20s  %.*s\n", commands[i].name, commands[i].arguments,
		        STR_FORMAT(doc));
	}
	print_message(stream, words, &MESSAGE_HELP_OPTIONS, STR(""));
	options_help(stream, ALWAYS | OPTION_VERSION, words->language, words->arena);
	print_message(stream, words, &MESSAGE_HELP_EXIT_CODES, STR(""));
}

void command_help(FILE *stream, const struct command *command, const struct wording *words)
{
	if (!command) {
		program_help(stream, words);
		return;
	}
	print_message(stream, words, &MESSAGE_HELP_USAGE, str_from(command->name),
	              str_from(command->arguments));
	print_message(stream, words, command->doc, STR(""));
	print_message(stream, words, &MESSAGE_HELP_OPTIONS, STR(""));
	options_help(stream, command->options, words->language, words->arena);
	if (command->formats) {
		print_message(stream, words, &MESSAGE_HELP_FORMATS, str_from(command->formats));
	}
	print_message(stream, words, &MESSAGE_HELP_EXIT_CODES, STR(""));
}

enum status context_usage(struct context *context, const struct command *command)
{
	return diags_trouble(&context->diags, &MESSAGE_USAGE_ARGUMENTS, STR(""),
	                     str_from(command->arguments),
	                     arena_format(context->arena, "zhinan %s", command->name));
}

/* Prints lines without control characters, since a file name or text that a message quotes could
 * otherwise control the terminal; what is no UTF-8 is printed as U+FFFD. */
static void print_visible(FILE *stream, struct str lines, struct arena *arena)
{
	for (size_t start = 0; start <= lines.size;) {
		size_t end = start;
		while (end < lines.size && lines.data[end] != '\n' && lines.data[end] != '\t') {
			end++;
		}
		struct str text = file_name_text(arena, str_slice(lines, start, end));
		fwrite(text.data, 1, text.size, stream);
		putc(end < lines.size ? lines.data[end] : '\n', stream);
		start = end + 1;
	}
}

void context_flush(struct context *context)
{
	fflush(stdout);
	for (const struct diag *diag = context->diags.first; diag; diag = diag->next) {
		struct arena *arena = context->arena;
		print_visible(stderr, diag_text(diag, context->options.language, arena), arena);
	}
	diags_init(&context->diags, context->arena);
}
