/* What each row of a table is, and whether the cells are a table at all. The grammar knows the
 * words: which cells name columns, and which rows add others up. */
#include "base/utf8.h"
#include "layout/table_builder.h"

enum {
	MAX_NAME = 24,      /* characters of a cell that names a column the grammar does not know */
	MAX_MEAN_CELL = 60, /* characters: longer cells on average are prose in a frame */
	MIN_FRAME_LINES = 12 /* in one cell, which is then prose in a frame */
};

static struct str text_of(const struct table_builder *builder, const struct table_cell *cell)
{
	return str_trim(str_slice(builder->lines->folded, cell->span.start, cell->span.end));
}

static enum column_kind column_kind_of(const struct table_builder *builder,
                                       const struct table_cell *cell)
{
	return grammar_column(builder->grammar, text_of(builder, cell)).kind;
}

/* Whether one cell stands for the whole row: all others are empty, and it spans all columns or is
 * the first of at least three. */
static bool is_across(const struct table_builder *builder, const struct table_row *row)
{
	const struct table *table = &builder->table;
	const struct table_cell *only = NULL;
	for (uint32_t i = 0; i < row->cell_count; i++) {
		const struct table_cell *cell = &table->cells[row->first_cell + i];
		if (!cell_is_empty(cell)) {
			if (only) {
				return false;
			}
			only = cell;
		}
	}
	return only && (only->column_span == table->column_count ||
	                (only->column == 0 && row->cell_count > 2 &&
	                 column_kind_of(builder, only) == COLUMN_NONE));
}

/* ---- rows that name columns ---- */

/* The cells of a row that have text, as names of columns. */
struct names {
	size_t count;
	size_t known;      /* how many the grammar knows */
	bool can_be_names; /* none has a digit, and none is long */
	bool are_headers;  /* the format says that all are */
};

static struct names names_in(const struct table_builder *builder, const struct table_row *row)
{
	struct names names = {.can_be_names = true, .are_headers = true};
	for (uint32_t i = 0; i < row->cell_count; i++) {
		const struct table_cell *cell = &builder->table.cells[row->first_cell + i];
		struct str text = text_of(builder, cell);
		if (cell_is_empty(cell)) {
			continue;
		}
		names.count++;
		names.known += column_kind_of(builder, cell) != COLUMN_NONE;
		names.can_be_names &= !utf8_has_digit(text) && utf8_count(text) <= MAX_NAME;
		names.are_headers &= cell->is_header;
	}
	return names;
}

static bool has_digit_below(const struct table_builder *builder, const struct table_row *row)
{
	for (uint32_t i = row->first_cell + row->cell_count; i < builder->table.cell_count; i++) {
		if (utf8_has_digit(text_of(builder, &builder->table.cells[i]))) {
			return true;
		}
	}
	return false;
}

/* How many rows there are up to the first that names columns, captions above it included; 0: none
 * names columns. */
static uint32_t find_header(const struct table_builder *builder)
{
	const struct table *table = &builder->table;
	uint32_t r = 0;
	while (r < table->row_count &&
	       (table->rows[r].role == ROW_RULE || is_across(builder, &table->rows[r]))) {
		r++;
	}
	if (r + 1 >= table->row_count) {
		return 0;
	}
	const struct table_row *row = &table->rows[r];
	struct names names = names_in(builder, row);
	bool is_full = names.count + 1 >= row->place_count; /* at most one cell is empty */
	bool is_header =
	    names.count >= 2 &&
	    (names.are_headers || names.known >= 2 ||
	     (is_full && names.can_be_names && (names.known > 0 || has_digit_below(builder, row))));
	return is_header ? r + 1 : 0;
}

/* Whether a row below one that names columns names columns too: its texts stand below cells that
 * span several columns or in places that are empty above, and nowhere else. */
static bool is_second_header(const struct table_builder *builder, uint32_t first, uint32_t r)
{
	const struct table *table = &builder->table;
	const struct table_row *row = &table->rows[r];
	struct names names = names_in(builder, row);
	if (names.count == 0 || !names.can_be_names) {
		return names.count > 0 && names.are_headers;
	}
	for (uint32_t i = 0; i < row->cell_count; i++) {
		const struct table_cell *cell = &table->cells[row->first_cell + i];
		if (cell_is_empty(cell)) {
			continue;
		}
		const struct table_cell *above = table_cell_at(table, first, cell->column);
		const struct table_cell *next =
		    table_cell_at(table, first, cell->column + cell->column_span);
		bool is_free = !above || cell_is_empty(above) || above->column_span > 1;
		bool can_span = next && cell_is_empty(next) && next->row_span == 1;
		if (!is_free && !can_span) {
			return false;
		}
	}
	return true;
}

/* Takes out the cells that others have absorbed, whose row_span is 0. */
static void drop_absorbed(struct table *table)
{
	uint32_t kept = 0;
	uint32_t cell = 0;
	for (uint32_t r = 0; r < table->row_count; r++) {
		struct table_row *row = &table->rows[r];
		uint32_t end = cell + row->cell_count;
		row->first_cell = kept;
		for (; cell < end; cell++) {
			if (table->cells[cell].row_span > 0) {
				table->cells[kept++] = table->cells[cell];
			}
		}
		row->cell_count = kept - row->first_cell;
	}
	table->cell_count = kept;
}

/* Of two header rows: an empty cell of the upper becomes part of the name on its left, if there is
 * a name below; an empty cell of the lower becomes part of the name above it. */
static void join_headers(struct table_builder *builder, uint32_t first, uint32_t second)
{
	struct table *table = &builder->table;
	const struct table_row *upper = &table->rows[first];
	const struct table_row *lower = &table->rows[second];
	struct table_cell *name = NULL; /* the last of the upper row */
	for (uint32_t i = 0; i < upper->cell_count; i++) {
		struct table_cell *cell = &table->cells[upper->first_cell + i];
		const struct table_cell *below = table_cell_at(table, second, cell->column);
		if (!cell_is_empty(cell)) {
			name = cell;
		} else if (name && below && !cell_is_empty(below) && cell->row_span == 1) {
			name->column_span = cell->column + cell->column_span - name->column;
			cell->row_span = 0;
		}
	}
	for (uint32_t i = 0; i < lower->cell_count; i++) {
		struct table_cell *cell = &table->cells[lower->first_cell + i];
		const struct table_cell *above = table_cell_at(table, first, cell->column);
		if (cell_is_empty(cell) && above && !cell_is_empty(above) && above->row_span == 1 &&
		    above->column == cell->column && above->column_span == cell->column_span) {
			table->cells[above - table->cells].row_span = second - first + 1;
			cell->row_span = 0;
		}
	}
	drop_absorbed(table);
	table_builder_spread(builder);
}

/* Extends the header by the rows below it that name columns too; rules may stand between them. */
static void find_more_headers(struct table_builder *builder)
{
	struct table *table = &builder->table;
	for (uint32_t rows = 1; table->header_rows > 0 && rows < TABLE_HEADER_ROWS; rows++) {
		uint32_t last = table->header_rows - 1;
		uint32_t next = last + 1;
		while (next < table->row_count && table->rows[next].role == ROW_RULE) {
			next++;
		}
		if (next >= table->row_count || !is_second_header(builder, last, next)) {
			return;
		}
		join_headers(builder, last, next);
		table->header_rows = next + 1;
	}
}

/* ---- the other rows ---- */

static bool is_same_row(const struct table_builder *builder, const struct table_row *a,
                        const struct table_row *b)
{
	bool is_same = a->cell_count == b->cell_count;
	for (uint32_t i = 0; i < a->cell_count && is_same; i++) {
		const struct table_cell *one = &builder->table.cells[a->first_cell + i];
		const struct table_cell *other = &builder->table.cells[b->first_cell + i];
		is_same = one->column == other->column &&
		          str_equal(text_of(builder, one), text_of(builder, other));
	}
	return is_same && a->cell_count > 0;
}

/* The role that the first two texts of a row state: a total, a subtotal, a share; else ROW_BODY. */
static enum row_role stated_role(const struct table_builder *builder, const struct table_row *row)
{
	size_t texts = 0;
	for (uint32_t i = 0; i < row->cell_count && texts < 2; i++) {
		const struct table_cell *cell = &builder->table.cells[row->first_cell + i];
		struct str text = text_of(builder, cell);
		texts += !cell_is_empty(cell);
		if (grammar_cell_says(builder->grammar, COLUMN_TOTAL, text)) {
			return ROW_TOTAL;
		}
		if (grammar_cell_says(builder->grammar, COLUMN_SUBTOTAL, text)) {
			return ROW_SUBTOTAL;
		}
		if (grammar_cell_says(builder->grammar, COLUMN_PART, text)) {
			return ROW_PART;
		}
	}
	return ROW_BODY;
}

static void classify_rows(struct table_builder *builder)
{
	struct table *table = &builder->table;
	struct table_row *total = NULL;
	for (uint32_t r = 0; r < table->row_count; r++) {
		struct table_row *row = &table->rows[r];
		if (row->role != ROW_BODY) {
			continue;
		}
		if (r < table->header_rows) {
			row->role = is_across(builder, row) ? ROW_GROUP : ROW_HEADER;
		} else if (table->header_rows > 0 &&
		           is_same_row(builder, row, &table->rows[table->header_rows - 1])) {
			row->role = ROW_HEADER;
		} else if ((row->role = (uint8_t)stated_role(builder, row)) == ROW_BODY &&
		           is_across(builder, row)) {
			row->role = ROW_GROUP;
		}
		if (row->role == ROW_TOTAL) { /* only the last is of all rows */
			if (total) {
				total->role = ROW_SUBTOTAL;
			}
			total = row;
		}
	}
}

/* How the number of a row is written; NUMBERING_NONE where it has none. */
static enum numbering numbering_of(const struct table_builder *builder, uint32_t row,
                                   uint32_t column)
{
	const struct table_cell *cell = table_cell_at(&builder->table, row, column);
	struct str text = cell && cell->row == row ? text_of(builder, cell) : (struct str){0};
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

/* Where some rows are numbered in digits and others in Chinese numerals, the latter are headings of
 * groups; one with figures is the subtotal of its group. */
static void find_numbered_groups(struct table_builder *builder)
{
	struct table *table = &builder->table;
	bool has[NUMBERING_COUNT] = {false};
	uint32_t column = 0;
	if (table->header_rows == 0) {
		return;
	}
	for (; column < table->column_count; column++) {
		const struct table_cell *name =
		    table_cell_at(table, table->header_rows - 1, column);
		if (name && column_kind_of(builder, name) == COLUMN_NUMBER) {
			break;
		}
	}
	for (uint32_t r = table->header_rows; r < table->row_count && column < table->column_count;
	     r++) {
		has[numbering_of(builder, r, column)] = true;
	}
	if (!has[NUMBERING_ARABIC] || !has[NUMBERING_CHINESE]) {
		return;
	}
	for (uint32_t r = table->header_rows; r < table->row_count; r++) {
		struct table_row *row = &table->rows[r];
		if (row->role == ROW_BODY &&
		    numbering_of(builder, r, column) == NUMBERING_CHINESE) {
			row->role = ROW_GROUP;
			for (uint32_t i = 0; i < row->cell_count; i++) {
				const struct table_cell *cell = &table->cells[row->first_cell + i];
				if (utf8_has_digit(text_of(builder, cell))) {
					row->role = ROW_SUBTOTAL;
				}
			}
		}
	}
}

/* ---- whether this is a table ---- */

/* Whether a row is the word for a title with a title beside it, and no row of names. */
static bool states_title(const struct table_builder *builder, const struct table_row *row)
{
	const struct table_cell *cells = &builder->table.cells[row->first_cell];
	return row->cell_count >= 2 && !cell_is_empty(&cells[1]) &&
	       column_kind_of(builder, &cells[0]) == COLUMN_TITLE &&
	       column_kind_of(builder, &cells[1]) == COLUMN_NONE;
}

/* Whether the rows are labels with their values beside them: most rows, or, of two columns, any row
 * below the first, since nothing that a table lists has the name of a field. */
static bool is_form(const struct table_builder *builder)
{
	const struct table *table = &builder->table;
	size_t labels = 0;
	size_t fields_below = 0; /* the first row */
	size_t rows = 0;
	if (table->column_count != 2 && table->column_count != 4) {
		return false;
	}
	for (uint32_t r = 0; r < table->row_count; r++) {
		const struct table_row *row = &table->rows[r];
		if (row->cell_count == 0) {
			continue;
		}
		enum column_kind kind = column_kind_of(builder, &table->cells[row->first_cell]);
		fields_below += kind == COLUMN_FIELD && rows > 0 && row->cell_count == 2;
		labels +=
		    kind == COLUMN_FIELD || (kind == COLUMN_TITLE && states_title(builder, row));
		rows++;
	}
	return labels * 2 > rows || (table->column_count == 2 && fields_below > 0);
}

/* Whether the cells are prose that was put in a frame, or all empty. */
static bool is_frame(const struct table_builder *builder)
{
	const struct table *table = &builder->table;
	size_t characters = 0;
	size_t texts = 0;
	for (uint32_t i = 0; i < table->cell_count; i++) {
		struct str text = text_of(builder, &table->cells[i]);
		size_t feeds = 0;
		for (size_t at = 0; at < text.size; at++) {
			feeds += text.data[at] == '\n';
		}
		if (table->header_rows == 0 && feeds >= MIN_FRAME_LINES) {
			return true;
		}
		characters += utf8_count(text);
		texts += text.size > 0;
	}
	return texts == 0 || (table->header_rows == 0 && characters > texts * MAX_MEAN_CELL);
}

static bool is_table(const struct table_builder *builder)
{
	const struct table *table = &builder->table;
	size_t rows = 0;
	bool has_title = false;
	for (uint32_t r = 0; r < table->row_count; r++) {
		const struct table_row *row = &table->rows[r];
		rows += row->role != ROW_RULE;
		has_title |= table->is_form && row->cell_count > 0 && states_title(builder, row);
	}
	for (size_t i = builder->first_line; i <= builder->last_line; i++) {
		if (builder->lines->items[i].kind == LINE_OUTSIDE) {
			return false;
		}
	}
	return rows > 1 && table->column_count > 1 &&
	       (table->is_form ? builder->has_bars || has_title : !is_frame(builder));
}

/* ---- the unit of all figures ---- */

static struct str unit_in(const struct table_builder *builder, struct span span)
{
	struct span unit;
	struct str text = str_slice(builder->lines->folded, span.start, span.end);
	return grammar_unit_note(builder->grammar, text, &unit)
	           ? arena_copy(builder->arena, str_slice(text, unit.start, unit.end))
	           : (struct str){0};
}

/* The unit in a row across above the names of the columns, or in the line above the table. */
static struct str find_unit(const struct table_builder *builder)
{
	const struct table *table = &builder->table;
	struct str unit = {0};
	for (uint32_t r = 0; r < table->header_rows && unit.size == 0; r++) {
		const struct table_row *row = &table->rows[r];
		if (row->role == ROW_GROUP) {
			unit = unit_in(builder, table->cells[row->first_cell].span);
		}
	}
	size_t i = builder->first_line;
	while (i > 0 && builder->lines->items[i - 1].kind == LINE_BLANK) {
		i--;
	}
	const struct line *above = i > 0 ? &builder->lines->items[i - 1] : NULL;
	return unit.size == 0 && above && above->kind == LINE_TEXT && above->table == 0
	           ? unit_in(builder, above->span)
	           : unit;
}

void table_builder_end(struct table_builder *builder, uint32_t header_rows)
{
	struct lines *lines = builder->lines;
	struct table *table = &builder->table;
	if (table->row_count == 0 || table->cell_count == 0) {
		return;
	}
	table_builder_spread(builder);
	table->header_rows = header_rows > 0 ? header_rows : find_header(builder);
	find_more_headers(builder);
	table->is_form = is_form(builder);
	table->header_rows = table->is_form ? 0 : table->header_rows;
	classify_rows(builder);
	find_numbered_groups(builder);
	table->unit = find_unit(builder);
	bool is_kept = is_table(builder);
	if (is_kept) {
		ARENA_PUSH(builder->arena, lines->tables, lines->table_count, lines->table_capacity,
		           *table);
		*table = (struct table){0}; /* its arrays belong to lines->tables now */
		builder->cell_capacity = 0;
		builder->row_capacity = 0;
		builder->continuation_capacity = 0;
	}
	for (size_t i = builder->first_line; i <= builder->last_line; i++) {
		struct line *line = &lines->items[i];
		if (!is_kept) {
			line->continues_row = false;
		} else {
			line->table = line->kind == LINE_TEXT ? (uint32_t)lines->table_count : 0;
		}
	}
}
