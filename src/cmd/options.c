/* One table of options for argp, for help and for the checks. argp reads the command line, but its
 * error messages are replaced: it has no Chinese ones, and would end the process. */
#include "cmd/options.h"

#include <argp.h>
#include <errno.h>
#include <stddef.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "cmd/message.h"

/* How the value of an option is kept. */
enum value_form {
	FORM_FLAG,    /* no value: sets a bool */
	FORM_WORD,    /* the text as given */
	FORM_PATH,    /* a text that is not empty */
	FORM_CHOICE,  /* one of `choices` */
	FORM_PERCENT, /* a number from 0 on, with a point or not: "10", "2.5" */
	FORM_SIZE,    /* a whole number from 1 to `max` */
	FORM_LANGUAGE
};

struct value {
	enum value_form form;
	size_t max;
	const char *const *choices; /* ends with NULL */
};

static const struct value flag_value = {.form = FORM_FLAG};
static const struct value word_value = {.form = FORM_WORD};
static const struct value path_value = {.form = FORM_PATH};
static const struct value percent_value = {.form = FORM_PERCENT};
static const struct value language_value = {.form = FORM_LANGUAGE};
static const struct value bytes_value = {.form = FORM_SIZE, .max = FILE_LIMIT};
static const struct value pages_value = {.form = FORM_SIZE, .max = 1000000};
static const struct value depth_value = {.form = FORM_SIZE, .max = 100000};
static const struct value seconds_value = {.form = FORM_SIZE, .max = 3600};
static const struct value precision_value = {
    .form = FORM_CHOICE, .choices = (const char *const[]){"total", "all", NULL}};
static const struct value level_value = {
    .form = FORM_CHOICE,
    .choices = (const char *const[]){"error", "warning", "note", "never", NULL}};

struct option_row {
	enum option_bit bit;
	char letter; /* 0: none */
	const char *name;
	const char *called; /* the name of its value in the help; NULL: it has no value */
	const struct message *doc;
	const struct value *value;
	size_t offset; /* where struct options keeps it */
};

#define AT(field) offsetof(struct options, field)

/* clang-format off */
static const struct option_row rows[] = {
    {OPTION_OUTPUT,         'o', "output",          "FILE",   &MESSAGE_HELP_OUTPUT,         &path_value,      AT(output)},
    {OPTION_FORMAT,         0,   "format",          "NAME",   &MESSAGE_HELP_FORMAT,         &word_value,      AT(format)},
    {OPTION_GRAMMAR,        0,   "grammar",         "FAMILY", &MESSAGE_HELP_GRAMMAR_OPTION, &word_value,      AT(grammar)},
    {OPTION_GRAMMARS,       0,   "grammars",        "DIR",    &MESSAGE_HELP_GRAMMARS,       &path_value,      AT(grammars)},
    {OPTION_ENCODING,       0,   "encoding",        "NAME",   &MESSAGE_HELP_ENCODING,       &word_value,      AT(encoding)},
    {OPTION_CORRECTIONS,    0,   "corrections",     "FILE",   &MESSAGE_HELP_CORRECTIONS,    &path_value,      AT(corrections)},
    {OPTION_MAX_BYTES,      0,   "max-bytes",       "N",      &MESSAGE_HELP_MAX_BYTES,      &bytes_value,     AT(max_bytes)},
    {OPTION_MAX_UNPACKED,   0,   "max-unpacked",    "N",      &MESSAGE_HELP_MAX_UNPACKED,   &bytes_value,     AT(max_unpacked)},
    {OPTION_MAX_PAGES,      0,   "max-pages",       "N",      &MESSAGE_HELP_MAX_PAGES,      &pages_value,     AT(max_pages)},
    {OPTION_MAX_DEPTH,      0,   "max-depth",       "N",      &MESSAGE_HELP_MAX_DEPTH,      &depth_value,     AT(max_depth)},
    {OPTION_HELPER_SECONDS, 0,   "helper-seconds",  "N",      &MESSAGE_HELP_HELPER_SECONDS, &seconds_value,   AT(helper_seconds)},
    {OPTION_PRECISION,      0,   "precision",       "WHICH",  &MESSAGE_HELP_PRECISION,      &precision_value, AT(precision)},
    {OPTION_TOLERANCE,      0,   "about-tolerance", "P",      &MESSAGE_HELP_TOLERANCE,      &percent_value,   AT(tolerance)},
    {OPTION_ONLY,           0,   "only",            "ID,...", &MESSAGE_HELP_ONLY,           &word_value,      AT(only)},
    {OPTION_ONLY_TOPICS,    0,   "only",            "WHAT,...", &MESSAGE_HELP_ONLY_TOPICS,  &word_value,      AT(only)},
    {OPTION_ALL,            0,   "all",             NULL,     &MESSAGE_HELP_ALL,            &flag_value,      AT(all)},
    {OPTION_SKIP,           0,   "skip",            "ID,...", &MESSAGE_HELP_SKIP,           &word_value,      AT(skip)},
    {OPTION_FAIL_ON,        0,   "fail-on",         "LEVEL",  &MESSAGE_HELP_FAIL_ON,        &level_value,     AT(fail_on)},
    {OPTION_EXPLAIN,        0,   "explain",         "ID",     &MESSAGE_HELP_EXPLAIN_ID,     &word_value,      AT(explain)},
    {OPTION_STRICT_TEXT,    0,   "strict-text",     NULL,     &MESSAGE_HELP_STRICT_TEXT,    &flag_value,      AT(strict_text)},
    {OPTION_APPLY,          0,   "apply",           NULL,     &MESSAGE_HELP_APPLY,          &flag_value,      AT(apply)},
    {OPTION_LANG,           0,   "lang",            "zh|en",  &MESSAGE_HELP_LANG,           &language_value,  AT(language)},
    {OPTION_HELP,           0,   "help",            NULL,     &MESSAGE_HELP_HELP,           &flag_value,      AT(help)},
    {OPTION_VERSION,        0,   "version",         NULL,     &MESSAGE_HELP_VERSION,        &flag_value,      AT(version)},
};
/* clang-format on */
enum { ROW_COUNT = sizeof rows / sizeof *rows };

/* argp's key for a row: its letter, or a number that is no character and fits in the 24 bits that
 * argp has for keys. */
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

/* The state while a command line is read. */
struct reading {
	struct options *options;
	const struct options_request *request;
	struct diags *diags;
	int next; /* the next argument for argp; if it stops, the wrong one */
};

static bool read_language(enum language *out, const char *value)
{
	bool is_chinese = strcmp(value, "zh") == 0;
	*out = is_chinese ? LANGUAGE_CHINESE : LANGUAGE_ENGLISH;
	return is_chinese || strcmp(value, "en") == 0;
}

static bool read_size(size_t *out, const char *value, size_t max)
{
	size_t size = 0;
	for (const char *c = value; *c; c++) {
		if (!ascii_is_digit(*c) || size > FILE_LIMIT / 10) {
			return false;
		}
		size = size * 10 + (size_t)(*c - '0');
	}
	*out = size;
	return size > 0 && size <= max;
}

static bool is_one_of(const char *value, const char *const *choices)
{
	while (*choices && strcmp(value, *choices) != 0) {
		choices++;
	}
	return *choices != NULL;
}

static bool is_percent(const char *value)
{
	size_t digits = strspn(value, "0123456789");
	const char *rest = value + digits;
	if (*rest == '.') {
		size_t more = strspn(rest + 1, "0123456789");
		rest += more > 0 ? more + 1 : 0;
	}
	enum { MAX_CHARACTERS = 12 /* enough for any percentage, and no overflow */ };
	return digits > 0 && *rest == '\0' && rest - value <= MAX_CHARACTERS;
}

/* Stores the value given for an option. False if the option cannot have it. */
static bool store(struct options *options, const struct option_row *row, char *given)
{
	const struct value *value = row->value;
	void *at = (char *)options + row->offset;
	switch (value->form) {
	case FORM_FLAG:
		*(bool *)at = true;
		return true;
	case FORM_SIZE:
		return read_size(at, given, value->max);
	case FORM_LANGUAGE:
		return read_language(at, given);
	case FORM_WORD:
	case FORM_PATH:
	case FORM_CHOICE:
	case FORM_PERCENT:
		*(const char **)at = given;
		break;
	}
	return (value->form != FORM_PATH || *given) &&
	       (value->form != FORM_CHOICE || is_one_of(given, value->choices)) &&
	       (value->form != FORM_PERCENT || is_percent(given));
}

static void add_argument(struct reading *reading, char *value, struct argp_state *state)
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

static error_t read_key(int key, char *value, struct argp_state *state)
{
	struct reading *reading = state->input;
	if (key == ARGP_KEY_ARG) {
		add_argument(reading, value, state);
		reading->next = state->next;
		return 0;
	}
	for (size_t i = 0; i < ROW_COUNT; i++) {
		if (row_key(&rows[i]) == key) {
			if (!store(reading->options, &rows[i], value)) {
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
			    .name = rows[i].name, .key = row_key(&rows[i]), .arg = rows[i].called};
		}
	}
	options->arguments = ARENA_ARRAY(diags->arena, char *, (size_t)argc + 1);
	options->argument_count = 0;
	struct reading reading = {options, request, diags, 1};
	struct argp argp = {.options = list, .parser = read_key};
	if (argp_parse(&argp, argc, argv, ARGP_SILENT | ARGP_IN_ORDER, NULL, &reading) == 0) {
		return STATUS_OK;
	}
	const char *wrong = reading.next < argc ? argv[reading.next] : "";
	return diags_trouble(diags, &MESSAGE_USAGE_OPTION, STR(""), str_from(wrong),
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
		struct str name = arena_format(arena, "--%s%s%s", row->name, row->called ? "=" : "",
		                               row->called ? row->called : "");
		struct str doc = message_text(row->doc, none, language, arena);
		fprintf(stream, "  %-3.*s %-18.*s %.*s\n", STR_FORMAT(letter), STR_FORMAT(name),
		        STR_FORMAT(doc));
	}
}

/* The folder of the running program, without a slash at its end. */
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
