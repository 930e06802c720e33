/* One walk over a pattern serves both ways: it writes the expansion, or it only counts how
 * large that would be and stops where an offset is reached. */
#include "grammar/definition.h"

#include "base/buf.h"

static const struct str CALL = STR_INIT("(?&");

static size_t behind(struct str source, size_t from, struct str end)
{
	size_t found = str_find(str_slice(source, from, source.size), end);
	return found == SIZE_MAX ? source.size : from + found + end.size;
}

/* Behind a character class that starts at `at`; a bracket that comes first in it is one of
 * its characters. */
static size_t skip_class(struct str source, size_t at)
{
	at++;
	at += at < source.size && source.data[at] == '^';
	at += at < source.size && source.data[at] == ']';
	while (at < source.size && source.data[at] != ']') {
		struct str rest = str_slice(source, at, source.size);
		if (str_starts(rest, STR("[:"))) {
			at = behind(source, at, STR(":]"));
		} else {
			at += source.data[at] == '\\' ? 2 : 1;
		}
	}
	return at + 1;
}

static bool is_special(char c)
{
	return c == '\\' || c == '[' || c == '#' || c == '(';
}

/* Behind what stands at `at`: an element that can hold no call, or what is plain up to the
 * next character that may begin either. */
static size_t skip_element(struct str source, size_t at)
{
	struct str rest = str_slice(source, at, source.size);
	switch (rest.data[0]) {
	case '\\':
		return str_starts(rest, STR("\\Q")) ? behind(source, at, STR("\\E")) : at + 2;
	case '[':
		return skip_class(source, at);
	case '#':
		return behind(source, at, STR("\n"));
	default:
		for (at++; at < source.size && !is_special(source.data[at]);) {
			at++;
		}
		return at;
	}
}

/* The definition that is called at `at`, and where the call ends; or NULL. */
static const struct definition *find_call(const struct definitions *definitions, struct str source,
                                          size_t at, size_t *end)
{
	struct str rest = str_slice(source, at, source.size);
	if (!str_starts(rest, CALL)) {
		return NULL;
	}
	*end = behind(source, at, STR(")"));
	struct str name = str_slice(source, at + CALL.size, *end - 1);
	/* The last of a name: a family's own goes over the one it uses. */
	for (size_t i = definitions->count; i > 0; i--) {
		if (str_equal(definitions->items[i - 1].name, name)) {
			return &definitions->items[i - 1];
		}
	}
	return NULL;
}

/* Appends the expansion to buf (may be NULL) until it has `limit` bytes; returns where in
 * source that is, or source.size. */
static size_t walk(const struct definitions *definitions, struct str source, size_t limit,
                   struct buf *buf)
{
	size_t size = 0;
	for (size_t at = 0; at < source.size;) {
		size_t end;
		const struct definition *called = find_call(definitions, source, at, &end);
		if (!called) {
			end = skip_element(source, at);
			end = end < source.size ? end : source.size;
		}
		struct str text = called ? called->text : str_slice(source, at, end);
		if (size + text.size > limit) {
			return called ? at : at + (limit - size);
		}
		size += text.size;
		if (buf) {
			buf_append(buf, text);
		}
		at = end;
	}
	return source.size;
}

bool definitions_expand(struct str *out, struct arena *arena, const struct definitions *definitions,
                        struct str source)
{
	*out = source;
	if (str_find(source, CALL) == SIZE_MAX) {
		return source.size <= PATTERN_BYTES;
	}
	struct buf buf;
	buf_init(&buf);
	bool fits = walk(definitions, source, PATTERN_BYTES, &buf) == source.size;
	*out = arena_copy(arena, buf_str(&buf));
	buf_release(&buf);
	return fits;
}

size_t definitions_origin(const struct definitions *definitions, struct str source, size_t offset)
{
	return walk(definitions, source, offset, NULL);
}
