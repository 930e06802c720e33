/* Funds against projects: what a direction allows for each project times their number, and its
 * funds per project compared with those of the other directions. */
#include "audit/auditor.h"
#include "audit/message.h"
#include "base/sort.h"
#include "value/interval.h"

/* ---- amounts per project ---- */

static bool is_per_project(const struct figure *figure)
{
	return figure && figure->kind == FIGURE_MONEY && str_equal(figure->per, STR("project")) &&
	       (figure->has_value || figure->has_min || figure->has_max);
}

/* The product of two ends at or above 0. False on overflow. */
static bool multiply_bounds(struct bound *out, const struct bound *a, const struct bound *b)
{
	bool is_zero = (!a->is_infinite && !a->is_open && a->value.digits == 0) ||
	               (!b->is_infinite && !b->is_open && b->value.digits == 0);
	*out = (struct bound){.is_infinite = a->is_infinite || b->is_infinite,
	                      .is_open = !is_zero && (a->is_open || b->is_open)};
	return out->is_infinite || decimal_multiply(&out->value, a->value, b->value);
}

/* The product of two intervals that lie at or above 0. False on overflow. */
static bool multiply(struct interval *out, const struct interval *a, const struct interval *b)
{
	return multiply_bounds(&out->min, &a->min, &b->min) &&
	       multiply_bounds(&out->max, &a->max, &b->max);
}

/* Reads a figure as an interval: an unlimited one for "300-odd", or "about" without tolerance. */
static bool read(struct interval *out, const struct figure *figure, const struct decimal *tolerance)
{
	if (figure_is_open_ended(figure) || (figure->relation == RELATION_ABOUT && !tolerance)) {
		*out = (struct interval){.max.is_infinite = true};
		return true;
	}
	return interval_from_figure(out, figure, tolerance) && !interval_is_empty(out) &&
	       !out->min.is_infinite && out->min.value.digits >= 0;
}

/* Whether an amount per project can add up to the funds of a direction. */
static bool is_possible(const struct auditor *auditor, const struct direction *direction,
                        const struct figure *cap)
{
	const struct decimal *tolerance = auditor->adding.about_tolerance;
	const struct node *projects = direction->figures[SUM_PROJECTS];
	const struct node *funds = direction->figures[SUM_FUNDS];
	struct interval each;
	struct interval count;
	struct interval product;
	struct interval total;
	if (!projects || !funds || !projects->figure || !funds->figure ||
	    funds->figure->per.size > 0 || projects->figure->per.size > 0 ||
	    !str_equal(funds->figure->unit, cap->unit) || !read(&each, cap, tolerance) ||
	    !read(&count, projects->figure, tolerance) || !read(&total, funds->figure, tolerance) ||
	    !multiply(&product, &each, &count) ||
	    (!figure_is_limit(funds->figure) && !interval_round(&total, funds->figure->decimals))) {
		return true;
	}
	return interval_meets(&product, &total);
}

static void check_cap(struct auditor *auditor, const struct direction *direction,
                      const struct node *cap, enum finding_level level)
{
	if (!is_possible(auditor, direction, cap->figure)) {
		FIND(auditor, PROJECT_CAP, level, direction->node,
		     level == FINDING_ERROR ? &cap->place : &direction->figures[SUM_FUNDS]->place,
		     FIND_PROJECT_CAP, cap->text, direction->figures[SUM_PROJECTS]->text,
		     direction->figures[SUM_FUNDS]->text);
	}
}

/* Checks an amount per project that the document or a section states for its directions. */
static void check_general(struct auditor *auditor, const struct claim *claim, bool *has_own)
{
	if (claim->node->kind != NODE_FUNDS || node_project_kind(claim->node).size > 0 ||
	    claim->node->whole || !is_per_project(claim->node->figure)) {
		return;
	}
	for (uint32_t i = claim->first; i < claim->end; i++) {
		if (!has_own[i]) {
			check_cap(auditor, &auditor->directions[i], claim->node, FINDING_WARNING);
		}
		has_own[i] = true;
	}
}

/* Checks all amounts per project. One in a direction applies there. One stated for all applies to
 * directions without their own and, as it may have exceptions, gives a milder finding. */
static void check_caps(struct auditor *auditor)
{
	bool *has_own = ARENA_ARRAY(auditor->arena, bool, auditor->direction_count + 1);
	const struct node *body = auditor->model->body;
	uint32_t ended;
	for (const struct node *node = body; node; node = node_next(node, body, &ended)) {
		auditor->steps++;
		if (node->kind != NODE_FUNDS || node->of.size > 0 || node->whole ||
		    node_project_kind(node).size > 0 || !is_per_project(node->figure)) {
			continue;
		}
		const struct node *around = direction_around(node);
		const struct direction *direction = around ? direction_of(auditor, around) : NULL;
		if (direction) {
			has_own[direction - auditor->directions] = true;
			check_cap(auditor, direction, node, FINDING_ERROR);
		}
	}
	for (size_t i = auditor->claim_count; i > 0; i--) { /* sections come first */
		check_general(auditor, &auditor->claims[i - 1], has_own);
	}
}

/* ---- funds per project compared with the others ---- */

/* A direction is an outlier if its funds per project are more than FACTOR times the median or less
 * than a FACTORth of it. One wrong amount hardly moves the median, so it does not affect the other
 * directions. A difference of SLIP times is probably a slip of unit. */
enum { MIN_DIRECTIONS = 5, FACTOR = 4, SLIP = 100 };

struct share {
	const struct direction *direction;
	int64_t value; /* per project, in whole main units of the currency, rounded down */
};

static int compare_values(const void *a, const void *b)
{
	const int64_t *left = a;
	const int64_t *right = b;
	return COMPARE(*left, *right);
}

/* The median; of two in the middle the lower, so that it is always one of the values. */
static int64_t median(int64_t *values, size_t count)
{
	SORT(values, count, compare_values);
	return values[(count - 1) / 2];
}

/* A value as a whole number, rounded down. False where it is negative or too large. */
static bool whole(int64_t *out, struct decimal value)
{
	decimal_digits digits = value.digits;
	for (int32_t i = 0; i < value.scale; i++) {
		digits /= 10;
	}
	*out = (int64_t)digits;
	return digits >= 0 && digits <= INT64_MAX;
}

static bool share_of(struct share *out, const struct direction *direction, struct str unit)
{
	const struct node *funds = direction->figures[SUM_FUNDS];
	const struct node *projects = direction->figures[SUM_PROJECTS];
	int64_t money;
	int64_t count;
	if (!funds || !projects || !funds->figure || !projects->figure ||
	    !funds->figure->has_value || !projects->figure->has_value ||
	    funds->figure->per.size > 0 || projects->figure->per.size > 0 ||
	    direction->has_inner[SUM_FUNDS] || direction->has_inner[SUM_PROJECTS] ||
	    !str_equal(funds->figure->unit, unit) || !whole(&money, funds->figure->value) ||
	    !whole(&count, projects->figure->value) || count == 0) {
		return false;
	}
	*out = (struct share){direction, money / count};
	return true;
}

static void report_outlier(struct auditor *auditor, const struct share *share, int64_t middle)
{
	bool is_slip = share->value / SLIP >= middle || middle / SLIP >= share->value;
	const struct node *funds = share->direction->figures[SUM_FUNDS];
	FIND(auditor, FUNDS_OUTLIER, is_slip ? FINDING_WARNING : FINDING_NOTE,
	     share->direction->node, &funds->place, FIND_FUNDS_OUTLIER,
	     direction_cited(share->direction->node, auditor->arena),
	     number_text(auditor, (uint64_t)share->value), number_text(auditor, (uint64_t)middle),
	     funds->figure->unit);
}

/* Whether a is more than FACTOR times b. */
static bool is_far_above(int64_t a, int64_t b)
{
	return a / FACTOR > b || (a / FACTOR == b && a % FACTOR > 0);
}

static void find_outliers(struct auditor *auditor)
{
	struct share *shares =
	    ARENA_ARRAY(auditor->arena, struct share, auditor->direction_count + 1);
	int64_t *values = ARENA_ARRAY(auditor->arena, int64_t, auditor->direction_count + 1);
	struct str unit = document_currency(auditor);
	size_t count = 0;
	for (size_t i = 0; i < auditor->direction_count; i++) {
		count += share_of(&shares[count], &auditor->directions[i], unit);
	}
	if (count < MIN_DIRECTIONS) {
		return;
	}
	for (size_t i = 0; i < count; i++) {
		values[i] = shares[i].value;
	}
	int64_t middle = median(values, count);
	for (size_t i = 0; i < count; i++) {
		if (is_far_above(shares[i].value, middle) ||
		    is_far_above(middle, shares[i].value)) {
			report_outlier(auditor, &shares[i], middle);
		}
	}
}

void check_per_project(struct auditor *auditor)
{
	check_caps(auditor);
	find_outliers(auditor);
}
