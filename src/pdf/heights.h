/* How high the boxes of digits are. */
#ifndef ZHINAN_PDF_HEIGHTS_H
#define ZHINAN_PDF_HEIGHTS_H

#include <poppler.h>
#include <stdbool.h>

/* For each character of a page, whether it is a digit in a word that is partly raised or lowered in
 * one font. Poppler gives all characters of such a word boxes of one height, so nothing shows which
 * digits are raised; but the boxes are higher than those of most digits of the font. To be freed
 * with g_free. */
bool *heights_find_mixed(const char *text, const PopplerRectangle *rectangles, guint count,
                         GList *fonts);

#endif
