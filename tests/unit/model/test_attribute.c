/* Which attributes parts have, and in which order. */
#include <criterion/criterion.h>

#include "base/buf.h"
#include "model/attribute.h"

/* The names of a list, a blank between. */
static void expect_names(const struct attributes *list, const char *names)
{
	struct buf buf;
	buf_init(&buf);
	for (uint32_t i = 0; i < list->count; i++) {
		buf_append(&buf, i > 0 ? STR(" ") : STR(""));
		buf_append(&buf, attribute_name(&list->items[i]));
	}
	cr_expect(str_equal(buf_str(&buf), str_from(names)), "%.*s, not %s",
	          STR_FORMAT(buf_str(&buf)), names);
	buf_release(&buf);
}

struct names_case {
	struct node node;
	const char *names;
};

static void expect_all(const struct names_case *cases, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct attributes list;
		attributes_of_node(&list, &cases[i].node);
		expect_names(&list, cases[i].names);
	}
}

Test(attribute, tables)
{
	static const struct figure whole = {
	    .kind = FIGURE_COUNT, .has_value = true, .unit = STR_INIT("x")};
	static const struct node fact = {.kind = NODE_FUNDS, .id = STR_INIT("fact-2")};
	struct place place = {.line = 1, .count = 1};
	const struct names_case cases[] = {
	    {{.kind = NODE_TABLE, .id = STR("tab-1"), .label = STR("b")}, "id label"},
	    {{.kind = NODE_ROW, .name = STR("total"), .row = 2, .place = place},
	     "role row line bytes"},
	    {{.kind = NODE_CELL, .column = 1, .row_span = 1, .column_span = 2},
	     "column column-span"},
	    {{.kind = NODE_CELL, .name = STR("funds"), .column = 1, .figure = &whole},
	     "name column kind value relation unit"},
	    {{.kind = NODE_DIRECTION, .id = STR("d"), .number = STR("1"), .ordinal = 1, .row = 3},
	     "id row number ordinal"},
	    {{.kind = NODE_FIELD, .name = STR("a"), .label = STR("b"), .column = 3},
	     "name label column"},
	    {{.kind = NODE_FUNDS, .column = 4, .row_span = 2, .of = STR("d e"), .figure = &whole},
	     "column row-span of kind value relation unit"},
	    {{.kind = NODE_MENTION, .reason = STR("prize"), .figure = &whole},
	     "kind value relation unit reason"},
	    {{.kind = NODE_FUNDS, .id = STR("fact-1"), .project_kind = STR("a b"), .whole = &fact},
	     "id class part-of"},
	};
	expect_all(cases, sizeof cases / sizeof *cases);
}

Test(attribute, nodes)
{
	static const struct figure most = {.kind = FIGURE_MONEY,
	                                   .relation = RELATION_RANGE,
	                                   .decimals = -4,
	                                   .soft = true,
	                                   .has_value = true,
	                                   .has_min = true,
	                                   .has_max = true,
	                                   .unit = STR_INIT("CNY"),
	                                   .per = STR_INIT("project")};
	static const struct figure whole = {
	    .kind = FIGURE_COUNT, .has_value = true, .unit = STR_INIT("x")};
	static const struct figure date = {.kind = FIGURE_DATE,
	                                   .has_value = true,
	                                   .decimals = DECIMALS_NONE,
	                                   .text = STR_INIT("2023")};
	static const struct figure mail = {
	    .kind = FIGURE_EMAIL, .decimals = DECIMALS_NONE, .text = STR_INIT("a@b.cn")};
	struct node owner = {.kind = NODE_DIRECTION, .id = STR("dir-1"), .ordinal = 1};
	struct place place = {.line = 1, .count = 1};
	const struct names_case cases[] = {
	    {owner, "id ordinal"},
	    {{.kind = NODE_FIELD, .name = STR("a"), .label = STR("b"), .rule = STR("c")},
	     "name label rule"},
	    {{.kind = NODE_ITEM, .number = STR("1"), .label = STR("(1)"), .place = place},
	     "number mark line bytes"},
	    {{.kind = NODE_PARTNER, .code = STR("NZ"), .text = STR("x"), .place = place},
	     "code line bytes"},
	    {{.kind = NODE_AGREEMENT, .text = STR("x"), .place = place}, "line bytes"},
	    {{.kind = NODE_FUNDS, .figure = &most},
	     "value relation unit decimals min max soft per"},
	    {{.kind = NODE_PROJECTS, .figure = &whole}, "value relation unit"},
	    {{.kind = NODE_FUNDS, .figure = &whole}, "kind value relation unit"},
	    {{.kind = NODE_MENTION, .figure = &whole, .owner = &owner},
	     "kind value relation unit in"},
	    {{.kind = NODE_MENTION, .figure = &date}, "kind date"},
	    {{.kind = NODE_MENTION, .figure = &mail, .text = STR("a@b.cn")}, "kind"},
	    {{.kind = NODE_MENTION, .figure = &mail, .text = STR("a @b.cn")}, "kind address"},
	};
	expect_all(cases, sizeof cases / sizeof *cases);
}

Test(attribute, frame)
{
	struct model model = {.claimed = 1, .total = 1};
	struct attributes list;
	attributes_of_guideline(&list, &model);
	expect_names(&list, "");
	attributes_of_source(&list, &model);
	expect_names(&list, "bytes lines");
	attributes_of_programme(&list, &model);
	expect_names(&list, "");
	model.programme.batch = 2;
	attributes_of_programme(&list, &model);
	expect_names(&list, "batch");
	attributes_of_residue(&list, &model);
	expect_names(&list, "coverage claimed total amounts amounts-understood");
	struct repair repair = {.kind = STR("x"), .touches_figure = true};
	attributes_of_repair(&list, &repair);
	expect_names(&list, "kind touches-figure");
	struct residue residue = {.has_figure = true};
	attributes_of_span(&list, &residue);
	expect_names(&list, "has-figure");
	struct stopped stopped = {.rule = STR("x"), .times = 1};
	attributes_of_stopped(&list, &stopped);
	expect_names(&list, "rule times");
	struct stray_label label = {.nearest = STR("x"), .place = {.line = 3, .count = 1}};
	attributes_of_label(&list, &label);
	expect_names(&list, "line bytes nearest");
}
