/* Characters that are neither visible nor meaningful between Chinese characters: web pages and PDF
 * tools leave them in text for line breaks and the shaping of letters. They are removed from a
 * source's text, so that they do not split a number or label. Their bytes count to the character
 * before them, so that places still match the file. */
#ifndef ZHINAN_BASE_INVISIBLE_H
#define ZHINAN_BASE_INVISIBLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/* Soft hyphen, zero-width spaces and joiners, direction marks, word joiner, byte order marks within
 * the text, variation selectors. Direction embeddings and overrides are not included, because they
 * change what a reader sees. */
bool is_invisible(uint32_t code);

/* The first and the last of each run of them, ascending. */
enum { INVISIBLE_RANGES = 6 };
extern const uint32_t invisible_ranges[INVISIBLE_RANGES][2];

/* The bytes of the invisible character at byte `at` of UTF-8 text; 0 if there is none. */
size_t invisible_at(struct str text, size_t at);

/* Whether there is one anywhere in UTF-8 text. */
bool has_invisible(struct str text);

#endif
