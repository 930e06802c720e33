/* A thin coat on yajl. What can go wrong in yajl here is a mistake of the caller: an entry
 * without its map, nesting deeper than any report's. */
#include "base/json_out.h"

#include <assert.h>
#include <yajl/yajl_gen.h>

#include "base/arena.h"

static void check(yajl_gen_status status)
{
	assert(status == yajl_gen_status_ok);
	(void)status;
}

static void print(void *stream, const char *text, size_t size)
{
	/* A failed write sets the stream's error flag, which is read at the end. */
	size_t written = fwrite_unlocked(text, 1, size, stream);
	(void)written;
}

void json_out_init(struct json_out *out, FILE *stream)
{
	out->stream = stream;
	out->gen = yajl_gen_alloc(NULL);
	if (!out->gen) {
		out_of_memory();
	}
	yajl_gen_config(out->gen, yajl_gen_beautify, 1);
	yajl_gen_config(out->gen, yajl_gen_indent_string, " ");
	yajl_gen_config(out->gen, yajl_gen_print_callback, print, stream);
}

void json_out_release(struct json_out *out)
{
	yajl_gen_free(out->gen);
	out->gen = NULL;
}

static void write_string(struct json_out *out, struct str text)
{
	const char *data = text.data ? text.data : "";
	check(yajl_gen_string(out->gen, (const unsigned char *)data, text.size));
}

static void write_key(struct json_out *out, const char *key)
{
	if (key) {
		write_string(out, str_from(key));
	}
}

void json_map(struct json_out *out, const char *key)
{
	write_key(out, key);
	check(yajl_gen_map_open(out->gen));
}

void json_end_map(struct json_out *out)
{
	check(yajl_gen_map_close(out->gen));
}

void json_list(struct json_out *out, const char *key)
{
	write_key(out, key);
	check(yajl_gen_array_open(out->gen));
}

void json_end_list(struct json_out *out)
{
	check(yajl_gen_array_close(out->gen));
}

void json_text(struct json_out *out, const char *key, struct str text)
{
	write_key(out, key);
	write_string(out, text);
}

void json_integer(struct json_out *out, const char *key, long long value)
{
	write_key(out, key);
	check(yajl_gen_integer(out->gen, value));
}

void json_boolean(struct json_out *out, const char *key, bool value)
{
	write_key(out, key);
	check(yajl_gen_bool(out->gen, value));
}

void json_true(struct json_out *out, const char *key)
{
	json_boolean(out, key, true);
}

void json_null(struct json_out *out, const char *key)
{
	write_key(out, key);
	check(yajl_gen_null(out->gen));
}

void json_digits(struct json_out *out, const char *key, struct str digits)
{
	write_key(out, key);
	check(yajl_gen_number(out->gen, digits.data, digits.size));
}
