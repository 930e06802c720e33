/* A process of this program for one piece of work: what it reads comes from memory and what it makes goes to
 * memory, and it cannot outlive its limits. */
#ifndef ZHINAN_SERVE_CHILD_H
#define ZHINAN_SERVE_CHILD_H

#include "base/buf.h"

/* How it ended. */
enum child_end {
	CHILD_ENDED,    /* by itself, whatever it says */
	CHILD_FAILED,   /* by a signal, or with an exit code that no command has */
	CHILD_TOO_SLOW, /* by the clock, or of the processor */
	CHILD_TOO_MUCH, /* it wrote more than it may */
	CHILD_STOPPED,  /* the server ends */
	CHILD_NOT_STARTED
};

struct child {
	const char *program;     /* its path; NULL: this program */
	char *const *argv;       /* argv[0] is a name alone */
	const struct str *input; /* its standard input, in pieces */
	size_t input_count;
	size_t output_limit; /* bytes */
	size_t seconds;      /* by the clock */
	int stop;            /* a descriptor that can be read when the server ends; -1: none */

	/* Called with all that was written so far, each time that there is more. May be NULL. */
	void (*heard)(void *listener, struct str output);
	void *listener;
};

/* Runs a program to its end; what it wrote to standard output is appended to `out`. It has a group of
 * processes of its own, and is gone with all of them when this returns. The process must ignore SIGPIPE. May be
 * called from several threads at once; a thread that called it must live as long as the process it started. */
enum child_end child_run(struct buf *out, const struct child *child);

/* To be called first of all by such a process: it ends when its parent does, makes temporary files in memory, and has
 * so many seconds of the processor and so many bytes of addresses (0: no limit). False where the system refuses
 * that. */
bool child_confine(size_t seconds, size_t bytes);

#endif
