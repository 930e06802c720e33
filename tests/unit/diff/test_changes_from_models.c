/* One edit at a time, and the entries that tell it: no other. */
#include <criterion/criterion.h>

#include "diff/changes.h"
#include "hand_model.h"

#define STOCK "双方应当各自向所在国提交申报材料，单方申报项目无效。"

/* Keys with and without partners, one key twice, a direction with two inside it, a stock clause. */
static const struct hand_model base = {
    .count = 9,
    .stated_funds = 10000,
    .directions =
	{
	    {.key = "US/cooperation",
             .title = "中国和美国政府间科技合作项目",
             .number = "1.1",
             .partners = {"US"},
             .projects = 10,
             .funds = 3000,
             .items = {"须获得美方出资承诺。", "项目执行期为三个年度；", STOCK}},
	    {.key = "JP/joint-research",
             .title = "中国和日本联合研究项目",
             .number = "1.2",
             .partners = {"JP"},
             .projects = 5,
             .funds = 1500,
             .items = {"日方负责人应为在编人员。", STOCK}},
	    {.key = "GB/flagship",
             .title = "中国和英国旗舰项目",
             .number = "1.3",
             .partners = {"GB"},
             .items = {STOCK}},
	    {.key = "GB/flagship/病原体研究",
             .title = "病原体研究",
             .number = "1",
             .projects = 3,
             .funds = 900,
             .depth = 1},
	    {.key = "GB/flagship/耐药机制",
             .title = "耐药机制",
             .number = "2",
             .projects = 2,
             .funds = 600,
             .depth = 1},
	    {.key = "FR/joint-laboratory",
             .title = "中国和法国海洋联合实验室项目",
             .number = "1.4",
             .partners = {"FR"},
             .projects = 4,
             .funds = 2000},
	    {.key = "FR/joint-laboratory#2",
             .title = "中国和法国农业联合实验室项目",
             .number = "1.5",
             .partners = {"FR"},
             .projects = 4,
             .funds = 1000},
	    {.key = "高温压力敏感材料的失稳机理",
             .title = "高温压力敏感材料的失稳机理",
             .number = "1.6",
             .paragraph = "研究内容：针对高温场景的测压需求，研究敏感材料的失稳机理。",
             .funds = 500},
	    {.key = "单分子气体识别的新原理",
             .title = "单分子气体识别的新原理",
             .number = "1.7",
             .paragraph = "研究内容：探索单分子尺度的气体识别新原理。",
             .funds = 500},
	},
};

enum { US, JP, GB, GB1, GB2, FR, FR2, HEAT, GAS };

static void take_out(struct hand_model *model, size_t at)
{
	for (size_t i = at; i + 1 < model->count; i++) {
		model->directions[i] = model->directions[i + 1];
	}
	model->count--;
}

static void put_in(struct hand_model *model, size_t at, struct hand_direction direction)
{
	for (size_t i = model->count++; i > at; i--) {
		model->directions[i] = model->directions[i - 1];
	}
	model->directions[at] = direction;
}

static void move(struct hand_model *model, size_t from, size_t to)
{
	struct hand_direction direction = model->directions[from];
	take_out(model, from);
	put_in(model, to, direction);
}

static void nothing(struct hand_model *m)
{
	(void)m;
}
static void width(struct hand_model *m)
{
	m->directions[US].items[0] = "须获得 美方出资承诺 ；";
}
static void title(struct hand_model *m)
{
	m->directions[HEAT].title = "高温压力敏感材料失稳机理的研究";
	m->directions[HEAT].key = m->directions[HEAT].title;
}
static void other_title(struct hand_model *m)
{
	m->directions[HEAT].title = "低空飞行器协同控制";
	m->directions[HEAT].key = m->directions[HEAT].title;
}
static void other_partner(struct hand_model *m)
{
	m->directions[JP].partners[0] = "KR"; /* all else is the same */
	m->directions[JP].key = "KR/joint-research";
}
static void more_partners(struct hand_model *m)
{
	m->directions[JP].partners[1] = "KR";
	m->directions[JP].key = "JP+KR/joint-research";
}
static void second_of_key_goes(struct hand_model *m)
{
	take_out(m, FR);
	m->directions[FR].key = "FR/joint-laboratory"; /* it is the only one now */
}
static void keys_change_places(struct hand_model *m)
{
	m->directions[FR].key = "FR/joint-laboratory#2";
	m->directions[FR2].key = "FR/joint-laboratory";
}
static void number_only(struct hand_model *m)
{
	m->directions[GAS].number = "2.0";
}
static void to_the_front(struct hand_model *m)
{
	move(m, GAS, US);
}
static void inner_swapped(struct hand_model *m)
{
	move(m, GB2, GB1);
}
static void inner_to_another(struct hand_model *m)
{
	move(m, GB2, FR); /* behind the French one, so in it */
}
static void inner_goes(struct hand_model *m)
{
	take_out(m, GB2);
}
static void holder_goes(struct hand_model *m)
{
	take_out(m, GB2);
	take_out(m, GB1);
	take_out(m, GB);
}
static void item_comes(struct hand_model *m)
{
	const char **items = m->directions[US].items;
	items[3] = items[2];
	items[2] = items[1];
	items[1] = "每家单位限报一项。";
}
static void items_swapped(struct hand_model *m)
{
	const char **items = m->directions[US].items;
	const char *kept = items[0];
	items[0] = items[1];
	items[1] = kept;
}
static void clause_moves(struct hand_model *m)
{
	m->directions[US].items[0] = "须获得美方出资承诺，单方申报项目无效。";
	m->directions[US].items[2] = "双方应当各自向所在国提交申报材料。";
}
static void clause_crosses(struct hand_model *m)
{
	m->directions[JP].items[1] = NULL; /* the same clause stands in others */
	m->directions[GB].items[1] = "日方负责人应为在编人员。";
}
static void figures(struct hand_model *m)
{
	m->directions[US].funds = 3300;
	m->directions[JP].projects = 0;
	m->directions[GB1].projects = 4;
	m->stated_funds = 10300;
}
static void split(struct hand_model *m)
{
	struct hand_direction part = m->directions[US];
	m->directions[US].funds = 1000;
	m->directions[US].projects = 4;
	part.key = "US/joint-research";
	part.title = "中美清洁能源专题研究";
	part.funds = 2000;
	part.projects = 6;
	put_in(m, JP, part);
}
static void split_uneven(struct hand_model *m)
{
	split(m);
	m->directions[JP].funds = 2100;
}

static const struct {
	const char *name;
	void (*edit)(struct hand_model *);
	const char *changes[8];
} rows[] = {
    {"nothing", nothing, {NULL}},
    {"width and stops", width, {NULL}},
    {"another title", title, {"renamed heading 1.6"}},
    {"another direction", other_title, {"removed direction 1.6", "added direction 1.6"}},
    {"another partner", other_partner, {"removed direction 1.2", "added direction 1.2"}},
    {"one partner more", more_partners, {"changed partner 1.2"}},
    {"one of a key goes", second_of_key_goes, {"removed direction 1.4"}},
    {"keys change places", keys_change_places, {NULL}},
    {"number", number_only, {"renumbered direction 2.0"}},
    {"to the front", to_the_front, {"moved direction 1.7"}},
    {"inner order", inner_swapped, {"moved direction 1|2"}},
    {"inner goes to another", inner_to_another, {"removed direction 2", "added direction 2"}},
    {"inner goes", inner_goes, {"removed direction 2"}},
    {"holder goes", holder_goes, {"removed direction 1.3"}},
    {"item comes", item_comes, {"added requirements 1.1"}},
    {"items change places", items_swapped, {"moved requirements 1.1"}},
    {"clause moves", clause_moves, {"moved requirements 1.1"}},
    {"clause goes and another comes",
     clause_crosses,
     {"removed requirements 1.2", "added requirements 1.3"}},
    {"figures",
     figures,
     {"changed stated ", "changed funds 1.1", "removed projects 1.2", "changed projects 1"}},
    {"split", split, {"changed projects 1.1", "changed funds 1.1", "added direction 1.1 kin 1"}},
    {"split that does not come out even",
     split_uneven,
     {"changed projects 1.1", "changed funds 1.1", "added direction 1.1"}},
};

static struct str line(struct arena *arena, const struct change *change)
{
	struct str number = change->within ? marked_node(change->within)->number : (struct str){0};
	struct str kind = change_kind_name(change->kind);
	return arena_format(arena, "%.*s %.*s %.*s%s", STR_FORMAT(kind), STR_FORMAT(change->part),
	                    STR_FORMAT(number), change->counterpart_count == 1 ? " kin 1" : "");
}

/* Whether a line is what is expected, which may give two last words to choose from: "moved 1|2". */
static bool is_expected(struct str line_, const char *expected)
{
	const char *bar = strchr(expected, '|');
	if (!bar) {
		return str_equal(line_, str_from(expected));
	}
	struct str first = {expected, (size_t)(bar - expected)};
	return line_.size == first.size && memcmp(line_.data, first.data, first.size - 1) == 0 &&
	       (line_.data[first.size - 1] == bar[-1] || line_.data[first.size - 1] == bar[1]);
}

Test(changes_from_models, single_edits)
{
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct arena arena;
		struct model models[2];
		struct changes changes;
		struct hand_model edited = base;
		arena_init(&arena);
		rows[i].edit(&edited);
		hand_model_make(&models[0], &arena, &base);
		hand_model_make(&models[1], &arena, &edited);
		changes_from_models(&changes, &arena, &models[0], &models[1], NULL);
		size_t wanted = 0;
		for (; wanted < 8 && rows[i].changes[wanted]; wanted++) {
			bool is_found = false;
			for (size_t j = 0; j < changes.count; j++) {
				is_found |= is_expected(line(&arena, &changes.items[j]),
				                        rows[i].changes[wanted]);
			}
			cr_expect(is_found, "%s: no %s", rows[i].name, rows[i].changes[wanted]);
		}
		cr_expect_eq(changes.count, wanted, "%s", rows[i].name);
		for (size_t j = 0; j < changes.count && changes.count != wanted; j++) {
			cr_expect_fail("%s: %s", rows[i].name,
			               line(&arena, &changes.items[j]).data);
		}
		arena_release(&arena);
	}
}

static void check_decimal(const char *what, struct decimal got, int64_t expected)
{
	const struct decimal wanted = {expected, 0};
	cr_expect_eq(decimal_compare(got, wanted), 0, "%s: %lld e%d", what, (long long)got.digits,
	             got.scale);
}

/* Inner directions count where they stand; what both state is set against what they sum. */
Test(changes_from_models, totals)
{
	struct arena arena;
	struct model models[2];
	struct changes changes;
	struct hand_model edited = base;
	arena_init(&arena);
	figures(&edited);
	take_out(&edited, GB2);
	hand_model_make(&models[0], &arena, &base);
	hand_model_make(&models[1], &arena, &edited);
	changes_from_models(&changes, &arena, &models[0], &models[1], NULL);
	const struct roll_up *funds = &changes.totals[SUM_FUNDS];
	const struct roll_up *projects = &changes.totals[SUM_PROJECTS];
	cr_assert_eq(funds->count, 2u);
	check_decimal("US", funds->contributions[0].delta, 3000000);
	check_decimal("GB", funds->contributions[1].delta, -6000000);
	check_decimal("GB was", funds->contributions[1].from, 15000000);
	check_decimal("funds", funds->summed_delta, -3000000);
	check_decimal("stated", funds->stated_delta, 3000000);
	check_decimal("unexplained", funds->unexplained, 6000000);
	check_decimal("percent of what was stated", funds->percent, 3);
	cr_assert_eq(projects->count, 2u);
	check_decimal("JP", projects->contributions[0].delta, -5);
	check_decimal("GB", projects->contributions[1].delta, -1);
	cr_expect_not(projects->contributions[0].has_to);
	cr_expect_not(projects->has_stated[0]);
	cr_expect_eq(projects->missing[0], 2u); /* of those without a number */
	cr_expect_eq(projects->missing[1], 3u);
	arena_release(&arena);
}

/* The row of a direction of a key. */
static const struct direction_change *row_of(const struct changes *changes, const char *key)
{
	for (size_t i = 0; i < changes->direction_count; i++) {
		const struct direction_change *row = &changes->directions[i];
		if (str_equal(marked_node(row->direction)->key, str_from(key))) {
			return row;
		}
	}
	cr_assert_fail("no row of %s", key);
	return NULL;
}

/* Rows have what the totals are made of, and what happened; those in others their own figures alone. */
Test(changes_from_models, directions)
{
	struct arena arena;
	struct model models[2];
	struct changes changes;
	struct hand_model edited = base;
	edited.directions[0].funds += 300;
	edited.directions[1].number = "1.9";
	edited.directions[3].projects = 0;
	edited.count--;
	arena_init(&arena);
	hand_model_make(&models[0], &arena, &base);
	hand_model_make(&models[1], &arena, &edited);
	changes_from_models(&changes, &arena, &models[0], &models[1], NULL);
	cr_expect_eq(changes.direction_count, base.count);
	const struct direction_change *us = row_of(&changes, "US/cooperation");
	check_decimal("US", us->figures[SUM_FUNDS].delta, 3000000);
	check_decimal("US", us->figures[SUM_FUNDS].percent, 10);
	cr_expect_eq(us->topics, TOPIC_MONEY);
	cr_expect(us->figures[SUM_FUNDS].facts[0] && us->figures[SUM_FUNDS].facts[1]);
	cr_expect_eq(row_of(&changes, "JP/joint-research")->kinds, 1u << CHANGE_RENUMBERED);
	const struct direction_change *holder = row_of(&changes, "GB/flagship");
	check_decimal("GB", holder->figures[SUM_PROJECTS].values[0], 5);
	check_decimal("GB", holder->figures[SUM_PROJECTS].delta, -3);
	cr_expect_null(holder->figures[SUM_PROJECTS].facts[0], "it states none itself");
	cr_expect_eq(holder->level, 0);
	const struct direction_change *inner = row_of(&changes, "GB/flagship/病原体研究");
	check_decimal("inner", inner->figures[SUM_PROJECTS].values[0], 3);
	cr_expect(inner->level == 1 && !inner->figures[SUM_PROJECTS].has[1]);
	const struct direction_change *gone = row_of(&changes, "单分子气体识别的新原理");
	check_decimal("gone", gone->figures[SUM_FUNDS].delta, -5000000);
	cr_expect_eq(gone->topics, TOPIC_MONEY | TOPIC_STRUCTURE);
	cr_expect_not(gone->figures[SUM_FUNDS].has_percent);
	struct decimal sum = {0, 0};
	for (size_t i = 0; i < changes.direction_count; i++) {
		const struct direction_change *row = &changes.directions[i];
		cr_expect(row->level > 0 || decimal_add(&sum, sum, row->figures[SUM_FUNDS].delta));
	}
	cr_expect_eq(decimal_compare(sum, changes.totals[SUM_FUNDS].summed_delta), 0);
	arena_release(&arena);
}

/* Two that are alike by just enough are one, and by a little less are not. */
Test(changes_from_models, threshold)
{
	static const struct {
		const char *title; /* of what was "abcdefghijk", without anything in it */
		bool is_same;
	} edges[] = {
	    {"abcdefghijX", true},  {"abcdefghXYZ", true},  {"abcdefXYZUV", false},
	    {"Xabcdefghijk", true}, {"ABCDEFGHIJK", false},
	};
	for (size_t i = 0; i < sizeof edges / sizeof *edges; i++) {
		struct arena arena;
		struct model models[2];
		struct changes changes;
		struct hand_model hands[2] = {
		    {.count = 1, .directions = {{.key = "old", .title = "abcdefghijk"}}},
		    {.count = 1, .directions = {{.key = "new", .title = edges[i].title}}},
		};
		arena_init(&arena);
		hand_model_make(&models[0], &arena, &hands[0]);
		hand_model_make(&models[1], &arena, &hands[1]);
		changes_from_models(&changes, &arena, &models[0], &models[1], NULL);
		cr_expect_eq(changes.similar_count, (size_t)edges[i].is_same, "%s", edges[i].title);
		cr_expect_eq(changes.count, edges[i].is_same ? 1u : 2u, "%s", edges[i].title);
		if (edges[i].is_same) {
			cr_expect_geq(changes.similar[0].score, (uint32_t)MIN_DIRECTION_SIMILARITY);
		}
		arena_release(&arena);
	}
}

/* The year and the batch are told of as such, and once: they are no part of the programme's name. */
Test(changes, programme_name)
{
	static const struct {
		const char *names[2];
		size_t count;
	} names[] = {
	    {{"某省2024年度重点研发计划", "某省2025年度重点研发计划"}, 1},
	    {{"某区2024年第二批“百企转型”", "某区2025年第一批“百企转型”"}, 1},
	    {{"某省2024年度重点研发计划", "某省2025年度科技创新计划"}, 2},
	    {{"第三代半导体专项", "第二代半导体专项"}, 2},
	};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct arena arena;
		struct model models[2];
		struct changes changes;
		arena_init(&arena);
		for (int side = 0; side < 2; side++) {
			model_init(&models[side], &arena);
			models[side].programme.name = str_from(names[i].names[side]);
			models[side].programme.year = side == 0 ? 2024 : 2025;
		}
		changes_from_models(&changes, &arena, &models[0], &models[1], NULL);
		cr_expect_eq(changes.count, names[i].count, "%s", names[i].names[0]);
		arena_release(&arena);
	}
}

static void state(struct model *model, const char *class, int64_t number)
{
	struct figure *figure = ARENA_NEW(model->arena, struct figure);
	*figure = (struct figure){.kind = FIGURE_MONEY,
	                          .has_value = true,
	                          .value = {number, 0},
	                          .unit = STR("CNY"),
	                          .per = STR("project")};
	struct node *node = node_new(model, NODE_FUNDS, model->stated);
	node->figure = figure;
	node->project_kind = str_from(class);
	node->text = arena_format(model->arena, "%d", (int)number);
}

/* What is said of each kind of project is compared kind by kind, in whatever order they stand. */
Test(changes, kinds_of_project)
{
	struct arena arena;
	struct model models[2];
	struct changes changes;
	arena_init(&arena);
	model_init(&models[0], &arena);
	model_init(&models[1], &arena);
	state(&models[0], "重点项目", 500000);
	state(&models[0], "一般项目", 200000);
	state(&models[1], "一般项目", 200000);
	state(&models[1], "重点项目", 600000);
	changes_from_models(&changes, &arena, &models[0], &models[1], NULL);
	cr_expect_eq(changes.count, 1u);
	cr_expect(changes.count > 0 && str_equal(changes.items[0].from, STR("500000")));
	cr_expect(changes.count > 0 && str_equal(changes.items[0].to, STR("600000")));
	arena_release(&arena);
}
