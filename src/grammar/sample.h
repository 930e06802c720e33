/* One sample read with its rule, as the later stages would read it. */
#ifndef ZHINAN_GRAMMAR_SAMPLE_H
#define ZHINAN_GRAMMAR_SAMPLE_H

#include "grammar/grammar.h"

/* What a rule made of a text. Which members are set depends on the kind of the rule. */
struct outcome {
	bool is_match;
	size_t furthest;         /* where there is no match: bytes that were matched */
	const struct rule *rule; /* that took the text, where another did; else NULL */

	struct str text;
	struct pattern *pattern; /* whose groups are the values; or NULL */
	struct match_result result;
	bool has_figure;
	struct figure figure;
	struct str repaired;
};

/* Reads text with a rule. after: the beginning of the next line, of a join with both sides;
 * words: the label that a label form is tried with. Both may be empty. What the outcome holds
 * is in the arena or the text, and its pattern is freed by outcome_release. */
void sample_read(struct outcome *out, struct rule *rule, struct str text, struct str after,
                 struct str words, struct arena *arena);

void outcome_release(struct outcome *outcome, const struct rule *rule);

/* A value of the outcome by its name in a sample: a group of the pattern, or a part of the
 * figure. Empty where the outcome has none. False where there is no such name. */
bool outcome_value(struct str *out, const struct outcome *outcome, const char *name,
                   struct arena *arena);

#endif
