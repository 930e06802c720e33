/* Collects paragraphs into one text. Knows nothing of the format that they come from. */
#include "source/draft.h"

/* A paragraph that waits for the end of its row. */
struct waiting {
	struct str text;
	uint32_t cell;
	bool is_outside;
};

struct draft_row {
	struct draft_row *outer;
	struct waiting *items;
	size_t count;
	size_t capacity;
	uint32_t cell;
	bool is_compound; /* has a row in it */
};

void draft_init(struct draft *draft, struct reading_job *job)
{
	*draft = (struct draft){.job = job};
	buf_init(&draft->text);
}

void draft_release(struct draft *draft)
{
	buf_release(&draft->text);
}

static bool has_ink(struct str text)
{
	for (size_t i = 0; i < text.size; i++) {
		unsigned char byte = (unsigned char)text.data[i];
		if (byte > ' ' && byte != 0xC2 && byte != 0xE3 && byte != 0x80 && byte != 0xA0) {
			return true; /* neither ASCII nor part of U+00A0 and U+3000 */
		}
	}
	return false;
}

static bool spend(struct draft *draft, size_t size)
{
	draft->spent += size;
	draft->is_full |= draft->spent > draft->job->options.unpacked_limit;
	return !draft->is_full;
}

static void note(struct draft *draft, enum line_hint hint)
{
	struct source *out = draft->job->out;
	struct line_note here = {(uint32_t)draft->text.size, hint};
	ARENA_PUSH(draft->job->arena, out->notes, out->note_count, out->note_capacity, here);
}

static void turn_page(struct draft *draft)
{
	struct source *out = draft->job->out;
	uint32_t last = out->page_count > 0 ? out->pages[out->page_count - 1].page : 0;
	if (draft->page != last) {
		struct page_start start = {(uint32_t)draft->text.size, draft->page};
		ARENA_PUSH(draft->job->arena, out->pages, out->page_count, out->page_capacity,
		           start);
	}
}

/* One line, which has no line end in it. */
static void append_line(struct draft *draft, struct str line)
{
	turn_page(draft);
	size_t end = line.size;
	while (end > 0 && (unsigned char)line.data[end - 1] <= ' ') {
		end--;
	}
	for (size_t i = 0; i < end; i++) {
		unsigned char byte = (unsigned char)line.data[i];
		if (byte == 0) {
			buf_append(&draft->text, STR("\xEF\xBF\xBD"));
		} else {
			bool is_control = (byte < ' ' && byte != '\t') || byte == 0x7F;
			buf_append_byte(&draft->text, is_control ? ' ' : (char)byte);
		}
	}
	buf_append_byte(&draft->text, '\n');
}

static void append_lines(struct draft *draft, struct str text, bool is_outside)
{
	for (size_t start = 0; start < text.size;) {
		const char *feed = memchr(text.data + start, '\n', text.size - start);
		size_t end = feed ? (size_t)(feed - text.data) : text.size;
		if (is_outside) {
			note(draft, HINT_OUTSIDE);
		}
		append_line(draft, str_slice(text, start, end));
		start = end + 1;
	}
}

void draft_paragraph(struct draft *draft, struct str text, bool is_outside)
{
	struct arena *arena = draft->job->arena;
	if (!has_ink(text) || !spend(draft, text.size)) {
		return;
	}
	if (draft->row) {
		struct draft_row *row = draft->row;
		struct waiting item = {arena_copy(arena, text), row->cell, is_outside};
		ARENA_PUSH(arena, row->items, row->count, row->capacity, item);
		return;
	}
	if (draft->text.size > 0) {
		draft_blank(draft);
	}
	append_lines(draft, text, is_outside);
}

void draft_line(struct draft *draft, struct str text, const enum line_hint *hint)
{
	if (!spend(draft, text.size + 1)) {
		return;
	}
	if (hint) {
		note(draft, *hint);
	}
	append_line(draft, text);
}

void draft_blank(struct draft *draft)
{
	if (spend(draft, 1)) {
		turn_page(draft);
		buf_append_byte(&draft->text, '\n');
	}
}

/* ---- rows ---- */

void draft_row_begin(struct draft *draft)
{
	struct draft_row *row = ARENA_NEW(draft->job->arena, struct draft_row);
	row->outer = draft->row;
	spend(draft, sizeof *row);
	if (row->outer) {
		row->outer->is_compound = true;
	}
	draft->row = row;
}

void draft_cell_begin(struct draft *draft)
{
	if (draft->row) {
		draft->row->cell++;
	}
}

static bool is_one_line(const struct draft_row *row)
{
	for (size_t i = 0; i < row->count; i++) {
		if (memchr(row->items[i].text.data, '\n', row->items[i].text.size) ||
		    (i > 0 && (row->items[i].cell == row->items[i - 1].cell ||
		               row->items[i].is_outside != row->items[i - 1].is_outside))) {
			return false;
		}
	}
	return row->count > 0 && !row->is_compound;
}

void draft_row_end(struct draft *draft)
{
	struct draft_row *row = draft->row;
	if (!row) {
		return;
	}
	draft->row = row->outer;
	if (!is_one_line(row)) {
		for (size_t i = 0; i < row->count; i++) {
			draft->spent -= row->items[i].text.size; /* counted when it came */
			draft_paragraph(draft, row->items[i].text, row->items[i].is_outside);
		}
		return;
	}
	struct buf line;
	buf_init(&line);
	for (size_t i = 0; i < row->count; i++) {
		draft->spent -= row->items[i].text.size;
		buf_append(&line, i > 0 ? STR("  ") : STR(""));
		buf_append(&line, row->items[i].text);
	}
	draft_paragraph(draft, buf_str(&line), row->items[0].is_outside);
	buf_release(&line);
}

enum status draft_finish(struct draft *draft, struct str format)
{
	struct reading_job *job = draft->job;
	struct source *out = job->out;
	while (draft->row) {
		draft_row_end(draft);
	}
	if (draft->is_full) {
		draft_release(draft);
		return diags_trouble(job->diags, MESSAGE_SOURCE_UNPACKED, job->file,
		                     arena_format(job->arena, "%zu", job->options.unpacked_limit));
	}
	out->format = format;
	out->text = arena_copy(job->arena, buf_str(&draft->text));
	out->is_derived = true;
	out->is_identity = true;
	out->has_bom = false;
	out->map = (struct map){0};
	map_append(&out->map, job->arena, (uint32_t)out->text.size, 0, 1, 1);
	draft_release(draft);
	return STATUS_OK;
}
