/* Matches tables, and in two that are one rows and cells. Rows that are
 * directions have been matched before; others are matched by what they are called.
 *
 * A table, row or column that differs is matched by less and less: by all that it says, by its
 * words, at last by its place between those that are matched. */
#include "base/sort.h"
#include "diff/comparison.h"
#include "diff/tables.h"

enum { MAX_KEY_COLUMNS = 16 /* of words that rows are identified by */ };

/* ---- tables ---- */

static bool is_table(const struct part *part)
{
	return part->node->kind == NODE_TABLE;
}

static struct str content_of(void *user, struct part *part)
{
	(void)user;
	return part->content;
}

/* The words of the columns of a table; of one without any what it says. */
static struct str header_of(void *user, struct part *part)
{
	struct arena *arena = user;
	const struct table *table = table_of(arena, part);
	struct str *normals = ARENA_ARRAY(arena, struct str, table->column_count + 1);
	size_t size = 0;
	for (size_t i = 0; i < table->column_count; i++) {
		normals[i] = table->columns[i].normal;
		size += normals[i].size + 1;
	}
	char *all = arena_alloc(arena, size + 1);
	size_t used = 0;
	for (size_t i = 0; i < table->column_count; i++) {
		memcpy(all + used, normals[i].data ? normals[i].data : "", normals[i].size);
		used += normals[i].size;
		all[used++] = '\x1F';
	}
	return used > table->column_count ? (struct str){all, used} : part->content;
}

/* Whether two tables have a column of the same words. */
static bool shares_column(struct arena *arena, struct part *before, struct part *after)
{
	const struct table *tables[] = {table_of(arena, before), table_of(arena, after)};
	size_t old_count = tables[0]->column_count;
	size_t count = old_count + tables[1]->column_count;
	struct str *normals = ARENA_ARRAY(arena, struct str, count + 1);
	uint32_t *ids = ARENA_ARRAY(arena, uint32_t, count + 1);
	bool *is_old = ARENA_ARRAY(arena, bool, count + 1); /* by id */
	for (size_t i = 0; i < count; i++) {
		normals[i] = i < old_count ? tables[0]->columns[i].normal
		                           : tables[1]->columns[i - old_count].normal;
	}
	sequence_number(arena, normals, count, ids);
	for (size_t i = 0; i < old_count; i++) {
		is_old[ids[i]] = normals[i].size > 0;
	}
	for (size_t i = old_count; i < count; i++) {
		if (is_old[ids[i]]) {
			return true;
		}
	}
	return false;
}

/* Matches those at the same place, between the same two matches, that `is_same` allows. */
static void match_places(struct arena *arena, const struct part_list *before,
                         const struct part_list *after,
                         bool (*is_same)(struct arena *arena, struct part *before,
                                         struct part *after))
{
	struct link *links = ARENA_ARRAY(arena, struct link, before->count + 1);
	struct link *places = ARENA_ARRAY(arena, struct link, before->count + 1);
	size_t count = 0;
	for (size_t j = 0; j < after->count; j++) {
		after->items[j]->row = (uint32_t)j; /* rows have it already, tables do not */
	}
	for (size_t i = 0; i < before->count; i++) {
		const struct part *part = before->items[i];
		const struct part *match = part->match;
		if (match && match->row < after->count && after->items[match->row] == match) {
			links[count++] =
			    (struct link){(uint32_t)i, match->row, part_weight(part, match), false};
		}
	}
	sequence_keep(arena, links, count);
	count = sequence_same_places(arena, links, count, before->count, after->count, places);
	for (size_t i = 0; i < count; i++) {
		struct part *old = before->items[places[i].from];
		struct part *new = after->items[places[i].to];
		if (is_same(arena, old, new)) {
			parts_match(old, new, 0);
		}
	}
}

void match_tables(struct comparison *comparison, const struct part *before,
                  const struct part *after)
{
	struct arena *arena = comparison->arena;
	struct part_list old = parts_in(arena, before, is_table);
	struct part_list new = parts_in(arena, after, is_table);
	if (old.count == 0 || new.count == 0) {
		return;
	}
	parts_match_by(arena, &old, &new, content_of, NULL);
	struct part_list old_left = parts_without_match(arena, &old);
	struct part_list new_left = parts_without_match(arena, &new);
	parts_match_similar(arena, &old_left, &new_left);
	parts_match_by(arena, &old, &new, header_of, arena);
	old = parts_without_match(arena, &old);
	new = parts_without_match(arena, &new);
	match_places(arena, &old, &new, shares_column);
}

/* ---- rows ---- */

/* What rows are identified by: columns of words that both tables have, in their order. */
struct keys {
	const struct table *table;
	uint32_t columns[MAX_KEY_COLUMNS];
	size_t count;
	size_t key_count; /* so many of them are enough to distinguish most rows */
};

static bool is_of_words(const struct column *column)
{
	return column->text_count > column->figure_count && !column->is_count;
}

static void find_keys(struct keys *before, struct keys *after)
{
	const struct table *old = before->table;
	for (uint32_t i = 0; i < old->column_count && before->count < MAX_KEY_COLUMNS; i++) {
		const struct column *column = &old->columns[i];
		if (column->match != NO_MATCH && !column->is_moved && is_of_words(column) &&
		    is_of_words(&after->table->columns[column->match])) {
			before->columns[before->count++] = i;
			after->columns[after->count++] = column->match;
		}
	}
}

/* What a row says in its first `count` columns of words, appended to a start; no data where that is
 * nothing. */
static struct str texts_of(struct arena *arena, const struct keys *keys, const struct part *row,
                           size_t count, struct str start)
{
	struct str texts[MAX_KEY_COLUMNS];
	size_t size = start.size;
	bool is_empty = true;
	for (size_t i = 0; i < count; i++) {
		const struct table_cell *cell =
		    table_find_cell(keys->table, row->row, keys->columns[i], true);
		texts[i] = cell ? cell->key : (struct str){0};
		size += texts[i].size + 1;
	}
	char *all = arena_alloc(arena, size + 1);
	memcpy(all, start.data, start.size);
	size = start.size;
	for (size_t i = 0; i < count; i++) {
		if (texts[i].size > 0) {
			memcpy(all + size, texts[i].data, texts[i].size);
			size += texts[i].size;
			is_empty = false;
		}
		all[size++] = '\x1F';
	}
	return is_empty ? (struct str){0} : (struct str){all, size};
}

/* As many columns as are needed to distinguish three of four rows, or all. */
static size_t enough_columns(struct arena *arena, const struct keys *keys)
{
	enum { FACTOR = 0x01000193 };
	const struct part_list *rows = &keys->table->rows;
	uint64_t *hashes = ARENA_ARRAY(arena, uint64_t, rows->count + 1);
	uint64_t *sorted = ARENA_ARRAY(arena, uint64_t, rows->count + 1);
	for (size_t count = 1; count < keys->count; count++) {
		size_t distinct = 0;
		for (uint32_t i = 0; i < rows->count; i++) {
			const struct table_cell *cell =
			    table_find_cell(keys->table, i, keys->columns[count - 1], true);
			bool is_empty = !cell || cell->key.size == 0;
			hashes[i] = hashes[i] * FACTOR + (is_empty ? 0 : str_hash(cell->key));
			sorted[i] = hashes[i];
		}
		SORT(sorted, rows->count, compare_uint64);
		for (size_t i = 0; i < rows->count; i++) {
			distinct += i == 0 || sorted[i] != sorted[i - 1];
		}
		if (4 * distinct >= 3 * rows->count) {
			return count;
		}
	}
	return keys->count;
}

/* How much of a row is looked at for its identity, from all to little. */
enum row_identity { ROW_CONTENT, ROW_TEXTS, ROW_KEY, ROW_KEY_ALONE, ROW_IDENTITY_COUNT };

struct row_identities {
	struct arena *arena;
	const struct keys *keys; /* of the old table, of the new */
	enum row_identity identity;
};

/* What identifies a row; no data where it has no such identity. */
static struct str identity_of_row(void *user, struct part *row)
{
	const struct row_identities *by = user;
	struct arena *arena = by->arena;
	enum row_identity identity = by->identity;
	const struct keys *keys = &by->keys[row->parent != by->keys[0].table->part];
	const struct node *node = row->node;
	struct str group = identity == ROW_KEY_ALONE ? STR("") : keys->table->groups[row->row];
	struct str start =
	    arena_format(arena, "%.*s\x1F%.*s\x1F", STR_FORMAT(node->name), STR_FORMAT(group));
	bool is_sum = row_is(node, "total") || row_is(node, "subtotal");
	if (identity == ROW_CONTENT || (row_is(node, "group") && identity != ROW_KEY_ALONE)) {
		return arena_format(arena, "%.*s%.*s", STR_FORMAT(start), STR_FORMAT(row->content));
	}
	if (is_sum || row_is(node, "header")) { /* mostly there is one of each role */
		struct str words = identity == ROW_TEXTS ? row_words(node) : STR("");
		return arena_format(arena, "%.*s%.*s", STR_FORMAT(start), STR_FORMAT(words));
	}
	return texts_of(arena, keys, row, identity == ROW_TEXTS ? keys->count : keys->key_count,
	                start);
}

static bool has_words(const struct part *row)
{
	const struct table *table = row->parent->table;
	for (const struct part *cell = row->first; cell; cell = cell->next) {
		uint32_t at = table_column_at(table, cell->node->column);
		if (at != NO_MATCH && is_of_words(&table->columns[at]) && cell->content.size > 0) {
			return true;
		}
	}
	return false;
}

/* Rows at the same place are one if they have one role and say the same in a column, or no words
 * at all. */
static bool is_same_row(struct arena *arena, struct part *before, struct part *after)
{
	const struct table *old = before->parent->table;
	const struct table *new = after->parent->table;
	(void)arena;
	if (before->node->kind != NODE_ROW || after->node->kind != NODE_ROW ||
	    !str_equal(before->node->name, after->node->name)) {
		return false;
	}
	for (const struct part *cell = before->first; cell; cell = cell->next) {
		uint32_t at = table_column_at(old, cell->node->column);
		uint32_t other = at == NO_MATCH ? NO_MATCH : old->columns[at].match;
		const struct table_cell *there =
		    other == NO_MATCH ? NULL : table_find_cell(new, after->row, other, false);
		if (there && cell->content.size > 0 && !old->columns[at].is_count &&
		    str_equal(cell->content, there->part->content)) {
			return true;
		}
	}
	return !has_words(before) && !has_words(after);
}

static struct part_list rows_of_cells(struct arena *arena, const struct table *table,
                                      const char *role)
{
	struct part_list list = {0};
	for (size_t i = 0; i < table->rows.count; i++) {
		struct part *row = table->rows.items[i];
		if (row->node->kind == NODE_ROW && !row->match &&
		    (!role || row_is(row->node, role))) {
			ARENA_PUSH(arena, list.items, list.count, list.capacity, row);
		}
	}
	return list;
}

static void match_rows(struct arena *arena, struct table *before, struct table *after)
{
	static const char *const roles[] = {"header", "group", "body", "part", "subtotal", "total"};
	struct part_list lists[] = {rows_of_cells(arena, before, NULL),
	                            rows_of_cells(arena, after, NULL)};
	struct keys keys[2] = {{.table = before}, {.table = after}};
	if (lists[0].count == 0 || lists[1].count == 0) {
		return;
	}
	find_keys(&keys[0], &keys[1]);
	size_t counts[] = {enough_columns(arena, &keys[0]), enough_columns(arena, &keys[1])};
	keys[0].key_count = counts[0] > counts[1] ? counts[0] : counts[1];
	keys[1].key_count = keys[0].key_count;
	for (int identity = 0; identity < ROW_IDENTITY_COUNT; identity++) {
		struct row_identities by = {arena, keys, (enum row_identity)identity};
		parts_match_by(arena, &lists[0], &lists[1], identity_of_row, &by);
	}
	for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) {
		struct part_list old = rows_of_cells(arena, before, roles[i]);
		struct part_list new = rows_of_cells(arena, after, roles[i]);
		parts_match_similar(arena, &old, &new);
	}
	match_places(arena, &before->rows, &after->rows, is_same_row);
}

/* ---- cells ---- */

struct place_in_row {
	uint32_t column; /* of the old table, or NO_MATCH */
	uint32_t kind;
	struct part *part;
};

static int compare_columns(const struct place_in_row *a, const struct place_in_row *b)
{
	return compare_then(a->column, b->column, COMPARE(a->kind, b->kind));
}

static int compare_places(const void *a, const void *b)
{
	const struct place_in_row *left = a;
	const struct place_in_row *right = b;
	int order = compare_columns(left, right);
	return order != 0 ? order : COMPARE(left->part->position, right->part->position);
}

/* What stands in the columns of a row, by the columns of the old table. */
static size_t places_of(struct arena *arena, const struct table *table, const struct part *row,
                        bool is_after, struct place_in_row **out)
{
	size_t count = 0;
	size_t capacity = 0;
	*out = NULL;
	for (struct part *part = row->first; part; part = part->next) {
		uint32_t at = part->match || part->node->column == 0
		                  ? NO_MATCH
		                  : table_column_at(table, part->node->column);
		if (at != NO_MATCH && table->columns[at].match != NO_MATCH) {
			struct place_in_row place = {is_after ? table->columns[at].match : at,
			                             part->node->kind, part};
			ARENA_PUSH(arena, *out, count, capacity, place);
		}
	}
	SORT(*out, count, compare_places);
	return count;
}

/* Whether the i-th place has no neighbour of the same column and kind. */
static bool is_alone(const struct place_in_row *places, size_t count, size_t i)
{
	bool is_second = i > 0 && compare_columns(&places[i - 1], &places[i]) == 0;
	bool has_second = i + 1 < count && compare_columns(&places[i], &places[i + 1]) == 0;
	return !is_second && !has_second;
}

/* A cell whose column is not there on the other side may still be the other's: the words of a total
 * reach over columns that come and go. */
static void match_left_cells(const struct part *before, const struct part *after)
{
	struct part *new = after->first;
	for (struct part *old = before->first; old; old = old->next) {
		if (old->match || old->node->kind != NODE_CELL) {
			continue;
		}
		while (new && (new->match || new->node->kind != NODE_CELL)) {
			new = new->next;
		}
		if (new &&str_equal(new->content, old->content)) {
			parts_match(old, new, 0);
		}
	}
}

/* Matches what stands in the same column of two rows that are one, and is the only one of its
 * kind there. */
static void match_cells(struct comparison *comparison, const struct part *before,
                        const struct part *after)
{
	struct arena *scratch = &comparison->scratch;
	struct place_in_row *old;
	struct place_in_row *new;
	size_t old_count = places_of(scratch, before->parent->table, before, false, &old);
	size_t new_count = places_of(scratch, after->parent->table, after, true, &new);
	size_t j = 0;
	for (size_t i = 0; i < old_count; i++) {
		while (j < new_count && compare_columns(&new[j], &old[i]) < 0) {
			j++;
		}
		if (j < new_count && compare_columns(&new[j], &old[i]) == 0 &&
		    is_alone(old, old_count, i) && is_alone(new, new_count, j)) {
			parts_match(old[i].part, new[j].part, 0);
		}
	}
	if (before->node->kind == NODE_ROW) {
		match_left_cells(before, after);
	}
	arena_release(scratch);
}

/* What a cell on one side alone says may stand above on the other, for this row too: in a merged
 * cell, or with the cell below left blank. The numbers of rows only say where these stand. */
static void find_immaterial(struct table *table, struct part *row)
{
	const struct table *other = table->part->match->table;
	for (struct part *part = row->first; part; part = part->next) {
		uint32_t at =
		    part->node->column > 0 ? table_column_at(table, part->node->column) : NO_MATCH;
		uint32_t there = at != NO_MATCH ? table->columns[at].match : NO_MATCH;
		if (there == NO_MATCH || node_kind_is_fact((enum node_kind)part->node->kind)) {
			continue;
		}
		if (part->match) {
			part->is_immaterial =
			    table->columns[at].is_count && other->columns[there].is_count;
		} else if (!part->node->figure) {
			const struct table_cell *above =
			    table_find_cell(other, row->match->row, there, true);
			part->is_immaterial =
			    above && str_equal(above->part->content, part->content);
		}
	}
}

void match_table(struct comparison *comparison, struct part *before, struct part *after)
{
	struct arena *arena = comparison->arena;
	struct table *old = table_of(arena, before);
	struct table *new = table_of(arena, after);
	tables_align(arena, old, new);
	match_rows(arena, old, new);
	for (size_t i = 0; i < old->rows.count; i++) {
		struct part *row = old->rows.items[i];
		if (row->match && row->match->parent == after) {
			match_cells(comparison, row, row->match);
			find_immaterial(old, row);
			find_immaterial(new, row->match);
		}
	}
	match_shared_facts(comparison, before, after);
}
