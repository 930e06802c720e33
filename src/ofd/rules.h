/* The rules of a page, from its paths. */
#ifndef ZHINAN_OFD_RULES_H
#define ZHINAN_OFD_RULES_H

#include <stdbool.h>

#include "ofd/drawing.h"

struct path_style {
	double width; /* of its line */
	bool is_stroked, is_filled;
	bool is_white; /* what it is filled with */
};

/* Adds the horizontal and vertical lines of a path to a drawing, its thin boxes, and the surfaces that it fills. */
void rules_add_path(struct drawing *drawing, const char *data, const struct matrix *matrix,
                    const struct path_style *style);

#endif
