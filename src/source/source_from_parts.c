/* Moves what stands at an offset of a part to where that part begins in the whole. */
#include "source/source_from_parts.h"

#include "base/file.h"
#include "base/file_name.h"

static const struct str between = STR_INIT("\n\n");

/* Bytes of a line end that the text of a part lacks at its end, and of the empty line behind it. */
static size_t join_size(const struct source *part)
{
	return str_ends(part->text, STR("\n")) ? 1 : between.size;
}

static size_t whole_size(const struct source *const *parts, size_t count)
{
	size_t size = 0;
	for (size_t i = 0; i < count; i++) {
		size += parts[i]->text.size + join_size(parts[i]);
	}
	return size;
}

static void move_pieces(struct source *out, struct arena *arena, const struct source *part,
                        uint32_t start, uint32_t tables)
{
	for (size_t i = 0; i < part->note_count; i++) {
		struct line_note note = part->notes[i];
		note.offset += start;
		ARENA_PUSH(arena, out->notes, out->note_count, out->note_capacity, note);
	}
	for (size_t i = 0; i < part->style_count; i++) {
		struct line_style style = part->styles[i];
		style.offset += start;
		ARENA_PUSH(arena, out->styles, out->style_count, out->style_capacity, style);
	}
	for (size_t i = 0; i < part->cell_count; i++) {
		struct source_cell cell = part->cells[i];
		cell.span.start += start;
		cell.span.end += start;
		cell.table += tables;
		ARENA_PUSH(arena, out->cells, out->cell_count, out->cell_capacity, cell);
	}
	for (size_t i = 0; i < part->removal_count; i++) {
		struct removal removal = part->removals[i];
		removal.offset += start;
		ARENA_PUSH(arena, out->removals, out->removal_count, out->removal_capacity,
		           removal);
	}
	for (size_t i = 0; i < part->line_count; i++) {
		ARENA_PUSH(arena, out->lines, out->line_count, out->line_capacity,
		           part->lines[i] + start);
	}
}

static uint32_t last_table(const struct source *source)
{
	return source->cell_count > 0 ? source->cells[source->cell_count - 1].table : 0;
}

enum status source_from_parts(struct source *out, struct arena *arena, struct str name,
                              const struct source *const *parts, size_t count, struct diags *diags)
{
	size_t size = whole_size(parts, count);
	if (size > FILE_LIMIT) {
		return diags_trouble(diags, &MESSAGE_FILE_TOO_LARGE, name,
		                     arena_format(arena, "%zu", FILE_LIMIT));
	}
	char *text = arena_alloc(arena, size + 1);
	uint32_t at = 0;
	*out = (struct source){.name = file_name_text(arena, name),
	                       .format = STR("text"),
	                       .encoding = STR("UTF-8"),
	                       .is_identity = true};
	for (size_t i = 0; i < count; i++) {
		const struct source *part = parts[i];
		size_t join = join_size(part);
		memcpy(text + at, part->text.data ? part->text.data : "", part->text.size);
		move_pieces(out, arena, part, at, last_table(out));
		at += (uint32_t)part->text.size;
		memcpy(text + at, between.data, join);
		/* The empty line is one, too. */
		ARENA_PUSH(arena, out->lines, out->line_count, out->line_capacity,
		           at + (uint32_t)join - 1);
		at += (uint32_t)join;
	}
	out->text = (struct str){text, size};
	out->bytes = out->text;
	map_append(&out->map, arena, (uint32_t)size, 0, 1, 1);
	return STATUS_OK;
}
