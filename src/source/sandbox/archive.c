/* Archives by libzip, opened in memory, read with a bound. A size that the archive states may
 * refuse a part, but never admits one: only bytes that came count. */
#include "source/sandbox/archive.h"

#include <stdlib.h>
#include <zip.h>

#include "base/library.h"
#include "source/message.h"

enum { BLOCK_BYTES = 256 * 1024 };

/* clang-format off */
#define ZIP_FUNCTIONS(X)                                                                           \
	X(zip_source_buffer_create) X(zip_open_from_source) X(zip_name_locate) X(zip_stat_index)   \
	X(zip_fopen_index) X(zip_fread) X(zip_fclose) X(zip_discard) X(zip_source_free)            \
	X(zip_error_init) X(zip_error_strerror) X(zip_error_fini) X(zip_error_code_zip)            \
	X(zip_file_get_error) X(zip_get_error) X(zip_get_num_entries) X(zip_get_name)
/* clang-format on */
LIBRARY(libzip, ZIP_FUNCTIONS);

static enum status fail(struct archive *archive, const char *why)
{
	struct reading_job *job = archive->job;
	return diags_trouble(job->diags, &MESSAGE_SOURCE_ARCHIVE, job->file, str_from(why));
}

/* Ends the process where memory was what libzip did not find: neither is the archive broken then, nor does it lack a
 * part. */
static void check_memory(zip_error_t *error)
{
	if (libzip.zip_error_code_zip(error) == ZIP_ER_MEMORY) {
		out_of_memory();
	}
}

static enum status fail_reading(struct archive *archive, zip_error_t *error)
{
	check_memory(error);
	return fail(archive, libzip.zip_error_strerror(error));
}

/* The index of a part; below 0 where there is none. */
static zip_int64_t find_part(const struct archive *archive, const char *name)
{
	if (!archive->zip) {
		size_t i = 0;
		while (i < archive->count && !str_equal(archive->parts[i].name, str_from(name))) {
			i++;
		}
		return i < archive->count ? (zip_int64_t)i : -1;
	}
	zip_int64_t index = libzip.zip_name_locate(archive->zip, name, 0);
	if (index < 0) {
		check_memory(libzip.zip_get_error(archive->zip));
	}
	return index;
}

static enum status fail_size(struct archive *archive)
{
	struct reading_job *job = archive->job;
	return diags_trouble(job->diags, &MESSAGE_SOURCE_UNPACKED, job->file,
	                     arena_format(job->arena, "%zu", job->options.unpacked_limit));
}

enum status archive_open(struct archive *out, struct reading_job *job)
{
	*out = (struct archive){.job = job};
	struct str why;
	if (!library_load(libzip, LIBZIP, job->arena, &why)) {
		return library_trouble(LIBZIP, job->diags, job->file, why);
	}
	zip_error_t error;
	libzip.zip_error_init(&error);
	struct str bytes = job->out->bytes;
	zip_source_t *source = libzip.zip_source_buffer_create(bytes.data, bytes.size, 0, &error);
	if (!source) {
		out_of_memory();
	}
	out->zip = libzip.zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
	enum status status = STATUS_OK;
	if (!out->zip) {
		status = fail_reading(out, &error);
		libzip.zip_source_free(source);
	}
	libzip.zip_error_fini(&error);
	return status;
}

void archive_close(struct archive *archive)
{
	libzip.zip_discard(archive->zip);
	archive->zip = NULL;
}

void archive_in_memory(struct archive *out, struct reading_job *job,
                       const struct archive_part_in_memory *parts, size_t count)
{
	*out = (struct archive){.job = job, .parts = parts, .count = count};
}

bool archive_has(const struct archive *archive, const char *name)
{
	return find_part(archive, name) >= 0;
}

/* Reads an open part to its end; the bytes are malloc'ed. */
static enum status read_part(struct archive *archive, zip_file_t *file, struct str *out)
{
	size_t limit = archive->job->options.unpacked_limit;
	size_t size = 0;
	size_t capacity = BLOCK_BYTES;
	char *data = malloc(capacity);
	zip_int64_t got = 0;
	while (data && (got = libzip.zip_fread(file, data + size, capacity - size)) > 0) {
		size += (size_t)got;
		if (archive->unpacked + size > limit) {
			free(data);
			return fail_size(archive);
		}
		if (size == capacity) {
			char *more = realloc(data, capacity * 2);
			if (!more) {
				free(data);
			}
			data = more;
			capacity *= 2;
		}
	}
	if (!data) {
		out_of_memory();
	}
	if (got < 0) {
		enum status status = fail_reading(archive, libzip.zip_file_get_error(file));
		free(data);
		return status;
	}
	archive->unpacked += size;
	*out = (struct str){data, size};
	return STATUS_OK;
}

size_t archive_count(const struct archive *archive)
{
	zip_int64_t count = libzip.zip_get_num_entries(archive->zip, 0);
	return count > 0 ? (size_t)count : 0;
}

struct str archive_name(const struct archive *archive, size_t index)
{
	return str_from(libzip.zip_get_name(archive->zip, index, ZIP_FL_ENC_RAW));
}

enum status archive_part(struct archive *archive, const char *name, struct str *out)
{
	*out = (struct str){0};
	zip_int64_t index = find_part(archive, name);
	return index < 0 ? STATUS_OK : archive_part_at(archive, (size_t)index, out);
}

/* Copies a part that is in memory, as if it were unpacked. */
static enum status copy_part(struct archive *archive, struct str bytes, struct str *out)
{
	if (bytes.size > archive->job->options.unpacked_limit - archive->unpacked) {
		return fail_size(archive);
	}
	char *data = malloc(bytes.size + 1);
	if (!data) {
		out_of_memory();
	}
	if (bytes.size > 0) {
		memcpy(data, bytes.data, bytes.size);
	}
	archive->unpacked += bytes.size;
	*out = (struct str){data, bytes.size};
	return STATUS_OK;
}

enum status archive_part_at(struct archive *archive, size_t index, struct str *out)
{
	zip_stat_t stat;
	*out = (struct str){0};
	size_t limit = archive->job->options.unpacked_limit;
	if (!archive->zip) {
		return copy_part(archive, archive->parts[index].bytes, out);
	}
	if (libzip.zip_stat_index(archive->zip, index, 0, &stat) == 0 &&
	    (stat.valid & ZIP_STAT_SIZE) && stat.size > limit - archive->unpacked) {
		return fail_size(archive);
	}
	zip_file_t *file = libzip.zip_fopen_index(archive->zip, index, 0);
	if (!file) {
		return fail_reading(archive, libzip.zip_get_error(archive->zip));
	}
	enum status status = read_part(archive, file, out);
	libzip.zip_fclose(file);
	return status;
}

bool archive_peek(const struct archive *archive, const char *name, struct str *out)
{
	struct diags ignored;
	struct reading_job quiet = *archive->job;
	struct archive asked = *archive;
	diags_init(&ignored, quiet.arena);
	quiet.diags = &ignored;
	asked.job = &quiet;
	return archive_part(&asked, name, out) == STATUS_OK && out->data;
}
