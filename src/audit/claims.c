/* Which figures the document and its sections state about themselves as a whole, and which
 * directions each of these covers. Knows no check. */
#include "audit/auditor.h"

static const struct node *section_around(const struct node *node)
{
	const struct node *at = node->parent;
	while (at && at->kind != NODE_SECTION) {
		at = at->parent;
	}
	return at;
}

/* Whether a claim is one too many. The limit bounds the work: no document states more than a few
 * totals of a kind, or amounts per something, for the same whole. */
static bool is_beyond_limit(const struct auditor *auditor, const struct node *node,
                            const struct node *section)
{
	enum { MAX_CLAIMS = 8 };
	size_t same = 0;
	for (size_t i = auditor->claim_count;
	     i > 0 && auditor->claims[i - 1].section == section && same < MAX_CLAIMS; i--) {
		const struct node *other = auditor->claims[i - 1].node;
		same += other->kind == node->kind && is_total(other) == is_total(node);
	}
	return same == MAX_CLAIMS;
}

static void claim_add(struct auditor *auditor, const struct node *node, const struct node *section,
                      uint32_t first)
{
	if (is_beyond_limit(auditor, node, section)) {
		return;
	}
	struct claim claim = {node, section, first, 0};
	ARENA_PUSH(auditor->arena, auditor->claims, auditor->claim_count, auditor->claim_capacity,
	           claim);
}

static void claim_stated(struct auditor *auditor)
{
	const struct node *node = auditor->model->stated->first;
	for (; node; node = node->next) {
		claim_add(auditor, node, NULL, 0);
	}
}

/* A section that the walk is in, and how many directions came before it. */
struct open_section {
	const struct node *node;
	uint32_t first;
};

enum { MAX_DEPTH = 512 /* more than a model from XML can have */ };

struct open_sections {
	struct open_section items[MAX_DEPTH];
	size_t count;
};

/* Leaves the sections that have ended, and enters the node where it is one. */
static void walk_sections(struct open_sections *open, const struct node *node, size_t directions)
{
	const struct node *around = section_around(node);
	while (open->count > 0 && open->items[open->count - 1].node != around) {
		open->count--;
	}
	if (node->kind == NODE_SECTION && open->count < MAX_DEPTH) {
		open->items[open->count++] = (struct open_section){node, (uint32_t)directions};
	}
}

/* Adds a fact that stands in a section but in no direction. A fact that a table states for several
 * directions belongs to those instead. */
static void claim_of_section(struct auditor *auditor, const struct open_sections *open,
                             const struct node *node)
{
	enum { MAX_NESTED = 4 }; /* nested sections that state something about themselves */
	if (node_kind_is_fact((enum node_kind)node->kind) && node->figure && node->of.size == 0 &&
	    open->count > 0 && open->count <= MAX_NESTED) {
		const struct open_section *section = &open->items[open->count - 1];
		claim_add(auditor, node, section->node, section->first);
	}
}

static bool is_inside(const struct node *node, const struct node *holder)
{
	while (node && node != holder) {
		node = node->parent;
	}
	return node != NULL;
}

/* Sets where the directions of each claim end: those of a section are adjacent. */
static void end_claims(struct auditor *auditor)
{
	for (size_t i = 0; i < auditor->claim_count; i++) {
		struct claim *claim = &auditor->claims[i];
		if (i > 0 && claim->section == auditor->claims[i - 1].section) {
			claim->end = auditor->claims[i - 1].end;
			continue;
		}
		claim->end = claim->section ? claim->first : (uint32_t)auditor->direction_count;
		while (claim->end < auditor->direction_count &&
		       is_inside(auditor->directions[claim->end].node, claim->section)) {
			claim->end++;
			auditor->steps++;
		}
	}
}

size_t claim_next(const struct auditor *auditor, size_t at, enum node_kind kind)
{
	while (at < auditor->claim_count && auditor->claims[at].node->kind != (uint8_t)kind) {
		at++;
	}
	return at;
}

const struct node *stated_total(const struct auditor *auditor, enum node_kind kind, struct str unit)
{
	for (size_t i = claim_next(auditor, 0, kind);
	     i < auditor->claim_count && !auditor->claims[i].section;
	     i = claim_next(auditor, i + 1, kind)) {
		const struct node *node = auditor->claims[i].node;
		bool is_of_unit =
		    unit.size == 0 || (node->figure && str_equal(node->figure->unit, unit));
		if (is_total(node) && is_of_unit) {
			return node;
		}
	}
	return NULL;
}

void claims_init(struct auditor *auditor)
{
	const struct node *body = auditor->model->body;
	struct open_sections *sections = ARENA_NEW(auditor->arena, struct open_sections);
	size_t directions = 0;
	uint32_t ended;
	claim_stated(auditor);
	for (const struct node *node = body; node; node = node_next(node, body, &ended)) {
		auditor->steps++;
		walk_sections(sections, node, directions);
		directions += node->kind == NODE_DIRECTION;
		if (node->kind != NODE_DIRECTION && !direction_around(node)) {
			claim_of_section(auditor, sections, node);
		}
	}
	end_claims(auditor);
}
