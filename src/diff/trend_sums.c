/* Sums, totals and changes. Knows neither rows nor the order of editions. */
#include "diff/trend_sums.h"

#include "base/search.h"
#include "base/sort.h"

void trend_tally_clear(struct trend_tally *tally)
{
	tally->term_count = 0;
	memset(tally->missing, 0, sizeof tally->missing);
}

uint32_t trend_measure_of(const struct trend *trend, struct str currency)
{
	size_t at = 0;
	bool has_yuan = trend->currency_count > 0 && str_equal(trend->currencies[0], STR("CNY"));
	if (!has_yuan || !str_equal(currency, STR("CNY"))) {
		SEARCH_FIRST(at, has_yuan, trend->currency_count,
		             str_compare(trend->currencies[at], currency) < 0);
	}
	return TREND_FUNDS + (uint32_t)at;
}

void trend_tally_add(struct trend_tally *tally, const struct trend_entry *entry, bool is_of_row)
{
	for (size_t i = 0; i < entry->item_count; i++) {
		const struct trend_item *item = &tally->list->items[entry->first_item + i];
		struct trend_term term = {TREND_PROJECTS, item};
		if (is_of_row && item->is_shared) {
			continue;
		}
		if (item->is_funds) {
			term.measure = trend_measure_of(tally->trend, item->currency);
		}
		ARENA_PUSH(tally->arena, tally->terms, tally->term_count, tally->term_capacity,
		           term);
	}
	for (int i = 0; i < SUM_COUNT; i++) {
		tally->missing[i] += entry->missing[i] + (is_of_row ? entry->shared[i] : 0);
	}
}

static int compare_terms(const void *a, const void *b)
{
	const struct trend_term *left = a;
	const struct trend_term *right = b;
	return compare_then(left->measure, right->measure,
	                    (left->item > right->item) - (left->item < right->item));
}

static struct sum *new_figure(struct trend_tally *tally, struct trend_cell *cell, uint32_t measure)
{
	struct trend_figure figure = {.measure = measure};
	sum_init(&figure.sum);
	ARENA_PUSH(tally->arena, cell->figures, cell->figure_count, cell->figure_capacity, figure);
	return &cell->figures[cell->figure_count - 1].sum;
}

void trend_tally_sum(struct trend_tally *tally, struct trend_cell *cell)
{
	SORT(tally->terms, tally->term_count, compare_terms);
	struct sum *sum = new_figure(tally, cell, TREND_PROJECTS);
	uint32_t measure = TREND_PROJECTS;
	for (size_t i = 0; i < tally->term_count; i++) {
		if (tally->terms[i].measure != measure) {
			measure = tally->terms[i].measure;
			sum = new_figure(tally, cell, measure);
		}
		sum_add(sum, &tally->terms[i].item->amount, &trend_adding);
	}
	if (cell->figure_count == 1 && tally->trend->currency_count > 0) {
		new_figure(tally, cell, TREND_FUNDS);
	}
	for (size_t i = 0; i < cell->figure_count; i++) {
		sum_add_missing(&cell->figures[i].sum,
		                tally->missing[i == 0 ? SUM_PROJECTS : SUM_FUNDS]);
	}
}

/* ---- changes ---- */

static int compare_points(const void *a, const void *b)
{
	const struct trend_point *left = a;
	const struct trend_point *right = b;
	return compare_then(left->measure, right->measure, COMPARE(left->year, right->year));
}

/* Whether a sum is one number that nothing is missing from. */
static bool is_whole(const struct sum *sum)
{
	return sum->terms > 0 && sum->missing == 0 && !sum->has_overflow &&
	       sum_relation(sum) != RELATION_RANGE;
}

static bool change_between(struct trend_change *out, const struct trend_point *from,
                           const struct trend_point *to)
{
	*out = (struct trend_change){
	    .measure = from->measure,
	    .from_year = from->year,
	    .to_year = to->year,
	    .from = from->sum->face,
	    .to = to->sum->face,
	    .is_exact = sum_relation(from->sum) == RELATION_EXACT &&
	                sum_relation(to->sum) == RELATION_EXACT,
	};
	if (!is_whole(from->sum) || !is_whole(to->sum) ||
	    !decimal_subtract(&out->delta, out->to, out->from)) {
		return false;
	}
	out->has_percent = decimal_percent(&out->percent, out->delta, out->from);
	return true;
}

void trend_points_add(struct trend_points *points, const struct trend *trend, uint32_t measure,
                      size_t place, const struct sum *sum)
{
	struct trend_point point = {measure, place, trend->years[place].year, sum};
	ARENA_PUSH(trend->arena, points->items, points->count, points->capacity, point);
}

size_t trend_changes_from_points(struct trend_change **out, struct arena *arena,
                                 struct trend_points *points)
{
	if (points->count == 0) {
		return 0;
	}
	size_t count = 0;
	SORT(points->items, points->count, compare_points);
	*out = ARENA_ARRAY(arena, struct trend_change, points->count);
	for (size_t i = 1; i < points->count; i++) {
		const struct trend_point *from = &points->items[i - 1];
		const struct trend_point *to = &points->items[i];
		count += from->measure == to->measure && from->place + 1 == to->place &&
		         change_between(&(*out)[count], from, to);
	}
	return count;
}

/* ---- totals ---- */

static void add_total(struct trend_column *column, struct arena *arena, uint32_t measure,
                      const struct sum *sum)
{
	struct trend_total total = {.measure = measure, .sum = *sum};
	ARENA_PUSH(arena, column->totals, column->total_count, column->total_capacity, total);
}

static void add_count(struct trend_column *column, struct arena *arena, uint32_t measure,
                      uint32_t count, uint32_t missing)
{
	struct sum sum;
	struct amount amount = {0};
	sum_init(&sum);
	amount_set_count(&amount, count);
	sum_add(&sum, &amount, &trend_adding);
	sum_add_missing(&sum, missing);
	add_total(column, arena, measure, &sum);
}

void trend_totals_sum(struct trend_column *column, struct arena *arena,
                      const struct trend_cell *all, uint32_t directions, uint32_t partners,
                      uint32_t without)
{
	add_count(column, arena, TREND_DIRECTIONS, directions, 0);
	if (partners > 0) {
		add_count(column, arena, TREND_PARTNERS, partners, without);
	}
	for (size_t i = 0; i < all->figure_count; i++) {
		add_total(column, arena, all->figures[i].measure, &all->figures[i].sum);
	}
}

static void state(struct trend_total *total, const struct amount *stated)
{
	total->is_stated = true;
	total->stated = *stated;
	total->verdict = sum_verdict(&total->sum, &total->difference, stated);
	if (total->sum.terms == 0) { /* there is nothing to compare it with */
		total->verdict = VERDICT_UNDECIDABLE;
	}
}

/* What a document states of itself: a node that states a total, and of what. */
struct statement {
	uint32_t measure;
	size_t order; /* in the document */
	const struct node *node;
};

enum { NO_MEASURE = UINT32_MAX };

/* The measure of a node in `stated`; NO_MEASURE where it states no total of one. */
static uint32_t measure_of(const struct trend *trend, const struct node *node)
{
	if (!node->figure || !is_total(node)) {
		return NO_MEASURE;
	}
	switch (node->kind) {
	case NODE_DIRECTIONS:
		return TREND_DIRECTIONS;
	case NODE_PARTNERS:
		return TREND_PARTNERS;
	case NODE_PROJECTS:
		return TREND_PROJECTS;
	case NODE_FUNDS:
		return trend_is_currency(node->figure->unit)
		           ? trend_measure_of(trend, node->figure->unit)
		           : NO_MEASURE;
	default:
		return NO_MEASURE;
	}
}

static int compare_statements(const void *a, const void *b)
{
	const struct statement *left = a;
	const struct statement *right = b;
	return compare_then(left->measure, right->measure, COMPARE(left->order, right->order));
}

static int compare_totals(const void *a, const void *b)
{
	const struct trend_total *left = a;
	const struct trend_total *right = b;
	return COMPARE(left->measure, right->measure);
}

/* A total that no direction adds to. */
static struct trend_total *new_total(struct trend_column *column, struct arena *arena,
                                     uint32_t measure, uint32_t directions)
{
	struct sum sum;
	sum_init(&sum);
	sum_add_missing(&sum, directions);
	add_total(column, arena, measure, &sum);
	return &column->totals[column->total_count - 1];
}

void trend_totals_state(struct trend_column *column, struct arena *arena, const struct trend *trend,
                        const struct model *model, uint32_t directions)
{
	struct statement *statements = NULL;
	size_t count = 0;
	size_t capacity = 0;
	for (const struct node *node = model->stated->first; node; node = node->next) {
		struct statement statement = {measure_of(trend, node), count, node};
		if (statement.measure != NO_MEASURE) {
			ARENA_PUSH(arena, statements, count, capacity, statement);
		}
	}
	SORT(statements, count, compare_statements);
	size_t summed = column->total_count;
	size_t at = 0;
	for (size_t i = 0; i < count; i++) {
		if (i > 0 && statements[i - 1].measure == statements[i].measure) {
			continue; /* the first in the document is the one of the whole */
		}
		const struct node *node = statements[i].node;
		struct amount stated = {.text = node->text, .place = node->place};
		amount_from_figure(&stated, node->figure, true, (struct str){0}, &trend_adding);
		while (at < summed && column->totals[at].measure < statements[i].measure) {
			at++;
		}
		bool is_summed = at < summed && column->totals[at].measure == statements[i].measure;
		struct trend_total *total =
		    is_summed ? &column->totals[at]
			      : new_total(column, arena, statements[i].measure, directions);
		state(total, &stated);
	}
	SORT(column->totals, column->total_count, compare_totals);
}

void trend_totals_add(struct trend_column *column, const struct trend_column *const *editions,
                      size_t count)
{
	for (size_t i = 0; i < column->total_count; i++) {
		struct trend_total *total = &column->totals[i];
		struct sum sum;
		sum_init(&sum);
		for (size_t j = 0; j < count; j++) {
			const struct trend_total *part = trend_total(editions[j], total->measure);
			if (part && part->is_stated) {
				sum_add(&sum, &part->stated, &trend_adding);
			} else {
				sum_add_missing(&sum, 1);
			}
		}
		bool is_set = total->measure == TREND_PARTNERS && count > 1;
		if (!is_set && sum.terms > 0 && sum.missing == 0 && !sum.has_overflow) {
			struct amount stated = {.value = sum.face,
			                        .relation = sum_relation(&sum),
			                        .decimals = DECIMALS_NONE,
			                        .is_vague = sum.has_vague,
			                        .interval = sum.interval};
			stated.has_value = stated.relation != RELATION_RANGE;
			state(total, &stated);
		}
	}
}
