/* The directions of a model become entries with partners and figures. Knows of an edition only
 * its number, and adds nothing up. */
#include "diff/trend_entries.h"

const struct sum_options trend_adding = {.precision = PRECISION_TOTAL};

/* The directions of one model, and for each what stands inside it. */
struct nested_directions {
	struct directions directions;
	size_t *ends;      /* one past the last direction inside it */
	bool *has_partner; /* a direction inside it has a partner */
};

static void nest_directions(struct nested_directions *out, struct arena *arena,
                            const struct model *model)
{
	directions_from_model(&out->directions, arena, model);
	size_t count = out->directions.count;
	out->ends = ARENA_ARRAY(arena, size_t, count + 1);
	out->has_partner = ARENA_ARRAY(arena, bool, count + 1);
	for (size_t i = count; i-- > 0;) {
		const struct direction *direction = &out->directions.items[i];
		uint32_t holder = direction->holder;
		out->ends[i] = out->ends[i] > i ? out->ends[i] : i + 1;
		if (holder != NO_DIRECTION) {
			out->ends[holder] =
			    out->ends[holder] > out->ends[i] ? out->ends[holder] : out->ends[i];
			out->has_partner[holder] =
			    out->has_partner[holder] || out->has_partner[i] || direction->partner;
		}
	}
}

struct str trend_partner_id(const struct node *partner)
{
	return partner->code.size > 0 ? partner->code : partner->text;
}

bool trend_is_currency(struct str unit)
{
	enum { LETTERS = 3 };
	for (size_t i = 0; i < unit.size; i++) {
		if (unit.data[i] < 'A' || unit.data[i] > 'Z') {
			return false;
		}
	}
	return unit.size == LETTERS;
}

/* The figure of a direction that can stand in a sum, or NULL. */
static const struct node *own_figure(const struct direction *direction, enum sum_kind kind)
{
	const struct node *node = direction->figures[kind];
	return node && node->figure && node->figure->per.size == 0 ? node : NULL;
}

static void add_figure(struct trend_entries *list, struct trend_entry *entry, enum sum_kind kind,
                       const struct node *node)
{
	struct trend_item item = {.is_funds = kind == SUM_FUNDS,
	                          .is_shared = node && node->of.size > 0};
	if (node && kind == SUM_FUNDS && !trend_is_currency(node->figure->unit)) {
		node = NULL;
	}
	if (!node) {
		entry->missing[kind]++;
		return;
	}
	item.currency = kind == SUM_FUNDS ? node->figure->unit : (struct str){0};
	amount_from_figure(&item.amount, node->figure, false, (struct str){0}, &trend_adding);
	ARENA_PUSH(list->arena, list->items, list->item_count, list->item_capacity, item);
}

/* Adds a direction's own figure, or what is said of it and others together, with the first of
 * them; or that it has none. */
static void add_stated(struct trend_entries *list, struct trend_entry *entry,
                       const struct direction *direction, enum sum_kind kind)
{
	const struct node *own = own_figure(direction, kind);
	if (own || !direction->shared[kind]) {
		add_figure(list, entry, kind, own);
		return;
	}
	entry->shared[kind]++;
	if (direction->terms[kind]) {
		add_figure(list, entry, kind, direction->terms[kind]);
	}
}

static bool has_figure(const struct direction *direction, enum sum_kind kind)
{
	return own_figure(direction, kind) || direction->shared[kind];
}

/* Adds the figures of a kind: a direction's own hides those inside it. */
static void add_figures(struct trend_entries *list, struct trend_entry *entry,
                        const struct nested_directions *nested, size_t at, enum sum_kind kind)
{
	const struct direction *items = nested->directions.items;
	for (size_t i = at; i < nested->ends[at];) {
		if (has_figure(&items[i], kind) || !items[i].has_inner[kind]) {
			add_stated(list, entry, &items[i], kind);
			i = nested->ends[i];
		} else {
			i++;
		}
	}
}

static bool has_partner(const struct trend_entries *list, const struct trend_entry *entry,
                        struct str id)
{
	for (size_t i = entry->first_partner; i < list->partner_count; i++) {
		if (str_equal(trend_partner_id(list->partners[i]), id)) {
			return true;
		}
	}
	return false;
}

static void add_partners(struct trend_entries *list, struct trend_entry *entry,
                         const struct node *direction)
{
	enum { MAX_PARTNERS = 1024 /* partners of a direction: there are fewer countries */ };
	for (const struct node *node = direction->first; node; node = node->next) {
		if (node->kind == NODE_PARTNER && trend_partner_id(node).size > 0 &&
		    list->partner_count - entry->first_partner < MAX_PARTNERS &&
		    !has_partner(list, entry, trend_partner_id(node))) {
			ARENA_PUSH(list->arena, list->partners, list->partner_count,
			           list->partner_capacity, node);
		}
	}
}

static void add_entry(struct trend_entries *list, size_t edition,
                      const struct nested_directions *nested, size_t at)
{
	const struct direction *direction = &nested->directions.items[at];
	struct trend_entry entry = {.node = direction->node,
	                            .title = direction->title,
	                            .edition = edition,
	                            .first_partner = list->partner_count,
	                            .first_item = list->item_count};
	add_partners(list, &entry, direction->node);
	bool has_own = list->partner_count > entry.first_partner;
	for (size_t i = at + 1; !has_own && i < nested->ends[at]; i++) {
		add_partners(list, &entry, nested->directions.items[i].node);
	}
	entry.partner_count = list->partner_count - entry.first_partner;
	add_figures(list, &entry, nested, at, SUM_PROJECTS);
	add_figures(list, &entry, nested, at, SUM_FUNDS);
	entry.item_count = list->item_count - entry.first_item;
	ARENA_PUSH(list->arena, list->entries, list->count, list->capacity, entry);
}

uint32_t trend_entries_add(struct trend_entries *list, size_t edition, const struct model *model)
{
	struct nested_directions nested;
	uint32_t outermost = 0;
	nest_directions(&nested, list->arena, model);
	for (size_t i = 0; i < nested.directions.count;) {
		const struct direction *direction = &nested.directions.items[i];
		outermost += direction->holder == NO_DIRECTION;
		bool has_own = direction->partner || has_figure(direction, SUM_PROJECTS) ||
		               has_figure(direction, SUM_FUNDS);
		if (has_own || !nested.has_partner[i]) {
			add_entry(list, edition, &nested, i);
			i = nested.ends[i];
		} else {
			i++;
		}
	}
	return outermost;
}
