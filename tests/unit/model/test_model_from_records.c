/* Records into the tree: where nodes go, what they claim, their ids and keys. */
#include "../extract/check_records.h"
#include "base/map.h"
#include "model/model_from_records.h"
#include "model/schema_check.h"
#include "model/xml_from_model.h"

#define HEAD "一、总体目标\n设立2个指南方向。\n二、领域和方向\n"

/* "bytes" of a place: 0-3 or 0-3|5-9. */
static void show_place(struct buf *out, const struct place *place)
{
	for (uint32_t i = 0; i < place->count; i++) {
		struct span piece = place_piece(place, i);
		buf_format(out, "%s%u-%u", i ? "|" : " ", piece.start, piece.end);
	}
}

/* A node a line, as deep as it stands: kind, id or number, its key, its text where it is no
 * paragraph, and, where asked for, its bytes. */
static const char *tree_shown(struct arena *arena, const struct node *root, bool with_places)
{
	struct buf out;
	int depth = 0;
	buf_init(&out);
	uint32_t ended = 0;
	for (const struct node *node = node_next(root, root, &ended); node;) {
		struct str text = node->kind == NODE_PARAGRAPH ? (struct str){0} : node->text;
		depth = 0;
		for (const struct node *up = node->parent; up && up != root; up = up->parent) {
			depth++;
		}
		buf_format(&out, "%*s%.*s", depth, "",
		           STR_FORMAT(node_kind_name((enum node_kind)node->kind)));
		struct str parts[] = {node->id,   node->number, node->key,
		                      node->name, node->code,   text};
		for (size_t i = 0; i < ROWS(parts); i++) {
			buf_format(&out, "%s%.*s", parts[i].size ? " " : "", STR_FORMAT(parts[i]));
		}
		if (node->owner) {
			buf_format(&out, " in %.*s", STR_FORMAT(node->owner->id));
		}
		if (with_places) {
			show_place(&out, &node->place);
		}
		buf_append(&out, STR("\n"));
		node = node_next(node, root, &ended);
	}
	return kept(arena, &out);
}

static void make_model(struct reading *reading, struct model *model, struct str bytes)
{
	struct records records;
	reading_records(reading, &records, bytes);
	model_from_records(model, &reading->arena, &reading->source, &reading->text, &records);
	model->grammar = STR("test");
	model->grammar_sha256 =
	    STR("0000000000000000000000000000000000000000000000000000000000000000");
}

static const struct {
	const char *what;
	struct str text;
	const char *body;
	const char *mentions;
	bool with_places;
} cases[] = {
    {"sections and directions",
     STR_INIT(HEAD "1.1 中国和希腊科技合作项目\n拟支持项目数：6个\n1.2 中国和波兰科技合作项目\n"
                   "共拟支持经费：60万元\n三、附则\n（一）时间\n2031年5月。\n"),
     "section sec-1 一\n heading 总体目标\n p\nsection sec-2 二\n heading 领域和方向\n"
     " direction dir-1 1.1 GR/cooperation\n  heading 中国和希腊科技合作项目\n  partner GR 希腊\n"
     "  field projects\n   p\n  projects 6个\n"
     " direction dir-2 1.2 PL/cooperation\n  heading 中国和波兰科技合作项目\n  partner PL 波兰\n"
     "  field funds\n   p\n  funds 60万元\n"
     "section sec-3 三\n heading 附则\n section sec-3-1 一\n  heading 时间\n  p\n",
     "mention 2031年5月 in sec-3-1\n", false},
    {"directions in a direction",
     STR_INIT("1.8 中国和希腊科技合作项目\n合作协议：《甲》\n1. 农业项目。\n拟支持项目数：4个\n"
              "2. 健康项目。\n拟支持项目数：5个，3年\n"),
     "direction dir-1 1.8 GR/cooperation\n heading 中国和希腊科技合作项目\n partner GR 希腊\n"
     " field agreement\n  p\n agreement 甲\n"
     " direction dir-1-1 1 GR/cooperation/农业项目\n  heading 农业项目\n  field projects\n   p\n"
     "  projects 4个\n"
     " direction dir-1-2 2 GR/cooperation/健康项目\n  heading 健康项目\n  field projects\n   p\n"
     "  projects 5个\n",
     "mention 3年 in dir-1-2\n", false},
    {"the same key three times",
     STR_INIT(
	 "1.1 中英科技合作项目\n拟支持项目数：6个\n1.2 中英科技合作项目\n1.3 中英科技合作项目\n"),
     "direction dir-1 1.1 GB/cooperation\n heading 中英科技合作项目\n partner GB 英\n field projects\n"
     "  p\n projects 6个\n"
     "direction dir-2 1.2 GB/cooperation#2\n heading 中英科技合作项目\n partner GB 英\n"
     "direction dir-3 1.3 GB/cooperation#3\n heading 中英科技合作项目\n partner GB 英\n",
     "", false},
    {"what each claims", STR_INIT("一、甲\n领域方向：乙、丙。\n其他要求：1\n0万元\n"),
     "section sec-1 一 0-6\n heading 甲 6-9\n field areas 10-25|28-31|34-37\n  item 乙 25-28\n"
     "  item 丙 31-34\n field requirements 38-53\n  p 53-54|55-62\n",
     "mention unknown 10万元 in sec-1 53-54|55-62\n", true},
    {"bars around a number in the middle",
     STR_INIT("领域|序号|项目名称|拟支持经费（万元）\n农业|1|茶叶|10\n|2|竹材|20\n"),
     "table tab-1\n"
     " row header 6-7|13-14|26-27\n"
     "  cell 领域 0-6\n"
     "  cell 序号 7-13\n"
     "  cell 项目名称 14-26\n"
     "  cell 拟支持经费（万元） 27-54\n"
     " direction dir-1 1 茶叶 61-62|62-63|63-64|70-71\n"
     "  heading 茶叶 64-70\n"
     "  field areas\n"
     "   p 55-61\n"
     "  field funds\n"
     "   p 71-73\n"
     "  funds 10 71-73\n"
     " direction dir-2 2 竹材 74-75|75-76|76-77|83-84\n"
     "  heading 竹材 77-83\n"
     "  field funds\n"
     "   p 84-86\n"
     "  funds 20 84-86\n",
     "", true},
};

Test(model_from_records, trees)
{
	struct reading reading;
	reading_init(&reading);
	for (size_t i = 0; i < ROWS(cases); i++) {
		struct model model;
		make_model(&reading, &model, cases[i].text);
		const char *body = tree_shown(&reading.arena, model.body, cases[i].with_places);
		const char *mentions =
		    tree_shown(&reading.arena, model.mentions, cases[i].with_places);
		cr_expect_str_eq(body, cases[i].body, "%s:\n%s", cases[i].what, body);
		cr_expect_str_eq(mentions, cases[i].mentions, "%s:\n%s", cases[i].what, mentions);
	}
	reading_release(&reading);
}

Test(model_from_records, head_and_totals)
{
	struct reading reading;
	struct model model;
	reading_init(&reading);
	make_model(
	    &reading, &model,
	    STR("“政府间国际科技创新合作”重点专项2031年度第二批项目申报指南（草案）\n" HEAD));
	cr_expect(str_starts(model.title, STR("“政府间")));
	cr_expect_eq(model.title_place.line, 1);
	cr_expect_eq(model.programme.year, 2031);
	cr_expect_eq(model.programme.batch, 2);
	cr_expect(str_equal(model.programme.status, STR("draft")));
	cr_expect_str_eq(tree_shown(&reading.arena, model.stated, false), "directions 2个\n");
	cr_expect(str_equal(model.source.name, STR("test.txt")));
	cr_expect_eq(model.source.lines, 4);
	cr_expect_eq(model.source.bytes, reading.source.bytes.size);
	reading_release(&reading);
}

Test(model_from_records, repairs_in_their_order)
{
	struct reading reading;
	struct model model;
	struct buf out;
	reading_init(&reading);
	buf_init(&out);
	make_model(
	    &reading, &model,
	    STR("经费10\n-3-\n80万元，\n见http://a.example/b。\nhtml，另行通知\xE4\xB8。\n"));
	for (size_t i = 0; i < model.repair_count; i++) {
		const struct repair *repair = &model.repairs[i];
		buf_format(&out, "%.*s", STR_FORMAT(repair->kind));
		show_place(&out, &repair->place);
		buf_append(&out, repair->touches_figure ? STR(" *\n") : STR("\n"));
	}
	const char *shown = kept(&reading.arena, &out);
	cr_expect_str_eq(shown,
	                 "joined-lines 8-9|12-13 *\nfurniture/page-number 9-12\n"
	                 "joined-lines 24-25\nurl-dot 46-49\njoined-lines 49-50\n"
	                 "broken-bytes 69-71\n",
	                 "%s", shown);
	cr_expect_eq(model.residue_count, 0);
	reading_release(&reading);
}

static void check_tree(const struct model *model, const char *what)
{
	const struct node *seen[400];
	size_t count = 0;
	uint32_t ended;
	for (const struct node *node = model->body; node;
	     node = node_next(node, model->body, &ended)) {
		for (uint32_t i = 0; i < node->place.count; i++) {
			struct span piece = place_piece(&node->place, i);
			bool is_empty = node->kind == NODE_CELL || node->kind == NODE_DIRECTION;
			cr_assert(piece.start < piece.end + is_empty &&
			              piece.end <= model->source.bytes,
			          "%s", what);
			cr_assert(i == 0 || place_piece(&node->place, i - 1).end <= piece.start,
			          "%s", what);
		}
		for (size_t i = 0; node->id.size > 0 && i < count; i++) {
			cr_assert_not(str_equal(seen[i]->id, node->id), "%s", what);
			cr_assert(node->key.size == 0 || !str_equal(seen[i]->key, node->key), "%s",
			          what);
		}
		if (node->id.size > 0 && count < ROWS(seen)) {
			seen[count++] = node;
		}
	}
}

static void check_valid(const struct model *model, struct diags *diags, const char *what)
{
	char *bytes = NULL;
	size_t size = 0;
	FILE *stream = open_memstream(&bytes, &size);
	cr_assert_not_null(stream);
	cr_assert_eq(xml_from_model(stream, model, diags), STATUS_OK, "%s", what);
	cr_assert_eq(fclose(stream), 0);
	enum status status =
	    schema_check((struct str){bytes, size}, STR("test"), "grammars/guideline.xsd", diags);
	cr_assert_eq(status, STATUS_OK, "%s\n%.*s", what, (int)size, bytes);
	free(bytes);
}

/* Lines in any order: everything is claimed, ids and keys are unique, places ascend, and the XML
 * is valid. */
Test(model_from_records, any_order)
{
	static const char *const parts[] = {
	    "“政府间国际科技创新合作”重点专项2031年度第一批项目申报指南\n",
	    "一、总体目标\n",
	    "（一）中国和希腊科技合作项目\n",
	    "1.1 中英科技合作项目\n",
	    "1.2 中国和欧洲国家合作项目\n",
	    "1. 农业项目。\n",
	    "2、健康\n",
	    "（1）甲；\n",
	    "①乙。\n",
	    "拟支持项目数：",
	    "不超过5个。\n",
	    "共拟支持经费（万元）：",
	    "1080\n",
	    "其他要求：\n",
	    "【合作协议】《丙》、",
	    "领域方向：食品、",
	    "合作国别仅限英国、法国。\n",
	    "设立3个指南方向，",
	    "-3-\n",
	    "\f",
	    "\n\n",
	    "\r\n",
	    "http://a.example/b。html\n",
	    "e\xCC\x81",
	    "\xE4\xB8",
	    "# ",
	    "。",
	    "| 领域 | 序号 | 项目名称 | 拟支持经费（万元） |\n",
	    "|---|---|---|---|\n",
	    "| 农业 | 1 | 茶叶 | 10 |\n",
	    "|  | 2 | 竹材 |  |\n",
	    "| 合计 | | | 10 |\n",
	};
	struct reading reading;
	uint32_t random = 3;
	reading_init(&reading);
	for (int round = 0; round < 150; round++) {
		struct model model;
		struct buf source;
		buf_init(&source);
		for (int left = round % 60; left-- > 0;) {
			random = random * 1664525u + 1013904223u;
			buf_append(&source, str_from(parts[(random >> 8) % ROWS(parts)]));
		}
		const char *bytes = kept(&reading.arena, &source);
		make_model(&reading, &model, str_from(bytes));
		cr_assert_eq(model.residue_count, 0, "%s", bytes);
		cr_assert_eq(model.claimed, model.total, "%s", bytes);
		check_tree(&model, bytes);
		check_valid(&model, &reading.diags, bytes);
	}
	reading_release(&reading);
}
