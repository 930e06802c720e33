/* The grid: which cell stands where. */
#include "layout/table.h"

#include "layout/table_builder.h"

enum {
	PLACES_PER_CELL = 8, /* on average: beyond that, cells that span are not spread out */
	FEWEST_PLACES = 1 << 16
};

const struct table_cell *table_cell_at(const struct table *table, uint32_t row, uint32_t column)
{
	const struct table_row *at = &table->rows[row];
	uint32_t low = 0;
	uint32_t high = at->place_count;
	while (low < high) { /* the last that begins at or before the column */
		uint32_t middle = low + (high - low) / 2;
		const struct table_cell *cell =
		    &table->cells[table->places[at->first_place + middle]];
		if (cell->column <= column) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	if (low == 0) {
		return NULL;
	}
	const struct table_cell *cell = &table->cells[table->places[at->first_place + low - 1]];
	return column - cell->column < cell->column_span ? cell : NULL;
}

size_t table_column_names(const struct table *table, uint32_t column,
                          const struct table_cell *names[TABLE_HEADER_ROWS])
{
	size_t count = 0;
	for (uint32_t r = 0; r < table->header_rows; r++) {
		const struct table_cell *cell =
		    table->rows[r].role == ROW_HEADER ? table_cell_at(table, r, column) : NULL;
		bool is_new = cell && (count == 0 || names[count - 1] != cell);
		if (is_new && cell->span.start < cell->span.end && count < TABLE_HEADER_ROWS) {
			names[count++] = cell;
		}
	}
	return count;
}

/* ---- making ---- */

void table_maker_begin(struct table_maker *maker, size_t first_line)
{
	maker->cell_count = 0;
	maker->header_count = 0;
	maker->row_count = 0;
	maker->column_count = 0;
	maker->part_count = 0;
	maker->has_bars = false;
	maker->first_line = first_line;
	maker->last_line = first_line;
}

void table_maker_row(struct table_maker *maker, struct span span, enum row_role role,
                     size_t last_line)
{
	struct table_row row = {
	    .role = (uint8_t)role, .first_cell = (uint32_t)maker->cell_count, .span = span};
	ARENA_PUSH(maker->arena, maker->rows, maker->row_count, maker->row_capacity, row);
	maker->last_line = last_line;
}

void table_maker_cell(struct table_maker *maker, struct span span, uint32_t column,
                      uint32_t row_span, uint32_t column_span, bool is_header)
{
	struct table_cell cell = {span, (uint32_t)maker->row_count - 1, column, row_span,
	                          column_span};
	ARENA_PUSH(maker->arena, maker->cells, maker->cell_count, maker->cell_capacity, cell);
	ARENA_PUSH(maker->arena, maker->is_header, maker->header_count, maker->header_capacity,
	           is_header);
	maker->rows[maker->row_count - 1].cell_count++;
	if (column + column_span > maker->column_count) {
		maker->column_count = column + column_span;
	}
}

void table_maker_line(struct table_maker *maker, struct span span, size_t line)
{
	maker->rows[maker->row_count - 1].span.end = span.end;
	maker->lines->items[line].is_rest = true;
	maker->last_line = line;
}

void table_maker_part(struct table_maker *maker, struct span span, uint32_t column)
{
	const struct table_row *row = &maker->rows[maker->row_count - 1];
	for (uint32_t i = row->first_cell; i < row->first_cell + row->cell_count; i++) {
		if (maker->cells[i].column == column) {
			struct table_part part = {i, span};
			ARENA_PUSH(maker->arena, maker->parts, maker->part_count,
			           maker->part_capacity, part);
		}
	}
}

/* How many places all cells cover; SIZE_MAX where they are too many to spread out. */
static size_t count_places(const struct table_maker *maker)
{
	size_t limit = maker->cell_count * PLACES_PER_CELL + FEWEST_PLACES;
	size_t count = 0;
	for (size_t i = 0; i < maker->cell_count; i++) {
		struct table_cell *cell = &maker->cells[i];
		size_t rows_left = maker->row_count - cell->row;
		cell->row_span = cell->row_span > rows_left ? (uint32_t)rows_left : cell->row_span;
		count += cell->row_span;
		if (count > limit) {
			return SIZE_MAX;
		}
	}
	return count;
}

/* Puts the cells of the rows into one list a row: those that reach down from above, and those that
 * begin in it, by column. */
void table_maker_spread(const struct table_maker *maker, struct table *table)
{
	size_t count = count_places(maker);
	for (size_t i = 0; i < maker->cell_count && count == SIZE_MAX; i++) {
		maker->cells[i].row_span = 1;
	}
	count = count == SIZE_MAX ? maker->cell_count : count;
	table->places = ARENA_ARRAY(maker->arena, uint32_t, count + 1);
	uint32_t next = 0;
	for (uint32_t r = 0; r < table->row_count; r++) {
		struct table_row *row = &table->rows[r];
		const struct table_row *above = r > 0 ? row - 1 : NULL;
		uint32_t cell = row->first_cell;
		uint32_t end = cell + row->cell_count;
		row->first_place = next;
		for (uint32_t i = 0; above && i < above->place_count; i++) {
			uint32_t upper = table->places[above->first_place + i];
			const struct table_cell *one = &maker->cells[upper];
			if (one->row + one->row_span <= r) {
				continue;
			}
			for (; cell < end && maker->cells[cell].column < one->column; cell++) {
				table->places[next++] = cell;
			}
			table->places[next++] = upper;
		}
		for (; cell < end; cell++) {
			table->places[next++] = cell;
		}
		row->place_count = next - row->first_place;
		for (uint32_t i = row->first_place; i + 1 < next; i++) { /* none covers another */
			struct table_cell *left = &maker->cells[table->places[i]];
			uint32_t room = maker->cells[table->places[i + 1]].column - left->column;
			left->column_span = left->column_span > room ? room : left->column_span;
		}
	}
}

/* ---- whole tables ---- */

bool table_maker_end(struct table_maker *maker, uint32_t header_rows)
{
	struct lines *lines = maker->lines;
	struct table table = {.rows = maker->rows,
	                      .row_count = (uint32_t)maker->row_count,
	                      .cells = maker->cells,
	                      .cell_count = (uint32_t)maker->cell_count,
	                      .column_count = maker->column_count};
	if (maker->row_count == 0 || maker->cell_count == 0) {
		return false;
	}
	table_maker_spread(maker, &table);
	table.header_rows = header_rows;
	if (!table_maker_classify(maker, &table)) {
		for (size_t i = maker->first_line; i <= maker->last_line; i++) {
			lines->items[i].is_rest = false;
		}
		return false;
	}
	table.parts = maker->parts;
	table.part_count = (uint32_t)maker->part_count;
	ARENA_PUSH(maker->arena, lines->tables, lines->table_count, lines->table_capacity, table);
	for (size_t i = maker->first_line; i <= maker->last_line; i++) {
		lines->items[i].table =
		    lines->items[i].kind == LINE_TEXT ? (uint32_t)lines->table_count : 0;
	}
	maker->cells = NULL; /* they are the table's now */
	maker->cell_capacity = 0;
	maker->rows = NULL;
	maker->row_capacity = 0;
	maker->parts = NULL;
	maker->part_capacity = 0;
	return true;
}

static void release(struct table_maker *maker)
{
	ARENA_DROP(maker->arena, maker->cells, maker->cell_count, maker->cell_capacity);
	ARENA_DROP(maker->arena, maker->rows, maker->row_count, maker->row_capacity);
	ARENA_DROP(maker->arena, maker->is_header, maker->header_count, maker->header_capacity);
}

void lines_find_known_tables(struct lines *lines, struct arena *arena, const struct source *source,
                             struct grammar *grammar)
{
	struct table_maker maker = {.lines = lines, .arena = arena, .grammar = grammar};
	tables_from_pieces(&maker, source);
	release(&maker);
}

void lines_find_plain_tables(struct lines *lines, struct arena *arena, struct grammar *grammar)
{
	struct table_maker maker = {.lines = lines, .arena = arena, .grammar = grammar};
	tables_from_lines(&maker);
	release(&maker);
}
