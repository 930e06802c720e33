/* Makes a source from a file's bytes: UTF-8 text, a map from it back to the bytes, a table of
 * lines and a hash. Most files are plain UTF-8, whose text is the bytes themselves. Knows
 * nothing of what a guideline looks like. */
#include "source/source.h"

#include "base/file.h"
#include "base/file_name.h"
#include "base/invisible.h"
#include "base/utf8.h"
#include "source/format.h"
#include "source/html/html.h"
#include "source/message.h"
#include "source/office/flat.h"
#include "source/plain/encoding.h"
#include "source/plain/recognise.h"

static enum status choose_reading(struct reading *out, struct str bytes, struct str file,
                                  const char *encoding, struct arena *arena, struct diags *diags)
{
	if (encoding) {
		const char *known = encoding_find(encoding);
		if (!known) {
			return diags_trouble(diags, &MESSAGE_ENCODING_UNKNOWN, file,
			                     str_from(encoding));
		}
		*out = reading_in(bytes, known);
	} else if (!encoding_recognise(out, bytes)) {
		return diags_trouble(diags, &MESSAGE_SOURCE_NOT_TEXT, file, str_from(out->encoding),
		                     arena_format(arena, "%zu", out->first_fault));
	}
	if (out->text_size > FILE_LIMIT) {
		return diags_trouble(diags, &MESSAGE_FILE_TOO_LARGE, file,
		                     arena_format(arena, "%zu", FILE_LIMIT));
	}
	return STATUS_OK;
}

static void borrow_text(struct source *out, struct arena *arena, const struct reading *reading)
{
	out->text = str_slice(out->bytes, reading->start, out->bytes.size);
	out->is_identity = true;
	map_append(&out->map, arena, (uint32_t)out->text.size, (uint32_t)reading->start, 1, 1);
}

/* Maps the characters that end the text decoded so far, `size` bytes of it, to their bytes. */
static void map_characters(struct source *out, struct arena *arena, uint32_t size,
                           struct span bytes)
{
	uint32_t width = span_size(bytes);
	if (width == size) {
		/* Byte for byte, so that UTF-8 makes one run between two defects. */
		map_append(&out->map, arena, size, bytes.start, 1, 1);
		return;
	}
	if (width > UINT16_MAX) {
		width = UINT16_MAX; /* shift sequences before a character, in any number */
	}
	map_append(&out->map, arena, size, bytes.end - width, (uint16_t)size, (uint16_t)width);
}

static void decode_text(struct source *out, struct arena *arena, const struct reading *reading,
                        bool keeps_invisible)
{
	char *text = arena_alloc(arena, reading->text_size + 1);
	uint32_t size = 0;
	uint32_t mapped = 0;
	struct span bytes = {0}; /* of the characters behind `mapped` */
	struct decoder decoder;
	struct character c;
	bool is_open = decoder_init(&decoder, reading->encoding, out->bytes, reading->start);
	while (is_open && decoder_next(&decoder, &c)) {
		if (!keeps_invisible && is_invisible(c.code)) {
			bytes.end = size > 0 ? c.bytes.end : 0;
			continue;
		}
		if (span_size(c.bytes) > 0) {
			map_characters(out, arena, size - mapped, bytes);
			mapped = size;
			bytes = c.bytes;
		}
		if (c.is_broken || c.code == 0) {
			struct defect defect = {c.is_broken ? DEFECT_BROKEN_SEQUENCE : DEFECT_NUL,
			                        c.bytes};
			ARENA_PUSH(arena, out->defects, out->defect_count, out->defect_capacity,
			           defect);
		}
		size += utf8_write(c.code ? c.code : 0xFFFD, text + size);
	}
	map_characters(out, arena, size - mapped, bytes);
	decoder_release(&decoder);
	out->text = (struct str){text, size};
}

static uint32_t find_byte(struct str s, uint32_t from, char byte)
{
	const char *found = memchr(s.data + from, byte, s.size - from);
	return found ? (uint32_t)(found - s.data) : (uint32_t)s.size;
}

static void find_lines(struct source *out, struct arena *arena)
{
	uint32_t size = (uint32_t)out->text.size;
	if (size == 0) {
		return;
	}
	uint32_t start = 0;
	uint32_t feed = find_byte(out->text, 0, '\n');
	uint32_t carriage = find_byte(out->text, 0, '\r');
	while (start < size) {
		ARENA_PUSH(arena, out->lines, out->line_count, out->line_capacity, start);
		start = (feed < carriage ? feed : carriage) + 1;
		if (carriage + 1 == feed) {
			start = feed + 1;
		}
		if (carriage < start && carriage < size) {
			carriage = start < size ? find_byte(out->text, start, '\r') : size;
		}
		if (feed < start && feed < size) {
			feed = start < size ? find_byte(out->text, start, '\n') : size;
		}
	}
}

static enum status read_text(struct reading_job *job)
{
	struct source *out = job->out;
	struct reading reading;
	enum status status = choose_reading(&reading, out->bytes, job->file, job->options.encoding,
	                                    job->arena, job->diags);
	if (status != STATUS_OK) {
		return status;
	}
	out->encoding = str_from(reading.encoding);
	out->has_bom = reading.start > 0;
	if (reading.is_plain) {
		borrow_text(out, job->arena, &reading);
	} else {
		decode_text(out, job->arena, &reading, job->options.keeps_invisible);
	}
	if (flat_recognise(out->text)) {
		return flat_read(job);
	}
	enum html_kind kind = html_recognise(out->text);
	return kind == HTML_NONE ? STATUS_OK : html_read(job, kind);
}

/* The options, with the defaults in place. */
static struct source_options full_options(const struct source_options *given, size_t byte_limit)
{
	struct source_options full = given ? *given : (struct source_options){0};
	full.byte_limit = byte_limit;
	full.first_page += full.first_page == 0 && full.last_page > 0;
	full.unpacked_limit = full.unpacked_limit ? full.unpacked_limit : SOURCE_UNPACKED_LIMIT;
	full.page_limit = full.page_limit ? full.page_limit : SOURCE_PAGE_LIMIT;
	full.depth_limit = full.depth_limit ? full.depth_limit : SOURCE_DEPTH_LIMIT;
	full.page_seconds = full.page_seconds     ? full.page_seconds
	                    : full.helper_seconds ? full.helper_seconds
	                                          : SOURCE_PAGE_SECONDS;
	full.helper_seconds = full.helper_seconds ? full.helper_seconds : SOURCE_HELPER_SECONDS;
	return full;
}

enum status source_from_bytes(struct source *out, struct arena *arena, struct str name,
                              struct str bytes, const struct source_options *options,
                              struct diags *diags)
{
	size_t limit = options && options->byte_limit ? options->byte_limit : FILE_LIMIT;
	if (bytes.size > limit || bytes.size > FILE_LIMIT) {
		limit = limit < FILE_LIMIT ? limit : FILE_LIMIT;
		return diags_trouble(diags, &MESSAGE_FILE_TOO_LARGE, name,
		                     arena_format(arena, "%zu", limit));
	}
	if (!bytes.data) {
		bytes = STR("");
	}
	*out = (struct source){
	    .name = file_name_text(arena, file_name_last(name)),
	    .bytes = bytes,
	    .format = STR("text"),
	    .encoding = STR("UTF-8"),
	};
	struct reading_job job = {out, arena, name, full_options(options, limit), diags};
	const struct format *format = format_find(bytes);
	enum status status = format ? format_read(format, &job) : read_text(&job);
	find_lines(out, arena);
	if (status == STATUS_OK && job.options.first_page > 0 && out->page_total == 0) {
		return diags_trouble(diags, &MESSAGE_SOURCE_NO_PAGES, name, {0});
	}
	return status;
}

void source_from_derived(struct source *out, struct arena *arena, struct str name, struct str text)
{
	*out = (struct source){
	    .name = file_name_text(arena, file_name_last(name)),
	    .bytes = text,
	    .text = text,
	    .format = STR("text"),
	    .encoding = STR("UTF-8"),
	    .is_identity = true,
	    .is_derived = true,
	    .is_bare = true,
	};
	map_append(&out->map, arena, (uint32_t)text.size, 0, 1, 1);
	find_lines(out, arena);
}

enum status source_check_density(const struct arena *arena, struct str name, struct diags *diags)
{
	return arena_is_spent(arena)
	           ? diags_trouble(diags, &MESSAGE_SOURCE_DENSE, name,
	                           arena_format(diags->arena, "%zu", arena->most >> 20))
	           : STATUS_OK;
}
