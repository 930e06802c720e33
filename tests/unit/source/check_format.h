/* What the tests of formats share: a source made of bytes in memory, and archives to read. */
#ifndef ZHINAN_TESTS_CHECK_FORMAT_H
#define ZHINAN_TESTS_CHECK_FORMAT_H

#include <criterion/criterion.h>
#include <stdlib.h>
#include <zip.h>

#include "base/diag.h"
#include "source/source.h"

#define ROWS(table) (sizeof(table) / sizeof(table)[0])

struct part {
	const char *name;
	struct str data;
};

/* An archive of parts up to one without a name, in the arena. */
static inline struct str make_archive(struct arena *arena, const struct part *parts)
{
	zip_error_t error;
	zip_error_init(&error);
	zip_source_t *memory = zip_source_buffer_create(NULL, 0, 0, &error);
	zip_source_keep(memory);
	zip_t *zip = zip_open_from_source(memory, ZIP_TRUNCATE, &error);
	for (; parts->name; parts++) {
		zip_source_t *data = zip_source_buffer(zip, parts->data.data, parts->data.size, 0);
		zip_int64_t index = zip_file_add(zip, parts->name, data, ZIP_FL_ENC_UTF_8);
		zip_set_file_compression(zip, (zip_uint64_t)index, ZIP_CM_DEFLATE, 9);
	}
	cr_assert_eq(zip_close(zip), 0);
	zip_stat_t stat;
	zip_source_stat(memory, &stat);
	char *bytes = arena_alloc(arena, stat.size + 1);
	zip_source_open(memory);
	cr_assert_eq(zip_source_read(memory, bytes, stat.size), (zip_int64_t)stat.size);
	zip_source_close(memory);
	zip_source_free(memory);
	return (struct str){bytes, stat.size};
}

/* Reads bytes that must be readable, and compares format and text. */
static inline struct source check_text(struct arena *arena, struct str bytes, const char *format,
                                       const char *text, const char *what)
{
	struct diags diags;
	struct source source;
	diags_init(&diags, arena);
	enum status status = source_from_bytes(&source, arena, str_from(what), bytes, NULL, &diags);
	cr_assert_eq(status, STATUS_OK, "%s",
	             status == STATUS_OK ? ""
	                                 : diag_text(diags.first, LANGUAGE_ENGLISH, arena).data);
	cr_assert(str_equal(source.format, str_from(format)), "%s: format %.*s", what,
	          STR_FORMAT(source.format));
	cr_assert(str_equal(source.text, str_from(text)), "%s:\n%.*s<\nnot:\n%s<", what,
	          STR_FORMAT(source.text), text);
	cr_assert_eq(source_extent(&source), source.text.size, "%s", what);
	return source;
}

/* Reads bytes that must be refused with a message. */
static inline void check_refusal(struct arena *arena, struct str bytes,
                                 const struct source_options *options,
                                 const struct message *message, const char *what)
{
	struct diags diags;
	struct source source;
	diags_init(&diags, arena);
	enum status status =
	    source_from_bytes(&source, arena, str_from(what), bytes, options, &diags);
	cr_assert_eq(status, STATUS_TROUBLE, "%s", what);
	cr_assert_eq(diags.first->message, message, "%s: %s", what,
	             diag_text(diags.first, LANGUAGE_ENGLISH, arena).data);
	cr_assert_null(diags.first->next, "%s", what);
}

#endif
