/* The resource limits and the system calls of the helper programs. */
#include "helper/confine.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <unistd.h>

#include "base/sandbox.h"

static const struct {
	int resource;
	uint64_t most;
} limits[] = {
    {RLIMIT_CPU, 600},
    {RLIMIT_FSIZE, 0},
    {RLIMIT_NOFILE, 64},
    {RLIMIT_CORE, 0},
};

enum { CREATING = O_CREAT | O_TRUNC | (O_TMPFILE & ~O_DIRECTORY) };

/* In addition to the usual calls: those that its libraries need, and those that may fail without
 * harm. */
static const struct sandbox_rule rules[] = {
    {.call = SYS_readv},
    {.call = SYS_statx},
    {.call = SYS_statfs},
    {.call = SYS_fstatfs},
    {.call = SYS_faccessat2},
    {.call = SYS_getdents64},
    {.call = SYS_getcwd},
    {.call = SYS_gettimeofday},
    {.call = SYS_sysinfo},
    {.call = SYS_sched_yield},
    {.call = SYS_sched_getaffinity},
    {.call = SYS_getrusage},
    {SYS_tgkill, SANDBOX_ALLOW, 0, ~0U, SANDBOX_OWN_PROCESS}, /* abort */
    {.call = SYS_restart_syscall},
#ifdef SYS_open
    {.call = SYS_lstat},
    {.call = SYS_time},
    {SYS_open, SANDBOX_ALLOW, 1, O_ACCMODE | CREATING, O_RDONLY},
#endif
    {SYS_writev, SANDBOX_ALLOW, 0, ~0U, 1},
    {SYS_writev, SANDBOX_ALLOW, 0, ~0U, 2},
    {SYS_openat, SANDBOX_ALLOW, 2, O_ACCMODE | CREATING, O_RDONLY},
    {SYS_openat, EACCES, 2, O_ACCMODE, O_WRONLY},
    {SYS_openat, EACCES, 2, O_ACCMODE, O_RDWR},
    {SYS_openat, EACCES, 2, O_ACCMODE, O_ACCMODE},
    {.call = SYS_ioctl, .answer = ENOTTY},
    {.call = SYS_prlimit64, .answer = EPERM},
    {SYS_setitimer, SANDBOX_ALLOW, 0, ~0U, ITIMER_PROF},
    {SYS_fcntl, SANDBOX_ALLOW, 1, ~0U, F_GETFL},
    {SYS_fcntl, SANDBOX_ALLOW, 1, ~0U, F_SETFD},
    {SYS_fcntl, SANDBOX_ALLOW, 1, ~0U, F_GETFD},
};

/* A kernel that knows no paths leaves it to the program that started this one which files it opens (base/opens.h). That
 * is tried out, as anybody may have started it. */
static bool cannot_open_others(const char *const *readable)
{
	if (sandbox_files(readable)) {
		return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0;
	}
	int other = open("/", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (other >= 0) {
		close(other);
	}
	return other < 0;
}

const void *helper_input(size_t *size)
{
	struct stat st;
	if (fstat(STDIN_FILENO, &st) != 0 || !S_ISREG(st.st_mode) || st.st_size <= 0) {
		return NULL;
	}
	*size = (size_t)st.st_size;
	void *data = mmap(NULL, *size, PROT_READ, MAP_PRIVATE, STDIN_FILENO, 0);
	return data == MAP_FAILED ? NULL : data;
}

bool helper_confine(const char *const *readable, uint64_t memory)
{
	bool ok = sandbox_limit(RLIMIT_AS, memory, memory);
	for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) {
		ok = ok && sandbox_limit(limits[i].resource, limits[i].most, limits[i].most);
	}
	ok = ok && cannot_open_others(readable) &&
	     sandbox_filter(rules, sizeof rules / sizeof *rules, SANDBOX_KILL);
	if (!ok) {
		fputs("this system cannot confine the program: it reads nothing\n", stderr);
	}
	return ok;
}
