/* What characters of a text mean without a grammar: see character.def. */
#ifndef ZHINAN_BASE_CHARACTER_H
#define ZHINAN_BASE_CHARACTER_H

#include <stdbool.h>
#include <stdint.h>

enum characters {
#define CHARACTERS(name, set) CHARACTERS_##name,
#include "base/character.def"
	CHARACTERS_COUNT
};

enum brackets {
#define BRACKETS(name, opening, closing) BRACKETS_##name,
#include "base/character.def"
	BRACKETS_COUNT
};

/* Whether a character is one of a set. */
bool character_is(enum characters set, uint32_t c);

/* The value of a Chinese digit, or of ten or hundred; false where it is none of them. */
bool character_numeral(uint32_t c, uint32_t *value);

/* The number of a circled or similar character, from 1; 0 for any other character. */
uint32_t character_counting(uint32_t c);

/* Whether a character opens, or closes, a kind of brackets. */
bool character_opens(enum brackets kind, uint32_t c);
bool character_closes(enum brackets kind, uint32_t c);

/* Whether a line may break on either side of a character: East Asian wide ones, except the
 * quotation marks, dashes and dots that Chinese shares with other scripts. */
static inline bool character_is_wide(uint32_t c)
{
	return (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xF900 && c <= 0xFAFF) ||
	       (c >= 0xFE30 && c <= 0xFE4F) || (c >= 0xFF00 && c <= 0xFF60) || c >= 0x20000;
}

#endif
