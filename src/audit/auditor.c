/* What the checks share: findings, and places within texts. Knows no check. */
#include "audit/auditor.h"

#include <stdlib.h>

#include "audit/proof.h"
#include "base/utf8.h"

static bool names(const char *const *ids, struct str id)
{
	for (; *ids; ids++) {
		if (str_equal(str_from(*ids), id)) {
			return true;
		}
	}
	return false;
}

static void list_texts(struct auditor *auditor)
{
	const struct node *body = auditor->model->body;
	uint32_t ended;
	for (const struct node *node = body; node; node = node_next(node, body, &ended)) {
		auditor->steps++;
		if (node->text.size > 0 && !node_kind_is_fact((enum node_kind)node->kind)) {
			ARENA_PUSH(auditor->arena, auditor->texts, auditor->text_count,
			           auditor->text_capacity, node);
		}
	}
}

static int compare_nodes(const void *a, const void *b)
{
	const struct direction *const *left = a;
	const struct direction *const *right = b;
	return ((*left)->node > (*right)->node) - ((*left)->node < (*right)->node);
}

static void index_directions(struct auditor *auditor)
{
	size_t count = auditor->direction_count;
	auditor->by_node = ARENA_ARRAY(auditor->arena, const struct direction *, count + 1);
	for (size_t i = 0; i < count; i++) {
		auditor->by_node[i] = &auditor->directions[i];
	}
	if (count > 0) {
		qsort(auditor->by_node, count, sizeof *auditor->by_node, compare_nodes);
	}
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
	                            .adding = sum_options_of(options)};
	for (size_t i = 0; i < check_count; i++) {
		auditor->enabled[i] = (!options->only || names(options->only, checks[i].id)) &&
		                      !(options->skip && names(options->skip, checks[i].id));
	}
	struct directions directions;
	directions_from_model(&directions, auditor->arena, auditor->model);
	auditor->directions = directions.items;
	auditor->direction_count = directions.count;
	list_texts(auditor);
	index_directions(auditor);
}

struct str document_currency(const struct auditor *auditor)
{
	const struct node *stated = auditor->model->stated->first;
	for (; stated; stated = stated->next) {
		if (stated->kind == NODE_FUNDS && stated->figure) {
			return stated->figure->unit;
		}
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

/* The id of the nearest direction or section around a node, or of itself. */
static struct str id_around(const struct node *node)
{
	while (node && (node->id.size == 0 ||
	                (node->kind != NODE_DIRECTION && node->kind != NODE_SECTION))) {
		node = node->parent;
	}
	return node ? node->id : (struct str){0};
}

void finding_add(struct auditor *auditor, enum check_id check, enum finding_level level,
                 const struct node *within, const struct place *place, enum message message,
                 const struct str arguments[DIAG_ARGUMENTS])
{
	struct audit *audit = auditor->audit;
	struct finding finding = {.check = checks[check].id,
	                          .level = level,
	                          .id = id_around(within),
	                          .place = *place,
	                          .message = message};
	if (!auditor->enabled[check]) {
		return;
	}
	memcpy(finding.arguments, arguments, sizeof finding.arguments);
	ARENA_PUSH(audit->arena, audit->findings, audit->finding_count, audit->finding_capacity,
	           finding);
}

struct str direction_name(const struct auditor *auditor, const struct node *direction)
{
	enum { LEVELS = 4 /* that are named; more than any guideline has */ };
	struct str name = direction->number;
	const struct node *outer = direction_around(direction);
	for (int i = 1; i < LEVELS && outer; i++) {
		name = arena_format(auditor->arena, "%.*s/%.*s", STR_FORMAT(outer->number),
		                    STR_FORMAT(name));
		outer = direction_around(outer);
	}
	return name;
}

struct str number_text(const struct auditor *auditor, uint64_t number)
{
	return arena_format(auditor->arena, "%llu", (unsigned long long)number);
}

/* ---- places ---- */

/* The first repair at byte `from` or behind it: they are in the order of the source. */
static size_t repair_at(const struct model *model, uint32_t from)
{
	size_t low = 0;
	size_t high = model->repair_count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (model->repairs[middle].place.first.start < from) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return low;
}

/* How many line ends repairs took out of bytes [start, end). */
static uint32_t line_ends(const struct model *model, uint32_t start, uint32_t end)
{
	uint32_t count = 0;
	for (size_t i = repair_at(model, start);
	     i < model->repair_count && model->repairs[i].place.first.start < end; i++) {
		struct str from = model->repairs[i].from;
		for (size_t at = 0; at < from.size; at++) {
			count += from.data[at] == '\n';
		}
	}
	return count;
}

/* Whether a node's text is byte for byte what stands at its place. */
static bool is_verbatim(const struct node *node)
{
	size_t size = 0;
	for (uint32_t i = 0; i < node->place.count; i++) {
		size += span_size(place_piece(&node->place, i));
	}
	return size == node->text.size;
}

struct place place_within(const struct auditor *auditor, const struct node *node, size_t start,
                          size_t end)
{
	const struct place *whole = &node->place;
	if (!is_verbatim(node) || start >= end || end > node->text.size) {
		return *whole;
	}
	size_t before = 0;
	for (uint32_t i = 0; i < whole->count; i++) {
		struct span piece = place_piece(whole, i);
		size_t behind = before + span_size(piece);
		if (start < behind) {
			uint32_t from = piece.start + (uint32_t)(start - before);
			uint32_t to =
			    end < behind ? piece.start + (uint32_t)(end - before) : piece.end;
			uint32_t lines = line_ends(auditor->model, whole->first.start, from);
			return (struct place){.line = whole->line + lines,
			                      .count = 1,
			                      .first = {from, to},
			                      .page = whole->page};
		}
		before = behind;
	}
	return *whole;
}

const struct node *text_around(const struct auditor *auditor, const struct place *place,
                               size_t *start)
{
	size_t low = 0;
	size_t high = auditor->text_count;
	while (low < high) { /* the first text that begins behind the place */
		size_t middle = low + (high - low) / 2;
		if (auditor->texts[middle]->place.first.start <= place->first.start) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	const struct node *node = low > 0 ? auditor->texts[low - 1] : NULL;
	if (!node || !is_verbatim(node)) {
		return NULL;
	}
	size_t before = 0;
	for (uint32_t i = 0; i < node->place.count; i++) {
		struct span piece = place_piece(&node->place, i);
		if (piece.start <= place->first.start && place->first.start < piece.end) {
			*start = before + place->first.start - piece.start;
			return node;
		}
		before += span_size(piece);
	}
	return NULL;
}

/* ---- characters ---- */

uint32_t character_at(struct str text, size_t at)
{
	return at < text.size ? utf8_next(text, &at) : 0;
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
