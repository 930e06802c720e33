/* Kinds of project: where a text tells kinds apart, what a sentence says behind the name of one is
 * said of that kind. Internal to value/. */
#ifndef ZHINAN_VALUE_KIND_H
#define ZHINAN_VALUE_KIND_H

#include "value/reader.h"

/* A figure of the text and the kind whose name stands before it in its sentence. */
struct kind_mark {
	size_t figure; /* index */
	struct str name;
	bool is_led; /* a colon leads from the name to what is said of it */
};

/* What is known of kinds so far; all zero at a text's beginning. */
struct kinds {
	struct str name; /* the last that was read; empty: none */
	size_t end;      /* behind its name, or behind the last figure that it governs */
	bool is_led;
	struct str first;
	bool are_several;
	bool are_listed; /* the sentence that names the last named another before it */
	struct kind_mark *marks;
	size_t count;
	size_t capacity;
};

/* Takes the name of a kind at a place, whose end is behind its colon if it has one. */
void kinds_take(struct kinds *kinds, const struct reader *reader, struct str name,
                struct span place, bool is_led);

/* What follows is said of no kind; or only where the sentence named several. */
void kinds_end(struct kinds *kinds, bool of_several);

/* Puts down whose a figure is that now has an index. */
void kinds_mark(struct kinds *kinds, const struct reader *reader, const struct figure *figure,
                size_t index);

/* Gives counts, amounts and durations their kind: all where the text names several, else those that
 * a colon leads to and those that another of their sort stands before. What is per project is then
 * per project of the kind. */
void kinds_apply(const struct kinds *kinds, const struct reader *reader, struct figure *figures);

#endif
