/* See small_model.h. The model is laid out by searching the text from where the last part ended,
 * as a reader of guidelines would have found it. */
#include "small_model.h"

#include <criterion/criterion.h>

#include "base/file.h"
#include "base/utf8.h"
#include "grammar/lexicon_load.h"

const char small_text[] = "“合作”重点专项 2023 年度第二批项目申报指南\n"
			  "国家重点研发计划共 2 个方向，支持约 8 个项目，经费 3148 万元。\n"
			  "一、领域和方向\n"
			  "1.1 中国和新西兰合作项目\n"
			  "合作协议：基于《中新协定》。\n"
			  "拟支持项目数：不超过 5 个（原则上每个单位不超过 1 个）。\n"
			  "共拟支持经费（万元）：1080\n"
			  "其他要求：\n"
			  "（1）研究创\n"
			  "\n"
			  "-6-\n"
			  "\n"
			  "新合作，见 https://a.cn/b。html 与 2~3 年。\n"
			  "1.2 中国和英国合作项目\n"
			  "拟支持项目数：2 个\n"
			  "共拟支持经费：2068 万元\n"
			  "领域：食品、健康\n"
			  "拟立项：多\n"
			  "单位：万元\n"
			  "|序号|榜题名称|项目数|支持\n"
			  "经费\n"
			  "|1|茶叶烘焙|2 项|100|\n"
			  "|榜2|豆类加工|1 项|\n"
			  "|合计|3|100|\n"
			  "剩余 12\n";

struct lexicon *small_lexicon(struct arena *arena)
{
	struct diags diags;
	struct str bytes;
	struct lexicon *lexicon = NULL;
	struct str name = STR("grammars/figures.yaml");
	diags_init(&diags, arena);
	enum status status = file_read(&bytes, arena, name.data, 0, &diags);
	status = status ? status : lexicon_parse(&lexicon, arena, bytes, name, &diags);
	cr_assert_eq(status, STATUS_OK, "%s can be read", name.data);
	return lexicon;
}

enum status small_source(struct source *out, struct arena *arena, struct str bytes,
                         const char *encoding)
{
	struct diags diags;
	struct source_options options = {.encoding = encoding};
	diags_init(&diags, arena);
	return source_from_bytes(out, arena, STR("small.txt"), bytes, &options, &diags);
}

struct maker {
	struct model *model;
	const struct source *source;
	const struct lexicon *lexicon;
	size_t at; /* behind the part that was found last */
};

/* The next place where a text stands. */
static struct span find(struct maker *maker, const char *text)
{
	struct str rest = str_slice(maker->source->text, maker->at, maker->source->text.size);
	size_t found = str_find(rest, str_from(text));
	cr_assert_neq(found, SIZE_MAX, "%s stands there", text);
	uint32_t start = (uint32_t)(maker->at + found);
	maker->at = start + strlen(text);
	return (struct span){start, (uint32_t)maker->at};
}

static struct place place_of(struct maker *maker, struct span span)
{
	return source_place(maker->source, span, maker->model->arena);
}

static struct node *add(struct maker *maker, enum node_kind kind, struct node *parent,
                        const char *text)
{
	struct node *node = node_new(maker->model, kind, parent);
	node->place = place_of(maker, find(maker, text));
	node->text = str_from(text);
	return node;
}

static struct node *add_marked(struct maker *maker, enum node_kind kind, struct node *parent,
                               const char *mark, const char *number, const char *id)
{
	struct node *node = add(maker, kind, parent, mark);
	node->label = str_trim(node->text);
	node->text = (struct str){0};
	node->number = str_from(number);
	node->id = str_from(id);
	for (const struct node *sibling = parent->first; sibling; sibling = sibling->next) {
		node->ordinal += sibling->kind == kind;
	}
	return node;
}

static struct node *add_field(struct maker *maker, struct node *parent, const char *name,
                              const char *label, const char *behind)
{
	struct node *node = add(maker, NODE_FIELD, parent, label);
	struct span colon = find(maker, behind);
	struct place rest = place_of(maker, colon);
	node->place.first.end = place_piece(&rest, rest.count - 1).end;
	node->label = node->text;
	node->text = (struct str){0};
	node->name = str_from(name);
	return node;
}

/* A fact that stands in the text found last: `within`. */
static struct node *add_fact(struct maker *maker, enum node_kind kind, struct node *parent,
                             const struct node *within, const char *text)
{
	struct maker there = *maker;
	there.at -= within->text.size;
	return add(&there, kind, parent, text);
}

/* The same with the figure that the whole of `within` has there. */
static struct node *add_figure(struct maker *maker, enum node_kind kind, struct node *parent,
                               const struct node *within, const char *text)
{
	struct arena *arena = maker->model->arena;
	struct node *node = add_fact(maker, kind, parent, within, text);
	struct figures figures = {.count = 0};
	figures_from_text(&figures, maker->lexicon, within->text, arena);
	for (size_t i = 0; i < figures.count; i++) {
		struct span span = figures.items[i].span;
		if (str_equal(str_slice(within->text, span.start, span.end), node->text)) {
			node->figure = &figures.items[i];
		}
	}
	cr_assert(node->figure, "%s is a figure in %s", text, within->text.data);
	return node;
}

static void add_mention(struct maker *maker, const struct node *owner, const struct node *within,
                        const char *text)
{
	struct node *node = add_figure(maker, NODE_MENTION, maker->model->mentions, within, text);
	node->owner = owner;
}

static void add_repair(struct maker *maker, const char *kind, size_t from, const char *text,
                       const char *to, bool touches_figure)
{
	struct model *model = maker->model;
	struct maker there = *maker;
	there.at = from;
	struct repair repair = {.kind = str_from(kind),
	                        .place = place_of(maker, find(&there, text)),
	                        .from = str_from(text),
	                        .to = str_from(to),
	                        .touches_figure = touches_figure};
	ARENA_PUSH(model->arena, model->repairs, model->repair_count, model->repair_capacity,
	           repair);
}

static void add_front(struct maker *maker)
{
	struct model *model = maker->model;
	model->title = STR("“合作”重点专项 2023 年度第二批项目申报指南");
	model->title_place = place_of(maker, find(maker, model->title.data));
	model->programme = (struct programme){.plan = STR("国家重点研发计划"),
	                                      .name = STR("合作"),
	                                      .year = 2023,
	                                      .batch = 2,
	                                      .status = STR("final")};
	struct node *p = add(maker, NODE_PARAGRAPH, model->body,
	                     "国家重点研发计划共 2 个方向，支持约 8 个项目，经费 3148 万元。");
	add_figure(maker, NODE_DIRECTIONS, model->stated, p, "2 个");
	add_figure(maker, NODE_PROJECTS, model->stated, p, "约 8 个");
	add_figure(maker, NODE_FUNDS, model->stated, p, "3148 万元");
}

/* An item over a page break, with the page's number in it and an address to be mended. */
static void add_broken_item(struct maker *maker, struct node *direction)
{
	struct arena *arena = maker->model->arena;
	struct node *field = add_field(maker, direction, "requirements", "其他要求", "：");
	struct node *item = add_marked(maker, NODE_ITEM, field, "（1）", "1", NULL);
	size_t start = maker->at;
	struct node *p = add(maker, NODE_PARAGRAPH, item, "研究创");
	struct span behind = find(maker, "新合作，见 https://a.cn/b。html 与 2~3 年。");
	struct span *rest = ARENA_NEW(arena, struct span);
	*rest = place_of(maker, behind).first;
	p->place.count = 2;
	p->place.rest = rest;
	p->text = STR("研究创新合作，见 https://a.cn/b.html 与 2~3 年。");
	add_repair(maker, "page-number", start, "-6-", "", false);
	add_repair(maker, "url-dot", behind.start + 20, "。", ".", false);
	struct node within = {.text = STR("新合作，见 https://a.cn/b。html 与 2~3 年。")};
	add_mention(maker, direction, &within, "2~3 年");
	struct node *url =
	    add_fact(maker, NODE_MENTION, maker->model->mentions, &within, "https://a.cn/b。html");
	url->text = STR("https://a.cn/b.html");
	struct figure *figure = ARENA_NEW(arena, struct figure);
	cr_assert(figure_from_text(figure, maker->lexicon, url->text, arena));
	url->figure = figure;
	url->owner = direction;
}

static void add_first_direction(struct maker *maker, struct node *section)
{
	struct node *direction = add_marked(maker, NODE_DIRECTION, section, "1.1 ", "1.1", "dir-1");
	direction->key = STR("NZ/cooperation");
	struct node *heading = add(maker, NODE_HEADING, direction, "中国和新西兰合作项目");
	add_fact(maker, NODE_PARTNER, direction, heading, "新西兰")->code = STR("NZ");
	struct node *field = add_field(maker, direction, "agreement", "合作协议", "：");
	struct node *p = add(maker, NODE_PARAGRAPH, field, "基于《中新协定》。");
	add_fact(maker, NODE_AGREEMENT, direction, p, "中新协定");
	field = add_field(maker, direction, "projects", "拟支持项目数", "：");
	p = add(maker, NODE_PARAGRAPH, field, "不超过 5 个（原则上每个单位不超过 1 个）。");
	add_figure(maker, NODE_PROJECTS, direction, p, "不超过 5 个");
	struct figures figures = {.count = 0};
	figures_from_text(&figures, maker->lexicon, p->text, maker->model->arena);
	cr_assert_eq(figures.count, 2, "%zu figures", figures.count);
	struct span span = figures.items[1].span;
	struct str bound =
	    arena_copy(maker->model->arena, str_slice(p->text, span.start, span.end));
	add_mention(maker, direction, p, bound.data);
	field = add_field(maker, direction, "funds", "共拟支持经费", "（万元）：");
	p = add(maker, NODE_PARAGRAPH, field, "1080");
	struct node *funds = add_figure(maker, NODE_FUNDS, direction, p, "1080");
	struct figure *figure = ARENA_NEW(maker->model->arena, struct figure);
	*figure = *funds->figure;
	cr_assert(figure_apply_unit(figure, maker->lexicon, STR("万元")));
	funds->figure = figure;
	add_broken_item(maker, direction);
}

static void add_second_direction(struct maker *maker, struct node *section)
{
	struct model *model = maker->model;
	struct node *direction = add_marked(maker, NODE_DIRECTION, section, "1.2 ", "1.2", "dir-2");
	struct node *heading = add(maker, NODE_HEADING, direction, "中国和英国合作项目");
	add_fact(maker, NODE_PARTNER, direction, heading, "英国")->code = STR("GB");
	struct node *field = add_field(maker, direction, "projects", "拟支持项目数", "：");
	struct node *p = add(maker, NODE_PARAGRAPH, field, "2 个");
	add_figure(maker, NODE_PROJECTS, direction, p, "2 个");
	field = add_field(maker, direction, "funds", "共拟支持经费", "：");
	p = add(maker, NODE_PARAGRAPH, field, "2068 万元");
	add_figure(maker, NODE_FUNDS, direction, p, "2068 万元");
	field = add_field(maker, direction, "areas", "领域", "：");
	add(maker, NODE_ITEM, field, "食品");
	struct place comma = place_of(maker, find(maker, "、"));
	struct span *rest = ARENA_NEW(model->arena, struct span);
	*rest = comma.first;
	field->place.count = 2;
	field->place.rest = rest;
	add(maker, NODE_ITEM, field, "健康");
	struct maker before = *maker;
	add(maker, NODE_PARAGRAPH, direction, "拟立项：多");
	struct stray_label label = {.place = place_of(maker, find(&before, "拟立项")),
	                            .text = STR("拟立项"),
	                            .nearest = STR("拟立项数")};
	ARENA_PUSH(model->arena, model->unknown_labels, model->unknown_label_count,
	           model->unknown_label_capacity, label);
}

/* Claims the bars of the next line, and `mark` before the second of them. */
static void claim_bars(struct maker *maker, struct node *node, const char *mark)
{
	struct maker there = *maker;
	struct span line = {find(&there, "\n").end, 0};
	struct span *pieces = ARENA_ARRAY(maker->model->arena, struct span, 9);
	uint32_t count = 0;
	line.end = find(&there, "\n").start;
	for (there.at = line.start; there.at < line.end && count < 9;) {
		struct place bar = place_of(&there, find(&there, count == 1 && mark ? mark : "|"));
		pieces[count++] = bar.first;
		size_t next =
		    str_find(str_slice(maker->source->text, there.at, line.end), STR("|"));
		there.at = next == SIZE_MAX ? line.end : there.at;
	}
	node->place = place_of(maker, line);
	node->place.count = count;
	node->place.first = pieces[0];
	node->place.rest = pieces + 1;
}

static struct node *add_row(struct maker *maker, struct node *table, const char *role, uint32_t row)
{
	struct node *node = node_new(maker->model, NODE_ROW, table);
	claim_bars(maker, node, NULL);
	node->name = str_from(role);
	node->row = row;
	return node;
}

static struct node *add_cell(struct maker *maker, enum node_kind kind, struct node *row,
                             const char *text, uint32_t column)
{
	struct node *node = add(maker, kind, row, text);
	node->column = column;
	return node;
}

/* The figure of a text, in units of ten thousand where it is an amount. */
static const struct figure *read_figure(struct maker *maker, const char *text, bool is_amount)
{
	struct figure *figure = ARENA_NEW(maker->model->arena, struct figure);
	cr_assert(figure_from_text(figure, maker->lexicon, str_from(text), maker->model->arena),
	          "%s", text);
	cr_assert(!is_amount || figure_apply_unit(figure, maker->lexicon, STR("万元")));
	return figure;
}

/* What stands under a column's name, whose row claims that. */
static struct node *add_column(struct maker *maker, struct node *direction, const char *name,
                               const char *label, uint32_t column, const char *text)
{
	struct node *field = node_new(maker->model, NODE_FIELD, direction);
	field->name = str_from(name);
	field->label = str_from(label);
	field->column = column;
	return add_cell(maker, NODE_PARAGRAPH, field, text, column);
}

static struct node *add_direction_row(struct maker *maker, struct node *table, const char *number,
                                      const char *title, const char *projects)
{
	struct node *direction = node_new(maker->model, NODE_DIRECTION, table);
	direction->ordinal = number[0] == '1' ? 1 : 2;
	direction->id = number[0] == '1' ? STR("dir-3") : STR("dir-4");
	direction->row = direction->ordinal + 1;
	direction->number = direction->label = str_from(number);
	claim_bars(maker, direction, number);
	add_cell(maker, NODE_HEADING, direction, title, 2);
	struct node *p = add_column(maker, direction, "projects", "项目数", 3, projects);
	struct node *fact = add_figure(maker, NODE_PROJECTS, direction, p, projects);
	fact->column = 3;
	return direction;
}

static void add_table(struct maker *maker, struct node *section)
{
	static const char *const names[] = {"序号", "榜题名称", "项目数", "支持"};
	add(maker, NODE_PARAGRAPH, section, "单位：万元");
	struct node *table = node_new(maker->model, NODE_TABLE, section);
	table->id = STR("tab-1");
	table->label = STR("单位：万元");
	struct node *row = add_row(maker, table, "header", 1);
	for (uint32_t i = 0; i < 4; i++) {
		add_cell(maker, NODE_CELL, row, names[i], i + 1);
	}
	struct span *second_line = ARENA_NEW(maker->model->arena, struct span);
	*second_line = place_of(maker, find(maker, "经费")).first;
	row->last->text = STR("支持\n经费");
	row->last->place.count = 2;
	row->last->place.rest = second_line;
	struct node *first = add_direction_row(maker, table, "1", "茶叶烘焙", "2 项");
	struct node *p = add_column(maker, first, "funds", "支持经费", 4, "100");
	struct place amount = p->place;
	p->row_span = p->parent->row_span = 2;
	(void)add_direction_row(maker, table, "榜2", "豆类加工", "1 项");
	struct node *shared = node_new(maker->model, NODE_FUNDS, table);
	shared->text = p->text;
	shared->place = amount;
	shared->column = 4;
	shared->row_span = 2;
	shared->of = STR("dir-3 dir-4");
	shared->figure = read_figure(maker, "100", true);
	row = add_row(maker, table, "total", 4);
	add_cell(maker, NODE_CELL, row, "合计", 1)->column_span = 2;
	add_cell(maker, NODE_CELL, row, "3", 3)->figure = read_figure(maker, "3", false);
	add_cell(maker, NODE_CELL, row, "100", 4)->figure = read_figure(maker, "100", true);
}

/* Text that was struck out before the table, and is no part of the source's text. */
static void add_removal(struct maker *maker)
{
	struct model *model = maker->model;
	uint32_t at = (uint32_t)maker->at;
	struct repair repair = {.kind = STR("struck-text"),
	                        .from = STR("150 万元"),
	                        .place = place_of(maker, (struct span){at, at})};
	ARENA_PUSH(model->arena, model->repairs, model->repair_count, model->repair_capacity,
	           repair);
}

/* What is claimed, counted one character after another: all but the residue. */
static void count(struct model *model, const struct source *source)
{
	struct str text = source->text;
	const struct residue *residue = &model->residues[0];
	for (size_t at = 0; at < text.size;) {
		uint32_t start = map_origin(&source->map, (uint32_t)at);
		bool is_blank = model_is_blank(utf8_next(text, &at));
		uint32_t width = map_origin(&source->map, (uint32_t)at) - start;
		bool is_left =
		    start >= residue->place.first.start && start < residue->place.first.end;
		model->total += is_blank ? 0 : width;
		model->claimed += is_blank || is_left ? 0 : width;
	}
}

void small_model_make(struct model *model, struct arena *arena, const struct source *source,
                      const struct lexicon *lexicon)
{
	struct maker maker = {.model = model, .source = source, .lexicon = lexicon};
	model_init(model, arena);
	model->grammar = STR("small");
	model->source.name = source->name;
	model->source.format = source->format;
	model->source.encoding = source->encoding;
	model->source.sha256 = source_sha256(source, arena);
	model->source.bytes = (uint32_t)source->bytes.size;
	model->source.lines = (uint32_t)source->line_count;
	add_front(&maker);
	struct node *section = add_marked(&maker, NODE_SECTION, model->body, "一、", "一", "sec-1");
	add(&maker, NODE_HEADING, section, "领域和方向");
	add_first_direction(&maker, section);
	add_second_direction(&maker, section);
	add_removal(&maker);
	add_table(&maker, section);
	struct residue residue = {.place = place_of(&maker, find(&maker, "剩余 12")),
	                          .text = STR("剩余 12"),
	                          .has_figure = true};
	ARENA_PUSH(arena, model->residues, model->residue_count, model->residue_capacity, residue);
	count(model, source);
	model_count_amounts(model);
}
