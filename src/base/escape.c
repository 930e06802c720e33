/* The characters are a table of ranges; ICU says where bytes are no UTF-8. */
#include "base/escape.h"

#include <unicode/utf8.h>

bool is_steering(uint32_t character)
{
	static const uint32_t ranges[][2] = {
	    {0x00, 0x1F},     {0x7F, 0x9F},     {0x061C, 0x061C},
	    {0x200E, 0x200F}, {0x2028, 0x202E}, {0x2066, 0x2069},
	};
	for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++) {
		if (character >= ranges[i][0] && character <= ranges[i][1]) {
			return true;
		}
	}
	return false;
}

void escape_append(struct buf *out, struct str bytes, size_t *at)
{
	size_t start = *at;
	const unsigned char *data = (const unsigned char *)bytes.data;
	UChar32 c;
	U8_NEXT(data, *at, bytes.size, c);
	if (c < 0) {
		*at = start + 1;
		buf_format(out, "\\x%02X", (unsigned)data[start]);
	} else if (is_steering((uint32_t)c)) {
		buf_format(out, "\\u%04X", (unsigned)c);
	} else {
		buf_append(out, str_slice(bytes, start, *at));
	}
}

struct str escape_text(struct arena *arena, struct str bytes)
{
	struct buf buf;
	buf_init(&buf);
	for (size_t at = 0; at < bytes.size;) {
		escape_append(&buf, bytes, &at);
	}
	struct str text = arena_copy(arena, buf_str(&buf));
	buf_release(&buf);
	return text;
}
