/* Text for a terminal in lines of a given width. */
#ifndef ZHINAN_REPORT_WRAP_H
#define ZHINAN_REPORT_WRAP_H

#include <stdio.h>

#include "base/arena.h"

/* Keeps what is on both its sides in one line, and is not printed itself: U+2060. */
#define WRAP_JOINER "\xE2\x81\xA0"

/* A stretch of a text that is painted: what turns the colour on, from byte `start` to `end`. */
struct wrap_paint {
	size_t start;
	size_t end;
	const char *code;
	const char *end_code; /* what turns it off; NULL: all colours */
};

struct wrap {
	FILE *stream;     /* borrowed */
	void *breaks;     /* where a line may end; NULL where the library cannot tell */
	size_t width;     /* in columns */
	size_t blanks;    /* that are due before the next word, where it stays on this line */
	const char *text; /* that is being printed */
	const struct wrap_paint *paint; /* the next in it; ascending, not overlapping */
	const struct wrap_paint *paint_end;
	bool is_painting;
};

void wrap_init(struct wrap *wrap, FILE *stream, size_t width);
void wrap_release(struct wrap *wrap);

/* Prints text from column `column` on, which is where the cursor stands; further lines start
 * with `indent` blanks. Ends the last line. Lines end where Unicode Standard Annex 14 lets them;
 * a word that is wider than a line is cut. The text must be printable. */
void wrap_print(struct wrap *wrap, struct str text, size_t column, size_t indent);

/* The same, with stretches of the text in colour. */
void wrap_print_painted(struct wrap *wrap, struct str text, size_t column, size_t indent,
                        const struct wrap_paint *paints, size_t count);

/* The same without the end of the last line. Returns the column behind the text. */
size_t wrap_flow_painted(struct wrap *wrap, struct str text, size_t column, size_t indent,
                         const struct wrap_paint *paints, size_t count);

/* Text as one line that steers nothing: the end of a line and a tab are a blank, what would steer a terminal is visible,
 * see base/escape.h, and marks that have no width of their own are left out. In the arena. */
struct str printable(struct str text, struct arena *arena);

#endif
