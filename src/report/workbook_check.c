/* Reads a workbook again, by libzip and the reader of XML. */
#include "report/workbook_check.h"

#include <zip.h>

#include "base/diag.h"
#include "base/library.h"
#include "base/xml_reader.h"

/* clang-format off */
#define ZIP_FUNCTIONS(X)                                                                           \
	X(zip_source_buffer_create) X(zip_open_from_source) X(zip_source_free) X(zip_discard)      \
	X(zip_get_num_entries) X(zip_stat_index) X(zip_fopen_index) X(zip_fread) X(zip_fclose)
/* clang-format on */
LIBRARY(libzip, ZIP_FUNCTIONS);

enum { MAX_DEPTH = 64 };

/* The texts of a workbook's table of them, as it says and as there are. */
struct texts {
	int32_t said; /* -1: the part is no such table */
	int32_t count;
};

static void count_texts(void *self, const struct xml_element *element, size_t depth)
{
	struct texts *texts = self;
	if (depth == 1 && str_equal(element->name, STR("sst"))) {
		texts->said = xml_attribute_number(element, "uniqueCount", -1);
	}
	texts->count += depth == 2 && str_equal(element->name, STR("si"));
}

static bool is_whole(struct str xml, struct arena *arena)
{
	struct diags unsaid;
	struct texts texts = {.said = -1};
	diags_init(&unsaid, arena);
	struct xml_reader reader = {.diags = &unsaid,
	                            .listener = {.start = count_texts, .self = &texts},
	                            .depth_limit = MAX_DEPTH};
	return xml_read(&reader, xml) == STATUS_OK && (texts.said < 0 || texts.said == texts.count);
}

static bool read_part(struct str *out, zip_t *zip, zip_uint64_t index, struct arena *arena)
{
	zip_stat_t st;
	if (libzip.zip_stat_index(zip, index, 0, &st) != 0 || !(st.valid & ZIP_STAT_SIZE)) {
		return false;
	}
	zip_file_t *file = libzip.zip_fopen_index(zip, index, 0);
	if (!file) {
		return false;
	}
	char *bytes = arena_alloc(arena, st.size + 1);
	zip_int64_t size = libzip.zip_fread(file, bytes, st.size);
	libzip.zip_fclose(file);
	*out = (struct str){bytes, st.size};
	return size >= 0 && (zip_uint64_t)size == st.size;
}

bool workbook_is_whole(struct str archive, struct arena *arena)
{
	struct str why;
	if (!library_load(libzip, LIBZIP, arena, &why)) {
		return true;
	}
	zip_source_t *source = libzip.zip_source_buffer_create(archive.data, archive.size, 0, NULL);
	if (!source) {
		out_of_memory();
	}
	zip_t *zip = libzip.zip_open_from_source(source, ZIP_RDONLY, NULL);
	if (!zip) {
		libzip.zip_source_free(source);
		return false;
	}
	struct arena own;
	zip_int64_t count = libzip.zip_get_num_entries(zip, 0);
	bool is_good = count > 0;
	for (zip_int64_t i = 0; i < count && is_good; i++) {
		struct str part;
		arena_init(&own);
		is_good = read_part(&part, zip, (zip_uint64_t)i, &own) && is_whole(part, &own);
		arena_release(&own);
	}
	libzip.zip_discard(zip);
	return is_good;
}
