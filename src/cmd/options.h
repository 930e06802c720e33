/* The options that commands share, one row each: argp reads them from the command line, and help
 * lists them. A command accepts only those that it names. Does not know what commands do. */
#ifndef ZHINAN_CMD_OPTIONS_H
#define ZHINAN_CMD_OPTIONS_H

#include "base/diag.h"
#include "base/nearest.h"
#include "batch/shard.h"

struct help;

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
	OPTION_APPLY = 1 << 20,
	OPTION_CORRECTIONS = 1 << 21,
	OPTION_ONLY_TOPICS = 1 << 22, /* --only of another meaning, kept in the same place */
	OPTION_ALL = 1 << 23,
	OPTION_PORT = 1 << 24,
	OPTION_OPEN = 1 << 25,
	OPTION_FOLDER = 1 << 26,
	OPTION_IDLE_SECONDS = 1 << 27,
	OPTION_MAX_UPLOAD = 1 << 28, /* --max-bytes with another default */
	OPTION_RESULTS = 1 << 29,    /* --output of a folder */
	OPTION_JOBS = 1 << 30,
	OPTION_TOGETHER = 1LL << 31,
	OPTION_WATCH = 1LL << 32,
	OPTION_DRY_RUN = 1LL << 33,
	OPTION_PRUNE = 1LL << 34,
	OPTION_SHARD = 1LL << 35,
	OPTION_TEXT = 1LL << 36,
	OPTION_PAGES = 1LL << 37,
	OPTION_OCR_LANGUAGES = 1LL << 38
};

/* The values of the options. Strings are the command line's own. */
struct options {
	const char *output;   /* a path; NULL: standard output */
	const char *format;   /* a format's name; NULL: the command's first */
	const char *grammar;  /* a family's name; NULL: found from the text */
	const char *grammars; /* see options_grammars */
	const char *encoding; /* an encoding's name; NULL: found from the bytes */
	size_t max_bytes;     /* the largest input; 0: FILE_LIMIT */
	size_t max_unpacked;  /* this and the next: limits on the cost of an input (source.h); */
	size_t max_pages;     /* 0: the default */
	size_t max_depth;
	size_t helper_seconds;
	const char *pages;         /* "2-5" or "3", see options_pages; NULL: all */
	const char *ocr_languages; /* "chi_tra+eng": see source.h; NULL: the default */
	const char *text;          /* a path for the text in which places count; NULL: nowhere */
	const char *precision;     /* "total" "all"; NULL: total */
	const char *tolerance;     /* percent, a decimal from 0 on; NULL: none */
	const char *only;    /* ids of checks, or topics of changes, commas between; NULL: all */
	const char *skip;    /* likewise; NULL: none */
	const char *fail_on; /* "error" "warning" "note" "never"; NULL: error */
	const char *explain; /* the id of a check, "all"; NULL: nothing is explained */
	const char *corrections; /* a file of corrections (grammar/corrections.h); NULL: none */
	const char *folder;      /* where served results are stored, too; NULL: nowhere */
	size_t port;             /* 0: one that is free */
	size_t idle_seconds;     /* without a request, after which serving ends; 0: the default */
	bool open;               /* a browser */
	size_t jobs;             /* threads; 0: as many as there are processors */
	const char *shard;       /* "2/4": a share of the texts, see options_shard; NULL: all */
	bool together;           /* files of one folder are one call */
	bool watch;              /* for new texts */
	bool dry_run;            /* tells what would change, and writes nothing */
	bool prune;              /* forgets texts that are no inputs any more */
	bool strict_text;        /* a change in the form of a text counts, too */
	bool apply;              /* makes the new model from changes and the old one */
	bool all;                /* nothing is left out of a report */
	enum language language;
	bool help;
	bool version;
	char **arguments; /* all that are no options, in order; NULL-terminated */
	int argument_count;
};

/* The pages that the options name; zero: all. */
struct page_range {
	size_t first, last;
};
struct page_range options_pages(const struct options *options);

/* Sets the defaults. The language is that of the first of LC_ALL, LC_MESSAGES and LANG that is set;
 * Chinese if it starts with "zh". */
void options_init(struct options *options);

/* How to read a command line. */
struct options_request {
	struct str program; /* as a person types it ("zhinan parse"), for messages */
	uint64_t allowed;   /* a set of enum option_bit; any other is an error */
	bool is_prefix;     /* stop at the first argument: all after it are arguments too */

	/* Says which commands take an option, with a comma between; NULL: nobody knows. */
	struct str (*takers)(enum option_bit bit, struct arena *arena);
};

/* Takes the language from the last --lang of a command line, wherever that is, if it names one: so
 * that what is wrong before it is told in that language, too. */
void options_find_language(struct options *options, int argc, char **argv);

/* Reads argv[1] to argv[argc - 1] into options, replacing earlier values. Options and arguments mix
 * in any order, "--" ends the options, and of two equal options the last counts. A wrong option or
 * value is STATUS_TROUBLE with a diag, whose first argument is the option. The arguments live in the
 * arena of diags. */
enum status options_read(struct options *options, const struct options_request *request, int argc,
                         char **argv, struct diags *diags) MUST_CHECK;

/* " (did you mean 'parse'?)", or nothing where no name is near. */
struct str options_suggestion(const struct options *options, const struct nearest *nearest,
                              struct arena *arena);

/* Says that what was given for an option is none of its choices, which have blanks between them:
 * STATUS_TROUBLE, always. */
enum status options_no_choice(const struct options *options, struct str name, const char *given,
                              const char *choices, struct diags *diags);

/* Writes an entry for each option of a set: its spelling and what it does. */
void options_help(struct help *help, uint64_t allowed);

/* The share that --shard names: "2/4" is the second of four; 0 of 0 where it is not given. */
struct shard options_shard(const struct options *options);

/* How many threads are to work: --jobs, else as many as there are processors. */
size_t options_threads(const struct options *options);

/* What one option is, for programs that ask. */
struct option_description {
	char letter; /* 0: none */
	const char *name;
	const struct message *called; /* its value in the help; NULL: it has no value */
	const struct message *doc;
	const char *const *choices; /* what its value may be, NULL-terminated; NULL: not a list */
};

/* The option of an index, in the order of help, where it is one of a set. False: it is none of
 * the set; *end then says whether all indexes from this one on are of no option. */
bool options_describe(struct option_description *out, size_t index, uint64_t allowed, bool *end);

/* The folder with the grammars, NUL-terminated: --grammars, else $ZHINAN_GRAMMARS, else
 * ../../grammars as seen from the program's own folder (a build), else
 * ../share/zhinan/grammars (an installation). The folder need not exist. In the arena. */
const char *options_grammars(const struct options *options, struct arena *arena);

#endif
