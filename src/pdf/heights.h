/* How high the boxes of digits are. */
#ifndef ZHINAN_PDF_HEIGHTS_H
#define ZHINAN_PDF_HEIGHTS_H

#include <poppler.h>
#include <stdbool.h>

/* Whether each character of a page is a digit in a word of which a part stands raised or lowered though
 * its font is the same: poppler gives all of the word one box, so that nothing says which digits are the
 * part. Known by boxes that are higher than those of most digits of the font. To be freed with g_free. */
bool *heights_find_mixed(const char *text, const PopplerRectangle *rectangles, guint count,
                         GList *fonts);

#endif
