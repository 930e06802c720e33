/* Lays out tables for sums: see grid.h. Knows no check. */
#include "audit/grid.h"

#include <stdlib.h>

#include "base/search.h"
#include "base/sort.h"
#include "base/utf8.h"

enum {
	MAX_REACH = 16, /* of columns: a cell that spans more is noted only for these */
	MAX_NAME = 240  /* bytes of the name of a row or column, as each proof repeats it */
};

/* A text on one line, cut to MAX_NAME. */
static struct str name_of(const struct auditor *auditor, struct str text)
{
	struct str trimmed = str_trim(text);
	struct str name = one_line(auditor, utf8_head(trimmed, MAX_NAME));
	if (trimmed.size <= MAX_NAME) {
		return name;
	}
	return arena_format(auditor->arena, "%.*s\xE2\x80\xA6", STR_FORMAT(name)); /* ellipsis */
}

/* ---- figures ---- */

enum measure measure_of(const struct figure *figure)
{
	if (!figure) {
		return MEASURE_NONE;
	}
	switch (figure->kind) {
	case FIGURE_MONEY:
		return MEASURE_MONEY;
	case FIGURE_COUNT:
	case FIGURE_NUMBER:
		return MEASURE_COUNT;
	default:
		return MEASURE_NONE;
	}
}

const struct figure *grid_figure(struct auditor *auditor, const struct node *node)
{
	struct decimal value;
	const struct figure *figure = node->figure;
	bool is_year = figure && figure->kind == FIGURE_DATE;
	if (!is_year || !decimal_parse(&value, str_trim(node->text))) {
		return figure;
	}
	struct figure *number = ARENA_NEW(auditor->arena, struct figure);
	*number = (struct figure){
	    .kind = FIGURE_NUMBER, .has_value = true, .value = value, .decimals = DECIMALS_NONE};
	return number;
}

/* ---- rows ---- */

static enum row_role role_of(const struct node *row)
{
	static const struct {
		struct str name;
		enum row_role role;
	} roles[] = {
	    {STR_INIT("body"), ROLE_BODY},         {STR_INIT("header"), ROLE_HEADER},
	    {STR_INIT("group"), ROLE_GROUP},       {STR_INIT("total"), ROLE_TOTAL},
	    {STR_INIT("subtotal"), ROLE_SUBTOTAL},
	};
	for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) {
		if (str_equal(roles[i].name, row->name)) {
			return roles[i].role;
		}
	}
	return ROLE_OTHER;
}

static void name_direction(struct grid_row *row)
{
	const struct node *node = row->node->first;
	row->number = row->node->number;
	row->title = node_title(row->node);
	for (; node && !row->project; node = node->next) {
		if (node->kind == NODE_PROJECTS) {
			row->project = node->figure;
			row->project_place = node->place;
		}
	}
}

/* Names a row by the cell that is its title, else by its first words, else by its first cell. */
static void name_row(struct grid_row *row, const struct auditor *auditor)
{
	const struct node *title = NULL;
	const struct node *first = NULL;
	bool is_named = false;
	for (const struct node *cell = row->node->first; cell; cell = cell->next) {
		if (cell->kind != NODE_CELL || cell->text.size == 0) {
			continue;
		}
		bool is_title = !is_named && str_equal(cell->name, STR("title"));
		first = first ? first : cell;
		title = is_title || (!title && !cell->figure) ? cell : title;
		is_named = is_named || is_title;
		if (str_equal(cell->name, STR("projects")) && !row->project) {
			row->project = cell->figure;
			row->project_place = cell->place;
		}
	}
	if (first && first->figure && first != title) {
		row->number = str_trim(first->text);
	}
	if (title || first) {
		row->title = name_of(auditor, title ? title->text : first->text);
	}
}

/* ---- values ---- */

static void add_value(struct grid *grid, struct auditor *auditor, size_t row, uint32_t column,
                      const struct node *node)
{
	uint32_t span = node->column_span < MAX_REACH ? node->column_span : MAX_REACH;
	for (uint32_t i = 0; column > 0 && (i < span || i == 0); i++) {
		struct grid_value value = {(uint32_t)row, column + i, node, i > 0};
		ARENA_PUSH(auditor->arena, grid->values, grid->value_count, grid->value_capacity,
		           value);
	}
}

/* Adds what stands in the columns of a direction: its facts, and the texts of its cells. */
static void add_direction(struct grid *grid, struct auditor *auditor, size_t row,
                          const struct node *direction)
{
	for (const struct node *node = direction->first; node; node = node->next) {
		auditor->steps++;
		if (node->kind != NODE_FIELD) {
			add_value(grid, auditor, row, node->column, node);
			continue;
		}
		for (const struct node *text = node->first; text; text = text->next) {
			auditor->steps++;
			add_value(grid, auditor, row, text->column ? text->column : node->column,
			          text);
		}
	}
}

static void add_row(struct grid *grid, struct auditor *auditor, const struct node *node)
{
	struct grid_row row = {.node = node};
	size_t at = grid->row_count;
	if (node->kind == NODE_DIRECTION) {
		name_direction(&row);
		add_direction(grid, auditor, at, node);
	} else {
		row.role = role_of(node);
		name_row(&row, auditor);
		for (const struct node *cell = node->first; cell; cell = cell->next) {
			auditor->steps++;
			add_value(grid, auditor, at, cell->column, cell);
		}
	}
	if (at > 0) {
		const struct grid_row *before = &grid->rows[at - 1];
		row.group = before->role == ROLE_GROUP ? before->title : before->group;
	}
	ARENA_PUSH(auditor->arena, grid->rows, grid->row_count, grid->row_capacity, row);
}

/* ---- facts of several rows ---- */

struct named_row {
	struct str id;
	size_t row;
};

static int compare_ids(const void *a, const void *b)
{
	const struct named_row *left = a;
	const struct named_row *right = b;
	return str_compare(left->id, right->id);
}

/* Adds a fact of several rows to the first of them. */
static void add_shared(struct grid *grid, struct auditor *auditor)
{
	struct named_row *ids = ARENA_ARRAY(auditor->arena, struct named_row, grid->row_count + 1);
	for (size_t i = 0; i < grid->row_count; i++) {
		ids[i] = (struct named_row){grid->rows[i].node->id, i};
	}
	SORT(ids, grid->row_count, compare_ids);
	for (const struct node *node = grid->table->first; node; node = node->next) {
		if (node->of.size == 0) {
			continue;
		}
		struct str of = node->of;
		struct named_row key = {.id = model_next_id(&of)};
		const struct named_row *found =
		    grid->row_count > 0
			? bsearch(&key, ids, grid->row_count, sizeof *ids, compare_ids)
			: NULL;
		if (found) {
			add_value(grid, auditor, found->row, node->column, node);
		}
	}
}

static int compare_values(const void *a, const void *b)
{
	const struct grid_value *left = a;
	const struct grid_value *right = b;
	if (left->column != right->column) {
		return COMPARE(left->column, right->column);
	}
	if (left->row != right->row) {
		return COMPARE(left->row, right->row);
	}
	uint32_t from = left->node->place.first.start;
	uint32_t to = right->node->place.first.start;
	return COMPARE(from, to);
}

void grid_from_table(struct grid *out, struct auditor *auditor, const struct node *table)
{
	*out = (struct grid){.table = table};
	bool has_shared = false;
	for (const struct node *node = table->first; node; node = node->next) {
		if (node_is_row(node)) {
			add_row(out, auditor, node);
		}
		has_shared = has_shared || node->of.size > 0;
	}
	if (has_shared) {
		add_shared(out, auditor);
	}
	SORT(out->values, out->value_count, compare_values);
	out->headings = ARENA_ARRAY(auditor->arena, struct str, out->value_count + 1);
}

/* ---- columns ---- */

size_t grid_find(const struct grid *grid, uint32_t column, size_t row)
{
	size_t at;
	SEARCH_FIRST(at, 0, grid->value_count,
	             grid->values[at].column < column ||
	                 (grid->values[at].column == column && grid->values[at].row < row));
	return at;
}

enum content grid_read(const struct grid *grid, struct auditor *auditor, size_t *at,
                       enum measure measure, const struct node **node, const struct figure **figure)
{
	const struct grid_value *first = &grid->values[*at];
	const struct node *texts[2] = {NULL, NULL}; /* first with a digit; with the figure */
	size_t facts = 0;
	const struct figure *found = NULL;
	for (; *at < grid->value_count; ++*at) {
		const struct grid_value *value = &grid->values[*at];
		if (value->column != first->column || value->row != first->row) {
			break;
		}
		auditor->steps++;
		const struct figure *own = grid_figure(auditor, value->node);
		bool is_fact = node_kind_is_fact((enum node_kind)value->node->kind);
		bool fits = measure_of(own) == measure && !value->is_reach;
		if (utf8_has_digit(value->node->text) && !texts[0]) {
			texts[0] = value->node;
		}
		if (fits && (is_fact || !texts[1])) { /* goes before the text around it */
			texts[1] = facts > 0 ? texts[1] : value->node;
			found = facts > 0 ? found : own;
			facts += is_fact;
		}
	}
	*node = texts[1] && facts <= 1 ? texts[1] : texts[0];
	*figure = texts[1] && facts <= 1 ? found : NULL;
	return *figure ? CONTENT_FIGURE : *node ? CONTENT_UNREADABLE : CONTENT_NOTHING;
}

static struct str read_heading(const struct grid *grid, struct auditor *auditor, size_t at)
{
	enum { MAX_ROWS = 4 /* of a header */ };
	struct str heading = STR("");
	uint32_t column = grid->values[at].column;
	for (size_t rows = 0; at < grid->value_count && rows < MAX_ROWS; at++, rows++) {
		const struct grid_value *value = &grid->values[at];
		if (value->column != column || grid->rows[value->row].role != ROLE_HEADER) {
			break;
		}
		struct str text = name_of(auditor, value->node->text);
		heading =
		    arena_format(auditor->arena, "%.*s%s%.*s", STR_FORMAT(heading),
		                 heading.size > 0 && text.size > 0 ? " " : "", STR_FORMAT(text));
	}
	return heading;
}

struct str grid_heading(const struct grid *grid, struct auditor *auditor, uint32_t column)
{
	size_t first = grid_find(grid, column, 0);
	if (first == grid->value_count || grid->values[first].column != column) {
		return STR("");
	}
	if (!grid->headings[first].data) {
		grid->headings[first] = read_heading(grid, auditor, first);
	}
	return grid->headings[first];
}
