/* Words that are spelled alike, in one entry of a list: X? is a letter that may be left out,
 * (A|B) one of several, (A|B)? the same or nothing; brackets may stand in brackets. So "colou?r"
 * is two words, and "(re)?(new|do)" four. */
#ifndef ZHINAN_GRAMMAR_SPELLING_H
#define ZHINAN_GRAMMAR_SPELLING_H

#include "grammar/read.h"

enum {
	SPELLING_WORDS = 400, /* that one entry may stand for */
	SPELLING_DEPTH = 8    /* brackets in brackets */
};

/* Appends the words that the scalar `at` stands for to an array of `capacity`. An entry that is
 * not well formed, that may be empty, or that stands for too many is a diag at its place. */
enum status spelling_read(struct loader *loader, const struct yaml *at, struct words *out,
                          size_t *capacity) MUST_CHECK;

#endif
