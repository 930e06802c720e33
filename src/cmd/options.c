/* Options: one table for argp, for help and for the checks. argp reads; what it says when
 * something is wrong is replaced, as it speaks no Chinese and ends the process. */
#include "cmd/options.h"

#include <argp.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

struct option_row {
	enum option_bit bit;
	char letter; /* 0: it has none */
	const char *name;
	const char *value; /* what its value is called; NULL: it has none */
	enum message doc;
};

static const struct option_row rows[] = {
    {OPTION_OUTPUT, 'o', "output", "FILE", MESSAGE_HELP_OUTPUT},
    {OPTION_FORMAT, 0, "format", "NAME", MESSAGE_HELP_FORMAT},
    {OPTION_GRAMMAR, 0, "grammar", "FAMILY", MESSAGE_HELP_GRAMMAR_OPTION},
    {OPTION_GRAMMARS, 0, "grammars", "DIR", MESSAGE_HELP_GRAMMARS},
    {OPTION_ENCODING, 0, "encoding", "NAME", MESSAGE_HELP_ENCODING},
    {OPTION_MAX_BYTES, 0, "max-bytes", "N", MESSAGE_HELP_MAX_BYTES},
    {OPTION_MAX_UNPACKED, 0, "max-unpacked", "N", MESSAGE_HELP_MAX_UNPACKED},
    {OPTION_MAX_PAGES, 0, "max-pages", "N", MESSAGE_HELP_MAX_PAGES},
    {OPTION_MAX_DEPTH, 0, "max-depth", "N", MESSAGE_HELP_MAX_DEPTH},
    {OPTION_HELPER_SECONDS, 0, "helper-seconds", "N", MESSAGE_HELP_HELPER_SECONDS},
    {OPTION_PRECISION, 0, "precision", "WHICH", MESSAGE_HELP_PRECISION},
    {OPTION_TOLERANCE, 0, "about-tolerance", "P", MESSAGE_HELP_TOLERANCE},
    {OPTION_ONLY, 0, "only", "ID,...", MESSAGE_HELP_ONLY},
    {OPTION_SKIP, 0, "skip", "ID,...", MESSAGE_HELP_SKIP},
    {OPTION_FAIL_ON, 0, "fail-on", "LEVEL", MESSAGE_HELP_FAIL_ON},
    {OPTION_EXPLAIN, 0, "explain", "ID", MESSAGE_HELP_EXPLAIN_ID},
    {OPTION_STRICT_TEXT, 0, "strict-text", NULL, MESSAGE_HELP_STRICT_TEXT},
    {OPTION_APPLY, 0, "apply", NULL, MESSAGE_HELP_APPLY},
    {OPTION_LANG, 0, "lang", "zh|en", MESSAGE_HELP_LANG},
    {OPTION_HELP, 0, "help", NULL, MESSAGE_HELP_HELP},
    {OPTION_VERSION, 0, "version", NULL, MESSAGE_HELP_VERSION},
};
enum { ROW_COUNT = sizeof rows / sizeof *rows };

/* The largest values of options that are numbers. */
enum { MOST_PAGES = 1000000, MOST_DEPTH = 100000, MOST_SECONDS = 3600 };

/* argp's key for a row: its letter, or a number that is no character and has no more than the 24
 * bits that argp leaves to keys. */
static int row_key(const struct option_row *row)
{
	enum { NO_CHARACTER = 256 };
	return row->letter ? row->letter : NO_CHARACTER + (int)(row - rows);
}

void options_init(struct options *options)
{
	static const char *const variables[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
	*options = (struct options){.language = LANGUAGE_ENGLISH};
	for (size_t i = 0; i < sizeof variables / sizeof *variables; i++) {
		const char *locale = getenv(variables[i]);
		if (locale && *locale) {
			if (strncmp(locale, "zh", 2) == 0) {
				options->language = LANGUAGE_CHINESE;
			}
			return;
		}
	}
}

/* The state of one reading. */
struct reading {
	struct options *options;
	const struct options_request *request;
	struct diags *diags;
	int next; /* the word that argp reads next: the wrong one, where it stops */
};

static bool read_language(enum language *out, const char *value)
{
	bool is_chinese = strcmp(value, "zh") == 0;
	*out = is_chinese ? LANGUAGE_CHINESE : LANGUAGE_ENGLISH;
	return is_chinese || strcmp(value, "en") == 0;
}

/* A whole number from 1 to `most`. */
static bool read_size(size_t *out, const char *value, size_t most)
{
	size_t size = 0;
	for (const char *c = value; *c; c++) {
		if (*c < '0' || *c > '9' || size > FILE_LIMIT / 10) {
			return false;
		}
		size = size * 10 + (size_t)(*c - '0');
	}
	*out = size;
	return size > 0 && size <= most;
}

/* Whether a word is one of a list. */
static bool is_one_of(const char *value, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (strcmp(value, words[i]) == 0) {
			return true;
		}
	}
	return false;
}

/* A number from 0 on, with a point or not: "10", "2.5". */
static bool is_decimal(const char *value)
{
	size_t digits = strspn(value, "0123456789");
	const char *rest = value + digits;
	if (*rest == '.') {
		size_t more = strspn(rest + 1, "0123456789");
		rest += more > 0 ? more + 1 : 0;
	}
	enum { LONGEST = 12 /* characters: any percentage, and no overflow */ };
	return digits > 0 && *rest == '\0' && rest - value <= LONGEST;
}

/* Stores one option. False where its value is none. */
static bool store(struct options *options, enum option_bit bit, char *value)
{
	static const char *const precisions[] = {"total", "all"};
	static const char *const levels[] = {"error", "warning", "note", "never"};
	switch (bit) {
	case OPTION_OUTPUT:
		options->output = value;
		return *value != '\0';
	case OPTION_FORMAT:
		options->format = value;
		return true;
	case OPTION_GRAMMAR:
		options->grammar = value;
		return true;
	case OPTION_GRAMMARS:
		options->grammars = value;
		return *value != '\0';
	case OPTION_ENCODING:
		options->encoding = value;
		return true;
	case OPTION_MAX_BYTES:
		return read_size(&options->max_bytes, value, FILE_LIMIT);
	case OPTION_MAX_UNPACKED:
		return read_size(&options->max_unpacked, value, FILE_LIMIT);
	case OPTION_MAX_PAGES:
		return read_size(&options->max_pages, value, MOST_PAGES);
	case OPTION_MAX_DEPTH:
		return read_size(&options->max_depth, value, MOST_DEPTH);
	case OPTION_HELPER_SECONDS:
		return read_size(&options->helper_seconds, value, MOST_SECONDS);
	case OPTION_PRECISION:
		options->precision = value;
		return is_one_of(value, precisions, sizeof precisions / sizeof *precisions);
	case OPTION_TOLERANCE:
		options->tolerance = value;
		return is_decimal(value);
	case OPTION_ONLY:
		options->only = value;
		return true;
	case OPTION_SKIP:
		options->skip = value;
		return true;
	case OPTION_FAIL_ON:
		options->fail_on = value;
		return is_one_of(value, levels, sizeof levels / sizeof *levels);
	case OPTION_EXPLAIN:
		options->explain = value;
		return true;
	case OPTION_STRICT_TEXT:
		options->strict_text = true;
		return true;
	case OPTION_APPLY:
		options->apply = true;
		return true;
	case OPTION_LANG:
		return read_language(&options->language, value);
	case OPTION_HELP:
		options->help = true;
		return true;
	case OPTION_VERSION:
		options->version = true;
		return true;
	}
	return false;
}

static void take_argument(struct reading *reading, char *value, struct argp_state *state)
{
	struct options *options = reading->options;
	if (reading->request->is_prefix) {
		options->arguments = state->argv + state->next - 1;
		options->argument_count = state->argc - state->next + 1;
		state->next = state->argc;
	} else {
		options->arguments[options->argument_count++] = value;
	}
}

static error_t take(int key, char *value, struct argp_state *state)
{
	struct reading *reading = state->input;
	if (key == ARGP_KEY_ARG) {
		take_argument(reading, value, state);
		reading->next = state->next;
		return 0;
	}
	for (size_t i = 0; i < ROW_COUNT; i++) {
		if (row_key(&rows[i]) == key) {
			if (!store(reading->options, rows[i].bit, value)) {
				return EINVAL;
			}
			reading->next = state->next;
			return 0;
		}
	}
	return ARGP_ERR_UNKNOWN;
}

enum status options_read(struct options *options, const struct options_request *request, int argc,
                         char **argv, struct diags *diags)
{
	struct argp_option list[ROW_COUNT + 1] = {0};
	size_t count = 0;
	for (size_t i = 0; i < ROW_COUNT; i++) {
		if (request->allowed & rows[i].bit) {
			list[count++] = (struct argp_option){
			    .name = rows[i].name, .key = row_key(&rows[i]), .arg = rows[i].value};
		}
	}
	options->arguments = ARENA_ARRAY(diags->arena, char *, (size_t)argc + 1);
	options->argument_count = 0;
	struct reading reading = {options, request, diags, 1};
	struct argp argp = {.options = list, .parser = take};
	if (argp_parse(&argp, argc, argv, ARGP_SILENT | ARGP_IN_ORDER, NULL, &reading) == 0) {
		return STATUS_OK;
	}
	const char *wrong = reading.next < argc ? argv[reading.next] : "";
	return diags_trouble(diags, MESSAGE_USAGE_OPTION, STR(""), str_from(wrong),
	                     request->program);
}

void options_help(FILE *stream, unsigned allowed, enum language language, struct arena *arena)
{
	static const struct str none[DIAG_ARGUMENTS];
	for (size_t i = 0; i < ROW_COUNT; i++) {
		const struct option_row *row = &rows[i];
		if (!(allowed & row->bit)) {
			continue;
		}
		struct str letter =
		    row->letter ? arena_format(arena, "-%c,", row->letter) : STR("");
		struct str name = arena_format(arena, "--%s%s%s", row->name, row->value ? "=" : "",
		                               row->value ? row->value : "");
		struct str doc = message_text(row->doc, none, language, arena);
		fprintf(stream, "  %-3.*s %-18.*s %.*s\n", STR_FORMAT(letter), STR_FORMAT(name),
		        STR_FORMAT(doc));
	}
}

/* The folder that the running program stands in, without a slash at its end. */
static struct str program_folder(struct arena *arena)
{
	char path[4096];
	ssize_t size = readlink("/proc/self/exe", path, sizeof path);
	while (size > 0 && path[size - 1] != '/') {
		size--;
	}
	return size > 0 ? arena_copy(arena, (struct str){path, (size_t)size - 1}) : STR(".");
}

const char *options_grammars(const struct options *options, struct arena *arena)
{
	const char *named = getenv("ZHINAN_GRAMMARS");
	if (options->grammars) {
		return options->grammars;
	}
	if (named && *named) {
		return named;
	}
	struct str folder = program_folder(arena);
	struct str built = arena_format(arena, "%.*s/../../grammars", STR_FORMAT(folder));
	struct stat st;
	if (stat(built.data, &st) == 0 && S_ISDIR(st.st_mode)) {
		return built.data;
	}
	return arena_format(arena, "%.*s/../share/zhinan/grammars", STR_FORMAT(folder)).data;
}
