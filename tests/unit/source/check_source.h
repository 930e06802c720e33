/* What the tests of the source stage share: files whole, and a source checked against itself. */
#ifndef ZHINAN_TESTS_CHECK_SOURCE_H
#define ZHINAN_TESTS_CHECK_SOURCE_H

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "base/utf8.h"
#include "source/plain/encoding.h"
#include "source/source.h"

#define ROWS(table) (sizeof(table) / sizeof(table)[0])

/* Skips the test where a file of ../shared is not here. */
static inline void need_shared(const char *path)
{
	if (access(path, R_OK) != 0) {
		cr_skip_test("no %s", path);
	}
}

static inline struct str read_shared(struct arena *arena, const char *path)
{
	struct diags diags;
	struct str bytes;
	diags_init(&diags, arena);
	cr_assert_eq(file_read(&bytes, arena, path, 0, &diags), STATUS_OK, "no %s", path);
	return bytes;
}

/* Reads bytes that must be text, in the encoding named or in the one recognised (NULL). */
static inline struct source read_bytes(struct arena *arena, struct str bytes, const char *encoding,
                                       const char *what)
{
	struct diags diags;
	struct source source;
	struct source_options options = {.encoding = encoding};
	diags_init(&diags, arena);
	enum status status =
	    source_from_bytes(&source, arena, str_from(what), bytes, &options, &diags);
	cr_assert_eq(status, STATUS_OK, "%s",
	             status == STATUS_OK ? ""
	                                 : diag_text(diags.first, LANGUAGE_ENGLISH, arena).data);
	return source;
}

/* Every character's bytes follow the last one's, and decoded alone they give the character;
 * U+FFFD stands where a defect is recorded. Not for encodings with shift sequences. */
static inline void check_map(const struct source *source, struct arena *arena, const char *what)
{
	size_t at = 0;
	size_t defect = 0;
	uint32_t end = map_origin(&source->map, 0);
	cr_assert_eq(end > 0, source->has_bom && source->text.size > 0, "%s: start", what);
	cr_assert_eq(encoding_utf8_prefix(source->text), source->text.size, "%s: UTF-8", what);
	while (at < source->text.size) {
		uint32_t start = (uint32_t)at;
		uint32_t code = utf8_next(source->text, &at);
		struct place place =
		    source_place(source, (struct span){start, (uint32_t)at}, arena);
		cr_assert_eq(place.count, 1, "%s: %u pieces at %u", what, place.count, start);
		cr_assert_eq(place.first.start, end, "%s: gap at %u", what, start);
		end = place.first.end;
		if (defect < source->defect_count &&
		    source->defects[defect].bytes.start == place.first.start) {
			cr_assert_eq(source->defects[defect++].bytes.end, end, "%s", what);
			cr_assert_eq(code, 0xFFFD, "%s: defect at %u", what, start);
			continue;
		}
		struct decoder decoder;
		struct character c;
		cr_assert(decoder_init(&decoder, source->encoding.data,
		                       str_slice(source->bytes, 0, end), place.first.start));
		cr_assert(decoder_next(&decoder, &c), "%s: nothing at %u", what, start);
		cr_assert(c.code == code && !c.is_broken && c.bytes.end == end, "%s: U+%04X at %u",
		          what, code, start);
		decoder_release(&decoder);
	}
	cr_assert_eq(end, source->text.size ? source->bytes.size : 0, "%s: end of the map", what);
	cr_assert_eq(defect, source->defect_count, "%s: defects", what);
}

#endif
