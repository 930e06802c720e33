/* Where words end that are written without blanks: some writers only leave room between them. */
#ifndef ZHINAN_OFD_WORDS_H
#define ZHINAN_OFD_WORDS_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

/* Marks the characters behind which a word ends. `steps` is how far it is from each character to the next, as a part of
 * the size of the font; 0: not known. A text that has blanks of its own has none to be found. */
void words_find_ends(const gunichar *characters, const double *steps, size_t count, bool *ends);

#endif
