/* What the network that reads knows of places is coarse: it may put a character half beside its ink. */
#ifndef ZHINAN_OCR_FIT_H
#define ZHINAN_OCR_FIT_H

#include <glib.h>
#include <leptonica/allheaders.h>
#include <stddef.h>

#include "ocr/recognise.h"

/* Moves the characters of a line to where their ink is, from side to side, and measures the line. */
void fit_line(struct text_line *line, PIX *ink);

#endif
