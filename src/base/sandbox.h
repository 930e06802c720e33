/* Limits the system calls that a process may make from now on, also after exec. May be called
 * between fork and exec: the filter takes memory from glibc's malloc, which works in a child. */
#ifndef ZHINAN_BASE_SANDBOX_H
#define ZHINAN_BASE_SANDBOX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/syscall.h>

enum { SANDBOX_ALLOW = 0, SANDBOX_KILL = -1 }; /* above 0: the call fails with that errno */

/* As the values of a rule: the number of the process that makes the filter. */
#define SANDBOX_OWN_PROCESS (~0U)

struct sandbox_rule {
	int call;        /* SYS_... */
	int answer;      /* SANDBOX_ALLOW, SANDBOX_KILL or an errno */
	int argument;    /* which argument the next two are about */
	uint32_t bits;   /* a mask for it; 0: any arguments fit */
	uint32_t values; /* what the masked bits must be */
};

/* Each system call gets the answer of the rule that fits it. Without one, calls that every process
 * needs are allowed: for reading open files, memory, time, signals and exit. All others get
 * `otherwise`, which no rule may have as its answer. Sets NO_NEW_PRIVS. False if the system refuses
 * the filter. */
bool sandbox_filter(const struct sandbox_rule *rules, size_t count, int otherwise);

/* Whether the kernel can tell files by their paths (Landlock: Linux 5.13, where it is switched on). */
bool sandbox_knows_paths(void);

/* From now on, also after exec, the process can open and run only what is in these files and folders, each by an
 * absolute path, the last NULL; those that are not there are left out. What is open stays open. Sets NO_NEW_PRIVS. False
 * where the kernel knows no paths; opens.h is for such. */
bool sandbox_files(const char *const *paths);

/* Lowers a resource limit (RLIMIT_...); never raises one. */
bool sandbox_limit(int resource, uint64_t soft, uint64_t hard);

#endif
