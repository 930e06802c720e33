/* Collects the rows and cells of a table, and finds which cell covers which place of the grid. */
#include "layout/table_builder.h"

enum {
	PLACES_PER_CELL = 8, /* on average: beyond that, row spans are ignored, to bound memory */
	MIN_PLACES = 1 << 16 /* that any table may have */
};

static struct table_row *last_row(struct table_builder *builder)
{
	return &builder->table.rows[builder->table.row_count - 1];
}

void table_builder_begin(struct table_builder *builder, size_t first_line)
{
	builder->table = (struct table){.cells = builder->table.cells,
	                                .rows = builder->table.rows,
	                                .continuations = builder->table.continuations};
	builder->has_bars = false;
	builder->first_line = first_line;
	builder->last_line = first_line;
}

void table_builder_add_row(struct table_builder *builder, struct span span, enum row_role role,
                           size_t last_line)
{
	struct table *table = &builder->table;
	struct table_row row = {
	    .role = (uint8_t)role, .first_cell = table->cell_count, .span = span};
	ARENA_PUSH(builder->arena, table->rows, table->row_count, builder->row_capacity, row);
	builder->last_line = last_line;
}

void table_builder_add_cell(struct table_builder *builder, struct table_cell cell)
{
	struct table *table = &builder->table;
	uint32_t end = cell.column + cell.column_span;
	cell.row = table->row_count - 1;
	ARENA_PUSH(builder->arena, table->cells, table->cell_count, builder->cell_capacity, cell);
	last_row(builder)->cell_count++;
	table->column_count = end > table->column_count ? end : table->column_count;
}

void table_builder_continue_row(struct table_builder *builder, struct span span, size_t line)
{
	last_row(builder)->span.end = span.end;
	builder->lines->items[line].continues_row = true;
	builder->last_line = line;
}

void table_builder_continue_cell(struct table_builder *builder, struct span span, uint32_t column)
{
	struct table *table = &builder->table;
	for (uint32_t i = last_row(builder)->first_cell; i < table->cell_count; i++) {
		if (table->cells[i].column == column) {
			struct cell_continuation continuation = {i, span};
			ARENA_PUSH(builder->arena, table->continuations, table->continuation_count,
			           builder->continuation_capacity, continuation);
		}
	}
}

void table_builder_spread(struct table_builder *builder)
{
	struct table *table = &builder->table;
	size_t count = 0;
	for (uint32_t i = 0; i < table->cell_count; i++) {
		struct table_cell *cell = &table->cells[i];
		uint32_t rows_left = table->row_count - cell->row;
		cell->row_span = cell->row_span > rows_left ? rows_left : cell->row_span;
		count += cell->row_span;
	}
	bool is_too_large = count > (size_t)table->cell_count * PLACES_PER_CELL + MIN_PLACES;
	for (uint32_t i = 0; i < table->cell_count && is_too_large; i++) {
		table->cells[i].row_span = 1;
	}
	count = is_too_large ? table->cell_count : count;
	table->places = ARENA_ARRAY(builder->arena, uint32_t, count + 1);
	uint32_t next = 0;
	for (uint32_t r = 0; r < table->row_count; r++) {
		/* Merges, by column, the cells that reach down from above and those that begin
		 * here. */
		struct table_row *row = &table->rows[r];
		const struct table_row *above = r > 0 ? row - 1 : NULL;
		uint32_t cell = row->first_cell;
		uint32_t end = cell + row->cell_count;
		row->first_place = next;
		for (uint32_t i = 0; above && i < above->place_count; i++) {
			uint32_t upper = table->places[above->first_place + i];
			const struct table_cell *one = &table->cells[upper];
			if (one->row + one->row_span <= r) {
				continue;
			}
			for (; cell < end && table->cells[cell].column < one->column; cell++) {
				table->places[next++] = cell;
			}
			table->places[next++] = upper;
		}
		for (; cell < end; cell++) {
			table->places[next++] = cell;
		}
		row->place_count = next - row->first_place;
		for (uint32_t i = row->first_place; i + 1 < next; i++) { /* none covers another */
			struct table_cell *left = &table->cells[table->places[i]];
			uint32_t room = table->cells[table->places[i + 1]].column - left->column;
			left->column_span = left->column_span > room ? room : left->column_span;
		}
	}
}
