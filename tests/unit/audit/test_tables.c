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

Test(tables, for_each_project)
{
	EXPECT("4/3 exact 5 of 2; 4/4 exact 115 of 2; ", "header No|Name|Projects|Each",
	       "direction 1|A|2|@20", "direction 2|B|3|@25", "total |Sum|5|@115");
	EXPECT("3/3 undecidable 0 of 1; ", "header No|Name|Each", "direction 1|A|@20",
	       "total |Sum|$20");
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
