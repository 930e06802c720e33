/* Which family a text is of, by the rules in `recognise` of each family's file. */
#ifndef ZHINAN_GRAMMAR_RECOGNISE_H
#define ZHINAN_GRAMMAR_RECOGNISE_H

#include "grammar/grammars.h"

/* What shows that a text is of a family. */
struct evidence {
	struct str family;
	struct str rule; /* that found it: "recognise/title" */
	uint32_t line;   /* of that rule, in the family's file */
	struct str text; /* what was found, on one line */
	size_t start;    /* its byte offset in the text */
};

/* The evidence for each family that a text may be of, in the arena, the best first: that which stands
 * first in the text. Of each family's file only what stands up to `recognise` is read. */
enum status grammar_find_evidence(struct evidence **out, size_t *count, struct arena *arena,
                                  struct grammars *grammars, struct str text,
                                  struct diags *diags) MUST_CHECK;

/* The family of the best evidence, and the text of that; where there is none GRAMMAR_GENERIC, or
 * GRAMMAR_BASE in a folder without it, and an empty text. */
enum status grammar_recognise(struct str *family, struct str *evidence, struct arena *arena,
                              struct grammars *grammars, struct str text,
                              struct diags *diags) MUST_CHECK;

#endif
