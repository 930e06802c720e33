/* Makes names harmless. */
#include "serve/name.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "base/buf.h"
#include "base/utf8.h"

enum { MAX_SHOWN = 200, MAX_FILE = 120, MAX_SUFFIX = 8 /* bytes */, REPLACEMENT = 0xFFFD };

/* Whether a character shows nothing of its own, so that a name could be taken for another. */
static bool is_unseen(UChar32 c)
{
	int8_t type = u_charType(c);
	return type == U_CONTROL_CHAR || type == U_FORMAT_CHAR || type == U_LINE_SEPARATOR ||
	       type == U_PARAGRAPH_SEPARATOR || type == U_SURROGATE ||
	       u_hasBinaryProperty(c, UCHAR_BIDI_CONTROL);
}

static bool is_dots(struct str s)
{
	size_t dots = 0;
	while (dots < s.size && (s.data[dots] == '.' || s.data[dots] == ' ')) {
		dots++;
	}
	return dots == s.size;
}

static struct str taken(struct arena *arena, struct buf *buf)
{
	struct str text = arena_copy(arena, buf_str(buf));
	buf_release(buf);
	return text;
}

/* The last bytes of a text, from where a character begins. */
static struct str tail(struct str s, size_t size)
{
	size_t start = s.size > size ? s.size - size : 0;
	while (start < s.size && ((unsigned char)s.data[start] & 0xC0) == 0x80) {
		start++;
	}
	return str_slice(s, start, s.size);
}

struct str name_shown(struct arena *arena, struct str name)
{
	struct buf buf;
	size_t start = name.size;
	while (start > 0 && name.data[start - 1] != '/' && name.data[start - 1] != '\\') {
		start--;
	}
	name = str_slice(name, start, name.size);
	buf_init(&buf);
	const unsigned char *bytes = (const unsigned char *)name.data;
	for (size_t at = 0; at < name.size;) {
		char out[4];
		UChar32 c;
		U8_NEXT(bytes, at, name.size, c);
		if (c < 0 || U_IS_UNICODE_NONCHAR(c)) {
			c = REPLACEMENT;
		}
		if (!is_unseen(c)) {
			buf_append(&buf, (struct str){out, utf8_write((uint32_t)c, out)});
		}
	}
	struct str text = arena_copy(arena, str_trim(buf_str(&buf)));
	buf_release(&buf);
	text = tail(text, MAX_SHOWN);
	return is_dots(text) ? STR("") : text;
}

struct str name_stem(struct str name)
{
	size_t dot = name.size;
	while (dot > 0 && name.data[dot - 1] != '.') {
		dot--;
	}
	bool has_suffix = dot > 1 && name.size - dot <= MAX_SUFFIX;
	return has_suffix ? str_slice(name, 0, dot - 1) : name;
}

bool name_is_corrections(struct str name)
{
	char end[5];
	struct str last = tail(name, sizeof end);
	for (size_t i = 0; i < last.size; i++) {
		end[i] = ascii_lower(last.data[i]);
	}
	last.data = end;
	return str_ends(last, STR(".yaml")) || str_ends(last, STR(".yml"));
}

struct str name_of_file(struct arena *arena, struct str name)
{
	static const char kept[] = "/\\:*?\"<>|%";
	struct buf buf;
	name = str_trim(utf8_head(name, MAX_FILE));
	while (name.size > 0 &&
	       (name.data[name.size - 1] == '.' || name.data[name.size - 1] == ' ')) {
		name.size--;
	}
	if (name.size == 0) {
		return STR("document");
	}
	buf_init(&buf);
	for (size_t i = 0; i < name.size; i++) {
		unsigned char c = (unsigned char)name.data[i];
		bool is_kept =
		    c < ' ' || c == 0x7F || strchr(kept, c) || (i == 0 && (c == '.' || c == '-'));
		buf_append_byte(&buf, is_kept ? '_' : (char)c);
	}
	return taken(arena, &buf);
}

struct str name_disposition(struct arena *arena, struct str name)
{
	static const char plain[] =
	    "!#$&+-.^_`|~"; /* attr-char of RFC 8187, beside letters and digits */
	struct buf buf;
	buf_init(&buf);
	buf_append(&buf, STR("attachment; filename=\""));
	for (size_t at = 0; at < name.size;) {
		uint32_t c = utf8_next(name, &at);
		bool is_plain = c >= ' ' && c < 0x7F && c != '"' && c != '\\' && c != '%';
		buf_append_byte(&buf, is_plain ? (char)c : '_');
	}
	buf_append(&buf, STR("\"; filename*=UTF-8''"));
	for (size_t i = 0; i < name.size; i++) {
		char c = name.data[i];
		if (ascii_is_letter(c) || ascii_is_digit(c) || (c && strchr(plain, c))) {
			buf_append_byte(&buf, c);
		} else {
			buf_format(&buf, "%%%02X", (unsigned)(unsigned char)c);
		}
	}
	return taken(arena, &buf);
}
