/* The resource limits and the system calls of zhinan-pdf. */
#include "pdf/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/time.h>

#include "base/sandbox.h"

static const struct {
	int resource;
	uint64_t most;
} limits[] = {
    {RLIMIT_AS, (uint64_t)512 << 20},
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
    {.call = SYS_tgkill},
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

bool sandbox_enter(void)
{
	bool ok = true;
	for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) {
		ok = ok && sandbox_limit(limits[i].resource, limits[i].most, limits[i].most);
	}
	return ok && prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0 &&
	       sandbox_filter(rules, sizeof rules / sizeof *rules, SANDBOX_KILL);
}
