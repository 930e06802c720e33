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
	int middle; /* of its ink, from the head of the page */
	int size;   /* of its characters: how high and wide a Han character is */
};

/* A page to be read: straight, in grey, and what of it is ink. */
struct sheet {
	PIX *grey;
	PIX *ink;
	int dots; /* of an inch */
};

/* What is known of a page that was read. */
struct outcome {
	size_t characters;
	size_t
	    on_side; /* of them: in lines that go down where the page should be turned by a quarter */
	int certainty; /* the mean confidence, in percent */
};

/* To be called once, before anything is read: Tesseract starts no threads after this. */
void recognise_prepare(void);

const char *recognise_version(void);

/* Reads a page with the data of some languages ("chi_sim+eng") in a folder: the first reads all of it, and the others
 * again what is narrow in it. The lines are taken one after the other. False if Tesseract cannot start. */
bool recognise_page(const struct sheet *sheet, const char *folder, const char *languages,
                    void (*take)(const struct text_line *line, void *more), void *more,
                    struct outcome *outcome);

#endif
