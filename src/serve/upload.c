/* Collects the fields of a form in memory. */
#include "serve/upload.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "serve/name.h"

void upload_init(struct upload *upload, const struct upload_limits *limits)
{
	*upload = (struct upload){.limits = limits};
}

static void drop_files(struct upload *upload)
{
	for (size_t i = 0; i < upload->count; i++) {
		buf_release(&upload->files[i].bytes);
	}
	free(upload->files);
	upload->files = NULL;
	upload->count = 0;
	upload->capacity = 0;
	upload->limits->give_back(upload->limits->owner, upload->reserved);
	upload->reserved = 0;
}

void upload_release(struct upload *upload)
{
	if (upload->files || upload->reserved > 0) {
		drop_files(upload);
	}
}

/* Nothing of it is of use any more, so that it frees its memory at once. */
static void fail(struct upload *upload, enum upload_fault fault, const char *name)
{
	char kept[UPLOAD_NAME + 1];
	snprintf(kept, sizeof kept, "%s", name);
	upload->fault = fault;
	memcpy(upload->fault_name, kept, sizeof kept);
	drop_files(upload);
}

static struct upload_file *add_file(struct upload *upload)
{
	if (upload->count == upload->capacity) {
		upload->capacity = upload->capacity > 0 ? upload->capacity * 2 : 4;
		upload->files =
		    reallocarray(upload->files, upload->capacity, sizeof *upload->files);
		if (!upload->files) {
			out_of_memory();
		}
	}
	struct upload_file *file = &upload->files[upload->count++];
	buf_init(&file->bytes);
	file->name[0] = '\0';
	return file;
}

/* Whether the file that came last goes on: the same name, and nothing of it has come so far. The parser may announce a
 * file more than once. */
static bool goes_on(const struct upload *upload, struct str name)
{
	const struct upload_file *last =
	    upload->count > 0 ? &upload->files[upload->count - 1] : NULL;
	return last && last->bytes.size == 0 && str_equal(str_from(last->name), name);
}

static void begin_file(struct upload *upload, const char *file_name)
{
	struct arena arena;
	arena_init(&arena);
	struct str name = name_shown(&arena, str_from(file_name));
	name = name.size > 0 ? name : STR("document");
	upload->skips = file_name[0] == '\0' || name.data[0] == '.';
	if (!upload->skips && !goes_on(upload, name)) {
		if (upload->count == upload->limits->files) {
			fail(upload, UPLOAD_TOO_MANY, arena_copy(&arena, name).data);
		} else {
			struct upload_file *file = add_file(upload);
			snprintf(file->name, sizeof file->name, "%.*s", STR_FORMAT(name));
		}
	}
	arena_release(&arena);
}

static void take_file_bytes(struct upload *upload, struct str bytes)
{
	const struct upload_limits *limits = upload->limits;
	struct upload_file *file = &upload->files[upload->count - 1];
	if (bytes.size > limits->file_bytes - file->bytes.size) {
		fail(upload, UPLOAD_FILE_TOO_LARGE, file->name);
	} else if (!limits->reserve(limits->owner, bytes.size)) {
		fail(upload, UPLOAD_NO_ROOM, file->name);
	} else {
		upload->reserved += bytes.size;
		buf_append(&file->bytes, bytes);
	}
}

void upload_take(struct upload *upload, const char *field, const char *file_name, struct str bytes,
                 size_t offset)
{
	if (upload->fault) {
		return;
	}
	if (file_name) {
		if (offset == 0) {
			begin_file(upload, file_name);
		}
		if (!upload->fault && !upload->skips && upload->count > 0) {
			take_file_bytes(upload, bytes);
		}
	} else if (str_equal(str_from(field), STR("as")) && offset == 0 &&
	           bytes.size <= UPLOAD_CHOICE) {
		memcpy(upload->choice, bytes.data, bytes.size);
		upload->choice[bytes.size] = '\0';
	}
}

void upload_end(struct upload *upload)
{
	size_t kept = 0;
	for (size_t i = 0; i < upload->count; i++) {
		if (upload->files[i].bytes.size > 0) {
			upload->files[kept++] = upload->files[i];
		} else {
			buf_release(&upload->files[i].bytes);
		}
	}
	upload->count = kept;
}
