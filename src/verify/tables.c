/* Checks tables: their grid, the words over a column, and the rows that a fact is stated for.
 * Trusts the text of a cell, since texts.c has compared it with the source. */
#include "verify/verifier.h"

#include <inttypes.h>

#include "base/utf8.h"
#include "base/xml_out.h"
#include "verify/message.h"

enum {
	MAX_TABLE_COLUMNS = 4096, /* more than any reader gives a table */
	HEAD_LIMIT = 1000,        /* bytes: longer text names no column */
	EXCERPT_SIZE = 100,       /* bytes of a list in a message */
	/* A hostile model could ask for all rows again and again; others do not. */
	STEP_LIMIT = 1 << 26
};

/* Where in a table a node stands. */
struct table_place {
	const struct node *row;  /* the table's child that it is or stands in, or NULL */
	const struct node *cell; /* the nearest node with a column, itself or around it; or NULL */
};

static struct table_place place_in_table(const struct node *node)
{
	struct table_place place = {0};
	for (; node && node->parent; node = node->parent) {
		if (!place.cell && node->column > 0) {
			place.cell = node;
		}
		if (node->parent->kind == NODE_TABLE) {
			place.row = node;
			break;
		}
	}
	return place;
}

static uint32_t span_of(uint32_t span)
{
	return span > 0 ? span : 1;
}

/* ---- the words over a column ---- */

/* Passes a table's rows up to one, and keeps the header rows just above it. */
static void pass_rows(struct heads *heads, const struct node *row)
{
	bool is_behind = heads->table == row->parent && heads->row && heads->row->row <= row->row;
	if (!is_behind) {
		*heads = (struct heads){
		    .table = row->parent, .row = row->parent->first, .steps = heads->steps};
	}
	for (; heads->row && heads->row != row && heads->steps++ < STEP_LIMIT;
	     heads->row = heads->row->next) {
		bool is_head =
		    heads->row->kind == NODE_ROW && str_equal(heads->row->name, STR("header"));
		if (is_head && !heads->is_open) {
			heads->row_count = 0;
		}
		if (is_head && heads->row_count < MAX_HEADS - 1) {
			heads->rows[heads->row_count++] = heads->row;
		}
		heads->is_open = is_head;
	}
}

/* What a header row has over a column; empty if nothing. */
static struct str head_over(struct heads *heads, const struct node *row, uint32_t column)
{
	for (const struct node *cell = row->first; cell && heads->steps++ < STEP_LIMIT;
	     cell = cell->next) {
		if (cell->column <= column && column - cell->column < span_of(cell->column_span)) {
			return cell->text;
		}
	}
	return (struct str){0};
}

/* What the header rows have over a node, nearest first. */
static size_t names_over(struct heads *heads, const struct table_place *place,
                         struct str words[MAX_HEADS])
{
	size_t count = 0;
	if (!place->row || !place->cell) {
		return 0;
	}
	pass_rows(heads, place->row);
	for (size_t i = heads->row_count; i-- > 0;) {
		struct str head = head_over(heads, heads->rows[i], place->cell->column);
		if (head.size > 0 && head.size <= HEAD_LIMIT) {
			words[count++] = head;
		}
	}
	return count;
}

size_t verifier_heads(struct verifier *verifier, const struct node *node,
                      struct str words[MAX_HEADS])
{
	struct table_place place = place_in_table(node);
	size_t count = names_over(&verifier->heads, &place, words);
	struct str label = place.row ? place.row->parent->label : (struct str){0};
	if (label.size > 0 && label.size <= HEAD_LIMIT) {
		words[count++] = label;
	}
	return count;
}

/* A text of at most HEAD_LIMIT bytes without its blanks. */
struct dense {
	char data[HEAD_LIMIT];
	size_t size;
};

static struct str make_dense(struct dense *dense, struct str text)
{
	dense->size = 0;
	for (size_t at = 0; at < text.size;) {
		size_t start = at;
		if (!model_is_blank(utf8_next(text, &at))) {
			memcpy(dense->data + dense->size, text.data + start, at - start);
			dense->size += at - start;
		}
	}
	return (struct str){dense->data, dense->size};
}

/* Whether a field's label is the head of its column. */
static bool is_head(struct verifier *verifier, const struct node *field)
{
	struct str words[MAX_HEADS];
	struct dense label;
	struct dense name;
	struct table_place place = place_in_table(field);
	if (field->label.size == 0 || field->label.size > HEAD_LIMIT) {
		return false;
	}
	struct str rest = make_dense(&label, field->label);
	for (size_t i = names_over(&verifier->heads, &place, words); i-- > 0;) {
		struct str word = make_dense(&name, words[i]);
		if (str_find(word, rest) != SIZE_MAX) {
			return true;
		}
		if (str_starts(rest, word)) { /* the rows below hold the rest */
			rest = str_slice(rest, word.size, rest.size);
		}
	}
	return false;
}

/* The same as str_find in the source's text, for a name with characters that XML could not hold. */
static size_t find_held(struct verifier *verifier, struct str name)
{
	struct str text = verifier->source->text;
	if (verifier->held_source.size == 0) {
		verifier->held_source = xml_held(verifier->diags->arena, text);
	}
	size_t found = str_find(verifier->held_source, name);
	size_t at = 0;
	for (size_t held = 0; found != SIZE_MAX && held < found;) {
		size_t start = at;
		held += xml_holds(utf8_next(text, &at)) ? at - start : 3;
	}
	return found == SIZE_MAX ? found : at;
}

/* Where the name of a column first stands in the source's text; SIZE_MAX if it does not, or if too
 * many names have been looked for. */
static size_t find_column(struct verifier *verifier, struct str name)
{
	size_t i = 0;
	while (i < verifier->column_count && !str_equal(verifier->columns[i].name, name)) {
		i++;
	}
	if (i == MAX_COLUMNS) {
		return SIZE_MAX;
	}
	if (i == verifier->column_count) {
		verifier->columns[i].name = name;
		bool is_held = str_find(name, STR("\xEF\xBF\xBD")) != SIZE_MAX;
		verifier->columns[i].at =
		    is_held ? find_held(verifier, name) : str_find(verifier->source->text, name);
		verifier->column_count++;
	}
	return verifier->columns[i].at;
}

/* Reports words that do not stand where they should; always false. */
static bool fail_words(struct verifier *verifier, const struct node *node,
                       const struct place *place, struct str words)
{
	verifier_fail_at(verifier, &MESSAGE_VERIFY_TEXT, node_kind_name(node->kind), place,
	                 verifier_excerpt(words, 0), STR(""));
	return false;
}

bool verify_column(struct verifier *verifier, const struct node *node)
{
	const struct node *cell = node->first;
	if (is_head(verifier, node)) {
		return true;
	}
	if (cell && cell->place.count > 0 && node->label.size > 0) {
		struct span bytes = {cell->place.first.start, cell->place.first.start};
		struct span text = map_derived(&verifier->source->map, bytes);
		if (find_column(verifier, node->label) < text.start) {
			return true;
		}
	}
	return fail_words(verifier, node, &node->place, node->label);
}

bool verify_table_label(struct verifier *verifier, const struct node *table)
{
	const struct node *last = table;
	while (last->last) {
		last = last->last;
	}
	if (table->label.size == 0) {
		return true;
	}
	if (last->place.count > 0) {
		struct span bytes = {last->place.first.start, last->place.first.start};
		struct span text = map_derived(&verifier->source->map, bytes);
		if (find_column(verifier, table->label) <= text.start) {
			return true;
		}
	}
	return fail_words(verifier, table, &last->place, table->label);
}

/* ---- the grid ---- */

/* Which places of a table are taken: for each column, up to which row, and by what. */
struct grid {
	struct {
		uint64_t free; /* the first row that is free */
		const struct node *row;
		uint32_t start;
		bool is_whole;
	} columns[MAX_TABLE_COLUMNS];
	uint32_t count;
};

/* Whether a node is its whole cell: a cell, or a field whose label is the column's name. */
static bool is_whole_cell(const struct node *node)
{
	return node->kind == NODE_CELL || (node->kind == NODE_FIELD && node->place.count == 0);
}

/* Takes the places of a cell; false if one is taken. Nodes of a direction may share a cell. */
static bool take(struct grid *grid, const struct node *row, const struct node *cell)
{
	uint32_t first = cell->column - 1;
	uint32_t width = span_of(cell->column_span);
	if (cell->column == 0 || first >= MAX_TABLE_COLUMNS || width > MAX_TABLE_COLUMNS - first) {
		return false;
	}
	for (; grid->count < first + width; grid->count++) {
		grid->columns[grid->count].free = 0;
		grid->columns[grid->count].row = NULL;
	}
	for (uint32_t i = first; i < first + width; i++) {
		bool is_same = grid->columns[i].row == row && grid->columns[i].start == first &&
		               !grid->columns[i].is_whole && !is_whole_cell(cell);
		if (grid->columns[i].free > row->row && !is_same) {
			return false;
		}
		grid->columns[i].free = (uint64_t)row->row + span_of(cell->row_span);
		grid->columns[i].row = row;
		grid->columns[i].start = first;
		grid->columns[i].is_whole = is_whole_cell(cell);
	}
	return true;
}

static void check_row(struct verifier *verifier, struct grid *grid, const struct node *row)
{
	struct arena *arena = verifier->diags->arena;
	for (const struct node *cell = row->first; cell; cell = cell->next) {
		bool is_cell =
		    cell->kind == NODE_CELL || (cell->column > 0 && !node_kind_is_fact(cell->kind));
		if (is_cell && !take(grid, row, cell)) {
			verifier_fail_at(verifier, &MESSAGE_VERIFY_CELL, node_kind_name(cell->kind),
			                 &cell->place, arena_format(arena, "%" PRIu32, row->row),
			                 arena_format(arena, "%" PRIu32, cell->column));
			return;
		}
	}
}

static void check_grid(struct verifier *verifier, struct grid *grid, const struct node *table)
{
	struct arena *arena = verifier->diags->arena;
	uint32_t last = 0;
	grid->count = 0;
	for (const struct node *row = table->first; row; row = row->next) {
		if (!node_is_row(row) && row->kind != NODE_DIRECTION) {
			continue;
		}
		if (row->row <= last) {
			verifier_fail_at(verifier, &MESSAGE_VERIFY_ROW, node_kind_name(row->kind),
			                 &row->place, arena_format(arena, "%" PRIu32, row->row),
			                 arena_format(arena, "%" PRIu32, last));
			return;
		}
		last = row->row;
		check_row(verifier, grid, row);
	}
}

/* ---- facts ---- */

/* The next direction of a table from a row on, before row number `end`; or NULL. */
static const struct node *next_direction(struct verifier *verifier, const struct node *row,
                                         uint64_t end)
{
	while (row && row->kind != NODE_DIRECTION && row->row < end &&
	       verifier->heads.steps++ < STEP_LIMIT) {
		row = row->next;
	}
	return row && row->kind == NODE_DIRECTION && row->row < end ? row : NULL;
}

/* Whether ids, a blank between, are those of all directions from a row on, before `end`. */
static bool are_directions(struct verifier *verifier, struct str ids, const struct node *row,
                           uint64_t end)
{
	row = next_direction(verifier, row, end);
	for (bool is_first = true; row && verifier->heads.steps++ < STEP_LIMIT; is_first = false) {
		if (!is_first && !str_starts(ids, STR(" "))) {
			return false;
		}
		ids = str_slice(ids, !is_first, ids.size);
		if (row->id.size == 0 || !str_starts(ids, row->id)) {
			return false;
		}
		ids = str_slice(ids, row->id.size, ids.size);
		row = next_direction(verifier, row->next, end);
	}
	return !row && ids.size == 0;
}

/* The ids of these directions, as many as fit in a message. */
static struct str directions_under(struct verifier *verifier, const struct node *row, uint64_t end)
{
	struct buf ids;
	buf_init(&ids);
	for (row = next_direction(verifier, row, end); row && ids.size < EXCERPT_SIZE;
	     row = next_direction(verifier, row->next, end)) {
		buf_append(&ids, ids.size > 0 ? STR(" ") : STR(""));
		buf_append(&ids, row->id);
	}
	struct str text = arena_copy(verifier->diags->arena, verifier_excerpt(buf_str(&ids), 0));
	buf_release(&ids);
	return text;
}

static struct str describe_cell(struct verifier *verifier, const struct node *cell,
                                enum language language)
{
	struct arena *arena = verifier->diags->arena;
	const struct str arguments[DIAG_ARGUMENTS] = {
	    arena_format(arena, "%" PRIu32, cell ? cell->column : 0),
	    arena_format(arena, "%" PRIu32, cell ? span_of(cell->row_span) : 0),
	    arena_format(arena, "%" PRIu32, cell ? span_of(cell->column_span) : 0)};
	return message_text(cell ? &MESSAGE_VERIFY_CELL_IS : &MESSAGE_VERIFY_NO_CELL, arguments,
	                    language, arena);
}

/* Checks that a node has the column and spans of the cell that it stands in. */
static void check_cell(struct verifier *verifier, const struct node *node, const struct node *cell)
{
	if (cell && node->column == cell->column &&
	    span_of(node->row_span) == span_of(cell->row_span) &&
	    span_of(node->column_span) == span_of(cell->column_span)) {
		return;
	}
	struct diag *diag =
	    verifier_fail_at(verifier, &MESSAGE_VERIFY_COLUMN, node_kind_name(node->kind),
	                     &node->place, describe_cell(verifier, node, LANGUAGE_ENGLISH),
	                     describe_cell(verifier, cell, LANGUAGE_ENGLISH));
	if (diag) {
		diag->chinese[2] = describe_cell(verifier, node, LANGUAGE_CHINESE);
		diag->chinese[3] = describe_cell(verifier, cell, LANGUAGE_CHINESE);
	}
}

/* Checks which cell a fact stands in, and which rows it is stated for. */
static void check_fact(struct verifier *verifier, const struct node *fact)
{
	const struct node *text = NULL;
	if (fact->place.count > 0) {
		text = verifier_text_at(verifier, fact->place.first.start);
	}
	struct table_place place = place_in_table(text);
	if (fact->column > 0) {
		check_cell(verifier, fact, place.cell);
	}
	if (fact->of.size == 0) {
		return;
	}
	bool stands = place.row && place.cell && fact->parent == place.row->parent;
	uint64_t end = stands ? (uint64_t)place.row->row + span_of(place.cell->row_span) : 0;
	if (stands && are_directions(verifier, fact->of, place.row, end)) {
		return;
	}
	struct str meant = {0};
	if (stands && verifier->result->failures < VERIFY_FAILURE_LIMIT) {
		meant = directions_under(verifier, place.row, end);
	}
	verifier_fail_at(verifier, &MESSAGE_VERIFY_OF, node_kind_name(fact->kind), &fact->place,
	                 verifier_excerpt(fact->of, 0), meant);
}

void verify_tables(struct verifier *verifier)
{
	struct grid *grid = NULL;
	uint32_t ended;
	const struct node *body = verifier->model->body;
	for (const struct node *node = body; node; node = node_next(node, body, &ended)) {
		if (node->kind == NODE_TABLE) {
			grid = grid ? grid : ARENA_NEW(verifier->diags->arena, struct grid);
			check_grid(verifier, grid, node);
		} else if (node->column > 0 && node->parent->column > 0) {
			check_cell(verifier, node, node->parent);
		} else if (node_kind_is_fact(node->kind) &&
		           (node->column > 0 || node->of.size > 0)) {
			check_fact(verifier, node);
		}
	}
}
