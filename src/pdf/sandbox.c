/* Resource limits and an allow-list of system calls. */
#include "pdf/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/time.h>

static const struct {
	int resource;
	rlim_t most;
} limits[] = {
    {RLIMIT_AS, (rlim_t)512 << 20},
    {RLIMIT_CPU, 600},
    {RLIMIT_FSIZE, 0},
    {RLIMIT_NOFILE, 64},
    {RLIMIT_CORE, 0},
};

/* What reading, memory, time and an orderly end need; opening is below. */
static const int calls[] = {
    SCMP_SYS(read),
    SCMP_SYS(pread64),
    SCMP_SYS(readv),
    SCMP_SYS(lseek),
    SCMP_SYS(close),
    SCMP_SYS(fstat),
    SCMP_SYS(stat),
    SCMP_SYS(lstat),
    SCMP_SYS(newfstatat),
    SCMP_SYS(statx),
    SCMP_SYS(statfs),
    SCMP_SYS(fstatfs),
    SCMP_SYS(access),
    SCMP_SYS(faccessat),
    SCMP_SYS(faccessat2),
    SCMP_SYS(readlink),
    SCMP_SYS(readlinkat),
    SCMP_SYS(getdents64),
    SCMP_SYS(getcwd),
    SCMP_SYS(mmap),
    SCMP_SYS(munmap),
    SCMP_SYS(mremap),
    SCMP_SYS(mprotect),
    SCMP_SYS(madvise),
    SCMP_SYS(brk),
    SCMP_SYS(futex),
    SCMP_SYS(rt_sigaction),
    SCMP_SYS(rt_sigprocmask),
    SCMP_SYS(rt_sigreturn),
    SCMP_SYS(sigaltstack),
    SCMP_SYS(clock_gettime),
    SCMP_SYS(gettimeofday),
    SCMP_SYS(time),
    SCMP_SYS(getrandom),
    SCMP_SYS(getpid),
    SCMP_SYS(gettid),
    SCMP_SYS(getuid),
    SCMP_SYS(geteuid),
    SCMP_SYS(getgid),
    SCMP_SYS(getegid),
    SCMP_SYS(uname),
    SCMP_SYS(sysinfo),
    SCMP_SYS(sched_yield),
    SCMP_SYS(sched_getaffinity),
    SCMP_SYS(getrusage),
    SCMP_SYS(tgkill),
    SCMP_SYS(restart_syscall),
    SCMP_SYS(exit),
    SCMP_SYS(exit_group),
};

static bool allow_writing(scmp_filter_ctx filter)
{
	bool ok = true;
	for (unsigned file = 1; file <= 2; file++) {
		ok = ok &&
		     seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(write), 1,
		                      SCMP_A0(SCMP_CMP_EQ, file, 0)) == 0 &&
		     seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(writev), 1,
		                      SCMP_A0(SCMP_CMP_EQ, file, 0)) == 0;
	}
	return ok;
}

/* To open for reading; to be refused without harm what else a library may try at its start. */
static bool allow_opening(scmp_filter_ctx filter)
{
	static const unsigned writing[] = {O_WRONLY, O_RDWR, O_ACCMODE};
	unsigned creating = O_CREAT | O_TRUNC | (O_TMPFILE & ~(unsigned)O_DIRECTORY);
	bool ok =
	    seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(openat), 1,
	                     SCMP_A2(SCMP_CMP_MASKED_EQ, O_ACCMODE | creating, O_RDONLY)) == 0 &&
	    seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(open), 1,
	                     SCMP_A1(SCMP_CMP_MASKED_EQ, O_ACCMODE | creating, O_RDONLY)) == 0;
	for (size_t i = 0; i < sizeof writing / sizeof *writing; i++) {
		ok =
		    ok && seccomp_rule_add(filter, SCMP_ACT_ERRNO(EACCES), SCMP_SYS(openat), 1,
		                           SCMP_A2(SCMP_CMP_MASKED_EQ, O_ACCMODE, writing[i])) == 0;
	}
	return ok && seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOTTY), SCMP_SYS(ioctl), 0) == 0 &&
	       seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(setitimer), 1,
	                        SCMP_A0(SCMP_CMP_EQ, ITIMER_PROF, 0)) == 0 &&
	       seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(prlimit64), 0) == 0 &&
	       seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(fcntl), 1,
	                        SCMP_A1(SCMP_CMP_EQ, F_GETFL, 0)) == 0 &&
	       seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(fcntl), 1,
	                        SCMP_A1(SCMP_CMP_EQ, F_SETFD, 0)) == 0 &&
	       seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(fcntl), 1,
	                        SCMP_A1(SCMP_CMP_EQ, F_GETFD, 0)) == 0;
}

static bool confine(void)
{
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_KILL_PROCESS);
	bool ok = filter && allow_writing(filter) && allow_opening(filter);
	for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
		ok = ok && seccomp_rule_add(filter, SCMP_ACT_ALLOW, calls[i], 0) == 0;
	}
	ok = ok && seccomp_load(filter) == 0;
	seccomp_release(filter);
	return ok;
}

bool sandbox_enter(void)
{
	for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) {
		struct rlimit now;
		if (getrlimit((__rlimit_resource_t)limits[i].resource, &now) != 0) {
			return false;
		}
		now.rlim_max = now.rlim_max < limits[i].most ? now.rlim_max : limits[i].most;
		now.rlim_cur = now.rlim_cur < now.rlim_max ? now.rlim_cur : now.rlim_max;
		if (setrlimit((__rlimit_resource_t)limits[i].resource, &now) != 0) {
			return false;
		}
	}
	return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
	       prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0 && confine();
}
