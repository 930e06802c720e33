/* JSON to a stream by yajl, in the order of the calls. */
#ifndef ZHINAN_BASE_JSON_OUT_H
#define ZHINAN_BASE_JSON_OUT_H

#include <stdio.h>

#include "base/str.h"

struct yajl_gen_t;

enum { JSON_OUT_DEPTH_LIMIT = 128 }; /* yajl's */

struct json_out {
	struct yajl_gen_t *gen;
	FILE *stream; /* borrowed; its error flag says whether a write failed */
	/* Maps and lists were nested deeper than the limit, and the output ends there. Callers
	 * whose input may be that deep must check this. */
	bool is_too_deep;
	size_t used;
	char block[4096]; /* what is not in the stream yet; a writer must stay where it is */
};

/* A document with each entry on a line of its own. */
void json_out_init(struct json_out *out, FILE *stream);

/* Documents of one line each, without blanks (newline-delimited JSON). */
void json_out_init_lines(struct json_out *out, FILE *stream);

/* Ends such a document and its line, which is then in the stream. */
void json_end_line(struct json_out *out);

/* Writes to the stream what is not there yet, and frees what the writer owns. */
void json_out_release(struct json_out *out);

/* The key of the next entry, which is then written with key NULL. */
void json_key(struct json_out *out, struct str key);

/* Maps and lists. Pass a key inside a map; NULL inside a list, at the top or after json_key. */
void json_map(struct json_out *out, const char *key);
void json_end_map(struct json_out *out);
void json_list(struct json_out *out, const char *key);
void json_end_list(struct json_out *out);

/* An entry; key as above. */
void json_text(struct json_out *out, const char *key, struct str text);
void json_integer(struct json_out *out, const char *key, long long value);
void json_true(struct json_out *out, const char *key);
void json_boolean(struct json_out *out, const char *key, bool value);
void json_null(struct json_out *out, const char *key);

/* The same, but only for a text that is not empty or a number that is not 0. */
void json_text_if(struct json_out *out, const char *key, struct str text);
void json_integer_if(struct json_out *out, const char *key, long long value);

/* A number whose digits are given, of any size. */
void json_digits(struct json_out *out, const char *key, struct str digits);

#endif
