/* The pages of the server. */
#include <assert.h>

#include "base/file.h"
#include "report/page_template.h"
#include "serve/message.h"
#include "serve/name.h"
#include "serve/page_files.h"
#include "serve/server.h"

const char page_own_policy[] =
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
    "frame-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

/* A page that is being written. */
struct page {
	struct xml_writer out;
	const struct served *served;
	const struct wording *words;
	const struct result *result; /* of a result */
	struct str heading;
	struct str text;     /* of a message */
	const char *kind;    /* a class for the body */
	struct str template; /* of the body */
	const struct page_slot *slots;
	bool has_back;
};

static const struct named_message named[] = {
#define MESSAGE MESSAGE_WITH_NAME
#include "serve/message.def"
#undef MESSAGE
};

static const struct message *find_message(struct str name)
{
	return message_named(named, sizeof named / sizeof *named, name);
}

static struct str say(const struct page *page, const struct message *message)
{
	return words_of(page->words, message);
}

/* The address of something below the token, in the language of the page. */
static struct str address(const struct page *page, struct str rest)
{
	bool is_chinese = page->words->language == LANGUAGE_CHINESE;
	return arena_format(page->words->arena, "/%s/%s/%.*s", page->served->server->token,
	                    is_chinese ? "zh" : "en", STR_FORMAT(rest));
}

/* ---- what all have ---- */

static void write_root(void *argument)
{
	struct page *page = argument;
	xml_raw(&page->out, STR("/"));
	xml_raw(&page->out, str_from(page->served->server->token));
}

static void write_tag(void *argument)
{
	struct page *page = argument;
	xml_raw(&page->out, page->words->language == LANGUAGE_CHINESE ? STR("zh") : STR("en"));
}

static void write_language(void *argument)
{
	struct page *page = argument;
	bool is_chinese = page->words->language == LANGUAGE_CHINESE;
	xml_raw(&page->out, is_chinese ? STR("zh-Hans-CN") : STR("en"));
}

static void write_other(void *argument)
{
	struct page *page = argument;
	xml_out_value(&page->out.out, page->served->other);
}

static void write_other_tag(void *argument)
{
	struct page *page = argument;
	bool is_chinese = page->words->language == LANGUAGE_CHINESE;
	xml_raw(&page->out, is_chinese ? STR("en") : STR("zh-Hans-CN"));
}

static void write_heading(void *argument)
{
	struct page *page = argument;
	html_text(&page->out, page->heading);
}

static void write_title(void *argument)
{
	struct page *page = argument;
	html_plain(&page->out, page->heading);
}

static void write_kind(void *argument)
{
	struct page *page = argument;
	xml_raw(&page->out, str_from(page->kind));
}

static void write_body(void *argument)
{
	struct page *page = argument;
	page_fill_saying(&page->out, page->template, page->words, find_message, page->slots, page);
}

static struct str write_page(struct page *page)
{
	static const struct page_slot slots[] = {
	    {"language", write_language}, {"root", write_root}, {"title", write_title},
	    {"kind", write_kind},         {"body", write_body}, {0},
	};
	struct memory_writer writer;
	memory_writer_open(&writer);
	xml_writer_init(&page->out, writer.stream, page->words->arena, false);
	page_fill_saying(&page->out, serve_frame_html(), page->words, find_message, slots, page);
	xml_writer_release(&page->out);
	return memory_writer_close(&writer, page->words->arena);
}

static void write_link(struct page *page, struct str target, struct str text, bool is_here)
{
	xml_start(&page->out, "li");
	xml_start(&page->out, "a");
	xml_attribute(&page->out, "href", target);
	if (is_here) {
		xml_attribute(&page->out, "aria-current", STR("page"));
	}
	html_text(&page->out, text);
	html_end(&page->out);
	html_end_line(&page->out);
}

/* ---- the start ---- */

static struct str megabytes(const struct page *page, size_t bytes)
{
	return arena_format(page->words->arena, "%zu", bytes >> 20);
}

static void write_too_large(void *argument)
{
	struct page *page = argument;
	/* The script puts a name where U+FFFC stands. */
	xml_out_value(&page->out.out,
	              words_say(page->words, &MESSAGE_SERVE_TOO_LARGE, STR("\xEF\xBF\xBC"),
	                        megabytes(page, page->served->server->uploads.file_bytes)));
}

static void write_limit(void *argument)
{
	struct page *page = argument;
	xml_raw(&page->out, words_count(page->words, page->served->server->uploads.file_bytes));
}

static void write_kept(void *argument)
{
	struct page *page = argument;
	const char *folder = page->served->server->options->folder;
	html_text(&page->out, folder
	                          ? words_say(page->words, &MESSAGE_SERVE_STORED, str_from(folder))
	                          : say(page, &MESSAGE_SERVE_PRIVATE));
}

/* The files of an upload in a few words. */
static struct str files_text(const struct page *page, const struct file_set *set)
{
	const struct wording *words = page->words;
	struct str first = str_from(set->files[0].name);
	if (set->documents == 1) {
		return first;
	}
	if (set->documents == 2) {
		return arena_format(words->arena, "%.*s, %s", STR_FORMAT(first),
		                    set->files[1].name);
	}
	bool counts_all = words->language == LANGUAGE_CHINESE;
	return words_say(words, &MESSAGE_SERVE_FILES_COUNT, first,
	                 words_count(words, set->documents - !counts_all));
}

static struct str view_address(const struct page *page, uint64_t number, const struct view *view)
{
	struct arena *arena = page->words->arena;
	struct str word = view_word(view, arena);
	return address(page, arena_format(arena, "set/%llu/%.*s/", (unsigned long long)number,
	                                  STR_FORMAT(word)));
}

static void write_earlier(void *argument)
{
	struct page *page = argument;
	uint64_t numbers[LISTED];
	struct work *work = page->served->server->work;
	size_t count = work_list(work, numbers, LISTED);
	if (count == 0) {
		return;
	}
	html_element(&page->out, "h2", NULL, say(page, &MESSAGE_SERVE_EARLIER));
	html_start_line(&page->out, "ul", NULL);
	for (size_t i = 0; i < count; i++) {
		enum work_answer answer;
		struct file_set *set = work_hold(work, numbers[i], &answer);
		if (set) {
			write_link(page, view_address(page, set->number, &set->usual),
			           files_text(page, set), false);
			work_let_go(work, set);
		}
	}
	html_end_line(&page->out);
}

struct str page_start(const struct served *served)
{
	static const struct page_slot slots[] = {
	    {"root", write_root},
	    {"tag", write_tag},
	    {"other", write_other},
	    {"other-tag", write_other_tag},
	    {"too-large", write_too_large},
	    {"limit", write_limit},
	    {"kept", write_kept},
	    {"earlier", write_earlier},
	    {0},
	};
	struct page *page = ARENA_NEW(served->arena, struct page);
	page->served = served;
	page->words = &served->words;
	page->heading = say(page, &MESSAGE_SERVE_TITLE);
	page->kind = "start";
	page->template = serve_start_html();
	page->slots = slots;
	return write_page(page);
}

/* ---- a message ---- */

static void write_text(void *argument)
{
	struct page *page = argument;
	html_text(&page->out, page->text);
}

static void write_back(void *argument)
{
	struct page *page = argument;
	if (page->has_back) {
		xml_start(&page->out, "p");
		html_link(&page->out, NULL, address(page, STR("")), say(page, &MESSAGE_SERVE_BACK));
		html_end_line(&page->out);
	}
}

struct str page_message(const struct served *served, const struct message *heading, struct str text,
                        bool has_back)
{
	static const struct page_slot slots[] = {
	    {"heading", write_heading}, {"text", write_text}, {"back", write_back}, {0}};
	struct page *page = ARENA_NEW(served->arena, struct page);
	page->served = served;
	page->words = &served->words;
	page->heading = say(page, heading);
	page->text = text;
	page->has_back = has_back;
	page->kind = "message";
	page->template = serve_message_html();
	page->slots = slots;
	return write_page(page);
}

/* ---- a result ---- */

static void write_note(struct page *page, const char *class_name, struct str text)
{
	xml_start(&page->out, "li");
	xml_attribute(&page->out, "class", str_from(class_name));
	html_text(&page->out, text);
	html_end_line(&page->out);
}

/* Why nothing could be made, beside what the process said itself. */
static const struct message *reason_of(const struct result *result)
{
	static const struct message *const reasons[] = {
	    [CHILD_ENDED] = &MESSAGE_SERVE_FAILED,
	    [CHILD_FAILED] = &MESSAGE_SERVE_CRASHED,
	    [CHILD_TOO_SLOW] = &MESSAGE_SERVE_SLOW,
	    [CHILD_TOO_MUCH] = &MESSAGE_SERVE_MUCH,
	    [CHILD_STOPPED] = &MESSAGE_SERVE_STOPPED,
	    [CHILD_NOT_STARTED] = &MESSAGE_SERVE_NOT_STARTED,
	};
	return reasons[result->end];
}

static void write_notes(void *argument)
{
	static const char *const tags[] = {"error", "warning", "note"};
	struct page *page = argument;
	const struct result *result = page->result;
	struct frame frame;
	struct str rest = buf_str(&result->raw);
	html_start_line(&page->out, "ul", "notes");
	if (!result->is_sound) {
		write_note(page, "error", say(page, reason_of(result)));
	}
	if (result->is_unstored) {
		write_note(page, "error", say(page, &MESSAGE_SERVE_UNSTORED));
	}
	while (frame_next(&frame, &rest) == FRAME_READY) {
		for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
			if (str_equal(frame.tag, str_from(tags[i]))) {
				write_note(page, tags[i], frame.bytes);
			}
		}
		if (str_equal(frame.tag, STR("swapped"))) {
			write_note(page, "note", say(page, &MESSAGE_SERVE_SWAPPED));
		}
	}
	html_end_line(&page->out);
}

static void start_list(struct page *page, const struct message *label)
{
	xml_start(&page->out, "nav");
	xml_attribute(&page->out, "aria-label", say(page, label));
	html_start(&page->out, "ul", NULL);
	html_element(&page->out, "li", "soft", say(page, label));
	xml_raw(&page->out, STR("\n"));
}

static void end_list(struct page *page)
{
	html_end(&page->out);
	html_end_line(&page->out);
}

/* An address below that of the view that is shown. */
static struct str below(const struct page *page, const char *name)
{
	const struct result *result = page->result;
	struct str base = view_address(page, result->set->number, &result->view);
	return arena_format(page->words->arena, "%.*s%s", STR_FORMAT(base), name);
}

static void write_saves(void *argument)
{
	struct page *page = argument;
	const struct result *result = page->result;
	if (!result->is_sound) {
		return;
	}
	start_list(page, &MESSAGE_SERVE_SAVE);
	for (size_t i = 0; i < output_count; i++) {
		const struct output *output = &outputs[i];
		if (output->kind != result->view.kind ||
		    !result_output(result, output->name).data) {
			continue;
		}
		bool is_page = output == output_page(output->kind);
		write_link(page, below(page, output->name),
		           say(page, is_page ? &MESSAGE_SERVE_ALONE : output->label), false);
	}
	end_list(page);
}

static void write_view(struct page *page, struct view view, struct str text)
{
	const struct result *result = page->result;
	bool is_here = view.kind == result->view.kind && view.first == result->view.first &&
	               view.second == result->view.second;
	write_link(page, view_address(page, result->set->number, &view), text, is_here);
}

static void write_select(struct page *page, const char *name, const struct message *label,
                         size_t chosen)
{
	const struct file_set *set = page->result->set;
	xml_start(&page->out, "label");
	html_text(&page->out, say(page, label));
	xml_raw(&page->out, STR(" "));
	xml_start(&page->out, "select");
	xml_attribute(&page->out, "name", str_from(name));
	for (size_t i = 0; i < set->documents; i++) {
		xml_start(&page->out, "option");
		xml_attribute(&page->out, "value", words_count(page->words, i + 1));
		if (i + 1 == chosen) {
			xml_attribute(&page->out, "selected", STR("selected"));
		}
		html_plain(&page->out, str_from(set->files[i].name));
		html_end(&page->out);
	}
	html_end(&page->out);
	html_end_line(&page->out);
}

/* Two of many documents to compare. */
static void write_pair(struct page *page)
{
	struct arena *arena = page->words->arena;
	const struct view *view = &page->result->view;
	bool is_pair = view->kind == VIEW_COMPARE;
	struct str target =
	    arena_format(arena, "set/%llu/compare", (unsigned long long)page->result->set->number);
	xml_start(&page->out, "form");
	xml_attribute(&page->out, "action", address(page, target));
	xml_attribute(&page->out, "method", STR("get"));
	write_select(page, "old", &MESSAGE_SERVE_OLD, is_pair ? view->first : 1);
	write_select(page, "new", &MESSAGE_SERVE_NEW, is_pair ? view->second : 2);
	xml_start(&page->out, "button");
	xml_attribute(&page->out, "type", STR("submit"));
	xml_attribute(&page->out, "class", STR("quiet"));
	html_text(&page->out, say(page, &MESSAGE_SERVE_COMPARE));
	html_end(&page->out);
	html_end_line(&page->out);
}

/* What else the files can be shown as. */
static void write_views(void *argument)
{
	struct page *page = argument;
	const struct file_set *set = page->result->set;
	const struct wording *words = page->words;
	if (set->documents < 2) {
		return;
	}
	start_list(page, &MESSAGE_SERVE_VIEWS);
	if (set->documents == 2) {
		struct str first = str_from(set->files[0].name);
		struct str second = str_from(set->files[1].name);
		write_view(page, (struct view){.kind = VIEW_COMPARE},
		           say(page, &MESSAGE_SERVE_VIEW_COMPARE_YEARS));
		write_view(page, (struct view){VIEW_COMPARE, 1, 2},
		           words_say(words, &MESSAGE_SERVE_VIEW_COMPARE, first, second));
		write_view(page, (struct view){VIEW_COMPARE, 2, 1},
		           words_say(words, &MESSAGE_SERVE_VIEW_COMPARE, second, first));
	}
	write_view(page, (struct view){.kind = VIEW_TREND}, say(page, &MESSAGE_SERVE_VIEW_TREND));
	for (uint32_t i = 0; i < set->documents; i++) {
		write_view(
		    page, (struct view){VIEW_REPORT, i + 1, 0},
		    words_say(words, &MESSAGE_SERVE_VIEW_REPORT, str_from(set->files[i].name)));
	}
	end_list(page);
	if (set->documents > 2) {
		write_pair(page);
	}
}

static void write_result(void *argument)
{
	struct page *page = argument;
	const struct result *result = page->result;
	const struct output *output = output_page(result->view.kind);
	if (!result->is_sound) {
		return;
	}
	xml_start(&page->out, "iframe");
	xml_attribute(&page->out, "title", say(page, &MESSAGE_SERVE_PAGE));
	xml_attribute(&page->out, "src", below(page, output->name));
	/* Whatever a document has smuggled into its page, it is another origin than ours. */
	xml_attribute(&page->out, "sandbox",
	              STR("allow-scripts allow-forms allow-modals allow-downloads"));
	html_end_line(&page->out);
}

struct str page_result(const struct served *served, const struct result *result)
{
	static const struct page_slot slots[] = {
	    {"root", write_root},       {"tag", write_tag},
	    {"other", write_other},     {"other-tag", write_other_tag},
	    {"heading", write_heading}, {"notes", write_notes},
	    {"saves", write_saves},     {"views", write_views},
	    {"page", write_result},     {0},
	};
	struct page *page = ARENA_NEW(served->arena, struct page);
	const struct view *view = &result->view;
	const struct file_set *set = result->set;
	page->served = served;
	page->words = &served->words;
	page->result = result;
	page->heading = files_text(page, set);
	if (view->second > 0) {
		page->heading = words_say(page->words, &MESSAGE_SERVE_VIEW_COMPARE,
		                          str_from(set->files[view->first - 1].name),
		                          str_from(set->files[view->second - 1].name));
	} else if (view->first > 0) {
		page->heading = str_from(set->files[view->first - 1].name);
	}
	page->kind = "result";
	page->template = serve_result_html();
	page->slots = slots;
	return write_page(page);
}
