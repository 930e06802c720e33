/* Numbers as OFD writes them, and the places that they state. Millimetres, from an upper left corner. */
#ifndef ZHINAN_OFD_NUMBERS_H
#define ZHINAN_OFD_NUMBERS_H

#include <stdbool.h>
#include <stddef.h>

#define POINTS_PER_MILLIMETRE (72 / 25.4)

struct point {
	double x, y;
};

struct box {
	double x0, y0, x1, y1;
};

/* Takes (x, y) to (a x + c y + e, b x + d y + f). */
struct matrix {
	double a, b, c, d, e, f;
};

extern const struct matrix matrix_identity;

/* Reads at most `most` numbers, with blanks or commas between them; returns how many there are until something else. */
size_t numbers_read(const char *text, double *out, size_t most);

/* The same, and moves `text` on behind them. */
size_t numbers_read_on(const char **text, double *out, size_t most);

/* Reads the distances between some characters, in which "g N D" stands for N times D. Where fewer than `count` are
 * stated, the last one goes on. Returns how many are stated, `count` at most; 0: `out` is as it was. */
size_t numbers_read_deltas(const char *text, double *out, size_t count);

/* Reads X Y WIDTH HEIGHT. */
bool box_read(const char *text, struct box *out);

void box_extend(struct box *box, struct point point);

/* First `inner`, then `outer`. */
struct matrix matrix_multiply(struct matrix inner, struct matrix outer);

struct point matrix_point(const struct matrix *matrix, double x, double y);

/* Where a distance leads to. */
struct point matrix_distance(const struct matrix *matrix, double x, double y);

/* The smallest box around what a box becomes. */
struct box matrix_box(const struct matrix *matrix, struct box box);

/* The matrix of an object: its own (`ctm`), then the corner of its boundary, then that of what it is in. Either text may
 * be NULL. */
struct matrix matrix_of_object(const char *ctm, const char *boundary, struct matrix outer);

#endif
