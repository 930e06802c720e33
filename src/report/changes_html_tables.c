/* A table of a comparison, drawn once: in each cell the old and the new, with what differs marked at the
 * words; rows and columns that came or went in their places, with a sign. */
#include "base/search.h"
#include "base/sort.h"
#include "report/changes_page.h"
#include "report/message.h"

enum { WIDE = 64 /* columns: blank ones are drawn as one from here on */ };

/* The class of what stands on one side alone, or has moved; NULL for others. */
static const char *class_of_sides(bool has_old, bool has_new, bool is_moved)
{
	if (has_old != has_new) {
		return kind_class(has_new ? CHANGE_ADDED : CHANGE_REMOVED);
	}
	return is_moved ? kind_class(CHANGE_MOVED) : NULL;
}

/* ---- the start ---- */

static bool is_same_column(const struct compared_column *column)
{
	return column->before > 0 && column->after > 0 && !column->is_moved;
}

static void write_column_signs(struct page *page)
{
	struct xml_writer *out = &page->out;
	size_t signs = 0;
	for (size_t i = 0; i < page->columns->count; i++) {
		signs += !is_same_column(&page->columns->items[i]);
	}
	for (size_t i = 0; i < page->columns->count && signs > 0; i++) {
		const struct compared_column *column = &page->columns->items[i];
		xml_start(out, "th");
		xml_attribute(out, "scope", STR("col"));
		const char *class_name =
		    class_of_sides(column->before > 0, column->after > 0, column->is_moved);
		if (class_name) {
			xml_attribute(out, "class", str_from(class_name));
			page_sign(page, column->after == 0    ? CHANGE_REMOVED
			                : column->before == 0 ? CHANGE_ADDED
			                                      : CHANGE_MOVED);
		}
		html_end(out);
	}
	if (signs == 0 && page->columns->count > 0) {
		xml_start(out, "td");
		xml_attribute(out, "colspan", words_count(&page->words, page->columns->count));
		html_end(out);
	}
}

/* What is said of all columns, old and new. */
static void write_caption(struct page *page, const struct marked *at)
{
	struct xml_writer *out = &page->out;
	struct str old = at->before ? at->before->label : (struct str){0};
	struct str new = at->after ? at->after->label : (struct str){0};
	if (old.size == 0 && new.size == 0) {
		return;
	}
	xml_start(out, "caption");
	xml_attribute(out, "lang", guideline_language);
	if (str_equal(old, new) || !at->before || !at->after) {
		html_text(out, new.size > 0 ? new : old);
	} else {
		if (old.size > 0) {
			html_element(out, "del", NULL, old);
		}
		if (new.size > 0) {
			html_element(out, "ins", NULL, new);
		}
	}
	html_end_line(&page->out);
}

void page_table_start(struct page *page, const struct row *row)
{
	struct xml_writer *out = &page->out;
	const struct marked *at = row->at;
	static const struct compared_columns none = {.count = 0};
	page->columns = at->columns ? at->columns : &none;
	for (int side = OLD; side < SIDES; side++) {
		page->covered[side] =
		    ARENA_ARRAY(page->words.arena, uint64_t, page->columns->count + 1);
	}
	/* It may be wider than the window: the keyboard scrolls only what can have the focus. */
	html_start(out, "div", "wide");
	xml_attribute(out, "role", STR("group"));
	xml_attribute(out, "tabindex", STR("0"));
	xml_attribute(out, "aria-label", words_of(&page->words, &MESSAGE_PAGE_TABLE));
	xml_raw(out, STR("\n"));
	html_start(out, "table", "grid");
	write_caption(page, at);
	xml_start(out, "thead");
	xml_start(out, "tr");
	html_head_cell(out, "col", "margin", words_of(&page->words, &MESSAGE_REPORT_LINE));
	html_head_cell(out, "col", "between", words_of(&page->words, &MESSAGE_PAGE_CHANGE));
	write_column_signs(page);
	html_table_body(out);
}

void page_table_end(struct page *page)
{
	html_table_end(&page->out);
	html_end_line(&page->out);
}

/* ---- what stands in a cell ---- */

/* A text; of one side alone it is marked, and as a whole where its row or column is. */
static void write_text(struct page *page, const struct marked *at, bool is_whole)
{
	struct xml_writer *out = &page->out;
	const struct node *node = marked_node(at);
	if (node->text.size == 0 && at->pieces.count == 0) {
		return;
	}
	if (at->before && at->after) {
		page_pieces(page, &at->pieces, node->text, true, true);
	} else if (at->is_immaterial) {
		html_text(out, node->text);
	} else {
		html_element(out, at->after ? "ins" : "del", is_whole ? "all" : NULL, node->text);
	}
}

/* All the text in a node, a line each. */
static void write_content(struct page *page, const struct marked *root, bool is_whole)
{
	bool has_text = false;
	uint32_t ended;
	for (const struct marked *at = root; at; at = marked_next(at, root, &ended)) {
		const struct node *node = marked_node(at);
		bool is_shown = !at->target && !node_kind_is_fact((enum node_kind)node->kind) &&
		                (node->text.size > 0 || at->pieces.count > 0);
		if (!is_shown) {
			continue;
		}
		if (has_text) {
			xml_start(&page->out, "br");
			html_end(&page->out);
		}
		if (node->kind == NODE_ITEM && node->label.size > 0) {
			html_element(&page->out, "span", "lead", node->label);
		}
		write_text(page, at, is_whole || root->is_immaterial);
		has_text = true;
	}
}

/* ---- a row ---- */

/* What stands in a row, by the column that it is drawn in. */
struct slot {
	const struct marked *at;
	size_t column;
	size_t end; /* behind the last column that it reaches over */
	size_t order;
};

struct slots {
	struct slot *items;
	size_t count;
	size_t capacity;
};

static int compare_slots(const void *a, const void *b)
{
	const struct slot *left = a;
	const struct slot *right = b;
	if (left->column != right->column) {
		return COMPARE(left->column, right->column);
	}
	return COMPARE(left->order, right->order);
}

static size_t index_of(const struct page *page, int side, uint32_t number, size_t otherwise)
{
	const struct compared_column *column = compared_column_of(page->columns, side, number);
	return column ? (size_t)(column - page->columns->items) : otherwise;
}

/* Behind the last column of a side that starts before a number. */
static size_t end_of(const struct page *page, int side, size_t column, uint64_t number)
{
	const struct compared_column *const *columns = page->columns->sides[side];
	size_t at;
	SEARCH_FIRST(at, 0, page->columns->side_counts[side],
	             (side == OLD ? columns[at]->before : columns[at]->after) < number);
	size_t last = at > 0 ? (size_t)(columns[at - 1] - page->columns->items) : 0;
	return last > column ? last + 1 : column + 1;
}

static void collect(struct page *page, struct slots *slots, const struct marked *row)
{
	size_t last = 0;
	for (const struct marked *at = row->first; at; at = at->next) {
		const struct node *node = marked_node(at);
		int side = at->after ? NEW : OLD;
		bool is_in_new = !at->after && at->is_immaterial; /* the new text says it too */
		if (at->target || is_in_new || node_kind_is_fact((enum node_kind)node->kind)) {
			continue;
		}
		size_t column = node->column > 0 ? index_of(page, side, node->column, last) : last;
		uint64_t span = node->column_span > 1 ? node->column_span : 1;
		struct slot slot = {at, column, end_of(page, side, column, node->column + span),
		                    slots->count};
		ARENA_PUSH(page->words.arena, slots->items, slots->count, slots->capacity, slot);
		last = column;
		for (int s = OLD; s < SIDES && column < page->columns->count; s++) {
			const struct node *on = node_on(at, s);
			uint64_t end = on && on->row_span > 1 && node_on(row, s)
			                   ? (uint64_t)node_on(row, s)->row + on->row_span
			                   : 0;
			page->covered[s][column] =
			    end > page->covered[s][column] ? end : page->covered[s][column];
		}
	}
	SORT(slots->items, slots->count, compare_slots);
}

/* Whether a cell above reaches down into a column of a row. */
static bool is_covered(const struct page *page, const struct marked *row, size_t column)
{
	for (int side = OLD; side < SIDES; side++) {
		const struct node *node = node_on(row, side);
		if (node && node->row < page->covered[side][column]) {
			return true;
		}
	}
	return false;
}

static void start_cell(struct page *page, const struct marked *row, size_t column, size_t end,
                       bool is_blank)
{
	struct xml_writer *out = &page->out;
	bool is_header = str_equal(marked_node(row)->name, STR("header"));
	const char *class_name = NULL;
	if (column < page->columns->count && end == column + 1) {
		const struct compared_column *in = &page->columns->items[column];
		class_name = class_of_sides(in->before > 0, in->after > 0, false);
		if (!class_name && is_blank && is_covered(page, row, column)) {
			class_name = "covered";
		}
	}
	html_start(out, is_header ? "th" : "td", class_name);
	if (is_header) {
		xml_attribute(out, "scope", STR("col"));
	}
	if (end > column + 1) {
		xml_attribute(out, "colspan", words_count(&page->words, end - column));
	}
	if (!is_blank) {
		xml_attribute(out, "lang", guideline_language);
	}
}

static void write_blanks(struct page *page, const struct marked *row, size_t from, size_t to)
{
	bool is_one = page->columns->count > WIDE;
	for (size_t i = from; i < to; i = is_one ? to : i + 1) {
		start_cell(page, row, i, is_one ? to : i + 1, true);
		html_end(&page->out);
	}
}

/* The number of a direction, where it has no column of its own before what stands there. */
static void write_number(struct page *page, const struct marked *row)
{
	struct xml_writer *out = &page->out;
	struct str old = row->before ? row->before->number : (struct str){0};
	struct str new = row->after ? row->after->number : (struct str){0};
	if (row->before && row->after && !str_equal(old, new)) {
		html_element(out, "del", NULL, old);
		html_text(out, STR(" "));
		html_element(out, "ins", NULL, new);
	} else {
		html_text(out, new.size > 0 ? new : old);
	}
}

/* Whether all of a slot is on one side alone with its row or its column. */
static bool is_marked_around(const struct page *page, const struct marked *row,
                             const struct slot *slot)
{
	bool is_row = !row->before || !row->after;
	const struct compared_column *column =
	    slot->column < page->columns->count ? &page->columns->items[slot->column] : NULL;
	return is_row || (column && (column->before == 0 || column->after == 0));
}

static void write_slots(struct page *page, const struct marked *row, const struct slots *slots)
{
	bool is_direction = marked_node(row)->kind == NODE_DIRECTION;
	size_t at = 0;
	if (is_direction && (slots->count == 0 || slots->items[0].column > 0)) {
		start_cell(page, row, 0, 1, false);
		write_number(page, row);
		html_end(&page->out);
		at = 1;
		is_direction = false;
	}
	for (size_t i = 0; i < slots->count;) {
		const struct slot *slot = &slots->items[i];
		size_t next = i + 1;
		size_t end = slot->end;
		while (next < slots->count && slots->items[next].column <= slot->column) {
			next++;
		}
		if (next < slots->count && slots->items[next].column < end) {
			end = slots->items[next].column;
		}
		size_t column = slot->column > at ? slot->column : at;
		end = end > column ? end : column + 1;
		write_blanks(page, row, at, column);
		start_cell(page, row, column, end, false);
		if (is_direction) {
			write_number(page, row);
			html_text(&page->out, STR(" "));
			is_direction = false;
		}
		for (; i < next; i++) {
			write_content(page, slots->items[i].at,
			              is_marked_around(page, row, &slots->items[i]));
		}
		html_end(&page->out);
		at = end;
	}
	write_blanks(page, row, at, page->columns->count);
}

static void write_line_number(struct page *page, const struct marked *row)
{
	struct xml_writer *out = &page->out;
	bool has_line = false;
	html_start(out, "td", "margin");
	for (int side = OLD; side < SIDES; side++) {
		const struct node *node = node_on(row, side);
		uint32_t line = node ? place_of_node(node)->line : 0;
		if (line == 0) {
			continue;
		}
		if (has_line) {
			html_text(out, STR(PAGE_TO));
		}
		html_text(out, words_count(&page->words, line));
		has_line = true;
	}
	html_end(out);
}

void page_table_line(struct page *page, size_t index)
{
	struct xml_writer *out = &page->out;
	const struct row *row = &page->rows.items[index];
	const struct marked *at = row->at;
	const struct marked *shown = at->target ? at->target : at;
	const char *class_name =
	    at->target ? "left"
		       : class_of_sides(at->before != NULL, at->after != NULL, at->is_moved);
	struct str role = marked_node(shown)->name;
	struct slots slots = {0};
	xml_start(out, "tr");
	xml_attribute(out, "class",
	              arena_format(page->words.arena, "%.*s%s%s", STR_FORMAT(role),
	                           role.size > 0 && class_name ? " " : "",
	                           class_name ? class_name : ""));
	page_id(page, "row", index);
	page_topics(page, page_row_topics(page, row));
	write_line_number(page, at);
	html_start(out, "td", "between sign");
	page_signs(page, row);
	if (row->entry_count == 0 && !at->target && (!at->before || !at->after)) {
		html_text(out, at->after ? STR("+") : STR("-"));
	}
	if (at->is_relocated) {
		page_note(page, at, true);
	}
	if (marked_node(at)->kind == NODE_DIRECTION && !at->target) {
		const struct direction_change *direction = page_direction(page, at);
		if (direction) {
			page_link_back(page, direction);
		}
	}
	html_end(out);
	if (at->target) {
		xml_start(out, "td");
		xml_attribute(out, "colspan", words_count(&page->words, page->columns->count));
		page_note(page, at->target, false);
		html_end(out);
	} else {
		collect(page, &slots, at);
		write_slots(page, at, &slots);
	}
	html_end_line(&page->out);
}
