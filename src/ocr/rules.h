/* The ruled lines of a page, found in its picture. */
#ifndef ZHINAN_OCR_RULES_H
#define ZHINAN_OCR_RULES_H

#include <leptonica/allheaders.h>
#include <stddef.h>

#include "helper/lines.h"

/* Finds the rules in the ink of a straight page, and takes them out of it and of the grey page, so that none is read as a
 * letter or part of one. The array lives until the next call; returns how many there are: none if they are too many for
 * tables. */
size_t rules_take(PIX *ink, PIX *grey, int dots, const struct rule **out);

#endif
