#include "ofd/drawing.h"

#include <math.h>

enum {
	MAX_MARKS = 500000,
	MAX_BOXES = 40000, /* of each kind */
	MAX_USES = 20000,
	MAX_DEPTH = 16, /* of units in units */
	SLANT = 10      /* degrees by which a line may be off */
};

struct drawing *drawing_new(void)
{
	struct drawing *drawing = g_new0(struct drawing, 1);
	*drawing = (struct drawing){.marks = g_array_new(FALSE, FALSE, sizeof(struct mark)),
	                            .rules = g_array_new(FALSE, FALSE, sizeof(struct box)),
	                            .grounds = g_array_new(FALSE, FALSE, sizeof(struct box)),
	                            .pictures = g_array_new(FALSE, FALSE, sizeof(struct box)),
	                            .uses = g_array_new(FALSE, FALSE, sizeof(struct use))};
	return drawing;
}

void drawing_free(struct drawing *drawing)
{
	g_array_free(drawing->marks, TRUE);
	g_array_free(drawing->rules, TRUE);
	g_array_free(drawing->grounds, TRUE);
	g_array_free(drawing->pictures, TRUE);
	g_array_free(drawing->uses, TRUE);
	g_free(drawing);
}

void drawing_add_mark(struct drawing *drawing, const struct mark *mark)
{
	drawing->is_full |= drawing->marks->len == MAX_MARKS;
	if (!drawing->is_full) {
		g_array_append_vals(drawing->marks, mark, 1);
	}
}

void drawing_add_box(GArray *boxes, struct box box)
{
	if (boxes->len < MAX_BOXES) {
		g_array_append_val(boxes, box);
	}
}

unsigned char drawing_turn(const struct matrix *matrix, double angle)
{
	double radians = angle * G_PI / 180;
	struct point along = matrix_distance(matrix, cos(radians), sin(radians));
	double degrees = atan2(along.y, along.x) * 180 / G_PI;
	double quarters = round(degrees / 90);
	if (!(fabs(degrees - quarters * 90) <= SLANT)) {
		return TURN_SLANTED;
	}
	return (unsigned char)(((int)quarters + 4) % 4);
}

static void place_marks(struct drawing *drawing, const struct drawing *inner,
                        const struct matrix *matrix)
{
	unsigned char turn = drawing_turn(matrix, 0);
	struct point height = matrix_distance(matrix, 0, 1);
	double scale = hypot(height.x, height.y);
	for (guint i = 0; i < inner->marks->len; i++) {
		struct mark mark = g_array_index(inner->marks, struct mark, i);
		struct glyph *glyph = &mark.glyph;
		struct box box =
		    matrix_box(matrix, (struct box){glyph->x0, glyph->y0, glyph->x1, glyph->y1});
		glyph->x0 = box.x0;
		glyph->y0 = box.y0;
		glyph->x1 = box.x1;
		glyph->y1 = box.y1;
		glyph->size = scale < 1000 ? (int)(glyph->size * scale) : 0;
		bool is_slanted = turn == TURN_SLANTED || mark.turn == TURN_SLANTED;
		mark.turn = (unsigned char)(is_slanted ? TURN_SLANTED : (mark.turn + turn) % 4);
		drawing_add_mark(drawing, &mark);
	}
}

static void place_boxes(GArray *boxes, const GArray *inner, const struct matrix *matrix)
{
	for (guint i = 0; i < inner->len && boxes->len < MAX_BOXES; i++) {
		drawing_add_box(boxes, matrix_box(matrix, g_array_index(inner, struct box, i)));
	}
}

/* What all units of a page have in common while they are drawn. */
struct placing {
	struct drawing *drawing;
	GHashTable *units;
	size_t uses;
	enum trouble trouble;
};

static void place(struct placing *placing, const struct drawing *inner, struct matrix matrix,
                  int depth);

static void place_uses(struct placing *placing, const GArray *uses, struct matrix outer, int depth)
{
	for (guint i = 0; i < uses->len && placing->trouble == TROUBLE_NONE; i++) {
		struct use use = g_array_index(uses, struct use, i);
		const struct drawing *unit =
		    g_hash_table_lookup(placing->units, GUINT_TO_POINTER(use.id));
		if (unit && depth == MAX_DEPTH) {
			placing->trouble = TROUBLE_DEEP;
		} else if (unit && ++placing->uses > MAX_USES) {
			placing->trouble = TROUBLE_LARGE;
		} else if (unit) {
			place(placing, unit, matrix_multiply(use.matrix, outer), depth + 1);
		}
	}
}

static void place(struct placing *placing, const struct drawing *inner, struct matrix matrix,
                  int depth)
{
	struct drawing *drawing = placing->drawing;
	place_marks(drawing, inner, &matrix);
	place_boxes(drawing->rules, inner->rules, &matrix);
	place_boxes(drawing->grounds, inner->grounds, &matrix);
	place_boxes(drawing->pictures, inner->pictures, &matrix);
	if (drawing->is_full) {
		placing->trouble = TROUBLE_LARGE;
	}
	place_uses(placing, inner->uses, matrix, depth);
}

enum trouble drawing_place(struct drawing *drawing, const struct drawing *inner, GHashTable *units)
{
	struct placing placing = {.drawing = drawing, .units = units};
	place(&placing, inner, matrix_identity, 0);
	return placing.trouble;
}

enum trouble drawing_place_uses(struct drawing *drawing, GHashTable *units)
{
	struct placing placing = {.drawing = drawing, .units = units};
	place_uses(&placing, drawing->uses, matrix_identity, 0);
	return placing.trouble;
}
