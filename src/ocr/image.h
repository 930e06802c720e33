/* Pages as pictures: of images of several formats, and of the pages of a PDF. */
#ifndef ZHINAN_OCR_IMAGE_H
#define ZHINAN_OCR_IMAGE_H

#include <leptonica/allheaders.h>
#include <stdbool.h>
#include <stddef.h>

/* A page as a picture, and how large it is on paper. */
struct picture {
	PIX *pix; /* grey of 8 bits, or colour of 32 */
	int dots; /* of an inch */
};

/* Why there is no picture. */
enum image_trouble {
	IMAGE_FINE,
	IMAGE_DAMAGED,
	IMAGE_LARGE /* it has more dots than are read; its width and height are told */
};

struct image_answer {
	enum image_trouble trouble;
	int width, height;
};

/* To be called once, before the process is confined: libraries look for no file later. */
void image_prepare(void);

/* How many pages a file has; 0 if it cannot be read. */
int image_count(const void *data, size_t size);

/* The picture of a page, counted from 0. */
struct image_answer image_open(const void *data, size_t size, int page, struct picture *out);

#endif
