/* A thin layer over yajl. Except for the depth, yajl only fails by a mistake of the caller, such as
 * an entry outside a map. */
#include "base/json_out.h"

#include <assert.h>
#include <yajl/yajl_gen.h>

#include "base/json_memory.h"

static void check(struct json_out *out, yajl_gen_status status)
{
	_Static_assert(JSON_OUT_DEPTH_LIMIT == YAJL_MAX_DEPTH, "the header states yajl's limit");
	out->is_too_deep = out->is_too_deep || status == yajl_max_depth_exceeded;
	assert(status == yajl_gen_status_ok || out->is_too_deep);
}

static void flush(struct json_out *out)
{
	/* A failed write sets the stream's error flag, which is read at the end. */
	size_t written = fwrite_unlocked(out->block, 1, out->used, out->stream);
	(void)written;
	out->used = 0;
}

/* yajl calls it for each blank, quotation mark and text. */
static void print(void *writer, const char *text, size_t size)
{
	struct json_out *out = writer;
	while (size > sizeof out->block - out->used) {
		size_t part = sizeof out->block - out->used;
		memcpy(out->block + out->used, text, part);
		out->used += part;
		flush(out);
		text += part;
		size -= part;
	}
	memcpy(out->block + out->used, text, size);
	out->used += size;
}

void json_out_init_lines(struct json_out *out, FILE *stream)
{
	out->gen = yajl_gen_alloc(&json_memory);
	out->stream = stream;
	out->is_too_deep = false;
	out->used = 0;
	yajl_gen_config(out->gen, yajl_gen_print_callback, print, out);
}

void json_out_init(struct json_out *out, FILE *stream)
{
	json_out_init_lines(out, stream);
	yajl_gen_config(out->gen, yajl_gen_beautify, 1);
	yajl_gen_config(out->gen, yajl_gen_indent_string, " ");
}

void json_end_line(struct json_out *out)
{
	yajl_gen_reset(out->gen, "\n");
	flush(out);
}

void json_out_release(struct json_out *out)
{
	flush(out);
	yajl_gen_free(out->gen);
	out->gen = NULL;
}

void json_key(struct json_out *out, struct str key)
{
	json_text(out, NULL, key);
}

static void write_key(struct json_out *out, const char *key)
{
	if (key) {
		json_key(out, str_from(key));
	}
}

void json_map(struct json_out *out, const char *key)
{
	write_key(out, key);
	check(out, yajl_gen_map_open(out->gen));
}

void json_end_map(struct json_out *out)
{
	check(out, yajl_gen_map_close(out->gen));
}

void json_list(struct json_out *out, const char *key)
{
	write_key(out, key);
	check(out, yajl_gen_array_open(out->gen));
}

void json_end_list(struct json_out *out)
{
	check(out, yajl_gen_array_close(out->gen));
}

void json_text(struct json_out *out, const char *key, struct str text)
{
	write_key(out, key);
	const char *data = text.data ? text.data : "";
	check(out, yajl_gen_string(out->gen, (const unsigned char *)data, text.size));
}

void json_integer(struct json_out *out, const char *key, long long value)
{
	write_key(out, key);
	check(out, yajl_gen_integer(out->gen, value));
}

void json_text_if(struct json_out *out, const char *key, struct str text)
{
	if (text.size > 0) {
		json_text(out, key, text);
	}
}

void json_integer_if(struct json_out *out, const char *key, long long value)
{
	if (value != 0) {
		json_integer(out, key, value);
	}
}

void json_boolean(struct json_out *out, const char *key, bool value)
{
	write_key(out, key);
	check(out, yajl_gen_bool(out->gen, value));
}

void json_true(struct json_out *out, const char *key)
{
	json_boolean(out, key, true);
}

void json_null(struct json_out *out, const char *key)
{
	write_key(out, key);
	check(out, yajl_gen_null(out->gen));
}

void json_digits(struct json_out *out, const char *key, struct str digits)
{
	write_key(out, key);
	check(out, yajl_gen_number(out->gen, digits.data, digits.size));
}
