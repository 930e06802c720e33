/* The options that commands share, one row each: read from the command line by argp, shown
 * by help. Only what a command names is accepted. Knows nothing of what commands do. */
#ifndef ZHINAN_CMD_OPTIONS_H
#define ZHINAN_CMD_OPTIONS_H

#include <stdio.h>

#include "base/diag.h"

/* A set of options: which ones a command takes. */
enum option_bit {
	OPTION_OUTPUT = 1 << 0,
	OPTION_FORMAT = 1 << 1,
	OPTION_GRAMMAR = 1 << 2,
	OPTION_GRAMMARS = 1 << 3,
	OPTION_ENCODING = 1 << 4,
	OPTION_MAX_BYTES = 1 << 5,
	OPTION_LANG = 1 << 6,
	OPTION_HELP = 1 << 7,
	OPTION_VERSION = 1 << 8,
	OPTION_PRECISION = 1 << 9,
	OPTION_TOLERANCE = 1 << 10,
	OPTION_ONLY = 1 << 11,
	OPTION_SKIP = 1 << 12,
	OPTION_FAIL_ON = 1 << 13,
	OPTION_EXPLAIN = 1 << 14,
	OPTION_MAX_UNPACKED = 1 << 15,
	OPTION_MAX_PAGES = 1 << 16,
	OPTION_MAX_DEPTH = 1 << 17,
	OPTION_HELPER_SECONDS = 1 << 18,
	OPTION_STRICT_TEXT = 1 << 19,
	OPTION_APPLY = 1 << 20
};

/* What was asked for. Strings are the command line's own. */
struct options {
	const char *output;   /* a path; NULL: standard output */
	const char *format;   /* a format's name; NULL: the command's first */
	const char *grammar;  /* a family's name; NULL: found from the text */
	const char *grammars; /* see options_grammars */
	const char *encoding; /* an encoding's name; NULL: found from the bytes */
	size_t max_bytes;     /* the largest input; 0: FILE_LIMIT */
	size_t max_unpacked;  /* this and what follows: what an input may cost (source.h); */
	size_t max_pages;     /* 0: the default */
	size_t max_depth;
	size_t helper_seconds;
	const char *precision; /* "total" "all"; NULL: total */
	const char *tolerance; /* percent, a decimal from 0 on; NULL: none */
	const char *only;      /* ids of checks with commas between; NULL: all */
	const char *skip;      /* likewise; NULL: none */
	const char *fail_on;   /* "error" "warning" "note" "never"; NULL: error */
	const char *explain;   /* the id of a check, "all"; NULL: nothing is explained */
	bool strict_text;      /* another form of the same text is a change too */
	bool apply;            /* makes the new model from changes and the old one */
	enum language language;
	bool help;
	bool version;
	char **arguments; /* what is no option, in order; NULL-terminated */
	int argument_count;
};

/* The options as they stand before any is given: the language is that of the first of
 * LC_ALL, LC_MESSAGES and LANG that is set; Chinese if it starts with "zh". */
void options_init(struct options *options);

/* How a command line is read. */
struct options_request {
	struct str program; /* as a person types it ("zhinan parse"): for messages */
	unsigned allowed;   /* a set of enum option_bit; any other is an error */
	bool is_prefix;     /* stop at the first argument: all from there on are arguments */
};

/* Reads argv[1] to argv[argc - 1] into options, over what stands there. Options and arguments
 * mix in any order, "--" ends the options, the last of two equal options counts. A wrong
 * option or value is STATUS_TROUBLE with a diag. The arguments live in the arena of diags. */
enum status options_read(struct options *options, const struct options_request *request, int argc,
                         char **argv, struct diags *diags) MUST_CHECK;

/* Writes one line for each option of a set: its spelling and what it does. */
void options_help(FILE *stream, unsigned allowed, enum language language, struct arena *arena);

/* The folder with the grammars, NUL-terminated: --grammars, else $ZHINAN_GRAMMARS, else
 * ../../grammars as seen from the program's own folder (a build), else
 * ../share/zhinan/grammars (an installation). The folder need not exist. In the arena. */
const char *options_grammars(const struct options *options, struct arena *arena);

#endif
