#include "ocr/preview.h"

#include <stdio.h>

enum {
	DOTS = 100,          /* of an inch */
	MOST_BYTES = 110000, /* so that the line is not much longer than 150,000 characters */
	QUALITY = 40,        /* of a JPEG, in percent; lower where it would be too large */
	QUALITY_STEP = 10,
	WHITE = 0xFFFFFF00
};

static PIX *reduce(PIX *pix, int dots, double angle)
{
	PIX *small = dots > DOTS ? pixScale(pix, (l_float32)DOTS / (l_float32)dots,
	                                    (l_float32)DOTS / (l_float32)dots)
	                         : pixClone(pix);
	if (!small || angle == 0) {
		return small;
	}
	PIX *turned = pixGetDepth(small) == 8 ? pixRotateAMGray(small, (l_float32)angle, 0xFF)
	                                      : pixRotateAMColor(small, (l_float32)angle, WHITE);
	pixDestroy(&small);
	return turned;
}

void preview_write(PIX *pix, int dots, double angle)
{
	l_uint8 *data = NULL;
	size_t size = 0;
	PIX *small = reduce(pix, dots, angle);
	for (int quality = QUALITY; small && quality > 0; quality -= QUALITY_STEP) {
		lept_free(data);
		data = NULL;
		if (pixWriteMemJpeg(&data, &size, small, quality, 0) != 0 || size <= MOST_BYTES) {
			break;
		}
	}
	int length = 0;
	char *coded = data && size <= MOST_BYTES ? encodeBase64(data, (int)size, &length) : NULL;
	if (coded) {
		/* leptonica breaks it into lines. */
		printf("I image/jpeg ");
		for (const char *at = coded; *at; at++) {
			if (*at != '\n') {
				putchar(*at);
			}
		}
		putchar('\n');
	}
	lept_free(coded);
	lept_free(data);
	pixDestroy(&small);
}
