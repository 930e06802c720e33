/* From the words over columns to what stands below them. Knows no words: the grammar does. */
#include "facts/tables.h"

#include "base/buf.h"
#include "base/utf8.h"

enum {
	BRACKET_WIDE = 0xFF08, /* the closing one is next */
	EACH_REACH = 4,        /* characters before a figure that may tell that it is for each */
	MAX_HEAD = 1000 /* bytes: a longer text in the head names no column, it ran into it */
};

struct str table_cell_text(const struct text *text, const struct table_cell *cell)
{
	return str_trim(str_slice(text->folded, cell->span.start, cell->span.end));
}

bool table_cell_is_empty(const struct table_cell *cell)
{
	return cell->span.start >= cell->span.end;
}

/* ---- columns ---- */

static void forget_field(struct table_column *column)
{
	column->kind = COLUMN_NONE;
	column->field = NULL;
	column->above = NULL;
}

/* What the heads of a column say: the lowest known one decides. Where one says that the figures are others' money,
 * they are no facts. */
static void read_column(struct table_reading *reading, struct arena *arena, const struct text *text,
                        const struct grammar *grammar, uint32_t at)
{
	const struct table_cell *names[TABLE_HEADER_ROWS];
	size_t count = table_column_names(reading->table, at, names);
	struct table_column *column = &reading->columns[at];
	struct buf remark;
	buf_init(&remark);
	for (size_t i = 0; i < count; i++) {
		struct str words = table_cell_text(text, names[i]);
		if (words.size > MAX_HEAD) {
			continue;
		}
		struct column known = grammar_column(grammar, words);
		if (known.kind != COLUMN_NONE) {
			column->kind = known.kind;
			column->field = known.field;
			column->above = i + 1 < count ? names[i] : NULL;
		}
		column->is_foreign |= grammar_cell_says(grammar, COLUMN_FOREIGN, words);
		column->is_total = grammar_cell_says(grammar, COLUMN_TOTAL, words) ||
		                   grammar_cell_says(grammar, COLUMN_SUBTOTAL, words);
		column->is_kind |= grammar_cell_says(grammar, COLUMN_KINDS, words);
		column->name = names[i]->span;
		buf_append(&remark, words);
	}
	if (column->is_foreign && column->field && column->field->value != VALUE_TEXT) {
		forget_field(column);
	}
	column->remark = arena_copy(arena, buf_str(&remark));
	column->per = lexicon_per(grammar->lexicon, column->remark);
	buf_release(&remark);
}

/* How many cells with a text of their own a column has below the heads. */
static uint32_t count_own_cells(const struct table_reading *reading, const struct text *text,
                                uint32_t column)
{
	const struct table *table = reading->table;
	uint32_t count = 0;
	for (uint32_t r = table->header_rows; r < table->row_count; r++) {
		const struct table_cell *cell = table_cell_at(table, r, column);
		count += cell && cell->row == r && table_cell_text(text, cell).size > 0;
	}
	return count;
}

/* Of several columns of titles the one with most cells names the directions; the others group them. */
static void find_titles(struct table_reading *reading, const struct text *text)
{
	uint32_t most = 0;
	reading->title = NO_COLUMN;
	reading->number = NO_COLUMN;
	for (uint32_t c = 0; c < reading->table->column_count; c++) {
		const struct table_column *column = &reading->columns[c];
		if (column->kind == COLUMN_TITLE) {
			uint32_t own = count_own_cells(reading, text, c);
			reading->title = own > most ? c : reading->title;
			most = own > most ? own : most;
		}
	}
	for (uint32_t c = 0; c < reading->table->column_count; c++) {
		struct table_column *column = &reading->columns[c];
		bool is_title = column->kind == COLUMN_PARTNER && reading->title == NO_COLUMN;
		reading->title = is_title ? c : reading->title;
		column->kind = column->kind == COLUMN_PARTNER
		                   ? (is_title ? COLUMN_TITLE : COLUMN_NONE)
		                   : column->kind;
	}
	for (uint32_t c = 0; c < reading->table->column_count;
	     c++) { /* codes stand behind ordinals */
		bool is_number = reading->columns[c].kind == COLUMN_NUMBER;
		bool is_before = reading->number == NO_COLUMN || c < reading->title;
		reading->number = is_number && is_before ? c : reading->number;
	}
}

/* A second column of the same field is about a part (this year, one side): it is not the field's. */
static void keep_first_of_each(struct table_reading *reading)
{
	for (uint32_t c = 0; c < reading->table->column_count; c++) {
		struct table_column *column = &reading->columns[c];
		bool has_value = column->field && column->field->value != VALUE_TEXT;
		for (uint32_t before = 0; before < c && has_value; before++) {
			const struct table_column *other = &reading->columns[before];
			if (other->field && str_equal(other->field->fact, column->field->fact) &&
			    str_equal(other->per, column->per)) {
				forget_field(column);
				has_value = false;
			}
		}
	}
}

/* Under a head of a field that stands over several columns (years, sides), only that which adds up the
 * others is of the field, or the only one that is the issuer's. */
static void settle_shared_heads(struct table_reading *reading)
{
	uint32_t count = reading->table->column_count;
	for (uint32_t c = 0; c < count;) {
		const struct table_cell *above = reading->columns[c].above;
		uint32_t end = c + 1;
		uint32_t totals = 0;
		while (end < count && above && reading->columns[end].above == above) {
			end++;
		}
		for (uint32_t i = c; i < end; i++) {
			totals += reading->columns[i].is_total;
		}
		for (uint32_t i = c; i < end && above && end - c > 1; i++) {
			bool is_each = reading->columns[i].per.size > 0;
			if (!is_each && (totals != 1 || !reading->columns[i].is_total)) {
				forget_field(&reading->columns[i]);
			}
		}
		c = end;
	}
}

static bool has_other_columns(const struct table_reading *reading, const struct text *text,
                              const struct grammar *grammar)
{
	for (uint32_t c = 0; c < reading->table->column_count; c++) {
		const struct table_cell *names[TABLE_HEADER_ROWS];
		size_t count = table_column_names(reading->table, c, names);
		for (size_t i = 0; i < count; i++) {
			if (grammar_cell_says(grammar, COLUMN_OTHERS,
			                      table_cell_text(text, names[i]))) {
				return true;
			}
		}
	}
	return false;
}

/* Whether a text has a letter: a title is no number. */
static bool has_words(struct str text)
{
	for (size_t at = 0; at < text.size;) {
		uint32_t c = utf8_next(text, &at);
		if ((c < 0x80 && ascii_is_letter((char)c)) || c >= 0x3400) {
			return true;
		}
	}
	return false;
}

/* Whether the rows of a table list directions: it has a column that names them, and another that is
 * known; and most that stands in the column of titles may be one. */
static bool lists_directions(const struct table_reading *reading, const struct text *text,
                             const struct grammar *grammar)
{
	const struct table *table = reading->table;
	bool has_other = false;
	size_t titles = 0;
	size_t others = 0;
	if (reading->title == NO_COLUMN || has_other_columns(reading, text, grammar)) {
		return false;
	}
	for (uint32_t c = 0; c < table->column_count; c++) {
		has_other |= reading->columns[c].kind == COLUMN_NUMBER ||
		             reading->columns[c].kind == COLUMN_FIELD;
	}
	for (uint32_t r = table->header_rows; r < table->row_count && has_other; r++) {
		if (table->rows[r].role == ROW_BODY) {
			const struct table_cell *cell = table_cell_at(table, r, reading->title);
			struct str title = cell ? table_cell_text(text, cell) : (struct str){0};
			titles += has_words(title);
			others += title.size > 0 && !has_words(title);
		}
	}
	return titles > others;
}

/* Whether the cells of the first column are all kinds of project, by the grammar's rule. */
static bool has_kinds(const struct table_reading *reading, const struct text *text,
                      struct grammar *grammar)
{
	const struct table *table = reading->table;
	struct match_result result;
	size_t kinds = 0;
	for (uint32_t r = table->header_rows; r < table->row_count; r++) {
		const struct table_cell *cell = table_cell_at(table, r, 0);
		if (table->rows[r].role != ROW_BODY || !cell || cell->row != r) {
			continue;
		}
		if (!rule_match(&grammar->kind_heading, table_cell_text(text, cell), 0, &result)) {
			return false;
		}
		kinds++;
	}
	return kinds > 1;
}

/* The columns that name kinds of project: their heads say so, or all cells of the first are some. Where
 * rows list directions, kinds only sort them. */
static void find_kinds(struct table_reading *reading, const struct text *text,
                       struct grammar *grammar)
{
	bool has_named = false;
	for (uint32_t c = 0; c < reading->table->column_count; c++) {
		struct table_column *column = &reading->columns[c];
		column->is_kind = column->is_kind && !reading->lists_directions;
		has_named |= column->is_kind;
	}
	if (!has_named && !reading->lists_directions) {
		reading->columns[0].is_kind = has_kinds(reading, text, grammar);
	}
}

/* A kind as written, up to a bracket or line end. */
static struct str kind_in(const struct text *text, const struct table_cell *cell)
{
	struct str kind = str_trim(str_slice(text->clean, cell->span.start, cell->span.end));
	for (size_t at = 0, next = 0; at < kind.size; at = next) {
		uint32_t c = utf8_next(kind, &next);
		if (at > 0 && (c == '(' || c == BRACKET_WIDE || c == '\n')) {
			return str_trim(str_slice(kind, 0, at));
		}
	}
	return kind;
}

struct str table_row_kind(const struct table_reading *reading, const struct text *text,
                          uint32_t row, struct arena *arena)
{
	const struct table *table = reading->table;
	const struct table_cell *last = NULL;
	struct str kind = {0};
	for (uint32_t c = 0; c < table->column_count && table->rows[row].role == ROW_BODY; c++) {
		const struct table_cell *cell =
		    reading->columns[c].is_kind ? table_cell_at(table, row, c) : NULL;
		if (!cell || cell == last || table_cell_is_empty(cell)) {
			continue;
		}
		struct str part = kind_in(text, cell);
		kind = kind.size > 0
		           ? arena_format(arena, "%.*s %.*s", STR_FORMAT(kind), STR_FORMAT(part))
		           : part;
		last = cell;
	}
	return kind;
}

/* Whether a form has the title of a direction. */
static bool names_directions(const struct text *text, const struct table *table,
                             const struct grammar *grammar)
{
	for (uint32_t i = 0; i + 1 < table->cell_count; i++) {
		const struct table_cell *label = &table->cells[i];
		const struct table_cell *value = label + 1;
		if (has_words(table_cell_text(text, value)) &&
		    grammar_column(grammar, table_cell_text(text, label)).kind == COLUMN_TITLE) {
			return true;
		}
	}
	return false;
}

void table_read(struct table_reading *out, struct arena *arena, const struct text *text,
                const struct table *table, struct grammar *grammar)
{
	*out = (struct table_reading){
	    .table = table,
	    .columns = ARENA_ARRAY(arena, struct table_column, table->column_count + 1)};
	if (table->is_form) {
		out->title = NO_COLUMN;
		out->number = NO_COLUMN;
		out->lists_directions = names_directions(text, table, grammar);
		return;
	}
	for (uint32_t c = 0; c < table->column_count; c++) {
		read_column(out, arena, text, grammar, c);
	}
	settle_shared_heads(out);
	keep_first_of_each(out);
	find_titles(out, text);
	out->lists_directions = lists_directions(out, text, grammar);
	find_kinds(out, text, grammar);
}

/* ---- rows ---- */

static bool is_ordinal(const struct grammar *grammar, struct str text, struct arena *arena)
{
	struct figure figure;
	for (size_t i = 0; i < text.size; i++) {
		if (ascii_is_digit(text.data[i])) {
			return true;
		}
	}
	return text.size > 0 && figure_from_text(&figure, grammar->lexicon, text, arena);
}

bool table_row_is_direction(const struct table_reading *reading, const struct text *text,
                            const struct grammar *grammar, uint32_t row, struct arena *arena)
{
	const struct table *table = reading->table;
	const struct table_cell *title =
	    reading->title == NO_COLUMN ? NULL : table_cell_at(table, row, reading->title);
	if (!reading->lists_directions || table->rows[row].role != ROW_BODY || !title ||
	    title->row != row || !has_words(table_cell_text(text, title))) {
		return false;
	}
	const struct table_cell *number =
	    reading->number == NO_COLUMN ? NULL : table_cell_at(table, row, reading->number);
	return !number || number == title ||
	       is_ordinal(grammar, table_cell_text(text, number), arena);
}

/* ---- cells ---- */

const struct table_column *table_column_of(const struct table_reading *reading,
                                           const struct table_cell *cell)
{
	const struct table_column *first = &reading->columns[cell->column];
	for (uint32_t c = 1; c < cell->column_span; c++) {
		if (reading->columns[cell->column + c].field != first->field) {
			return NULL;
		}
	}
	return first;
}

/* Gives a bare number the first of some units, a comma between them, that its field can have. */
static bool apply_one_of(struct figure *figure, const struct field *field, struct grammar *grammar,
                         struct str units, struct arena *arena)
{
	for (size_t start = 0, at = 0, next = 0; start < units.size; at = next) {
		uint32_t c = at < units.size ? utf8_next(units, &next) : ',';
		if (c != ',' && c != 0x3001 && c != 0xFF0C && c != '/') {
			continue;
		}
		struct str unit = str_slice(units, start, at);
		struct str remark = arena_format(arena, "(%.*s)", STR_FORMAT(unit));
		struct figure candidate = *figure;
		if (unit.size > 0 && field_takes_figure(grammar, field, remark, &candidate)) {
			*figure = candidate;
			return true;
		}
		start = at < units.size ? next : units.size;
	}
	return false;
}

/* Gives a bare number the unit in the first cell of its row, as sums have it, else that of its column, else that
 * of the table. Whether it may be a value. */
static bool apply_unit(struct figure *figure, const struct table_reading *reading,
                       const struct table_column *column, struct str row, struct grammar *grammar,
                       struct arena *arena)
{
	const struct field *field = column->field;
	if (!field || field->value == VALUE_TEXT) {
		return grammar_apply_remark(grammar, column->remark, figure);
	}
	if (field->value == VALUE_MONEY && grammar_apply_remark(grammar, row, figure)) {
		return field_takes_figure(grammar, field, column->remark, figure);
	}
	return field_takes_figure(grammar, field, column->remark, figure) ||
	       apply_one_of(figure, field, grammar, reading->table->unit, arena);
}

/* What the first cell of a sum's row says; empty for other rows. */
static struct str label_of_row(const struct table_reading *reading, const struct text *text,
                               uint32_t row)
{
	const struct table_row *at = &reading->table->rows[row];
	bool is_sum = at->role == ROW_TOTAL || at->role == ROW_SUBTOTAL;
	return is_sum && at->cell_count > 0
	           ? table_cell_text(text, &reading->table->cells[at->first_cell])
	           : (struct str){0};
}

/* Whether a figure is for each of something that is not named: by the words right before it, or a stroke behind
 * it. */
static bool is_for_each(const struct grammar *grammar, struct str text, const struct figure *figure)
{
	size_t start = figure->span.start;
	for (int i = 0; i < EACH_REACH && start > 0 && figure->per.size == 0; i++) {
		utf8_previous(text, start, &start);
		if (grammar_cell_says(grammar, COLUMN_EACH,
		                      str_slice(text, start, figure->span.start))) {
			return true;
		}
	}
	size_t end = figure->span.end;
	uint32_t c = end < text.size ? utf8_next(text, &end) : 0;
	return figure->per.size == 0 && (c == '/' || c == 0xFF0F);
}

static bool is_blank(struct str text)
{
	return str_trim(text).size == 0;
}

/* Whether a figure stands in brackets that are open before it in its cell. */
static bool is_in_brackets(struct str text, size_t at)
{
	int depth = 0;
	for (size_t i = 0; i < at && i < text.size;) {
		uint32_t c = utf8_next(text, &i);
		depth += c == '(' || c == BRACKET_WIDE;
		depth -= c == ')' || c == BRACKET_WIDE + 1;
	}
	return depth > 0;
}

bool table_cell_figure(struct figure *out, bool *is_whole, const struct table_reading *reading,
                       const struct text *text, struct grammar *grammar,
                       const struct table_cell *cell, const struct figures *figures,
                       struct arena *arena)
{
	const struct table_column *column = table_column_of(reading, cell);
	struct str clean = str_slice(text->clean, cell->span.start, cell->span.end);
	bool is_value = column && column->field && column->field->value != VALUE_TEXT;
	struct str row = label_of_row(reading, text, cell->row);
	struct figure each = {0};
	size_t found[2] = {0}; /* those of all, and those that are for each of something */
	*is_whole = figures->count == 1 &&
	            is_blank(str_slice(clean, 0, figures->items[0].span.start)) &&
	            is_blank(str_slice(clean, figures->items[0].span.end, clean.size));
	if (!column || (!is_value && !*is_whole)) {
		return false;
	}
	for (size_t i = 0; i < figures->count; i++) {
		struct figure figure = figures->items[i];
		bool takes = apply_unit(&figure, reading, column, row, grammar, arena) || !is_value;
		takes = takes && !is_for_each(grammar, clean, &figure);
		bool is_each = figure.per.size > 0;
		bool is_remark =
		    found[0] + found[1] > 0 && is_in_brackets(clean, figure.span.start);
		if (takes && !is_remark && found[is_each]++ == 0) {
			*(is_each ? &each : out) = figure;
		}
	}
	if (found[0] != 1 && (found[0] > 1 || found[1] != 1)) {
		return false;
	}
	*out = found[0] == 1 ? *out : each;
	out->per = out->per.size == 0 && is_value ? column->per : out->per;
	if (is_value) {
		figure_count_in_months(out);
	}
	out->span.start += cell->span.start;
	out->span.end += cell->span.start;
	return true;
}
