/* A page as it is read: grey, straight, without the red ink that is no text. */
#ifndef ZHINAN_OCR_CLEAN_H
#define ZHINAN_OCR_CLEAN_H

#include <leptonica/allheaders.h>

/* The page in grey of 8 bits. Red ink is left out where it is a head, a rule or a seal, even over black letters; red
 * print of the size of text stays. NULL if memory does not suffice. */
PIX *clean_grey(PIX *pix, int dots);

/* What of a grey page is ink, as dots of one bit. NULL if memory does not suffice. */
PIX *clean_ink(PIX *grey);

/* The angle in radians, clockwise, by which the page is to be turned so that its lines are level; 0 if they are, or if
 * there are too few to tell. */
double clean_slant(PIX *ink);

#endif
