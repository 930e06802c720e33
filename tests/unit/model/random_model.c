/* See random_model.h. */
#include "random_model.h"

#include "sample.h"

enum { DEEPEST = 40 };

struct dice {
	uint64_t state;
	struct model *model;
	struct arena *arena;
	uint32_t byte;
	uint32_t ids;
	const struct node *owner; /* the last section or direction */
	const struct node *fact;  /* the last */
};

static uint32_t roll(struct dice *dice, uint32_t sides)
{
	dice->state = dice->state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (uint32_t)(dice->state >> 33) % sides;
}

static struct str words(struct dice *dice)
{
	static const struct str texts[] = {
	    STR_INIT("食品科学"),
	    STR_INIT("<&>\"'"),
	    STR_INIT(HOSTILE),
	    STR_INIT(" "),
	    STR_INIT("\n\t\r\n"),
	    STR_INIT("]]>"),
	    STR_INIT("\x01\x02\x1F\x7F"),
	    STR_INIT("\xEF\xBF\xBE\xEF\xBF\xBF\xEF\xBF\xBD\xEF\xBC\x81"),
	    STR_INIT("\xF0\xA0\x80\x80\xF4\x8F\xBF\xBF"),
	    STR_INIT("&amp;&#10;<!-- -->"),
	    STR_INIT("不超过 5 个（原则上每个合作国别不超过 1 个）。"),
	};
	struct str text = texts[roll(dice, sizeof texts / sizeof *texts)];
	if (roll(dice, 4) > 0) {
		return text;
	}
	struct str more = texts[roll(dice, sizeof texts / sizeof *texts)];
	return arena_format(dice->arena, "%.*s%.*s", STR_FORMAT(text), STR_FORMAT(more));
}

static struct place place(struct dice *dice)
{
	struct place place = {.line = 1 + roll(dice, 100000), .count = 1 + roll(dice, 3) / 2};
	struct span *rest = ARENA_ARRAY(dice->arena, struct span, 1);
	place.first.start = dice->byte;
	place.first.end = dice->byte += roll(dice, 50);
	rest->start = dice->byte += roll(dice, 5);
	rest->end = dice->byte += roll(dice, 5);
	place.rest = rest;
	return place;
}

static struct decimal number(struct dice *dice)
{
	struct decimal decimal = {(int64_t)roll(dice, 1u << 30) - (1 << 29), 0};
	struct decimal shifted;
	if (roll(dice, 8) == 0) { /* more than 64 bits hold */
		decimal.digits = decimal.digits * INT64_MAX + roll(dice, 1u << 30);
	}
	return decimal_shift(&shifted, decimal, (int)roll(dice, 12) - 6) ? shifted : decimal;
}

static void set_unit(struct dice *dice, struct figure *figure)
{
	static const struct str dates[] = {STR_INIT("2023"), STR_INIT("2023-12-31"),
	                                   STR_INIT("2023-01/2024-02"),
	                                   STR_INIT("2023-12-31T16:00")};
	switch ((enum figure_kind)figure->kind) {
	case FIGURE_MONEY:
		figure->unit = roll(dice, 2) ? STR("CNY") : STR("USD");
		break;
	case FIGURE_DURATION:
		figure->unit = duration_unit_name(roll(dice, DURATION_UNIT_COUNT));
		break;
	case FIGURE_AGE:
		figure->unit = STR("year");
		break;
	case FIGURE_COUNT:
		figure->unit = words(dice);
		break;
	case FIGURE_DATE:
		figure->text = dates[roll(dice, 4)];
		break;
	case FIGURE_EMAIL:
	case FIGURE_URL:
	case FIGURE_PHONE:
		figure->text = words(dice);
		break;
	default:
		break;
	}
}

static const struct figure *figure(struct dice *dice, enum figure_kind kind)
{
	struct figure *figure = ARENA_NEW(dice->arena, struct figure);
	figure->kind = (uint8_t)kind;
	figure->decimals = DECIMALS_NONE;
	set_unit(dice, figure);
	if (figure->text.size > 0) {
		return figure;
	}
	figure->relation = (uint8_t)roll(dice, RELATION_COUNT);
	figure->soft = roll(dice, 3) == 0;
	figure->has_value = roll(dice, 4) > 0;
	figure->has_min = roll(dice, 3) == 0;
	figure->has_max = roll(dice, 3) == 0;
	figure->value = number(dice);
	figure->min = number(dice);
	figure->max = number(dice);
	if (roll(dice, 2)) {
		figure->decimals = (int8_t)((int)roll(dice, 255) - 127);
	}
	if (roll(dice, 4) == 0) {
		figure->per = STR("project");
	}
	return figure;
}

static struct node *add(struct dice *dice, enum node_kind kind, struct node *parent)
{
	struct node *node = node_new(dice->model, kind, parent);
	node->place = place(dice);
	if (roll(dice, 2)) {
		node->rule = words(dice);
	}
	return node;
}

static struct node *add_fact(struct dice *dice, enum node_kind kind, struct node *parent)
{
	bool is_any = kind == NODE_MENTION || kind == NODE_CELL;
	enum figure_kind of = kind == NODE_FUNDS      ? FIGURE_MONEY
	                      : kind == NODE_DURATION ? FIGURE_DURATION
	                      : is_any                ? roll(dice, FIGURE_KIND_COUNT)
	                      : roll(dice, 3)         ? FIGURE_COUNT
	                                              : FIGURE_NUMBER;
	struct node *node = add(dice, kind, parent);
	node->figure = figure(dice, of);
	node->text =
	    roll(dice, 3) || node->figure->text.size == 0 ? words(dice) : node->figure->text;
	if (kind == NODE_MENTION && roll(dice, 2)) {
		node->owner = dice->owner;
	}
	if (kind == NODE_MENTION) {
		node->reason = roll(dice, 2) ? STR("unknown") : (struct str){0};
	} else if (kind != NODE_CELL) {
		node->project_kind = roll(dice, 4) ? (struct str){0} : STR("重点项目");
		node->whole = roll(dice, 4) ? NULL : dice->fact;
		dice->fact = node;
	}
	return node;
}

static void set_cell(struct dice *dice, struct node *node)
{
	node->column = 1 + roll(dice, 9);
	node->row_span = roll(dice, 3); /* none, one, and more than one */
	node->column_span = roll(dice, 3);
}

static struct str id(struct dice *dice)
{
	return arena_format(dice->arena, "id-%u", ++dice->ids);
}

static void add_row(struct dice *dice, struct node *table, uint32_t row)
{
	static const struct str roles[] = {STR_INIT("header"), STR_INIT("group"), STR_INIT("body"),
	                                   STR_INIT("subtotal"), STR_INIT("total")};
	struct node *node = add(dice, NODE_ROW, table);
	node->name = roles[roll(dice, 5)];
	node->row = row;
	for (uint32_t i = roll(dice, 5); i > 0; i--) {
		struct node *cell =
		    roll(dice, 2) ? add_fact(dice, NODE_CELL, node) : add(dice, NODE_CELL, node);
		if (!cell->figure && roll(dice, 4)) {
			cell->text = words(dice);
		}
		cell->name = roll(dice, 2) ? STR("funds") : (struct str){0};
		set_cell(dice, cell);
	}
}

static struct node *add_direction_row(struct dice *dice, struct node *table, uint32_t row)
{
	struct node *node = add(dice, NODE_DIRECTION, table);
	struct node *heading = add(dice, NODE_HEADING, node);
	struct node *field = add(dice, NODE_FIELD, node);
	struct node *paragraph = add(dice, NODE_PARAGRAPH, field);
	node->id = id(dice);
	node->ordinal = 1;
	node->row = row;
	heading->text = words(dice);
	field->name = STR("projects");
	paragraph->text = words(dice);
	set_cell(dice, heading);
	set_cell(dice, field);
	set_cell(dice, paragraph);
	set_cell(dice, add_fact(dice, NODE_PROJECTS, node));
	return node;
}

static void add_table(struct dice *dice, struct node *parent)
{
	struct node *table = add(dice, NODE_TABLE, parent);
	struct str of = {0};
	table->id = id(dice);
	table->label = roll(dice, 2) ? words(dice) : (struct str){0};
	add_row(dice, table, 1);
	for (uint32_t i = 2; i < 2 + roll(dice, 6); i++) {
		if (roll(dice, 2)) {
			add_row(dice, table, i);
			continue;
		}
		const struct node *direction = add_direction_row(dice, table, i);
		of = arena_format(dice->arena, "%.*s%s%.*s", STR_FORMAT(of), of.size > 0 ? " " : "",
		                  STR_FORMAT(direction->id));
	}
	if (of.size > 0) {
		struct node *fact = add_fact(dice, NODE_PROJECTS + roll(dice, 3), table);
		fact->of = of;
		set_cell(dice, fact);
	}
}

static struct node *add_container(struct dice *dice, struct node *parent)
{
	static const uint8_t kinds[] = {NODE_SECTION, NODE_DIRECTION, NODE_FIELD, NODE_ITEM};
	bool free = parent->kind == NODE_BODY || parent->kind == NODE_SECTION ||
	            parent->kind == NODE_DIRECTION;
	enum node_kind kind = kinds[free ? roll(dice, 4) : 1 + roll(dice, 3)];
	struct node *node = add(dice, kind, parent);
	if (kind == NODE_FIELD) {
		node->name = STR("areas.2_x");
		node->label = words(dice);
		return node;
	}
	node->number = words(dice);
	node->label = words(dice);
	if (kind != NODE_ITEM) {
		node->id = id(dice);
		node->ordinal = 1 + roll(dice, 9);
		dice->owner = node;
	}
	if (kind == NODE_DIRECTION) {
		node->key = words(dice);
	}
	return node;
}

static void add_leaf(struct dice *dice, struct node *parent)
{
	bool titled = parent->kind == NODE_SECTION || parent->kind == NODE_DIRECTION;
	static const uint8_t kinds[] = {NODE_PARAGRAPH, NODE_ITEM, NODE_PARTNER, NODE_AGREEMENT,
	                                NODE_HEADING};
	enum node_kind kind = kinds[roll(dice, titled ? 5 : 4)];
	struct node *node = add(dice, kind, parent);
	node->text = words(dice);
	if (kind == NODE_PARTNER && roll(dice, 2)) {
		node->code = STR("CENTRAL-ASIA");
	}
}

static void add_body(struct dice *dice, size_t nodes)
{
	struct node *open[DEEPEST] = {dice->model->body};
	size_t depth = 0;
	for (size_t i = 0; i < nodes; i++) {
		depth -= depth > 0 && roll(dice, 4) == 0;
		uint32_t chance = roll(dice, 10);
		if (chance < 3 && depth + 1 < DEEPEST) {
			struct node *node = add_container(dice, open[depth]);
			open[++depth] = node;
		} else if (chance < 5) {
			(void)add_fact(dice, NODE_PROJECTS + roll(dice, 3), open[depth]);
		} else if (chance == 5 && roll(dice, 4) == 0) {
			add_table(dice, open[depth]);
		} else {
			add_leaf(dice, open[depth]);
		}
	}
}

static void add_rest(struct dice *dice, size_t nodes)
{
	static const uint8_t stated[] = {NODE_DIRECTIONS, NODE_PARTNERS, NODE_PROJECTS, NODE_FUNDS,
	                                 NODE_DURATION};
	struct model *model = dice->model;
	for (uint32_t i = roll(dice, 6); i > 0; i--) {
		(void)add_fact(dice, stated[roll(dice, 5)], model->stated);
	}
	for (size_t i = 0; i < nodes / 4; i++) {
		(void)add_fact(dice, NODE_MENTION, model->mentions);
		struct repair repair = {.kind = STR("joined-lines"),
		                        .place = place(dice),
		                        .from = roll(dice, 5) ? words(dice) : (struct str){0},
		                        .to = roll(dice, 5) ? words(dice) : (struct str){0},
		                        .touches_figure = roll(dice, 2)};
		struct residue residue = {
		    .place = place(dice), .text = words(dice), .has_figure = roll(dice, 2)};
		struct stray_label label = {.place = place(dice), .text = words(dice)};
		struct stopped stopped = {.place = roll(dice, 2) ? place(dice) : (struct place){0},
		                          .text = words(dice),
		                          .rule = STR("marks/item"),
		                          .times = roll(dice, 100) + 1};
		label.nearest = roll(dice, 2) ? words(dice) : (struct str){0};
		ARENA_PUSH(dice->arena, model->repairs, model->repair_count, model->repair_capacity,
		           repair);
		ARENA_PUSH(dice->arena, model->residues, model->residue_count,
		           model->residue_capacity, residue);
		ARENA_PUSH(dice->arena, model->stopped, model->stopped_count,
		           model->stopped_capacity, stopped);
		ARENA_PUSH(dice->arena, model->unknown_labels, model->unknown_label_count,
		           model->unknown_label_capacity, label);
	}
}

void random_model_make(struct model *model, struct arena *arena, uint64_t seed, size_t nodes)
{
	struct dice dice = {.state = seed, .model = model, .arena = arena};
	model_init(model, arena);
	model->grammar = STR("common");
	model->source.name = words(&dice);
	model->source.format = STR("text");
	model->source.encoding = words(&dice);
	model->source.sha256 =
	    STR("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef");
	model->source.bytes = roll(&dice, 1u << 30);
	if (roll(&dice, 2)) {
		model->title = words(&dice);
		model->title_place = place(&dice);
		model->programme.name = words(&dice);
		model->programme.year = roll(&dice, 10000);
		model->programme.batch = roll(&dice, 3);
		model->programme.status = roll(&dice, 2) ? STR("draft") : STR("final");
	}
	add_body(&dice, nodes);
	add_rest(&dice, nodes);
	model_number_wholes(model);
	model_count_amounts(model);
	model->total = roll(&dice, 1u << 30);
	model->claimed = model->total > 0 ? model->total - roll(&dice, 100) % model->total : 0;
}
