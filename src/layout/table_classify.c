/* What the rows of a table are, and whether it is one. Knows no words: the grammar tells which cells
 * name columns and which rows add others up. */
#include "base/utf8.h"
#include "layout/table_builder.h"

enum {
	LONGEST_NAME = 24, /* characters of a cell that names a column, where no rule knows it */
	FRAME_CELL = 60,   /* characters: longer ones on average are text in a frame */
	FRAME_LINES = 12
};

static struct str text_of(const struct table_maker *maker, const struct table_cell *cell)
{
	return str_trim(str_slice(maker->lines->folded, cell->span.start, cell->span.end));
}

static bool is_empty(const struct table_cell *cell)
{
	return cell->span.start >= cell->span.end;
}

/* How many cells that say something begin in a row; the first of them. */
static size_t count_said(const struct table_maker *maker, const struct table_row *row,
                         const struct table_cell **first)
{
	size_t count = 0;
	for (uint32_t i = 0; i < row->cell_count; i++) {
		const struct table_cell *cell = &maker->cells[row->first_cell + i];
		if (!is_empty(cell)) {
			*first = count == 0 ? cell : *first;
			count++;
		}
	}
	return count;
}

/* Whether one cell stands for the whole row. */
static bool is_across(const struct table_maker *maker, const struct table_row *row)
{
	const struct table_cell *first = NULL;
	if (count_said(maker, row, &first) != 1) {
		return false;
	}
	struct column column = grammar_column(maker->grammar, text_of(maker, first));
	return first->column_span == maker->column_count ||
	       (column.kind == COLUMN_NONE && first->column == 0 && row->cell_count > 2);
}

/* What a row names: how many of its cells are known names of columns, and whether all could be. */
struct names {
	size_t known;
	size_t said;
	bool may_be;     /* none has a figure, and none is long */
	bool are_marked; /* the format says that all are */
};

static struct names names_in(const struct table_maker *maker, const struct table_row *row)
{
	struct names names = {.may_be = true, .are_marked = true};
	for (uint32_t i = 0; i < row->cell_count; i++) {
		const struct table_cell *cell = &maker->cells[row->first_cell + i];
		struct str text = text_of(maker, cell);
		if (is_empty(cell)) {
			continue;
		}
		names.said++;
		names.known += grammar_column(maker->grammar, text).kind != COLUMN_NONE;
		names.may_be &= !utf8_has_digit(text) && utf8_count(text) <= LONGEST_NAME;
		names.are_marked &= maker->is_header[row->first_cell + i];
	}
	return names;
}

static bool has_figures_below(const struct table_maker *maker, size_t row)
{
	for (size_t i = maker->rows[row].first_cell + maker->rows[row].cell_count;
	     i < maker->cell_count; i++) {
		if (utf8_has_digit(text_of(maker, &maker->cells[i]))) {
			return true;
		}
	}
	return false;
}

/* Whether a row below one that names columns does so too: it stands under cells that span, or fills
 * the places that are empty there, and says nothing under the others. */
static bool is_second_head(const struct table_maker *maker, const struct table *table,
                           uint32_t first, uint32_t row)
{
	const struct table_row *below = &maker->rows[row];
	struct names names = names_in(maker, below);
	bool is_under = false;
	if (names.said == 0 || !names.may_be) {
		return names.said > 0 && names.are_marked;
	}
	for (uint32_t i = 0; i < below->cell_count; i++) {
		const struct table_cell *cell = &maker->cells[below->first_cell + i];
		const struct table_cell *above = table_cell_at(table, first, cell->column);
		if (is_empty(cell)) {
			continue;
		}
		bool is_free = !above || is_empty(above) || above->column_span > 1;
		const struct table_cell *next =
		    table_cell_at(table, first, cell->column + cell->column_span);
		bool is_open = !is_free && next && is_empty(next) && next->row_span == 1;
		if (!is_free && !is_open) {
			return false;
		}
		is_under = true;
	}
	return is_under;
}

/* How many rows from the first on name columns, captions above them included; 0: none does. */
static uint32_t find_header(const struct table_maker *maker, const struct table *table)
{
	uint32_t row = 0;
	while (row < table->row_count &&
	       (table->rows[row].role == ROW_RULE || is_across(maker, &table->rows[row]))) {
		row++;
	}
	if (row + 1 >= table->row_count) {
		return 0;
	}
	struct names names = names_in(maker, &table->rows[row]);
	bool is_full = names.said >= 2 && names.said + 1 >= table->rows[row].place_count;
	bool is_header =
	    names.said >= 2 &&
	    (names.are_marked || names.known >= 2 ||
	     (is_full && names.may_be && (names.known > 0 || has_figures_below(maker, row))));
	return is_header ? row + 1 : 0;
}

/* Takes out the cells that others have taken in. */
static void drop_absorbed(struct table_maker *maker)
{
	size_t kept = 0;
	size_t cell = 0;
	for (size_t r = 0; r < maker->row_count; r++) {
		struct table_row *row = &maker->rows[r];
		size_t end = cell + row->cell_count;
		row->first_cell = (uint32_t)kept;
		for (; cell < end; cell++) {
			if (maker->cells[cell].row_span > 0) {
				maker->is_header[kept] = maker->is_header[cell];
				maker->cells[kept++] = maker->cells[cell];
			}
		}
		row->cell_count = (uint32_t)(kept - row->first_cell);
	}
	maker->cell_count = kept;
	maker->header_count = kept;
}

/* Where a cell of the upper of two heads is empty, that beside it goes on over what stands below;
 * where one of the lower is, that above it goes on in it. */
static void join_heads(struct table_maker *maker, struct table *table, uint32_t first, uint32_t row)
{
	struct table_row *upper = &table->rows[first];
	const struct table_row *lower = &table->rows[row];
	struct table_cell *last = NULL; /* that says something, of the upper */
	for (uint32_t i = 0; i < upper->cell_count; i++) {
		struct table_cell *cell = &maker->cells[upper->first_cell + i];
		const struct table_cell *below = table_cell_at(table, row, cell->column);
		if (!is_empty(cell)) {
			last = cell;
		} else if (last && below && !is_empty(below) && cell->row_span == 1) {
			last->column_span = cell->column + cell->column_span - last->column;
			cell->row_span = 0;
		}
	}
	for (uint32_t i = 0; i < lower->cell_count; i++) {
		struct table_cell *cell = &maker->cells[lower->first_cell + i];
		const struct table_cell *above = table_cell_at(table, first, cell->column);
		if (is_empty(cell) && above && !is_empty(above) && above->row_span == 1 &&
		    above->column == cell->column && above->column_span == cell->column_span) {
			maker->cells[above - maker->cells].row_span = row - first + 1;
			cell->row_span = 0;
		}
	}
	drop_absorbed(maker);
	table->cell_count = (uint32_t)maker->cell_count;
	table_maker_spread(maker, table);
}

static bool is_same_row(const struct table_maker *maker, const struct table_row *a,
                        const struct table_row *b)
{
	bool is_same = a->cell_count == b->cell_count;
	for (uint32_t i = 0; i < a->cell_count && is_same; i++) {
		const struct table_cell *one = &maker->cells[a->first_cell + i];
		const struct table_cell *other = &maker->cells[b->first_cell + i];
		is_same = one->column == other->column &&
		          str_equal(text_of(maker, one), text_of(maker, other));
	}
	return is_same && a->cell_count > 0;
}

/* The sum that a row says to be, or a part of what stands above: the first or the second of its cells tells. */
static enum row_role sum_of(const struct table_maker *maker, const struct table_row *row)
{
	size_t said = 0;
	for (uint32_t i = 0; i < row->cell_count && said < 2; i++) {
		const struct table_cell *cell = &maker->cells[row->first_cell + i];
		struct str text = text_of(maker, cell);
		said += !is_empty(cell);
		if (grammar_is_total_row(maker->grammar, text)) {
			return ROW_TOTAL;
		}
		if (grammar_is_subtotal_row(maker->grammar, text)) {
			return ROW_SUBTOTAL;
		}
		if (grammar_is_part_row(maker->grammar, text)) {
			return ROW_PART;
		}
	}
	return ROW_BODY;
}

/* What the number of a row is written in; NUMBERING_NONE where it has none. */
static enum numbering numbering_of(const struct table_maker *maker, const struct table *table,
                                   uint32_t row, uint32_t column)
{
	const struct table_cell *cell = table_cell_at(table, row, column);
	struct str text = cell && cell->row == row ? text_of(maker, cell) : (struct str){0};
	size_t first = 0;
	if (text.size == 0) {
		return NUMBERING_NONE;
	}
	if (utf8_has_digit(text)) {
		return NUMBERING_ARABIC;
	}
	utf8_next(text, &first);
	const struct mark chinese = {.numbering = NUMBERING_CHINESE};
	return number_ordinal(&chinese, str_slice(text, 0, first)) > 0 ? NUMBERING_CHINESE
	                                                               : NUMBERING_NONE;
}

/* Where rows are counted in digits, those that are counted in Chinese numerals head groups of them; what
 * they have of figures adds these up. */
static void find_numbered_groups(const struct table_maker *maker, struct table *table)
{
	uint32_t column = 0;
	const struct table_cell *name = NULL;
	bool has[NUMBERING_COUNT] = {false};
	for (; column < table->column_count && table->header_rows > 0; column++) {
		name = table_cell_at(table, table->header_rows - 1, column);
		if (name &&
		    grammar_column(maker->grammar, text_of(maker, name)).kind == COLUMN_NUMBER) {
			break;
		}
	}
	if (table->header_rows == 0 || column == table->column_count) {
		return;
	}
	for (uint32_t r = table->header_rows; r < table->row_count; r++) {
		has[numbering_of(maker, table, r, column)] = true;
	}
	for (uint32_t r = table->header_rows;
	     r < table->row_count && has[NUMBERING_ARABIC] && has[NUMBERING_CHINESE]; r++) {
		struct table_row *row = &table->rows[r];
		if (row->role == ROW_BODY &&
		    numbering_of(maker, table, r, column) == NUMBERING_CHINESE) {
			bool has_sums = false;
			for (uint32_t i = 0; i < row->cell_count; i++) {
				has_sums |= utf8_has_digit(
				    text_of(maker, &maker->cells[row->first_cell + i]));
			}
			row->role = has_sums ? ROW_SUBTOTAL : ROW_GROUP;
		}
	}
}

static void classify_rows(const struct table_maker *maker, struct table *table)
{
	struct table_row *total = NULL;
	for (uint32_t r = 0; r < table->row_count; r++) {
		struct table_row *row = &table->rows[r];
		const struct table_row *head =
		    table->header_rows > 0 ? &table->rows[table->header_rows - 1] : NULL;
		if (row->role != ROW_BODY) {
			continue;
		}
		if (r < table->header_rows) {
			row->role = is_across(maker, row) ? ROW_GROUP : ROW_HEADER;
		} else if (head && is_same_row(maker, row, head)) {
			row->role = ROW_HEADER;
		} else if ((row->role = (uint8_t)sum_of(maker, row)) == ROW_BODY &&
		           is_across(maker, row)) {
			row->role = ROW_GROUP;
		}
		if (row->role == ROW_TOTAL) { /* the last is of all */
			if (total) {
				total->role = ROW_SUBTOTAL;
			}
			total = row;
		}
	}
}

/* ---- what is a table ---- */

/* Whether a row names one thing: a title beside the word for it, and not the names of columns. */
static bool names_one(const struct table_maker *maker, const struct table_row *row)
{
	const struct table_cell *cells = &maker->cells[row->first_cell];
	return row->cell_count >= 2 && !is_empty(&cells[1]) &&
	       grammar_column(maker->grammar, text_of(maker, &cells[0])).kind == COLUMN_TITLE &&
	       grammar_column(maker->grammar, text_of(maker, &cells[1])).kind == COLUMN_NONE;
}

static bool has_title(const struct table_maker *maker)
{
	for (size_t r = 0; r < maker->row_count; r++) {
		if (maker->rows[r].cell_count > 0 && names_one(maker, &maker->rows[r])) {
			return true;
		}
	}
	return false;
}

/* Whether rows begin with labels, what stands beside them being their values: below the first row of
 * two columns one is enough, since nothing that a table lists is called like a field. */
static bool is_of_labels(const struct table_maker *maker, const struct table *table)
{
	size_t labels = 0;
	size_t below = 0; /* the first row */
	size_t rows = 0;
	bool is_even = table->column_count == 2 || table->column_count == 4;
	for (uint32_t r = 0; is_even && r < table->row_count; r++) {
		const struct table_row *row = &table->rows[r];
		if (row->cell_count == 0) {
			continue;
		}
		struct str text = text_of(maker, &maker->cells[row->first_cell]);
		enum column_kind kind = grammar_column(maker->grammar, text).kind;
		below += kind == COLUMN_FIELD && rows > 0 && row->cell_count == 2;
		labels += kind == COLUMN_FIELD || (kind == COLUMN_TITLE && names_one(maker, row));
		rows++;
	}
	return labels * 2 > rows || (table->column_count == 2 && below > 0);
}

/* Whether cells hold text that was only put in a frame. */
static bool is_frame(const struct table_maker *maker, const struct table *table)
{
	size_t characters = 0;
	size_t said = 0;
	for (size_t i = 0; i < maker->cell_count; i++) {
		struct str text = text_of(maker, &maker->cells[i]);
		size_t feeds = 0;
		for (size_t at = 0; at < text.size; at++) {
			feeds += text.data[at] == '\n';
		}
		if (table->header_rows == 0 && feeds >= FRAME_LINES) {
			return true;
		}
		characters += utf8_count(text);
		said += text.size > 0;
	}
	return said == 0 || (table->header_rows == 0 && characters > said * FRAME_CELL);
}

static bool is_table(const struct table_maker *maker, const struct table *table)
{
	size_t rows = 0;
	for (uint32_t r = 0; r < table->row_count; r++) {
		rows += table->rows[r].role != ROW_RULE;
	}
	for (size_t i = maker->first_line; i <= maker->last_line; i++) {
		if (maker->lines->items[i].kind == LINE_OUTSIDE) {
			return false;
		}
	}
	return rows > 1 && table->column_count > 1 &&
	       (table->is_form ? maker->has_bars || has_title(maker) : !is_frame(maker, table));
}

/* ---- the unit that is told for all ---- */

static struct str unit_in(const struct table_maker *maker, struct span span)
{
	struct span unit;
	struct str text = str_slice(maker->lines->folded, span.start, span.end);
	return grammar_unit_note(maker->grammar, text, &unit)
	           ? arena_copy(maker->arena, str_slice(text, unit.start, unit.end))
	           : (struct str){0};
}

/* In a row across above the names of the columns, or in the line above the table. */
static struct str find_unit(const struct table_maker *maker, const struct table *table)
{
	struct str unit = {0};
	for (uint32_t r = 0; r < table->header_rows && unit.size == 0; r++) {
		const struct table_row *row = &table->rows[r];
		if (row->role == ROW_GROUP) {
			unit = unit_in(maker, maker->cells[row->first_cell].span);
		}
	}
	for (size_t i = maker->first_line; i-- > 0 && unit.size == 0;) {
		const struct line *line = &maker->lines->items[i];
		if (line->kind != LINE_BLANK) {
			return line->kind == LINE_TEXT && line->table == 0
			           ? unit_in(maker, line->span)
			           : unit;
		}
	}
	return unit;
}

/* The rows below one that names columns that do so too; a line may be drawn between them. */
static void find_more_heads(struct table_maker *maker, struct table *table)
{
	uint32_t rows = 1;
	while (table->header_rows > 0 && rows < TABLE_HEADER_ROWS) {
		uint32_t last = table->header_rows - 1;
		uint32_t next = last + 1;
		while (next < table->row_count && table->rows[next].role == ROW_RULE) {
			next++;
		}
		if (next >= table->row_count || !is_second_head(maker, table, last, next)) {
			return;
		}
		join_heads(maker, table, last, next);
		table->header_rows = next + 1;
		rows++;
	}
}

bool table_maker_classify(struct table_maker *maker, struct table *table)
{
	table->header_rows =
	    table->header_rows > 0 ? table->header_rows : find_header(maker, table);
	find_more_heads(maker, table);
	table->is_form = is_of_labels(maker, table);
	table->header_rows = table->is_form ? 0 : table->header_rows;
	classify_rows(maker, table);
	find_numbered_groups(maker, table);
	table->unit = find_unit(maker, table);
	return is_table(maker, table);
}
