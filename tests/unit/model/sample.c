/* See sample.h. */
#include "sample.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>

#include "model/xml_from_model.h"

static struct node *add(struct model *model, enum node_kind kind, struct node *parent,
                        const char *text, uint32_t line, uint32_t start, uint32_t end)
{
	struct node *node = node_new(model, kind, parent);
	node->text = str_from(text);
	node->place = (struct place){.line = line, .count = 1, .first = {start, end}};
	node->rule = STR("sample");
	return node;
}

static void add_figures(struct model *model, struct node *direction)
{
	static const struct figure projects = {.kind = FIGURE_COUNT,
	                                       .relation = RELATION_AT_MOST,
	                                       .has_value = true,
	                                       .value = {6, 0},
	                                       .has_max = true,
	                                       .max = {6, 0},
	                                       .soft = true,
	                                       .unit = STR_INIT("个")};
	static const struct figure funds = {.kind = FIGURE_MONEY,
	                                    .has_value = true,
	                                    .value = {10800000, 0},
	                                    .decimals = -4,
	                                    .unit = STR_INIT("CNY"),
	                                    .per = STR_INIT("project")};
	static const struct figure duration = {.kind = FIGURE_DURATION,
	                                       .relation = RELATION_RANGE,
	                                       .has_min = true,
	                                       .min = {24, 0},
	                                       .has_max = true,
	                                       .max = {36, 0},
	                                       .unit = STR_INIT("month")};
	static const struct figure percent = {
	    .kind = FIGURE_PERCENT, .has_value = true, .value = {-15, 1}, .decimals = 1};
	static const struct figure date = {
	    .kind = FIGURE_DATE, .decimals = DECIMALS_NONE, .text = STR_INIT("2023-12-31")};
	static const struct figure email = {
	    .kind = FIGURE_EMAIL, .decimals = DECIMALS_NONE, .text = STR_INIT("a@b.cn")};
	static const struct figure url = {.kind = FIGURE_URL,
	                                  .decimals = DECIMALS_NONE,
	                                  .text = STR_INIT("http://b.cn/?a=1&b=\"2\"")};
	add(model, NODE_PROJECTS, direction, "原则上不超过 6 个", 7, 120, 140)->figure = &projects;
	struct node *whole = add(model, NODE_FUNDS, direction, "每项 1080 万元", 8, 141, 160);
	struct node *part = add(model, NODE_FUNDS, direction, "重点 1080 万元", 8, 150, 160);
	whole->figure = part->figure = &funds;
	part->whole = whole;
	part->project_kind = STR("综合类 重点");
	add(model, NODE_DURATION, model->stated, "2~3 年", 3, 20, 30)->figure = &duration;
	add(model, NODE_DIRECTIONS, model->stated, "6 个", 3, 31, 35)->figure = &projects;
	add(model, NODE_PARTNERS, model->stated, "6 个", 3, 36, 40)->figure = &projects;
	const struct figure *mentions[] = {&percent, &date, &email, &url, &funds, &projects};
	for (size_t i = 0; i < sizeof mentions / sizeof *mentions; i++) {
		struct node *mention = add(model, NODE_MENTION, model->mentions,
		                           i == 2 ? "a@b.cn" : HOSTILE, 9, 200, 210);
		mention->figure = mentions[i];
		mention->owner = i % 2 ? direction : NULL;
		mention->reason = i == 4 ? STR("matching") : i == 5 ? STR("unknown") : STR("");
	}
}

/* A header, a row that is a direction, one that is none, a total, and what is said of two rows. */
static void add_table(struct model *model, struct node *parent)
{
	static const struct figure yuan = {.kind = FIGURE_MONEY,
	                                   .has_value = true,
	                                   .value = {800000, 0},
	                                   .decimals = -4,
	                                   .unit = STR_INIT("CNY")};
	struct node *table = add(model, NODE_TABLE, parent, NULL, 10, 210, 211);
	table->id = STR("tab-1");
	table->label = STR("单位：\"万元\"");
	struct node *row = add(model, NODE_ROW, table, NULL, 10, 211, 212);
	row->name = STR("header");
	row->row = 1;
	struct node *cell = add(model, NODE_CELL, row, "榜题\n名称", 10, 213, 226);
	cell->column = 1;
	cell->column_span = 2;
	struct node *direction = add(model, NODE_DIRECTION, table, NULL, 11, 227, 228);
	direction->id = STR("dir-2");
	direction->number = direction->label = STR("1");
	direction->ordinal = 1;
	direction->row = 2;
	struct node *heading = add(model, NODE_HEADING, direction, "茶叶烘焙", 11, 229, 241);
	heading->column = 2;
	row = add(model, NODE_ROW, table, NULL, 12, 242, 243);
	row->name = STR("total");
	row->row = 3;
	cell = node_new(model, NODE_CELL, row); /* empty */
	cell->column = 1;
	cell = add(model, NODE_CELL, row, "80", 12, 244, 246);
	cell->column = 2;
	cell->figure = &yuan;
	struct node *funds = add(model, NODE_FUNDS, table, "80", 11, 239, 241);
	funds->column = 3;
	funds->row_span = 2;
	funds->of = STR("dir-1 dir-2");
	funds->figure = &yuan;
}

static void add_body(struct model *model)
{
	static const struct span rest[] = {{90, 95}, {100, 4000000000u}};
	struct node *body = model->body;
	add(model, NODE_PARAGRAPH, body, "前言", 2, 10, 16);
	struct node *section = add(model, NODE_SECTION, body, NULL, 4, 41, 45);
	section->id = STR("sec-1");
	section->number = STR("一");
	section->label = STR("一、");
	section->ordinal = 1;
	add(model, NODE_HEADING, section, "领域和方向", 4, 45, 60);
	struct node *direction = add(model, NODE_DIRECTION, section, NULL, 5, 61, 64);
	direction->id = STR("dir-1");
	direction->number = STR("1.1");
	direction->ordinal = 3;
	direction->key = STR("NZ:\"&<>");
	add(model, NODE_HEADING, direction, HOSTILE, 5, 65, 70);
	struct node *partner = add(model, NODE_PARTNER, direction, "新西兰", 5, 65, 70);
	partner->code = STR("NZ");
	add(model, NODE_AGREEMENT, direction, "换函 <1>", 5, 66, 69);
	struct node *field = add(model, NODE_FIELD, direction, NULL, 6, 71, 80);
	field->name = STR("areas");
	field->label = STR("领域方向");
	struct node *item = add(model, NODE_ITEM, field, "食品科学", 6, 81, 89);
	item->place.count = 3;
	item->place.rest = rest;
	add(model, NODE_ITEM, field, NULL, 0, 0, 0)->place = (struct place){0};
	item = add(model, NODE_ITEM, field, NULL, 6, 96, 97);
	item->number = STR("1");
	item->label = STR("（1）");
	add(model, NODE_PARAGRAPH, item, " 前后有空格 ", 6, 98, 99);
	add_figures(model, direction);
	struct node *inner = add(model, NODE_DIRECTION, direction, NULL, 9, 161, 162);
	inner->id = STR("dir-1-1");
	inner->ordinal = 1;
	add_table(model, section);
}

/* Corrections and remarks, in no order but that of their file. */
static void add_said(struct model *model)
{
	static const struct correction_note said[] = {
	    {.note = STR_INIT("of the document, " HOSTILE), .is_remark = true},
	    {.place = {.line = 5, .count = 1, .first = {81, 89}},
	     .words = STR_INIT("1080 <万元>"),
	     .key = STR_INIT("per"),
	     .to = STR_INIT("project"),
	     .outcome = STR_INIT("applied")},
	    {.place = {.line = 5, .count = 1, .first = {81, 89}},
	     .words = STR_INIT("1080 <万元>"),
	     .note = STR_INIT("\n\xE2\x80\xAE \"why\"\r\n"),
	     .is_remark = true},
	    {.place = {.line = 9},
	     .words = STR_INIT("没有"),
	     .note = STR_INIT("gone"),
	     .outcome = STR_INIT("not-found"),
	     .is_remark = true},
	};
	model->corrections_sha256 = model->grammar_sha256;
	for (size_t i = 0; i < sizeof said / sizeof *said; i++) {
		ARENA_PUSH(model->arena, model->corrections, model->correction_count,
		           model->correction_capacity, said[i]);
	}
}

void sample_make(struct model *model, struct arena *arena)
{
	model_init(model, arena);
	model->grammar = STR("sample");
	model->grammar_sha256 =
	    STR("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef");
	model->expected = STR("projects agreement|commitment");
	model->source.name = STR("a&b.txt");
	model->source.format = STR("text");
	model->source.encoding = STR("UTF-8");
	model->source.sha256 = model->grammar_sha256;
	model->source.bytes = 400;
	model->source.lines = 12;
	model->source.unspaced = STR("3 8-9");
	model->title = STR("标题 <1>");
	model->title_place = (struct place){.line = 1, .count = 1, .first = {0, 9}};
	model->programme = (struct programme){.plan = STR("国家重点研发计划"),
	                                      .name = STR("专项"),
	                                      .year = 2023,
	                                      .batch = 2,
	                                      .status = STR("final"),
	                                      .year_from = STR("file-name")};
	add_body(model);
	struct repair repair = {.kind = STR("joined-lines"),
	                        .from = STR("\n\r\n \t"),
	                        .place = {.line = 5, .count = 1, .first = {70, 70}},
	                        .touches_figure = true};
	ARENA_PUSH(arena, model->repairs, model->repair_count, model->repair_capacity, repair);
	struct repair removal = {.kind = STR("deleted-text"),
	                         .from = STR("150 万元"),
	                         .place = {.line = 8, .count = 1, .first = {150, 150}},
	                         .touches_figure = true};
	ARENA_PUSH(arena, model->repairs, model->repair_count, model->repair_capacity, removal);
	struct residue residue = {.place = repair.place, .text = STR(HOSTILE), .has_figure = true};
	ARENA_PUSH(arena, model->residues, model->residue_count, model->residue_capacity, residue);
	struct stopped stopped = {
	    .place = repair.place, .text = STR("款 <3>"), .rule = STR("marks/item"), .times = 2};
	ARENA_PUSH(arena, model->stopped, model->stopped_count, model->stopped_capacity, stopped);
	struct stopped somewhere = {.text = STR("某处"), .rule = STR("title"), .times = 1};
	ARENA_PUSH(arena, model->stopped, model->stopped_count, model->stopped_capacity, somewhere);
	struct stray_label label = {.place = repair.place,
	                            .text = STR("拟立项数 <2>"),
	                            .nearest = STR("拟支持项目数 \"3\"")};
	ARENA_PUSH(arena, model->unknown_labels, model->unknown_label_count,
	           model->unknown_label_capacity, label);
	add_said(model);
	model->claimed = 29999;
	model->total = 30000;
	model_number_wholes(model);
	model_count_amounts(model);
}

struct str sample_xml(const struct model *model, struct arena *arena)
{
	char *data = NULL;
	size_t size = 0;
	FILE *stream = open_memstream(&data, &size);
	struct diags diags;
	diags_init(&diags, arena);
	cr_assert_eq(xml_from_model(stream, model, &diags), STATUS_OK, "the model can be written");
	fclose(stream);
	struct str xml = arena_copy(arena, (struct str){data, size});
	free(data);
	return xml;
}

const char *sample_diag(const struct diags *diags)
{
	return diags->first ? diag_text(diags->first, LANGUAGE_ENGLISH, diags->arena).data : "";
}
