/* Finding a cell of a finished table. */
#include "layout/table.h"

#include "base/search.h"

const struct table_cell *table_cell_at(const struct table *table, uint32_t row, uint32_t column)
{
	const struct table_row *at = &table->rows[row];
	const uint32_t *places = &table->places[at->first_place];
	size_t behind;
	SEARCH_FIRST(behind, 0, at->place_count, table->cells[places[behind]].column <= column);
	if (behind == 0) {
		return NULL;
	}
	const struct table_cell *cell = &table->cells[places[behind - 1]];
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
