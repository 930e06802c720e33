/* What a document is, and a walk through its parts. */
#include <assert.h>

#include "library/handle.h"

/* The kinds of zhinan.h are those of the model, in its order. */
static_assert((int)ZHINAN_BODY == NODE_BODY && (int)ZHINAN_SECTION == NODE_SECTION &&
                  (int)ZHINAN_DIRECTION == NODE_DIRECTION && (int)ZHINAN_FIELD == NODE_FIELD &&
                  (int)ZHINAN_ITEM == NODE_ITEM && (int)ZHINAN_HEADING == NODE_HEADING &&
                  (int)ZHINAN_PARAGRAPH == NODE_PARAGRAPH && (int)ZHINAN_PARTNER == NODE_PARTNER &&
                  (int)ZHINAN_AGREEMENT == NODE_AGREEMENT &&
                  (int)ZHINAN_PROJECTS == NODE_PROJECTS && (int)ZHINAN_FUNDS == NODE_FUNDS &&
                  (int)ZHINAN_DURATION == NODE_DURATION && (int)ZHINAN_MENTION == NODE_MENTION &&
                  (int)ZHINAN_DIRECTIONS == NODE_DIRECTIONS &&
                  (int)ZHINAN_PARTNERS == NODE_PARTNERS && (int)ZHINAN_STATED == NODE_STATED &&
                  (int)ZHINAN_MENTIONS == NODE_MENTIONS && (int)ZHINAN_TABLE == NODE_TABLE &&
                  (int)ZHINAN_ROW == NODE_ROW && (int)ZHINAN_CELL == NODE_CELL,
              "a kind that has moved is a new one, behind the others");

const char *zhinan_document_text(const struct zhinan_document *document,
                                 enum zhinan_document_text text)
{
	const struct model *model = &document->document.model;
	const struct str texts[] = {
	    [ZHINAN_TITLE] = model->title,
	    [ZHINAN_PLAN] = model->programme.plan,
	    [ZHINAN_PROGRAMME] = model->programme.name,
	    [ZHINAN_EDITION] = model->programme.status,
	    [ZHINAN_GRAMMAR] = model->grammar,
	    [ZHINAN_GRAMMAR_SHA256] = model->grammar_sha256,
	    [ZHINAN_SOURCE_NAME] = model->source.name,
	    [ZHINAN_SOURCE_FORMAT] = model->source.format,
	    [ZHINAN_SOURCE_ENCODING] = model->source.encoding,
	    [ZHINAN_SOURCE_SHA256] = model->source.sha256,
	};
	bool is_there = document->has_model && (unsigned)text < sizeof texts / sizeof *texts;
	return is_there ? strings_keep(document->messages.strings, texts[text]) : "";
}

uint64_t zhinan_document_number(const struct zhinan_document *document,
                                enum zhinan_document_number number)
{
	const struct model *model = &document->document.model;
	const uint64_t numbers[] = {
	    [ZHINAN_YEAR] = model->programme.year,
	    [ZHINAN_BATCH] = model->programme.batch,
	    [ZHINAN_SOURCE_BYTES] = model->source.bytes,
	    [ZHINAN_SOURCE_LINES] = model->source.lines,
	    [ZHINAN_COVERAGE] = document->has_model ? model_coverage(model) : 0,
	    [ZHINAN_AMOUNTS] = model->amounts,
	    [ZHINAN_AMOUNTS_UNDERSTOOD] = model->amounts_understood,
	};
	bool is_there = document->has_model && (unsigned)number < sizeof numbers / sizeof *numbers;
	return is_there ? numbers[number] : 0;
}

size_t zhinan_document_count(const struct zhinan_document *document, enum zhinan_kind kind)
{
	return (unsigned)kind < NODE_KIND_COUNT ? document->kinds[kind].count : 0;
}

const struct zhinan_node *zhinan_document_node(const struct zhinan_document *document,
                                               enum zhinan_kind kind, size_t index)
{
	return index < zhinan_document_count(document, kind)
	           ? node_out(document->kinds[kind].items[index])
	           : NULL;
}

/* ---- the walk ---- */

enum zhinan_kind zhinan_node_kind(const struct zhinan_node *node)
{
	return node ? (enum zhinan_kind)node_in(node)->kind : ZHINAN_BODY;
}

const struct zhinan_node *zhinan_node_parent(const struct zhinan_node *node)
{
	return node ? node_out(node_in(node)->parent) : NULL;
}

const struct zhinan_node *zhinan_node_first(const struct zhinan_node *node)
{
	return node ? node_out(node_in(node)->first) : NULL;
}

const struct zhinan_node *zhinan_node_next(const struct zhinan_node *node)
{
	return node ? node_out(node_in(node)->next) : NULL;
}

const struct zhinan_node *zhinan_node_following(const struct zhinan_node *node,
                                                const struct zhinan_node *root)
{
	uint32_t ended;
	return node ? node_out(node_next(node_in(node), node_in(root), &ended)) : NULL;
}

const struct zhinan_node *zhinan_node_owner(const struct zhinan_node *node)
{
	if (!node) {
		return NULL;
	}
	const struct node *in = node_in(node);
	return node_out(in->kind == NODE_MENTION ? in->owner : in->whole);
}

/* ---- what a part says ---- */

static struct str code_of(const struct node *node)
{
	return node->kind == NODE_PARTNER ? node->code : (struct str){0};
}

static struct str text_of(const struct node *node, enum zhinan_node_text text)
{
	switch (text) {
	case ZHINAN_TEXT:
		return node->text;
	case ZHINAN_HEADLINE:
		return node_title(node);
	case ZHINAN_NUMBER:
		return node->number;
	case ZHINAN_LABEL:
		return node->label;
	case ZHINAN_NAME:
		return node->name;
	case ZHINAN_CODE:
		return code_of(node);
	case ZHINAN_REASON:
		return node_reason(node);
	case ZHINAN_CLASS:
		return node_project_kind(node);
	case ZHINAN_RULE:
		return node->rule;
	case ZHINAN_ID:
		return node->id;
	case ZHINAN_KEY:
		return node->key;
	case ZHINAN_OF:
		return node->of;
	}
	return (struct str){0};
}

const char *zhinan_node_text(const struct zhinan_document *document, const struct zhinan_node *node,
                             enum zhinan_node_text text)
{
	return node ? strings_keep(document->messages.strings, text_of(node_in(node), text)) : "";
}

uint64_t zhinan_node_number(const struct zhinan_node *node, enum zhinan_node_number number)
{
	const struct node *in = node_in(node);
	if (!node) {
		return 0;
	}
	bool is_in_table = in->row > 0 || in->column > 0;
	const uint64_t numbers[] = {
	    [ZHINAN_ORDINAL] = in->ordinal,
	    [ZHINAN_ROW_NUMBER] = in->row,
	    [ZHINAN_COLUMN_NUMBER] = in->column,
	    [ZHINAN_ROW_SPAN] = is_in_table && in->row_span == 0 ? 1 : in->row_span,
	    [ZHINAN_COLUMN_SPAN] = is_in_table && in->column_span == 0 ? 1 : in->column_span,
	};
	return (unsigned)number < sizeof numbers / sizeof *numbers ? numbers[number] : 0;
}

const struct zhinan_node *zhinan_direction_total(const struct zhinan_document *document,
                                                 size_t index, enum zhinan_kind kind)
{
	bool is_summed = kind == ZHINAN_PROJECTS || kind == ZHINAN_FUNDS;
	if (!is_summed || index >= document->directions.count) {
		return NULL;
	}
	const struct direction *direction = &document->directions.items[index];
	return node_out(direction->terms[kind == ZHINAN_FUNDS ? SUM_FUNDS : SUM_PROJECTS]);
}

/* ---- places ---- */

static const struct place *place_in(const struct zhinan_place *place)
{
	return (const struct place *)(const void *)place;
}

const struct zhinan_place *zhinan_node_place(const struct zhinan_node *node)
{
	return node ? place_out(place_of_node(node_in(node))) : NULL;
}

uint64_t zhinan_place_line(const struct zhinan_place *place)
{
	return place ? place_in(place)->line : 0;
}

uint64_t zhinan_place_page(const struct zhinan_place *place)
{
	return place ? place_in(place)->page : 0;
}

unsigned zhinan_place_confidence(const struct zhinan_place *place)
{
	return place ? place_in(place)->confidence : 0;
}

int zhinan_place_box(const struct zhinan_place *place, int32_t box[4])
{
	if (!place || box_is_empty(place_in(place)->box)) {
		return 0;
	}
	const struct box *found = &place_in(place)->box;
	box[0] = found->x0;
	box[1] = found->y0;
	box[2] = found->x1;
	box[3] = found->y1;
	return 1;
}

size_t zhinan_place_pieces(const struct zhinan_place *place)
{
	return place ? place_in(place)->count : 0;
}

int zhinan_place_bytes(const struct zhinan_place *place, size_t index, uint64_t *start,
                       uint64_t *end)
{
	if (index >= zhinan_place_pieces(place)) {
		return 0;
	}
	struct span piece = place_piece(place_in(place), (uint32_t)index);
	*start = piece.start;
	*end = piece.end;
	return 1;
}
