/* Tables that the format knows: its cells, put on the lines that they stand in. */
#include "layout/table_builder.h"

/* The first line that ends behind a place, from `line` on. */
static size_t line_at(const struct lines *lines, size_t line, uint32_t offset)
{
	while (line < lines->count && lines->items[line].span.end <= offset) {
		line++;
	}
	return line;
}

/* The blanks at both ends of a cell are not its own. */
static struct span trimmed(const struct lines *lines, struct span span)
{
	struct str text = str_slice(lines->folded, span.start, span.end);
	struct str kept = str_trim(text);
	uint32_t start = span.start + (uint32_t)(kept.data - text.data);
	return (struct span){start, start + (uint32_t)kept.size};
}

/* Whether all lines from one to another, but blank ones and furniture, are within cells: what a table
 * has between its rows belongs to it. Lines are walked once: *line moves on. */
static bool add_cells(struct table_maker *maker, const struct source *source, size_t begin,
                      size_t end, size_t *line)
{
	const struct lines *lines = maker->lines;
	uint32_t row = 0;
	bool is_whole = true;
	bool has_row = false;
	for (size_t i = begin; i < end; i++) {
		const struct source_cell *cell = &source->cells[i];
		struct span span = trimmed(lines, cell->span);
		size_t first = line_at(lines, *line, span.start);
		size_t last = span.start < span.end ? line_at(lines, first, span.end - 1) : first;
		for (size_t at = *line; at < first && maker->row_count > 0; at++) {
			/* the line of the cell before has been seen */
			const struct line *between = &lines->items[at];
			is_whole &=
			    between->kind != LINE_TEXT ||
			    between->span.start < maker->rows[maker->row_count - 1].span.end;
		}
		while (!has_row || row < cell->row) {
			row += has_row;
			has_row = true;
			table_maker_row(maker, (struct span){span.start, span.start}, ROW_BODY,
			                maker->last_line);
		}
		if (span.start < span.end && last < lines->count) {
			struct table_row *here = &maker->rows[maker->row_count - 1];
			bool is_new = here->span.start == here->span.end;
			here->span.start =
			    is_new ? lines->items[first].span.start : here->span.start;
			here->span.end = lines->items[last].span.end;
			maker->last_line = last;
			*line = last;
		}
		table_maker_cell(maker, span, cell->column, cell->row_span, cell->column_span,
		                 cell->is_header);
	}
	return is_whole && has_row;
}

void tables_from_pieces(struct table_maker *maker, const struct source *source)
{
	size_t line = 0;
	for (size_t begin = 0; begin < source->cell_count;) {
		uint32_t table = source->cells[begin].table;
		size_t end = begin;
		while (end < source->cell_count && source->cells[end].table == table) {
			end++;
		}
		line = line_at(maker->lines, line, source->cells[begin].span.start);
		if (line == maker->lines->count) {
			return;
		}
		table_maker_begin(maker, line);
		if (add_cells(maker, source, begin, end, &line)) {
			table_maker_end(maker, 0);
		}
		begin = end;
	}
}
