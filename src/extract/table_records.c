/* A table as records: what facts/ has read of it, in the order of its rows. */
#include <assert.h>

#include "base/compatibility.h"
#include "base/utf8.h"
#include "extract/records_from_outline.h"

enum {
	MAX_TITLE = 100, /* characters of a title on several lines: more is a title and its text */
	MAX_PENDING =
	    64 /* facts of several rows that wait for the last of these rows; more become mentions */
};

/* A fact that is said of several rows, until the last of them has come. */
struct pending {
	struct record record;
	uint32_t last_row;
};

enum answer { NOT_ASKED, ANSWER_NO, ANSWER_YES };

struct writer {
	struct records *out;
	const struct text *text;
	struct grammar *grammar;
	const struct table_reading *reading;
	bool as_directions;
	struct figures figures; /* of the cell that was read last */
	enum answer *is_summed; /* by column, see is_summed_once */
	struct pending pending[MAX_PENDING];
	size_t pending_count;
};

enum { ROW_DEPTH = 1, CELL_DEPTH = 2 };

static struct record *emit(struct writer *writer, enum record_kind kind, uint16_t depth,
                           struct span text)
{
	struct record *record = record_new(writer->out, kind);
	record->depth = depth;
	record->text = text;
	return record;
}

/* The field whose value a cell states; NULL where its column has none. */
static const struct field *value_field(const struct writer *writer, const struct table_cell *cell)
{
	const struct table_column *column = table_column_of(writer->reading, cell);
	bool has_value = column && column->field && column->field->value != VALUE_TEXT;
	return has_value ? column->field : NULL;
}

static struct str name_of(const struct writer *writer, const struct table_cell *cell)
{
	const struct table_column *column = table_column_of(writer->reading, cell);
	if (!column) {
		return (struct str){0};
	}
	if (cell->row < writer->reading->table->header_rows) {
		bool is_lowest = cell->span.start == column->name.start;
		return column->is_total && is_lowest ? STR("total") : (struct str){0};
	}
	switch (column->kind) {
	case COLUMN_TITLE:
		return STR("title");
	case COLUMN_NUMBER:
		return STR("number");
	case COLUMN_FIELD:
		return column->field->value == VALUE_TEXT ? column->field->name
		                                          : column->field->fact;
	case COLUMN_PARTNER:
	case COLUMN_NONE:
		break;
	}
	return (struct str){0};
}

static struct record_cell *place_new(const struct writer *writer, const struct table_cell *cell)
{
	struct record_cell *place = ARENA_NEW(writer->out->arena, struct record_cell);
	*place = (struct record_cell){
	    .row = cell->row + 1,
	    .column = cell->column + 1,
	    .row_span = cell->row_span,
	    .column_span = cell->column_span,
	    .role = (enum row_role)writer->reading->table->rows[cell->row].role,
	    .name = name_of(writer, cell)};
	return place;
}

/* ---- what stands in a cell ---- */

static void read_figures(struct writer *writer, const struct table_cell *cell)
{
	struct arena *arena = writer->out->arena;
	struct str clean = str_slice(writer->text->clean, cell->span.start, cell->span.end);
	writer->figures.count = 0;
	if (clean.size > 0) {
		figures_from_text(&writer->figures, writer->grammar->lexicon,
		                  compatibility_fold_text(arena, clean), arena);
	}
}

static struct figure *keep(const struct writer *writer, const struct figure *figure)
{
	struct figure *kept = ARENA_NEW(writer->out->arena, struct figure);
	*kept = *figure;
	return kept;
}

/* The figures of a cell but for its value, as mentions. */
static void add_mentions(struct writer *writer, const struct table_cell *cell, uint16_t depth,
                         const struct figure *value)
{
	for (size_t i = 0; i < writer->figures.count; i++) {
		struct figure *figure = keep(writer, &writer->figures.items[i]);
		figure->span.start += cell->span.start;
		figure->span.end += cell->span.start;
		if (!value || figure->span.start != value->span.start) {
			emit(writer, RECORD_MENTION, depth, figure->span)->figure = figure;
		}
	}
}

/* A span without the blanks and line ends around it. */
static struct span trim(const struct writer *writer, struct span span)
{
	struct str clean = writer->text->clean;
	struct str kept = str_trim(str_slice(clean, span.start, span.end));
	uint32_t start = (uint32_t)(kept.data - clean.data);
	return (struct span){start, start + (uint32_t)kept.size};
}

/* The first line of a span. */
static struct span first_line(const struct writer *writer, struct span span)
{
	const char *data = writer->text->clean.data;
	const char *feed =
	    span.start < span.end ? memchr(data + span.start, '\n', span_size(span)) : NULL;
	span.end = feed ? (uint32_t)(feed - data) : span.end;
	return span;
}

/* The lines of a part of a cell, as paragraphs. */
static void add_lines(struct writer *writer, struct span span, uint16_t depth,
                      const struct record_cell *place)
{
	while (span.start < span.end) {
		struct span line = first_line(writer, span);
		struct span text = trim(writer, line);
		if (text.start < text.end) {
			emit(writer, RECORD_TEXT, depth, text)->cell = place;
		}
		span.start = line.end + 1;
	}
}

/* Reads the figures of a cell, and its value; NULL where it states none. */
static const struct figure *value_of(struct writer *writer, const struct table_cell *cell,
                                     bool *is_whole)
{
	struct figure figure;
	read_figures(writer, cell);
	bool has_value =
	    table_cell_figure(&figure, is_whole, writer->reading, writer->text, writer->grammar,
	                      cell, &writer->figures, writer->out->arena);
	return has_value ? keep(writer, &figure) : NULL;
}

/* A cell that was read, with its figure where all of it is one. */
static void put_cell(struct writer *writer, const struct table_cell *cell,
                     const struct figure *value, struct str kind)
{
	struct record *record = emit(writer, RECORD_CELL, CELL_DEPTH, cell->span);
	struct record_cell *place = place_new(writer, cell);
	place->kind = kind;
	record->cell = place;
	record->figure = value;
	bool is_sum = place->role == ROW_TOTAL || place->role == ROW_SUBTOTAL;
	if (is_sum && value && value->per.size > 0) { /* of all rows, not of each */
		struct figure *sum = keep(writer, value);
		sum->per = (struct str){0};
		record->figure = sum;
	}
	add_mentions(writer, cell, CELL_DEPTH, value);
}

static void add_cell(struct writer *writer, const struct table_cell *cell, bool is_head,
                     struct str kind)
{
	bool is_whole = false;
	const struct figure *value = value_of(writer, cell, &is_whole);
	put_cell(writer, cell, is_whole && !is_head ? value : NULL, kind);
}

/* What stands between two places of a row outside its cells, if anything does: bars. */
static void add_bar(struct writer *writer, uint32_t from, uint32_t to, uint16_t depth)
{
	struct span bars = trim(writer, (struct span){from, from < to ? to : from});
	if (bars.start < bars.end) {
		emit(writer, RECORD_PUNCTUATION, depth, bars);
	}
}

/* All that stands outside the cells of a row. In a form a label takes in what is behind it: `step` is 2. */
static void add_bars(struct writer *writer, const struct table_row *row, uint32_t step,
                     uint16_t depth)
{
	const struct table_cell *cells = &writer->reading->table->cells[row->first_cell];
	uint32_t at = row->span.start;
	uint32_t i = 0;
	assert(cells);                    /* a table without a cell is none */
	if (row->cell_count % step > 0) { /* the first stands for itself */
		add_bar(writer, at, cells[0].span.start, depth);
		at = cells[0].span.end;
		i = 1;
	}
	for (; i < row->cell_count; i += step) {
		add_bar(writer, at, cells[i].span.start, depth);
		uint32_t last = i + step - 1 < row->cell_count ? i + step - 1 : i;
		at = cells[last].span.end > at ? cells[last].span.end : at;
	}
	add_bar(writer, at, row->span.end, depth);
}

/* ---- rows of directions ---- */

/* How many rows that a cell covers are directions. */
static uint32_t directions_in(const struct writer *writer, const struct table_cell *cell)
{
	uint32_t count = cell->row_span == 1; /* a cell of one row is one of a direction */
	for (uint32_t r = cell->row; cell->row_span > 1 && r < cell->row + cell->row_span; r++) {
		count += table_row_is_direction(writer->reading, writer->text, writer->grammar, r,
		                                writer->out->arena);
	}
	return count;
}

/* The title of a direction and, where it is long, the lines behind its first. */
static void add_heading(struct writer *writer, const struct table_cell *cell,
                        const struct record_cell *place)
{
	struct str text = str_slice(writer->text->clean, cell->span.start, cell->span.end);
	struct span title =
	    utf8_count(text) > MAX_TITLE ? first_line(writer, cell->span) : cell->span;
	emit(writer, RECORD_HEADING, CELL_DEPTH, title)->cell = place;
	add_lines(writer, (struct span){title.end, cell->span.end}, CELL_DEPTH, place);
	read_figures(writer, cell);
	add_mentions(writer, cell, CELL_DEPTH, NULL);
}

/* ---- what columns add up to ---- */

/* The value of the cell at a place that begins in that row; NULL where it states none. */
static const struct figure *value_at(struct writer *writer, uint32_t row, uint32_t column)
{
	const struct table_cell *cell = table_cell_at(writer->reading->table, row, column);
	bool is_whole;
	const struct figure *value =
	    cell && cell->row == row ? value_of(writer, cell, &is_whole) : NULL;
	return value && value->has_value ? value : NULL;
}

/* Whether the last row says the sum of a column, in which a cell of several rows counts once. Read once for all
 * cells of the column. */
static bool is_summed_once(struct writer *writer, uint32_t column)
{
	const struct table *table = writer->reading->table;
	enum answer *answer = &writer->is_summed[column];
	struct decimal sum = {0};
	bool is_readable = true;
	for (uint32_t r = table->header_rows; r < table->row_count && *answer == NOT_ASKED; r++) {
		const struct figure *value = value_at(writer, r, column);
		if (table->rows[r].role == ROW_TOTAL) {
			bool is_sum =
			    value && is_readable && decimal_compare(sum, value->value) == 0;
			*answer = is_sum ? ANSWER_YES : ANSWER_NO;
		} else if (table->rows[r].role == ROW_BODY && value) {
			is_readable &= decimal_add(&sum, sum, value->value);
		}
	}
	*answer = *answer == ANSWER_YES ? ANSWER_YES : ANSWER_NO;
	return *answer == ANSWER_YES;
}

/* A value of one row is its fact; one of several rows waits for the last of them. An amount that several rows
 * share is that of all together; a number of projects may be for each of them, unless the sum shows otherwise. */
static void add_fact(struct writer *writer, const struct table_cell *cell,
                     const struct figure *value, const struct table_cell *title)
{
	const struct field *field = value_field(writer, cell);
	bool is_shared = directions_in(writer, cell) > 1;
	struct record fact = {.kind = RECORD_FACT,
	                      .group = UINT32_MAX,
	                      .depth = is_shared ? ROW_DEPTH : CELL_DEPTH,
	                      .text = value->span,
	                      .field = field,
	                      .figure = value};
	struct record_cell *place = place_new(writer, cell);
	fact.cell = place;
	place->is_of_rows = is_shared;
	bool is_certain = is_shared
	                      ? field->value == VALUE_MONEY || is_summed_once(writer, cell->column)
	                      : cell->row_span >= title->row_span;
	if (!is_certain || (is_shared && writer->pending_count == MAX_PENDING)) {
		emit(writer, RECORD_MENTION, CELL_DEPTH, value->span)->figure = value;
	} else if (is_shared) {
		writer->pending[writer->pending_count++] =
		    (struct pending){fact, cell->row + cell->row_span - 1};
	} else {
		*record_new(writer->out, RECORD_FACT) = fact;
	}
}

/* A cell of a direction: a field with its value or its text; a figure that is none of a field's stays a
 * cell, so that it can be added up; any other is text. */
static void add_content(struct writer *writer, const struct table_cell *cell,
                        const struct table_cell *title)
{
	const struct table_column *column = table_column_of(writer->reading, cell);
	bool is_field = column && column->kind == COLUMN_FIELD;
	bool is_whole = false;
	const struct figure *value = value_of(writer, cell, &is_whole);
	if (!is_field && value && is_whole) {
		put_cell(writer, cell, value, (struct str){0});
		return;
	}
	value = value_field(writer, cell) ? value : NULL;
	const struct record_cell *place = place_new(writer, cell);
	if (is_field && directions_in(writer, cell) == 1) {
		struct record *field = emit(writer, RECORD_FIELD, CELL_DEPTH, cell->span);
		field->field = column->field;
		field->mark = (struct span){cell->span.start, cell->span.start};
		field->label = column->name;
		field->cell = place;
		add_lines(writer, cell->span, CELL_DEPTH + 1, place);
	} else {
		add_lines(writer, cell->span, CELL_DEPTH, place);
	}
	add_mentions(writer, cell, CELL_DEPTH, value);
	if (value) {
		add_fact(writer, cell, value, title);
	}
}

static void add_direction(struct writer *writer, uint32_t r)
{
	const struct table_reading *reading = writer->reading;
	const struct table *table = reading->table;
	const struct table_row *row = &table->rows[r];
	const struct table_cell *title = table_cell_at(table, r, reading->title);
	const struct table_cell *number =
	    reading->number == NO_COLUMN ? NULL : table_cell_at(table, r, reading->number);
	struct record_cell *place = ARENA_NEW(writer->out->arena, struct record_cell);
	struct record *record = emit(writer, RECORD_DIRECTION, ROW_DEPTH,
	                             (struct span){row->span.start, row->span.start});
	*place = (struct record_cell){.row = r + 1};
	record->row = place;
	record->style = &writer->grammar->row;
	record->mark = (struct span){title->span.start, title->span.start};
	struct span rest = {0}; /* what stands behind the number in its cell */
	if (number && number->row == r && number != title && !table_cell_is_empty(number)) {
		record->mark = first_line(writer, number->span);
		rest = (struct span){record->mark.end, number->span.end};
	}
	record->number = record->mark;
	while (span_size(record->number) > 1 &&
	       strchr(".)", writer->text->folded.data[record->number.end - 1])) {
		record->number.end--;
	}
	add_heading(writer, title, place_new(writer, title));
	add_lines(writer, rest, CELL_DEPTH, NULL);
	for (uint32_t i = 0; i < row->cell_count; i++) {
		const struct table_cell *cell = &table->cells[row->first_cell + i];
		if (cell != title && cell != number && !table_cell_is_empty(cell)) {
			add_content(writer, cell, title);
		}
	}
	add_bars(writer, row, 1, CELL_DEPTH);
}

/* ---- totals ---- */

/* Whether the total under amounts for each project only adds these up, and is not what all projects get: then it
 * is no total of funds. */
static bool adds_up_each(struct writer *writer, const struct table_cell *cell,
                         const struct figure *total)
{
	const struct table *table = writer->reading->table;
	const struct table_column *columns = writer->reading->columns;
	uint32_t counts = 0;
	while (
	    counts < table->column_count &&
	    !(columns[counts].field && str_equal(columns[counts].field->fact, STR("projects")))) {
		counts++;
	}
	struct decimal each = {0};
	struct decimal all = {0};
	bool is_readable = counts < table->column_count;
	for (uint32_t r = table->header_rows; r < table->row_count; r++) {
		struct decimal product;
		const struct figure *amount =
		    table_row_is_direction(writer->reading, writer->text, writer->grammar, r,
		                           writer->out->arena)
			? value_at(writer, r, cell->column)
			: NULL;
		if (!amount) {
			continue;
		}
		is_readable &= decimal_add(&each, each, amount->value);
		const struct figure *number = is_readable ? value_at(writer, r, counts) : NULL;
		is_readable = number && decimal_multiply(&product, number->value, amount->value) &&
		              decimal_add(&all, all, product);
	}
	bool is_all = is_readable && decimal_compare(all, total->value) == 0;
	return !is_all && decimal_compare(each, total->value) == 0;
}

/* Counts and amounts in a row of totals may be totals of the document; those in the row of a kind of project are
 * stated of that kind. */
static void add_totals(struct writer *writer, const struct table_row *row, struct str kind)
{
	const struct table *table = writer->reading->table;
	for (uint32_t i = 0; i < row->cell_count; i++) {
		const struct table_cell *cell = &table->cells[row->first_cell + i];
		const struct field *field = value_field(writer, cell);
		bool is_whole;
		bool may_state = field && (kind.size > 0 || field->value != VALUE_DURATION);
		const struct figure *value = may_state ? value_of(writer, cell, &is_whole) : NULL;
		if (!value ||
		    (kind.size == 0 && value->per.size > 0 && adds_up_each(writer, cell, value))) {
			continue;
		}
		struct figure *total = keep(writer, value);
		total->per = kind.size > 0 ? value->per : (struct str){0};
		struct record *record = emit(writer, RECORD_TOTAL, ROW_DEPTH, value->span);
		record->field = field;
		record->figure = total;
		struct record_cell *place = place_new(writer, cell);
		place->kind = kind;
		record->cell = place;
	}
}

/* ---- rows ---- */

static void add_row(struct writer *writer, uint32_t r)
{
	const struct table *table = writer->reading->table;
	const struct table_row *row = &table->rows[r];
	struct str kind = table_row_kind(writer->reading, writer->text, r, writer->out->arena);
	struct record_cell *place = ARENA_NEW(writer->out->arena, struct record_cell);
	*place = (struct record_cell){.row = r + 1, .role = (enum row_role)row->role};
	emit(writer, RECORD_ROW, ROW_DEPTH, (struct span){row->span.start, row->span.start})->cell =
	    place;
	for (uint32_t i = 0; i < row->cell_count; i++) {
		add_cell(writer, &table->cells[row->first_cell + i], row->role == ROW_HEADER, kind);
	}
	add_bars(writer, row, 1, CELL_DEPTH);
	if (kind.size > 0 || (row->role == ROW_TOTAL && writer->as_directions)) {
		add_totals(writer, row, kind);
	}
}

/* The facts of several rows whose last has come. */
static void add_pending(struct writer *writer, uint32_t row)
{
	size_t kept = 0;
	for (size_t i = 0; i < writer->pending_count; i++) {
		const struct pending *pending = &writer->pending[i];
		if (pending->last_row <= row) {
			*record_new(writer->out, RECORD_FACT) = pending->record;
		} else {
			writer->pending[kept++] = *pending;
		}
	}
	writer->pending_count = kept;
}

/* ---- forms ---- */

/* A title in a form: its label is the mark of a direction. */
static void add_form_title(struct writer *writer, const struct table_cell *label,
                           const struct table_cell *value)
{
	struct record *record = emit(writer, RECORD_DIRECTION, ROW_DEPTH, (struct span){0});
	record->style = &writer->grammar->row;
	record->mark = (struct span){label->span.start, value->span.start};
	record->number = (struct span){label->span.start, label->span.start};
	add_heading(writer, value, NULL);
}

/* A label and what stands beside it. */
static void add_pair(struct writer *writer, const struct table_cell *label,
                     const struct table_cell *value, bool *in_direction)
{
	struct str words = table_cell_text(writer->text, label);
	struct column column = grammar_column(writer->grammar, words);
	uint16_t depth = ROW_DEPTH;
	if (column.kind == COLUMN_TITLE && !table_cell_is_empty(value)) {
		add_form_title(writer, label, value);
		*in_direction = true;
		return;
	}
	depth = *in_direction ? CELL_DEPTH : ROW_DEPTH;
	if (column.kind == COLUMN_FIELD && !table_cell_is_empty(value)) {
		struct record *field = emit(writer, RECORD_FIELD, depth, label->span);
		field->field = column.field;
		field->mark = (struct span){label->span.start, value->span.start};
		field->label = label->span;
		depth++;
	} else {
		add_lines(writer, label->span, depth, NULL);
	}
	add_lines(writer, value->span, depth, NULL);
	read_figures(writer, value);
	add_mentions(writer, value, depth, NULL);
}

void records_from_form(struct records *out, const struct text *text, struct grammar *grammar,
                       const struct table_reading *reading)
{
	struct writer writer = {.out = out, .text = text, .grammar = grammar, .reading = reading};
	const struct table *table = reading->table;
	bool in_direction = false;
	for (uint32_t r = 0; r < table->row_count && !arena_is_spent(out->arena); r++) {
		const struct table_row *row = &table->rows[r];
		uint32_t i =
		    row->cell_count % 2; /* a cell over several rows stands before the labels */
		if (i == 1) {
			add_lines(&writer, table->cells[row->first_cell].span,
			          in_direction ? CELL_DEPTH : ROW_DEPTH, NULL);
		}
		for (; i + 1 < row->cell_count; i += 2) {
			const struct table_cell *label = &table->cells[row->first_cell + i];
			add_pair(&writer, label, label + 1, &in_direction);
		}
		add_bars(&writer, row, 2, in_direction ? CELL_DEPTH : ROW_DEPTH);
	}
}

void records_from_table(struct records *out, const struct text *text, struct grammar *grammar,
                        const struct table_reading *reading, bool as_directions)
{
	struct writer writer = {
	    .out = out,
	    .text = text,
	    .grammar = grammar,
	    .reading = reading,
	    .as_directions = as_directions,
	    .is_summed = ARENA_ARRAY(out->arena, enum answer, reading->table->column_count + 1)};
	for (uint32_t r = 0; r < reading->table->row_count && !arena_is_spent(out->arena); r++) {
		if (reading->table->rows[r].role == ROW_RULE) {
			add_bars(&writer, &reading->table->rows[r], 1, ROW_DEPTH);
		} else if (as_directions &&
		           table_row_is_direction(reading, text, grammar, r, out->arena)) {
			add_direction(&writer, r);
		} else {
			add_row(&writer, r);
		}
		add_pending(&writer, r);
	}
}
