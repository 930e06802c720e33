/* Lays out tables of text. Knows nothing of trends. */
#include "report/trend_table.h"

#include "base/width.h"

enum {
	MAX_NAME = 34,       /* where all columns fit beside it */
	MAX_NAME_TIGHT = 24, /* where they do not */
	GAP = 2,             /* between columns */
	MAX_HEAD = 16,       /* of a column: names of documents are cut */
};

static size_t at_most(size_t value, size_t limit)
{
	return value < limit ? value : limit;
}

void trend_table_init(struct trend_table *table, struct arena *arena, struct str title,
                      size_t lines)
{
	*table = (struct trend_table){
	    .title = title, .line_count = lines, .verdicts = lines, .arena = arena};
	table->names = ARENA_ARRAY(arena, struct str, lines + 1);
	table->rows = ARENA_ARRAY(arena, const struct trend_row *, lines + 1);
}

struct table_column *trend_table_column(struct trend_table *table, struct str head)
{
	struct table_column column = {.head = printable(head, table->arena)};
	column.cells = ARENA_ARRAY(table->arena, struct str, table->line_count + 1);
	column.values = ARENA_ARRAY(table->arena, struct str, table->line_count + 1);
	column.width = at_most(display_width(column.head), MAX_HEAD);
	ARENA_PUSH(table->arena, table->columns, table->column_count, table->column_capacity,
	           column);
	return &table->columns[table->column_count - 1];
}

void trend_table_set(struct table_column *column, size_t line, struct str text)
{
	size_t wide = display_width(text);
	column->cells[line] = text;
	column->width = wide > column->width ? wide : column->width;
}

void trend_table_value(const struct trend_table *table, struct table_column *column, size_t line,
                       const struct decimal *value)
{
	if (value) {
		column->values[line] = decimal_text(*value, table->arena);
	}
}

static size_t width_of(const struct table_column *column)
{
	return column->width + GAP;
}

/* The colour of a cell by its sign; PAINT_PLAIN for none. */
static enum paint paint_of(const struct trend_table *table, const struct table_column *column,
                           size_t line)
{
	struct str text = column->cells[line];
	char sign = text.size > 0 ? text.data[0] : ' ';
	if (line == table->verdicts) {
		return sign == '=' ? PAINT_GOOD : sign == '!' ? PAINT_BAD : PAINT_DOUBT;
	}
	sign = sign == '~' && text.size > 1 ? text.data[1] : sign;
	bool is_up = column->is_change && sign == '+';
	bool is_down = column->is_change && sign == '-';
	return is_up ? PAINT_GOOD : is_down ? PAINT_BAD : PAINT_PLAIN;
}

static void print_line(struct terminal *terminal, const struct trend_table *table, size_t line,
                       size_t from, size_t end, size_t name_width)
{
	while (end > from && table->columns[end - 1].cells[line].size == 0) {
		end--;
	}
	if (end == from) {
		terminal_last(terminal, table->names[line], name_width);
	} else {
		print_columns(terminal->stream, table->names[line], name_width);
	}
	for (size_t i = from; i < end; i++) {
		const struct table_column *column = &table->columns[i];
		struct str text = column->cells[line];
		enum paint paint = paint_of(table, column, line);
		terminal_blanks(terminal, width_of(column) - display_width(text));
		bool is_painted = paint != PAINT_PLAIN && text.size > 0;
		if (is_painted) {
			terminal_paint(terminal, paint);
		}
		print_columns(terminal->stream, text, display_width(text));
		if (is_painted) {
			terminal_paint(terminal, PAINT_PLAIN);
		}
	}
	putc('\n', terminal->stream);
}

static void print_heads(struct terminal *terminal, const struct trend_table *table, size_t from,
                        size_t end, size_t name_width)
{
	print_columns(terminal->stream, table->title, name_width);
	for (size_t i = from; i < end; i++) {
		const struct table_column *column = &table->columns[i];
		size_t wide = at_most(display_width(column->head), column->width);
		terminal_blanks(terminal, (width_of(column) - wide));
		print_columns(terminal->stream, column->head, wide);
	}
	putc('\n', terminal->stream);
}

/* One behind the last column of a block that starts at `from`: as many as fit; what a column has
 * changed by stays beside it where there is room for both. */
static size_t end_of_block(const struct trend_table *table, size_t from, size_t room)
{
	size_t used = 0;
	size_t end = from;
	while (end < table->column_count) {
		used += width_of(&table->columns[end]);
		if (used > room && end > from) {
			break;
		}
		end++;
	}
	size_t whole = end;
	while (whole > from && whole < table->column_count && table->columns[whole].is_change) {
		whole--;
	}
	return whole > from ? whole : end;
}

void trend_table_print(struct terminal *terminal, const struct trend_table *table, size_t width)
{
	size_t all = 0;
	for (size_t i = 0; i < table->column_count; i++) {
		all += width_of(&table->columns[i]);
	}
	size_t titled = display_width(table->title);
	size_t name_width =
	    at_most(table->name_width > titled ? table->name_width : titled, MAX_NAME);
	if (all + name_width > width) {
		name_width = at_most(name_width, MAX_NAME_TIGHT);
	}
	for (size_t from = 0, end; from < table->column_count; from = end) {
		end = end_of_block(table, from, width - name_width);
		putc('\n', terminal->stream);
		print_heads(terminal, table, from, end, name_width);
		for (size_t i = 0; i < table->line_count; i++) {
			print_line(terminal, table, i, from, end, name_width);
		}
	}
}
