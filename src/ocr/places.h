/* The characters of a page where they stand on paper. */
#ifndef ZHINAN_OCR_PLACES_H
#define ZHINAN_OCR_PLACES_H

#include "helper/lines.h"
#include "ocr/recognise.h"

/* The characters of a page so far, of a picture with so many dots of an inch. */
struct places {
	GArray *glyphs; /* of struct glyph */
	int dots;
};

/* Adds a line, all of it of one size and height. */
void places_add(struct places *places, const struct text_line *line);

/* To be called behind the last line: sizes that nearly are that of most characters are made it, as they were measured in
 * dots. */
void places_finish(struct places *places);

#endif
