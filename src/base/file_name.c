/* Makes text and addresses of file names. */
#include "base/file_name.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "base/buf.h"
#include "base/utf8.h"

enum { REPLACEMENT = 0xFFFD };

/* Whether a character can stand in a line of text, in XML and on a terminal. */
static bool is_printable(UChar32 c)
{
	bool is_control = c < ' ' || (c >= 0x7F && c < 0xA0);
	bool is_line_end = c == 0x2028 || c == 0x2029;
	bool is_turn = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
	return !is_control && !is_line_end && !is_turn && !U_IS_UNICODE_NONCHAR(c);
}

struct str file_name_text(struct arena *arena, struct str name)
{
	struct buf buf;
	const unsigned char *bytes = (const unsigned char *)name.data;
	buf_init(&buf);
	for (size_t at = 0; at < name.size;) {
		char out[4];
		UChar32 c;
		U8_NEXT(bytes, at, name.size, c);
		uint32_t size = utf8_write(is_printable(c) ? (uint32_t)c : REPLACEMENT, out);
		buf_append(&buf, (struct str){out, size});
	}
	struct str text = arena_copy(arena, buf_str(&buf));
	buf_release(&buf);
	return text;
}

/* A colon could end a scheme, so it is encoded too. */
static void append_encoded(struct buf *buf, struct str segment)
{
	static const char kept[] = "-._~!$&'()*+,;=@";
	for (size_t i = 0; i < segment.size; i++) {
		char c = segment.data[i];
		if (ascii_is_letter(c) || ascii_is_digit(c) || (c != 0 && strchr(kept, c))) {
			buf_append_byte(buf, c);
		} else {
			buf_format(buf, "%%%02X", (unsigned)(unsigned char)c);
		}
	}
}

struct str file_name_uri(struct arena *arena, struct str path)
{
	struct buf buf;
	bool is_first = true;
	buf_init(&buf);
	if (str_starts(path, STR("/"))) {
		buf_append(&buf, STR("file:///"));
	}
	for (size_t start = 0; start < path.size;) {
		const char *slash = memchr(path.data + start, '/', path.size - start);
		size_t end = slash ? (size_t)(slash - path.data) : path.size;
		struct str segment = str_slice(path, start, end);
		if (segment.size > 0 && !str_equal(segment, STR("."))) {
			buf_append(&buf, is_first ? STR("") : STR("/"));
			append_encoded(&buf, segment);
			is_first = false;
		}
		start = end + 1;
	}
	struct str uri = arena_copy(arena, buf_str(&buf));
	buf_release(&buf);
	return uri;
}

struct str file_name_last(struct str path)
{
	const char *slash = path.size > 0 ? memrchr(path.data, '/', path.size) : NULL;
	return slash ? str_slice(path, (size_t)(slash - path.data) + 1, path.size) : path;
}
