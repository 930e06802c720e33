/* What the checks share: directions by node, texts, and findings. Knows no check. */
#include "audit/auditor.h"

#include <stdlib.h>

#include "audit/proof.h"
#include "base/character.h"
#include "base/sort.h"
#include "base/utf8.h"

/* Whether a list of ids, NULL-terminated, holds one. */
static bool holds(const char *const *ids, struct str id)
{
	for (; *ids; ids++) {
		if (str_equal(str_from(*ids), id)) {
			return true;
		}
	}
	return false;
}

bool audit_asks(const struct audit_options *options, struct str check)
{
	return (!options->only || holds(options->only, check)) &&
	       !(options->skip && holds(options->skip, check));
}

static int compare_places(const void *a, const void *b)
{
	const struct node *const *left = a;
	const struct node *const *right = b;
	uint32_t p = (*left)->place.first.start;
	uint32_t q = (*right)->place.first.start;
	return COMPARE(p, q);
}

static void list_texts(struct auditor *auditor)
{
	bool is_sorted = true;
	const struct node *body = auditor->model->body;
	uint32_t ended;
	for (const struct node *node = body; node; node = node_next(node, body, &ended)) {
		auditor->steps++;
		if (node->text.size > 0 && !node_kind_is_fact((enum node_kind)node->kind)) {
			ARENA_PUSH(auditor->arena, auditor->texts, auditor->text_count,
			           auditor->text_capacity, node);
			size_t count = auditor->text_count;
			is_sorted =
			    is_sorted &&
			    (count < 2 || compare_places(&auditor->texts[count - 2], &node) <= 0);
		}
	}
	auditor->texts_by_place = auditor->texts;
	if (!is_sorted) {
		size_t size = auditor->text_count * sizeof *auditor->texts;
		auditor->texts_by_place = arena_alloc(auditor->arena, size);
		memcpy(auditor->texts_by_place, auditor->texts, size);
		SORT(auditor->texts_by_place, auditor->text_count, compare_places);
	}
}

static int compare_nodes(const void *a, const void *b)
{
	const struct direction *const *left = a;
	const struct direction *const *right = b;
	return COMPARE((*left)->node, (*right)->node);
}

static void index_directions(struct auditor *auditor)
{
	size_t count = auditor->direction_count;
	auditor->by_node = ARENA_ARRAY(auditor->arena, const struct direction *, count + 1);
	for (size_t i = 0; i < count; i++) {
		auditor->by_node[i] = &auditor->directions[i];
	}
	SORT(auditor->by_node, count, compare_nodes);
}

const struct direction *direction_of(const struct auditor *auditor, const struct node *node)
{
	struct direction key = {.node = node};
	const struct direction *pointer = &key;
	const struct direction *const *found =
	    auditor->direction_count > 0
		? bsearch(&pointer, auditor->by_node, auditor->direction_count,
	                  sizeof *auditor->by_node, compare_nodes)
		: NULL;
	return found ? *found : NULL;
}

void auditor_init(struct auditor *auditor, struct audit *audit)
{
	const struct audit_options *options = &audit->options;
	*auditor = (struct auditor){.audit = audit,
	                            .arena = audit->arena,
	                            .model = audit->model,
	                            .adding = sum_options_of(options),
	                            .walk = walk_new(audit->model, audit->arena)};
	for (size_t i = 0; i < check_count; i++) {
		auditor->enabled[i] = audit_asks(options, checks[i].id);
	}
	struct directions directions;
	directions_from_model(&directions, auditor->arena, auditor->model);
	auditor->directions = directions.items;
	auditor->direction_count = directions.count;
	list_texts(auditor);
	index_directions(auditor);
	claims_init(auditor);
}

struct str document_currency(const struct auditor *auditor)
{
	size_t stated = claim_next(auditor, 0, NODE_FUNDS);
	if (stated < auditor->claim_count && auditor->claims[stated].node->figure) {
		return auditor->claims[stated].node->figure->unit;
	}
	for (size_t i = 0; i < auditor->direction_count; i++) {
		const struct node *node = auditor->directions[i].figures[SUM_FUNDS];
		if (node && node->figure) {
			return node->figure->unit;
		}
	}
	return (struct str){0};
}

/* ---- findings ---- */

/* The id of the node if it is a direction or section, else of the nearest one around it. */
static struct str id_around(const struct node *node)
{
	while (node && (node->id.size == 0 ||
	                (node->kind != NODE_DIRECTION && node->kind != NODE_SECTION))) {
		node = node->parent;
	}
	return node ? node->id : (struct str){0};
}

/* Whether findings of a check are added. Where there is no memory for more, who asked for the audit refuses it. */
static bool is_told(const struct auditor *auditor, enum check_id check)
{
	return auditor->enabled[check] && !arena_is_spent(auditor->audit->arena);
}

void finding_add(struct auditor *auditor, enum check_id check, enum finding_level level,
                 const struct node *within, const struct place *place,
                 const struct message *message, const struct str arguments[DIAG_ARGUMENTS])
{
	struct audit *audit = auditor->audit;
	struct finding finding = {.check = checks[check].id,
	                          .level = level,
	                          .id = id_around(within),
	                          .within = within,
	                          .place = place ? *place : (struct place){0},
	                          .message = message};
	if (!is_told(auditor, check)) {
		return;
	}
	memcpy(finding.arguments, arguments, sizeof finding.arguments);
	ARENA_PUSH(audit->arena, audit->findings, audit->finding_count, audit->finding_capacity,
	           finding);
}

void finding_refer(struct auditor *auditor, enum check_id check, size_t argument,
                   const struct place *other)
{
	struct audit *audit = auditor->audit;
	if (is_told(auditor, check)) {
		struct finding *finding = &audit->findings[audit->finding_count - 1];
		finding->other = *other;
		finding->other_argument = argument;
		finding->arguments[argument] = number_text(auditor, other->line);
	}
}

void finding_take_turn(struct auditor *auditor, enum check_id check, size_t turn)
{
	struct audit *audit = auditor->audit;
	if (is_told(auditor, check)) {
		audit->findings[audit->finding_count - 1].turn = turn;
	}
}

struct str number_text(const struct auditor *auditor, uint64_t number)
{
	return arena_format(auditor->arena, "%llu", (unsigned long long)number);
}

/* ---- characters ---- */

uint32_t character_at(struct str text, size_t at)
{
	return at < text.size ? utf8_next(text, &at) : 0;
}

bool is_joint(uint32_t c)
{
	return character_is(CHARACTERS_JOINT, c);
}

size_t pass_blanks(struct str text, size_t at)
{
	while (at < text.size) {
		size_t next = at;
		if (!model_is_blank(utf8_next(text, &next))) {
			break;
		}
		at = next;
	}
	return at;
}
