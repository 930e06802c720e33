/* What the tests of figures share: the lexicon of the grammars, and figures as one line. */
#ifndef TEST_READING_H
#define TEST_READING_H

#include "value/figure.h"

/* A text, and what reading() makes of it. */
struct reading_row {
	const char *text;
	const char *figures;
};

/* The lexicon of grammars/figures.yaml, loaded once; lives until the test ends. */
const struct lexicon *test_lexicon(void);

/* All figures of a text in the arena, NUL-terminated, with "; " between them, each
 *
 *     kind value unit relation min..max soft per=… decimals=… <text>
 *
 * without what it does not have, the relation if exact, and decimals of whole numbers. */
const char *reading(struct str text, struct arena *arena);

/* Compares every row, and fails with the text of each that differs. */
void check_readings(const struct reading_row *rows, size_t count);

#define CHECK_READINGS(rows) check_readings((rows), sizeof(rows) / sizeof *(rows))

#endif
