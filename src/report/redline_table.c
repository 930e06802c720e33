/* Tables of a redline: rows that came or went are tracked as rows, cells of columns that did as cells,
 * and words in the cells that stayed. Where columns stand in another order, the old table is deleted
 * whole and the new one inserted. */
#include "base/search.h"
#include "base/sort.h"
#include "base/utf8.h"
#include "base/width.h"
#include "report/redline.h"

enum {
	MAX_COLUMNS = 63,  /* that Word can have; what stands in others stands in the last */
	TEXT_WIDTH = 8844, /* between the margins, in twentieths of a point */
	MIN_WEIGHT = 8,    /* of a column, in characters of a terminal */
	MAX_WEIGHT = 40
};

/* A column of the merged table, as it is drawn. */
struct drawn {
	const struct compared_column *column; /* NULL where the table has none */
	size_t weight;
	uint64_t until[SIDES]; /* the row up to which a cell above reaches */
	size_t span;           /* of that cell */
};

struct table {
	const struct compared_columns *columns;
	unsigned view;
	struct drawn drawn[MAX_COLUMNS];
	size_t count;
};

/* What stands in a row, in the drawn columns [column, end). */
struct slot {
	const struct marked *at;
	unsigned view;
	size_t column;
	size_t end;
	size_t order;
};

struct slots {
	struct slot *items;
	size_t count;
	size_t capacity;
};

/* ---- columns ---- */

/* In the order of the new table; of one text alone, in its own. */
static void find_columns(struct table *table, const struct marked *at)
{
	static const struct compared_columns none = {.count = 0};
	int side = table->view == IN_OLD ? OLD : NEW;
	table->columns = at->columns ? at->columns : &none;
	size_t count =
	    table->view == IN_BOTH ? table->columns->count : table->columns->side_counts[side];
	for (size_t i = 0; i < count && i < MAX_COLUMNS; i++) {
		const struct compared_column *column = table->view == IN_BOTH
		                                           ? &table->columns->items[i]
		                                           : table->columns->sides[side][i];
		table->drawn[table->count++] = (struct drawn){column, MIN_WEIGHT, {0}, 1};
	}
	if (table->count == 0) {
		table->drawn[table->count++] = (struct drawn){NULL, MIN_WEIGHT, {0}, 1};
	}
}

static bool has_moved_columns(const struct marked *at)
{
	for (size_t i = 0; at->columns && i < at->columns->count; i++) {
		if (at->columns->items[i].is_moved) {
			return true;
		}
	}
	return false;
}

/* Whether a column is drawn before another or is it; both are of the view. */
static bool is_up_to(const struct table *table, const struct compared_column *a,
                     const struct compared_column *b)
{
	if (table->view == IN_BOTH) {
		return a <= b;
	}
	return table->view == IN_OLD ? a->before <= b->before : a->after <= b->after;
}

/* Where a column is drawn: in its place, or in the last that there is. */
static size_t drawn_at(const struct table *table, const struct compared_column *column)
{
	size_t at;
	SEARCH_FIRST(at, 0, table->count, is_up_to(table, table->drawn[at].column, column));
	return at > 0 ? at - 1 : 0;
}

static size_t index_of(const struct table *table, int side, uint32_t number, size_t otherwise)
{
	const struct compared_column *column = compared_column_of(table->columns, side, number);
	return column ? drawn_at(table, column) : otherwise;
}

/* Behind the last column of a side that starts before a number. */
static size_t end_of(const struct table *table, int side, size_t column, uint64_t number)
{
	const struct compared_column *const *columns = table->columns->sides[side];
	size_t at;
	SEARCH_FIRST(at, 0, table->columns->side_counts[side],
	             (side == OLD ? columns[at]->before : columns[at]->after) < number);
	size_t last = at > 0 ? drawn_at(table, columns[at - 1]) : 0;
	return last > column ? last + 1 : column + 1;
}

/* ---- rows ---- */

static int compare_slots(const void *a, const void *b)
{
	const struct slot *left = a;
	const struct slot *right = b;
	return compare_then(left->column, right->column, COMPARE(left->order, right->order));
}

/* What stands in a row, by column. */
static struct slots slots_of(struct redline *redline, const struct table *table,
                             const struct marked *row, unsigned view)
{
	struct slots slots = {0};
	size_t last = 0;
	for (const struct marked *child = row->first; child; child = child->next) {
		struct child_view seen = redline_child(child, view);
		int side = seen.view & IN_NEW ? NEW : OLD;
		if (seen.view == 0) {
			continue;
		}
		const struct node *node = node_on(seen.at, side);
		size_t column = node->column > 0 ? index_of(table, side, node->column, last) : last;
		uint64_t span = node->column_span > 1 ? node->column_span : 1;
		struct slot slot = {seen.at, seen.view, column,
		                    end_of(table, side, column, node->column + span), slots.count};
		ARENA_PUSH(redline->words.arena, slots.items, slots.count, slots.capacity, slot);
		last = column;
	}
	SORT(slots.items, slots.count, compare_slots);
	return slots;
}

/* The columns of a terminal that a text takes, where it changed with what it was. */
static size_t width_of(const struct marked *at)
{
	struct str old = at->before ? at->before->text : (struct str){0};
	struct str new = at->after ? at->after->text : (struct str){0};
	size_t width = display_width(utf8_head(new, 3 * MAX_WEIGHT));
	return str_equal(old, new) ? width : width + display_width(utf8_head(old, 3 * MAX_WEIGHT));
}

/* How wide the columns are that a row has one cell in each. */
static void weigh(struct redline *redline, struct table *table, const struct marked *row,
                  unsigned view)
{
	struct slots slots = slots_of(redline, table, row, view);
	for (size_t i = 0; i < slots.count; i++) {
		const struct slot *slot = &slots.items[i];
		size_t *weight = &table->drawn[slot->column].weight;
		uint32_t ended;
		for (const struct marked *at = slot->at; at && slot->end == slot->column + 1;
		     at = marked_next(at, slot->at, &ended)) {
			size_t width = 2 + width_of(at);
			width = width < MAX_WEIGHT ? width : MAX_WEIGHT;
			*weight = width > *weight ? width : *weight;
		}
	}
}

static void start_cell(struct redline *redline, const struct table *table, size_t column,
                       size_t end, const char *merge)
{
	struct xml_writer *out = &redline->out;
	const struct compared_column *in = table->drawn[column].column;
	xml_start(out, "w:tc");
	xml_start(out, "w:tcPr");
	if (end > column + 1) {
		xml_start(out, "w:gridSpan");
		xml_attribute(out, "w:val", words_count(&redline->words, end - column));
		xml_end(out);
	}
	if (merge) {
		xml_start(out, "w:vMerge");
		xml_attribute(out, "w:val", str_from(merge));
		xml_end(out);
	}
	xml_raw(out, STR("<w:vAlign w:val=\"center\"/>"));
	bool is_of_one = in && end == column + 1 && (in->before == 0 || in->after == 0);
	if (is_of_one && table->view == IN_BOTH && !redline->is_row_tracked) {
		redline_mark(redline, in->after == 0 ? "w:cellDel" : "w:cellIns");
		xml_end(out);
	}
	xml_end(out);
}

static void end_cell(struct redline *redline)
{
	paragraph_end_cell(redline);
	xml_end(&redline->out);
}

/* Cells in which nothing stands; one that a cell above reaches into is a part of that. */
static void write_blanks(struct redline *redline, struct table *table, const struct marked *row,
                         unsigned view, size_t from, size_t to)
{
	int side = view & IN_NEW ? NEW : OLD;
	for (size_t i = from; i < to;) {
		const struct drawn *drawn = &table->drawn[i];
		const struct node *node = node_on(row, side);
		bool is_covered = node && node->row < drawn->until[side];
		size_t end = is_covered ? i + drawn->span : i + 1;
		end = end < to ? end : to;
		start_cell(redline, table, i, end, is_covered ? "continue" : NULL);
		end_cell(redline);
		i = end;
	}
}

/* How far down a cell reaches; whether over more than its own row. */
static bool cover(struct table *table, const struct marked *row, const struct slot *slot,
                  size_t column, size_t end)
{
	bool is_covering = false;
	for (int side = OLD; side < SIDES; side++) {
		const struct node *node = node_on(slot->at, side);
		const struct node *line = node_on(row, side);
		struct drawn *drawn = &table->drawn[column];
		drawn->until[side] = 0;
		if (node && line && slot->view >> side & 1 && node->row_span > 1) {
			drawn->until[side] = (uint64_t)line->row + node->row_span;
			drawn->span = end - column;
			is_covering = true;
		}
	}
	return is_covering;
}

/* The number of a direction that is a row, as a paragraph. */
static void write_number(struct redline *redline, const struct marked *row, unsigned view)
{
	struct paragraph paragraph = {.view = view, .sides = view};
	struct str old = row->before ? redline_lead(redline, row->before) : (struct str){0};
	struct str new = row->after ? redline_lead(redline, row->after) : (struct str){0};
	if (view == IN_BOTH) {
		paragraph_add_both(redline, &paragraph, str_trim(old), str_trim(new), false);
	} else {
		paragraph_add(redline, &paragraph, str_trim(view == IN_OLD ? old : new), view,
		              false);
	}
	if (paragraph.count > 0) {
		paragraph_write(redline, &paragraph);
	}
}

/* ---- the comments of a row ---- */

/* The column that a change of a row stands in. */
static size_t column_of(const struct table *table, const struct marked *row,
                        const struct change *change)
{
	const struct marked *at = change->at;
	while (at && at != row && marked_node(at)->column == 0) {
		at = at->parent;
	}
	int side = at && at->after && table->view & IN_NEW ? NEW : OLD;
	const struct node *node = at && at != row ? node_on(at, side) : NULL;
	return node ? index_of(table, side, node->column, 0) : 0;
}

/* Of the changes of a row that are left, those in the columns before `end` are shown in the next
 * paragraph. */
static void show_changes(struct redline *redline, const struct table *table,
                         const struct marked *row, struct paragraph *left, size_t end)
{
	struct arena *arena = redline->words.arena;
	size_t count = 0;
	redline->cell_changes = ARENA_ARRAY(arena, uint32_t, left->change_count + 1);
	for (size_t i = 0; i < left->change_count; i++) {
		uint32_t index = left->changes[i];
		if (column_of(table, row, &redline->changes->items[index]) < end) {
			redline->cell_changes[redline->cell_change_count++] = index;
		} else {
			left->changes[count++] = index;
		}
	}
	left->change_count = count;
}

static void write_slots(struct redline *redline, struct table *table, const struct marked *row,
                        unsigned view)
{
	struct slots slots = slots_of(redline, table, row, view);
	bool has_number = marked_node(row)->kind == NODE_DIRECTION;
	size_t at = 0;
	struct paragraph left = {.view = view};
	paragraph_add_changes(redline, &left, row);
	if (has_number && (slots.count == 0 || slots.items[0].column > 0)) {
		start_cell(redline, table, 0, 1, NULL);
		show_changes(redline, table, row, &left, 1);
		write_number(redline, row, view);
		end_cell(redline);
		at = 1;
		has_number = false;
	}
	for (size_t i = 0; i < slots.count;) {
		const struct slot *slot = &slots.items[i];
		size_t column = slot->column > at ? slot->column : at;
		size_t next = i + 1;
		size_t end = slot->end;
		while (next < slots.count &&
		       (slots.items[next].column <= column || column + 1 >= table->count)) {
			next++;
		}
		if (next < slots.count && slots.items[next].column < end) {
			end = slots.items[next].column;
		}
		column = column < table->count ? column : table->count - 1;
		end = end > column ? end : column + 1;
		write_blanks(redline, table, row, view, at, column);
		bool is_covering = cover(table, row, slot, column, end);
		start_cell(redline, table, column, end, is_covering ? "restart" : NULL);
		show_changes(redline, table, row, &left, next < slots.count ? end : SIZE_MAX);
		if (has_number) {
			write_number(redline, row, view);
			has_number = false;
		}
		for (; i < next; i++) {
			redline_node(redline, slots.items[i].at, slots.items[i].view);
		}
		end_cell(redline);
		at = end;
	}
	write_blanks(redline, table, row, view, at, table->count);
	for (size_t i = 0; i < left.change_count; i++) {
		redline->is_commented[left.changes[i]] = false; /* in the block in front */
	}
}

static void write_row(struct redline *redline, struct table *table, const struct marked *row,
                      unsigned view)
{
	struct xml_writer *out = &redline->out;
	bool is_head = str_equal(marked_node(row)->name, STR("header"));
	redline->cell_style = is_head ? "TableHead" : "TableText";
	redline->is_row_tracked = view != IN_BOTH;
	xml_start(out, "w:tr");
	xml_start(out, "w:trPr");
	xml_raw(out, STR("<w:cantSplit/>"));
	if (is_head) {
		xml_raw(out, STR("<w:tblHeader/>"));
	}
	if (view != IN_BOTH) {
		redline_mark(redline, view == IN_OLD ? "w:del" : "w:ins");
		xml_end(out);
	}
	xml_end(out);
	write_slots(redline, table, row, view);
	xml_end(out);
}

/* ---- the table ---- */

/* What is said of all columns. */
static void write_unit(struct redline *redline, const struct marked *at, unsigned view)
{
	struct paragraph paragraph = {.style = "TableUnit", .view = view};
	struct str old = at->before ? at->before->label : (struct str){0};
	struct str new = at->after ? at->after->label : (struct str){0};
	paragraph.sides = view & ((old.size > 0 ? IN_OLD : 0u) | (new.size > 0 ? IN_NEW : 0u));
	paragraph_add_both(redline, &paragraph, old, new, false);
	if (paragraph.count > 0) {
		paragraph_write(redline, &paragraph);
	}
}

static void start_table(struct redline *redline, const struct table *table)
{
	struct xml_writer *out = &redline->out;
	size_t sum = 0;
	for (size_t i = 0; i < table->count; i++) {
		sum += table->drawn[i].weight;
	}
	xml_start(out, "w:tbl");
	xml_raw(out, STR("<w:tblPr><w:tblW w:w=\"5000\" w:type=\"pct\"/><w:tblBorders>"
	                 "<w:top w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>"
	                 "<w:left w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>"
	                 "<w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>"
	                 "<w:right w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>"
	                 "<w:insideH w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>"
	                 "<w:insideV w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>"
	                 "</w:tblBorders><w:tblLayout w:type=\"fixed\"/></w:tblPr>"));
	xml_start(out, "w:tblGrid");
	for (size_t i = 0; i < table->count; i++) {
		xml_start(out, "w:gridCol");
		xml_attribute(
		    out, "w:w",
		    words_count(&redline->words, TEXT_WIDTH * table->drawn[i].weight / sum));
		xml_end(out);
	}
	xml_end(out);
}

/* Two tables would be one without a paragraph between them. */
static void write_spacer(struct redline *redline, const struct marked *at, unsigned view)
{
	struct paragraph paragraph = {
	    .style = "Spacer", .view = view, .sides = view == IN_BOTH ? IN_BOTH : sides_of(at)};
	paragraph_write(redline, &paragraph);
}

void redline_table(struct redline *redline, const struct marked *at, unsigned view)
{
	struct table table = {.view = view};
	bool has_rows = false;
	if (view == IN_BOTH && has_moved_columns(at)) {
		redline_table(redline, at, IN_OLD);
		redline_table(redline, at, IN_NEW);
		return;
	}
	bool was_paired = redline->is_paired;
	redline->is_paired = false; /* a row cannot be told as a move */
	write_unit(redline, at, view);
	find_columns(&table, at);
	for (const struct marked *child = at->first; child; child = child->next) {
		struct child_view seen = redline_child(child, view);
		if (seen.view != 0 && node_is_row(marked_node(seen.at))) {
			weigh(redline, &table, seen.at, seen.view);
			has_rows = true;
		}
	}
	if (has_rows) {
		start_table(redline, &table);
		redline->is_in_cell = true;
		for (const struct marked *child = at->first; child; child = child->next) {
			struct child_view seen = redline_child(child, view);
			if (seen.view != 0 && node_is_row(marked_node(seen.at))) {
				write_row(redline, &table, seen.at, seen.view);
			}
		}
		redline->is_in_cell = false;
		xml_end(&redline->out);
		write_spacer(redline, at, view);
	}
	redline->is_paired = was_paired;
}
