/* The text of cells, and tables that continue on the next page. */
#include <stdlib.h>

#include "source/paged/table.h"

enum {
	LONG_LINE = 8,  /* characters of a line of a cell that is prose */
	SAME_PLACE = 40 /* tenths of a point by which the columns of two pages may differ */
};

/* Whether a line is a single character, as in text that is set vertically. */
static bool is_character(const struct paged_line *line)
{
	return (line->x1 - line->x0) * 10 <= line->size * 12;
}

void paged_cell_set_text(struct paged_cell *cell, const struct paged_line *lines, size_t count,
                         int32_t width, struct arena *arena)
{
	struct paged_compound text;
	int32_t widest = 0;
	if (count == 1) {
		cell->text = lines[0].text;
		cell->origins = lines[0].origins;
		return;
	}
	for (size_t i = 0; i < count; i++) {
		widest = paged_greatest(widest, lines[i].x1 - lines[i].x0);
	}
	if (widest > LONG_LINE * lines[0].size) { /* prose, which has margins of its own */
		width = paged_least(width, widest);
	}
	paged_compound_init(&text, arena);
	for (size_t i = 0; i < count; i++) {
		const struct paged_line *last = i > 0 ? &lines[i - 1] : NULL;
		bool is_full =
		    last && (width - (last->x1 - last->x0) < lines[i].unit + last->size * 3 / 10 ||
		             (is_character(last) && is_character(&lines[i])));
		if (last && !is_full) {
			buf_append_byte(&text.text, '\n');
			paged_compound_add(&text, lines[i].text, lines[i].origins);
		} else {
			paged_compound_add_line(&text, lines[i].text, lines[i].origins);
		}
	}
	cell->text = paged_compound_finish(&text, &cell->origins);
}

void paged_table_finish(struct paged_table *table)
{
	size_t empty = 0;
	bool has_figure = false;
	for (size_t i = 0; i < table->cell_count; i++) {
		const struct paged_cell *cell = &table->cells[i];
		empty += cell->text.size == 0;
		has_figure |=
		    cell->column > 0 && cell->text.size > 0 && ascii_is_digit(cell->text.data[0]);
	}
	table->is_form = empty * 2 >= table->cell_count && !has_figure;
}

struct paged_line paged_table_line(struct paged_table *table, const struct paged_line *lines,
                                   size_t count)
{
	struct paged_line line = lines[0];
	for (size_t i = 1; i < count; i++) {
		line.x0 = paged_least(line.x0, lines[i].x0);
		line.y0 = paged_least(line.y0, lines[i].y0);
		line.x1 = paged_greatest(line.x1, lines[i].x1);
		line.y1 = paged_greatest(line.y1, lines[i].y1);
	}
	line.text = (struct str){0};
	line.origins = (struct paged_origins){0};
	line.kind = PAGED_TABLE;
	line.is_margin = false;
	line.table = table;
	return line;
}

static bool has_same_columns(const struct paged_table *table, const struct paged_table *next)
{
	if (table->column_count != next->column_count) {
		return false;
	}
	for (uint32_t i = 0; i + 1 < table->column_count; i++) {
		if (table->gaps[i].x0 > next->gaps[i].x1 + SAME_PLACE ||
		    next->gaps[i].x0 > table->gaps[i].x1 + SAME_PLACE) {
			return false;
		}
	}
	return true;
}

/* The number of cells in the row that begins with cell `first`. */
static size_t row_size(const struct paged_table *table, size_t first)
{
	size_t end = first;
	while (end < table->cell_count && table->cells[end].row == table->cells[first].row) {
		end++;
	}
	return end - first;
}

static size_t last_row(const struct paged_table *table)
{
	size_t first = table->cell_count - 1;
	while (first > 0 && table->cells[first - 1].row == table->cells[first].row) {
		first--;
	}
	return first;
}

/* The number of cells at the top of a page that repeat the head of the table. */
static size_t repeated_head(const struct paged_table *head, const struct paged_table *next)
{
	size_t same = 0;
	size_t end = 0;
	while (same < next->cell_count && same < head->cell_count &&
	       next->cells[same].column == head->cells[same].column &&
	       str_equal(next->cells[same].text, head->cells[same].text)) {
		same++;
		if (same < next->cell_count && next->cells[same].row != next->cells[same - 1].row) {
			end = same;
		}
	}
	return end;
}

/* Whether a row continues the last row of the page before: its first cell and most others are
 * empty, and wherever it has text, that row has text too. */
static bool is_rest(const struct paged_table *table, const struct paged_table *next, size_t start)
{
	size_t first = last_row(table);
	size_t size = row_size(next, start);
	size_t filled = 0;
	if (size != row_size(table, first) || size < 2) {
		return false;
	}
	for (size_t i = 0; i < size; i++) {
		const struct paged_cell *above = &table->cells[first + i];
		const struct paged_cell *cell = &next->cells[start + i];
		if (above->column != cell->column || cell->row_span > 1 ||
		    (cell->text.size > 0 && (i == 0 || above->text.size == 0))) {
			return false;
		}
		filled += cell->text.size > 0;
	}
	return filled > 0 && filled * 2 < size;
}

/* Moves the rest of a row from the next page to the row's cells on this one. */
static void take_rest(struct paged_table *table, struct paged_table *next, size_t start,
                      struct arena *arena)
{
	size_t first = last_row(table);
	size_t size = row_size(next, start);
	for (size_t i = 0; i < size; i++) {
		struct paged_cell *above = &table->cells[first + i];
		const struct paged_cell *rest = &next->cells[start + i];
		if (rest->text.size > 0) {
			struct paged_compound text;
			paged_compound_init(&text, arena);
			paged_compound_add(&text, above->text, above->origins);
			paged_compound_add_line(&text, rest->text, rest->origins);
			above->text = paged_compound_finish(&text, &above->origins);
		}
	}
	next->cell_count -= size;
	memmove(next->cells + start, next->cells + start + size,
	        (next->cell_count - start) * sizeof *next->cells);
}

/* Marks the cells of a row that continue cells of the page before: they are empty, and in a column
 * that has cells of several rows. */
static void mark_going_on(const struct paged_table *table, struct paged_table *next, size_t start)
{
	size_t end = start < next->cell_count ? start + row_size(next, start) : start;
	for (size_t i = start; i < end; i++) {
		struct paged_cell *cell = &next->cells[i];
		bool reaches = cell->row_span > 1;
		for (size_t at = 0; at < table->cell_count && !reaches; at++) {
			reaches = table->cells[at].column == cell->column &&
			          table->cells[at].row_span > 1;
		}
		cell->goes_on = reaches && cell->text.size == 0;
	}
}

void paged_tables_join(struct paged_lines *lines, struct arena *arena)
{
	const struct paged_line *last = NULL;
	const struct paged_table *head = NULL; /* where the table began */
	for (size_t i = 0; i < lines->count; i++) {
		const struct paged_line *line = &lines->items[i];
		if (line->is_margin) {
			continue;
		}
		if (last && last->table && line->table && last->page + 1 == line->page &&
		    !last->table->is_form && !line->table->is_form &&
		    has_same_columns(last->table, line->table)) {
			size_t start = repeated_head(head, line->table);
			line->table->goes_on = true;
			if (is_rest(last->table, line->table, start)) {
				take_rest(last->table, line->table, start, arena);
			}
			mark_going_on(last->table, line->table, start);
		} else {
			head = line->table;
		}
		last = line;
	}
}
