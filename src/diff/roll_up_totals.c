/* Finds what each direction adds to the difference of the totals: exactly, at face value. */
#include "diff/comparison.h"

enum { OLD, NEW, SIDES };

/* The figure that a document states in all, or NULL. */
static const struct figure *stated_figure(const struct model *model, enum sum_kind kind)
{
	enum node_kind wanted = kind == SUM_FUNDS ? NODE_FUNDS : NODE_PROJECTS;
	for (const struct node *node = model->stated->first; node; node = node->next) {
		if (node->kind == wanted && node->figure && is_total(node)) {
			return node->figure;
		}
	}
	return NULL;
}

static struct str first_currency(const struct model *model)
{
	uint32_t ended;
	for (const struct node *node = model->body; node;
	     node = node_next(node, model->body, &ended)) {
		if (node->kind == NODE_FUNDS && node->figure) {
			return node->figure->unit;
		}
	}
	return (struct str){0};
}

/* The currency that both models are added up in: that of the new total, else of the old one,
 * else the first that is stated. */
static struct str currency_of(const struct changes *changes)
{
	const struct figure *after = stated_figure(changes->after, SUM_FUNDS);
	const struct figure *before = stated_figure(changes->before, SUM_FUNDS);
	struct str first = first_currency(changes->after);
	if (after || before) {
		return after ? after->unit : before->unit;
	}
	return first.size > 0 ? first : first_currency(changes->before);
}

static void set_stated(struct roll_up *total, const struct model *model, enum sum_kind kind,
                       int side)
{
	const struct figure *figure = stated_figure(model, kind);
	bool is_same_unit =
	    figure && (kind == SUM_PROJECTS || str_equal(figure->unit, total->unit));
	total->figures[side] = is_same_unit ? figure : NULL;
	total->has_stated[side] = is_same_unit && figure->has_value;
	if (total->has_stated[side]) {
		total->stated[side] = figure->value;
	}
}

static void add(struct roll_up *total, struct decimal *sum, struct decimal term)
{
	total->has_overflow |= !decimal_add(sum, *sum, term);
}

static void add_direction(struct comparison *comparison, struct roll_up *total, enum sum_kind kind,
                          const struct marked *at)
{
	const struct node *nodes[SIDES] = {at->before, at->after};
	const struct direction_amount *amounts[SIDES];
	struct decimal values[SIDES] = {{0, 0}, {0, 0}};
	struct contribution contribution = {.direction = at};
	for (int side = OLD; side < SIDES; side++) {
		amounts[side] = amount_of(&comparison->amounts[side], nodes[side]);
		if (amounts[side]) {
			values[side] = amounts[side]->value[kind];
			total->missing[side] += amounts[side]->missing[kind];
			add(total, &total->summed[side], values[side]);
		}
	}
	if (amounts[OLD] && amounts[NEW] &&
	    amounts[OLD]->is_open[kind] != amounts[NEW]->is_open[kind]) {
		total->is_open = true;
		return;
	}
	contribution.has_from = amounts[OLD] && amounts[OLD]->has_value[kind];
	contribution.has_to = amounts[NEW] && amounts[NEW]->has_value[kind];
	contribution.from = values[OLD];
	contribution.to = values[NEW];
	total->has_overflow |= !decimal_subtract(&contribution.delta, values[NEW], values[OLD]);
	if (contribution.delta.digits != 0) {
		add(total, &total->summed_delta, contribution.delta);
		ARENA_PUSH(comparison->arena, total->contributions, total->count, total->capacity,
		           contribution);
	}
}

/* The whole, once all directions are added. */
static void finish(struct roll_up *total)
{
	bool is_stated = total->has_stated[OLD] && total->has_stated[NEW];
	struct decimal delta = total->summed_delta;
	if (is_stated) {
		total->has_overflow |=
		    !decimal_subtract(&total->stated_delta, total->stated[NEW],
		                      total->stated[OLD]) ||
		    !decimal_subtract(&total->unexplained, total->stated_delta, delta);
		delta = total->stated_delta;
	}
	total->has_percent = !total->has_overflow && (is_stated || !total->is_open) &&
	                     decimal_percent(&total->percent, delta,
	                                     is_stated ? total->stated[OLD] : total->summed[OLD]);
}

static void roll_up(struct comparison *comparison, enum sum_kind kind)
{
	const struct changes *changes = comparison->changes;
	struct roll_up *total = &comparison->changes->totals[kind];
	uint32_t ended;
	set_stated(total, changes->before, kind, OLD);
	set_stated(total, changes->after, kind, NEW);
	total->has_overflow = comparison->amounts[OLD].has_overflow[kind] ||
	                      comparison->amounts[NEW].has_overflow[kind];
	for (const struct marked *at = changes->body; at;
	     at = marked_next(at, changes->body, &ended)) {
		if (marked_node(at)->kind == NODE_DIRECTION && !at->target) {
			add_direction(comparison, total, kind, at);
		}
	}
	finish(total);
}

void roll_up_totals(struct comparison *comparison)
{
	struct changes *changes = comparison->changes;
	struct str currency = currency_of(changes);
	changes->totals[SUM_FUNDS].unit = currency;
	amounts_from_model(&comparison->amounts[OLD], comparison->arena, changes->before, currency);
	amounts_from_model(&comparison->amounts[NEW], comparison->arena, changes->after, currency);
	roll_up(comparison, SUM_PROJECTS);
	roll_up(comparison, SUM_FUNDS);
}
