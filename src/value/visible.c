/* See visible.h. Of LaTeX it knows only what converters of PDF leave in prose. */
#include "value/visible.h"

#include "base/invisible.h"
#include "base/script.h"
#include "base/utf8.h"

enum { MATH_LIMIT = 120 /* bytes between two dollars that are no money */ };

/* A name that stands for what is seen. */
struct named {
	struct str name;
	struct str seen;
};

/* Commands of LaTeX. Those of spaces are no part of a number's digits. */
static const struct named COMMANDS[] = {
    {STR_INIT("geqslant"), STR_INIT("\u2265")},
    {STR_INIT("leqslant"), STR_INIT("\u2264")},
    {STR_INIT("geq"), STR_INIT("\u2265")},
    {STR_INIT("leq"), STR_INIT("\u2264")},
    {STR_INIT("ge"), STR_INIT("\u2265")},
    {STR_INIT("le"), STR_INIT("\u2264")},
    {STR_INIT("gt"), STR_INIT(">")},
    {STR_INIT("lt"), STR_INIT("<")},
    {STR_INIT("approx"), STR_INIT("\u2248")},
    {STR_INIT("thicksim"), STR_INIT("~")},
    {STR_INIT("sim"), STR_INIT("~")},
    {STR_INIT("pm"), STR_INIT("\u00B1")},
    {STR_INIT("times"), STR_INIT("\u00D7")},
    {STR_INIT("cdot"), STR_INIT("\u00B7")},
    {STR_INIT("text"), STR_INIT("")},
    {STR_INIT("mathrm"), STR_INIT("")},
    {STR_INIT("mathbf"), STR_INIT("")},
    {STR_INIT("textbf"), STR_INIT("")},
    {STR_INIT("left"), STR_INIT("")},
    {STR_INIT("right"), STR_INIT("")},
    {STR_INIT("quad"), STR_INIT(" ")},
    {STR_INIT(","), STR_INIT("\xE2\x80\x89")},
    {STR_INIT(";"), STR_INIT(" ")},
    {STR_INIT(":"), STR_INIT(" ")},
    {STR_INIT(" "), STR_INIT(" ")},
    {STR_INIT("!"), STR_INIT("")},
    {STR_INIT("("), STR_INIT("")},
    {STR_INIT(")"), STR_INIT("")},
};

/* Character references of HTML that stand in figures, where a page was copied as it is written. */
static const struct named REFERENCES[] = {
    {STR_INIT("nbsp;"), STR_INIT("\xC2\xA0")}, {STR_INIT("ensp;"), STR_INIT(" ")},
    {STR_INIT("emsp;"), STR_INIT(" ")},        {STR_INIT("thinsp;"), STR_INIT("\xE2\x80\x89")},
    {STR_INIT("ge;"), STR_INIT("\u2265")},     {STR_INIT("le;"), STR_INIT("\u2264")},
    {STR_INIT("gt;"), STR_INIT(">")},          {STR_INIT("lt;"), STR_INIT("<")},
    {STR_INIT("yen;"), STR_INIT("\u00A5")},    {STR_INIT("plusmn;"), STR_INIT("\u00B1")},
    {STR_INIT("ndash;"), STR_INIT("\u2013")},  {STR_INIT("mdash;"), STR_INIT("\u2014")},
};

enum {
	COMMAND_COUNT = sizeof COMMANDS / sizeof *COMMANDS,
	REFERENCE_COUNT = sizeof REFERENCES / sizeof *REFERENCES
};

static const struct str BRACED_COMMA = STR_INIT("{,}"); /* without the blank that LaTeX adds */

struct writer {
	struct visible *out;
	struct str text;
	char *copy;
	size_t size;
	size_t math_end; /* the dollar that ends what one before it began; 0: none */
};

/* Writes what is seen of the bytes [start, end). */
static void put(struct writer *writer, struct str seen, size_t start, size_t end)
{
	for (size_t i = 0; i < seen.size; i++) {
		writer->out->starts[writer->size] = (uint32_t)start;
		writer->out->ends[writer->size] = (uint32_t)end;
		writer->copy[writer->size++] = seen.data[i];
	}
}

/* The character at *at as it is. */
static void put_character(struct writer *writer, size_t *at)
{
	size_t start = *at;
	(void)utf8_next(writer->text, at);
	put(writer, str_slice(writer->text, start, *at), start, *at);
}

/* The place of the dollar that ends a formula which begins at `at`, or 0. As in Pandoc, the first has no
 * blank behind it, and the last no blank before and no digit behind; no Chinese is in between. */
static size_t find_math_end(struct str text, size_t at)
{
	size_t limit = at + MATH_LIMIT < text.size ? at + MATH_LIMIT : text.size;
	if (at + 2 >= text.size || text.data[at + 1] == ' ' || text.data[at + 1] == '$' ||
	    (at > 0 && ascii_is_letter(text.data[at - 1]))) {
		return 0;
	}
	for (size_t i = at + 1; i < limit; i++) {
		unsigned char c = (unsigned char)text.data[i];
		if (c == '$' && text.data[i - 1] != '\\') {
			bool is_end = text.data[i - 1] != ' ' &&
			              (i + 1 == text.size || !ascii_is_digit(text.data[i + 1]));
			return is_end ? i : 0;
		}
		bool is_wide_digit = c == 0xEF && i + 2 < text.size && text.data[i + 1] == '\xBC' &&
		                     (unsigned char)text.data[i + 2] >= 0x90 &&
		                     (unsigned char)text.data[i + 2] <= 0x99;
		if (c >= 0xE3 && !is_wide_digit) {
			return 0;
		}
	}
	return 0;
}

/* One of the names behind the mark at *at, a word whole: moves *at behind it. False where it is none. */
static bool name_read(struct writer *writer, size_t *at, const struct named *names, size_t count)
{
	size_t start = *at;
	struct str rest = str_slice(writer->text, start + 1, writer->text.size);
	for (size_t i = 0; i < count; i++) {
		struct str name = names[i].name;
		bool goes_on = rest.size > name.size && ascii_is_letter(name.data[name.size - 1]) &&
		               ascii_is_letter(rest.data[name.size]);
		if (str_starts(rest, name) && !goes_on) {
			*at = start + 1 + name.size;
			put(writer, names[i].seen, start, *at);
			return true;
		}
	}
	return false;
}

/* Whether ** at `at` is one of two in the text, and not a mask (1**). */
static bool emphasis_at(struct str text, size_t at)
{
	struct str mark = STR("**");
	return str_starts(str_slice(text, at, text.size), mark) &&
	       (str_find(str_slice(text, at + mark.size, text.size), mark) != SIZE_MAX ||
	        str_find(str_slice(text, 0, at), mark) != SIZE_MAX);
}

/* A raised number of a formula, ^6 or ^{6}, as what it looks like. False where there is none. */
static bool raised_read(struct writer *writer, size_t *at)
{
	struct str text = writer->text;
	size_t next = *at + 1;
	bool is_braced = next < text.size && text.data[next] == '{';
	size_t first = next + is_braced;
	size_t end = first;
	while (end < text.size && ascii_is_digit(text.data[end]) && (is_braced || end == first)) {
		end++;
	}
	if (end == first || (is_braced && (end == text.size || text.data[end] != '}'))) {
		return false;
	}
	for (size_t i = first; i < end; i++) {
		char bytes[4];
		uint32_t c = script_digit(SCRIPT_RAISED, (unsigned)(text.data[i] - '0'));
		put(writer, (struct str){bytes, utf8_write(c, bytes)}, i, i + 1);
	}
	*at = end + is_braced;
	return true;
}

static bool is_punctuation(char c)
{
	return c > ' ' && c < 0x7F && !ascii_is_digit(c) && !ascii_is_letter(c);
}

static void read_one(struct writer *writer, size_t *at)
{
	struct str text = writer->text;
	size_t start = *at;
	char c = text.data[start];
	size_t invisible = invisible_at(text, start);
	bool is_math = start < writer->math_end;
	if (invisible > 0) {
		*at += invisible;
	} else if (c == '$' && start == writer->math_end && start > 0) {
		++*at;
	} else if (c == '$' && (writer->math_end = find_math_end(text, start)) > 0) {
		++*at;
	} else if (c == '\\' && name_read(writer, at, COMMANDS, COMMAND_COUNT)) {
		return;
	} else if (c == '\\' && start + 1 < text.size && is_punctuation(text.data[start + 1])) {
		*at += 2;
		put(writer, str_slice(text, start + 1, *at), start, *at);
	} else if (is_math && (c == '{' || c == '}')) {
		++*at;
	} else if (str_starts(str_slice(text, start, text.size), BRACED_COMMA)) {
		*at += BRACED_COMMA.size;
		put(writer, STR(","), start, *at);
	} else if (c == '*' && emphasis_at(text, start)) {
		*at += 2;
	} else if (c == '&' && name_read(writer, at, REFERENCES, REFERENCE_COUNT)) {
		return;
	} else if (!is_math || c != '^' || !raised_read(writer, at)) {
		put_character(writer, at);
	}
}

bool visible_check(struct str text, size_t at)
{
	char c = text.data[at];
	if (c == '$') {
		return memchr(text.data + at + 1, '$', text.size - at - 1) != NULL;
	}
	if (c == '*') {
		return emphasis_at(text, at);
	}
	return c == '\\' || c == '{' || c == '&' || invisible_at(text, at) > 0;
}

void visible_from_text(struct visible *out, struct str text, struct arena *arena)
{
	enum { GROWTH = 3 /* bytes seen for one, at most: of a raised digit */ };
	struct writer writer = {.out = out, .text = text};
	out->starts = ARENA_ARRAY(arena, uint32_t, text.size * GROWTH);
	out->ends = ARENA_ARRAY(arena, uint32_t, text.size * GROWTH);
	writer.copy = arena_alloc(arena, text.size * GROWTH);
	for (size_t at = 0; at < text.size;) {
		read_one(&writer, &at);
	}
	out->text = (struct str){writer.copy, writer.size};
}

struct span visible_origin(const struct visible *visible, struct span span)
{
	return (struct span){visible->starts[span.start], visible->ends[span.end - 1]};
}
