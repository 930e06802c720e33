/* Finds tables drawn with rules. Rules that meet form a grid, whose cells are the areas that no
 * rule divides. Rules that only lie below each other divide rows, and white divides columns. */
#include <assert.h>

#include <stdlib.h>

#include "base/search.h"
#include "source/paged/segments.h"
#include "source/paged/table.h"

enum {
	OPEN_SIDE = 150, /* by which rules reach beyond the last one across them, at an open side */
	MAX_COLUMNS = 64,        /* of a grid */
	MAX_PLACES = 40000,      /* of a grid: rows times columns */
	MAX_TABLES = 64,         /* of a page */
	SAME_EDGE = 50,          /* by which the ends of rules of one table differ */
	MIN_WIDTH = 1500,        /* of a table with horizontal rules only */
	SAME_SIZE_PERCENT = 115, /* of the size of letters in a table */
	NONE = -1
};

struct grid {
	int32_t *xs; /* ascending */
	int32_t *ys;
	size_t x_count;
	size_t y_count;
	bool *has_left; /* by place: whether there is a rule at its left side, and on top */
	bool *has_top;
	size_t *owner; /* by place: the index of its cell */
};

/* A line and the cell that it stands in. */
struct placed {
	struct paged_line line;
	int64_t cell;
	size_t index;
};

/* The state of the search; its memory is used again for each page. */
struct finder {
	struct arena *arena;
	struct paged_lines *lines;
	struct segments segments;
	size_t first; /* lines of the page */
	size_t end;
	struct placed *placed; /* room for the lines of a page, as are the others */
	struct paged_line *pieces;
	struct paged_row *rows;
	size_t tables; /* that were looked for on the page */
};

/* ---- grids ---- */

/* The distinct places of some segments, in order, and the ends of those that cross them if these
 * reach beyond: a table that continues on another page may have no rule at that side. */
static size_t find_edges(int32_t *edges, const struct segment *segments, size_t count,
                         const struct segment *crossing, size_t crossing_count)
{
	size_t found = 0;
	int32_t from = INT32_MAX;
	int32_t to = INT32_MIN;
	for (size_t i = 0; i < crossing_count; i++) {
		from = paged_least(from, crossing[i].from);
		to = paged_greatest(to, crossing[i].to);
	}
	if (count > 0 && from < segments[0].at - OPEN_SIDE) {
		edges[found++] = from;
	}
	for (size_t i = 0; i < count; i++) {
		if (found == 0 || segments[i].at > edges[found - 1] + SNAP) {
			edges[found++] = segments[i].at;
		}
	}
	if (count > 0 && to > edges[found - 1] + OPEN_SIDE) {
		edges[found++] = to;
	}
	return found;
}

/* The index of the space between two edges that holds `at`; the first or last if it is beyond. */
static size_t find_place(const int32_t *edges, size_t count, int32_t at)
{
	size_t behind;
	SEARCH_FIRST(behind, 1, count - 1, edges[behind] <= at);
	return behind - 1;
}

/* Marks the places that a segment is at the left or upper side of, if it passes their middle. */
static void mark_sides(struct grid *grid, const struct segment *segment)
{
	size_t columns = grid->x_count - 1;
	size_t rows = grid->y_count - 1;
	const int32_t *along = segment->is_vertical ? grid->ys : grid->xs;
	size_t length = segment->is_vertical ? rows : columns;
	const int32_t *across = segment->is_vertical ? grid->xs : grid->ys;
	size_t across_count = segment->is_vertical ? grid->x_count : grid->y_count;
	size_t at = find_place(across, across_count, segment->at + SNAP);
	if (at + 1 == across_count - 1 && segment->at > across[at + 1] - SNAP) {
		return; /* the last edge: no place begins there */
	}
	for (size_t i = find_place(along, length + 1, segment->from); i < length; i++) {
		int32_t middle = along[i] + (along[i + 1] - along[i]) / 2;
		if (middle > segment->to) {
			break;
		}
		if (middle >= segment->from) {
			size_t place = segment->is_vertical ? i * columns + at : at * columns + i;
			(segment->is_vertical ? grid->has_left : grid->has_top)[place] = true;
		}
	}
}

/* Whether the places of a row, from `column` on, can be part of a cell above them. */
static bool is_part_of_cell(const struct grid *grid, size_t row, size_t column, size_t width)
{
	size_t columns = grid->x_count - 1;
	for (size_t i = column; i < column + width; i++) {
		size_t place = row * columns + i;
		if (grid->owner[place] != SIZE_MAX || grid->has_top[place] ||
		    (i > column && grid->has_left[place])) {
			return false;
		}
	}
	return true;
}

/* Joins the places that no rule divides to cells. */
static size_t make_cells(struct paged_cell *cells, struct grid *grid)
{
	size_t columns = grid->x_count - 1;
	size_t rows = grid->y_count - 1;
	size_t count = 0;
	assert(columns > 0);
	for (size_t place = 0; place < rows * columns; place++) {
		grid->owner[place] = SIZE_MAX;
	}
	for (size_t place = 0; place < rows * columns; place++) {
		size_t row = place / columns;
		size_t column = place % columns;
		size_t width = 1;
		size_t height = 1;
		if (grid->owner[place] != SIZE_MAX) {
			continue;
		}
		while (column + width < columns && !grid->has_left[place + width] &&
		       grid->owner[place + width] == SIZE_MAX) {
			width++;
		}
		while (row + height < rows && is_part_of_cell(grid, row + height, column, width)) {
			height++;
		}
		for (size_t i = 0; i < width * height; i++) {
			grid->owner[(row + i / width) * columns + column + i % width] = count;
		}
		cells[count++] = (struct paged_cell){.row = (uint32_t)row,
		                                     .column = (uint32_t)column,
		                                     .row_span = (uint32_t)height,
		                                     .column_span = (uint32_t)width};
	}
	return count;
}

static bool find_grid(struct grid *grid, const struct segment *segments, size_t count,
                      struct arena *arena)
{
	size_t horizontal = 0;
	while (horizontal < count && !segments[horizontal].is_vertical) {
		horizontal++;
	}
	const struct segment *vertical = segments + horizontal;
	grid->xs = ARENA_ARRAY(arena, int32_t, count + 2);
	grid->ys = ARENA_ARRAY(arena, int32_t, count + 2);
	grid->x_count = find_edges(grid->xs, vertical, count - horizontal, segments, horizontal);
	grid->y_count = find_edges(grid->ys, segments, horizontal, vertical, count - horizontal);
	if (grid->x_count < 3 || grid->y_count < 2 || grid->x_count > MAX_COLUMNS ||
	    (grid->x_count - 1) * (grid->y_count - 1) > MAX_PLACES) {
		return false;
	}
	size_t places = (grid->x_count - 1) * (grid->y_count - 1);
	grid->has_left = ARENA_ARRAY(arena, bool, places);
	grid->has_top = ARENA_ARRAY(arena, bool, places);
	grid->owner = ARENA_ARRAY(arena, size_t, places);
	for (size_t i = 0; i < count; i++) {
		mark_sides(grid, &segments[i]);
	}
	return true;
}

/* ---- the text of grids ---- */

static int32_t middle_x(const struct paged_line *line)
{
	return line->x0 + (line->x1 - line->x0) / 2;
}

/* The cell of a grid that holds the middle of a line; NONE: it is outside. */
static int64_t find_cell(const struct grid *grid, const struct paged_line *line)
{
	int32_t x = middle_x(line);
	int32_t y = paged_middle(line);
	if (line->table || x < grid->xs[0] || x >= grid->xs[grid->x_count - 1] || y < grid->ys[0] ||
	    y >= grid->ys[grid->y_count - 1]) {
		return NONE;
	}
	size_t row = find_place(grid->ys, grid->y_count, y);
	size_t column = find_place(grid->xs, grid->x_count, x);
	return (int64_t)grid->owner[row * (grid->x_count - 1) + column];
}

static int compare_placed(const void *a, const void *b)
{
	const struct placed *left = a;
	const struct placed *right = b;
	if (left->cell != right->cell) {
		return left->cell < right->cell ? -1 : 1;
	}
	return (left->index > right->index) - (left->index < right->index);
}

/* The size of most letters in a grid. */
static int32_t usual_size(const struct placed *placed, size_t count, struct arena *arena)
{
	int32_t *sizes = ARENA_ARRAY(arena, int32_t, count);
	for (size_t i = 0; i < count; i++) {
		sizes[i] = placed[i].line.size;
	}
	qsort(sizes, count, sizeof *sizes, paged_compare_lengths);
	return sizes[count / 2];
}

/* Collects the lines in a grid, sorted by cell. Drops marginal lines of another size, such as
 * watermarks, but keeps those of the table's size, such as a head that each page repeats. */
static size_t place_lines(struct placed *placed, const struct finder *finder,
                          const struct grid *grid)
{
	size_t count = 0;
	for (size_t i = finder->first; i < finder->end; i++) {
		struct placed here = {finder->lines->items[i], 0, i};
		here.cell = find_cell(grid, &here.line);
		if (here.cell != NONE) {
			here.line.is_margin = false;
			placed[count++] = here;
		}
	}
	size_t kept = 0;
	int32_t size = count > 0 ? usual_size(placed, count, finder->arena) : 0;
	for (size_t i = 0; i < count; i++) {
		bool is_mark = finder->lines->items[placed[i].index].is_margin &&
		               (placed[i].line.size * 100 > size * SAME_SIZE_PERCENT ||
		                placed[i].line.size * SAME_SIZE_PERCENT < size * 100);
		if (!is_mark) {
			placed[kept++] = placed[i];
		}
	}
	qsort(placed, kept, sizeof *placed, compare_placed);
	return kept;
}

/* The least distance between a cell's left rule and its text. */
static int32_t find_padding(const struct grid *grid, const struct paged_cell *cells,
                            const struct placed *placed, size_t count)
{
	int32_t padding = INT32_MAX;
	for (size_t i = 0; i < count; i++) {
		const struct paged_line *line = &placed[i].line;
		int32_t left = grid->xs[cells[placed[i].cell].column];
		padding = paged_least(padding, paged_greatest(line->x0 - left, 0));
		padding = paged_least(padding, line->size);
	}
	return padding;
}

/* The text of the lines of one cell. */
static void fill_cell(struct paged_cell *cell, const struct grid *grid, const struct placed *placed,
                      size_t count, int32_t padding, struct arena *arena)
{
	struct paged_line *lines = ARENA_ARRAY(arena, struct paged_line, count);
	struct paged_row *rows = ARENA_ARRAY(arena, struct paged_row, count);
	int32_t width = grid->xs[cell->column + cell->column_span] - grid->xs[cell->column];
	for (size_t i = 0; i < count; i++) {
		lines[i] = placed[i].line;
	}
	size_t row_count = paged_rows_from_lines(rows, lines, &count, arena);
	for (size_t i = 0; i < row_count; i++) {
		lines[i] = paged_join_row(lines + rows[i].start, rows[i].count, arena);
	}
	paged_cell_set_text(cell, lines, row_count, width - 2 * padding, arena);
}

/* Drops rows and columns in which no cell begins; rules drawn in pieces, or twice, cause them. */
static void close_up(struct paged_table *table, struct grid *grid, struct arena *arena)
{
	size_t columns = grid->x_count - 1;
	size_t rows = grid->y_count - 1;
	uint32_t *column_of = ARENA_ARRAY(arena, uint32_t, columns + 1);
	uint32_t *row_of = ARENA_ARRAY(arena, uint32_t, rows + 1);
	for (size_t i = 0; i < table->cell_count; i++) {
		column_of[table->cells[i].column] = 1;
		row_of[table->cells[i].row] = 1;
	}
	uint32_t found = 0;
	for (size_t i = 0; i <= columns; i++) {
		uint32_t begins = column_of[i];
		column_of[i] = found;
		if (begins && found > 0) {
			table->gaps[found - 1] = (struct paged_gap){grid->xs[i], grid->xs[i]};
		}
		found += begins;
	}
	table->column_count = found;
	found = 0;
	for (size_t i = 0; i <= rows; i++) {
		uint32_t begins = row_of[i];
		row_of[i] = found;
		found += begins;
	}
	table->row_count = found;
	for (size_t i = 0; i < table->cell_count; i++) {
		struct paged_cell *cell = &table->cells[i];
		cell->column_span =
		    column_of[cell->column + cell->column_span] - column_of[cell->column];
		cell->row_span = row_of[cell->row + cell->row_span] - row_of[cell->row];
		cell->column = column_of[cell->column];
		cell->row = row_of[cell->row];
	}
}

/* Replaces lines by a table: the first one becomes its line, the others become empty. */
static void put_table(struct finder *finder, struct paged_table *table, const struct placed *placed,
                      size_t count)
{
	struct paged_line *lines = ARENA_ARRAY(finder->arena, struct paged_line, count);
	size_t first = placed[0].index;
	for (size_t i = 0; i < count; i++) {
		lines[i] = placed[i].line;
		first = placed[i].index < first ? placed[i].index : first;
		finder->lines->items[placed[i].index].text = (struct str){0};
	}
	finder->lines->items[first] = paged_table_line(table, lines, count);
}

/* Makes a table of the segments of a component, unless they are only a frame or an underline. */
static void take_component(struct finder *finder, const struct segment *segments, size_t count)
{
	struct arena *arena = finder->arena;
	struct grid grid = {0};
	if (!find_grid(&grid, segments, count, arena)) {
		return;
	}
	struct placed *placed = finder->placed;
	struct paged_table *table = ARENA_NEW(arena, struct paged_table);
	table->cells =
	    ARENA_ARRAY(arena, struct paged_cell, (grid.x_count - 1) * (grid.y_count - 1));
	table->gaps = ARENA_ARRAY(arena, struct paged_gap, grid.x_count);
	table->cell_count = make_cells(table->cells, &grid);
	size_t found = place_lines(placed, finder, &grid);
	size_t filled = 0;
	int32_t padding = find_padding(&grid, table->cells, placed, found);
	for (size_t start = 0; start < found;) {
		size_t end = start + 1;
		while (end < found && placed[end].cell == placed[start].cell) {
			end++;
		}
		fill_cell(&table->cells[placed[start].cell], &grid, placed + start, end - start,
		          padding, arena);
		filled++;
		start = end;
	}
	close_up(table, &grid, arena);
	if (filled < 2 || table->column_count < 2) {
		return;
	}
	paged_table_finish(table);
	put_table(finder, table, placed, found);
}

/* ---- horizontal rules alone ---- */

/* Whether a rule has the same ends as the one above it, and so belongs to the same table. */
static bool is_below(const struct segment *upper, const struct segment *lower)
{
	return abs(lower->from - upper->from) <= SAME_EDGE &&
	       abs(lower->to - upper->to) <= SAME_EDGE;
}

/* Makes a table of the lines between the first and the last of some rules. */
static void take_bands(struct finder *finder, const int32_t *bands, size_t band_count, int32_t left,
                       int32_t right)
{
	struct arena *arena = finder->arena;
	struct placed *placed = finder->placed;
	struct paged_line *lines = finder->pieces;
	struct paged_row *rows = finder->rows;
	size_t count = 0;
	for (size_t i = finder->first; i < finder->end; i++) {
		const struct paged_line *line = &finder->lines->items[i];
		int32_t y = paged_middle(line);
		if (y > bands[0] && y < bands[band_count - 1] && line->text.size > 0 &&
		    middle_x(line) > left && middle_x(line) < right) {
			placed[count] = (struct placed){*line, 0, i};
			placed[count].line.is_margin = false;
			lines[count] = placed[count].line;
			count++;
		}
	}
	size_t pieces = count;
	size_t row_count = paged_rows_from_lines(rows, lines, &pieces, arena);
	struct paged_table *table =
	    row_count > 1 ? paged_table_by_columns(lines, rows, row_count, bands, band_count, arena)
			  : NULL;
	if (table) {
		put_table(finder, table, placed, count);
	}
}

/* Looks for horizontal rules below each other that meet no vertical ones. */
static void find_bands(struct finder *finder, const struct segment *rules, size_t count)
{
	int32_t *bands = ARENA_ARRAY(finder->arena, int32_t, count + 1);
	for (size_t start = 0; start < count;) {
		size_t end = start + 1;
		size_t band_count = 0;
		bands[band_count++] = rules[start].at;
		while (end < count && is_below(&rules[start], &rules[end])) {
			if (rules[end].at > bands[band_count - 1] + SNAP) {
				bands[band_count++] = rules[end].at;
			}
			end++;
		}
		if (band_count > 2 && rules[start].to - rules[start].from >= MIN_WIDTH &&
		    finder->tables++ < MAX_TABLES) {
			take_bands(finder, bands, band_count, rules[start].from - SNAP,
			           rules[start].to + SNAP);
		}
		start = end;
	}
}

static void find_on_page(struct finder *finder)
{
	size_t alone = 0;
	struct segment *rules =
	    ARENA_ARRAY(finder->arena, struct segment, finder->segments.count + 1);
	for (size_t start = 0; start < finder->segments.count;) {
		size_t end = start + 1;
		while (end < finder->segments.count &&
		       finder->segments.items[end].component ==
		           finder->segments.items[start].component) {
			end++;
		}
		if (end == start + 1 && !finder->segments.items[start].is_vertical) {
			rules[alone++] = finder->segments.items[start];
		} else if (end > start + 2 && finder->tables++ < MAX_TABLES) {
			take_component(finder, finder->segments.items + start, end - start);
		}
		start = end;
	}
	if (alone > 0) {
		qsort(rules, alone, sizeof *rules, segments_compare);
	}
	find_bands(finder, rules, alone);
}

void paged_lines_find_grids(struct paged_lines *lines, struct arena *arena)
{
	struct finder finder = {
	    .arena = arena,
	    .lines = lines,
	    .segments = {.items = ARENA_ARRAY(arena, struct segment, lines->rule_count + 1),
	                 .parents = ARENA_ARRAY(arena, size_t, lines->rule_count + 1)},
	    .placed = ARENA_ARRAY(arena, struct placed, lines->count + 1),
	    .pieces = ARENA_ARRAY(arena, struct paged_line, lines->count + 1),
	    .rows = ARENA_ARRAY(arena, struct paged_row, lines->count + 1)};
	size_t kept = 0;
	if (lines->rule_count == 0) {
		return;
	}
	for (size_t start = 0; start < lines->rule_count;) {
		size_t end = start + 1;
		uint32_t page = lines->rules[start].page;
		while (end < lines->rule_count && lines->rules[end].page == page) {
			end++;
		}
		finder.first = finder.end;
		while (finder.first < lines->count && lines->items[finder.first].page < page) {
			finder.first++;
		}
		finder.end = finder.first;
		while (finder.end < lines->count && lines->items[finder.end].page == page) {
			finder.end++;
		}
		finder.tables = 0;
		segments_take(&finder.segments, lines->rules + start, end - start);
		if (segments_find_components(&finder.segments)) {
			find_on_page(&finder);
		}
		start = end;
	}
	for (size_t i = 0; i < lines->count; i++) {
		if (lines->items[i].text.size > 0 || lines->items[i].table) {
			lines->items[kept++] = lines->items[i];
		}
	}
	lines->count = kept;
}
