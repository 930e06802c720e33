/* Where a page has a colour or a picture, so that white text can be seen on it. */
#ifndef ZHINAN_OFD_SURFACE_H
#define ZHINAN_OFD_SURFACE_H

#include <glib.h>
#include <stdbool.h>

/* Takes in the surfaces of a page, arrays of struct box in millimetres, in the place of those before. */
void surface_set(const GArray *grounds, const GArray *pictures);

bool surface_is_at(double x, double y);

#endif
