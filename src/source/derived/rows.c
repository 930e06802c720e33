/* Writes the rows of tables into the derived text, as a line or as paragraphs, with marks for the
 * places of their cells. */
#include <stdlib.h>

#include "source/derived/derived.h"
#include "source/derived/grid.h"
#include "source/derived/parts.h"

enum {
	MIN_CELLS = 3,     /* of a row that becomes one line though its cells have several */
	MAX_ROW = 1800,    /* bytes of such a row */
	MAX_REPEATS = 100, /* of a row */
	SHORT_CELL = 36    /* bytes of a cell whose lines are one word, as in a column's head */
};

/* A paragraph that waits for the end of its row. */
struct waiting {
	size_t start; /* in the text of the row */
	size_t size;
	size_t first_mark; /* of the row */
	size_t mark_count;
	struct derived_style form;
	uint32_t cell; /* from 1; 0: before any */
	bool is_outside;
};

/* Rows that have ended are kept with their memory, to be used again. */
struct derived_row {
	struct derived_row *outer;
	struct buf text;
	struct waiting *items;
	size_t count;
	size_t capacity;
	struct derived_marks marks;
	struct grid_cell *cells;
	size_t cell_count;
	size_t cell_capacity;
	bool is_compound; /* has a row in it */
	int32_t repeats;
	bool is_in_grid; /* of the innermost table that was open at its start */
};

static void free_rows(struct derived_row *row)
{
	while (row) {
		struct derived_row *outer = row->outer;
		buf_release(&row->text);
		free(row->items);
		free(row->marks.items);
		free(row->cells);
		free(row);
		row = outer;
	}
}

void derived_rows_release(struct derived *derived)
{
	free_rows(derived->row);
	free_rows(derived->spare_row);
}

/* ---- tables ---- */

void derived_table_begin(struct derived *derived)
{
	if (!derived->grids) {
		derived->grids = ARENA_NEW(derived->job->arena, struct derived_grids);
	}
	if (derived_spend(derived, sizeof(struct grid_cell))) {
		grids_begin_table(derived->grids, derived->row);
	}
}

void derived_table_end(struct derived *derived)
{
	if (derived->grids && derived->grids->open) {
		while (derived->row != grids_around(derived->grids)) {
			derived_row_end(derived);
		}
		grids_end_table(derived->grids);
	}
}

void derived_table_group_end(struct derived *derived)
{
	if (derived->grids && derived->grids->open) {
		grids_end_group(derived->grids);
	}
}

/* ---- rows ---- */

void derived_row_begin(struct derived *derived)
{
	struct derived_row *row = derived->spare_row;
	if (row) {
		derived->spare_row = row->outer;
	} else if (!(row = calloc(1, sizeof *row))) {
		out_of_memory();
	}
	derived_spend(derived, sizeof(struct waiting));
	row->text.size = 0;
	row->marks.count = row->count = row->cell_count = 0;
	row->is_compound = false;
	row->repeats = 1;
	row->is_in_grid =
	    derived->grids && derived->grids->open && grids_around(derived->grids) == derived->row;
	row->outer = derived->row;
	if (row->outer) {
		row->outer->is_compound = true;
		if (row->outer->cell_count > 0) {
			row->outer->cells[row->outer->cell_count - 1].is_compound = true;
		}
	}
	derived->row = row;
}

void derived_cell_begin(struct derived *derived, const struct derived_cell *cell)
{
	struct derived_row *row = derived->row;
	if (row && derived_spend(derived, sizeof(struct source_cell))) {
		struct grid_cell fresh = {.index = NO_CELL};
		fresh.form = cell ? *cell : fresh.form;
		row->cells =
		    derived_grow(row->cells, row->cell_count, &row->cell_capacity, sizeof fresh);
		row->cells[row->cell_count++] = fresh;
	}
}

void derived_row_add(struct derived *derived, const struct derived_part *part)
{
	struct derived_row *row = derived->row;
	if (row->cell_count == 0) { /* broken markup may have text before the first cell */
		derived_cell_begin(derived, NULL);
	}
	struct waiting item = {.start = row->text.size,
	                       .size = part->text.size,
	                       .first_mark = row->marks.count,
	                       .mark_count = part->mark_count,
	                       .form = part->form,
	                       .cell = (uint32_t)row->cell_count,
	                       .is_outside = part->is_outside};
	buf_append(&row->text, part->text);
	for (size_t i = 0; i < part->mark_count; i++) {
		derived_marks_add(&row->marks, part->marks[i]);
	}
	row->items = derived_grow(row->items, row->count, &row->capacity, sizeof item);
	row->items[row->count++] = item;
	if (row->cell_count > 0) {
		row->cells[row->cell_count - 1].size += (uint32_t)part->text.size;
		row->cells[row->cell_count - 1].is_inside |= !part->is_outside;
	}
}

bool derived_row_mark(struct derived *derived, struct derived_mark mark)
{
	struct derived_row *row = derived->row;
	if (row->count == 0) {
		return false;
	}
	struct waiting *last = &row->items[row->count - 1];
	mark.offset = (uint32_t)last->size;
	last->mark_count++;
	derived_marks_add(&row->marks, mark);
	return true;
}

void derived_cell_repeat(struct derived *derived, int32_t times)
{
	struct derived_row *row = derived->row;
	if (!row || row->cell_count == 0 || row->cells[row->cell_count - 1].is_compound) {
		return;
	}
	struct grid_cell cell = row->cells[row->cell_count - 1];
	size_t first = row->count;
	while (first > 0 && row->items[first - 1].cell == row->cell_count) {
		first--;
	}
	size_t last = row->count;
	for (; times > 1 && !derived->is_full; times--) {
		derived_cell_begin(derived, &cell.form);
		for (size_t i = first; i < last && derived_spend(derived, row->items[i].size);
		     i++) {
			struct waiting item = row->items[i]; /* without its removals */
			item.cell = (uint32_t)row->cell_count;
			item.mark_count = 0;
			row->items =
			    derived_grow(row->items, row->count, &row->capacity, sizeof item);
			row->items[row->count++] = item;
		}
		row->cells[row->cell_count - 1].size = cell.size;
		row->cells[row->cell_count - 1].is_inside = cell.is_inside;
	}
}

void derived_row_repeat(struct derived *derived, int32_t times)
{
	if (derived->row) {
		derived->row->repeats = times < MAX_REPEATS ? times : MAX_REPEATS;
	}
}

static struct str text_of(const struct derived_row *row, const struct waiting *item)
{
	return str_slice(buf_str(&row->text), item->start, item->start + item->size);
}

static bool begins_cell(const struct derived_row *row, size_t i)
{
	return i == 0 || row->items[i].cell != row->items[i - 1].cell;
}

static bool ends_cell(const struct derived_row *row, size_t i)
{
	return i + 1 == row->count || row->items[i].cell != row->items[i + 1].cell;
}

static size_t count_cells(const struct derived_row *row)
{
	size_t cells = 0;
	for (size_t i = 0; i < row->count; i++) {
		cells += begins_cell(row, i);
	}
	return cells;
}

/* Whether a row can be one line: each cell has at most one line, or there are several cells and the
 * row is not long. */
static bool is_one_line(const struct derived_row *row)
{
	size_t size = 0;
	bool has_lines = false;
	for (size_t i = 0; i < row->count; i++) {
		struct str text = text_of(row, &row->items[i]);
		size += text.size;
		has_lines |= !begins_cell(row, i) || memchr(text.data, '\n', text.size);
		if (row->items[i].is_outside != row->items[0].is_outside) {
			return false;
		}
	}
	return row->count > 0 && !row->is_compound &&
	       (!has_lines || (count_cells(row) >= MIN_CELLS && size <= MAX_ROW));
}

/* The bytes of the items of one cell, from item i on. */
static size_t cell_size(const struct derived_row *row, size_t i)
{
	size_t size = 0;
	for (size_t at = i; at < row->count && row->items[at].cell == row->items[i].cell; at++) {
		size += row->items[at].size;
	}
	return size;
}

/* Marks the start or end of a cell of the row, if the cell is in the grid. */
static void mark_cell(struct derived *derived, const struct derived_row *row, uint32_t cell,
                      enum derived_mark_kind kind, size_t offset)
{
	if (row->is_in_grid && cell > 0 && row->cells[cell - 1].index != NO_CELL) {
		struct derived_mark mark = {(uint32_t)offset, kind, row->cells[cell - 1].index};
		derived_marks_add(&derived->marks, mark);
	}
}

static void mark_empty_cell(struct derived *derived, const struct derived_row *row, uint32_t cell,
                            size_t offset)
{
	mark_cell(derived, row, cell, MARK_CELL_START, offset);
	mark_cell(derived, row, cell, MARK_CELL_END, offset);
}

/* Appends the lines of an item with a blank between them, but without one between the parts of a
 * word in a column's head. */
static void append_item(struct derived *derived, struct buf *line, const struct derived_row *row,
                        const struct waiting *item, bool is_short)
{
	struct str text = text_of(row, item);
	const struct derived_mark *marks = row->marks.items;
	size_t next = item->first_mark;
	size_t marks_end = next + item->mark_count;
	for (size_t start = 0; start < text.size;) {
		const char *feed = memchr(text.data + start, '\n', text.size - start);
		size_t end = feed ? (size_t)(feed - text.data) : text.size;
		struct str part = str_trim(str_slice(text, start, end));
		size_t skipped = part.size > 0 ? (size_t)(part.data - text.data) : end;
		unsigned char last =
		    line->size > 0 ? (unsigned char)line->data[line->size - 1] : ' ';
		bool are_wide = last >= 0x80 && part.size > 0 && (unsigned char)*part.data >= 0x80;
		if (last != ' ' && last != '\t' && part.size > 0 && !(is_short && are_wide)) {
			buf_append_byte(line, ' ');
		}
		for (; next < marks_end && marks[next].offset <= end; next++) {
			struct derived_mark mark = marks[next];
			size_t within = mark.offset > skipped ? mark.offset - skipped : 0;
			within = within < part.size ? within : part.size;
			mark.offset = (uint32_t)(line->size + within);
			derived_marks_add(&derived->marks, mark);
		}
		buf_append(line, part);
		start = end + 1;
	}
	for (; next < marks_end; next++) {
		struct derived_mark mark = marks[next];
		mark.offset = (uint32_t)line->size;
		derived_marks_add(&derived->marks, mark);
	}
}

/* Appends tabs up to a cell, with the empty cells before it placed between them. */
static void append_tabs(struct derived *derived, struct buf *line, const struct derived_row *row,
                        uint32_t before, uint32_t cell)
{
	for (uint32_t at = before; at < cell; at++) {
		if (at != before || line->size == 0) {
			mark_empty_cell(derived, row, at, line->size);
		}
		buf_append_byte(line, '\t');
	}
}

/* The style that all items share. */
static struct derived_style common_form(const struct derived_row *row)
{
	struct derived_style form = row->items[0].form;
	form.heading = 0;
	form.list = 0;
	for (size_t i = 1; i < row->count; i++) {
		form.is_bold &= row->items[i].form.is_bold;
		form.is_centred &= row->items[i].form.is_centred;
		form.size = form.size == row->items[i].form.size ? form.size : 0;
	}
	return form;
}

static void write_line(struct derived *derived, const struct derived_row *row)
{
	struct buf line;
	bool is_short = false;
	bool has_gaps =
	    count_cells(row) < row->cell_count; /* an empty cell keeps its place between tabs */
	buf_init(&line);
	derived->marks.count = 0;
	for (size_t i = 0; i < row->count; i++) {
		const struct waiting *item = &row->items[i];
		derived->received -= item->size; /* counted when it came */
		if (begins_cell(row, i)) {
			is_short = cell_size(row, i) <= SHORT_CELL;
			if (has_gaps) {
				append_tabs(derived, &line, row, i > 0 ? row->items[i - 1].cell : 1,
				            item->cell);
			}
			buf_append(&line, i > 0 && !has_gaps ? STR("  ") : STR(""));
			mark_cell(derived, row, item->cell, MARK_CELL_START, line.size);
		}
		append_item(derived, &line, row, item, is_short);
		if (ends_cell(row, i)) {
			mark_cell(derived, row, item->cell, MARK_CELL_END, line.size);
		}
	}
	struct derived_part part = {.text = buf_str(&line),
	                            .marks = derived->marks.items,
	                            .mark_count = derived->marks.count,
	                            .form = common_form(row),
	                            .is_outside = row->items[0].is_outside,
	                            .is_apart = count_cells(row) > 1};
	derived_add(derived, &part);
	buf_release(&line);
}

static void write_paragraphs(struct derived *derived, const struct derived_row *row)
{
	bool is_table = count_cells(row) > 1 && !row->is_compound;
	for (size_t i = 0; i < row->count; i++) {
		const struct waiting *item = &row->items[i];
		derived->received -= item->size;
		derived->marks.count = 0;
		if (begins_cell(row, i)) {
			mark_cell(derived, row, item->cell, MARK_CELL_START, 0);
		}
		for (size_t k = 0; k < item->mark_count; k++) {
			derived_marks_add(&derived->marks, row->marks.items[item->first_mark + k]);
		}
		if (ends_cell(row, i)) {
			mark_cell(derived, row, item->cell, MARK_CELL_END, item->size);
		}
		struct derived_part part = {.text = text_of(row, item),
		                            .marks = derived->marks.items,
		                            .mark_count = derived->marks.count,
		                            .form = item->form,
		                            .is_outside = item->is_outside,
		                            .is_apart = is_table && begins_cell(row, i)};
		derived_add(derived, &part);
	}
}

/* Removes the text of cells that only continue one from above: no program shows it. */
static void remove_covered(struct derived *derived, struct derived_row *row)
{
	size_t kept = 0;
	for (size_t i = 0; i < row->count; i++) {
		struct waiting *item = &row->items[i];
		const struct grid_cell *cell = item->cell > 0 ? &row->cells[item->cell - 1] : NULL;
		if (!cell || !cell->has_gone_on || cell->is_compound) {
			row->items[kept++] = *item;
			continue;
		}
		struct derived_mark mark = {
		    0, MARK_REMOVAL, derived_remove(derived, REMOVAL_HIDDEN, text_of(row, item))};
		derived_marks_add(&derived->pending, mark);
		for (size_t k = 0; k < item->mark_count; k++) { /* its own removals */
			struct derived_mark own = row->marks.items[item->first_mark + k];
			if (own.kind == MARK_REMOVAL) {
				mark.what = own.what;
				derived_marks_add(&derived->pending, mark);
			}
		}
	}
	row->count = kept;
}

static void write_row(struct derived *derived, struct derived_row *row)
{
	if (row->is_in_grid) {
		grids_place_row(derived->grids, row->cells, row->cell_count);
		remove_covered(derived, row);
	}
	if (is_one_line(row)) {
		write_line(derived, row);
	} else {
		write_paragraphs(derived, row);
	}
}

void derived_row_end(struct derived *derived)
{
	struct derived_row *row = derived->row;
	if (!row) {
		return;
	}
	while (derived->grids && derived->grids->open && grids_around(derived->grids) == row) {
		derived_table_end(derived);
	}
	derived->row = row->outer;
	write_row(derived, row);
	size_t cells = row->cell_count * sizeof(struct source_cell);
	for (int32_t i = 1; i < row->repeats && is_one_line(row) && derived_spend(derived, cells);
	     i++) {
		for (size_t k = 0; k < row->count; k++) {
			derived_spend(derived, row->items[k].size);
			row->items[k].mark_count = 0;
		}
		write_row(derived, row);
	}
	row->outer = derived->spare_row;
	derived->spare_row = row;
}
