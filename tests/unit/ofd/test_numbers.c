/* Numbers, distances and matrices. */
#include "ofd/numbers.h"

#include <criterion/criterion.h>
#include <math.h>

#define NEAR 1e-9

Test(numbers, lists)
{
	static const struct {
		const char *text;
		size_t count;
		double numbers[4];
	} cases[] = {
	    {"", 0, {0}},
	    {"1 2.5 -3 +4", 4, {1, 2.5, -3, 4}},
	    {" 1,\n2 , 3", 3, {1, 2, 3}},
	    {"1 2 3 4 5", 4, {1, 2, 3, 4}},
	    {"1 x 2", 1, {1}},
	    {".5 1e1", 2, {0.5, 10}},
	    {"1 nan", 1, {1}},
	    {"1 inf", 1, {1}},
	    {"1 1e300", 1, {1}},
	    {"-", 0, {0}},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		double out[4];
		cr_assert_eq(numbers_read(cases[i].text, out, 4), cases[i].count, "%s",
		             cases[i].text);
		for (size_t k = 0; k < cases[i].count; k++) {
			cr_assert_float_eq(out[k], cases[i].numbers[k], NEAR, "%s", cases[i].text);
		}
	}
}

Test(numbers, deltas)
{
	static const struct {
		const char *text;
		size_t stated;
		double deltas[5];
	} cases[] = {
	    {"", 0, {9, 9, 9, 9, 9}},
	    {"g", 0, {9, 9, 9, 9, 9}},
	    {"1 2 3 4 5", 5, {1, 2, 3, 4, 5}},
	    {"1 2 3 4 5 6 7", 5, {1, 2, 3, 4, 5}},
	    {"1 2", 2, {1, 2, 2, 2, 2}},
	    {"g 2 1 3", 3, {1, 1, 3, 3, 3}},
	    {"3 g 2 1 g 1 4", 4, {3, 1, 1, 4, 4}},
	    {"g2 1 3", 3, {1, 1, 3, 3, 3}},
	    {"g 1000000000 2", 5, {2, 2, 2, 2, 2}},
	    {"1 g 1000000 2", 5, {1, 2, 2, 2, 2}},
	    {"g -3 1 2", 1, {2, 2, 2, 2, 2}},
	    {"g 0 1 2", 1, {2, 2, 2, 2, 2}},
	    {"1 g 2", 1, {1, 1, 1, 1, 1}},
	    {"1 2 x 3", 2, {1, 2, 2, 2, 2}},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		double out[] = {9, 9, 9, 9, 9};
		cr_assert_eq(numbers_read_deltas(cases[i].text, out, 5), cases[i].stated, "%s",
		             cases[i].text);
		for (size_t k = 0; k < 5; k++) {
			cr_assert_float_eq(out[k], cases[i].deltas[k], NEAR, "%s", cases[i].text);
		}
	}
	cr_assert_eq(numbers_read_deltas("1 2", NULL, 0), 0);
}

Test(numbers, boxes)
{
	struct box box;
	cr_assert(box_read("1 2 30 40", &box));
	cr_assert_float_eq(box.x0, 1, NEAR);
	cr_assert_float_eq(box.y0, 2, NEAR);
	cr_assert_float_eq(box.x1, 31, NEAR);
	cr_assert_float_eq(box.y1, 42, NEAR);
	cr_assert_not(box_read("1 2 30", &box));
	cr_assert_not(box_read(NULL, &box));
}

static void check_point(struct matrix matrix, double x, double y, double to_x, double to_y)
{
	struct point point = matrix_point(&matrix, x, y);
	cr_assert_float_eq(point.x, to_x, NEAR);
	cr_assert_float_eq(point.y, to_y, NEAR);
}

/* First its own matrix, then its corner, then what it is in. */
Test(numbers, objects)
{
	struct matrix outer = {2, 0, 0, 2, 100, 0};
	check_point(matrix_of_object(NULL, NULL, matrix_identity), 3, 4, 3, 4);
	check_point(matrix_of_object(NULL, "10 20 5 5", matrix_identity), 3, 4, 13, 24);
	check_point(matrix_of_object("2 0 0 3 1 1", "10 20 5 5", matrix_identity), 3, 4, 17, 33);
	check_point(matrix_of_object("0 1 -1 0 0 0", "10 20 5 5", matrix_identity), 3, 4, 6, 23);
	check_point(matrix_of_object("2 0 0 3 1 1", "10 20 5 5", outer), 3, 4, 134, 66);
	check_point(matrix_of_object("1 2 3", "x", outer), 3, 4, 106, 8);
	struct matrix turned = {0, 1, -1, 0, 50, 0};
	struct box box = matrix_box(&turned, (struct box){1, 2, 3, 6});
	cr_assert_float_eq(box.x0, 44, NEAR);
	cr_assert_float_eq(box.y0, 1, NEAR);
	cr_assert_float_eq(box.x1, 48, NEAR);
	cr_assert_float_eq(box.y1, 3, NEAR);
}
