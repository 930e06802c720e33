/* What a run counts while it matches with a grammar. Reading changes no grammar, so that threads may share
 * one; each run (the reading of a document, a check of samples) has a tally of its own, and the thread in which
 * it runs says which that is. Matches with another grammar, or without a tally, are not counted: such
 * patterns are interpreted, and are tried however often they run away. */
#ifndef ZHINAN_GRAMMAR_TALLY_H
#define ZHINAN_GRAMMAR_TALLY_H

#include "grammar/grammar.h"

/* A rule that was stopped, and the beginning of the first subject at which it was. */
struct runaway {
	const struct rule *rule;
	struct str excerpt;
	const char *at; /* where that began; no longer there, maybe: to be compared, not read */
};

struct tally {
	struct arena *arena;
	const struct grammar *grammar;
	struct pattern_use *patterns; /* by the number of a rule's pattern */
	uint64_t *mark_hits;          /* by mark, as all share one pattern */
	uint64_t *field_hits;         /* by field: the same */
	struct runaway *runaways;     /* in the order in which they first were */
	size_t runaway_count;
	size_t runaway_capacity;
};

/* Makes a tally with nothing in it, in the arena. */
void tally_init(struct tally *tally, struct arena *arena, const struct grammar *grammar);

/* Makes a tally (NULL: none) the one in which this thread counts; returns the one before, which is to be
 * put back before the tally's memory goes. */
struct tally *tally_use(struct tally *tally);

/* Tells the grammar how much its patterns were used, once, when all is read: the next run then knows what
 * machine code is worth while. */
void tally_share(const struct tally *tally);

/* What was counted of a rule's pattern; nothing where it has none. */
struct pattern_use tally_pattern(const struct tally *tally, const struct rule *rule);

/* How often a rule matched, be it by a pattern of its own or by one that it shares. */
uint64_t tally_hits(const struct tally *tally, const struct rule *rule);

/* Reports each rule that ran away as an error at its place, with the text that did it. */
void tally_report_runaways(const struct tally *tally, struct diags *diags);

/* The thread's tally if it is of this grammar, else NULL. For the files of this room. */
struct tally *tally_of(const struct grammar *grammar);

#endif
