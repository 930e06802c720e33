/* Collects paragraphs into one text. Knows nothing of the format that they come from. */
#include "source/draft.h"

#include "base/invisible.h"

/* A paragraph that waits for the end of its row. */
struct waiting {
	struct str text;
	uint32_t cell;
	bool is_outside;
};

enum {
	FEWEST_CELLS = 3,   /* of a row that is one line though its cells have several */
	LONGEST_ROW = 1800, /* bytes of such a row */
	SHORT_CELL = 36     /* bytes of a cell whose lines are one word: the head of a column */
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
		size_t invisible = invisible_at(line, i);
		if (invisible > 0) {
			i += invisible - 1;
		} else if (byte == 0) {
			buf_append(&draft->text, STR("\xEF\xBF\xBD"));
		} else {
			bool is_control = (byte < ' ' && byte != '\t') || byte == 0x7F;
			buf_append_byte(&draft->text, is_control ? ' ' : (char)byte);
		}
	}
	buf_append_byte(&draft->text, '\n');
}

/* The lines of a paragraph; the first has the hint APART where the paragraph may not be joined. */
static void append_lines(struct draft *draft, struct str text, bool is_outside, bool is_apart)
{
	for (size_t start = 0; start < text.size;) {
		const char *feed = memchr(text.data + start, '\n', text.size - start);
		size_t end = feed ? (size_t)(feed - text.data) : text.size;
		if (is_outside) {
			note(draft, HINT_OUTSIDE);
		} else if (is_apart && start == 0) {
			note(draft, HINT_APART);
		}
		append_line(draft, str_slice(text, start, end));
		start = end + 1;
	}
}

static void add_paragraph(struct draft *draft, struct str text, bool is_outside, bool is_apart)
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
	append_lines(draft, text, is_outside, is_apart);
}

void draft_paragraph(struct draft *draft, struct str text, bool is_outside)
{
	add_paragraph(draft, text, is_outside, false);
}

void draft_paragraphs(struct draft *draft, struct str text, bool is_outside)
{
	for (size_t start = 0; start < text.size;) {
		size_t end = start;
		while (end < text.size && text.data[end] != '\n') {
			end++;
		}
		draft_paragraph(draft, str_slice(text, start, end), is_outside);
		start = end + 1;
	}
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

static bool begins_cell(const struct draft_row *row, size_t i)
{
	return i == 0 || row->items[i].cell != row->items[i - 1].cell;
}

static size_t count_cells(const struct draft_row *row)
{
	size_t cells = 0;
	for (size_t i = 0; i < row->count; i++) {
		cells += begins_cell(row, i);
	}
	return cells;
}

/* Whether a row can be one line: each cell has one line at most; or the row is that of a table of
 * several columns, and none of its cells is long. */
static bool is_one_line(const struct draft_row *row)
{
	size_t size = 0;
	bool has_lines = false;
	for (size_t i = 0; i < row->count; i++) {
		struct str text = row->items[i].text;
		size += text.size;
		has_lines |= !begins_cell(row, i) || memchr(text.data, '\n', text.size);
		if (row->items[i].is_outside != row->items[0].is_outside) {
			return false;
		}
	}
	return row->count > 0 && !row->is_compound &&
	       (!has_lines || (count_cells(row) >= FEWEST_CELLS && size <= LONGEST_ROW));
}

/* The bytes of the items of one cell, from item i on. */
static size_t cell_size(const struct draft_row *row, size_t i)
{
	size_t size = 0;
	for (size_t at = i; at < row->count && row->items[at].cell == row->items[i].cell; at++) {
		size += row->items[at].text.size;
	}
	return size;
}

/* Adds lines to a cell: side by side without a blank where they are the halves of a word in the
 * head of a column, else with one. */
static void append_item(struct buf *line, struct str text, bool is_short)
{
	for (size_t start = 0; start < text.size;) {
		const char *feed = memchr(text.data + start, '\n', text.size - start);
		size_t end = feed ? (size_t)(feed - text.data) : text.size;
		struct str part = str_trim(str_slice(text, start, end));
		unsigned char last =
		    line->size > 0 ? (unsigned char)line->data[line->size - 1] : ' ';
		bool are_wide = last >= 0x80 && part.size > 0 && (unsigned char)*part.data >= 0x80;
		if (last != ' ' && last != '\t' && part.size > 0 && !(is_short && are_wide)) {
			buf_append_byte(line, ' ');
		}
		buf_append(line, part);
		start = end + 1;
	}
}

static void write_row(struct draft *draft, const struct draft_row *row)
{
	struct buf line;
	bool is_short = false;
	bool has_gaps =
	    count_cells(row) < row->cell; /* an empty cell keeps its place between tabs */
	buf_init(&line);
	for (size_t i = 0; i < row->count; i++) {
		draft->spent -= row->items[i].text.size; /* counted when it came */
		if (begins_cell(row, i)) {
			is_short = cell_size(row, i) <= SHORT_CELL;
			uint32_t before = i > 0 ? row->items[i - 1].cell : 1;
			for (uint32_t cell = before; has_gaps && cell < row->items[i].cell;
			     cell++) {
				buf_append_byte(&line, '\t');
			}
			buf_append(&line, i > 0 && !has_gaps ? STR("  ") : STR(""));
		}
		append_item(&line, row->items[i].text, is_short);
	}
	add_paragraph(draft, buf_str(&line), row->items[0].is_outside, count_cells(row) > 1);
	buf_release(&line);
}

void draft_row_end(struct draft *draft)
{
	struct draft_row *row = draft->row;
	if (!row) {
		return;
	}
	draft->row = row->outer;
	if (is_one_line(row)) {
		write_row(draft, row);
		return;
	}
	bool is_table = count_cells(row) > 1 && !row->is_compound;
	for (size_t i = 0; i < row->count; i++) {
		draft->spent -= row->items[i].text.size;
		add_paragraph(draft, row->items[i].text, row->items[i].is_outside,
		              is_table && begins_cell(row, i));
	}
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
	if (!has_ink(buf_str(&draft->text))) {
		bool is_page = str_equal(format, STR("html"));
		draft_release(draft);
		return diags_trouble(job->diags,
		                     is_page ? MESSAGE_SOURCE_PAGE_EMPTY : MESSAGE_SOURCE_NO_TEXT,
		                     job->file, {0});
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
