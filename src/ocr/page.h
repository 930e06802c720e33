/* A page, from its picture to its lines. */
#ifndef ZHINAN_OCR_PAGE_H
#define ZHINAN_OCR_PAGE_H

#include <stdbool.h>

#include "ocr/image.h"
#include "ocr/tessdata.h"

/* Reads a page and writes what main.c tells of it. The picture may be changed. False if memory does not suffice, or
 * Tesseract cannot start: nothing is written. */
bool page_write(struct picture *picture, int number, const struct tessdata *data);

#endif
