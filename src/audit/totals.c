/* Proves the totals that the document and its directions state against the figures of the
 * directions. If inner directions have the figure, they count in place of the outer one. */
#include <stdlib.h>

#include "audit/message.h"
#include "audit/proof.h"
#include "base/sort.h"

static struct proof *proof_new(struct auditor *auditor, enum check_id check,
                               const struct node *stated, struct str unit)
{
	struct audit *audit = auditor->audit;
	struct proof proof = {.node = stated,
	                      .check = checks[check].id,
	                      .unit = stated->figure ? stated->figure->unit : (struct str){0},
	                      .stated = {.text = stated->text, .place = stated->place}};
	amount_from_figure(&proof.stated, stated->figure, true, unit, &auditor->adding);
	proof_push(auditor, &proof);
	return &audit->proofs[audit->proof_count - 1];
}

static struct term term_of(const struct direction *direction)
{
	return (struct term){.direction = direction->node,
	                     .id = direction->node->id,
	                     .number = direction->node->number,
	                     .title = direction->title,
	                     .amount = {.place = direction->node->place}};
}

/* The unit of a total's terms: its currency; for a count any classifier will do. */
static struct str unit_of(enum sum_kind kind, const struct node *stated)
{
	return kind == SUM_FUNDS && stated->figure ? stated->figure->unit : (struct str){0};
}

/* The figure of a direction: its own or a shared total, or else one per something. */
static const struct node *stated_by(const struct direction *direction, enum sum_kind kind)
{
	const struct node *total =
	    direction->figures[kind] ? direction->figures[kind] : direction->terms[kind];
	return total ? total : direction->apart[kind];
}

/* Names a term that several directions share after all of them. */
static void name_shared(const struct auditor *auditor, struct term *term, const struct node *node,
                        size_t first, enum sum_kind kind)
{
	enum { MAX_NAMED = 16 };
	term->id = node->of;
	for (size_t i = first + 1; i < auditor->direction_count && i < first + MAX_NAMED; i++) {
		const struct direction *other = &auditor->directions[i];
		if (other->shared[kind] == node) {
			term->number =
			    arena_format(auditor->arena, "%.*s %.*s", STR_FORMAT(term->number),
			                 STR_FORMAT(other->node->number));
			term->title =
			    arena_format(auditor->arena, "%.*s + %.*s", STR_FORMAT(term->title),
			                 STR_FORMAT(other->title));
		}
	}
}

bool direction_multiply(struct term *term, const struct auditor *auditor,
                        const struct direction *direction, struct str unit)
{
	const struct node *projects = direction->figures[SUM_PROJECTS];
	const struct node *each = direction->apart[SUM_FUNDS];
	return projects && each && node_project_kind(each).size == 0 &&
	       term_multiply(term, projects->figure, &projects->place, each->figure, unit,
	                     &auditor->adding);
}

/* Adds a direction's figure as a term; without a figure the term is missing. */
static void add_figure(struct auditor *auditor, struct proof *proof,
                       const struct direction *direction, enum sum_kind kind, struct str unit)
{
	struct term term = term_of(direction);
	const struct node *node = stated_by(direction, kind);
	if (node) {
		term.amount.text = node->text;
		term.amount.place = node->place;
	}
	if (node && node->of.size > 0 && direction->shared[kind] == node) {
		name_shared(auditor, &term, node, (size_t)(direction - auditor->directions), kind);
	}
	if (kind == SUM_FUNDS && node == direction->apart[kind] &&
	    direction_multiply(&term, auditor, direction, unit)) {
		proof_add_term(auditor, proof, &term);
		return;
	}
	bool is_of_kind =
	    node && node_project_kind(node).size > 0; /* for one kind of project, not for all */
	amount_from_figure(&term.amount, node && !is_of_kind ? node->figure : NULL, false, unit,
	                   &auditor->adding);
	term.amount.is_unfit = term.amount.is_unfit || is_of_kind;
	proof_add_term(auditor, proof, &term);
}

/* Drops the last proof: none of its terms has a figure. */
static void proof_drop(struct auditor *auditor)
{
	auditor->audit->proof_count--;
}

/* Makes the proof of a claim of the document or a section; the caller adds the terms. */
static struct proof *prove_claim(struct auditor *auditor, enum check_id check,
                                 const struct claim *claim, struct str unit)
{
	struct proof *proof = proof_new(auditor, check, claim->node, unit);
	proof->scope = claim->section ? claim->section->id : (struct str){0};
	proof->part = claim->section;
	return proof;
}

/* Whether an amount belongs to another sum: its currency differs, and has a total too. */
static bool is_of_other_sum(const struct auditor *auditor, const struct node *node, struct str unit)
{
	return node && node->figure && unit.size > 0 && !str_equal(node->figure->unit, unit) &&
	       stated_total(auditor, (enum node_kind)node->kind, node->figure->unit);
}

static void prove_figures(struct auditor *auditor, enum check_id check, enum sum_kind kind,
                          const struct claim *claim)
{
	struct str unit = unit_of(kind, claim->node);
	struct proof *proof = prove_claim(auditor, check, claim, unit);
	bool has_term = false;
	for (uint32_t i = claim->first; i < claim->end; i++) {
		const struct direction *direction = &auditor->directions[i];
		const struct node *own = stated_by(direction, kind);
		auditor->steps++;
		if (direction->is_term[kind] && !is_of_other_sum(auditor, own, unit)) {
			add_figure(auditor, proof, direction, kind, unit);
			has_term = has_term || own;
		}
	}
	if (!has_term) {
		proof_drop(auditor);
		return;
	}
	proof_decide(proof, &auditor->audit->options);
}

/* Proves the totals of directions over the directions in them. Each figure is a term only of the
 * nearest total around it. */
static void prove_scopes(struct auditor *auditor, enum check_id check, enum sum_kind kind)
{
	struct audit *audit = auditor->audit;
	size_t first = audit->proof_count;
	/* by direction: the nearest one around it that has its own total, and the proof of that */
	uint32_t *owners = ARENA_ARRAY(auditor->arena, uint32_t, auditor->direction_count + 1);
	size_t *proofs = ARENA_ARRAY(auditor->arena, size_t, auditor->direction_count + 1);
	for (size_t i = 0; i < auditor->direction_count; i++) {
		const struct direction *direction = &auditor->directions[i];
		uint32_t holder = direction->holder;
		owners[i] = NO_DIRECTION;
		auditor->steps++;
		if (holder != NO_DIRECTION) {
			owners[i] = proofs[holder] ? holder : owners[holder];
		}
		bool is_shared = direction->shared[kind] && !direction->terms[kind];
		if (owners[i] != NO_DIRECTION && !is_shared &&
		    (direction->figures[kind] || direction->inner == 0)) {
			const struct direction *owner = &auditor->directions[owners[i]];
			add_figure(auditor, &audit->proofs[proofs[owners[i]] - 1], direction, kind,
			           unit_of(kind, owner->figures[kind]));
		}
		const struct node *stated = direction->figures[kind];
		if (stated && direction->has_inner[kind] && is_total(stated)) {
			struct proof *proof =
			    proof_new(auditor, check, stated, unit_of(kind, stated));
			proof->scope = direction->node->id;
			proof->part = direction->node;
			proofs[i] = audit->proof_count;
		}
	}
	for (size_t i = first; i < audit->proof_count; i++) {
		proof_decide(&audit->proofs[i], &audit->options);
	}
}

static void prove_directions(struct auditor *auditor, enum check_id check,
                             const struct claim *claim)
{
	struct proof *proof = prove_claim(auditor, check, claim, (struct str){0});
	for (uint32_t i = claim->first; i < claim->end; i++) {
		auditor->steps++;
		if (auditor->directions[i].holder == NO_DIRECTION) {
			struct term term = term_of(&auditor->directions[i]);
			amount_set_count(&term.amount, 1);
			proof_add_term(auditor, proof, &term);
		}
	}
	proof_decide(proof, &auditor->audit->options);
}

/* ---- partners: each counts once ---- */

struct partner {
	struct str name; /* its code, or its name if it has none */
	const struct node *node;
	uint32_t direction;
	size_t order; /* in the document */
};

static int compare_names(const void *a, const void *b)
{
	const struct partner *left = a;
	const struct partner *right = b;
	int order = str_compare(left->name, right->name);
	return order != 0 ? order : COMPARE(left->order, right->order);
}

static int compare_order(const void *a, const void *b)
{
	const struct partner *left = a;
	const struct partner *right = b;
	return COMPARE(left->order, right->order);
}

/* Lists every partner in the directions of a claim, in the order of the document. */
static size_t list_partners(struct auditor *auditor, const struct claim *claim,
                            struct partner **out)
{
	struct partner *partners = NULL;
	size_t count = 0;
	size_t capacity = 0;
	for (uint32_t i = claim->first; i < claim->end; i++) {
		const struct node *direction = auditor->directions[i].node;
		for (const struct node *node = direction->first; node; node = node->next) {
			auditor->steps++;
			struct partner partner = {node->code.size > 0 ? node->code : node->text,
			                          node, i, count};
			if (node->kind == NODE_PARTNER) {
				ARENA_PUSH(auditor->arena, partners, count, capacity, partner);
			}
		}
	}
	*out = partners;
	return count;
}

/* Adds a term for each different partner, in the order of the document. */
static void add_partners(struct auditor *auditor, const struct claim *claim, struct proof *proof)
{
	struct partner *partners;
	size_t count = list_partners(auditor, claim, &partners);
	if (count == 0) {
		return;
	}
	uint32_t *times = ARENA_ARRAY(auditor->arena, uint32_t, count);
	struct str *where = ARENA_ARRAY(auditor->arena, struct str, count);
	SORT(partners, count, compare_names);
	size_t kept = 0;
	uint32_t last = NO_DIRECTION;
	enum { MAX_LIST = 200 }; /* bytes of the list of directions, as people read it */
	for (size_t i = 0; i < count; i++) {
		struct partner partner = partners[i];
		bool is_new = kept == 0 || !str_equal(partners[kept - 1].name, partner.name);
		if (is_new) {
			partners[kept++] = partner;
			last = NO_DIRECTION;
		}
		if (partner.direction == last) {
			continue;
		}
		last = partner.direction;
		size_t at = partners[kept - 1].order;
		struct str number = auditor->directions[last].node->number;
		times[at]++;
		if (where[at].size < MAX_LIST) {
			where[at] =
			    arena_format(auditor->arena, "%.*s%s%.*s", STR_FORMAT(where[at]),
			                 where[at].size > 0 ? " " : "", STR_FORMAT(number));
		}
	}
	SORT(partners, kept, compare_order);
	for (size_t i = 0; i < kept; i++) {
		const struct node *node = partners[i].node;
		struct term term = {.title = node->text,
		                    .code = node->code,
		                    .times = times[partners[i].order],
		                    .where = where[partners[i].order],
		                    .amount = {.text = node->text, .place = node->place}};
		amount_set_count(&term.amount, 1);
		proof_add_term(auditor, proof, &term);
	}
}

/* Whether an outermost direction, or one inside it, names a partner. */
static bool has_partner(const struct auditor *auditor, uint32_t outer)
{
	bool has = auditor->directions[outer].partner != NULL;
	for (size_t i = (size_t)outer + 1;
	     !has && i < auditor->direction_count && auditor->directions[i].holder != NO_DIRECTION;
	     i++) {
		has = auditor->directions[i].partner != NULL;
	}
	return has;
}

static void prove_partners(struct auditor *auditor, enum check_id check, const struct claim *claim)
{
	struct proof *proof = prove_claim(auditor, check, claim, (struct str){0});
	add_partners(auditor, claim, proof);
	if (proof->term_count == 0) {
		proof_drop(auditor);
		return;
	}
	for (uint32_t i = claim->first; i < claim->end; i++) {
		const struct direction *direction = &auditor->directions[i];
		if (direction->holder == NO_DIRECTION && !has_partner(auditor, i)) {
			struct term term = term_of(direction);
			amount_from_figure(&term.amount, NULL, false, (struct str){0},
			                   &auditor->adding);
			proof_add_term(auditor, proof, &term);
		}
	}
	proof_decide(proof, &auditor->audit->options);
}

/* ---- sums that are not stated ---- */

/* Adds the sum of all directions' figures in a unit to the audit, beside nothing. */
static void add_unstated(struct auditor *auditor, enum check_id check, enum sum_kind kind,
                         struct str unit)
{
	struct proof proof = {.check = checks[check].id, .unit = unit};
	bool has_term = false;
	for (size_t i = 0; i < auditor->direction_count; i++) {
		const struct direction *direction = &auditor->directions[i];
		const struct node *own = stated_by(direction, kind);
		bool is_other =
		    unit.size > 0 && own && own->figure && !str_equal(own->figure->unit, unit);
		auditor->steps++;
		if (direction->is_term[kind] && !is_other) {
			add_figure(auditor, &proof, direction, kind, unit);
			has_term = has_term || proof.terms[proof.term_count - 1].amount.has_value;
		}
	}
	if (has_term) {
		proof_decide(&proof, &auditor->audit->options);
		proof_push(auditor, &proof);
	}
}

void add_unstated_totals(struct auditor *auditor)
{
	enum { MAX_UNITS = 16 }; /* bounds the work: no document has more currencies */
	struct str units[MAX_UNITS];
	size_t count = 0;
	if (!stated_total(auditor, NODE_PROJECTS, (struct str){0})) {
		add_unstated(auditor, CHECK_PROJECTS_TOTAL, SUM_PROJECTS, (struct str){0});
	}
	for (size_t i = 0; i < auditor->direction_count && count < MAX_UNITS; i++) {
		const struct direction *direction = &auditor->directions[i];
		const struct node *own = stated_by(direction, SUM_FUNDS);
		size_t at = 0;
		if (!direction->is_term[SUM_FUNDS] || !own || !own->figure) {
			continue;
		}
		while (at < count && !str_equal(units[at], own->figure->unit)) {
			at++;
		}
		if (at == count) {
			units[count++] = own->figure->unit;
		}
	}
	for (size_t i = 0; i < count; i++) {
		if (!stated_total(auditor, NODE_FUNDS, units[i])) {
			add_unstated(auditor, CHECK_FUNDS_TOTAL, SUM_FUNDS, units[i]);
		}
	}
}

/* ---- all proofs ---- */

/* Whether a total can be proved: it covers directions. */
static bool is_asked(const struct claim *claim)
{
	return is_total(claim->node) && claim->end > claim->first;
}

static void prove(struct auditor *auditor, enum check_id check, const struct claim *claim)
{
	switch (check) {
	case CHECK_DIRECTIONS_COUNT:
		prove_directions(auditor, check, claim);
		break;
	case CHECK_PARTNERS_COUNT:
		prove_partners(auditor, check, claim);
		break;
	case CHECK_PROJECTS_TOTAL:
		prove_figures(auditor, check, SUM_PROJECTS, claim);
		break;
	default:
		prove_figures(auditor, check, SUM_FUNDS, claim);
		break;
	}
}

/* Notes that figures add up to a total that the document does not state. */
static void note_missing(struct auditor *auditor, enum sum_kind kind)
{
	const struct direction *first = NULL;
	struct decimal sum = {0, 0};
	bool fits = true;
	size_t terms = 0;
	for (size_t i = 0; i < auditor->direction_count; i++) {
		const struct direction *direction = &auditor->directions[i];
		const struct node *node = direction->terms[kind];
		if (!node || !node->figure || !node->figure->has_value) {
			continue;
		}
		first = first ? first : direction;
		fits = fits && decimal_add(&sum, sum, node->figure->value) &&
		       (kind != SUM_FUNDS ||
		        str_equal(node->figure->unit, first->terms[kind]->figure->unit));
		terms++;
	}
	if (terms < 2 || !fits) {
		return;
	}
	const struct place *place = auditor->model->title_place.count > 0
	                                ? &auditor->model->title_place
	                                : &first->node->place;
	if (kind == SUM_FUNDS) {
		FIND(auditor, TOTAL_MISSING, FINDING_NOTE, NULL, place, FIND_TOTAL_FUNDS,
		     number_text(auditor, terms), decimal_text(sum, auditor->arena),
		     first->terms[kind]->figure->unit);
	} else {
		FIND(auditor, TOTAL_MISSING, FINDING_NOTE, NULL, place, FIND_TOTAL_PROJECTS,
		     number_text(auditor, terms), decimal_text(sum, auditor->arena));
	}
}

static const struct {
	enum check_id check;
	enum node_kind kind;
	enum sum_kind sum; /* SUM_COUNT: a count, not a sum */
} totals[] = {
    {CHECK_FUNDS_TOTAL, NODE_FUNDS, SUM_FUNDS},
    {CHECK_PROJECTS_TOTAL, NODE_PROJECTS, SUM_PROJECTS},
    {CHECK_DIRECTIONS_COUNT, NODE_DIRECTIONS, SUM_COUNT},
    {CHECK_PARTNERS_COUNT, NODE_PARTNERS, SUM_COUNT},
};
enum { TOTALS = sizeof totals / sizeof *totals };

void check_totals(struct auditor *auditor)
{
	for (size_t i = 0; i < TOTALS; i++) {
		enum check_id check = totals[i].check;
		size_t at = claim_next(auditor, 0, totals[i].kind);
		for (; at < auditor->claim_count;
		     at = claim_next(auditor, at + 1, totals[i].kind)) {
			if (auditor->enabled[check] && is_asked(&auditor->claims[at])) {
				prove(auditor, check, &auditor->claims[at]);
			}
		}
		if (totals[i].sum == SUM_COUNT) {
			continue;
		}
		if (auditor->enabled[check]) {
			prove_scopes(auditor, check, totals[i].sum);
		}
		if (!stated_total(auditor, totals[i].kind, (struct str){0})) {
			note_missing(auditor, totals[i].sum);
		}
	}
}

/* Where the amounts stand that are in any proof, as what is stated or as a term. */
struct proved {
	uint32_t *items; /* ascending */
	size_t count;
	size_t capacity;
};

static int compare_places(const void *a, const void *b)
{
	uint32_t left = *(const uint32_t *)a;
	uint32_t right = *(const uint32_t *)b;
	return (left > right) - (left < right);
}

static void find_proved(struct proved *out, const struct audit *audit)
{
	for (size_t i = 0; i < audit->proof_count; i++) {
		const struct proof *proof = &audit->proofs[i];
		ARENA_PUSH(audit->arena, out->items, out->count, out->capacity,
		           proof->stated.place.first.start);
		for (size_t j = 0; j < proof->term_count; j++) {
			ARENA_PUSH(audit->arena, out->items, out->count, out->capacity,
			           proof->terms[j].amount.place.first.start);
		}
	}
	if (out->count > 0) {
		qsort(out->items, out->count, sizeof *out->items, compare_places);
	}
}

static bool is_proved(const struct proved *proved, const struct node *node)
{
	return proved->count > 0 && bsearch(&node->place.first.start, proved->items, proved->count,
	                                    sizeof *proved->items, compare_places);
}

void check_unproved(struct auditor *auditor)
{
	struct proved proved = {0};
	find_proved(&proved, auditor->audit);
	for (size_t i = 0; i < TOTALS; i++) {
		size_t at = claim_next(auditor, 0, totals[i].kind);
		for (; at < auditor->claim_count;
		     at = claim_next(auditor, at + 1, totals[i].kind)) {
			const struct node *node = auditor->claims[at].node;
			if (auditor->enabled[totals[i].check] && is_total(node) &&
			    !is_proved(&proved, node)) {
				FIND(auditor, TOTAL_UNPROVED, FINDING_NOTE, node, &node->place,
				     FIND_TOTAL_UNPROVED, one_line(auditor, node->text));
			}
		}
	}
	ARENA_DROP(auditor->arena, proved.items, proved.count, proved.capacity);
}
