/* See hand_table.h. */
#include "hand_table.h"

#include <stdlib.h>

enum { MOST_COLUMNS = 16 };

struct drawing {
	struct model *model;
	struct node *table;
	struct str heads[MOST_COLUMNS];
	uint32_t offset; /* of the next text in the source */
	uint32_t row;
	uint32_t directions;
};

static struct node *add(struct drawing *d, enum node_kind kind, struct node *parent,
                        struct str text, uint32_t column)
{
	struct node *node = node_new(d->model, kind, parent);
	node->text = text;
	node->column = column;
	node->place.line = 1 + d->row;
	node->place.count = text.size > 0;
	node->place.first = (struct span){d->offset, d->offset + (uint32_t)text.size};
	return node;
}

static bool has(struct str text, const char *words)
{
	return str_find(text, str_from(words)) != SIZE_MAX;
}

static bool is_digits(struct str text)
{
	bool is = text.size > 0;
	for (size_t i = 0; i < text.size; i++) {
		is = is && text.data[i] >= '0' && text.data[i] <= '9';
	}
	return is;
}

static struct figure *figure_of(struct drawing *d, struct str text, struct str head)
{
	struct figure *figure = ARENA_NEW(d->model->arena, struct figure);
	bool is_large = has(head, "万元");
	bool is_money = is_large || has(head, "元");
	*figure = (struct figure){.kind = is_money ? FIGURE_MONEY : FIGURE_NUMBER,
	                          .has_value = true,
	                          .decimals = is_large ? -4 : 0,
	                          .unit = is_money ? STR("CNY") : STR("")};
	figure->value.digits = atoll(arena_copy(d->model->arena, text).data);
	figure->value.digits *= is_large ? 10000 : 1;
	return figure;
}

static void add_field(struct drawing *d, struct node *row, struct str text, uint32_t column)
{
	struct str head = d->heads[column - 1];
	bool is_funds = has(head, "经费");
	bool is_projects = has(head, "项目数");
	struct node *field = add(d, NODE_FIELD, row, (struct str){0}, column);
	field->label = head;
	field->name = is_funds ? STR("funds") : is_projects ? STR("projects") : STR("other");
	add(d, NODE_PARAGRAPH, field, text, column);
	if ((is_funds || is_projects) && is_digits(text)) {
		struct node *fact =
		    add(d, is_funds ? NODE_FUNDS : NODE_PROJECTS, row, text, column);
		fact->figure = figure_of(d, text, head);
	}
}

static void add_to_direction(struct drawing *d, struct node *row, struct str text, uint32_t column)
{
	struct str head = d->heads[column - 1];
	if (is_digits(text) && !has(head, "经费") && !has(head, "项目数")) {
		row->number = text;
	} else if (has(head, "名称")) {
		add(d, NODE_HEADING, row, text, column);
		row->key = text;
	} else {
		add_field(d, row, text, column);
	}
}

static void add_cell(struct drawing *d, struct node *row, struct str text, uint32_t column)
{
	uint32_t *span = NULL;
	uint32_t size = 0;
	struct node *last;
	if (text.size > 1 && (text.data[0] == '^' || text.data[0] == '>')) {
		size = (uint32_t)(text.data[1] - '0');
		span = &size;
	}
	bool is_down = span && text.data[0] == '^';
	text = span ? str_slice(text, 2, text.size) : text;
	if (text.size == 0) {
		return;
	}
	if (row->kind == NODE_DIRECTION) {
		add_to_direction(d, row, text, column);
		last = row->last;
	} else {
		last = add(d, NODE_CELL, row, text, column);
		last->figure = is_digits(text) ? figure_of(d, text, d->heads[column - 1]) : NULL;
	}
	if (span && last) {
		*(is_down ? &last->row_span : &last->column_span) = size;
	}
	if (str_equal(row->name, STR("header"))) {
		d->heads[column - 1] = text;
	}
	d->offset += (uint32_t)text.size + 1;
}

static void add_shared(struct drawing *d, struct str ids, struct str column, struct str text)
{
	uint32_t at = (uint32_t)(column.data[0] - '0');
	struct node *fact = add(d, NODE_FUNDS, d->table, text, at);
	fact->of = ids;
	fact->row_span = 2;
	fact->figure = figure_of(d, text, d->heads[at - 1]);
	d->offset += (uint32_t)text.size + 1;
}

static struct str next(struct str *rest, char end)
{
	const char *found = rest->size > 0 ? memchr(rest->data, end, rest->size) : NULL;
	size_t size = found ? (size_t)(found - rest->data) : rest->size;
	struct str out = str_trim(str_slice(*rest, 0, size));
	*rest = str_slice(*rest, size + 1, rest->size);
	return out;
}

static void add_line(struct drawing *d, struct str line)
{
	struct str role = next(&line, ':');
	if (str_equal(role, STR("of"))) {
		struct str ids = next(&line, '|');
		struct str column = next(&line, '|');
		add_shared(d, ids, column, next(&line, '|'));
		return;
	}
	if (str_equal(role, STR("unit"))) {
		d->table->label = str_trim(line);
		return;
	}
	bool is_direction = str_equal(role, STR("direction"));
	struct node *row = node_new(d->model, is_direction ? NODE_DIRECTION : NODE_ROW, d->table);
	row->row = ++d->row;
	row->place.line = 1 + d->row;
	row->name = is_direction ? (struct str){0} : role;
	row->id = is_direction ? arena_format(d->model->arena, "dir-%u", ++d->directions)
	                       : (struct str){0};
	for (uint32_t column = 1; line.size > 0 && column <= MOST_COLUMNS; column++) {
		add_cell(d, row, next(&line, '|'), column);
	}
}

struct node *hand_table(struct model *model, struct node *parent, const char *drawing)
{
	struct drawing d = {.model = model, .table = node_new(model, NODE_TABLE, parent)};
	struct str rest = str_from(drawing);
	d.offset = 1000 * (uint32_t)(parent->first != d.table);
	d.table->place.line = 1;
	while (rest.size > 0) {
		struct str line = next(&rest, '\n');
		if (line.size > 0) {
			add_line(&d, line);
		}
	}
	return d.table;
}
