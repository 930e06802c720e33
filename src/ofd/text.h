/* The characters of a text object: where they stand, and how. */
#ifndef ZHINAN_OFD_TEXT_H
#define ZHINAN_OFD_TEXT_H

#include <glib.h>
#include <stdbool.h>

#include "ofd/drawing.h"

/* Characters that a font draws with another number of shapes; what is stated of distances is about the shapes. */
struct text_group {
	size_t position; /* of its first character */
	size_t characters, shapes;
};

struct text_object {
	struct matrix matrix; /* from the object to what it is in */
	double size, scale;   /* of the font, and of its width */
	double reading;       /* degrees: the direction of the text where no distances are stated */
	double direction;     /* degrees by which each character is turned to the right */
	double x, y;          /* where the last code began, which the next one may leave out */
	GArray *groups;       /* of struct text_group, of the codes behind them */
	guint next_group;     /* the first that is not used up */
	size_t characters;    /* of those codes so far */
};

/* Begins the groups of the next codes anew, or adds one to them, which must be behind the others. */
void text_clear_groups(struct text_object *object);
void text_add_group(struct text_object *object, struct text_group group);

/* Adds the characters of a code to a drawing. `delta_x` and `delta_y` are as in the file, or NULL. */
void text_add_code(struct text_object *object, const char *text, const char *delta_x,
                   const char *delta_y, struct drawing *drawing);

#endif
