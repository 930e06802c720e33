/* Escapes by table: copies runs of ordinary bytes, and looks at all others one by one. */
#include "base/xml_out.h"

#include "base/buf.h"
#include "base/utf8.h"

/* How a byte is written; CLASS_PLAIN bytes are copied in runs. */
enum byte_class {
	CLASS_PLAIN,
	CLASS_AMPERSAND,
	CLASS_LESS,
	CLASS_GREATER,
	CLASS_QUOTE, /* plain outside of attributes */
	CLASS_TAB,
	CLASS_LINE_FEED,
	CLASS_RETURN,
	CLASS_CONTROL, /* not a character of XML */
	CLASS_EF       /* first byte of U+F000 to U+FFFF, of which the last two are no characters */
};

static const struct str replacements[] = {
    [CLASS_AMPERSAND] = STR_INIT("&amp;"), [CLASS_LESS] = STR_INIT("&lt;"),
    [CLASS_GREATER] = STR_INIT("&gt;"),    [CLASS_QUOTE] = STR_INIT("&quot;"),
    [CLASS_TAB] = STR_INIT("&#9;"),        [CLASS_LINE_FEED] = STR_INIT("&#10;"),
    [CLASS_RETURN] = STR_INIT("&#13;"),    [CLASS_CONTROL] = STR_INIT("\xEF\xBF\xBD"),
};

/* The characters below U+0020, eight a line. */
#define CONTROLS_8                                                                                 \
	CLASS_CONTROL, CLASS_CONTROL, CLASS_CONTROL, CLASS_CONTROL, CLASS_CONTROL, CLASS_CONTROL,  \
	    CLASS_CONTROL, CLASS_CONTROL
#define CONTROLS(tab, line_feed)                                                                   \
	CONTROLS_8, CLASS_CONTROL, tab, line_feed, CLASS_CONTROL, CLASS_CONTROL, CLASS_RETURN,     \
	    CLASS_CONTROL, CLASS_CONTROL, CONTROLS_8, CONTROLS_8
#define MARKUP ['&'] = CLASS_AMPERSAND, ['<'] = CLASS_LESS, ['>'] = CLASS_GREATER, [0xEF] = CLASS_EF

static const uint8_t text_classes[256] = {CONTROLS(CLASS_TAB, CLASS_LINE_FEED), MARKUP};
static const uint8_t quoted_classes[256] = {CONTROLS(CLASS_PLAIN, CLASS_PLAIN),
                                            MARKUP, ['"'] = CLASS_QUOTE};
static const uint8_t value_classes[256] = {CONTROLS(CLASS_TAB, CLASS_LINE_FEED),
                                           MARKUP, ['"'] = CLASS_QUOTE};

void xml_out_init(struct xml_out *out, FILE *stream)
{
	out->stream = stream;
	out->used = 0;
}

void xml_out_flush(struct xml_out *out)
{
	/* A failed write sets the stream's error flag, which the stream's owner reads. */
	size_t written = fwrite(out->block, 1, out->used, out->stream);
	(void)written;
	out->used = 0;
}

void xml_out_split(struct xml_out *out, struct str markup)
{
	while (markup.size > sizeof out->block - out->used) {
		size_t part = sizeof out->block - out->used;
		memcpy(out->block + out->used, markup.data, part);
		out->used += part;
		xml_out_flush(out);
		markup = str_slice(markup, part, markup.size);
	}
	if (markup.size > 0) {
		memcpy(out->block + out->used, markup.data, markup.size);
		out->used += markup.size;
	}
}

/* Whether the three bytes at `at` are U+FFFE or U+FFFF. */
static bool is_no_character(struct str text, size_t at)
{
	return text.size - at >= 3 && (unsigned char)text.data[at + 1] == 0xBF &&
	       (unsigned char)text.data[at + 2] >= 0xBE;
}

static void escape(struct xml_out *out, struct str text, const uint8_t classes[256])
{
	size_t start = 0;
	for (size_t i = 0; i < text.size; i++) {
		if (utf8_is_han_lead(text.data[i])) {
			i = utf8_skip_han(text, i, text.size) - 1;
			continue;
		}
		uint8_t class = classes[(unsigned char)text.data[i]];
		if (class == CLASS_PLAIN) {
			continue;
		}
		size_t width = 1;
		if (class == CLASS_EF) {
			if (!is_no_character(text, i)) {
				continue;
			}
			class = CLASS_CONTROL;
			width = 3;
		}
		xml_out_raw(out, str_slice(text, start, i));
		xml_out_raw(out, replacements[class]);
		start = i + width;
		i = start - 1;
	}
	xml_out_raw(out, str_slice(text, start, text.size));
}

struct str xml_held(struct arena *arena, struct str text)
{
	struct buf held;
	size_t start = 0;
	buf_init(&held);
	for (size_t i = utf8_skip_han(text, 0, text.size); i < text.size;
	     i = utf8_skip_han(text, i + 1, text.size)) {
		uint8_t class = text_classes[(unsigned char)text.data[i]];
		bool is_held =
		    class == CLASS_EF ? !is_no_character(text, i) : class != CLASS_CONTROL;
		if (!is_held) {
			buf_append(&held, str_slice(text, start, i));
			buf_append(&held, replacements[CLASS_CONTROL]);
			start = class == CLASS_EF ? i + 3 : i + 1;
			i = start - 1;
		}
	}
	if (start > 0) {
		buf_append(&held, str_slice(text, start, text.size));
		text = arena_copy(arena, buf_str(&held));
	}
	buf_release(&held);
	return text;
}

void xml_out_text(struct xml_out *out, struct str text)
{
	escape(out, text, text_classes);
}

void xml_out_quoted_text(struct xml_out *out, struct str text)
{
	escape(out, text, quoted_classes);
}

void xml_out_value(struct xml_out *out, struct str text)
{
	escape(out, text, value_classes);
}

void xml_out_number(struct xml_out *out, uint64_t number)
{
	char digits[20];
	size_t start = sizeof digits;
	for (; number >= 100; number /= 100) { /* half as many divisions */
		unsigned pair = (unsigned)(number % 100);
		digits[--start] = (char)('0' + pair % 10);
		digits[--start] = (char)('0' + pair / 10);
	}
	do {
		digits[--start] = (char)('0' + number % 10);
		number /= 10;
	} while (number > 0);
	xml_out_raw(out, (struct str){digits + start, sizeof digits - start});
}
