/* Reads strings: runs are joined, those that are struck through kept apart. ECMA-376, 18.4. */
#include "source/office/xlsx_strings.h"

#include "base/utf8.h"
#include "source/derived/parts.h"

enum { ESCAPE_SIZE = 7 /* "_xHHHH_" */ };

void xlsx_rich_start(struct xlsx_rich *rich, const struct xml_element *element, size_t depth)
{
	struct str name = element->name;
	if (rich->phonetic > 0) {
		return;
	}
	if (str_equal(name, STR("t"))) {
		rich->in_text = true;
	} else if (str_equal(name, STR("r"))) {
		rich->is_struck = false;
	} else if (str_equal(name, STR("strike"))) {
		struct str value = xml_attribute_value(element, "val");
		rich->is_struck = !str_equal(value, STR("0")) && !str_equal(value, STR("false"));
	} else if (str_equal(name, STR("rPh"))) {
		rich->phonetic = depth;
	}
}

void xlsx_rich_end(struct xlsx_rich *rich, const struct xml_element *element, size_t depth)
{
	rich->phonetic = rich->phonetic == depth ? 0 : rich->phonetic;
	if (str_equal(element->name, STR("t"))) {
		rich->in_text = false;
	}
}

void xlsx_rich_text(struct xlsx_rich *rich, struct str text)
{
	if (rich->in_text && rich->is_struck) {
		rich->struck_at = rich->struck.size > 0 ? rich->struck_at : rich->shown.size;
		buf_append(&rich->struck, text);
	} else if (rich->in_text) {
		buf_append(&rich->shown, text);
	}
}

static int hexadecimal(char c)
{
	char lower = ascii_lower(c);
	return ascii_is_digit(c) ? c - '0' : lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/* The character that an escape at the start of a text stands for; UINT32_MAX where there is none. */
static uint32_t read_escape(struct str text)
{
	uint32_t code = 0;
	if (text.size < ESCAPE_SIZE || text.data[0] != '_' || text.data[1] != 'x' ||
	    text.data[ESCAPE_SIZE - 1] != '_') {
		return UINT32_MAX;
	}
	for (size_t i = 2; i < ESCAPE_SIZE - 1; i++) {
		int digit = hexadecimal(text.data[i]);
		if (digit < 0) {
			return UINT32_MAX;
		}
		code = code * 16 + (uint32_t)digit;
	}
	return code >= 0xD800 && code <= 0xDFFF ? 0xFFFD : code;
}

struct str xlsx_unescape(struct arena *arena, struct str text)
{
	if (str_find(text, STR("_x")) == SIZE_MAX) {
		return arena_copy(arena, text);
	}
	char *out = arena_alloc(arena, text.size + 1);
	size_t size = 0;
	for (size_t i = 0; i < text.size;) {
		uint32_t code = read_escape(str_slice(text, i, text.size));
		if (code == UINT32_MAX) {
			out[size++] = text.data[i++];
		} else { /* at most three bytes for seven */
			size += utf8_write(code, out + size);
			i += ESCAPE_SIZE;
		}
	}
	return (struct str){out, size};
}

struct sheet_text xlsx_rich_take(struct xlsx_rich *rich, struct arena *arena)
{
	struct sheet_text text = {.struck_at = rich->struck_at};
	struct str shown = buf_str(&rich->shown);
	/* A place within an escape would be none: blank lines aside, escapes are rare. */
	text.shown = xlsx_unescape(arena, shown);
	text.struck =
	    rich->struck.size > 0 ? xlsx_unescape(arena, buf_str(&rich->struck)) : (struct str){0};
	text.struck_at = text.struck_at < text.shown.size ? text.struck_at : text.shown.size;
	buf_clear(&rich->shown);
	buf_clear(&rich->struck);
	rich->struck_at = 0;
	rich->is_struck = rich->in_text = false;
	return text;
}

void xlsx_rich_release(struct xlsx_rich *rich)
{
	buf_release(&rich->shown);
	buf_release(&rich->struck);
}

/* ---- the table ---- */

struct reader {
	struct xlsx_strings *out;
	struct derived *derived;
	struct xlsx_rich rich;
};

static void start_element(void *self, const struct xml_element *element, size_t depth)
{
	struct reader *reader = self;
	xlsx_rich_start(&reader->rich, element, depth);
}

static void end_element(void *self, const struct xml_element *element, size_t depth)
{
	struct reader *reader = self;
	struct xlsx_strings *out = reader->out;
	struct arena *arena = reader->derived->job->arena;
	xlsx_rich_end(&reader->rich, element, depth);
	if (str_equal(element->name, STR("si"))) {
		struct sheet_text text = xlsx_rich_take(&reader->rich, arena);
		if (derived_spend(reader->derived, sizeof text)) {
			ARENA_PUSH(arena, out->items, out->count, out->capacity, text);
		}
	}
}

static void take_text(void *self, struct str text)
{
	struct reader *reader = self;
	xlsx_rich_text(&reader->rich, text);
}

enum status xlsx_strings_read(struct xlsx_strings *out, struct str xml, struct derived *derived)
{
	struct reader reader = {.out = out, .derived = derived};
	struct xml_listener listener = {start_element, end_element, take_text, &reader};
	enum status status =
	    xml.data ? markup_read(xml, "sharedStrings.xml", &listener, derived->job) : STATUS_OK;
	xlsx_rich_release(&reader.rich);
	return status;
}
