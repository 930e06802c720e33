/* Caps for each project: found in the models, put together by row, kind of project and currency. */
#include "diff/trend_caps.h"

#include "base/search.h"
#include "base/sort.h"
#include "diff/trend_sums.h"

/* A row of the trend, to be found by what identifies it. */
struct row_key {
	bool is_partner;
	struct str id;
	size_t row;
};

/* An amount that a model states for each project. */
struct statement {
	size_t row;
	struct str currency;
	struct str kind;
	size_t edition;
	size_t order; /* in the document */
	struct amount amount;
};

/* A cap with what puts it in order. */
struct ranked {
	struct trend_cap cap;
	size_t edition; /* the newest that states it */
	size_t order;   /* where it does */
};

struct gatherer {
	struct trend *trend;
	const struct trend_entries *list;
	struct row_key *keys;
	struct statement *items;
	size_t count;
	size_t capacity;
};

static int compare_keys(const void *a, const void *b)
{
	const struct row_key *left = a;
	const struct row_key *right = b;
	return left->is_partner != right->is_partner ? COMPARE(left->is_partner, right->is_partner)
	                                             : str_compare(left->id, right->id);
}

static void index_rows(struct gatherer *gatherer)
{
	const struct trend *trend = gatherer->trend;
	gatherer->keys = ARENA_ARRAY(trend->arena, struct row_key, trend->row_count + 1);
	for (size_t i = 0; i < trend->row_count; i++) {
		const struct trend_row *row = &trend->rows[i];
		gatherer->keys[i] = (struct row_key){row->is_partner, row->id, i};
	}
	SORT(gatherer->keys, trend->row_count, compare_keys);
}

static size_t row_of(const struct gatherer *gatherer, bool is_partner, struct str id)
{
	struct row_key wanted = {is_partner, id, 0};
	size_t count = gatherer->trend->row_count;
	size_t at;
	SEARCH_FIRST(at, 0, count, compare_keys(&gatherer->keys[at], &wanted) < 0);
	return at < count && compare_keys(&gatherer->keys[at], &wanted) == 0
	           ? gatherer->keys[at].row
	           : WHOLE_DOCUMENT;
}

/* Adds what a node states, to a row of its own for each partner of the entry that it stands in. */
static void add(struct gatherer *gatherer, size_t edition, size_t order, const struct node *node,
                const struct trend_entry *entry)
{
	struct arena *arena = gatherer->trend->arena;
	struct figure each = *node->figure;
	struct statement statement = {.row = WHOLE_DOCUMENT,
	                              .currency = node->figure->unit,
	                              .kind = node_project_kind(node),
	                              .edition = edition,
	                              .order = order};
	each.per = (struct str){0};
	amount_from_figure(&statement.amount, &each, false, (struct str){0}, &trend_adding);
	if (amount_is_missing(&statement.amount)) {
		return;
	}
	if (entry && entry->partner_count == 0) {
		statement.row = row_of(gatherer, false,
		                       entry->node->key.size > 0 ? entry->node->key : entry->title);
	}
	for (size_t i = 0; entry && i < entry->partner_count; i++) {
		statement.row =
		    row_of(gatherer, true,
		           trend_partner_id(gatherer->list->partners[entry->first_partner + i]));
		ARENA_PUSH(arena, gatherer->items, gatherer->count, gatherer->capacity, statement);
	}
	if (!entry || entry->partner_count == 0) {
		ARENA_PUSH(arena, gatherer->items, gatherer->count, gatherer->capacity, statement);
	}
}

static bool is_cap(const struct node *node)
{
	return node->kind == NODE_FUNDS && node->figure &&
	       str_equal(node->figure->per, STR("project")) &&
	       trend_is_currency(node->figure->unit);
}

static void gather_edition(struct gatherer *gatherer, size_t edition, size_t next, size_t end)
{
	const struct model *model = gatherer->trend->editions[edition].model;
	const struct node *const roots[] = {model->stated, model->body};
	const struct trend_entry *entries = gatherer->list->entries;
	const struct trend_entry *around = NULL;
	size_t order = 0;
	uint32_t ended;
	for (size_t i = 0; i < sizeof roots / sizeof *roots; i++) {
		for (const struct node *node = roots[i]; node;
		     node = node_next(node, roots[i], &ended), order++) {
			if (next < end && entries[next].node == node) {
				around = &entries[next++];
			}
			if (is_cap(node)) {
				bool is_inside = around && node_is_within(node, around->node);
				add(gatherer, edition, order, node, is_inside ? around : NULL);
			}
		}
	}
}

/* ---- caps ---- */

/* WHOLE_DOCUMENT first. */
static int compare_rows(size_t a, size_t b)
{
	return COMPARE(a + 1, b + 1);
}

static int compare_statements(const void *a, const void *b)
{
	const struct statement *left = a;
	const struct statement *right = b;
	int order = compare_rows(left->row, right->row);
	order = order != 0 ? order : str_compare(left->currency, right->currency);
	order = order != 0 ? order : str_compare(left->kind, right->kind);
	return order != 0 ? order
	                  : compare_then(left->edition, right->edition,
	                                 COMPARE(left->order, right->order));
}

static int compare_ranked(const void *a, const void *b)
{
	const struct ranked *left = a;
	const struct ranked *right = b;
	int order = str_compare(left->cap.currency, right->cap.currency);
	order = order != 0 ? order : compare_rows(left->cap.row, right->cap.row);
	return order != 0 ? order
	                  : compare_then(right->edition, left->edition,
	                                 COMPARE(left->order, right->order));
}

static bool is_same_cap(const struct statement *a, const struct statement *b)
{
	return a->row == b->row && str_equal(a->currency, b->currency) &&
	       str_equal(a->kind, b->kind);
}

static struct decimal lower(const struct amount *amount)
{
	return amount->has_value ? amount->value : amount->interval.min.value;
}

static struct decimal upper(const struct amount *amount)
{
	bool is_open = !amount->has_value && !amount->interval.max.is_infinite;
	return is_open ? amount->interval.max.value : lower(amount);
}

/* Widens an amount so that it holds another one. */
static void widen(struct amount *amount, const struct amount *other)
{
	bool is_same = amount->has_value && other->has_value &&
	               amount->relation == other->relation &&
	               decimal_compare(amount->value, other->value) == 0;
	struct decimal min = lower(amount);
	struct decimal max = upper(amount);
	if (is_same) {
		return;
	}
	min = decimal_compare(lower(other), min) < 0 ? lower(other) : min;
	max = decimal_compare(upper(other), max) > 0 ? upper(other) : max;
	amount->relation = RELATION_RANGE;
	amount->has_value = false;
	amount->interval = interval_of(min);
	amount->interval.max.value = max;
}

static struct sum sum_of(const struct amount *amount)
{
	struct sum sum;
	sum_init(&sum);
	sum_add(&sum, amount, &trend_adding);
	return sum;
}

/* The column of a statement among editions or years; NO_YEAR where it is in none. */
static size_t column_of(const struct trend *trend, const struct statement *statement, bool by_year)
{
	const struct trend_edition *edition = &trend->editions[statement->edition];
	if (!by_year) {
		return statement->edition;
	}
	return edition->is_counted ? edition->year : NO_YEAR;
}

static void make_cells(struct trend *trend, struct trend_cap *cap, const struct statement *items,
                       size_t count, bool by_year)
{
	for (size_t i = 0, end; i < count; i = end) {
		size_t column = column_of(trend, &items[i], by_year);
		struct amount amount = items[i].amount;
		for (end = i + 1; end < count && column_of(trend, &items[end], by_year) == column;
		     end++) {
			widen(&amount, &items[end].amount);
		}
		struct trend_cap_cell cell = {(uint32_t)column, sum_of(&amount)};
		if (column == NO_YEAR) {
			continue;
		}
		if (by_year) {
			ARENA_PUSH(trend->arena, cap->years, cap->year_count, cap->year_capacity,
			           cell);
		} else {
			ARENA_PUSH(trend->arena, cap->cells, cap->cell_count, cap->cell_capacity,
			           cell);
		}
	}
}

static void make_cap(struct trend *trend, struct ranked *out, const struct statement *items,
                     size_t count)
{
	struct trend_points points = {0};
	size_t last = count - 1;
	*out = (struct ranked){
	    .cap = {.row = items->row, .kind = items->kind, .currency = items->currency}};
	make_cells(trend, &out->cap, items, count, false);
	make_cells(trend, &out->cap, items, count, true);
	for (size_t i = 0; i < out->cap.year_count; i++) {
		trend_points_add(&points, trend, TREND_FUNDS, out->cap.years[i].column,
		                 &out->cap.years[i].sum);
	}
	out->cap.change_count = trend_changes_from_points(&out->cap.changes, trend->arena, &points);
	while (last > 0 && items[last - 1].edition == items[last].edition) {
		last--;
	}
	out->edition = items[last].edition;
	out->order = items[last].order;
}

void trend_caps_gather(struct trend *trend, const struct trend_entries *list, const size_t *starts)
{
	struct gatherer gatherer = {.trend = trend, .list = list};
	struct ranked *ranked = NULL;
	size_t count = 0;
	size_t capacity = 0;
	index_rows(&gatherer);
	for (size_t i = 0; i < trend->edition_count; i++) {
		gather_edition(&gatherer, i, starts[i], starts[i + 1]);
	}
	SORT(gatherer.items, gatherer.count, compare_statements);
	for (size_t i = 0, end; i < gatherer.count; i = end) {
		struct ranked cap;
		for (end = i + 1; end < gatherer.count &&
		                  is_same_cap(&gatherer.items[end], &gatherer.items[i]);) {
			end++;
		}
		make_cap(trend, &cap, &gatherer.items[i], end - i);
		ARENA_PUSH(trend->arena, ranked, count, capacity, cap);
	}
	SORT(ranked, count, compare_ranked);
	trend->caps = ARENA_ARRAY(trend->arena, struct trend_cap, count + 1);
	trend->cap_count = count;
	for (size_t i = 0; i < count; i++) {
		trend->caps[i] = ranked[i].cap;
	}
}
