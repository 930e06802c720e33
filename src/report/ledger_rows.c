/* Gathers the facts of each direction and section, and lays them out in rows. Adds nothing up. */
#include "report/ledger_rows.h"

#include "base/buf.h"
#include "base/search.h"
#include "base/sort.h"
#include "report/message.h"

enum {
	NOTHING = UINT32_MAX,
	MAX_LOOK = 16, /* rows of a holder that a fact may still join, counted from the last */
	WAN_ZEROS = 4, /* of ten thousand */
	MAX_SCALE = 6
};

static bool is_holder(const struct node *node)
{
	return node->kind == NODE_DIRECTION || node->kind == NODE_SECTION;
}

const struct node *ledger_holder(const struct node *node)
{
	const struct node *at = node->parent;
	while (at && !is_holder(at)) {
		at = at->parent;
	}
	return at;
}

/* What facts are of: the document, a section or a direction. */
struct holder {
	const struct node *node; /* NULL: the document */
	const struct direction *direction;
	uint32_t outer; /* the holder around it */
	uint32_t level;
	uint32_t first, last; /* of its facts */
};

struct held_fact {
	const struct node *node;
	uint32_t next; /* of the same holder */
	bool is_ditto;
};

/* A holder by the address of its node. */
struct holder_index {
	uintptr_t node;
	uint32_t holder;
};

struct builder {
	struct ledger *ledger;
	struct arena *arena;
	struct holder *holders; /* the document, then sections and directions in their order */
	size_t holder_count;
	size_t holder_capacity;
	struct held_fact *facts;
	size_t fact_count;
	size_t fact_capacity;
	struct holder_index *by_node; /* the holders that are directions */
	size_t direction_count;
	const struct node **shared; /* facts of several directions */
	size_t shared_count;
	size_t shared_capacity;
};

/* ---- facts by holder ---- */

static bool is_fact_of_ledger(const struct node *node)
{
	return (node->kind == NODE_PROJECTS || node->kind == NODE_FUNDS ||
	        node->kind == NODE_DURATION) &&
	       node->figure;
}

static void hold(struct builder *builder, uint32_t at, const struct node *node, bool is_ditto)
{
	struct holder *holder = &builder->holders[at];
	struct held_fact fact = {node, NOTHING, is_ditto};
	ARENA_PUSH(builder->arena, builder->facts, builder->fact_count, builder->fact_capacity,
	           fact);
	uint32_t index = (uint32_t)builder->fact_count - 1;
	if (holder->first == NOTHING) {
		holder->first = index;
	} else {
		builder->facts[holder->last].next = index;
	}
	holder->last = index;
}

static uint32_t add_holder(struct builder *builder, const struct node *node, uint32_t outer)
{
	struct holder holder = {.node = node, .outer = outer, .first = NOTHING};
	bool is_direction = node && node->kind == NODE_DIRECTION;
	holder.level = outer == NOTHING ? 0 : builder->holders[outer].level + is_direction;
	if (is_direction) {
		holder.direction = &builder->ledger->directions.items[builder->direction_count++];
	}
	ARENA_PUSH(builder->arena, builder->holders, builder->holder_count,
	           builder->holder_capacity, holder);
	return (uint32_t)builder->holder_count - 1;
}

static void gather(struct builder *builder)
{
	const struct model *model = builder->ledger->model;
	uint32_t open = add_holder(builder, NULL, NOTHING);
	uint32_t ended;
	for (const struct node *node = model->stated->first; node; node = node->next) {
		if (is_fact_of_ledger(node)) {
			hold(builder, open, node, false);
		}
	}
	for (const struct node *node = model->body; node;
	     node = node_next(node, model->body, &ended)) {
		const struct node *around = ledger_holder(node);
		while (builder->holders[open].node != around) {
			open = builder->holders[open].outer;
		}
		if (is_holder(node)) {
			open = add_holder(builder, node, open);
		} else if (is_fact_of_ledger(node) && node->of.size > 0) {
			ARENA_PUSH(builder->arena, builder->shared, builder->shared_count,
			           builder->shared_capacity, node);
		} else if (is_fact_of_ledger(node)) {
			hold(builder, open, node, false);
		}
	}
}

static int compare_addresses(const void *a, const void *b)
{
	const struct holder_index *left = a;
	const struct holder_index *right = b;
	return COMPARE(left->node, right->node);
}

static void index_holders(struct builder *builder)
{
	size_t count = 0;
	builder->by_node =
	    ARENA_ARRAY(builder->arena, struct holder_index, builder->direction_count + 1);
	for (size_t i = 0; i < builder->holder_count; i++) {
		if (builder->holders[i].direction) {
			builder->by_node[count++] =
			    (struct holder_index){(uintptr_t)builder->holders[i].node, (uint32_t)i};
		}
	}
	SORT(builder->by_node, count, compare_addresses);
}

static int compare_ids(const void *a, const void *b)
{
	const struct node *const *left = a;
	const struct node *const *right = b;
	return str_compare((*left)->id, (*right)->id);
}

static void sort_by_id(struct ledger *ledger, struct arena *arena)
{
	const struct directions *list = &ledger->directions;
	ledger->by_id = ARENA_ARRAY(arena, const struct node *, list->count + 1);
	for (size_t i = 0; i < list->count; i++) {
		ledger->by_id[i] = list->items[i].node;
	}
	SORT(ledger->by_id, list->count, compare_ids);
}

const struct node *ledger_direction(const struct ledger *ledger, struct str id)
{
	size_t at;
	SEARCH_FIRST(at, 0, ledger->directions.count, str_compare(ledger->by_id[at]->id, id) < 0);
	return at < ledger->directions.count && str_equal(ledger->by_id[at]->id, id)
	           ? ledger->by_id[at]
	           : NULL;
}

/* The holder that is a direction. */
static uint32_t holder_of(const struct builder *builder, const struct node *direction)
{
	size_t at;
	SEARCH_FIRST(at, 0, builder->direction_count,
	             builder->by_node[at].node < (uintptr_t)direction);
	return builder->by_node[at].holder;
}

/* Gives a fact to each direction that it is said of. A total of several stands with the first of
 * them, and only where none of them has one of its own. */
static void share(struct builder *builder, const struct node *fact)
{
	enum sum_kind kind = fact->kind == NODE_FUNDS ? SUM_FUNDS : SUM_PROJECTS;
	bool is_sum = fact->kind != NODE_DURATION && is_total(fact);
	bool is_ditto = false;
	struct str id;
	for (struct str ids = fact->of; (id = model_next_id(&ids)).size > 0;) {
		const struct node *direction = ledger_direction(builder->ledger, id);
		uint32_t at = direction ? holder_of(builder, direction) : 0;
		const struct holder *holder = &builder->holders[at];
		if (at > 0 && (!is_sum || holder->direction->shared[kind] == fact)) {
			hold(builder, at, fact, is_ditto);
			is_ditto = is_sum;
		}
	}
}

/* ---- rows ---- */

static enum ledger_slot slot_of(const struct node *fact)
{
	struct str per = fact->figure->per;
	bool is_each = str_equal(per, STR("project")) || str_equal(per, STR("each"));
	if (fact->kind == NODE_DURATION) {
		return SLOT_DURATION;
	}
	if (fact->kind == NODE_FUNDS) {
		return per.size == 0 ? SLOT_FUNDS : is_each ? SLOT_EACH : SLOT_COUNT;
	}
	return per.size == 0 ? SLOT_PROJECTS : SLOT_COUNT;
}

static struct ledger_row *add_row(struct builder *builder, const struct holder *holder)
{
	struct ledger *ledger = builder->ledger;
	struct ledger_row row = {
	    .direction = holder->direction, .holder = holder->node, .level = holder->level};
	ARENA_PUSH(builder->arena, ledger->rows, ledger->count, ledger->capacity, row);
	return &ledger->rows[ledger->count - 1];
}

/* The row of a holder, whose first is `first`, that has room for a fact. */
static struct ledger_row *row_for(struct builder *builder, const struct holder *holder,
                                  size_t first, const struct node *fact, enum ledger_slot slot)
{
	struct ledger *ledger = builder->ledger;
	struct str kind = node_project_kind(fact);
	for (size_t i = ledger->count; i > first && ledger->count - i < MAX_LOOK; i--) {
		struct ledger_row *row = &ledger->rows[i - 1];
		if (str_equal(row->project_kind, kind) && row->whole == fact->whole &&
		    !row->facts[slot]) {
			return row;
		}
	}
	struct ledger_row *row = add_row(builder, holder);
	row->project_kind = kind;
	row->whole = fact->whole;
	return row;
}

static void note_amount(struct ledger *ledger, const struct figure *figure)
{
	struct decimal wan;
	if (ledger->currency.size == 0) {
		ledger->currency = figure->unit;
	}
	ledger->is_mixed = ledger->is_mixed || !str_equal(ledger->currency, figure->unit);
	if (figure->has_value && decimal_shift(&wan, figure->value, -WAN_ZEROS) &&
	    wan.scale <= MAX_SCALE && wan.scale > (int32_t)ledger->scale) {
		ledger->scale = (uint32_t)wan.scale;
	}
}

static void add_rows(struct builder *builder, const struct holder *holder)
{
	struct ledger *ledger = builder->ledger;
	size_t first = ledger->count;
	if (holder->direction) {
		add_row(builder, holder)->is_first = true;
	}
	for (uint32_t at = holder->first; at != NOTHING; at = builder->facts[at].next) {
		const struct held_fact *fact = &builder->facts[at];
		enum ledger_slot slot = slot_of(fact->node);
		if (slot == SLOT_COUNT) {
			continue;
		}
		struct ledger_row *row = row_for(builder, holder, first, fact->node, slot);
		row->facts[slot] = fact->node;
		row->is_ditto[slot] = fact->is_ditto;
		if (fact->node->kind == NODE_FUNDS) {
			note_amount(ledger, fact->node->figure);
		}
		if (slot == SLOT_PROJECTS || slot == SLOT_FUNDS) {
			row->proofs[slot] = ledger_proof_of(ledger, fact->node);
		}
	}
	if (ledger->count > first) {
		ledger->rows[first].is_first = true;
	}
}

/* ---- what the audit says ---- */

static enum sum_kind sum_of(const struct proof *proof)
{
	return str_equal(proof->check, STR("funds-total"))      ? SUM_FUNDS
	       : str_equal(proof->check, STR("projects-total")) ? SUM_PROJECTS
	                                                        : SUM_COUNT;
}

static int compare_proofs(const void *a, const void *b)
{
	const struct ledger_proof *left = a;
	const struct ledger_proof *right = b;
	return COMPARE((uintptr_t)left->node, (uintptr_t)right->node);
}

static void list_proofs(struct ledger *ledger, struct arena *arena)
{
	const struct audit *audit = ledger->audit;
	ledger->proofs = ARENA_ARRAY(arena, struct ledger_proof, audit->proof_count + 1);
	for (size_t i = 0; i < audit->proof_count; i++) {
		const struct proof *proof = &audit->proofs[i];
		if (proof->node) {
			ledger->proofs[ledger->proof_count++] =
			    (struct ledger_proof){proof->node, proof};
		}
	}
	SORT(ledger->proofs, ledger->proof_count, compare_proofs);
}

const struct proof *ledger_proof_of(const struct ledger *ledger, const struct node *fact)
{
	size_t at;
	SEARCH_FIRST(at, 0, ledger->proof_count,
	             (uintptr_t)ledger->proofs[at].node < (uintptr_t)fact);
	return at < ledger->proof_count && ledger->proofs[at].node == fact
	           ? ledger->proofs[at].proof
	           : NULL;
}

/* Puts the sums that nothing states beside what the document does state. */
static void add_unstated(struct builder *builder, size_t first)
{
	struct ledger *ledger = builder->ledger;
	for (size_t i = 0; i < ledger->audit->proof_count; i++) {
		const struct proof *proof = &ledger->audit->proofs[i];
		enum sum_kind kind = sum_of(proof);
		struct ledger_row *row = NULL;
		if (proof->node || kind == SUM_COUNT) {
			continue;
		}
		for (size_t at = first; at < ledger->count && !row; at++) {
			struct ledger_row *other = &ledger->rows[at];
			bool is_free = other->project_kind.size == 0 && !other->whole &&
			               !other->facts[kind] && !other->proofs[kind];
			row = is_free ? other : NULL;
		}
		row = row ? row : add_row(builder, &builder->holders[0]);
		row->proofs[kind] = proof;
	}
}

/* Marks the rows of a proof's terms. Those of a direction's own total are in its sum alone. */
static void mark_terms(struct ledger *ledger, const struct proof *proof)
{
	enum sum_kind kind = sum_of(proof);
	bool is_of_direction = proof->node && direction_around(proof->node);
	for (size_t i = 0; kind != SUM_COUNT && i < proof->term_count; i++) {
		const struct term *term = &proof->terms[i];
		struct ledger_row *row = &ledger->rows[ledger_row_of(ledger, term->direction)];
		if (term->is_product && !row->facts[kind]) {
			row->product = term;
		}
		if (!is_of_direction && term->amount.has_value) {
			row->counts[kind] = true;
		}
	}
}

static int compare_index(const void *a, const void *b)
{
	const struct ledger_index *left = a;
	const struct ledger_index *right = b;
	return COMPARE((uintptr_t)left->node, (uintptr_t)right->node);
}

static void index_rows(struct ledger *ledger, struct arena *arena)
{
	size_t count = 0;
	ledger->index = ARENA_ARRAY(arena, struct ledger_index, ledger->directions.count + 1);
	for (size_t i = 0; i < ledger->direction_rows; i++) {
		const struct ledger_row *row = &ledger->rows[i];
		if (row->is_first) {
			ledger->index[count++] = (struct ledger_index){row->holder, i};
		}
	}
	SORT(ledger->index, count, compare_index);
}

size_t ledger_row_of(const struct ledger *ledger, const struct node *direction)
{
	size_t at;
	SEARCH_FIRST(at, 0, ledger->directions.count,
	             (uintptr_t)ledger->index[at].node < (uintptr_t)direction);
	return ledger->index[at].row;
}

void ledger_init(struct ledger *out, struct arena *arena, const struct audit *audit)
{
	struct builder builder = {.ledger = out, .arena = arena};
	*out = (struct ledger){.audit = audit, .model = audit->model};
	directions_from_model(&out->directions, arena, audit->model);
	list_proofs(out, arena);
	gather(&builder);
	sort_by_id(out, arena);
	index_holders(&builder);
	for (size_t i = 0; i < builder.shared_count; i++) {
		share(&builder, builder.shared[i]);
	}
	for (size_t i = 0; i < builder.holder_count; i++) {
		if (builder.holders[i].direction) {
			add_rows(&builder, &builder.holders[i]);
		}
	}
	out->direction_rows = out->count;
	index_rows(out, arena);
	add_rows(&builder, &builder.holders[0]);
	add_unstated(&builder, out->direction_rows);
	for (size_t i = 1; i < builder.holder_count; i++) {
		if (!builder.holders[i].direction) {
			add_rows(&builder, &builder.holders[i]);
		}
	}
	for (size_t i = 0; i < audit->proof_count; i++) {
		mark_terms(out, &audit->proofs[i]);
	}
}

const struct decimal *ledger_value(const struct ledger_row *row, enum ledger_slot slot)
{
	const struct node *fact = row->facts[slot];
	if (fact) {
		return fact->figure->has_value && !row->is_ditto[slot] ? &fact->figure->value
		                                                       : NULL;
	}
	return slot == SLOT_FUNDS && row->product ? &row->product->amount.value : NULL;
}

/* ---- partners ---- */

static struct str join_partners(const struct wording *words, const struct node *direction,
                                bool codes)
{
	struct buf buf;
	buf_init(&buf);
	for (const struct node *node = direction->first; node; node = node->next) {
		struct str text = codes ? node->code : node->text;
		if (node->kind != NODE_PARTNER || text.size == 0) {
			continue;
		}
		if (buf.size > 0) {
			buf_append(&buf, codes ? STR(" ") : words_of(words, &MESSAGE_REPORT_PAUSE));
		}
		buf_append(&buf, text);
	}
	return words_taken(words, &buf);
}

struct str ledger_partners(const struct wording *words, const struct node *direction)
{
	return join_partners(words, direction, false);
}

struct str ledger_partner_codes(const struct wording *words, const struct node *direction)
{
	return join_partners(words, direction, true);
}
