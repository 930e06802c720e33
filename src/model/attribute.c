/* Lists of attributes. This file and model_from_xml.c are the two sides of one mapping. */
#include "model/attribute.h"

#include <assert.h>

/* An attribute's name with the blank before it, and the equals sign and quotation mark after. */
#define NAME(name) STR(" " name "=\"")

/* Appends an entry with its type and name. */
static struct attribute *add(struct attributes *list, enum attribute_type type, struct str start)
{
	assert(list->count < ATTRIBUTE_LIMIT);
	struct attribute *item = &list->items[list->count++];
	item->start = start;
	item->type = type;
	return item;
}

static bool is_same_place(const struct place *a, const struct place *b)
{
	bool is_same = a->count == b->count;
	for (uint32_t i = 0; i < a->count && is_same; i++) {
		struct span one = place_piece(a, i);
		struct span other = place_piece(b, i);
		is_same = one.start == other.start && one.end == other.end;
	}
	return is_same;
}

bool attribute_is_same(const struct attribute *a, const struct attribute *b)
{
	if (a->type != b->type || !str_equal(a->start, b->start)) {
		return false;
	}
	switch (a->type) {
	case ATTRIBUTE_TEXT:
		return str_equal(a->as.text, b->as.text);
	case ATTRIBUTE_DECIMAL:
		return decimal_compare(a->as.decimal, b->as.decimal) == 0;
	case ATTRIBUTE_PLACE:
		return is_same_place(a->as.place, b->as.place);
	case ATTRIBUTE_BOX:
		return memcmp(&a->as.place->box, &b->as.place->box, sizeof(struct box)) == 0;
	case ATTRIBUTE_TRUE:
		return true;
	default:
		return a->as.number == b->as.number;
	}
}

const struct attribute *attribute_find(const struct attributes *list, const struct attribute *named)
{
	for (uint32_t i = 0; i < list->count; i++) {
		if (str_equal(list->items[i].start, named->start)) {
			return &list->items[i];
		}
	}
	return NULL;
}

static void add_text(struct attributes *list, struct str start, struct str text)
{
	if (text.size > 0) {
		add(list, ATTRIBUTE_TEXT, start)->as.text = text;
	}
}

static void add_number(struct attributes *list, struct str start, int64_t number)
{
	add(list, ATTRIBUTE_NUMBER, start)->as.number = number;
}

static void add_decimal(struct attributes *list, struct str start, struct decimal decimal)
{
	add(list, ATTRIBUTE_DECIMAL, start)->as.decimal = decimal;
}

static void add_if_above(struct attributes *list, struct str start, uint32_t number, uint32_t least)
{
	if (number > least) {
		add_number(list, start, number);
	}
}

static void add_place(struct attributes *list, const struct place *place)
{
	add_if_above(list, NAME("line"), place->line, 0);
	add_if_above(list, NAME("page"), place->page, 0);
	if (!box_is_empty(place->box)) {
		add(list, ATTRIBUTE_BOX, NAME("box"))->as.place = place;
	}
	if (place->count > 0) {
		add(list, ATTRIBUTE_PLACE, NAME("bytes"))->as.place = place;
	}
}

enum figure_kind node_figure_kind(enum node_kind kind)
{
	switch (kind) {
	case NODE_FUNDS:
		return FIGURE_MONEY;
	case NODE_DURATION:
		return FIGURE_DURATION;
	case NODE_MENTION:
	case NODE_CELL:
		return FIGURE_KIND_COUNT;
	default:
		return FIGURE_COUNT;
	}
}

bool figure_kind_is_address(enum figure_kind kind)
{
	return kind == FIGURE_EMAIL || kind == FIGURE_URL || kind == FIGURE_PHONE;
}

static void add_figure(struct attributes *list, const struct node *node)
{
	const struct figure *figure = node->figure;
	bool is_address = figure_kind_is_address(figure->kind);
	bool is_date = figure->kind == FIGURE_DATE;
	if (figure->kind != node_figure_kind(node->kind)) {
		add_text(list, NAME("kind"), figure_kind_name(figure->kind));
	}
	/* A date has an attribute of its own, from which its existence follows. */
	if (figure->has_value && !is_date) {
		add_decimal(list, NAME("value"), figure->value);
	}
	if (figure->relation != RELATION_EXACT || !(is_address || is_date)) {
		add_text(list, NAME("relation"), relation_name(figure->relation));
	}
	add_text(list, NAME("unit"), figure->unit);
	if (figure->decimals != DECIMALS_NONE &&
	    !(figure->decimals == 0 && figure_kind_is_whole(figure->kind))) {
		add_number(list, NAME("decimals"), figure->decimals);
	}
	if (figure->has_min) {
		add_decimal(list, NAME("min"), figure->min);
	}
	if (figure->has_max) {
		add_decimal(list, NAME("max"), figure->max);
	}
	if (figure->soft) {
		add(list, ATTRIBUTE_TRUE, NAME("soft"));
	}
	add_text(list, NAME("per"), figure->per);
	if (is_date) {
		add_text(list, NAME("date"), figure->text);
	} else if (is_address && !str_equal(figure->text, node->text)) {
		add_text(list, NAME("address"), figure->text);
	}
}

/* The names of a node, and its place in a table. */
static void add_names(struct attributes *list, const struct node *node)
{
	if (node->kind == NODE_FIELD) {
		add_text(list, NAME("name"), node->name);
		add_text(list, NAME("mark"), node->number);
	} else if (node->kind == NODE_ROW) {
		add_text(list, NAME("role"), node->name);
	} else if (node->kind == NODE_CELL) {
		add_text(list, NAME("name"), node->name);
	}
	bool is_labelled = node->kind == NODE_FIELD || node->kind == NODE_TABLE;
	if (is_labelled) {
		add_text(list, NAME("label"), node->label);
	}
	add_if_above(list, NAME("row"), node->row, 0);
	add_if_above(list, NAME("column"), node->column, 0);
	add_if_above(list, NAME("row-span"), node->row_span, 1);
	add_if_above(list, NAME("column-span"), node->column_span, 1);
	add_text(list, NAME("class"), node_project_kind(node));
	if (node->whole) {
		add_text(list, NAME("part-of"), node->whole->id);
	}
	add_text(list, NAME("of"), node->of);
	if (!is_labelled) {
		add_text(list, NAME("number"), node->number);
		add_text(list, NAME("mark"), node->label);
	}
}

void attributes_of_node(struct attributes *list, const struct node *node)
{
	list->count = 0;
	add_text(list, NAME("id"), node->id);
	add_names(list, node);
	if (node->kind == NODE_SECTION || node->kind == NODE_DIRECTION) {
		add_number(list, NAME("ordinal"), node->ordinal);
	}
	add_text(list, NAME("key"), node->key);
	if (node->kind == NODE_PARTNER) {
		add_text(list, NAME("code"), node->code);
	}
	if (node->figure) {
		add_figure(list, node);
	}
	if (node->owner) {
		add_text(list, NAME("in"), node->owner->id);
	}
	add_text(list, NAME("reason"), node_reason(node));
	add_place(list, &node->place);
	if (node->figure) {
		add_if_above(list, NAME("confidence"), node->place.confidence, 0);
	}
	add_text(list, NAME("rule"), node->rule);
	if (node->is_corrected) {
		add(list, ATTRIBUTE_TRUE, NAME("corrected"));
	}
}

void attributes_of_guideline(struct attributes *list, const struct model *model)
{
	list->count = 0;
	add_text(list, NAME("grammar"), model->grammar);
	add_text(list, NAME("grammar-sha256"), model->grammar_sha256);
	add_text(list, NAME("expected"), model->expected);
}

void attributes_of_source(struct attributes *list, const struct model *model)
{
	list->count = 0;
	add_text(list, NAME("name"), model->source.name);
	add_text(list, NAME("format"), model->source.format);
	add_text(list, NAME("encoding"), model->source.encoding);
	add_number(list, NAME("bytes"), model->source.bytes);
	add_number(list, NAME("lines"), model->source.lines);
	add_text(list, NAME("sha256"), model->source.sha256);
	add_text(list, NAME("unspaced"), model->source.unspaced);
	add_text(list, NAME("pages"), model->source.pages);
	if (model->source.is_recognised) {
		add(list, ATTRIBUTE_TRUE, NAME("ocr"));
	}
	add_text(list, NAME("engine"), model->source.engine);
	add_text(list, NAME("text-sha256"), model->source.text_sha256);
}

void attributes_of_title(struct attributes *list, const struct model *model)
{
	list->count = 0;
	add_place(list, &model->title_place);
}

void attributes_of_programme(struct attributes *list, const struct model *model)
{
	const struct programme *programme = &model->programme;
	list->count = 0;
	add_text(list, NAME("plan"), programme->plan);
	add_text(list, NAME("name"), programme->name);
	add_if_above(list, NAME("year"), programme->year, 0);
	add_text(list, NAME("year-from"), programme->year_from);
	add_if_above(list, NAME("batch"), programme->batch, 0);
	add_text(list, NAME("batch-from"), programme->batch_from);
	add_text(list, NAME("status"), programme->status);
}

void attributes_of_repair(struct attributes *list, const struct repair *repair)
{
	list->count = 0;
	add_text(list, NAME("kind"), repair->kind);
	add_place(list, &repair->place);
	if (repair->touches_figure) {
		add(list, ATTRIBUTE_TRUE, NAME("touches-figure"));
	}
}

void attributes_of_residue(struct attributes *list, const struct model *model)
{
	list->count = 0;
	add(list, ATTRIBUTE_COVERAGE, NAME("coverage"))->as.number = model_coverage(model);
	add_number(list, NAME("claimed"), (int64_t)model->claimed);
	add_number(list, NAME("total"), (int64_t)model->total);
	add_number(list, NAME("amounts"), model->amounts);
	add_number(list, NAME("amounts-understood"), model->amounts_understood);
}

void attributes_of_span(struct attributes *list, const struct residue *residue)
{
	list->count = 0;
	add_place(list, &residue->place);
	if (residue->has_figure) {
		add(list, ATTRIBUTE_TRUE, NAME("has-figure"));
	}
	if (residue->is_outside) {
		add(list, ATTRIBUTE_TRUE, NAME("outside"));
	}
}

void attributes_of_stopped(struct attributes *list, const struct stopped *stopped)
{
	list->count = 0;
	add_text(list, NAME("rule"), stopped->rule);
	add_number(list, NAME("times"), stopped->times);
	if (stopped->place.count > 0) {
		add_place(list, &stopped->place);
	}
}

void attributes_of_label(struct attributes *list, const struct stray_label *label)
{
	list->count = 0;
	add_place(list, &label->place);
	add_text(list, NAME("nearest"), label->nearest);
}

void attributes_of_corrections(struct attributes *list, const struct model *model)
{
	list->count = 0;
	add_text(list, NAME("sha256"), model->corrections_sha256);
}

void attributes_of_correction(struct attributes *list, const struct correction_note *note)
{
	list->count = 0;
	add_place(list, &note->place);
	add_text(list, NAME("key"), note->key);
	add_text(list, NAME("to"), note->to);
	add_text(list, NAME("note"), note->note);
	add_text(list, NAME("outcome"), note->outcome);
}

struct str correction_element(const struct correction_note *note)
{
	return note->is_remark ? STR("remark") : STR("correction");
}
