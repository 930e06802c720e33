/* The tree to a list of what a person would call a change. A direction that came, went or moved
 * has one entry, whatever stands in it; the others have one for each difference in them. */
#include "diff/comparison.h"
#include "diff/normalise.h"
#include "diff/programme_name.h"
#include "diff/reported_facts.h"
#include "diff/tables.h"

struct lister {
	struct comparison *comparison;
	struct changes *changes;
	struct reported_facts reported;
};

enum { SIDE_SET_COUNT = 4, MAX_ROWS_NAMED = 8 /* of a fact of several rows */ };

/* Where the walk is. */
struct scope {
	const struct marked *within; /* the nearest direction or section, or NULL */
	struct str key;              /* of the nearest direction */
	struct str part;             /* the nearest field's name, or "text" */
	bool is_reported;            /* an entry says already that all of it came or went */
	bool is_direction_reported;  /* and it is that of a direction */
	const struct compared_columns *columns; /* of the table of two sides around; else NULL */
	struct str row;                         /* what its row of cells is called */
	struct str column;                      /* the words of the column */
	/* Which figures the holder states as facts, by side_set: sets of 1 << enum node_kind. */
	unsigned facts[SIDE_SET_COUNT];
};

/* The models that a node stands in, as a number below SIDE_SET_COUNT. */
static unsigned side_set(const struct marked *at)
{
	return (at->before ? 1U : 0U) | (at->after ? 2U : 0U);
}

static struct change *add(struct lister *lister, enum change_kind kind, struct str part,
                          const struct scope *scope, struct marked *at)
{
	struct changes *changes = lister->changes;
	struct change change = {.kind = kind, .part = part, .at = at};
	if (scope) {
		change.within = scope->within;
		change.key = scope->key;
		change.row = scope->row;
		change.column = scope->column;
	}
	ARENA_PUSH(changes->arena, changes->items, changes->count, changes->capacity, change);
	return &changes->items[changes->count - 1];
}

/* Adds what was `from` and is `to`. */
static struct change *add_pair(struct lister *lister, enum change_kind kind, struct str part,
                               const struct scope *scope, struct marked *at, struct str from,
                               struct str to)
{
	struct change *change = add(lister, kind, part, scope, at);
	change->from = from;
	change->to = to;
	return change;
}

/* Whether two short texts say the same, however they are written. */
static bool is_same(const struct lister *lister, struct str a, struct str b)
{
	struct arena *arena = lister->changes->arena;
	bool is_strict = lister->comparison->options.strict_text;
	return str_equal(a, b) ||
	       (!is_strict && str_equal(normalise(arena, a), normalise(arena, b)));
}

/* ---- the programme, the title, what is stated ---- */

static struct str number_text(const struct lister *lister, uint32_t number)
{
	return number > 0 ? arena_format(lister->changes->arena, "%u", number) : (struct str){0};
}

static void list_attribute(struct lister *lister, const char *name, struct str from, struct str to)
{
	if (!is_same(lister, from, to)) {
		add_pair(lister, CHANGE_CHANGED, STR("programme"), NULL, NULL, from, to)->aspect =
		    str_from(name);
	}
}

/* In how many places texts differ. */
static size_t count_places(const struct pieces *pieces)
{
	size_t count = 0;
	bool was_edit = false;
	for (size_t i = 0; i < pieces->count; i++) {
		enum piece_kind kind = pieces->items[i].kind;
		bool is_edit = kind == PIECE_REMOVED || kind == PIECE_ADDED;
		count += is_edit && !was_edit;
		was_edit = is_edit;
	}
	return count;
}

/* A title that differs only as the programme does (its year, its batch) has no entry of its own: it
 * differs in no more places than the programme. */
static void list_programme(struct lister *lister)
{
	const struct changes *changes = lister->changes;
	const struct programme *before = &changes->before->programme;
	const struct programme *after = &changes->after->programme;
	size_t count = changes->count;
	list_attribute(lister, "plan", before->plan, after->plan);
	if (!str_equal(programme_bare_name(changes->arena, before),
	               programme_bare_name(changes->arena, after))) {
		list_attribute(lister, "name", before->name, after->name);
	}
	list_attribute(lister, "year", number_text(lister, before->year),
	               number_text(lister, after->year));
	list_attribute(lister, "batch", number_text(lister, before->batch),
	               number_text(lister, after->batch));
	list_attribute(lister, "status", before->status, after->status);
	bool is_edited = changes->title.has_edit ||
	                 (changes->title.count > 0 && lister->comparison->options.strict_text);
	bool is_reported = changes->before->title.size > 0 && changes->after->title.size > 0 &&
	                   count_places(&changes->title) <= changes->count - count;
	if (is_edited && (!is_reported || changes->count == count)) {
		add_pair(lister, CHANGE_EDITED, STR("title"), NULL, NULL, changes->before->title,
		         changes->after->title)
		    ->pieces = &changes->title;
	}
}

static struct str text_of(const struct node *node)
{
	return node ? node->text : (struct str){0};
}

static void list_figure(struct lister *lister, const struct scope *scope, struct str part,
                        struct marked *at)
{
	bool is_both = at->before && at->after;
	if (!is_both || at->figure.aspects > 0) {
		add_pair(lister,
		         is_both     ? CHANGE_CHANGED
		         : at->after ? CHANGE_ADDED
		                     : CHANGE_REMOVED,
		         part, scope, at, text_of(at->before), text_of(at->after));
	}
}

static void list_stated(struct lister *lister)
{
	for (struct marked *at = lister->changes->stated->first; at; at = at->next) {
		if (at->target) {
			continue;
		}
		size_t count = lister->changes->count;
		list_figure(lister, NULL, STR("stated"), at);
		if (lister->changes->count > count) {
			lister->changes->items[count].aspect =
			    node_kind_name((enum node_kind)marked_node(at)->kind);
		}
	}
}

/* ---- what stands in the body ---- */

/* Finds which figures stand in a holder as facts of their own. */
static void find_facts(struct scope *scope, const struct marked *holder)
{
	memset(scope->facts, 0, sizeof scope->facts);
	for (const struct marked *at = holder->first; at; at = at->next) {
		const struct node *node = marked_node(at);
		if (node->figure && !at->target) {
			scope->facts[side_set(at)] |= 1U << node->kind;
		}
	}
}

/* Whether a fact beside a field has the field's name: then the fact's entry covers the change. */
static bool has_fact(const struct scope *scope, const struct marked *field)
{
	unsigned facts = scope->facts[side_set(field)];
	for (int kind = NODE_PROJECTS; kind <= NODE_DURATION; kind++) {
		if (facts & 1U << kind &&
		    str_equal(node_kind_name((enum node_kind)kind), marked_node(field)->name)) {
			return true;
		}
	}
	return false;
}

/* All that a node says, in one line; of a row cell by cell, of a table the words of its columns. */
static struct str all_text(struct arena *arena, const struct node *root)
{
	struct str gap = root->kind == NODE_ROW || root->kind == NODE_TABLE ? STR(" | ") : STR(" ");
	if (root->kind == NODE_TABLE) {
		const struct node *row = root->first;
		while (row && row->kind != NODE_ROW) {
			row = row->next;
		}
		root = row ? row : root->first ? root->first : root;
	}
	size_t room = 0;
	uint32_t ended;
	for (const struct node *node = root; node; node = node_next(node, root, &ended)) {
		room += node->text.size + gap.size;
	}
	struct str all = {0};
	char *data = arena_alloc(arena, room + 1);
	for (const struct node *node = root; node; node = node_next(node, root, &ended)) {
		if (node->text.size > 0 && !node_kind_is_fact((enum node_kind)node->kind)) {
			if (all.size > 0) {
				memcpy(data + all.size, gap.data, gap.size);
				all.size += gap.size;
			}
			memcpy(data + all.size, node->text.data, node->text.size);
			all.size += node->text.size;
		}
	}
	all.data = data;
	return all;
}

static bool is_titled(const struct marked *at)
{
	enum node_kind kind = (enum node_kind)marked_node(at)->kind;
	return kind == NODE_DIRECTION || kind == NODE_SECTION;
}

/* What came or went. */
static void list_one_sided(struct lister *lister, const struct scope *scope, struct marked *at)
{
	const struct node *node = marked_node(at);
	struct str part = node_kind_name((enum node_kind)node->kind);
	struct str text = is_titled(at) ? node_title(node) : all_text(lister->changes->arena, node);
	switch ((enum node_kind)node->kind) {
	case NODE_FIELD:
		if (has_fact(scope, at)) {
			return;
		}
		part = node->name;
		break;
	case NODE_ITEM:
	case NODE_PARAGRAPH:
		part = scope->part;
		break;
	case NODE_PROJECTS:
	case NODE_FUNDS:
	case NODE_DURATION:
		text = node->text;
		break;
	case NODE_DIRECTION:
	case NODE_SECTION:
	case NODE_HEADING:
	case NODE_TABLE:
	case NODE_ROW:
	case NODE_CELL:
		break;
	default: /* facts whose text has the entry */
		return;
	}
	struct change *change =
	    add(lister, at->after ? CHANGE_ADDED : CHANGE_REMOVED, part, scope, at);
	*(at->after ? &change->to : &change->from) = text;
}

static void list_number(struct lister *lister, const struct scope *scope, struct marked *at)
{
	if (at->is_moved || !is_same(lister, at->before->number, at->after->number)) {
		add_pair(lister, at->is_moved ? CHANGE_MOVED : CHANGE_RENUMBERED,
		         node_kind_name((enum node_kind)at->after->kind), scope, at,
		         at->before->number, at->after->number);
	}
}

/* A list of names with one more. */
static struct str with_name(struct arena *arena, struct str names, struct str name)
{
	return names.size == 0 ? name
	       : name.size == 0
	           ? names
	           : arena_format(arena, "%.*s, %.*s", STR_FORMAT(names), STR_FORMAT(name));
}

/* The names of the partners of a direction of one model. */
static struct str partners_of(struct arena *arena, const struct node *direction)
{
	struct str names = {0};
	for (const struct node *node = direction->first; node; node = node->next) {
		if (node->kind == NODE_PARTNER) {
			names = with_name(arena, names, node->text);
		}
	}
	return names;
}

/* Partners are a set: one entry says what it was and is. */
static void list_partners(struct lister *lister, const struct scope *scope, struct marked *at)
{
	bool is_other = false;
	for (const struct marked *child = at->first; child; child = child->next) {
		bool is_partner = marked_node(child)->kind == NODE_PARTNER && !child->target;
		is_other = is_other || (is_partner && (!child->before || !child->after));
	}
	if (is_other) {
		struct arena *arena = lister->changes->arena;
		add_pair(lister, CHANGE_CHANGED, STR("partner"), scope, at,
		         partners_of(arena, at->before), partners_of(arena, at->after));
	}
}

static void list_text(struct lister *lister, enum change_kind kind, struct str part,
                      const struct scope *scope, struct marked *at)
{
	if (at->pieces.has_edit) {
		add_pair(lister, kind, part, scope, at, at->before->text, at->after->text)->pieces =
		    &at->pieces;
	}
}

static void list_move(struct lister *lister, struct str part, const struct scope *scope,
                      struct marked *at)
{
	if (at->is_moved) {
		add_pair(lister, CHANGE_MOVED, part, scope, at, at->before->number,
		         at->after->number)
		    ->text = all_text(lister->changes->arena, at->after);
	}
}

static void list_label(struct lister *lister, struct str part, const struct scope *scope,
                       struct marked *at)
{
	if (!is_same(lister, at->before->label, at->after->label)) {
		add_pair(lister, CHANGE_RENAMED, part, scope, at, at->before->label,
		         at->after->label);
	}
}

/* ---- tables ---- */

/* A table's unit for all its columns, and the columns that came, went or moved. */
static void list_table(struct lister *lister, const struct scope *scope, struct marked *at)
{
	const struct compared_columns *columns = at->columns;
	list_move(lister, STR("table"), scope, at);
	list_label(lister, STR("table"), scope, at);
	for (size_t i = 0; columns && i < columns->count; i++) {
		const struct compared_column *column = &columns->items[i];
		if (column->before > 0 && column->after > 0 && !column->is_moved) {
			continue;
		}
		enum change_kind kind = column->after == 0    ? CHANGE_REMOVED
		                        : column->before == 0 ? CHANGE_ADDED
		                                              : CHANGE_MOVED;
		struct str words = column->words[column->after > 0];
		struct change *change =
		    add(lister, kind, STR("column"), scope, column->at ? column->at : at);
		change->column = words;
		*(kind == CHANGE_MOVED   ? &change->text
		  : kind == CHANGE_ADDED ? &change->to
		                         : &change->from) = words;
	}
}

static void list_cell(struct lister *lister, const struct scope *scope, struct marked *at)
{
	const struct node *row = at->after->parent;
	if (row->kind == NODE_ROW && str_equal(row->name, STR("header"))) {
		struct scope column = *scope;
		column.row = (struct str){0};
		list_text(lister, CHANGE_RENAMED, STR("column"), &column, at);
	} else if (reported_facts_have(&lister->reported, at)) {
		return;
	} else if (at->before->figure && at->after->figure && at->figure.aspects > 0) {
		list_figure(lister, scope, STR("cell"), at);
	} else {
		bool is_filled = at->before->text.size == 0;
		bool is_emptied = at->after->text.size == 0;
		list_text(lister,
		          is_filled    ? CHANGE_ADDED
		          : is_emptied ? CHANGE_REMOVED
		                       : CHANGE_EDITED,
		          STR("cell"), scope, at);
	}
}

/* What the rows of a fact are called: the first of them, one behind another. */
static struct str rows_of_fact(struct lister *lister, const struct marked *fact)
{
	struct arena *arena = lister->changes->arena;
	struct comparison *comparison = lister->comparison;
	struct parts *parts = fact->after ? &comparison->after : &comparison->before;
	struct str ids = marked_node(fact)->of;
	struct str rows = {0};
	struct str id;
	for (size_t count = 0; (id = model_next_id(&ids)).size > 0; count++) {
		if (count == MAX_ROWS_NAMED) {
			return with_name(arena, rows, STR("\xE2\x80\xA6"));
		}
		const struct part *part = part_of_id(parts, arena, id);
		rows = part ? with_name(arena, rows, node_title(part->node)) : rows;
	}
	return rows;
}

/* Whether the entries of a table cover a node: it stands in a column that came or went, or is no
 * change. */
static bool is_reported_by_table(const struct scope *scope, const struct marked *at)
{
	const struct node *node = marked_node(at);
	if (!scope->columns || node->column == 0 || at->target) {
		return false;
	}
	const struct compared_column *column =
	    compared_column_of(scope->columns, at->after ? 1 : 0, node->column);
	bool is_one_sided = column && (column->before == 0 || column->after == 0);
	bool is_alone = !at->before || !at->after;
	return at->is_immaterial || (is_alone && is_one_sided);
}

/* Sets where the walk is within a node of a table. */
static void enter_table(struct lister *lister, struct scope *inner, const struct marked *at)
{
	const struct node *node = marked_node(at);
	bool is_both = at->before && at->after;
	if (node->kind == NODE_TABLE) {
		inner->columns = is_both ? at->columns : NULL;
		inner->part = STR("text");
	} else if (node->kind == NODE_ROW) {
		inner->row = row_words(node);
	}
	if (is_both && at->parent->columns && at->before->parent != at->parent->before) {
		inner->columns = NULL; /* it was in another table */
	}
	if (inner->columns && node->column > 0) {
		const struct compared_column *column =
		    compared_column_of(inner->columns, at->after ? 1 : 0, node->column);
		inner->column = column ? column->words[at->after ? 1 : 0] : (struct str){0};
	}
	if (node->of.size > 0) {
		inner->row = rows_of_fact(lister, at);
	}
}

/* What is both old and new. */
static void list_two_sided(struct lister *lister, const struct scope *scope, struct marked *at)
{
	switch ((enum node_kind)at->after->kind) {
	case NODE_DIRECTION:
		list_number(lister, scope, at);
		list_partners(lister, scope, at);
		break;
	case NODE_SECTION:
		list_number(lister, scope, at);
		break;
	case NODE_HEADING:
		list_text(lister, CHANGE_RENAMED, STR("heading"), scope, at);
		break;
	case NODE_FIELD:
		list_move(lister, at->after->name, scope, at);
		if (!scope->columns) { /* the words of a column are an entry of the column */
			list_label(lister, at->after->name, scope, at);
		}
		break;
	case NODE_TABLE:
		list_table(lister, scope, at);
		break;
	case NODE_ROW:
		list_move(lister, STR("row"), scope, at);
		break;
	case NODE_CELL:
		list_cell(lister, scope, at);
		break;
	case NODE_ITEM:
	case NODE_PARAGRAPH:
		if (scope->columns && at->after->column > 0 &&
		    reported_facts_have(&lister->reported, at)) {
			break;
		}
		list_move(lister, scope->part, scope, at);
		list_text(lister, CHANGE_EDITED, scope->part, scope, at);
		break;
	case NODE_PROJECTS:
	case NODE_FUNDS:
	case NODE_DURATION:
		list_figure(lister, scope, node_kind_name((enum node_kind)at->after->kind), at);
		break;
	default:
		break;
	}
}

static void list_children(struct lister *lister, struct marked *holder, struct scope scope)
{
	find_facts(&scope, holder);
	for (struct marked *at = holder->first; at; at = at->next) {
		const struct node *node = marked_node(at);
		bool is_both = at->before && at->after;
		bool is_direction = node->kind == NODE_DIRECTION;
		struct scope inner = scope;
		if (at->target || at->is_split || is_reported_by_table(&scope, at)) {
			continue;
		}
		enter_table(lister, &inner, at);
		if (is_titled(at)) {
			inner.within = at;
			inner.key = is_direction ? node->key : scope.key;
			inner.part = STR("text");
		} else if (node->kind == NODE_FIELD) {
			inner.part = node->name;
		}
		/* what came or went has one entry, and so has each outermost direction in it */
		bool is_inner = scope.is_reported && (!is_direction || scope.is_direction_reported);
		inner.is_reported = !is_both;
		inner.is_direction_reported =
		    !is_both &&
		    (is_direction || (scope.is_reported && scope.is_direction_reported));
		if (is_both) {
			list_two_sided(lister, &inner, at);
		} else if (!is_inner) {
			list_one_sided(lister, &inner, at);
		}
		list_children(lister, at, inner);
	}
}

void list_changes(struct comparison *comparison)
{
	struct lister lister = {.comparison = comparison, .changes = comparison->changes};
	reported_facts_find(&lister.reported, comparison->changes);
	list_programme(&lister);
	list_stated(&lister);
	list_children(&lister, comparison->changes->body, (struct scope){.part = STR("text")});
}
