/* A list of system calls, as a filter that outlives exec. */
#include "source/sandbox/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/syscall.h>

#if defined(__x86_64__)
enum { ARCHITECTURE = (int)AUDIT_ARCH_X86_64 };
#elif defined(__aarch64__)
enum { ARCHITECTURE = (int)AUDIT_ARCH_AARCH64 };
#else
#error "the filter of system calls needs the name of this architecture"
#endif

#define LOAD(field)                                                                                \
	BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (unsigned)offsetof(struct seccomp_data, field))
#define RETURN(what) BPF_STMT(BPF_RET | BPF_K, (what))
/* Steps over so many statements where the value that was loaded is another one. */
#define UNLESS(value, steps) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (unsigned)(value), 0, (steps))
#define ALLOW(call) UNLESS(SYS_##call, 1), RETURN(SECCOMP_RET_ALLOW)
/* Allows a call where some bits of its argument have a value. The number is loaded again. */
#define ALLOW_WITH(call, index, bits, value)                                                       \
	UNLESS(SYS_##call, 5), LOAD(args[index]), BPF_STMT(BPF_ALU | BPF_AND | BPF_K, (bits)),     \
	    UNLESS(value, 1), RETURN(SECCOMP_RET_ALLOW), LOAD(nr)

static struct sock_filter statements[] = {
    LOAD(arch), /* another architecture's numbers mean other calls */
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (unsigned)ARCHITECTURE, 1, 0),
    RETURN(SECCOMP_RET_KILL_PROCESS),
    LOAD(nr),
    ALLOW(read),
    ALLOW(pread64),
    ALLOW(lseek),
    ALLOW(close),
    ALLOW(fstat),
    ALLOW(newfstatat),
    ALLOW(mmap),
    ALLOW(munmap),
    ALLOW(mremap),
    ALLOW(mprotect),
    ALLOW(madvise),
    ALLOW(brk),
    ALLOW(futex),
    ALLOW(rt_sigaction),
    ALLOW(rt_sigprocmask),
    ALLOW(rt_sigreturn),
    ALLOW(sigaltstack),
    ALLOW(clock_gettime),
    ALLOW(getrandom),
    ALLOW(getpid),
    ALLOW(gettid),
    ALLOW(getuid),
    ALLOW(geteuid),
    ALLOW(getgid),
    ALLOW(getegid),
    ALLOW(uname),
    ALLOW(readlinkat),
    ALLOW(faccessat),
    ALLOW(set_tid_address),
    ALLOW(set_robust_list),
    ALLOW(rseq),
    ALLOW(prlimit64),
    ALLOW(execve),
    ALLOW(exit),
    ALLOW(exit_group),
#ifdef SYS_access
    ALLOW(access),
    ALLOW(readlink),
    ALLOW(stat),
    ALLOW(arch_prctl),
#endif
    ALLOW_WITH(write, 0, ~0U, 1),
    ALLOW_WITH(write, 0, ~0U, 2),
    ALLOW_WITH(openat, 2, O_ACCMODE | O_CREAT | O_TRUNC | O_APPEND, O_RDONLY),
    RETURN(SECCOMP_RET_ERRNO | EPERM),
};

bool sandbox_enter(void)
{
	static const struct sock_fprog filter = {sizeof statements / sizeof *statements,
	                                         statements};
	return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
	       prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) == 0;
}
