/* Where the characters of a page stand. */
#ifndef ZHINAN_OCR_PLACES_H
#define ZHINAN_OCR_PLACES_H

#include "helper/lines.h"
#include "ocr/recognise.h"

/* The characters of a page so far. */
struct places {
	GArray *glyphs; /* of struct glyph */
	PIX *ink;       /* of the page */
	int dots;       /* of an inch */
};

/* Adds a line, its characters at the places of their ink, one size and height for all. */
void places_add(struct places *places, const struct text_line *line);

#endif
