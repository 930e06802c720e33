/* Whether a pattern can match at a place, by the character that stands there: most lines begin with one with
 * which no mark and no label begins. What a pattern can begin with is asked of PCRE2 and remembered. */
#ifndef ZHINAN_GRAMMAR_FIRST_CHARACTERS_H
#define ZHINAN_GRAMMAR_FIRST_CHARACTERS_H

#include "base/str.h"

struct first_characters {
	const void *pattern;
	uint64_t number; /* no other pattern has it in this process */
	/* What stands before the place at which it is matched decides about no more than the character there
	 * and the one before: see first_characters_decide. */
	bool is_decided;
	/* Whether it may match at byte `from` of a text that may go on behind its end. */
	bool (*try_at)(const void *pattern, struct str text, size_t from);
};

/* Whether a pattern is decided in that way. reach: how many characters PCRE2 says that it looks back. */
bool first_characters_decide(struct str source, uint32_t reach);

/* False where a pattern cannot match at byte `from` of a valid UTF-8 text; true where it may. The pattern is
 * asked where it is not known yet; what it says is kept for this thread alone. */
bool first_characters_allow(const struct first_characters *of, struct str text, size_t from);

#endif
