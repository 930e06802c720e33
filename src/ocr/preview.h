/* The small picture of a page that reports show beside what was read. */
#ifndef ZHINAN_OCR_PREVIEW_H
#define ZHINAN_OCR_PREVIEW_H

#include <leptonica/allheaders.h>

/* Writes "I MEDIA-TYPE BASE64": the page, turned by an angle in radians, small. Nothing if memory does not suffice. */
void preview_write(PIX *pix, int dots, double angle);

#endif
