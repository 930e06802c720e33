/* Characters that Unicode has twice: Kangxi radicals and compatibility ideographs, which tools of PDF
 * leave in place of the ideographs that they are drawn like (Unicode Standard Annex 15). */
#ifndef ZHINAN_BASE_COMPATIBILITY_H
#define ZHINAN_BASE_COMPATIBILITY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

/* Whether a character is one of them. */
static inline bool is_compatibility(uint32_t c)
{
	return (c >= 0x2F00 && c <= 0x2FD5) || (c >= 0xF900 && c <= 0xFAD9);
}

/* The ideograph that a character stands for; itself where it stands for no other one. */
uint32_t compatibility_fold(uint32_t c);

/* A text with each of them replaced by what it stands for, where that takes as many bytes, so that
 * offsets stay what they are: a copy in the arena, or the text itself where it has none. */
struct str compatibility_fold_text(struct arena *arena, struct str text);

#endif
