/* JSON to a stream by yajl: a block, a line an entry, in the order it is called in. */
#ifndef ZHINAN_BASE_JSON_OUT_H
#define ZHINAN_BASE_JSON_OUT_H

#include <stdio.h>

#include "base/str.h"

struct yajl_gen_t;

struct json_out {
	struct yajl_gen_t *gen;
	FILE *stream; /* borrowed; its error flag says whether a write failed */
};

void json_out_init(struct json_out *out, FILE *stream);

/* Ends the document and its last line, and frees what the writer owns. */
void json_out_release(struct json_out *out);

/* Maps and lists; a key where they stand in a map, NULL in a list or at the top. */
void json_map(struct json_out *out, const char *key);
void json_end_map(struct json_out *out);
void json_list(struct json_out *out, const char *key);
void json_end_list(struct json_out *out);

/* An entry of a map, or with key NULL of a list. */
void json_text(struct json_out *out, const char *key, struct str text);
void json_integer(struct json_out *out, const char *key, long long value);
void json_true(struct json_out *out, const char *key);
void json_boolean(struct json_out *out, const char *key, bool value);
void json_null(struct json_out *out, const char *key);

/* A number whose digits are given, of any size. */
void json_digits(struct json_out *out, const char *key, struct str digits);

#endif
