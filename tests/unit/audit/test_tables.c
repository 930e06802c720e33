/* Proofs of tables, of models made by hand: which rows a total is of, and what its terms are. */
#include <criterion/criterion.h>

#include "table_sample.h"

#define EXPECT(expected, ...)                                                                      \
	do {                                                                                       \
		static const char *const rows[] = {__VA_ARGS__};                                   \
		struct arena arena;                                                                \
		arena_init(&arena);                                                                \
		struct str got = table_proofs(&arena, rows, sizeof rows / sizeof *rows);           \
		cr_expect(str_equal(got, STR(expected)), "%.*s instead of %s", STR_FORMAT(got),    \
		          expected);                                                               \
		arena_release(&arena);                                                             \
	} while (0)

Test(tables, every_column)
{
	EXPECT("4/3 exact 80 of 2; 4/4 inconsistent 45 of 2; ", "header No|Name|Projects|Funds",
	       "body 1|A|30|$20", "body 2|B|50|$25", "total >Sum|80|$46");
	EXPECT("4/3 exact 30 of 1; ", "header No|Name|Projects", "body 1|A|30", "body 2|B|",
	       "total >Sum|30");
	EXPECT("3/2 exact 5 of 1; ", "header Name|Count", "body A|5", "total Sum|5|%100");
}

Test(tables, directions_and_others)
{
	EXPECT("4/3 exact 5 of 2; 4/4 exact 45 of 2; ", "header No|Name|Projects|Funds",
	       "direction 1|A|2|$20", "direction 2|B|3|$25", "total |Sum|5|$45");
	EXPECT("4/3 exact 5 of 2; ", "header No|Name|Projects", "direction 1|A|2", "body |B|3",
	       "total |Sum|5");
}

Test(tables, unreadable)
{
	EXPECT("4/2 undecidable 5 of 2; ", "header Name|Count", "body A|5", "body B|3 or 4",
	       "total Sum|9");
	EXPECT("4/2 undecidable 5 of 2; ", "header Name|Count", "body A|5", "body B|%4",
	       "total Sum|9");
	EXPECT("4/2 exact 5 of 1; ", "header Name|Count", "body A|5", "body B|-", "total Sum|5");
	EXPECT("4/2 within-bounds 15 of 2; ", "header Name|Count", "body A|5", "body B|<10",
	       "total Sum|12");
	EXPECT("4/2 undecidable 5 of 2; ", "header Name|Funds", "body A|$5", "body B|4",
	       "total Sum|$9");
}

Test(tables, subtotals)
{
	EXPECT("4/2 exact 5 of 2; 7/2 exact 3 of 2; 8/2 exact 8 of 2; ", "header Name|Count",
	       "body A|2", "body B|3", "subtotal Part|5", "body C|1", "body D|2", "subtotal Part|3",
	       "total Sum|8");
	EXPECT("5/2 exact 5 of 2; 8/2 exact 3 of 1; 9/2 exact 8 of 2; ", "header Name|Count",
	       "group >First", "body A|2", "body B|3", "subtotal Part|5", "group >Second",
	       "body C|3", "subtotal Part|3", "total Sum|8");
	EXPECT("4/2 exact 5 of 2; 6/2 exact 8 of 3; ", "header Name|Count", "body A|2", "body B|3",
	       "subtotal Part|5", "body C|3", "total Sum|8");
	EXPECT("4/2 exact 5 of 2; 6/2 exact 3 of 1; 7/2 exact 8 of 2; 7/3 exact 6 of 3; ",
	       "header X|Y", "body A|2|1", "body B|3|2", "subtotal Part|5", "body C|3|3",
	       "subtotal Part|3", "total Sum|8|6");
}

Test(tables, subtotal_that_is_wrong)
{
	EXPECT("4/2 inconsistent 5 of 2; 6/2 exact 3 of 1; 7/2 exact 8 of 3; ", "header Name|Count",
	       "body A|2", "body B|3", "subtotal Part|6", "body C|3", "subtotal Part|3",
	       "total Sum|8");
}

Test(tables, several_totals)
{
	EXPECT("3/2 exact 2 of 1; 5/2 exact 3 of 1; 6/2 exact 5 of 2; ", "header Name|Count",
	       "body A|2", "total Sum|2", "body B|3", "total Sum|3", "total All|5");
	EXPECT("3/2 exact 2 of 1; 5/2 exact 5 of 2; ", "header Name|Count", "body A|2",
	       "total Sum|2", "body B|3", "total All|5");
	EXPECT("3/2 exact 2 of 1; 5/2 inconsistent 3 of 1; ", "header Name|Count", "body A|2",
	       "total Sum|2", "body B|3", "total Sum|6");
	EXPECT("4/2 exact 5 of 2; note \"4\"; ", "header Name|Count", "body A|2", "body B|3",
	       "total Sum|5", "total Of them|4");
}

Test(tables, totals_above)
{
	EXPECT("2/2 exact 5 of 2; ", "header Name|Count", "total Sum|5", "body A|2", "body B|3");
	EXPECT("5/2 exact 3 of 1; 3/2 exact 2 of 1; 2/2 exact 5 of 2; ", "header Name|Count",
	       "total Sum|5", "subtotal Part|2", "body A|2", "subtotal Part|3", "body B|3");
}

Test(tables, over_pages_and_groups)
{
	EXPECT("5/2 exact 5 of 2; ", "header Name|Count", "body A|2", "header Name|Count",
	       "body B|3", "total Sum|5");
	EXPECT("5/2 exact 5 of 2; ", "header Name|Count", "body A|2", "group >More", "body B|3",
	       "subtotal Sum|5");
	EXPECT("4/2 exact 2 of 1; 7/2 exact 3 of 1; 8/2 exact 5 of 2; 9/2 exact 5 of 1; ",
	       "header Name|Count", "group >One", "body A|2", "subtotal Part|2", "group >Two",
	       "body B|3", "subtotal Part|3", "subtotal Both|5", "total Sum|5");
}

Test(tables, numbers_of_rows)
{
	EXPECT("4/3 exact 5 of 2; ", "header No|Name|Count", "body 1|A in 2023|2", "body 2|B|3",
	       "total Sum|2|5");
	EXPECT("4/3 exact 5 of 2; note \"7\"; ", "header No|Name|Count", "body 1|A in 2023|2",
	       "body 2|B|3", "total Sum|7|5");
}

/* The header "=" marks a column as a total of others. */
Test(tables, total_columns)
{
	EXPECT("2/4 exact 5 of 2; 3/4 exact 9 of 2; ", "header No|A|B|=", "body x|2|3|5",
	       "body y|4|5|9");
	EXPECT("2/4 exact 5 of 2; 3/4 inconsistent 9 of 2; 4/4 exact 3 of 2; ",
	       "header No|A|B|=", "body x|2|3|5", "body y|4|5|8", "body z|1|2|3");
	EXPECT("", "header No|A|B|=", "body x|2|3|6", "body y|4|5|20");
	EXPECT("", "header No|Price|Count|=", "body x|$2|3|$6", "body y|$4|5|$20");
	EXPECT("2/4 exact 5 of 2; 2/6 exact 9 of 2; ", "header No|A|B|=|C|=", "body x|2|3|5|4|9");
	EXPECT("2/4 exact 5 of 2; 2/7 exact 9 of 2; ",
	       "header No|A|B|=|C|D|=", "body x|2|3|5|4|5|9");
	EXPECT("2/2 exact 5 of 2; ", "header No|=|A|B", "body x|5|2|3");
	EXPECT("4/2 exact 3 of 2; 4/3 exact 7 of 2; 4/4 exact 10 of 2; 2/4 exact 4 of 2; "
	       "3/4 exact 6 of 2; 4/4 exact 10 of 2; ",
	       "header No|A|B|=", "body x|1|3|4", "body y|2|4|6", "total Sum|3|7|10");
}

Test(tables, for_each_project)
{
	EXPECT("4/3 exact 5 of 2; 4/4 exact 115 of 2; ", "header No|Name|Projects|Each",
	       "direction 1|A|2|@20", "direction 2|B|3|@25", "total |Sum|5|@115");
	EXPECT("3/3 undecidable 0 of 1; ", "header No|Name|Each", "direction 1|A|@20",
	       "total |Sum|$20");
}

/* ---- other checks, with tables in the tree ---- */

/* The ids of the checks that find something in a table, in their order. */
static struct str checks_of(struct arena *arena, const char *const *rows, size_t count)
{
	struct model model;
	struct audit audit;
	struct str out = STR("");
	table_model(&model, arena);
	model.programme.year = 2025;
	table_add(&model, rows, count);
	audit_from_model(&audit, arena, &model, NULL);
	for (size_t i = 0; i < audit.finding_count; i++) {
		out = arena_format(arena, "%.*s%.*s ", STR_FORMAT(out),
		                   STR_FORMAT(audit.findings[i].check));
	}
	return out;
}

#define EXPECT_CHECKS(expected, ...)                                                               \
	do {                                                                                       \
		static const char *const rows[] = {__VA_ARGS__};                                   \
		struct arena arena;                                                                \
		arena_init(&arena);                                                                \
		struct str got = checks_of(&arena, rows, sizeof rows / sizeof *rows);              \
		cr_expect(str_equal(got, STR(expected)), "%.*s instead of %s", STR_FORMAT(got),    \
		          expected);                                                               \
		arena_release(&arena);                                                             \
	} while (0)

Test(tables, numbers_begin_anew_behind_a_group)
{
	EXPECT_CHECKS("", "group >First", "direction 1|A|", "direction 2|B|", "group >Second",
	              "direction 1|C|", "direction 2|D|");
	EXPECT_CHECKS("", "group >First", "direction 1|A|", "direction 2|B|", "group >Second",
	              "direction 3|C|", "direction 4|D|");
	EXPECT_CHECKS("numbering-repeat ", "direction 1|A|", "direction 2|B|", "direction 2|C|");
}

Test(tables, numbers_of_other_rows)
{
	EXPECT_CHECKS("list-numbering ", "body 1|A", "body 2|B", "body 3|C", "body 4|D",
	              "body 4|E");
	EXPECT_CHECKS("list-numbering ", "body 1|A", "body 2|B", "body 3|C", "body 5|D",
	              "body 6|E");
	EXPECT_CHECKS("", "body 1|A", "body 2|B", "total >Sum", "body 1|C", "body 2|D", "body |E");
	EXPECT_CHECKS("", "body 1|A", "body 7|B", "body 3|C", "body 12|D", "body 12|E");
	EXPECT_CHECKS("", "body 5|A", "body 6|B", "body 6|C", "body 7|D", "body 8|E");
	EXPECT_CHECKS("", "direction 1|A|", "direction 2|B|", "body 3|C", "direction 4|D|");
	EXPECT_CHECKS("numbering-gap ", "direction 1|A|", "direction 2|B|", "direction 4|D|");
	EXPECT_CHECKS("", "direction 2|A|", "direction 3|B|", "direction 4|D|");
}

/* What is found of a direction, a table, and a direction of the next section. */
static size_t findings_around(const char *const *rows, const char *before, const char *behind)
{
	struct arena arena;
	struct model model;
	struct audit audit;
	arena_init(&arena);
	table_model(&model, &arena);
	table_node(&model, NODE_DIRECTION, model.body->first, "")->number = str_from(before);
	table_add(&model, rows, 2);
	struct node *section = table_node(&model, NODE_SECTION, model.body, "");
	table_node(&model, NODE_DIRECTION, section, "")->number = str_from(behind);
	audit_from_model(&audit, &arena, &model, NULL);
	size_t count = audit.finding_count;
	arena_release(&arena);
	return count;
}

/* The directions of the text go on behind those of a table, and past any other table. */
Test(tables, numbers_of_the_text_go_on)
{
	static const char *const others[] = {"body 1|A", "body 2|B"};
	static const char *const directions[] = {"direction 1.2|A", "direction 1.3|B"};
	cr_expect_eq(findings_around(others, "1", "2"), 0u);
	cr_expect_eq(findings_around(directions, "1.1", "1.4"), 0u);
	cr_expect_eq(findings_around(directions, "1.1", "1.5"), 1u);
}

/* A number over two columns may be of either. */
Test(tables, cells_over_a_field)
{
	EXPECT_CHECKS("total-missing ", "direction 1|A|:2", "direction 2|B|:3",
	              "direction 3|C|>x 4");
	EXPECT_CHECKS("total-missing field-missing ", "direction 1|A|:2", "direction 2|B|:3",
	              "direction 3|C|");
}

Test(tables, cells_stand_alone)
{
	EXPECT_CHECKS("bracket-open bracket-open ", "body (A|2", "body B and more)|3");
	EXPECT_CHECKS("", "header Name|2023\xE5\xB9\xB4|2024\xE5\xB9\xB4\xE5\xBA\xA6",
	              "body A|2|3");
}

/* ---- tables against the text ---- */

/* A direction of the text, "1.1 A|$20 2". */
static void add_text(struct model *model, const char *number, const char *title, const char *funds,
                     const char *projects)
{
	struct node *direction = table_node(model, NODE_DIRECTION, model->body->first, "");
	direction->number = str_from(number);
	table_node(model, NODE_HEADING, direction, title);
	table_node(model, NODE_FUNDS, direction, funds)->figure = table_figure(model, funds);
	table_node(model, NODE_PROJECTS, direction, projects)->figure =
	    table_figure(model, projects);
}

/* What is found of a row beside two directions of the text that have one title, and a third one. */
static void expect_contrary(const char *row, const char *text, const char *said)
{
	static const char *const names[] = {"", "title", "projects", "funds"};
	struct arena arena;
	struct model model;
	struct audit audit;
	arena_init(&arena);
	table_model(&model, &arena);
	struct node *table = table_add(&model, &row, 1);
	uint32_t column = 0;
	for (struct node *cell = table->first->first; cell && column < 4; cell = cell->next) {
		cell->name = str_from(names[column++]);
	}
	add_text(&model, "1", "A b", "$20", "2");
	add_text(&model, "2", "C", "$30", "<3");
	add_text(&model, "3", "C", "@40", "4");
	audit_from_model(&audit, &arena, &model, NULL);
	const struct finding *found = NULL;
	size_t count = 0;
	for (size_t i = 0; i < audit.finding_count; i++) {
		const struct finding *finding = &audit.findings[i];
		if (str_equal(finding->check, STR("table-against-text"))) {
			found = finding;
			count++;
		}
	}
	cr_expect_eq(count, text ? 1u : 0u, "%s: %zu findings", row, count);
	if (found && text) {
		cr_expect_eq(found->level, FINDING_WARNING);
		cr_expect(str_equal(found->arguments[0], str_from(text)), "%s", row);
		cr_expect(str_equal(found->arguments[2], str_from(said)), "%s", row);
	}
	arena_release(&arena);
}

Test(tables, rows_against_the_text)
{
	expect_contrary("body 1|Ab|2|$20", NULL, NULL);
	expect_contrary("body 1|A b|3|$20", "3", "2");
	expect_contrary("body 9|1.1 Ab|2|$21", "$21", "$20");
	expect_contrary("body 9|1Ab|2|$21", NULL, NULL);
	expect_contrary("body 2|C|2|$30", NULL, NULL);
	expect_contrary("body 2|C|4|$30", "4", "<3");
	expect_contrary("body 2|C|<4|$30", "<4", "<3");
	expect_contrary("body 3|C|4|$30", NULL, NULL);
	expect_contrary("body 3|C|4|@41", "@41", "@40");
	expect_contrary("body 9|C|4|$31", NULL, NULL);
	expect_contrary("direction 1|A b|3|$20", "3", "2");
	expect_contrary("direction 1|A b|2|$25", "$25", "$20");
	expect_contrary("direction 1|D|3|$25", NULL, NULL);
}

/* A list of directions, and those that tell of each of them: no direction stands twice. */
Test(tables, lists_repeat_titles)
{
	static const char *const rows[] = {"direction 1|A|2|$20"};
	struct arena arena;
	struct model model;
	struct audit audit;
	arena_init(&arena);
	table_model(&model, &arena);
	table_add(&model, rows, 1);
	add_text(&model, "1", "A", "$20", "2");
	audit_from_model(&audit, &arena, &model, NULL);
	for (size_t i = 0; i < audit.finding_count; i++) {
		cr_expect_not(str_equal(audit.findings[i].check, STR("direction-repeated")));
	}
	arena_release(&arena);
}

/* ---- what a table says of several rows ---- */

/* Two directions of a table with one amount for both, and a total of the document. */
static void make_shared(struct model *model, struct arena *arena, struct audit *audit)
{
	static const char *const rows[] = {
	    "header No|Name|Projects|Funds",
	    "direction 1|A|2|",
	    "direction 2|B|3|",
	    "direction 3|C|1|$5",
	    "total |Sum|6|$50",
	};
	table_model(model, arena);
	struct node *table = table_add(model, rows, sizeof rows / sizeof *rows);
	struct node *shared = table_node(model, NODE_FUNDS, table, "$45");
	shared->figure = table_figure(model, "$45");
	shared->column = 4;
	shared->row_span = 2;
	shared->of = STR("dir-2 dir-3");
	struct node *stated = table_node(model, NODE_FUNDS, model->stated, "$50");
	stated->figure = table_figure(model, "$50");
	audit_from_model(audit, arena, model, NULL);
}

Test(tables, shared_amounts_count_once)
{
	struct arena arena;
	struct model model;
	struct audit audit;
	arena_init(&arena);
	make_shared(&model, &arena, &audit);
	cr_assert_eq(audit.proof_count, 3u, "no total of the section, and funds of 2 terms twice");
	const struct proof *funds = &audit.proofs[0];
	cr_expect(str_equal(funds->check, STR("funds-total")));
	cr_expect_eq(funds->verdict, VERDICT_EXACT);
	cr_expect_eq(funds->term_count, 2u);
	cr_expect(str_equal(funds->terms[0].title, STR("A + B")));
	cr_expect(str_equal(funds->terms[0].number, STR("1 2")));
	cr_expect(str_equal(audit.proofs[2].check, STR("table-total")));
	cr_expect_eq(audit.proofs[2].column, 4u);
	cr_expect_eq(audit.proofs[2].verdict, VERDICT_EXACT);
	cr_expect_eq(audit.proofs[2].term_count, 2u);
	arena_release(&arena);
}

/* A total that is stated of the directions of a table, in its own bytes, is proved once. */
Test(tables, stated_totals_are_proved_once)
{
	static const char *const rows[] = {"header No|Name|Projects", "direction 1|A|2",
	                                   "direction 2|B|3", "total |Sum|5"};
	struct arena arena;
	struct model model;
	struct audit audit;
	arena_init(&arena);
	table_model(&model, &arena);
	struct node *table = table_add(&model, rows, sizeof rows / sizeof *rows);
	struct node *stated = table_node(&model, NODE_PROJECTS, model.stated, "5");
	stated->figure = table_figure(&model, "5");
	stated->place = table->last->last->place;
	audit_from_model(&audit, &arena, &model, NULL);
	cr_assert_eq(audit.proof_count, 1u);
	cr_expect(str_equal(audit.proofs[0].check, STR("projects-total")));
	table_node(&model, NODE_DIRECTION, model.body, "")->id = STR("dir-9");
	audit_from_model(&audit, &arena, &model, NULL);
	cr_expect_eq(audit.proof_count, 2u, "other terms are another proof");
	arena_release(&arena);
}

/* However many rows: no total looks at more than its own, but for a few. */
static uint64_t steps_of(size_t count, const char *const *kinds, size_t kind_count)
{
	struct arena arena;
	struct model model;
	struct audit audit = {.arena = &arena, .model = &model};
	struct auditor auditor;
	arena_init(&arena);
	const char **rows = ARENA_ARRAY(&arena, const char *, count);
	for (size_t i = 0; i < count; i++) {
		rows[i] = kinds[i % kind_count];
	}
	table_model(&model, &arena);
	table_add(&model, rows, count);
	auditor_init(&auditor, &audit);
	auditor_run(&auditor);
	uint64_t steps = auditor.steps;
	arena_release(&arena);
	return steps;
}

Test(tables, work_grows_with_the_rows)
{
	static const char *const kinds[] = {"body A|1", "subtotal B|2", "total C|3"};
	for (size_t first = 0; first < 3; first++) {
		for (size_t number = 1; first + number <= 3; number++) {
			uint64_t one = steps_of(6000, kinds + first, number);
			uint64_t ten = steps_of(60000, kinds + first, number);
			cr_expect_leq(ten, one * 11, "%zu of %zu: %llu and %llu", number, first,
			              (unsigned long long)one, (unsigned long long)ten);
		}
	}
}

/* What a trial takes is given back, and what columns and rows are called is cut. */
Test(tables, memory_grows_with_the_rows)
{
	enum { LONG_NAME = 50000, ROWS = 2000, PART = 900 };
	struct arena arena;
	struct model model;
	struct audit audit;
	arena_init(&arena);
	char *name = arena_alloc(&arena, LONG_NAME + 1);
	memset(name, 'n', LONG_NAME);
	const char **rows = ARENA_ARRAY(&arena, const char *, ROWS);
	rows[0] = arena_format(&arena, "header Unit|%s|B|=Sum", name).data;
	rows[1] = arena_format(&arena, "group %s", name).data;
	for (size_t i = 2; i < ROWS; i++) {
		rows[i] = i % PART == 3   ? "body A|1|2|3"
		          : i % PART == 2 ? "total B|4|5|6"
		                          : "subtotal C|7|8|9";
	}
	table_model(&model, &arena);
	table_add(&model, rows, ROWS);
	size_t before = arena.used;
	audit_from_model(&audit, &arena, &model, NULL);
	cr_expect_lt(arena.used - before, (size_t)64 << 20, "%zu bytes", arena.used - before);
	for (size_t i = 0; i < audit.proof_count; i++) {
		cr_expect_lt(audit.proofs[i].heading.size, 300u);
	}
	arena_release(&arena);
}
