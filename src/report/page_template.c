/* Fills templates. Knows no page. */
#include "report/page_template.h"

#include <assert.h>
#include <limits.h>

#include "base/sha256.h"
#include "base/utf8.h"
#include "report/message.h"
#include "report/page_files.h"

/* ---- messages by their names ---- */

static const struct named_message named[] = {
#define MESSAGE MESSAGE_WITH_NAME
#include "report/message.def"
#undef MESSAGE
};

static const struct message *find_message(struct str name)
{
	return message_named(named, sizeof named / sizeof *named, name);
}

/* ---- slots ---- */

static const struct page_slot *slot_named(const struct page_slot *slots, struct str name)
{
	while (slots->name && !str_equal(str_from(slots->name), name)) {
		slots++;
	}
	assert(slots->name); /* a template and its page belong together */
	return slots;
}

void page_fill(struct xml_writer *out, struct str template, const struct wording *words,
               const struct page_slot *slots, void *page)
{
	page_fill_saying(out, template, words, find_message, slots, page);
}

void page_fill_saying(struct xml_writer *out, struct str template, const struct wording *words,
                      const struct message *(*message)(struct str name),
                      const struct page_slot *slots, void *page)
{
	static const struct str say = STR_INIT("say ");
	for (size_t at = 0; at < template.size;) {
		struct str rest = str_slice(template, at, template.size);
		size_t open = str_find(rest, STR("{{"));
		if (open == SIZE_MAX) {
			xml_raw(out, rest);
			return;
		}
		size_t close = open + str_find(str_slice(rest, open, rest.size), STR("}}"));
		struct str name = str_slice(rest, open + 2, close);
		xml_raw(out, str_slice(rest, 0, open));
		if (str_starts(name, say)) {
			const struct message *said = message(str_slice(name, say.size, name.size));
			assert(said);
			/* what a script is to fill in stays in its place */
			xml_out_value(&out->out, words_say(words, said, STR("{0}"), STR("{1}"),
			                                   STR("{2}"), STR("{3}")));
		} else {
			slot_named(slots, name)->write(page);
			xml_end_tag(out);
		}
		at += close + 2;
	}
}

/* ---- the frame ---- */

struct frame {
	struct xml_writer *out;
	const struct wording *words;
	const struct page_parts *parts;
};

/* Style and script stand in comments, so that what is no markup to HTML is none to XML either. */
static const struct str raw_start = STR_INIT("/*<![CDATA[*/\n");
static const struct str raw_end = STR_INIT("/*]]>*/");

/* The files of a list, one after another, as they stand in an element. */
static size_t raw_parts(struct str parts[MAX_PAGE_FILES + 2], const struct str *files)
{
	size_t count = 0;
	parts[count++] = raw_start;
	for (size_t i = 0; i < MAX_PAGE_FILES && files[i].size > 0; i++) {
		parts[count++] = files[i];
	}
	parts[count++] = raw_end;
	return count;
}

static void write_files(struct frame *frame, const struct str *files)
{
	struct str parts[MAX_PAGE_FILES + 2];
	size_t count = raw_parts(parts, files);
	for (size_t i = 0; i < count; i++) {
		xml_raw(frame->out, parts[i]);
	}
}

static struct str hash_of_files(struct frame *frame, const struct str *files)
{
	struct str parts[MAX_PAGE_FILES + 2];
	size_t count = raw_parts(parts, files);
	return sha256_base64(frame->words->arena, parts, count);
}

static void write_language(void *page)
{
	const struct frame *frame = page;
	bool is_chinese = frame->words->language == LANGUAGE_CHINESE;
	xml_raw(frame->out, is_chinese ? STR("zh-Hans-CN") : STR("en"));
}

static void write_policy(void *page)
{
	struct frame *frame = page;
	struct str style = hash_of_files(frame, frame->parts->styles);
	struct str script = hash_of_files(frame, frame->parts->scripts);
	xml_raw(frame->out, arena_format(frame->words->arena,
	                                 "default-src 'none'; style-src 'sha256-%.*s'; "
	                                 "script-src 'sha256-%.*s'; img-src data:; "
	                                 "base-uri 'none'; form-action 'none'",
	                                 STR_FORMAT(style), STR_FORMAT(script)));
}

static void write_title(void *page)
{
	const struct frame *frame = page;
	html_plain(frame->out, frame->parts->title);
}

static void write_style(void *page)
{
	struct frame *frame = page;
	write_files(frame, frame->parts->styles);
}

static void write_script(void *page)
{
	struct frame *frame = page;
	write_files(frame, frame->parts->scripts);
}

static void write_kind(void *page)
{
	const struct frame *frame = page;
	xml_raw(frame->out, str_from(frame->parts->kind));
}

static void write_body(void *page)
{
	const struct frame *frame = page;
	const struct page_parts *parts = frame->parts;
	page_fill_saying(frame->out, parts->template, frame->words,
	                 parts->message ? parts->message : find_message, parts->slots, parts->page);
}

/* A file without the tabs that its lines begin with: they are for who works on it, and a fifth of it. */
static struct str without_indents(struct arena *arena, struct str file)
{
	char *bytes = ARENA_ARRAY(arena, char, file.size + 1);
	size_t size = 0;
	bool is_start = true;
	for (size_t i = 0; i < file.size; i++) {
		if (!is_start || file.data[i] != '\t') {
			bytes[size++] = file.data[i];
			is_start = file.data[i] == '\n';
		}
	}
	return (struct str){bytes, size};
}

void page_write(struct xml_writer *out, const struct wording *words, const struct page_parts *parts)
{
	static const struct page_slot slots[] = {
	    {"language", write_language}, {"policy", write_policy},
	    {"title", write_title},       {"style", write_style},
	    {"kind", write_kind},         {"body", write_body},
	    {"script", write_script},     {0},
	};
	struct page_parts short_parts = *parts;
	struct frame frame = {out, words, &short_parts};
	for (size_t i = 0; i < MAX_PAGE_FILES; i++) {
		short_parts.styles[i] = without_indents(words->arena, parts->styles[i]);
		short_parts.scripts[i] = without_indents(words->arena, parts->scripts[i]);
	}
	page_fill(out, page_frame_html(), words, slots, &frame);
}

/* ---- data ---- */

/* Whether a character of JSON has to be escaped: markup, what XML does not hold, and what would change the order of what
 * a person sees of the page's source. */
static bool is_escaped(uint32_t c)
{
	return c == '<' || c == '>' || c == '&' || c == 0xFFFE || c == 0xFFFF || html_steers(c);
}

void page_json(struct xml_writer *out, const char *id, struct str json)
{
	/* the bytes that characters begin with which may have to be */
	static const bool begins[UCHAR_MAX + 1] = {
	    ['<'] = true,  ['>'] = true,  ['&'] = true,  [0x7F] = true,
	    [0xC2] = true, [0xD8] = true, [0xE2] = true, [0xEF] = true};
	size_t from = 0;
	xml_start(out, "script");
	xml_attribute(out, "type", STR("application/json"));
	xml_attribute(out, "id", str_from(id));
	for (size_t at = 0; at < json.size;) {
		size_t start = at++;
		if (!begins[(unsigned char)json.data[start]]) {
			continue;
		}
		at = start;
		uint32_t c = utf8_next(json, &at);
		if (is_escaped(c) && c <= 0xFFFF) { /* those beyond stand for nothing that steers */
			char code[8];
			int size = snprintf(code, sizeof code, "\\u%04x", c);
			xml_raw(out, str_slice(json, from, start));
			xml_raw(out, (struct str){code, (size_t)size});
			from = at;
		}
	}
	xml_raw(out, str_slice(json, from, json.size));
	html_end_line(out);
}
