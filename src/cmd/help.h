/* The pages of --help, in lines of the terminal's width. */
#ifndef ZHINAN_CMD_HELP_H
#define ZHINAN_CMD_HELP_H

#include "report/words.h"
#include "report/wrap.h"

/* A page being written. */
struct help {
	FILE *stream; /* borrowed */
	struct wording words;
	struct wrap wrap;
};

/* The columns of the terminal that a stream is; 80 where it is none. */
size_t help_width(FILE *stream);

void help_init(struct help *help, FILE *stream, const struct wording *words);
void help_release(struct help *help);

/* Writes a paragraph. */
void help_paragraph(struct help *help, struct str text);

/* Writes a name and, beside it in the second column, what it does. */
void help_entry(struct help *help, struct str name, struct str text);

/* Writes lines as they are, each behind two blanks. */
void help_lines(struct help *help, struct str text);

#endif
