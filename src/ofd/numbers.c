#include "ofd/numbers.h"

#include <glib.h>
#include <math.h>

#define MOST 1e7        /* of a number; larger ones are no places */
#define MOST_TIMES 1e18 /* that something is repeated */

const struct matrix matrix_identity = {1, 0, 0, 1, 0, 0};

static const char *skip_blanks(const char *text)
{
	while (g_ascii_isspace(*text) || *text == ',') {
		text++;
	}
	return text;
}

/* Reads a number that is not larger than `most`, and moves on behind it. */
static bool read_number(const char **text, double most, double *out)
{
	char *end;
	*text = skip_blanks(*text);
	bool is_number = g_ascii_isdigit(**text) || **text == '-' || **text == '+' || **text == '.';
	double number = is_number ? g_ascii_strtod(*text, &end) : 0;
	if (!is_number || end == *text || !(fabs(number) <= most)) {
		return false;
	}
	*text = end;
	*out = number;
	return true;
}

size_t numbers_read_on(const char **text, double *out, size_t most)
{
	size_t count = 0;
	while (count < most && read_number(text, MOST, &out[count])) {
		count++;
	}
	return count;
}

size_t numbers_read(const char *text, double *out, size_t most)
{
	return numbers_read_on(&text, out, most);
}

size_t numbers_read_deltas(const char *text, double *out, size_t count)
{
	size_t stated = 0;
	double delta = 0;
	for (text = skip_blanks(text); *text && stated < count; text = skip_blanks(text)) {
		double times = 1;
		bool is_repeated = *text == 'g' || *text == 'G';
		text += is_repeated;
		if ((is_repeated && !read_number(&text, MOST_TIMES, &times)) ||
		    !read_number(&text, MOST, &delta)) {
			break;
		}
		size_t most = count - stated;
		size_t end = stated + (times < (double)most ? (size_t)MAX(times, 0) : most);
		while (stated < end) {
			out[stated++] = delta;
		}
	}
	for (size_t i = stated; stated > 0 && i < count; i++) {
		out[i] = out[stated - 1];
	}
	return stated;
}

bool box_read(const char *text, struct box *out)
{
	double numbers[4];
	if (!text || numbers_read(text, numbers, 4) != 4) {
		return false;
	}
	*out =
	    (struct box){numbers[0], numbers[1], numbers[0] + numbers[2], numbers[1] + numbers[3]};
	return true;
}

void box_extend(struct box *box, struct point point)
{
	box->x0 = MIN(box->x0, point.x);
	box->y0 = MIN(box->y0, point.y);
	box->x1 = MAX(box->x1, point.x);
	box->y1 = MAX(box->y1, point.y);
}

struct matrix matrix_multiply(struct matrix inner, struct matrix outer)
{
	struct point x = matrix_distance(&outer, inner.a, inner.b);
	struct point y = matrix_distance(&outer, inner.c, inner.d);
	struct point zero = matrix_point(&outer, inner.e, inner.f);
	return (struct matrix){x.x, x.y, y.x, y.y, zero.x, zero.y};
}

struct point matrix_point(const struct matrix *matrix, double x, double y)
{
	struct point point = matrix_distance(matrix, x, y);
	return (struct point){point.x + matrix->e, point.y + matrix->f};
}

struct point matrix_distance(const struct matrix *matrix, double x, double y)
{
	return (struct point){matrix->a * x + matrix->c * y, matrix->b * x + matrix->d * y};
}

struct box matrix_box(const struct matrix *matrix, struct box box)
{
	struct point corner = matrix_point(matrix, box.x0, box.y0);
	struct box around = {corner.x, corner.y, corner.x, corner.y};
	box_extend(&around, matrix_point(matrix, box.x1, box.y0));
	box_extend(&around, matrix_point(matrix, box.x0, box.y1));
	box_extend(&around, matrix_point(matrix, box.x1, box.y1));
	return around;
}

struct matrix matrix_of_object(const char *ctm, const char *boundary, struct matrix outer)
{
	double n[6];
	struct box box;
	struct matrix matrix = matrix_identity;
	if (ctm && numbers_read(ctm, n, 6) == 6) {
		matrix = (struct matrix){n[0], n[1], n[2], n[3], n[4], n[5]};
	}
	if (box_read(boundary, &box)) {
		matrix.e += box.x0;
		matrix.f += box.y0;
	}
	return matrix_multiply(matrix, outer);
}
