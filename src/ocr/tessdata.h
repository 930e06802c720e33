/* Where the data of Tesseract is. */
#ifndef ZHINAN_OCR_TESSDATA_H
#define ZHINAN_OCR_TESSDATA_H

#include <stdbool.h>

enum { MAX_LANGUAGES = 100, MAX_FOLDER = 200 /* bytes of their names */ };

struct tessdata {
	char languages[MAX_LANGUAGES];
	char folder[MAX_FOLDER];     /* the one that has the most of them; empty if none has any */
	char missing[MAX_LANGUAGES]; /* those that it has not, joined by + */
};

/* Looks for the data of some languages, joined by +, where it is installed; no variable of the environment says where.
 * False if they are not named like languages. */
bool tessdata_find(const char *languages, struct tessdata *out);

#endif
