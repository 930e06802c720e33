/* The characters of a page, read by Tesseract. */
#ifndef ZHINAN_OCR_RECOGNISE_H
#define ZHINAN_OCR_RECOGNISE_H

#include <glib.h>
#include <leptonica/allheaders.h>
#include <stdbool.h>

/* A character that was read, in dots of the page. */
struct symbol {
	gunichar code;
	int x0, y0, x1, y1;
	int confidence; /* in percent, at least 1 */
	bool is_after_blank;
};

/* A line of them. */
struct text_line {
	struct symbol *symbols;
	size_t count;
};

/* To be called once, before anything is read: Tesseract starts no threads after this. */
void recognise_prepare(void);

const char *recognise_version(void);

/* Reads a straight grey page with the data of some languages ("chi_sim+eng") in a folder. The lines are called one after
 * the other. False if Tesseract cannot start. */
bool recognise_page(PIX *grey, int dots, const char *folder, const char *languages,
                    void (*take)(const struct text_line *line, void *more), void *more);

#endif
