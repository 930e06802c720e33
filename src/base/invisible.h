/* Characters that are neither seen nor mean anything between Chinese characters: what web pages and
 * PDF tools leave in text for the breaking of lines and the shaping of letters. They are no part of
 * a source's text: a number or label that holds one is whole. Their bytes count to the character
 * before them, so that every place is still that of the file. */
#ifndef ZHINAN_BASE_INVISIBLE_H
#define ZHINAN_BASE_INVISIBLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/* Soft hyphen, zero-width spaces and joiners, marks of direction, word joiner, byte order marks
 * within the text, variation selectors. Embeddings and overrides of direction are not among them:
 * those change what a reader sees. */
bool is_invisible(uint32_t code);

/* The first and the last of each run of them, ascending. */
enum { INVISIBLE_RANGES = 6 };
extern const uint32_t invisible_ranges[INVISIBLE_RANGES][2];

/* How many bytes the invisible character at byte `at` of UTF-8 text takes; 0 where there is none. */
size_t invisible_at(struct str text, size_t at);

/* Whether there is one anywhere in UTF-8 text. */
bool has_invisible(struct str text);

#endif
