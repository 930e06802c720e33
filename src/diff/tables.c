/* One walk over the cells of a table, sorted by column. Columns are where cells start, so that a
 * table is as wide as it has cells, whatever its numbers say. */
#include "diff/tables.h"

#include "base/character.h"
#include "base/search.h"
#include "base/sort.h"
#include "base/utf8.h"
#include "diff/normalise.h"

enum {
	MAX_HEADER_ROWS = 4, /* that are read for the words of columns */
	WORDS_BYTES = 96,    /* of a header cell that are read */
	SAMPLE_BYTES = 1024, /* of the cells of a column */
	KEY_BYTES = 96,      /* of a text that many rows are identified by */
	MAX_ROW_DIGITS = 7,  /* of the number of a row */
	MIN_SURE_COUNT = 3   /* rows that count from another number than 1 */
};

bool row_is(const struct node *row, const char *role)
{
	return row->kind == NODE_ROW && str_equal(row->name, str_from(role));
}

/* Whether a row says something of its own, and does not sum up or head others. */
static bool is_body(const struct node *row)
{
	return !row_is(row, "header") && !row_is(row, "group") && !row_is(row, "subtotal") &&
	       !row_is(row, "total");
}

/* The number that stands for the place of a row: digits or a Chinese number below 11, with or
 * without brackets or a stop. 0 for any other text. */
static uint32_t number_of_row(struct str normal)
{
	uint32_t number = 0;
	struct str text = normal_without_stops(normal);
	if (text.size > 2 && text.data[0] == '(' && text.data[text.size - 1] == ')') {
		text = str_slice(text, 1, text.size - 1);
	}
	size_t end = 0;
	uint32_t first = text.size > 0 ? utf8_next(text, &end) : 0;
	if (end == text.size && character_numeral(first, &number)) {
		return number <= 10 ? number : 0;
	}
	for (size_t i = 0; i < text.size; i++) {
		if (!ascii_is_digit(text.data[i]) || i == MAX_ROW_DIGITS) {
			return 0;
		}
		number = number * 10 + (uint32_t)(text.data[i] - '0');
	}
	return number;
}

/* Whether a node of a row stands in one of its columns. */
static bool is_in_column(const struct node *node)
{
	return node->column > 0 &&
	       (node->kind == NODE_CELL || node->kind == NODE_HEADING || node->kind == NODE_FIELD ||
	        node->kind == NODE_PARAGRAPH || node->kind == NODE_ITEM);
}

struct str row_words(const struct node *row)
{
	for (const struct node *node = row->first; node; node = node->next) {
		char digits[16];
		size_t size = 0;
		for (size_t i = 0; i < node->text.size && size < sizeof digits; i++) {
			if (node->text.data[i] != ' ') {
				digits[size++] = node->text.data[i];
			}
		}
		bool is_number = number_of_row((struct str){digits, size}) > 0;
		if (is_in_column(node) && node->text.size > 0 && !is_number) {
			return node->text;
		}
	}
	return (struct str){0};
}

/* ---- columns ---- */

static int compare_cells(const void *a, const void *b)
{
	const struct table_cell *left = a;
	const struct table_cell *right = b;
	int next = compare_then(left->row, right->row,
	                        COMPARE(left->part->position, right->part->position));
	return compare_then(left->column, right->column, next);
}

/* The first column that starts at a number or behind it. */
static uint32_t column_from(const struct table *table, uint64_t number)
{
	size_t at;
	SEARCH_FIRST(at, 0, table->column_count, table->columns[at].number < number);
	return (uint32_t)at;
}

uint32_t table_column_at(const struct table *table, uint32_t number)
{
	uint32_t at = column_from(table, number);
	bool is_there = at < table->column_count && table->columns[at].number == number;
	return is_there ? at : NO_MATCH;
}

/* A text, or where it is long a short string that hardly another text has: a group or a merged
 * cell stands for any number of rows, which are compared by it one by one. */
static struct str key_of(struct arena *arena, struct str text)
{
	size_t end = 0;
	if (text.size <= KEY_BYTES) {
		return text;
	}
	for (size_t at = 0; at <= KEY_BYTES / 2; utf8_next(text, &at)) {
		end = at;
	}
	return arena_format(arena, "%.*s\x1F%zu %08x", STR_FORMAT(str_slice(text, 0, end)),
	                    text.size, str_hash(text));
}

static void find_columns(struct table *table, struct arena *arena)
{
	uint32_t *numbers = ARENA_ARRAY(arena, uint32_t, table->cell_count + 1);
	for (size_t i = 0; i < table->cell_count; i++) {
		numbers[i] = table->cells[i].part->node->column;
	}
	qsort(numbers, table->cell_count, sizeof *numbers, compare_uint32);
	table->columns = ARENA_ARRAY(arena, struct column, table->cell_count + 1);
	for (size_t i = 0; i < table->cell_count; i++) {
		if (i == 0 || numbers[i] != numbers[i - 1]) {
			table->columns[table->column_count++] =
			    (struct column){.number = numbers[i], .match = NO_MATCH};
		}
	}
	for (size_t i = 0; i < table->cell_count; i++) {
		struct table_cell *cell = &table->cells[i];
		cell->column = table_column_at(table, cell->part->node->column);
		cell->key = key_of(arena, cell->part->content);
	}
	qsort(table->cells, table->cell_count, sizeof *table->cells, compare_cells);
	for (size_t i = table->cell_count; i-- > 0;) {
		struct column *column = &table->columns[table->cells[i].column];
		column->end = column->end > 0 ? column->end : (uint32_t)i + 1;
		column->first = (uint32_t)i;
	}
}

/* ---- rows and cells ---- */

static void collect(struct table *table, struct arena *arena)
{
	for (struct part *row = table->part->first; row; row = row->next) {
		if (!node_is_row(row->node)) {
			continue;
		}
		row->row = (uint32_t)table->rows.count;
		ARENA_PUSH(arena, table->rows.items, table->rows.count, table->rows.capacity, row);
		for (struct part *part = row->first; part; part = part->next) {
			struct table_cell cell = {.row = row->row, .part = part};
			if (is_in_column(part->node)) {
				ARENA_PUSH(arena, table->cells, table->cell_count,
				           table->cell_capacity, cell);
			}
		}
	}
}

static void find_groups(struct table *table, struct arena *arena)
{
	struct str group = {0};
	table->groups = ARENA_ARRAY(arena, struct str, table->rows.count + 1);
	for (size_t i = 0; i < table->rows.count; i++) {
		const struct part *row = table->rows.items[i];
		bool is_group = row_is(row->node, "group");
		table->groups[i] = is_group || row_is(row->node, "total") ? (struct str){0} : group;
		group = is_group ? key_of(arena, row->content) : group;
	}
}

const struct table_cell *table_find_cell(const struct table *table, uint32_t row, uint32_t column,
                                         bool is_carried)
{
	const struct column *in = &table->columns[column];
	size_t next; /* behind the last that starts in the row or above */
	SEARCH_FIRST(next, in->first, in->end, table->cells[next].row <= row);
	if (next == in->first) {
		return NULL;
	}
	const struct table_cell *cell = &table->cells[next - 1];
	const struct node *node = cell->part->node;
	bool is_here = cell->row == row || (uint64_t)cell->row + node->row_span > row;
	bool may_carry = is_carried && is_body(table->rows.items[row]->node) &&
	                 is_body(table->rows.items[cell->row]->node) && !node->figure &&
	                 str_equal(table->groups[row], table->groups[cell->row]);
	return is_here || may_carry ? cell : NULL;
}

/* ---- what columns are ---- */

/* The beginning of a text, up to a whole character, without its line ends. */
static struct str beginning(struct arena *arena, struct str text)
{
	char *line = arena_alloc(arena, (text.size < WORDS_BYTES ? text.size : WORDS_BYTES) + 4);
	size_t size = 0;
	for (size_t at = 0; at < text.size && at < WORDS_BYTES;) {
		size_t start = at;
		if (utf8_next(text, &at) != '\n') {
			memcpy(line + size, text.data + start, at - start);
			size += at - start;
		}
	}
	return (struct str){line, size};
}

/* Adds the words of a header cell to the columns that it spans. `room` is how many columns the
 * cells of its row may span in all, so that wrong spans cost no more than right ones. */
static void add_words(struct table *table, struct arena *arena, const struct part *cell,
                      size_t *room)
{
	const struct node *node = cell->node;
	struct str words = beginning(arena, node->text);
	uint64_t span = node->column_span > 1 ? node->column_span : 1;
	uint32_t end = column_from(table, node->column + span);
	for (uint32_t i = column_from(table, node->column); i<end && * room> 0; i++, --*room) {
		struct str *all = &table->columns[i].words;
		if (all->size > MAX_HEADER_ROWS * WORDS_BYTES) {
			continue; /* more cells than one in a row */
		}
		*all = all->size > 0
		           ? arena_format(arena, "%.*s/%.*s", STR_FORMAT(*all), STR_FORMAT(words))
		           : words;
	}
}

static void find_words(struct table *table, struct arena *arena)
{
	size_t count = 0;
	for (size_t i = 0; i < table->rows.count && count < MAX_HEADER_ROWS; i++) {
		struct part *row = table->rows.items[i];
		if (!row_is(row->node, "header")) {
			continue;
		}
		count++;
		size_t room = table->column_count;
		for (struct part *cell = row->first; cell; cell = cell->next) {
			if (is_in_column(cell->node)) {
				add_words(table, arena, cell, &room);
				table->columns[table_column_at(table, cell->node->column)].head =
				    cell;
			}
		}
	}
}

/* Words without what stands in brackets behind them: a unit may as well stand above the table. */
static struct str without_unit(struct str normal)
{
	if (normal.size == 0 || normal.data[normal.size - 1] != ')') {
		return normal;
	}
	size_t at = normal.size;
	while (at > 0 && normal.data[at - 1] != '(') {
		at--;
	}
	return at > 1 ? str_slice(normal, 0, at - 1) : normal;
}

/* Whether a column counts the rows: the numbers go up by one, or begin again. */
static bool counts_rows(const struct table *table, const struct column *column)
{
	uint32_t last = 0;
	uint32_t count = 0;
	uint32_t first = 0;
	for (uint32_t i = column->first; i < column->end; i++) {
		const struct table_cell *cell = &table->cells[i];
		if (!is_body(table->rows.items[cell->row]->node) || cell->part->content.size == 0) {
			continue;
		}
		uint32_t number = number_of_row(normal_without_stops(
		    str_slice(cell->part->content, 0, cell->part->content.size - 1)));
		if (number == 0 || (count > 0 && number != last + 1 && number != 1)) {
			return false;
		}
		first = count == 0 ? number : first;
		last = number;
		count++;
	}
	return count > 0 && (first == 1 || count >= MIN_SURE_COUNT);
}

static void describe_column(struct table *table, struct arena *arena, struct column *column)
{
	size_t most = 0;
	for (uint32_t i = column->first; i < column->end && most < SAMPLE_BYTES; i++) {
		most += table->cells[i].part->content.size;
	}
	most = most < SAMPLE_BYTES ? most : SAMPLE_BYTES;
	char *sample = arena_alloc(arena, most + 1);
	size_t size = 0;
	for (uint32_t i = column->first; i < column->end; i++) {
		const struct table_cell *cell = &table->cells[i];
		struct str content = cell->part->content;
		const struct node *node = cell->part->node;
		column->head = column->head ? column->head : cell->part;
		if (column->role.size == 0) {
			column->role = node->kind == NODE_HEADING ? STR("heading")
			               : node->kind == NODE_FIELD ? node->name
			                                          : (struct str){0};
		}
		if (row_is(table->rows.items[cell->row]->node, "header") || content.size == 0) {
			continue;
		}
		struct str text = str_slice(content, 0, content.size - 1);
		bool is_figure = node->figure || number_of_row(text) > 0;
		column->figure_count += is_figure;
		column->text_count += !is_figure;
		if (size + content.size <= most) {
			memcpy(sample + size, content.data, content.size);
			size += content.size;
		}
	}
	column->sample = (struct str){sample, size};
	column->normal = without_unit(normalise(arena, column->words));
	column->is_count = counts_rows(table, column);
}

struct table *table_of(struct arena *arena, struct part *part)
{
	if (part->table) {
		return part->table;
	}
	struct table *table = ARENA_NEW(arena, struct table);
	part->table = table;
	table->part = part;
	collect(table, arena);
	find_groups(table, arena);
	if (table->cell_count > 0) {
		find_columns(table, arena);
		find_words(table, arena);
	}
	for (size_t i = 0; i < table->column_count; i++) {
		describe_column(table, arena, &table->columns[i]);
	}
	return table;
}
