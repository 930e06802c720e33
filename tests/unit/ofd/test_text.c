/* Where the characters of a text object stand. */
#include "ofd/text.h"

#include <criterion/criterion.h>

#define NEAR 1e-6

static struct text_object object_of(struct matrix matrix)
{
	return (struct text_object){.matrix = matrix,
	                            .size = 10,
	                            .scale = 1,
	                            .groups = g_array_new(FALSE, FALSE, sizeof(struct text_group))};
}

/* Where each character begins, and the last one ends, in height 0. */
static void check_places(struct text_object *object, const char *text, const char *delta_x,
                         const double *wanted, size_t count)
{
	struct drawing *drawing = drawing_new();
	text_add_code(object, text, delta_x, NULL, drawing);
	cr_assert_eq(drawing->marks->len, count, "%s: %u", text, drawing->marks->len);
	for (guint i = 0; i < count; i++) {
		const struct glyph *glyph = &g_array_index(drawing->marks, struct mark, i).glyph;
		cr_assert_float_eq(glyph->x0, wanted[i], NEAR, "%s: %u at %f", text, i, glyph->x0);
		cr_assert_float_eq(glyph->y0, -8.8, NEAR);
		cr_assert_float_eq(glyph->y1, 1.2, NEAR);
		cr_assert(i + 1 < count || glyph->x1 == wanted[count], "%s: %f", text, glyph->x1);
	}
	drawing_free(drawing);
	text_clear_groups(object);
}

/* U+4E00 and U+4E8C are wide. */
Test(text, places)
{
	struct text_object object = object_of(matrix_identity);
	check_places(&object, "\u4E00\u4E8C", "12", (const double[]){0, 12, 22}, 2);
	check_places(&object, "\u4E00\u4E8C", "8", (const double[]){0, 8, 18}, 2);
	check_places(&object, "\u4E00\u4E8C\u4E00", "g 2 10", (const double[]){0, 10, 20, 30}, 3);
	check_places(&object, "\u4E00a", NULL, (const double[]){0, 10, 15}, 2);
	check_places(&object, "\u4E00\u201C", NULL, (const double[]){0, 10, 20}, 2);
	check_places(&object, "a\u2019", NULL, (const double[]){0, 5, 10}, 2);
	check_places(&object, "\n  \u4E00\n ", "", (const double[]){0, 10}, 1);
	check_places(&object, "\\4e00\\4E8C", "10", (const double[]){0, 10, 20}, 2);
	check_places(&object, "\\4e00", "g 4 5", (const double[]){0, 5, 10, 15, 20, 25}, 5);
	check_places(&object, "", NULL, (const double[]){0}, 0);
	object.scale = 0.5;
	check_places(&object, "\u4E00\u4E8C", "9", (const double[]){0, 9, 14}, 2);
	g_array_free(object.groups, TRUE);
}

/* Two characters share a shape, or one has several: distances are those of the shapes. */
Test(text, groups)
{
	struct text_object object = object_of(matrix_identity);
	text_add_group(&object, (struct text_group){1, 2, 1});
	check_places(&object, "xfiy", "5 6 7", (const double[]){0, 5, 8, 11, 16}, 4);
	text_add_group(&object, (struct text_group){0, 1, 3});
	check_places(&object, "xy", "1 1 1", (const double[]){0, 3, 8}, 2);
	text_add_group(&object, (struct text_group){0, 3, 3});
	check_places(&object, "xyz", "5 4", (const double[]){0, 5, 9, 14}, 3);
	text_add_group(&object, (struct text_group){0, 1000000, 1000000000});
	check_places(&object, "xy", "5", (const double[]){0, 5, 10}, 2);
	/* One that is before another does not count. */
	text_add_group(&object, (struct text_group){5, 2, 1});
	text_add_group(&object, (struct text_group){1, 2, 1});
	check_places(&object, "xfiy", "5 3 3", (const double[]){0, 5, 8, 11, 16}, 4);
	g_array_free(object.groups, TRUE);
}

Test(text, codes)
{
	struct text_object object = object_of(matrix_identity);
	struct drawing *drawing = drawing_new();
	text_add_group(&object, (struct text_group){3, 2, 1});
	text_add_code(&object, "xy", "5", NULL, drawing);
	text_add_code(&object, "xfiy", "5 6", NULL, drawing);
	const struct glyph *glyphs[6];
	for (guint i = 0; i < 6; i++) {
		glyphs[i] = &g_array_index(drawing->marks, struct mark, i).glyph;
	}
	cr_assert_float_eq(glyphs[3]->x0, 5, NEAR);
	cr_assert_float_eq(glyphs[4]->x0, 8, NEAR);
	cr_assert_float_eq(glyphs[5]->x0, 11, NEAR);
	drawing_free(drawing);
	g_array_free(object.groups, TRUE);
}

Test(text, turns)
{
	static const struct {
		struct matrix matrix;
		double direction;
		int turn;
		struct box box;
	} cases[] = {
	    {{1, 0, 0, 1, 0, 0}, 0, 0, {0, -8.8, 10, 1.2}},
	    {{1, 0, 0, 1, 0, 0}, 90, 1, {-1.2, 0, 8.8, 10}},
	    {{0, 1, -1, 0, 0, 0}, 0, 1, {-1.2, 0, 8.8, 10}},
	    {{0, 1, -1, 0, 0, 0}, 270, 0, {0, -8.8, 10, 1.2}},
	    {{-2, 0, 0, -2, 0, 0}, 0, 2, {-20, -2.4, 0, 17.6}},
	    {{0, -1, 1, 0, 0, 0}, 0, 3, {-8.8, -10, 1.2, 0}},
	    {{0.7, 0.7, -0.7, 0.7, 0, 0}, 0, TURN_SLANTED, {-0.84, -6.16, 13.16, 7.84}},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct text_object object = object_of(cases[i].matrix);
		struct drawing *drawing = drawing_new();
		object.direction = cases[i].direction;
		text_add_code(&object, "\u4E00", NULL, NULL, drawing);
		const struct mark *mark = &g_array_index(drawing->marks, struct mark, 0);
		cr_assert_eq(mark->turn, cases[i].turn, "%zu", i);
		cr_assert_float_eq(mark->glyph.x0, cases[i].box.x0, NEAR, "%zu", i);
		cr_assert_float_eq(mark->glyph.y0, cases[i].box.y0, NEAR, "%zu", i);
		cr_assert_float_eq(mark->glyph.x1, cases[i].box.x1, NEAR, "%zu: %f", i,
		                   mark->glyph.x1);
		cr_assert_float_eq(mark->glyph.y1, cases[i].box.y1, NEAR, "%zu", i);
		drawing_free(drawing);
		g_array_free(object.groups, TRUE);
	}
}
