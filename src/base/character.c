/* The tables of character.def, as code points. */
#include "base/character.h"

#include <stddef.h>

static const uint32_t *const sets[] = {
#define CHARACTERS(name, set) [CHARACTERS_##name] = U##set,
#include "base/character.def"
};

static const struct {
	uint32_t value;
	const uint32_t *set;
} numerals[] = {
#define NUMERAL(value, set) {value, U##set},
#include "base/character.def"
};

static const struct {
	const uint32_t *first;
	uint32_t count;
} rows[] = {
#define COUNTING(first, count) {U##first, count},
#include "base/character.def"
};

static const struct {
	const uint32_t *opening;
	const uint32_t *closing;
} pairs[] = {
#define BRACKETS(name, opening, closing) [BRACKETS_##name] = {U##opening, U##closing},
#include "base/character.def"
};

static bool is_in(const uint32_t *set, uint32_t c)
{
	for (; *set; set++) {
		if (*set == c) {
			return true;
		}
	}
	return false;
}

bool character_is(enum characters set, uint32_t c)
{
	return is_in(sets[set], c);
}

bool character_numeral(uint32_t c, uint32_t *value)
{
	for (size_t i = 0; i < sizeof numerals / sizeof *numerals; i++) {
		if (is_in(numerals[i].set, c)) {
			*value = numerals[i].value;
			return true;
		}
	}
	return false;
}

uint32_t character_counting(uint32_t c)
{
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		if (c >= *rows[i].first && c < *rows[i].first + rows[i].count) {
			return c - *rows[i].first + 1;
		}
	}
	return 0;
}

bool character_opens(enum brackets kind, uint32_t c)
{
	return is_in(pairs[kind].opening, c);
}

bool character_closes(enum brackets kind, uint32_t c)
{
	return is_in(pairs[kind].closing, c);
}
