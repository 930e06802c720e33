/* What of a path is a rule of a table, and what a surface. */
#include "ofd/rules.h"

#include <criterion/criterion.h>

#define NEAR 1e-6

static const struct path_style line = {.width = 0.3, .is_stroked = true};
static const struct path_style surface = {.is_filled = true};

static void check_boxes(const GArray *found, const struct box *wanted, size_t count,
                        const char *data)
{
	cr_assert_eq(found->len, count, "%s: %u", data, found->len);
	for (guint i = 0; i < count; i++) {
		const struct box *box = &g_array_index(found, struct box, i);
		cr_assert_float_eq(box->x0, wanted[i].x0, NEAR, "%s", data);
		cr_assert_float_eq(box->y0, wanted[i].y0, NEAR, "%s", data);
		cr_assert_float_eq(box->x1, wanted[i].x1, NEAR, "%s", data);
		cr_assert_float_eq(box->y1, wanted[i].y1, NEAR, "%s", data);
	}
}

Test(rules, paths)
{
	static const struct {
		const char *data;
		const struct path_style *style;
		size_t rules, grounds;
		struct box rule[4];
	} cases[] = {
	    {"", &line, 0, 0, {{0, 0, 0, 0}}},
	    {"M 0 0 L 50 0", &line, 1, 0, {{0, 0, 50, 0}}},
	    {"M 50 9 L 0 9", &line, 1, 0, {{0, 9, 50, 9}}},
	    {"M0 0L0 50", &line, 1, 0, {{0, 0, 0, 50}}},
	    {"S 0 0 L 50 0.1", &line, 1, 0, {{0, 0, 50, 0.1}}},
	    {"M 0 0 L 50 1", &line, 0, 0, {{0, 0, 0, 0}}},
	    {"M 0 0 L 0.5 0", &line, 0, 0, {{0, 0, 0, 0}}},
	    {"M 0 0 L 20 0 40 0", &line, 2, 0, {{0, 0, 20, 0}, {20, 0, 40, 0}}},
	    {"M 0 0 L 9 0 L 9 5 L 0 5 C",
	     &line,
	     4,
	     0,
	     {{0, 0, 9, 0}, {9, 0, 9, 5}, {0, 5, 9, 5}, {0, 0, 0, 5}}},
	    {"M 0 0 L 9 0 L 9 5 L 0 5 C", &surface, 0, 1, {{0, 0, 0, 0}}},
	    {"M 0 0 L 9 0 L 9 0.4 L 0 0.4 C", &surface, 1, 0, {{0, 0, 9, 0.4}}},
	    {"M 0 0 L 9 0 L 9 .4 L 0 .4 C M 0 7 L 9 7 L 9 7.4 L 0 7.4 C",
	     &surface,
	     2,
	     0,
	     {{0, 0, 9, 0.4}, {0, 7, 9, 7.4}}},
	    {"M 0 0 B 1 1 2 2 9 0 L 9 .4 C", &surface, 0, 0, {{0, 0, 0, 0}}},
	    {"M 0 0 Q 1 1 9 0 A 5 5 0 0 1 50 0 L 90 0", &line, 1, 0, {{50, 0, 90, 0}}},
	    {"L 9 0", &line, 1, 0, {{0, 0, 9, 0}}},
	    {"M 0 0 L 9 0 X 5 5 L 50 0", &line, 1, 0, {{0, 0, 9, 0}}},
	    {"M 0 0 L 9", &line, 0, 0, {{0, 0, 0, 0}}},
	    {"M 0 0 L 9 0 C 5 5", &line, 2, 0, {{0, 0, 9, 0}, {0, 0, 9, 0}}},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct drawing *drawing = drawing_new();
		rules_add_path(drawing, cases[i].data, &matrix_identity, cases[i].style);
		check_boxes(drawing->rules, cases[i].rule, cases[i].rules, cases[i].data);
		cr_assert_eq(drawing->grounds->len, cases[i].grounds, "%s", cases[i].data);
		drawing_free(drawing);
	}
}

Test(rules, styles)
{
	static const struct matrix turned = {0, 2, -2, 0, 100, 0};
	static const struct path_style white = {.is_filled = true, .is_white = true};
	static const struct path_style thick = {.width = 0.6, .is_stroked = true};
	static const struct box wanted = {100, 0, 100, 40};
	struct drawing *drawing = drawing_new();
	rules_add_path(drawing, "M 0 0 L 20 0", &turned, &line);
	check_boxes(drawing->rules, &wanted, 1, "turned");
	rules_add_path(drawing, "M 0 0 L 20 0", &turned, &thick);
	rules_add_path(drawing, "M 0 0 L 20 0 L 20 9 L 0 9 C", &turned, &white);
	cr_assert_eq(drawing->rules->len, 1);
	cr_assert_eq(drawing->grounds->len, 0);
	drawing_free(drawing);
}
