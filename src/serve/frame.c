/* Frames: "tag size\n" and the bytes. */
#include "serve/frame.h"

#include <assert.h>

size_t frame_head(char head[FRAME_HEAD], const char *tag, size_t size)
{
	assert(strlen(tag) <= FRAME_TAG);
	return (size_t)snprintf(head, FRAME_HEAD, "%s %zu\n", tag, size);
}

void frame_write(FILE *stream, const char *tag, struct str bytes)
{
	char head[FRAME_HEAD];
	fwrite(head, 1, frame_head(head, tag, bytes.size), stream);
	fwrite(bytes.data, 1, bytes.size, stream);
}

enum frame_state frame_next(struct frame *out, struct str *rest)
{
	enum { MAX_DIGITS = 12 };
	struct str s = *rest;
	size_t size = 0;
	size_t at = 0;
	while (at < s.size && s.data[at] >= 'a' && s.data[at] <= 'z') {
		at++;
	}
	size_t tag = at;
	if (tag > FRAME_TAG || (at < s.size && (tag == 0 || s.data[at] != ' '))) {
		return FRAME_BROKEN;
	}
	size_t digits = at + 1;
	for (at = digits; at < s.size && ascii_is_digit(s.data[at]); at++) {
		if (at - digits >= MAX_DIGITS) {
			return FRAME_BROKEN;
		}
		size = size * 10 + (size_t)(s.data[at] - '0');
	}
	if (at >= s.size) {
		return FRAME_PARTIAL;
	}
	if (s.data[at] != '\n' || at == digits) {
		return FRAME_BROKEN;
	}
	at++;
	if (s.size - at < size) {
		return FRAME_PARTIAL;
	}
	*out = (struct frame){str_slice(s, 0, tag), str_slice(s, at, at + size)};
	*rest = str_slice(s, at + size, s.size);
	return FRAME_READY;
}
