/* zhinan describe: the commands, their options and the words of the help as JSON. It is no command for people, and help
 * does not list it: scripts/make-manual and scripts/make-completions make the manual pages and the completions of shells
 * of what it prints, so that they say what the program does. An object; what there is not is absent:
 *
 *   version, doc, arguments, examples, exit_codes   of the program; all words are in the language of --lang
 *   options     a list: letter, name, value (as help shows it), takes (a word of `kinds` below), choices, doc
 *   commands    a list: name, arguments, doc, examples, formats (the default first), options
 *   checks      a list: id, doc
 *   topics      a list of words
 *   manual      what the manual says beyond the help, by name */
#include "audit/audit.h"
#include "base/json_out.h"
#include "cmd/message.h"
#include "cmd/output.h"
#include "diff/changes.h"
#include "library/zhinan.h"

/* What the manual says beyond the help, and the frames of sentences in both. */
static const struct {
	const char *name;
	const struct message *words;
} manual[] = {
    {"name", &MESSAGE_MANUAL_NAME},
    {"synopsis", &MESSAGE_MANUAL_SYNOPSIS},
    {"description", &MESSAGE_MANUAL_DESCRIPTION},
    {"commands", &MESSAGE_MANUAL_COMMANDS},
    {"options", &MESSAGE_MANUAL_OPTIONS},
    {"checks", &MESSAGE_MANUAL_CHECKS},
    {"environment", &MESSAGE_MANUAL_ENVIRONMENT},
    {"files", &MESSAGE_MANUAL_FILES},
    {"exit_status", &MESSAGE_MANUAL_EXIT_STATUS},
    {"examples", &MESSAGE_MANUAL_EXAMPLES},
    {"see_also", &MESSAGE_MANUAL_SEE_ALSO},
    {"inputs", &MESSAGE_MANUAL_INPUTS},
    {"outputs", &MESSAGE_MANUAL_OUTPUTS},
    {"of_commands", &MESSAGE_MANUAL_OF_COMMANDS},
    {"takes", &MESSAGE_MANUAL_TAKES},
    {"formats", &MESSAGE_HELP_FORMATS},
    {"every_option", &MESSAGE_MANUAL_EVERY_OPTION},
    {"every_check", &MESSAGE_MANUAL_EVERY_CHECK},
    {"environment_grammars", &MESSAGE_MANUAL_ENVIRONMENT_GRAMMARS},
    {"environment_language", &MESSAGE_MANUAL_ENVIRONMENT_LANGUAGE},
    {"environment_colour", &MESSAGE_MANUAL_ENVIRONMENT_COLOUR},
    {"file_grammars", &MESSAGE_MANUAL_FILE_GRAMMARS},
    {"file_schema", &MESSAGE_MANUAL_FILE_SCHEMA},
    {"file_changes", &MESSAGE_MANUAL_FILE_CHANGES},
    {"file_schematron", &MESSAGE_MANUAL_FILE_SCHEMATRON},
};

/* What values are, where a shell can help to write them: told by the word that help has for them. */
static const struct {
	const struct message *called;
	const char *kind;
} kinds[] = {
    {&MESSAGE_NAMED_FILE, "file"},     {&MESSAGE_NAMED_FOLDER, "folder"},
    {&MESSAGE_NAMED_FAMILY, "family"}, {&MESSAGE_NAMED_ID, "check"},
    {&MESSAGE_NAMED_IDS, "checks"},    {&MESSAGE_NAMED_TOPICS, "topics"},
};

/* A page being written. */
struct page {
	struct json_out json;
	struct wording words;
};

/* A message as it stands in its table, the {0} of arguments too. */
static struct str words_in(const struct page *page, const struct message *message)
{
	return message ? str_from(message->words[page->words.language]) : STR("");
}

/* Lines, or names with a blank between, as a list; NULL: there is none. */
static void list_parts(struct page *page, const char *key, const char *parts, char between)
{
	if (!parts) {
		return;
	}
	const char ends[] = {between, '\0'};
	json_list(&page->json, key);
	while (*parts) {
		size_t size = strcspn(parts, ends);
		json_text(&page->json, NULL, (struct str){parts, size});
		parts += size + (parts[size] != '\0');
	}
	json_end_list(&page->json);
}

static void write_option(struct page *page, const struct option_description *option)
{
	struct json_out *json = &page->json;
	json_map(json, NULL);
	json_text_if(json, "letter", (struct str){&option->letter, option->letter != '\0'});
	json_text(json, "name", str_from(option->name));
	json_text_if(json, "value", words_in(page, option->called));
	if (option->choices) {
		json_list(json, "choices");
		for (size_t i = 0; option->choices[i]; i++) {
			json_text(json, NULL, str_from(option->choices[i]));
		}
		json_end_list(json);
	}
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		if (option->called == kinds[i].called) {
			json_text(json, "takes", str_from(kinds[i].kind));
		}
	}
	json_text(json, "doc", words_in(page, option->doc));
	json_end_map(json);
}

static void write_options(struct page *page, uint64_t allowed)
{
	struct option_description option;
	bool end = false;
	json_list(&page->json, "options");
	for (size_t i = 0; !end; i++) {
		if (options_describe(&option, i, allowed, &end)) {
			write_option(page, &option);
		}
	}
	json_end_list(&page->json);
}

static void write_texts(struct page *page, const struct message *arguments,
                        const struct message *doc, const struct message *examples)
{
	json_text_if(&page->json, "arguments", words_in(page, arguments));
	json_text(&page->json, "doc", words_in(page, doc));
	list_parts(page, "examples", examples ? words_in(page, examples).data : NULL, '\n');
}

static void write_commands(struct page *page)
{
	struct json_out *json = &page->json;
	json_list(json, "commands");
	for (size_t i = 0; command_at(i); i++) {
		const struct command *command = command_at(i);
		if (!command->doc) {
			continue;
		}
		json_map(json, NULL);
		json_text(json, "name", str_from(command->name));
		write_texts(page, command->arguments, command->doc, command->examples);
		list_parts(page, "formats", command->formats, ' ');
		write_options(page, command->options);
		json_end_map(json);
	}
	json_map(json, NULL);
	json_text(json, "name", STR("help"));
	write_texts(page, &MESSAGE_ARGUMENTS_HELP, &MESSAGE_HELP_HELP_COMMAND, NULL);
	write_options(page, OPTION_LANG | OPTION_HELP);
	json_end_map(json);
	json_end_list(json);
}

static void write_checks(struct page *page)
{
	json_list(&page->json, "checks");
	for (size_t i = 0; i < check_count; i++) {
		json_map(&page->json, NULL);
		json_text(&page->json, "id", checks[i].id);
		json_text(&page->json, "doc", words_in(page, checks[i].summary));
		json_end_map(&page->json);
	}
	json_end_list(&page->json);
}

static void write_page(struct page *page)
{
	struct json_out *json = &page->json;
	json_map(json, NULL);
	json_text(json, "version", STR(ZHINAN_VERSION));
	write_texts(page, &MESSAGE_ARGUMENTS_PROGRAM, &MESSAGE_HELP_PROGRAM,
	            &MESSAGE_EXAMPLES_PROGRAM);
	json_text(json, "exit_codes", words_in(page, &MESSAGE_HELP_EXIT_CODES));
	write_options(page, OPTION_LANG | OPTION_HELP | OPTION_VERSION);
	write_commands(page);
	write_checks(page);
	json_list(json, "topics");
	for (unsigned i = 0; i < TOPIC_COUNT; i++) {
		json_text(json, NULL, change_topic_name(i));
	}
	json_end_list(json);
	json_map(json, "manual");
	for (size_t i = 0; i < sizeof manual / sizeof *manual; i++) {
		json_text(json, manual[i].name, words_in(page, manual[i].words));
	}
	json_end_map(json);
	json_end_map(json);
}

enum status run_describe(struct context *context, int argc, char **argv)
{
	struct file_writer writer;
	(void)argc;
	(void)argv;
	enum status status = output_open(&writer, context);
	if (status != STATUS_OK) {
		return status;
	}
	struct page page = {.words = context_words(context)};
	json_out_init(&page.json, writer.stream);
	write_page(&page);
	json_out_release(&page.json);
	return output_close(&writer, context, STATUS_OK);
}
