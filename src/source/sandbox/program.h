/* Another program, run on bytes: what it writes comes back; it cannot outlive its limits. */
#ifndef ZHINAN_SOURCE_SANDBOX_PROGRAM_H
#define ZHINAN_SOURCE_SANDBOX_PROGRAM_H

#include "base/buf.h"
#include "source/reading_job.h"

enum { RUN_MEMORY = 512 << 20 /* bytes that a program may take */ };

/* How a run ended. */
enum run_end {
	RUN_EXITED,   /* by itself: it has done its work where the code is 0 */
	RUN_KILLED,   /* by a signal: a fault, or a thing that it may not do */
	RUN_TOO_SLOW, /* processor time, or four times as much by the clock */
	RUN_TOO_MUCH, /* wrote more than it may */
	RUN_NOT_STARTED,
	RUN_LOST /* nobody can tell, since the process ignores SIGCHLD */
};

struct run {
	const char *const *argv; /* the path of the program and its arguments, then NULL */
	struct str input;        /* its standard input, which it may also map */
	size_t seconds;          /* of the processor */
	size_t memory;           /* bytes; 0: RUN_MEMORY */
	size_t output_limit;     /* bytes */
	bool is_foreign;         /* in the sandbox (sandbox.h), as it enters none by itself */
};

struct run_result {
	enum run_end end;
	int code;       /* the exit code, or the signal */
	size_t seconds; /* that it had */
	struct buf out; /* what it wrote to standard output */
};

/* Whether a run did its work to the end. */
static inline bool run_is_good(const struct run_result *result)
{
	return result->end == RUN_EXITED && result->code == 0;
}

/* Says what happened to a run that is not good; always STATUS_TROUBLE. */
enum status run_trouble(const struct run_result *result, struct reading_job *job,
                        struct str program);

/* The path of a program that is no part of this one, where Debian or a local installation put it, in the arena; NULL where
 * it is not installed. The user's $PATH plays no part. */
const char *find_program(struct str name, struct arena *arena);

/* Runs a program to its end, without its standard error, with an environment that holds but a
 * locale, and with limits on processor time, memory and files; it can write no file. The child is
 * gone when this returns. Release result.out. */
void run_program(struct run_result *result, const struct run *run);

/* How several programs are run. */
struct run_crew {
	size_t at_once; /* at most so many at one time; 0 is 1 */
	void (*ended)(
	    void *context, size_t done,
	    size_t count); /* called at the start and when one more is done; may be NULL */
	void *context;
};

/* Runs programs as run_program does, each beginning as soon as there is room, in their order. Returns when all have ended. Release
 * the `out` of each result. */
void run_programs(struct run_result *results, const struct run *runs, size_t count,
                  const struct run_crew *crew);

#endif
