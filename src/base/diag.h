/* Errors and warnings about input and environment, as data: a message, a place and arguments. Only
 * cmd/ prints. */
#ifndef ZHINAN_BASE_DIAG_H
#define ZHINAN_BASE_DIAG_H

#include "base/arena.h"
#include "base/message.h"
#include "base/str.h"

/* How a function ended that reads or writes outside the program. */
enum status {
	STATUS_OK = 0,
	STATUS_NO,     /* the answer is no: different, not verified, a sample that fails */
	STATUS_TROUBLE /* unreadable, unwritable, unusable: a diag says why */
};

/* The worse of two. */
static inline enum status status_worse(enum status a, enum status b)
{
	return a > b ? a : b;
}

#define MUST_CHECK __attribute__((warn_unused_result))

enum diag_level { DIAG_ERROR, DIAG_WARNING, DIAG_NOTE };

enum { DIAG_ARGUMENTS = MESSAGE_ARGUMENTS };

struct diag {
	struct diag *next;
	enum diag_level level;
	const struct message *message;
	struct str file; /* empty where there is none */
	uint32_t line;   /* from 1; 0: no line */
	uint32_t column; /* in characters from 1; 0: no column */
	struct str arguments[DIAG_ARGUMENTS];
	struct str chinese[DIAG_ARGUMENTS]; /* arguments that differ in Chinese; empty: as above */
};

/* A list of diags in the order they were found. */
struct diags {
	struct arena *arena;
	struct diag *first;
	struct diag *last;
	size_t errors; /* how many are DIAG_ERROR */
};

void diags_init(struct diags *diags, struct arena *arena);

/* Appends a diag and returns it, so that the caller can fill in its place. Copies the arguments,
 * one for each of the message's {0} to {3}, into the arena; pass (struct str){0} for the rest, or
 * use the macros below. */
struct diag *diags_add(struct diags *diags, enum diag_level level, const struct message *message,
                       struct str file, const struct str arguments[DIAG_ARGUMENTS]);

/* An error about a file, with up to four struct str arguments; always STATUS_TROUBLE, so
 * that a function can end with `return diags_trouble(...)`. */
#define diags_trouble(diags, message, file, ...)                                                   \
	(diags_add((diags), DIAG_ERROR, (message), (file),                                         \
	           (const struct str[DIAG_ARGUMENTS]){__VA_ARGS__}),                               \
	 STATUS_TROUBLE)

/* The diag as one line without its end: "file:line:column: error: words". In the arena. */
struct str diag_text(const struct diag *diag, enum language language, struct arena *arena);

#endif
