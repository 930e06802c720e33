/* What a pattern cannot match without: one of a few words stands in all that it matches. A text without them is
 * found much sooner than the pattern would be tried at each of its places. */
#ifndef ZHINAN_GRAMMAR_NEEDED_WORDS_H
#define ZHINAN_GRAMMAR_NEEDED_WORDS_H

#include "base/str.h"

enum { MAX_NEEDED = 8, NEEDED_BYTES = 15 };

struct needed_word {
	char bytes[NEEDED_BYTES]; /* whole characters: at least one */
	uint8_t size;
};

struct needed_words {
	struct needed_word items[MAX_NEEDED];
	uint32_t count; /* 0: none are known */
	/* A bit for each last byte of a word, by its last six bits, and for each byte before that. */
	uint64_t ends;
	uint64_t before;
};

/* The words of which each match of a pattern (free-spacing, in UTF mode, case counting) has one. None where there
 * are too many, and where the pattern has something of which that is hard to tell. */
struct needed_words needed_words_of(struct str pattern);

/* Whether some of them are one character. */
bool needed_words_are_characters(const struct needed_words *needed);

/* Whether one of them stands in a text (valid UTF-8) at or behind `from`; true where none are known. */
bool needed_words_stand_in(const struct needed_words *needed, struct str text, size_t from);

#endif
