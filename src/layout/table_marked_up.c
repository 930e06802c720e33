/* Tables whose cells the format states: each cell is put on the lines that hold its text. */
#include "layout/table_builder.h"

/* The first line from `line` on that ends behind an offset. */
static size_t line_at(const struct lines *lines, size_t line, uint32_t offset)
{
	while (line < lines->count && lines->items[line].span.end <= offset) {
		line++;
	}
	return line;
}

/* Adds the cells [begin, end) of one table, from *line on, and moves *line to the last line of the
 * table. False where a line of text between the cells is in none of them: then this is no table. */
static bool add_cells(struct table_builder *builder, const struct source *source, size_t begin,
                      size_t end, size_t *line)
{
	const struct lines *lines = builder->lines;
	struct table *table = &builder->table;
	bool is_whole = true;
	for (size_t i = begin; i < end; i++) {
		const struct source_cell *cell = &source->cells[i];
		struct span span = line_trim(lines->folded, cell->span);
		size_t first = line_at(lines, *line, span.start);
		size_t last = span.start < span.end ? line_at(lines, first, span.end - 1) : first;
		for (size_t at = *line; at < first && table->row_count > 0; at++) {
			/* The line at which the cell before ended is in the table. */
			const struct line *between = &lines->items[at];
			is_whole &=
			    between->kind != LINE_TEXT ||
			    between->span.start < table->rows[table->row_count - 1].span.end;
		}
		while (table->row_count <= cell->row) {
			table_builder_add_row(builder, (struct span){span.start, span.start},
			                      ROW_BODY, builder->last_line);
		}
		if (span.start < span.end && last < lines->count) {
			struct table_row *row = &table->rows[table->row_count - 1];
			if (row->span.start == row->span.end) {
				row->span.start = lines->items[first].span.start;
			}
			row->span.end = lines->items[last].span.end;
			builder->last_line = last;
			*line = last;
		}
		table_builder_add_cell(builder,
		                       (struct table_cell){.span = span,
		                                           .column = cell->column,
		                                           .row_span = cell->row_span,
		                                           .column_span = cell->column_span,
		                                           .is_header = cell->is_header});
	}
	return is_whole;
}

void lines_find_marked_up_tables(struct lines *lines, struct arena *arena,
                                 const struct source *source, struct grammar *grammar)
{
	struct table_builder builder = {.lines = lines, .arena = arena, .grammar = grammar};
	size_t line = 0;
	for (size_t begin = 0; begin < source->cell_count;) {
		size_t end = begin;
		while (end < source->cell_count &&
		       source->cells[end].table == source->cells[begin].table) {
			end++;
		}
		line = line_at(lines, line, source->cells[begin].span.start);
		if (line == lines->count) {
			break;
		}
		table_builder_begin(&builder, line);
		if (add_cells(&builder, source, begin, end, &line)) {
			table_builder_end(&builder, 0);
		}
		begin = end;
	}
}
