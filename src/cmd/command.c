/* The table of commands, and the help made from it. */
#include "cmd/command.h"

#include <limits.h>

#include "base/escape.h"
#include "base/system_error.h"
#include "cmd/help.h"
#include "cmd/message.h"
#include "report/report.h"

enum {
	ALWAYS = OPTION_LANG | OPTION_HELP,
	LIMITS = OPTION_MAX_BYTES | OPTION_MAX_UNPACKED | OPTION_MAX_PAGES | OPTION_MAX_DEPTH |
	         OPTION_HELPER_SECONDS,
	READS =
	    OPTION_OUTPUT | OPTION_ENCODING | OPTION_PAGES | OPTION_OCR_LANGUAGES | LIMITS | ALWAYS,
	UNDERSTANDS = READS | OPTION_GRAMMAR | OPTION_GRAMMARS,
	AUDITS = OPTION_PRECISION | OPTION_TOLERANCE | OPTION_ONLY | OPTION_SKIP | OPTION_FAIL_ON |
	         OPTION_EXPLAIN
};

static const struct command commands[] = {
    {"parse", &MESSAGE_ARGUMENTS_INPUT, &MESSAGE_HELP_PARSE, &MESSAGE_EXAMPLES_PARSE,
     "xml json" LEDGER_FORMATS(REPORT_NAME),
     UNDERSTANDS | OPTION_FORMAT | OPTION_CORRECTIONS | OPTION_TEXT, 1, 1, 0, run_parse},
    {"audit", &MESSAGE_ARGUMENTS_INPUTS, &MESSAGE_HELP_AUDIT, &MESSAGE_EXAMPLES_AUDIT,
     REPORT_NAMES(AUDIT_FORMATS), UNDERSTANDS | OPTION_FORMAT | OPTION_CORRECTIONS | AUDITS, 0,
     INT_MAX, 0, run_audit},
    {"report", &MESSAGE_ARGUMENTS_INPUTS, &MESSAGE_HELP_REPORT, &MESSAGE_EXAMPLES_REPORT, NULL,
     UNDERSTANDS | OPTION_CORRECTIONS | OPTION_PRECISION | OPTION_TOLERANCE | OPTION_ONLY |
         OPTION_SKIP,
     1, INT_MAX, 0, run_report},
    {"batch", &MESSAGE_ARGUMENTS_FILES, &MESSAGE_HELP_BATCH, &MESSAGE_EXAMPLES_BATCH, NULL,
     (UNDERSTANDS & ~(uint64_t)(OPTION_OUTPUT | OPTION_PAGES)) | OPTION_RESULTS | OPTION_JOBS |
         OPTION_TOGETHER | OPTION_DRY_RUN | OPTION_WATCH | OPTION_PRUNE | OPTION_SHARD |
         OPTION_PRECISION | OPTION_TOLERANCE | OPTION_ONLY | OPTION_SKIP,
     1, INT_MAX, INT_MAX, run_batch},
    {"merge", &MESSAGE_ARGUMENTS_FOLDERS, &MESSAGE_HELP_MERGE, &MESSAGE_EXAMPLES_MERGE, NULL,
     OPTION_RESULTS | OPTION_JOBS | ALWAYS, 1, INT_MAX, INT_MAX, run_merge},
    {"diff", &MESSAGE_ARGUMENTS_DIFF, &MESSAGE_HELP_DIFF, &MESSAGE_EXAMPLES_DIFF,
     REPORT_NAMES(CHANGES_FORMATS),
     UNDERSTANDS | OPTION_FORMAT | OPTION_ONLY_TOPICS | OPTION_STRICT_TEXT | OPTION_APPLY, 2, 2, 0,
     run_diff},
    {"trend", &MESSAGE_ARGUMENTS_INPUTS, &MESSAGE_HELP_TREND, &MESSAGE_EXAMPLES_TREND,
     REPORT_NAMES(TREND_FORMATS), UNDERSTANDS | OPTION_FORMAT | OPTION_ALL, 1, INT_MAX, 0,
     run_trend},
    {"verify", &MESSAGE_ARGUMENTS_VERIFY, &MESSAGE_HELP_VERIFY, &MESSAGE_EXAMPLES_VERIFY, NULL,
     READS | OPTION_GRAMMARS, 2, 2, 0, run_verify},
    {"explain", &MESSAGE_ARGUMENTS_EXPLAIN, &MESSAGE_HELP_EXPLAIN, &MESSAGE_EXAMPLES_EXPLAIN, NULL,
     UNDERSTANDS | OPTION_CORRECTIONS, 1, 1, 0, run_explain},
    {"tokens", &MESSAGE_ARGUMENTS_INPUT, &MESSAGE_HELP_TOKENS, &MESSAGE_EXAMPLES_TOKENS, NULL,
     UNDERSTANDS, 1, 1, 0, run_tokens},
    {"text", &MESSAGE_ARGUMENTS_INPUT, &MESSAGE_HELP_TEXT, &MESSAGE_EXAMPLES_TEXT, "whole source",
     UNDERSTANDS | OPTION_FORMAT, 1, 1, 0, run_text},
    {"figures", &MESSAGE_ARGUMENTS_INPUT, &MESSAGE_HELP_FIGURES, &MESSAGE_EXAMPLES_FIGURES,
     "text ndjson", READS | OPTION_GRAMMARS | OPTION_FORMAT, 1, 1, 0, run_figures},
    {"serve", NULL, &MESSAGE_HELP_SERVE, &MESSAGE_EXAMPLES_SERVE, NULL,
     OPTION_PORT | OPTION_OPEN | OPTION_FOLDER | OPTION_IDLE_SECONDS | OPTION_MAX_UPLOAD |
         (LIMITS & ~OPTION_MAX_BYTES) | OPTION_GRAMMARS | ALWAYS,
     0, 0, 0, run_serve},
    {"serve-job", NULL, NULL, NULL, NULL, LIMITS | OPTION_GRAMMARS | ALWAYS, 0, 0, 0,
     run_serve_job},
    {"grammar", &MESSAGE_ARGUMENTS_GRAMMAR, &MESSAGE_HELP_GRAMMAR, &MESSAGE_EXAMPLES_GRAMMAR, NULL,
     READS | OPTION_GRAMMARS, 1, INT_MAX, 2, run_grammar},
    {"describe", NULL, NULL, NULL, NULL, OPTION_OUTPUT | ALWAYS, 0, 0, 0, run_describe},
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

const struct command *command_at(size_t index)
{
	return index < COMMAND_COUNT ? &commands[index] : NULL;
}

struct nearest command_nearest(const char *name)
{
	struct nearest nearest = nearest_to(str_from(name));
	for (size_t i = 0; i < COMMAND_COUNT; i++) {
		if (commands[i].doc) {
			nearest_offer(&nearest, str_from(commands[i].name));
		}
	}
	nearest_offer(&nearest, STR("help"));
	return nearest;
}

struct str commands_that_take(enum option_bit bit, struct arena *arena)
{
	struct str names = STR("zhinan");
	bool is_first = bit != OPTION_VERSION; /* the program itself takes it */
	for (size_t i = 0; i < COMMAND_COUNT; i++) {
		if (commands[i].doc && commands[i].options & bit) {
			names = is_first ? str_from(commands[i].name)
			                 : arena_format(arena, "%.*s %s", STR_FORMAT(names),
			                                commands[i].name);
			is_first = false;
		}
	}
	return names;
}

void output_line(FILE *stream, struct str line)
{
	fprintf(stream, "%.*s\n", STR_FORMAT(line));
}

/* ---- help ---- */

static struct str arguments_of(const struct wording *words, const struct command *command)
{
	return command->arguments ? words_of(words, command->arguments) : STR("");
}

/* Writes a message as a paragraph, behind an empty line. */
static void section(struct help *help, const struct message *message)
{
	putc('\n', help->stream);
	help_paragraph(help, words_of(&help->words, message));
}

static void usage(struct help *help, struct str line)
{
	help_paragraph(help, words_say(&help->words, &MESSAGE_HELP_USAGE, line));
}

static void program_help(struct help *help)
{
	const struct wording *words = &help->words;
	struct arena *arena = words->arena;
	usage(help, words_of(words, &MESSAGE_ARGUMENTS_PROGRAM));
	help_paragraph(help, words_of(words, &MESSAGE_HELP_PROGRAM));
	section(help, &MESSAGE_HELP_COMMANDS);
	for (size_t i = 0; i < COMMAND_COUNT; i++) {
		if (!commands[i].doc) {
			continue;
		}
		struct str arguments = arguments_of(words, &commands[i]);
		help_entry(
		    help, arena_format(arena, "%-8s %.*s", commands[i].name, STR_FORMAT(arguments)),
		    words_of(words, commands[i].doc));
	}
	struct str arguments = words_of(words, &MESSAGE_ARGUMENTS_HELP);
	help_entry(help, arena_format(arena, "%-8s %.*s", "help", STR_FORMAT(arguments)),
	           words_of(words, &MESSAGE_HELP_HELP_COMMAND));
	section(help, &MESSAGE_HELP_OPTIONS);
	options_help(help, ALWAYS | OPTION_VERSION);
	section(help, &MESSAGE_HELP_EXAMPLES);
	help_lines(help, words_of(words, &MESSAGE_EXAMPLES_PROGRAM));
}

static void one_command_help(struct help *help, const struct command *command)
{
	const struct wording *words = &help->words;
	usage(help, words_say(words, &MESSAGE_HELP_USAGE_OPTIONS, str_from(command->name),
	                      arguments_of(words, command)));
	help_paragraph(help, words_of(words, command->doc));
	section(help, &MESSAGE_HELP_OPTIONS);
	options_help(help, command->options);
	if (command->formats) {
		putc('\n', help->stream);
		help_paragraph(help,
		               words_say(words, &MESSAGE_HELP_FORMATS, str_from(command->formats)));
	}
	section(help, &MESSAGE_HELP_EXAMPLES);
	help_lines(help, words_of(words, command->examples));
}

void command_help(FILE *stream, const struct command *command, const struct wording *words)
{
	struct help help;
	help_init(&help, stream, words);
	if (command) {
		one_command_help(&help, command);
	} else {
		program_help(&help);
	}
	section(&help, &MESSAGE_HELP_EXIT_CODES);
	help_release(&help);
}

enum status context_usage(struct context *context, const struct command *command)
{
	const struct wording words = context_words(context);
	struct str name = arena_format(context->arena, "zhinan %s", command->name);
	return diags_trouble(&context->diags, &MESSAGE_USAGE_ARGUMENTS, STR(""),
	                     words_joined(&words, name, " ", arguments_of(&words, command)), name);
}

/* Prints lines of which nothing steers a terminal, wherever standard error goes: a message may quote a file name or
 * a text. */
static void print_visible(FILE *stream, struct str lines, struct arena *arena)
{
	for (size_t start = 0; start <= lines.size;) {
		size_t end = start;
		while (end < lines.size && lines.data[end] != '\n' && lines.data[end] != '\t') {
			end++;
		}
		struct str text = escape_text(arena, str_slice(lines, start, end));
		fwrite(text.data, 1, text.size, stream);
		putc(end < lines.size ? lines.data[end] : '\n', stream);
		start = end + 1;
	}
}

void context_flush(struct context *context)
{
	int error = stream_error(stdout);
	if (error) {
		context->has_lost_output = true;
		(void)unwritable(&context->diags, "-", error);
		clearerr(stdout);
	}
	for (const struct diag *diag = context->diags.first; diag; diag = diag->next) {
		struct arena *arena = context->arena;
		print_visible(stderr, diag_text(diag, context->options.language, arena), arena);
	}
	diags_init(&context->diags, context->arena);
}
