/* The program's commands, one row each. A row declares the options and arguments that its command
 * takes; they are checked before it runs. */
#ifndef ZHINAN_CMD_COMMAND_H
#define ZHINAN_CMD_COMMAND_H

#include <stdio.h>

#include "base/diag.h"
#include "cmd/options.h"
#include "report/words.h"

/* A grammar whose hash has been asked for. */
struct known_grammar {
	struct known_grammar *next;
	struct str family;
	struct str sha256; /* empty where there is none */
};

/* What a command runs with. */
struct context {
	struct arena *arena;
	struct diags diags; /* printed when the command is done, or by context_flush */
	struct options options;
	struct known_grammar *grammars;
	bool has_lost_output; /* standard output did not take all that was printed to it */
};

/* The language and arena for what a command prints. */
static inline struct wording context_words(const struct context *context)
{
	return (struct wording){context->options.language, context->arena};
}

struct command {
	const char *name;
	const struct message *arguments; /* as help shows them; NULL: it takes none */
	const struct message *doc;       /* what it does; NULL: no command for people */
	const struct message *examples;  /* a line each */
	const char *formats; /* names for --format, a blank between, the default first; or NULL */
	uint64_t options;    /* a set of enum option_bit, beside help and language */
	int min, max;        /* the number of arguments */
	int first_input;     /* the first that is a file to read */

	/* argv[0] to argv[argc - 1] are the arguments; argv[argc] is NULL. The program's exit
	 * code is the status. Results go to options.output, messages to diags. */
	enum status (*run)(struct context *context, int argc, char **argv);
};

/* The command of a name, or NULL. */
const struct command *command_find(const char *name);

/* Each command in the order of help: NULL behind the last. */
const struct command *command_at(size_t index);

/* The command whose name is most like a misspelt one, in `best`. */
struct nearest command_nearest(const char *name);

/* The commands that take an option, with a blank between: for struct options_request. */
struct str commands_that_take(enum option_bit bit, struct arena *arena);

/* Writes the answer to --help: for a command or, if command is NULL, for the program. */
void command_help(FILE *stream, const struct command *command, const struct wording *words);

/* Prints a line: a text, or a message with up to four struct str arguments. */
void output_line(FILE *stream, struct str line);
#define print_message(stream, words, message, ...)                                                 \
	output_line((stream), words_say((words), (message), __VA_ARGS__))

/* Says what arguments a command takes: STATUS_TROUBLE, always. */
enum status context_usage(struct context *context, const struct command *command);

/* Prints the diags so far to standard error, after flushing standard output, and empties the list.
 * A command that prints to standard error itself calls this first. */
void context_flush(struct context *context);

/* The functions of the commands, each in the file of its name. */
enum status run_parse(struct context *context, int argc, char **argv);
enum status run_audit(struct context *context, int argc, char **argv);
enum status run_report(struct context *context, int argc, char **argv);
enum status run_batch(struct context *context, int argc, char **argv);
enum status run_merge(struct context *context, int argc, char **argv);
enum status run_diff(struct context *context, int argc, char **argv);
enum status run_trend(struct context *context, int argc, char **argv);
enum status run_verify(struct context *context, int argc, char **argv);
enum status run_figures(struct context *context, int argc, char **argv);
enum status run_tokens(struct context *context, int argc, char **argv);
enum status run_text(struct context *context, int argc, char **argv);
enum status run_explain(struct context *context, int argc, char **argv);
enum status run_serve(struct context *context, int argc, char **argv);
enum status run_serve_job(struct context *context, int argc, char **argv);
enum status run_grammar(struct context *context, int argc, char **argv);
enum status run_describe(struct context *context, int argc, char **argv);

#endif
