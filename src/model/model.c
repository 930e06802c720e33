/* The tree of nodes: making it, walking it, and the names of its kinds. */
#include "model/model.h"

static const struct str kind_names[NODE_KIND_COUNT] = {
    [NODE_BODY] = STR_INIT("body"),
    [NODE_SECTION] = STR_INIT("section"),
    [NODE_DIRECTION] = STR_INIT("direction"),
    [NODE_FIELD] = STR_INIT("field"),
    [NODE_ITEM] = STR_INIT("item"),
    [NODE_HEADING] = STR_INIT("heading"),
    [NODE_PARAGRAPH] = STR_INIT("p"),
    [NODE_PARTNER] = STR_INIT("partner"),
    [NODE_AGREEMENT] = STR_INIT("agreement"),
    [NODE_PROJECTS] = STR_INIT("projects"),
    [NODE_FUNDS] = STR_INIT("funds"),
    [NODE_DURATION] = STR_INIT("duration"),
    [NODE_MENTION] = STR_INIT("mention"),
    [NODE_DIRECTIONS] = STR_INIT("directions"),
    [NODE_PARTNERS] = STR_INIT("partners"),
    [NODE_STATED] = STR_INIT("stated"),
    [NODE_MENTIONS] = STR_INIT("mentions"),
    [NODE_TABLE] = STR_INIT("table"),
    [NODE_ROW] = STR_INIT("row"),
    [NODE_CELL] = STR_INIT("cell"),
};

struct str node_kind_name(enum node_kind kind)
{
	return kind_names[kind];
}

void model_init(struct model *model, struct arena *arena)
{
	*model = (struct model){.arena = arena};
	model->stated = node_new(model, NODE_STATED, NULL);
	model->body = node_new(model, NODE_BODY, NULL);
	model->mentions = node_new(model, NODE_MENTIONS, NULL);
}

struct node *node_new(struct model *model, enum node_kind kind, struct node *parent)
{
	struct node *node = ARENA_NEW(model->arena, struct node);
	node->kind = (uint8_t)kind;
	node->parent = parent;
	if (parent) {
		if (parent->last) {
			parent->last->next = node;
		} else {
			parent->first = node;
		}
		parent->last = node;
	}
	return node;
}

bool node_is_within(const struct node *node, const struct node *holder)
{
	while (node && node != holder) {
		node = node->parent;
	}
	return node != NULL;
}

bool node_is_row(const struct node *node)
{
	return node->kind == NODE_ROW || (node->kind == NODE_DIRECTION && node->row > 0);
}

const struct node *node_next(const struct node *node, const struct node *root, uint32_t *ended)
{
	*ended = 0;
	if (node->first) {
		return node->first;
	}
	while (node != root && !node->next) {
		node = node->parent;
		++*ended;
	}
	return node == root ? NULL : node->next;
}

struct str node_title(const struct node *node)
{
	bool may_have = node && (node->kind == NODE_SECTION || node->kind == NODE_DIRECTION);
	for (const struct node *child = may_have ? node->first : NULL; child; child = child->next) {
		if (child->kind == NODE_HEADING) {
			return child->text;
		}
	}
	return (struct str){0};
}

const struct node *fact_next(struct fact_cursor *cursor)
{
	const struct model *model = cursor->model;
	const struct node *const roots[] = {model->stated, model->body, model->mentions};
	uint32_t ended;
	while (cursor->tree < sizeof roots / sizeof *roots) {
		const struct node *from = cursor->node ? cursor->node : roots[cursor->tree];
		cursor->node = node_next(from, roots[cursor->tree], &ended);
		if (!cursor->node) {
			cursor->tree++;
		} else if (node_kind_is_fact((enum node_kind)cursor->node->kind)) {
			return cursor->node;
		}
	}
	return NULL;
}

void model_number_wholes(struct model *model)
{
	struct fact_cursor cursor = {.model = model};
	uint32_t count = 0;
	for (const struct node *node = fact_next(&cursor); node; node = fact_next(&cursor)) {
		if (node->whole) { /* the caller owns the model and may change its nodes */
			((struct node *)node->whole)->id = STR("fact");
		}
	}
	cursor = (struct fact_cursor){.model = model};
	for (const struct node *node = fact_next(&cursor); node; node = fact_next(&cursor)) {
		if (node->id.size > 0) {
			((struct node *)node)->id = arena_format(model->arena, "fact-%u", ++count);
		}
	}
}

void model_count_amounts(struct model *model)
{
	struct fact_cursor cursor = {.model = model};
	model->amounts = 0;
	model->amounts_understood = 0;
	for (const struct node *node = fact_next(&cursor); node; node = fact_next(&cursor)) {
		bool is_amount = node->kind == NODE_FUNDS || node->kind == NODE_PROJECTS ||
		                 node_reason(node).size > 0;
		model->amounts += is_amount;
		model->amounts_understood += is_amount && !node_is_not_understood(node);
	}
}

bool model_is_bare(const struct model *model)
{
	struct fact_cursor cursor = {.model = model};
	const struct node *fact = fact_next(&cursor);
	bool is_bare = !fact || fact->kind == NODE_MENTION; /* mentions come last */
	uint32_t ended;
	for (const struct node *node = model->body; node && is_bare;
	     node = node_next(node, model->body, &ended)) {
		is_bare = node->kind != NODE_DIRECTION;
	}
	return is_bare;
}

struct str model_next_id(struct str *ids)
{
	size_t start = 0;
	while (start < ids->size && ids->data[start] == ' ') {
		start++;
	}
	size_t end = start;
	while (end < ids->size && ids->data[end] != ' ') {
		end++;
	}
	struct str id = str_slice(*ids, start, end);
	*ids = str_slice(*ids, end, ids->size);
	return id;
}

bool model_is_blank(uint32_t c)
{
	if (c < 0x80) {
		return c == ' ' || (c >= '\t' && c <= '\r');
	}
	return c == 0x85 || c == 0xA0 || c == 0x1680 || c == 0x180E ||
	       (c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029 || c == 0x202F ||
	       c == 0x205F || c == 0x2060 || c == 0x3000 || c == 0xFEFF;
}

uint32_t model_coverage(const struct model *model)
{
	if (model->claimed >= model->total) { /* a model that claims more contradicts itself */
		return 10000;
	}
	bool is_large = model->total > UINT64_MAX / 10000;
	return (uint32_t)(is_large ? model->claimed / (model->total / 10000)
	                           : model->claimed * 10000 / model->total);
}

size_t model_count_applied(const struct model *model)
{
	size_t count = 0;
	for (size_t i = 0; i < model->correction_count; i++) {
		const struct correction_note *note = &model->corrections[i];
		count += !note->is_remark && str_equal(note->outcome, STR("applied"));
	}
	return count;
}

size_t model_count_remarks(const struct model *model)
{
	size_t count = 0;
	for (size_t i = 0; i < model->correction_count; i++) {
		count += model->corrections[i].is_remark;
	}
	return count;
}
