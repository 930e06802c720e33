/* Unpacks an archive, member by member, in memory. */
#include "source/archive_members.h"

#include <stdlib.h>

#include "base/file.h"
#include "base/utf8.h"
#include "source/plain/encoding.h"
#include "source/sandbox/archive.h"

/* A name as UTF-8. */
static struct str decode_name(struct arena *arena, struct str name)
{
	struct decoder decoder;
	struct character c;
	if (encoding_utf8_prefix(name) == name.size) {
		return arena_copy(arena, name);
	}
	/* GB 18030 takes at most three bytes of UTF-8 for one or two of its own. */
	char *text = arena_alloc(arena, name.size * 3 + 1);
	size_t size = 0;
	bool is_open = decoder_init(&decoder, "GB18030", name, 0);
	while (is_open && decoder_next(&decoder, &c)) {
		size += utf8_write(c.code ? c.code : 0xFFFD, text + size);
	}
	decoder_release(&decoder);
	return (struct str){text, size};
}

static enum status read_member(struct archive_members *out, struct archive *archive, size_t index,
                               struct str name)
{
	struct str bytes;
	struct arena *arena = archive->job->arena;
	enum status status = archive_part_at(archive, index, &bytes);
	if (status == STATUS_OK) {
		struct archive_member member = {name, arena_copy(arena, bytes)};
		ARENA_PUSH(arena, out->items, out->count, out->capacity, member);
		free((void *)(uintptr_t)bytes.data);
	}
	return status;
}

enum status archive_members_read(struct archive_members *out, struct arena *arena, struct str name,
                                 struct str bytes, const struct source_options *options,
                                 bool (*is_wanted)(struct str name), struct diags *diags)
{
	struct archive archive;
	struct source source = {.bytes = bytes};
	struct reading_job job = {
	    .out = &source, .arena = arena, .file = name, .options = *options, .diags = diags};
	if (job.options.unpacked_limit == 0) {
		job.options.unpacked_limit = SOURCE_UNPACKED_LIMIT;
	}
	*out = (struct archive_members){0};
	enum status status = archive_open(&archive, &job);
	if (status != STATUS_OK) {
		return status;
	}
	size_t count = archive_count(&archive);
	for (size_t i = 0; i < count && status == STATUS_OK; i++) {
		struct str member = decode_name(arena, archive_name(&archive, i));
		if (member.size > 0 && is_wanted(member)) {
			status = read_member(out, &archive, i, member);
		}
	}
	archive_close(&archive);
	return status;
}
