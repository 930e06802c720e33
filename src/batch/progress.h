/* How far a batch of texts is, or the pages of one: a bar on a terminal, plain lines elsewhere. */
#ifndef ZHINAN_BATCH_PROGRESS_H
#define ZHINAN_BATCH_PROGRESS_H

#include <stdint.h>
#include <stdio.h>

#include "report/words.h"

struct progress {
	FILE *stream;              /* borrowed */
	const struct message *bar; /* what is drawn, of a bar, `done`, `total` and `failed` */
	struct wording words;
	size_t total;
	size_t done;
	size_t failed;
	int64_t started; /* milliseconds of a clock that only goes forward */
	int64_t drawn;   /* when the bar was last drawn; 0: it is not on the screen */
	size_t width;    /* of the terminal, in columns; 0: the stream is none */
};

/* Begins with no text of `total` done. */
void progress_init(struct progress *progress, FILE *stream, const struct wording *words,
                   size_t total);

/* Draws the bar now. */
void progress_show(struct progress *progress);

/* One text more is done. The bar is drawn anew, ten times a second at most. */
void progress_step(struct progress *progress, bool has_failed);

/* Prints a line that stays, above the bar. */
void progress_line(struct progress *progress, struct str line);

/* Takes the bar off the screen. */
void progress_end(struct progress *progress);

#endif
