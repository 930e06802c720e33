/* Checks the claims on the source's bytes, in order: none claimed twice, none left out. Also checks
 * that each fact stands within what its part of the document claims. */
#include <stdlib.h>

#include "base/search.h"
#include "base/utf8.h"
#include "verify/message.h"
#include "verify/verifier.h"

/* Who claims a byte. A repair may lie within a text, which then has what the repair put there. */
enum claimant { CLAIM_TEXT, CLAIM_REPAIR, CLAIM_RESIDUE, CLAIM_COUNT };

struct claim {
	struct span bytes;
	enum claimant claimant;
};

struct claims {
	struct claim *items;
	size_t count;
	size_t capacity;
	struct arena *arena;
};

static void add_place(struct claims *claims, const struct place *place, enum claimant claimant)
{
	for (uint32_t i = 0; i < place->count; i++) {
		struct claim claim = {place_piece(place, i), claimant};
		if (span_size(claim.bytes) > 0) {
			ARENA_PUSH(claims->arena, claims->items, claims->count, claims->capacity,
			           claim);
		}
	}
}

static int compare_claims(const void *a, const void *b)
{
	const struct claim *left = a;
	const struct claim *right = b;
	if (left->bytes.start != right->bytes.start) {
		return left->bytes.start < right->bytes.start ? -1 : 1;
	}
	return (left->claimant > right->claimant) - (left->claimant < right->claimant);
}

static void add_text(struct verifier *verifier, struct claims *claims, const struct place *place,
                     const struct node *node)
{
	add_place(claims, place, CLAIM_TEXT);
	for (uint32_t i = 0; i < place->count; i++) {
		struct claimed_text text = {place_piece(place, i), node};
		ARENA_PUSH(claims->arena, verifier->texts, verifier->text_count,
		           verifier->text_capacity, text);
	}
}

static int compare_texts(const void *a, const void *b)
{
	const struct claimed_text *left = a;
	const struct claimed_text *right = b;
	return (left->bytes.start > right->bytes.start) - (left->bytes.start < right->bytes.start);
}

static void collect(struct verifier *verifier, struct claims *claims)
{
	const struct model *model = verifier->model;
	add_text(verifier, claims, &model->title_place, NULL);
	uint32_t ended;
	for (const struct node *node = model->body; node;
	     node = node_next(node, model->body, &ended)) {
		if (!node_kind_is_fact(node->kind)) {
			add_text(verifier, claims, &node->place, node);
		}
	}
	if (verifier->text_count > 0) {
		qsort(verifier->texts, verifier->text_count, sizeof *verifier->texts,
		      compare_texts);
	}
	for (size_t i = 0; i < model->repair_count; i++) {
		add_place(claims, &model->repairs[i].place, CLAIM_REPAIR);
	}
	for (size_t i = 0; i < model->residue_count; i++) {
		add_place(claims, &model->residues[i].place, CLAIM_RESIDUE);
	}
	if (claims->count > 0) {
		qsort(claims->items, claims->count, sizeof *claims->items, compare_claims);
	}
}

/* A walk through the file, from claim to claim. */
struct sweep {
	struct verifier *verifier;
	uint32_t edge;              /* all bytes before it have been counted */
	uint32_t ends[CLAIM_COUNT]; /* where the claims of each claimant so far end */
	size_t run;                 /* of the source's map, that holds the edge */
	struct span ink;            /* of the last step, without blanks at its ends */
};

/* Moves the edge to `end`; returns how many bytes on the way are not blank. */
static uint64_t advance(struct sweep *sweep, uint32_t end)
{
	const struct source *source = sweep->verifier->source;
	const struct map *map = &source->map;
	struct span text = map_derived(map, (struct span){sweep->edge, end});
	uint64_t ink = 0;
	sweep->ink = (struct span){0, 0};
	for (size_t at = text.start; at < text.end;) {
		size_t start = at;
		uint32_t c = utf8_next(source->text, &at);
		while (sweep->run + 1 < map->count && map->runs[sweep->run + 1].to <= start) {
			sweep->run++;
		}
		if (!model_is_blank(c)) {
			const struct map_run *units = &map->runs[sweep->run];
			uint32_t width = (uint32_t)(at - start) / units->to_unit * units->from_unit;
			uint32_t byte = units->from + ((uint32_t)start - units->to) /
			                                  units->to_unit * units->from_unit;
			sweep->ink.start = ink > 0 ? sweep->ink.start : byte;
			sweep->ink.end = byte + width;
			ink += width;
		}
	}
	sweep->edge = end;
	return ink;
}

/* Passes bytes that no claim holds; it is a failure if they are not all blank. */
static void pass_gap(struct sweep *sweep, uint32_t end)
{
	struct span gap = {sweep->edge, end};
	if (gap.start >= gap.end) {
		return;
	}
	uint64_t ink = advance(sweep, end);
	sweep->verifier->result->total += ink;
	if (ink > 0) {
		struct verifier *verifier = sweep->verifier;
		verifier_fail(verifier, &MESSAGE_VERIFY_UNCLAIMED,
		              verifier_line(verifier, sweep->ink.start),
		              (const struct str[DIAG_ARGUMENTS]){
				  verifier_bytes(verifier, sweep->ink),
				  verifier_excerpt(verifier_slice(verifier, sweep->ink), 0)});
	}
}

static void pass_claim(struct sweep *sweep, const struct claim *claim)
{
	struct verifier *verifier = sweep->verifier;
	const uint32_t *ends = sweep->ends;
	bool is_residue = claim->claimant == CLAIM_RESIDUE;
	uint32_t others = is_residue ? (ends[CLAIM_TEXT] > ends[CLAIM_REPAIR] ? ends[CLAIM_TEXT]
	                                                                      : ends[CLAIM_REPAIR])
	                             : ends[CLAIM_RESIDUE];
	pass_gap(sweep, claim->bytes.start);
	if (claim->bytes.start < ends[claim->claimant] || claim->bytes.start < others) {
		verifier_fail(
		    verifier, &MESSAGE_VERIFY_TWICE, verifier_line(verifier, claim->bytes.start),
		    (const struct str[DIAG_ARGUMENTS]){verifier_bytes(verifier, claim->bytes)});
	}
	if (claim->bytes.end > sweep->edge) {
		uint64_t ink = advance(sweep, claim->bytes.end);
		verifier->result->total += ink;
		verifier->result->claimed += is_residue ? 0 : ink;
	}
	if (claim->bytes.end > ends[claim->claimant]) {
		sweep->ends[claim->claimant] = claim->bytes.end;
	}
}

void verify_claims(struct verifier *verifier)
{
	const struct model *model = verifier->model;
	struct arena *arena = verifier->diags->arena;
	struct claims claims = {.arena = arena};
	struct sweep sweep = {.verifier = verifier};
	collect(verifier, &claims);
	for (size_t i = 0; i < claims.count; i++) {
		pass_claim(&sweep, &claims.items[i]);
	}
	pass_gap(&sweep, (uint32_t)source_extent(verifier->source));
	const struct verification *result = verifier->result;
	if (result->claimed != model->claimed || result->total != model->total) {
		verifier_fail(
		    verifier, &MESSAGE_VERIFY_COVERAGE, 0,
		    (const struct str[DIAG_ARGUMENTS]){arena_format(arena, "%lu", model->claimed),
		                                       arena_format(arena, "%lu", model->total),
		                                       arena_format(arena, "%lu", result->claimed),
		                                       arena_format(arena, "%lu", result->total)});
	}
}

/* The text that claims a byte, or NULL. */
static const struct claimed_text *find_text(const struct verifier *verifier, uint32_t byte)
{
	size_t behind;
	SEARCH_FIRST(behind, 0, verifier->text_count, verifier->texts[behind].bytes.start <= byte);
	return behind > 0 && byte < verifier->texts[behind - 1].bytes.end
	           ? &verifier->texts[behind - 1]
	           : NULL;
}

const struct node *verifier_text_at(const struct verifier *verifier, uint32_t byte)
{
	const struct claimed_text *text = find_text(verifier, byte);
	return text ? text->node : NULL;
}

const struct node *verifier_field_at(const struct verifier *verifier, uint32_t byte)
{
	const struct node *node = verifier_text_at(verifier, byte);
	while (node && node->kind != NODE_FIELD && node->kind != NODE_TABLE) {
		node = node->parent;
	}
	return node && node->kind == NODE_FIELD ? node : NULL;
}

const struct node *verifier_field_around(const struct verifier *verifier, uint32_t byte)
{
	const struct node *node = verifier_text_at(verifier, byte);
	while (node && node->kind != NODE_TABLE) {
		node = node->parent;
	}
	while (node && (node->kind != NODE_FIELD || node->place.count == 0)) {
		node = node->parent;
	}
	return node;
}

/* The innermost section or direction that a node is, or stands in; or NULL. */
static const struct node *part_of(const struct node *node)
{
	while (node && node->kind != NODE_SECTION && node->kind != NODE_DIRECTION) {
		node = node->parent;
	}
	return node;
}

/* Whether the words before a figure begin a direction's title: the text then states the fact of
 * that direction elsewhere, after its name. */
static bool names_direction(const struct verifier *verifier, const struct node *fact,
                            const struct node *direction)
{
	enum { MIN_NAME = 6, MAX_NAME = 96 /* bytes */ };
	struct str title = node_title(direction);
	uint32_t end = fact->place.first.start;
	for (size_t size = MIN_NAME; size <= MAX_NAME && size <= end; size++) {
		struct str name =
		    verifier_slice(verifier, (struct span){end - (uint32_t)size, end});
		if (name.size == size && str_starts(title, name)) {
			return true;
		}
	}
	return false;
}

void verify_standing(struct verifier *verifier, const struct node *fact)
{
	if (fact->place.count == 0) {
		return; /* has failed already */
	}
	const struct claimed_text *text = find_text(verifier, fact->place.first.start);
	const struct node *holder = fact->kind == NODE_MENTION ? fact->owner : fact->parent;
	bool stands = text != NULL;
	if (text && fact->kind == NODE_MENTION) {
		stands = part_of(text->node) == holder;
	} else if (text && holder != verifier->model->stated) {
		stands = node_is_within(text->node, holder) ||
		         (holder && holder->kind == NODE_DIRECTION &&
		          names_direction(verifier, fact, holder));
	}
	if (!stands) {
		struct str name = !holder               ? STR("no part")
		                  : holder->id.size > 0 ? holder->id
		                                        : node_kind_name(holder->kind);
		verifier_fail_at(verifier, &MESSAGE_VERIFY_OWNER, node_kind_name(fact->kind),
		                 &fact->place, name, STR(""));
	}
}
