/* What reports for a terminal share: its width, colour, links, text that steers nothing, and lines
 * of a label with what it says. */
#ifndef ZHINAN_REPORT_TERMINAL_H
#define ZHINAN_REPORT_TERMINAL_H

#include "report/words.h"
#include "report/wrap.h"

enum {
	TERMINAL_WIDTH = 80, /* where nothing says how wide it is; no table is narrower */
	TERMINAL_MIN_WIDTH = 60,
	TERMINAL_MAX_WIDTH = 200,
	LABEL_COLUMNS = 12 /* of what a line is about */
};

enum paint { PAINT_GOOD, PAINT_DOUBT, PAINT_BAD, PAINT_PLAIN };

/* What a stream can show. A file or a pipe: 80 columns, no colour, no links. */
struct terminal_look {
	size_t width;    /* in columns */
	bool has_colour; /* it is a terminal, and nobody asked for none ($NO_COLOR, $TERM) */
	bool has_links;  /* the same, and $NO_HYPERLINK: OSC 8 */
};
struct terminal_look terminal_look_of(FILE *stream);

struct terminal {
	FILE *stream; /* borrowed */
	struct wording words;
	struct wrap wrap;
	size_t width; /* as in terminal_look, like the next two */
	bool has_colour;
	bool has_links;
	bool is_painted;    /* a colour is on */
	struct str link;    /* the address of the file that places are in; empty: no links */
	bool is_link_paged; /* it is a PDF: a link names the page */
	bool is_link_lined; /* its lines are those that are told */
};

/* A terminal that a stream leads to. */
void terminal_init(struct terminal *terminal, FILE *stream, const struct wording *words);

/* A stream whose text is for a terminal that looks so, as where it is in memory before. */
void terminal_init_as(struct terminal *terminal, FILE *stream, const struct terminal_look *look,
                      const struct wording *words);
void terminal_release(struct terminal *terminal);

/* Lets places be links to a file, given by its path and its format ("text" "pdf"), where the
 * terminal has links and the path is of a file that is there. NULL: no links. */
void terminal_link_to(struct terminal *terminal, const char *path, struct str format);

/* The sequence that turns to a colour. */
const char *paint_code(enum paint paint);

/* Turns to a colour where there is any. Colour is a help and never the only sign. */
void terminal_paint(struct terminal *terminal, enum paint paint);

/* Prints text as it is. */
void terminal_print(struct terminal *terminal, struct str text);

/* Prints text as a link to a place of the file that terminal_link_to named. */
void terminal_print_place(struct terminal *terminal, struct str text, const struct place *place);

/* Prints text in exactly so many columns; and as the last of a line: cut where it is too long, and not
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

/* Prints one cell of a row, with the blanks before it; as a link to a place, where one is given. */
void terminal_cell_at(struct terminal *terminal, const struct text_column *column, struct str cell,
                      const struct place *place);

/* Prints the cells of a row, and ends its line. The last column of a wide terminal is wider. */
void terminal_row(struct terminal *terminal, const struct text_column *columns,
                  const struct str *cells, size_t count);

/* The same, with the cell at an index as a link to a place. */
void terminal_row_at(struct terminal *terminal, const struct text_column *columns,
                     const struct str *cells, size_t count, size_t link, const struct place *place);

/* So many blanks. */
void terminal_blanks(struct terminal *terminal, size_t count);

/* Prints text from column `column` on, which is where the cursor stands; further lines start with
 * `indent` blanks. Ends the last line. */
void terminal_wrap(struct terminal *terminal, struct str text, size_t column, size_t indent);

/* The same, with the last that the text has of what tells the place, words_place, as a link. */
void terminal_wrap_at(struct terminal *terminal, struct str text, size_t column, size_t indent,
                      const struct place *place);

/* The same without the end of the last line. Returns the column behind the text. */
size_t terminal_flow_at(struct terminal *terminal, struct str text, size_t column, size_t indent,
                        const struct place *place);

/* Goes on behind a text that ends at `column`: with two blanks between on the same line, or where it does not fit
 * on the next, `indent` blanks from its start. Ends the line. */
void terminal_tail(struct terminal *terminal, struct str text, size_t column, size_t indent);

/* A line of what it is about and what it says, which goes on below itself; of no text the label
 * alone. */
void terminal_entry(struct terminal *terminal, size_t indent, const struct message *label,
                    struct str text);
void terminal_entry_at(struct terminal *terminal, size_t indent, const struct message *label,
                       struct str text, const struct place *place);

#endif
