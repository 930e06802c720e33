/* One table of options for argp, for help and for the checks. argp reads the command line, but its
 * error messages are replaced: it has no Chinese ones, and would end the process. */
#include "cmd/options.h"

#include <argp.h>
#include <errno.h>
#include <stddef.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/processors.h"
#include "cmd/help.h"
#include "cmd/message.h"

/* How the value of an option is kept. */
enum value_form {
	FORM_FLAG,    /* no value: sets a bool */
	FORM_WORD,    /* the text as given */
	FORM_PATH,    /* a text that is not empty */
	FORM_CHOICE,  /* one of `choices` */
	FORM_PERCENT, /* a number from 0 on, with a point or not: "10", "2.5" */
	FORM_SIZE,    /* a whole number from 1 to `max` */
	FORM_SHARE,   /* "2/4" */
	FORM_PAGES,   /* "2-5", or "3" */
	FORM_NAMES,   /* "chi_sim+eng" */
	FORM_LANGUAGE /* one of `choices`, in the order of enum language */
};

struct value {
	enum value_form form;
	size_t max;
	const char *const *choices; /* ends with NULL */
	bool has_zero;              /* a FORM_SIZE may be 0, too */
};

static const struct value flag_value = {.form = FORM_FLAG};
static const struct value word_value = {.form = FORM_WORD};
static const struct value path_value = {.form = FORM_PATH};
static const struct value percent_value = {.form = FORM_PERCENT};
static const struct value language_value = {
    .form = FORM_LANGUAGE,
    .choices = (const char *const[]){
	[LANGUAGE_ENGLISH] = "en", [LANGUAGE_CHINESE] = "zh", [LANGUAGE_COUNT] = NULL}};
static const struct value bytes_value = {.form = FORM_SIZE, .max = FILE_LIMIT};
static const struct value pages_value = {.form = FORM_SIZE, .max = 1000000};
static const struct value depth_value = {.form = FORM_SIZE, .max = 100000};
static const struct value seconds_value = {.form = FORM_SIZE, .max = 3600};
static const struct value jobs_value = {.form = FORM_SIZE, .max = 256};
static const struct value share_value = {.form = FORM_SHARE, .max = MAX_SHARES};
static const struct value page_range_value = {.form = FORM_PAGES, .max = 1000000};
static const struct value names_value = {.form = FORM_NAMES};
static const struct value port_value = {.form = FORM_SIZE, .max = 65535, .has_zero = true};
static const struct value idle_value = {.form = FORM_SIZE, .max = 1000000};
static const struct value precision_value = {
    .form = FORM_CHOICE, .choices = (const char *const[]){"total", "all", NULL}};
static const struct value level_value = {
    .form = FORM_CHOICE,
    .choices = (const char *const[]){"error", "warning", "note", "never", NULL}};

struct option_row {
	enum option_bit bit;
	char letter; /* 0: none */
	const char *name;
	const struct message *called; /* its value in the help; NULL: it has no value */
	const struct message *doc;
	const struct value *value;
	size_t offset; /* where struct options keeps it */
};

#define AT(field) offsetof(struct options, field)

/* clang-format off */
static const struct option_row rows[] = {
    {OPTION_OUTPUT,         'o', "output",          &MESSAGE_NAMED_FILE,      &MESSAGE_HELP_OUTPUT,         &path_value,      AT(output)},
    {OPTION_RESULTS,        'o', "output",          &MESSAGE_NAMED_FOLDER,    &MESSAGE_HELP_RESULTS,        &path_value,      AT(output)},
    {OPTION_JOBS,           'j', "jobs",            &MESSAGE_NAMED_NUMBER,    &MESSAGE_HELP_JOBS,           &jobs_value,      AT(jobs)},
    {OPTION_TOGETHER,       0,   "together",        NULL,                     &MESSAGE_HELP_TOGETHER,       &flag_value,      AT(together)},
    {OPTION_DRY_RUN,        0,   "dry-run",         NULL,                     &MESSAGE_HELP_DRY_RUN,        &flag_value,      AT(dry_run)},
    {OPTION_WATCH,          0,   "watch",           NULL,                     &MESSAGE_HELP_WATCH,          &flag_value,      AT(watch)},
    {OPTION_PRUNE,          0,   "prune",           NULL,                     &MESSAGE_HELP_PRUNE,          &flag_value,      AT(prune)},
    {OPTION_SHARD,          0,   "shard",           &MESSAGE_NAMED_SHARE,     &MESSAGE_HELP_SHARD,          &share_value,     AT(shard)},
    {OPTION_FORMAT,         0,   "format",          &MESSAGE_NAMED_NAME,      &MESSAGE_HELP_FORMAT,         &word_value,      AT(format)},
    {OPTION_GRAMMAR,        0,   "grammar",         &MESSAGE_NAMED_FAMILY,    &MESSAGE_HELP_GRAMMAR_OPTION, &word_value,      AT(grammar)},
    {OPTION_GRAMMARS,       0,   "grammars",        &MESSAGE_NAMED_FOLDER,    &MESSAGE_HELP_GRAMMARS,       &path_value,      AT(grammars)},
    {OPTION_ENCODING,       0,   "encoding",        &MESSAGE_NAMED_NAME,      &MESSAGE_HELP_ENCODING,       &word_value,      AT(encoding)},
    {OPTION_CORRECTIONS,    0,   "corrections",     &MESSAGE_NAMED_FILE,      &MESSAGE_HELP_CORRECTIONS,    &path_value,      AT(corrections)},
    {OPTION_MAX_BYTES,      0,   "max-bytes",       &MESSAGE_NAMED_NUMBER,    &MESSAGE_HELP_MAX_BYTES,      &bytes_value,     AT(max_bytes)},
    {OPTION_MAX_UNPACKED,   0,   "max-unpacked",    &MESSAGE_NAMED_NUMBER,    &MESSAGE_HELP_MAX_UNPACKED,   &bytes_value,     AT(max_unpacked)},
    {OPTION_MAX_PAGES,      0,   "max-pages",       &MESSAGE_NAMED_NUMBER,    &MESSAGE_HELP_MAX_PAGES,      &pages_value,     AT(max_pages)},
    {OPTION_MAX_DEPTH,      0,   "max-depth",       &MESSAGE_NAMED_NUMBER,    &MESSAGE_HELP_MAX_DEPTH,      &depth_value,     AT(max_depth)},
    {OPTION_HELPER_SECONDS, 0,   "helper-seconds",  &MESSAGE_NAMED_NUMBER,    &MESSAGE_HELP_HELPER_SECONDS, &seconds_value,   AT(helper_seconds)},
    {OPTION_PAGES,          0,   "pages",           &MESSAGE_NAMED_PAGES,     &MESSAGE_HELP_PAGES,          &page_range_value, AT(pages)},
    {OPTION_OCR_LANGUAGES,  0,   "ocr-languages",   &MESSAGE_NAMED_NAMES,     &MESSAGE_HELP_OCR_LANGUAGES,  &names_value,     AT(ocr_languages)},
    {OPTION_TEXT,           0,   "text",            &MESSAGE_NAMED_FILE,      &MESSAGE_HELP_TEXT_FILE,      &path_value,      AT(text)},
    {OPTION_PORT,           0,   "port",            &MESSAGE_NAMED_NUMBER,    &MESSAGE_HELP_PORT,           &port_value,      AT(port)},
    {OPTION_OPEN,           0,   "open",            NULL,                     &MESSAGE_HELP_OPEN,           &flag_value,      AT(open)},
    {OPTION_FOLDER,         0,   "folder",          &MESSAGE_NAMED_FOLDER,    &MESSAGE_HELP_FOLDER,         &path_value,      AT(folder)},
    {OPTION_IDLE_SECONDS,   0,   "idle-seconds",    &MESSAGE_NAMED_NUMBER,    &MESSAGE_HELP_IDLE_SECONDS,   &idle_value,      AT(idle_seconds)},
    {OPTION_MAX_UPLOAD,     0,   "max-bytes",       &MESSAGE_NAMED_NUMBER,    &MESSAGE_HELP_MAX_UPLOAD,     &bytes_value,     AT(max_bytes)},
    {OPTION_PRECISION,      0,   "precision",       &MESSAGE_NAMED_WHICH,     &MESSAGE_HELP_PRECISION,      &precision_value, AT(precision)},
    {OPTION_TOLERANCE,      0,   "about-tolerance", &MESSAGE_NAMED_PERCENT,   &MESSAGE_HELP_TOLERANCE,      &percent_value,   AT(tolerance)},
    {OPTION_ONLY,           0,   "only",            &MESSAGE_NAMED_IDS,       &MESSAGE_HELP_ONLY,           &word_value,      AT(only)},
    {OPTION_ONLY_TOPICS,    0,   "only",            &MESSAGE_NAMED_TOPICS,    &MESSAGE_HELP_ONLY_TOPICS,    &word_value,      AT(only)},
    {OPTION_ALL,            0,   "all",             NULL,                     &MESSAGE_HELP_ALL,            &flag_value,      AT(all)},
    {OPTION_SKIP,           0,   "skip",            &MESSAGE_NAMED_IDS,       &MESSAGE_HELP_SKIP,           &word_value,      AT(skip)},
    {OPTION_FAIL_ON,        0,   "fail-on",         &MESSAGE_NAMED_LEVEL,     &MESSAGE_HELP_FAIL_ON,        &level_value,     AT(fail_on)},
    {OPTION_EXPLAIN,        0,   "explain",         &MESSAGE_NAMED_ID,        &MESSAGE_HELP_EXPLAIN_ID,     &word_value,      AT(explain)},
    {OPTION_STRICT_TEXT,    0,   "strict-text",     NULL,                     &MESSAGE_HELP_STRICT_TEXT,    &flag_value,      AT(strict_text)},
    {OPTION_APPLY,          0,   "apply",           NULL,                     &MESSAGE_HELP_APPLY,          &flag_value,      AT(apply)},
    {OPTION_LANG,           0,   "lang",            &MESSAGE_NAMED_LANGUAGE,  &MESSAGE_HELP_LANG,           &language_value,  AT(language)},
    {OPTION_HELP,           'h', "help",            NULL,                     &MESSAGE_HELP_HELP,           &flag_value,      AT(help)},
    {OPTION_VERSION,        'V', "version",         NULL,                     &MESSAGE_HELP_VERSION,        &flag_value,      AT(version)},
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
	const struct option_row *refused; /* whose value is wrong; NULL: none */
	const char *given;                /* that value */
};

static bool read_language(enum language *out, const char *value)
{
	for (size_t i = 0; i < LANGUAGE_COUNT; i++) {
		if (strcmp(value, language_value.choices[i]) == 0) {
			*out = (enum language)i;
			return true;
		}
	}
	return false;
}

void options_find_language(struct options *options, int argc, char **argv)
{
	static const struct str name = STR_INIT("--lang");
	for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
		const char *behind = argv[i] + name.size;
		if (!str_starts(str_from(argv[i]), name)) {
			continue;
		}
		if (*behind == '=') {
			(void)read_language(&options->language, behind + 1);
		} else if (*behind == '\0' && i + 1 < argc) {
			(void)read_language(&options->language, argv[i + 1]);
		}
	}
}

static bool read_size(size_t *out, const char *given, const struct value *value)
{
	size_t size = 0;
	for (const char *c = given; *c; c++) {
		if (!ascii_is_digit(*c) || size > FILE_LIMIT / 10) {
			return false;
		}
		size = size * 10 + (size_t)(*c - '0');
	}
	*out = size;
	return (size > 0 || (value->has_zero && *given)) && size <= value->max;
}

struct shard options_shard(const struct options *options)
{
	struct shard shard = {0};
	if (options->shard) {
		char *end;
		shard.index = strtoul(options->shard, &end, 10);
		shard.count = strtoul(end + 1, NULL, 10);
	}
	return shard;
}

struct page_range options_pages(const struct options *options)
{
	struct page_range range = {0};
	if (options->pages) {
		char *end;
		range.first = strtoul(options->pages, &end, 10);
		range.last = *end == '-' ? strtoul(end + 1, NULL, 10) : range.first;
	}
	return range;
}

/* Whether a value is one number, or two with a dash between, each short enough for strtoul. */
static bool is_page_range(const char *given, size_t max)
{
	enum { MAX_DIGITS = 9 };
	size_t first = strspn(given, "0123456789");
	const char *dash = given + first;
	size_t last = *dash == '-' ? strspn(dash + 1, "0123456789") : first;
	const char *end = *dash == '-' ? dash + 1 + last : dash;
	if (first == 0 || first > MAX_DIGITS || last == 0 || last > MAX_DIGITS || *end) {
		return false;
	}
	struct page_range range = options_pages(&(const struct options){.pages = given});
	return range.first > 0 && range.first <= range.last && range.last <= max;
}

/* Whether a value is names of data, which are names of files too: letters, digits and _ with + between. */
static bool is_list_of_names(const char *given)
{
	enum { MAX_CHARACTERS = 80 };
	size_t size =
	    strspn(given, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_+");
	return size > 0 && size <= MAX_CHARACTERS && !given[size] && *given != '+' &&
	       given[size - 1] != '+' && !strstr(given, "++");
}

static bool is_share(const char *given, size_t max)
{
	enum { MAX_DIGITS = 6 };
	size_t index = strspn(given, "0123456789");
	size_t count = given[index] == '/' ? strspn(given + index + 1, "0123456789") : 0;
	if (index == 0 || index > MAX_DIGITS || count == 0 || count > MAX_DIGITS ||
	    given[index + 1 + count] != '\0') {
		return false;
	}
	struct shard shard = options_shard(&(const struct options){.shard = given});
	return shard.index > 0 && shard.index <= shard.count && shard.count <= max;
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
		return read_size(at, given, value);
	case FORM_LANGUAGE:
		return read_language(at, given);
	case FORM_WORD:
	case FORM_PATH:
	case FORM_CHOICE:
	case FORM_PERCENT:
	case FORM_SHARE:
	case FORM_PAGES:
	case FORM_NAMES:
		*(const char **)at = given;
		break;
	}
	return (value->form != FORM_PATH || *given) &&
	       (value->form != FORM_CHOICE || is_one_of(given, value->choices)) &&
	       (value->form != FORM_SHARE || is_share(given, value->max)) &&
	       (value->form != FORM_PAGES || is_page_range(given, value->max)) &&
	       (value->form != FORM_NAMES || is_list_of_names(given)) &&
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
				reading->refused = &rows[i];
				reading->given = value;
				return EINVAL;
			}
			reading->next = state->next;
			return 0;
		}
	}
	return ARGP_ERR_UNKNOWN;
}

/* ---- what is wrong with a command line ---- */

/* "--output", or "-o" where it was typed so. */
static struct str name_of(const struct reading *reading, const struct option_row *row,
                          const char *word)
{
	struct arena *arena = reading->diags->arena;
	return word[1] == '-' ? arena_format(arena, "--%s", row->name)
	                      : arena_format(arena, "-%c", row->letter);
}

static enum status value_is_wrong(const struct reading *reading, struct str name)
{
	struct diags *diags = reading->diags;
	const struct value *value = reading->refused->value;
	struct str given = str_from(reading->given);
	struct buf list;
	switch (value->form) {
	case FORM_SIZE:
		return diags_trouble(diags, &MESSAGE_USAGE_SIZE, STR(""), name, given,
		                     arena_format(diags->arena, "%zu", value->max),
		                     value->has_zero ? STR("0") : STR("1"));
	case FORM_SHARE:
		return diags_trouble(diags, &MESSAGE_USAGE_SHARE, STR(""), name, given);
	case FORM_NAMES:
		return diags_trouble(diags, &MESSAGE_USAGE_NAMES, STR(""), name, given);
	case FORM_PAGES:
		return diags_trouble(diags, &MESSAGE_USAGE_PAGES, STR(""), name, given);
	case FORM_PERCENT:
		return diags_trouble(diags, &MESSAGE_USAGE_PERCENT, STR(""), name, given);
	case FORM_CHOICE:
	case FORM_LANGUAGE:
		buf_init(&list);
		for (size_t i = 0; value->choices[i]; i++) {
			buf_append(&list, str_from(i > 0 ? " " : ""));
			buf_append(&list, str_from(value->choices[i]));
		}
		given = arena_copy(diags->arena, buf_str(&list));
		buf_release(&list);
		return options_no_choice(reading->options, name, reading->given, given.data, diags);
	default:
		return diags_trouble(diags, &MESSAGE_USAGE_NO_VALUE, STR(""), name);
	}
}

/* Of an option that the request allows, and that argp did not take all the same. */
static enum status value_is_missing(const struct reading *reading, const struct option_row *row,
                                    struct str name)
{
	return diags_trouble(reading->diags,
	                     row->called ? &MESSAGE_USAGE_NO_VALUE : &MESSAGE_USAGE_NEEDS_NO_VALUE,
	                     STR(""), name);
}

/* Words that stand with blanks between, as a list in the language of the person. */
static struct str listed(const struct options *options, struct str words, struct arena *arena)
{
	struct str between =
	    options->language == LANGUAGE_CHINESE ? STR("\xE3\x80\x81") : STR(", ");
	struct buf list;
	buf_init(&list);
	for (size_t i = 0; i < words.size; i++) {
		if (words.data[i] == ' ') {
			buf_append(&list, between);
		} else {
			buf_append_byte(&list, words.data[i]);
		}
	}
	struct str text = arena_copy(arena, buf_str(&list));
	buf_release(&list);
	return text;
}

static enum status not_for_this(const struct reading *reading, const struct option_row *row,
                                struct str name)
{
	const struct options_request *request = reading->request;
	struct diags *diags = reading->diags;
	struct str takers =
	    request->takers ? request->takers(row->bit, diags->arena) : (struct str){0};
	return diags_trouble(diags, &MESSAGE_USAGE_OTHER_COMMAND, STR(""), name, request->program,
	                     listed(reading->options, takers, diags->arena));
}

/* An option by its letter, or one of an unknown name. */
static enum status unknown(const struct reading *reading, const char *word, struct str typed)
{
	struct diags *diags = reading->diags;
	struct nearest nearest = nearest_to(typed);
	for (size_t i = 0; i < ROW_COUNT; i++) {
		const struct option_row *row = &rows[i];
		bool is_allowed = reading->request->allowed & (unsigned)row->bit;
		if (word[1] != '-' && row->letter == word[1]) {
			return is_allowed ? value_is_missing(reading, row, str_from(word))
			                  : not_for_this(reading, row, str_from(word));
		}
		if (is_allowed) {
			nearest_offer(&nearest, arena_format(diags->arena, "--%s", row->name));
		}
	}
	return diags_trouble(diags, &MESSAGE_USAGE_OPTION, STR(""), typed,
	                     reading->request->program,
	                     options_suggestion(reading->options, &nearest, diags->arena));
}

/* Says what is wrong with a word that argp did not take. */
static enum status word_is_wrong(const struct reading *reading, const char *word)
{
	struct diags *diags = reading->diags;
	struct str typed = str_slice(str_from(word), 0, strcspn(word, "="));
	struct buf list; /* of the names that begin as the word does */
	const struct option_row *begun = NULL;
	size_t count = 0;
	if (reading->refused) {
		return value_is_wrong(reading, name_of(reading, reading->refused, word));
	}
	buf_init(&list);
	for (size_t i = 0; i < ROW_COUNT && word[1] == '-'; i++) {
		const struct option_row *row = &rows[i];
		struct str name = arena_format(diags->arena, "--%s", row->name);
		bool is_allowed = reading->request->allowed & (unsigned)row->bit;
		if (str_equal(name, typed)) {
			buf_release(&list);
			return is_allowed ? value_is_missing(reading, row, name)
			                  : not_for_this(reading, row, name);
		}
		if (is_allowed && typed.size > 2 && str_starts(name, typed)) {
			begun = row;
			buf_append(&list, str_from(count++ > 0 ? " " : ""));
			buf_append(&list, name);
		}
	}
	struct str names = arena_copy(diags->arena, buf_str(&list));
	buf_release(&list);
	if (count == 1) {
		return value_is_missing(reading, begun, names);
	}
	if (count > 1) {
		return diags_trouble(diags, &MESSAGE_USAGE_AMBIGUOUS, STR(""), typed,
		                     listed(reading->options, names, diags->arena));
	}
	return unknown(reading, word, typed);
}

struct str options_suggestion(const struct options *options, const struct nearest *nearest,
                              struct arena *arena)
{
	const struct str arguments[DIAG_ARGUMENTS] = {nearest->best};
	return nearest->best.size > 0
	           ? message_text(&MESSAGE_USAGE_SUGGESTION, arguments, options->language, arena)
	           : STR("");
}

enum status options_no_choice(const struct options *options, struct str name, const char *given,
                              const char *choices, struct diags *diags)
{
	struct nearest nearest = nearest_to(str_from(given));
	for (const char *at = choices; *at;) {
		struct str choice = {at, strcspn(at, " ")};
		nearest_offer(&nearest, choice);
		at += choice.size;
		at += strspn(at, " ");
	}
	return diags_trouble(diags, &MESSAGE_USAGE_CHOICE, STR(""), name, str_from(given),
	                     listed(options, str_from(choices), diags->arena),
	                     options_suggestion(options, &nearest, diags->arena));
}

enum status options_read(struct options *options, const struct options_request *request, int argc,
                         char **argv, struct diags *diags)
{
	struct argp_option list[ROW_COUNT + 1] = {0};
	size_t count = 0;
	for (size_t i = 0; i < ROW_COUNT; i++) {
		if (request->allowed & rows[i].bit) {
			/* argp only asks whether there is a value */
			list[count++] = (struct argp_option){.name = rows[i].name,
			                                     .key = row_key(&rows[i]),
			                                     .arg = rows[i].called ? "" : NULL};
		}
	}
	options->arguments = ARENA_ARRAY(diags->arena, char *, (size_t)argc + 1);
	options->argument_count = 0;
	struct reading reading = {
	    .options = options, .request = request, .diags = diags, .next = 1};
	struct argp argp = {.options = list, .parser = read_key};
	if (argp_parse(&argp, argc, argv, ARGP_SILENT | ARGP_IN_ORDER, NULL, &reading) == 0) {
		return STATUS_OK;
	}
	return word_is_wrong(&reading, reading.next < argc ? argv[reading.next] : "");
}

void options_help(struct help *help, uint64_t allowed)
{
	static const struct str none[DIAG_ARGUMENTS];
	struct arena *arena = help->words.arena;
	for (size_t i = 0; i < ROW_COUNT; i++) {
		const struct option_row *row = &rows[i];
		if (!(allowed & row->bit)) {
			continue;
		}
		struct str called =
		    row->called ? message_text(row->called, none, help->words.language, arena)
				: STR("");
		struct str letter =
		    row->letter ? arena_format(arena, "-%c,", row->letter) : STR("");
		struct str name =
		    arena_format(arena, "%-3.*s --%s%s%.*s", STR_FORMAT(letter), row->name,
		                 row->called ? "=" : "", STR_FORMAT(called));
		help_entry(help, name, words_of(&help->words, row->doc));
	}
}

size_t options_threads(const struct options *options)
{
	return options->jobs > 0 ? options->jobs : processor_count();
}

bool options_describe(struct option_description *out, size_t index, uint64_t allowed, bool *end)
{
	*end = index >= ROW_COUNT;
	if (*end || !(allowed & rows[index].bit)) {
		return false;
	}
	const struct option_row *row = &rows[index];
	*out = (struct option_description){.letter = row->letter,
	                                   .name = row->name,
	                                   .called = row->called,
	                                   .doc = row->doc,
	                                   .choices = row->value->choices};
	return true;
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
