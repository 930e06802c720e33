/* Makes names of paths, part by part. */
#include "batch/text_name.h"

#include <inttypes.h>

#include "base/buf.h"
#include "base/file_name.h"

enum {
	MAX_PART = 200 /* bytes; file systems take 255, and endings and a mark follow */
};

static bool is_left_out(struct str part)
{
	return part.size == 0 || str_equal(part, STR(".")) || str_equal(part, STR(".."));
}

static void append_mark(struct buf *out, struct str of)
{
	buf_format(out, "~%08" PRIx32, str_hash(of));
}

/* Appends a part of a name; one that is too long is cut before a character, and marked by the whole. */
static void append_part(struct buf *out, struct str part)
{
	size_t size = part.size;
	if (size > MAX_PART) {
		size = MAX_PART;
		while (size > 0 && ((unsigned char)part.data[size] & 0xC0) == 0x80) {
			size--;
		}
	}
	buf_append(out, str_slice(part, 0, size));
	if (size < part.size) {
		append_mark(out, part);
	}
}

struct str text_name(struct arena *arena, struct str path)
{
	struct buf out;
	struct str text = file_name_text(arena, path);
	buf_init(&out);
	for (size_t start = 0; start <= text.size;) {
		const char *slash = memchr(text.data + start, '/', text.size - start);
		size_t end = slash ? (size_t)(slash - text.data) : text.size;
		struct str part = str_slice(text, start, end);
		if (!is_left_out(part)) {
			buf_append(&out, str_from(out.size > 0 ? "/" : ""));
			append_part(&out, part);
		}
		start = end + 1;
	}
	struct str name = arena_copy(arena, out.size > 0 ? buf_str(&out) : STR("text"));
	buf_release(&out);
	return name;
}

struct str text_name_apart(struct arena *arena, struct str name, struct str path)
{
	struct buf out;
	buf_init(&out);
	buf_append(&out, name);
	append_mark(&out, path);
	struct str apart = arena_copy(arena, buf_str(&out));
	buf_release(&out);
	return apart;
}
