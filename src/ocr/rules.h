/* The ruled lines of a page, found in its picture. */
#ifndef ZHINAN_OCR_RULES_H
#define ZHINAN_OCR_RULES_H

#include <glib.h>

#include "helper/lines.h"
#include "ocr/recognise.h"

/* Finds the rules of a page, and takes them out of it, so that none is read as a letter or part of one. An array of struct
 * rule, with none if there are more than tables have; to be freed with g_array_free. */
GArray *rules_take(struct sheet *sheet);

#endif
