/* Corrections by hand, as a text has them: where each one's words stand. What a correction says is evidence that
 * outweighs all other: layout/ puts in the words that it reads, outline/ its labels and headings, facts/ the rest. */
#ifndef ZHINAN_LAYOUT_TEXT_CORRECTIONS_H
#define ZHINAN_LAYOUT_TEXT_CORRECTIONS_H

#include "base/span.h"
#include "grammar/corrections.h"
#include "source/source.h"

struct text_correction {
	const struct correction *asked;
	struct span
	    source; /* where the words stand in source.text, or of a remark without words its line; empty: nowhere */
	struct span clean; /* and in text.clean, once that is made */
};

struct text_corrections {
	struct text_correction *items; /* in the order of their file */
	size_t count;
	struct str sha256; /* of their file */
};

/* Finds the words of each correction in a source, blanks and line ends aside: on their line, else where they stand
 * nearest to it. A remark without words is found on its line as it is, blanks at its ends aside. corrections may be NULL.
 * In the arena. */
void text_corrections_find(struct text_corrections *out, struct arena *arena,
                           const struct source *source, const struct corrections *corrections);

/* The first correction of a kind that says `to` (NULL: anything) of a span of the clean text; NULL where there is none. */
const struct text_correction *text_correction(const struct text_corrections *corrections,
                                              enum correction_kind kind, const char *to,
                                              struct span clean);

/* Whether one says that a span of the clean text is something: "direction". */
bool text_is_corrected_to(const struct text_corrections *corrections, struct span clean,
                          const char *to);

#endif
