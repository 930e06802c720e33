/* What reports for a terminal of 80 columns share: colour, text that steers nothing, and lines of a
 * label with what it says. */
#ifndef ZHINAN_REPORT_TERMINAL_H
#define ZHINAN_REPORT_TERMINAL_H

#include "report/words.h"
#include "report/wrap.h"

enum { TERMINAL_WIDTH = 80, LABEL_COLUMNS = 12 /* of what a line is about */ };

enum paint { PAINT_GOOD, PAINT_DOUBT, PAINT_BAD, PAINT_PLAIN };

struct terminal {
	FILE *stream; /* borrowed */
	struct wording words;
	struct wrap wrap;
	bool has_colour; /* the stream is a terminal, and nobody asked for none */
};

void terminal_init(struct terminal *terminal, FILE *stream, const struct wording *words);
void terminal_release(struct terminal *terminal);

/* The sequence that turns to a colour. */
const char *paint_code(enum paint paint);

/* Turns to a colour where there is any. Colour is a help and never the only sign. */
void terminal_paint(struct terminal *terminal, enum paint paint);

/* Prints text as it is. */
void terminal_print(struct terminal *terminal, struct str text);

/* The same in exactly so many columns; and as the last of a line: cut where it is too long, and not
 * filled up. */
void terminal_left(struct terminal *terminal, struct str text, size_t columns);
void terminal_last(struct terminal *terminal, struct str text, size_t columns);

/* A column of a table, and where its text stands in it. */
enum align {
	ALIGN_LEFT,
	ALIGN_RIGHT,
	ALIGN_LAST, /* the last of a line: cut, and not filled up */
	ALIGN_WHOLE /* the same, and not cut either */
};
struct text_column {
	unsigned char gap; /* blanks before it */
	unsigned char width;
	enum align align;
};

/* Prints the cells of a row, and ends its line. */
void terminal_row(struct terminal *terminal, const struct text_column *columns,
                  const struct str *cells, size_t count);

/* So many blanks. */
void terminal_blanks(struct terminal *terminal, size_t count);

/* Prints text from column `column` on, which is where the cursor stands; further lines start with
 * `indent` blanks. Ends the last line. */
void terminal_wrap(struct terminal *terminal, struct str text, size_t column, size_t indent);

/* A line of what it is about and what it says, which goes on below itself; of no text the label
 * alone. */
void terminal_entry(struct terminal *terminal, size_t indent, const struct message *label,
                    struct str text);

#endif
