/* Patterns: the only use of PCRE2. A pattern is free-spacing, in UTF and UCP mode, anchored or searching,
 * matched within limits, and reports its named groups.
 *
 * Threads may match with one pattern at the same time. What else PCRE2 can make of it (machine code, a form
 * that reports its steps) is made when it is first wanted and published once, so that matching takes no
 * lock; what a run counts is in a struct pattern_use of that run's own. The memory in which PCRE2 matches is the
 * thread's own, made at its first match and kept until it ends. */
#ifndef ZHINAN_GRAMMAR_PATTERN_H
#define ZHINAN_GRAMMAR_PATTERN_H

#include "base/arena.h"
#include "base/span.h"

enum {
	PATTERN_GROUPS = 32,         /* groups a match can report */
	PATTERN_MATCH_LIMIT = 50000, /* steps from one place before a match has run away */
	PATTERN_HEAP_LIMIT = 16384,  /* KiB that one match may take to remember its steps */
	PATTERN_REACH = 1 << 16      /* bytes of a subject that one search looks at */
};

struct pattern; /* owns PCRE2 memory; free with pattern_free */

/* What one run counts of a pattern. */
struct pattern_use {
	uint64_t tries;
	uint64_t hits;
	uint64_t nanoseconds; /* that all tries took while patterns_measure was on */
	uint64_t runs;        /* those of pattern_match that could not be told without PCRE2 */
	uint64_t bytes;       /* searched by those of them that are not anchored */
	uint32_t runs_here;   /* the same as runs, of pattern_match_here */
	uint32_t runaways;    /* tries that were stopped by a limit */
};

struct pattern_error {
	size_t offset; /* into the pattern's source, in bytes */
	struct str message;
};

/* Compiles a pattern, whose source stays the caller's and must live as long. anchored: a match must
 * start where the search starts. Free with pattern_free. Returns NULL and fills error (its message in
 * the arena) where the source is wrong. */
struct pattern *pattern_new(struct arena *arena, struct str source, bool anchored,
                            struct pattern_error *error);

/* A pattern that has been compiled, in a form that can be kept: the same bytes for the same source, version of
 * PCRE2 and kind of machine. */
struct pattern_kept {
	struct str code;      /* empty for one that has not been compiled */
	struct str necessity; /* what a match needs, see pattern.c; empty likewise */
};

/* In the arena. */
struct pattern_kept pattern_keep(struct pattern *pattern, struct arena *arena);

/* The same as pattern_new of a source that is known to be right, for when it is first used: then it is taken out
 * of what was kept, which must live as long, or compiled where that is nothing or of another version of
 * PCRE2. */
struct pattern *pattern_new_later(struct str source, bool anchored, struct pattern_kept kept);

/* NULL is fine. */
void pattern_free(struct pattern *pattern);

/* The number of a named group, or 0 where the pattern has none of that name. */
uint32_t pattern_group(struct pattern *pattern, const char *name);

/* True where the pattern can match the empty string. */
bool pattern_matches_empty(struct pattern *pattern);

enum match { MATCH_NO = 0, MATCH_YES = 1, MATCH_RUNAWAY = -1 };

struct match_result {
	struct span whole;                  /* in the subject */
	struct span groups[PATTERN_GROUPS]; /* of the pattern's own; {UINT32_MAX, UINT32_MAX} where
	                                       not set */
	uint32_t mark;                      /* the number of the last (*MARK:n) passed; 0: none */
};

static inline bool match_has(const struct match_result *result, uint32_t group)
{
	return group != 0 && group < PATTERN_GROUPS && result->groups[group].start != UINT32_MAX;
}

/* Looks for the pattern in the PATTERN_REACH bytes of subject (valid UTF-8) from byte `from` on;
 * look-behind sees what is before them. Counts in `use`, by which it also knows when machine code is
 * worth while: without one (NULL) there is none. */
enum match pattern_match(struct pattern *pattern, struct pattern_use *use, struct str subject,
                         size_t from, struct match_result *result);

/* The same of a pattern that is not anchored, but only at byte `from`. */
enum match pattern_match_here(struct pattern *pattern, struct pattern_use *use, struct str subject,
                              size_t from, struct match_result *result);

/* Tells a pattern what a run has counted, which the runs after it go on from when they ask whether
 * machine code is worth while. */
void pattern_add_use(struct pattern *pattern, const struct pattern_use *use);

/* Whether a search of the whole of a subject takes more work than this: a step counts one, and each byte that it goes
 * on or back. The work of a good pattern grows as the subject does. */
bool pattern_works_beyond(struct pattern *pattern, struct str subject, uint64_t most);

/* Where the attempt ended that matched the most bytes before it failed, as an offset in the subject: for
 * "matched up to here" under a sample that fails. */
size_t pattern_furthest(struct pattern *pattern, struct str subject);

/* Whether this thread measures, from now on, how long each match takes; that itself takes time. */
void patterns_measure(bool on);

#endif
