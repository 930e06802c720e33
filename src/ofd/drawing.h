/* What is drawn in a part of a document, a page, a template or a unit of graphics, as far as its text may depend on it. */
#ifndef ZHINAN_OFD_DRAWING_H
#define ZHINAN_OFD_DRAWING_H

#include <glib.h>
#include <stdbool.h>

#include "helper/lines.h"
#include "ofd/package.h"
#include "ofd/numbers.h"

enum { TURN_SLANTED = 4 /* by no quarter turn */ };

/* A character, in millimetres. */
struct mark {
	struct glyph glyph;
	unsigned char turn; /* to the right, in quarter turns, or TURN_SLANTED */
	bool is_white;      /* seen only on another colour */
	bool is_faint;      /* pale, or half transparent */
	bool is_hidden;     /* not painted at all */
};

/* A unit of graphics that is drawn here. */
struct use {
	unsigned id;
	struct matrix matrix;
};

struct drawing {
	GArray *marks;    /* of struct mark */
	GArray *rules;    /* of struct box: lines and thin boxes */
	GArray *grounds;  /* of struct box: surfaces with a colour */
	GArray *pictures; /* of struct box */
	GArray *uses;     /* of struct use */
	bool is_full;     /* there was more than is kept */
};

struct drawing *drawing_new(void);
void drawing_free(struct drawing *drawing);

/* Add something, unless the drawing is full. */
void drawing_add_mark(struct drawing *drawing, const struct mark *mark);
void drawing_add_box(GArray *boxes, struct box box);

/* Draws all of `inner` too, with the units that it uses, which `units` has by their numbers. Units that use each other in
 * a ring are too deep. */
enum trouble drawing_place(struct drawing *drawing, const struct drawing *inner, GHashTable *units);

/* Draws the units that it uses itself. */
enum trouble drawing_place_uses(struct drawing *drawing, GHashTable *units);

/* The direction of a matrix, as a mark has it. */
unsigned char drawing_turn(const struct matrix *matrix, double angle);

#endif
