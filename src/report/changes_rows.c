/* The marked tree to rows. A row is found again by the bytes that its nodes start with, as facts and
 * clauses have no rows of their own. */
#include "report/changes_rows.h"

#include "base/search.h"
#include "base/sort.h"

struct layout {
	struct arena *arena;
	struct changes_rows *rows;
	const struct changes *changes;
	uint32_t title;   /* the row of the title, or NO_ROW */
	uint32_t pending; /* containers whose marks no row has shown yet */
	size_t open;      /* the row of the direction or section around; SIZE_MAX for none */
};

bool marked_is_titled(const struct marked *at)
{
	enum node_kind kind = (enum node_kind)marked_node(at)->kind;
	return kind == NODE_DIRECTION || kind == NODE_SECTION;
}

static bool is_text(const struct marked *at)
{
	return !node_kind_is_fact((enum node_kind)marked_node(at)->kind);
}

static bool has_text_inside(const struct marked *at)
{
	for (const struct marked *child = at->first; child; child = child->next) {
		if (is_text(child)) {
			return true;
		}
	}
	return false;
}

/* Whether a change of a node itself is listed, one of its number aside. */
static bool is_changed(const struct marked *at)
{
	bool is_one_sided = (!at->before || !at->after) && !at->is_split && is_text(at);
	return is_one_sided || at->is_relocated || at->pieces.has_edit ||
	       (at->changes & ~(1u << CHANGE_RENUMBERED)) != 0;
}

static void add_anchor(struct layout *layout, int side, const struct node *node, uint32_t row)
{
	struct row_anchors *anchors = &layout->rows->anchors[side];
	if (node && node->place.count > 0) {
		struct row_anchor anchor = {node->place.first.start, row};
		ARENA_PUSH(layout->arena, anchors->items, anchors->count, anchors->capacity,
		           anchor);
	}
}

/* What has left its place is found where it stood. */
static void add_anchors(struct layout *layout, const struct marked *at, uint32_t row)
{
	add_anchor(layout, NEW, at->after, row);
	if (!at->is_relocated) {
		add_anchor(layout, OLD, at->before, row);
	}
}

static struct row *add_row(struct layout *layout, enum row_kind kind, const struct marked *at)
{
	struct changes_rows *rows = layout->rows;
	struct row row = {.kind = kind, .at = at};
	ARENA_PUSH(layout->arena, rows->items, rows->count, rows->capacity, row);
	return &rows->items[rows->count - 1];
}

static void note_change(struct layout *layout, bool has_changed)
{
	if (has_changed && layout->open != SIZE_MAX) {
		layout->rows->items[layout->open].is_changed = true;
	}
}

/* A row of text, with the marks of what is around it and has not been shown. */
static void add_text(struct layout *layout, enum row_kind kind, const struct marked *at,
                     uint32_t marks)
{
	uint32_t index = (uint32_t)layout->rows->count;
	add_row(layout, kind, at)->mark_count = marks;
	layout->pending = 0;
	add_anchors(layout, at, index);
	for (const struct marked *holder = at->parent; marks > 0;
	     holder = holder->parent, marks--) {
		add_anchors(layout, holder, index);
	}
	note_change(layout, is_changed(at));
}

static void lay_out(struct layout *layout, const struct marked *holder);

/* A section or direction, with what is in it. */
static void lay_out_titled(struct layout *layout, const struct marked *at)
{
	size_t outer = layout->open;
	size_t index = layout->rows->count;
	bool is_owed = layout->pending > 0 && !marked_is_titled(at->parent);
	if (is_owed) {
		add_text(layout, ROW_TEXT, at->parent, layout->pending - 1);
		index++;
	}
	add_row(layout, ROW_OPEN, at);
	add_anchors(layout, at, (uint32_t)index);
	layout->open = index;
	layout->pending = 1;
	note_change(layout, is_changed(at));
	lay_out(layout, at);
	layout->pending = 0;
	add_row(layout, ROW_CLOSE, at);
	layout->open = outer;
	note_change(layout, layout->rows->items[index].is_changed);
}

/* The title stands where it does in its source, though in no node. */
static void lay_out_title(struct layout *layout, const struct marked *behind)
{
	const struct model *before = layout->changes->before;
	const struct model *after = layout->changes->after;
	const struct model *model = after->title.size > 0 ? after : before;
	const struct node *node = behind ? model == after ? behind->after : behind->before : NULL;
	bool is_here = !behind || (node && node->place.count > 0 &&
	                           node->place.first.start > model->title_place.first.start);
	if (layout->title == NO_ROW && model->title.size > 0 && is_here) {
		layout->title = (uint32_t)layout->rows->count;
		add_row(layout, ROW_TITLE, NULL);
	}
}

/* A row of a table, with all that stands in it. */
static void lay_out_line(struct layout *layout, const struct marked *at)
{
	uint32_t index = (uint32_t)layout->rows->count;
	uint32_t ended;
	add_row(layout, ROW_TABLE_LINE, at);
	for (const struct marked *inner = at; inner; inner = marked_next(inner, at, &ended)) {
		if (is_text(inner)) {
			add_anchors(layout, inner, index);
		}
		note_change(layout, is_changed(inner) && !inner->is_immaterial);
	}
}

/* A table is drawn once, with both texts in it. */
static void lay_out_table(struct layout *layout, const struct marked *at)
{
	if (layout->pending > 0 && !marked_is_titled(at->parent)) {
		add_text(layout, ROW_TEXT, at->parent, layout->pending - 1);
	}
	add_row(layout, ROW_TABLE_OPEN, at);
	note_change(layout, is_changed(at));
	for (const struct marked *child = at->first; child; child = child->next) {
		if (node_is_row(marked_node(child))) {
			lay_out_line(layout, child);
		} else {
			note_change(layout, is_changed(child));
		}
	}
	add_row(layout, ROW_TABLE_CLOSE, at);
}

static void lay_out(struct layout *layout, const struct marked *holder)
{
	for (const struct marked *at = holder->first; at; at = at->next) {
		if (holder == layout->changes->body) {
			lay_out_title(layout, at);
		}
		if (!is_text(at)) {
			note_change(layout, is_changed(at));
		} else if (at->target) {
			add_text(layout, ROW_LEFT, at, layout->pending);
		} else if (marked_node(at)->kind == NODE_TABLE) {
			lay_out_table(layout, at);
		} else if (marked_is_titled(at)) {
			lay_out_titled(layout, at);
		} else if (has_text_inside(at)) {
			note_change(layout, is_changed(at));
			layout->pending++;
			lay_out(layout, at);
		} else {
			add_text(layout, ROW_TEXT, at, layout->pending);
		}
	}
}

/* ---- where a change stands ---- */

static int compare_anchors(const void *a, const void *b)
{
	const struct row_anchor *left = a;
	const struct row_anchor *right = b;
	if (left->start != right->start) {
		return COMPARE(left->start, right->start);
	}
	return COMPARE(left->row, right->row);
}

/* How many anchors are at or before a byte; or before it, where it is not included. */
static size_t count_to(const struct row_anchors *anchors, uint32_t start, bool is_included)
{
	size_t at;
	SEARCH_FIRST(at, 0, anchors->count,
	             anchors->items[at].start < start ||
	                 (is_included && anchors->items[at].start == start));
	return at;
}

/* The row that a node of one side stands in: of a section or direction where it starts. */
static uint32_t row_of(const struct row_anchors *anchors, const struct node *node)
{
	const struct place *place = node ? place_of_node(node) : NULL;
	if (!place || place->count == 0 || anchors->count == 0) {
		return NO_ROW;
	}
	uint32_t start = place->first.start;
	bool is_start = node->kind == NODE_DIRECTION || node->kind == NODE_SECTION;
	size_t first = count_to(anchors, start, false);
	if (is_start && first < anchors->count && anchors->items[first].start == start) {
		return anchors->items[first].row;
	}
	size_t end = count_to(anchors, start, true);
	return anchors->items[end > 0 ? end - 1 : 0].row;
}

uint32_t row_of_node(const struct changes_rows *rows, int side, const struct node *node)
{
	return row_of(&rows->anchors[side], node);
}

/* An entry is shown in the row of the new text, or in that of the old where there is none; of a
 * start in the first row within. */
static uint32_t row_of_entry(const struct changes_rows *rows, const struct change_rows *places)
{
	uint32_t row = places->after != NO_ROW ? places->after : places->before;
	if (row != NO_ROW && rows->items[row].kind == ROW_OPEN && row + 1 < rows->count &&
	    rows->items[row + 1].kind == ROW_TEXT) {
		row++;
	}
	return row;
}

static void place_changes(struct layout *layout)
{
	const struct changes *changes = layout->changes;
	struct changes_rows *rows = layout->rows;
	for (size_t i = 0; i < changes->count; i++) {
		const struct change *change = &changes->items[i];
		struct change_rows *places = &rows->places[i];
		const struct marked *left = change->left ? change->left : change->at;
		if (change->at) {
			places->before = row_of(&rows->anchors[OLD], left->before);
			places->after = row_of(&rows->anchors[NEW], change->at->after);
		} else {
			*places = (struct change_rows){layout->title, layout->title};
		}
	}
}

/* The entries row by row: counted, then filled in. */
static void list_entries(struct layout *layout)
{
	const struct changes *changes = layout->changes;
	struct changes_rows *rows = layout->rows;
	size_t used = 0;
	rows->entries = ARENA_ARRAY(layout->arena, uint32_t, changes->count + 1);
	for (int pass = 0; pass < 2; pass++) {
		for (size_t i = 0; i < changes->count; i++) {
			uint32_t at = row_of_entry(rows, &rows->places[i]);
			if (at != NO_ROW && pass == 0) {
				rows->items[at].first_entry++; /* how many, for now */
			} else if (at != NO_ROW) {
				struct row *row = &rows->items[at];
				rows->entries[row->first_entry + row->entry_count++] = (uint32_t)i;
			}
		}
		for (size_t i = 0; i < rows->count && pass == 0; i++) {
			size_t count = rows->items[i].first_entry;
			rows->items[i].first_entry = used;
			used += count;
		}
	}
}

void rows_from_changes(struct changes_rows *out, struct arena *arena, const struct changes *changes)
{
	struct layout layout = {
	    .arena = arena, .rows = out, .changes = changes, .title = NO_ROW, .open = SIZE_MAX};
	*out = (struct changes_rows){0};
	out->places = ARENA_ARRAY(arena, struct change_rows, changes->count + 1);
	lay_out(&layout, changes->body);
	lay_out_title(&layout, NULL);
	for (int side = OLD; side < SIDES; side++) {
		struct row_anchors *anchors = &out->anchors[side];
		SORT(anchors->items, anchors->count, compare_anchors);
	}
	place_changes(&layout);
	list_entries(&layout);
}

const struct marked *row_mark(const struct row *row, uint32_t n)
{
	const struct marked *holder = row->at;
	for (uint32_t i = row->mark_count - n; i > 0; i--) {
		holder = holder->parent;
	}
	return holder;
}

uint32_t row_of_start(const struct changes_rows *rows, const struct marked *at)
{
	return at->after ? row_of(&rows->anchors[NEW], at->after)
	                 : row_of(&rows->anchors[OLD], at->before);
}
