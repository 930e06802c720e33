/* Characters that Unicode has twice: Kangxi radicals and compatibility ideographs, which PDF tools
 * write in place of the ideographs that look the same (Unicode Standard Annex 15). */
#ifndef ZHINAN_BASE_COMPATIBILITY_H
#define ZHINAN_BASE_COMPATIBILITY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

enum {
	FIRST_RADICAL = 0x2F00,
	LAST_RADICAL = 0x2FD5,
	FIRST_COMPATIBILITY = 0xF900,
	LAST_COMPATIBILITY = 0xFAD9
};

/* Whether a character is one of them. */
static inline bool is_compatibility(uint32_t c)
{
	return (c >= FIRST_RADICAL && c <= LAST_RADICAL) ||
	       (c >= FIRST_COMPATIBILITY && c <= LAST_COMPATIBILITY);
}

/* The ideograph that a compatibility character stands for; any other character stays as it is. */
uint32_t compatibility_fold(uint32_t c);

/* Replaces each of them by its ideograph if that takes as many bytes, so that offsets stay valid. A
 * copy in the arena, or the text itself if it has none. */
struct str compatibility_fold_text(struct arena *arena, struct str text);

#endif
