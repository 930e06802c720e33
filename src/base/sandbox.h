/* What a process may still ask of the system from some point on, and in whatever it becomes. May be called
 * between fork and exec: the memory that the filter takes is glibc's, whose malloc works in a child. */
#ifndef ZHINAN_BASE_SANDBOX_H
#define ZHINAN_BASE_SANDBOX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/syscall.h>

enum { SANDBOX_ALLOW = 0, SANDBOX_KILL = -1 }; /* above 0: the call fails with that errno */

struct sandbox_rule {
	int call;        /* SYS_... */
	int answer;      /* one of the above */
	int argument;    /* of which */
	uint32_t bits;   /* of it; 0: whatever the arguments are */
	uint32_t values; /* that these must have */
};

/* The rule that fits answers a system call; beside the rules, calls are allowed that each process needs to
 * read what is open, for memory, time, signals and its end; `otherwise` answers all others, and is no
 * rule's answer. Sets NO_NEW_PRIVS. False where the system refuses the filter. */
bool sandbox_filter(const struct sandbox_rule *rules, size_t count, int otherwise);

/* Lowers a limit of resources (RLIMIT_...), and never raises one. */
bool sandbox_limit(int resource, uint64_t soft, uint64_t hard);

#endif
