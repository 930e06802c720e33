/* Recognises HTML by its first tag or by its blocks, and drops what libxml2's parser would report
 * as text although no browser shows it. */
#include "source/html/clean.h"

#include "base/buf.h"

enum { MIN_TAGS = 2 /* of HTML in a text that is a fragment */ };

static bool starts_with_tag(struct str text, const char *name)
{
	size_t size = strlen(name);
	if (text.size <= size) {
		return false;
	}
	for (size_t i = 0; i < size; i++) {
		if (ascii_lower(text.data[i]) != name[i]) {
			return false;
		}
	}
	char next = text.data[size];
	return next == '>' || next == ' ' || next == '\t' || next == '\r' || next == '\n' ||
	       next == '/';
}

/* Skips blanks, comments and an XML declaration. */
static struct str skip_prologue(struct str text)
{
	static const struct str comment = STR_INIT("<!--");
	static const struct str declaration = STR_INIT("<?xml");
	for (;;) {
		text = str_trim(text);
		bool is_comment = str_starts(text, comment);
		if (!is_comment && !str_starts(text, declaration)) {
			return text;
		}
		size_t end = str_find(text, is_comment ? STR("-->") : STR("?>"));
		if (end == SIZE_MAX) {
			return (struct str){0};
		}
		text = str_slice(text, end + 2 + is_comment, text.size);
	}
}

/* Whether a tag counts for a fragment: the end of a block or of removed text, or <br>. */
static bool is_fragment_tag(struct str text)
{
	static const char *const names[] = {"</p",      "</div",  "</td",   "</th",  "</tr",
	                                    "</table",  "</li",   "</ul",   "</del", "</s",
	                                    "</strike", "</span", "</font", "<br"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		if (starts_with_tag(text, names[i])) {
			return true;
		}
	}
	return false;
}

static bool is_fragment(struct str text)
{
	size_t found = 0;
	size_t line = 0; /* where the line of a tag begins */
	size_t seen = 0; /* up to where line feeds have been looked for */
	while (seen < text.size && found < MIN_TAGS) {
		const char *tag = memchr(text.data + seen, '<', text.size - seen);
		if (!tag) {
			break;
		}
		size_t at = (size_t)(tag - text.data);
		const char *feed = memrchr(text.data + seen, '\n', at - seen);
		line = feed ? (size_t)(feed - text.data) + 1 : line;
		/* In a row of a table in Markdown <br> ends a line in a cell. */
		bool in_row = text.data[line] == '|';
		struct str rest = str_slice(text, at, text.size);
		found += !(in_row && starts_with_tag(rest, "<br")) && is_fragment_tag(rest);
		seen = at + 1;
	}
	return found >= MIN_TAGS;
}

enum html_kind html_recognise(struct str text)
{
	static const char *const names[] = {
	    /* these two in XML as well */
	    "<!doctype html",
	    "<html",
	    "<head",
	    "<body",
	    "<script",
	    "<iframe",
	    "<h1",
	    "<h2",
	    "<h3",
	    "<div",
	    "<font",
	    "<table",
	    "<tr",
	    "<td",
	    "<th",
	    "<a",
	    "<style",
	    "<title",
	    "<b",
	    "<br",
	    "<p",
	    "<meta",
	    "<link",
	    "<span",
	    "<center",
	    "<ul",
	    "<ol",
	    "<section",
	    "<article",
	    "<main",
	    "<nav",
	    "<pre",
	};
	struct str whole = str_trim(text);
	bool is_xml = str_starts(whole, STR("<?xml"));
	size_t count = is_xml ? 2 : sizeof names / sizeof *names;
	text = skip_prologue(text);
	for (size_t i = 0; i < count; i++) {
		if (starts_with_tag(text, names[i])) {
			return HTML_PAGE;
		}
	}
	/* What begins with a tag of another kind is XML, or an address in brackets. */
	return !is_xml && text.size > 0 && text.data[0] != '<' && is_fragment(whole) ? HTML_FRAGMENT
	                                                                             : HTML_NONE;
}

/* ---- for the parser ---- */

/* Whether an end of a comment may still follow; else each start would search all the rest. */
struct ends {
	bool has_comment;
	bool has_bracket;
};

/* Where the comment at the start of a text ends; 0: there is none. */
static size_t skip_comment(struct str text, struct ends *ends)
{
	if (!ends->has_comment || !str_starts(text, STR("<!--"))) {
		return 0;
	}
	size_t end = str_find(str_slice(text, 2, text.size), STR("-->"));
	ends->has_comment = end != SIZE_MAX;
	return end == SIZE_MAX ? 0 : end + 5;
}

/* The same for <![if ...]> and the like, which end at the next ">". */
static size_t skip_bogus(struct str text, struct ends *ends)
{
	if (!ends->has_bracket ||
	    (!str_starts(text, STR("<![")) && !str_starts(text, STR("<!]")))) {
		return 0;
	}
	const char *end = memchr(text.data, '>', text.size);
	ends->has_bracket = end != NULL;
	return end ? (size_t)(end - text.data) + 1 : 0;
}

/* Whether a "<" begins a tag in a fragment. */
static bool is_tag(struct str text)
{
	static const char *const names[] = {
	    "a",   "b",     "big",   "blockquote", "br",    "center", "code",   "col",   "colgroup",
	    "dd",  "del",   "div",   "dl",         "dt",    "em",     "font",   "h1",    "h2",
	    "h3",  "h4",    "h5",    "h6",         "hr",    "i",      "img",    "ins",   "li",
	    "ol",  "p",     "pre",   "s",          "span",  "strike", "strong", "style", "sub",
	    "sup", "table", "tbody", "td",         "tfoot", "th",     "thead",  "tr",    "u",
	    "ul",  "html",  "head",  "body",       "title", "meta",   "link",   "script"};
	char opening[16] = "<";
	size_t slash = text.size > 1 && text.data[1] == '/';
	struct str rest = str_slice(text, slash, text.size); /* "/name" or "<name" */
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		opening[0] = slash ? '/' : '<';
		memcpy(opening + 1, names[i], strlen(names[i]) + 1);
		if (starts_with_tag(rest, opening)) {
			return true;
		}
	}
	return false;
}

struct str html_clean(struct arena *arena, struct str text, enum html_kind kind)
{
	bool is_whole = kind == HTML_PAGE;
	if (is_whole && str_find(text, STR("<![")) == SIZE_MAX &&
	    str_find(text, STR("<!]")) == SIZE_MAX) {
		return text;
	}
	struct buf out;
	struct ends ends = {true, true};
	size_t tables = 0;
	buf_init(&out);
	for (size_t at = 0; at < text.size;) {
		struct str rest = str_slice(text, at, text.size);
		bool is_open = *rest.data == '<';
		size_t comment = is_open ? skip_comment(rest, &ends) : 0;
		size_t bogus = is_open ? skip_bogus(rest, &ends) : 0;
		if (comment > 0) {
			buf_append(&out, str_slice(rest, 0, comment));
		} else if (bogus == 0 && !is_whole && is_open && !is_tag(rest)) {
			buf_append(&out, STR("&lt;"));
		} else if (bogus == 0) {
			tables += is_open && starts_with_tag(rest, "<table");
			tables -= is_open && tables > 0 && starts_with_tag(rest, "</table");
			bool is_break = !is_whole && *rest.data == '\n' && tables == 0;
			buf_append(&out, is_break ? STR("<br>") : STR(""));
			buf_append_byte(&out, *rest.data);
		}
		at += comment + bogus > 0 ? comment + bogus : 1;
	}
	struct str clean = arena_copy(arena, buf_str(&out));
	buf_release(&out);
	return clean;
}
