/* Rules as a program for the kernel's filter of system calls. It is written without libseccomp, which
 * allocates memory: after a fork of a process with threads that may wait for ever. */
#include "base/sandbox.h"

#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#if defined(__x86_64__)
enum { ARCHITECTURE = (int)AUDIT_ARCH_X86_64 };
#elif defined(__aarch64__)
enum { ARCHITECTURE = (int)AUDIT_ARCH_AARCH64 };
#else
#error "the filter of system calls needs the name of this architecture"
#endif

static const struct sandbox_rule usual[] = {
    {.call = SYS_read},
    {.call = SYS_pread64},
    {.call = SYS_lseek},
    {.call = SYS_close},
    {.call = SYS_fstat},
    {.call = SYS_newfstatat},
    {.call = SYS_mmap},
    {.call = SYS_munmap},
    {.call = SYS_mremap},
    {.call = SYS_mprotect},
    {.call = SYS_madvise},
    {.call = SYS_brk},
    {.call = SYS_futex},
    {.call = SYS_rt_sigaction},
    {.call = SYS_rt_sigprocmask},
    {.call = SYS_rt_sigreturn},
    {.call = SYS_sigaltstack},
    {.call = SYS_clock_gettime},
    {.call = SYS_getrandom},
    {.call = SYS_getpid},
    {.call = SYS_gettid},
    {.call = SYS_getuid},
    {.call = SYS_geteuid},
    {.call = SYS_getgid},
    {.call = SYS_getegid},
    {.call = SYS_uname},
    {.call = SYS_readlinkat},
    {.call = SYS_faccessat},
    {.call = SYS_exit},
    {.call = SYS_exit_group},
#ifdef SYS_access
    {.call = SYS_access},
    {.call = SYS_readlink},
    {.call = SYS_stat},
#endif
    {SYS_write, SANDBOX_ALLOW, 0, ~0U, 1},
    {SYS_write, SANDBOX_ALLOW, 0, ~0U, 2},
};

enum { MAX_STATEMENTS = 512, STATEMENTS_PER_RULE = 6 };

struct program {
	struct sock_filter statements[MAX_STATEMENTS];
	unsigned short count;
};

static void add(struct program *program, struct sock_filter statement)
{
	program->statements[program->count++] = statement;
}

static void load(struct program *program, size_t offset)
{
	add(program, (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (unsigned)offset));
}

static void answer(struct program *program, int how)
{
	unsigned action = how == SANDBOX_ALLOW  ? SECCOMP_RET_ALLOW
	                  : how == SANDBOX_KILL ? SECCOMP_RET_KILL_PROCESS
	                                        : SECCOMP_RET_ERRNO | (unsigned)how;
	add(program, (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, action));
}

/* Steps over so many statements where what was loaded has another value. */
static void unless(struct program *program, unsigned value, unsigned char steps)
{
	add(program, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, value, 0, steps));
}

static void add_rule(struct program *program, const struct sandbox_rule *rule)
{
	unless(program, (unsigned)rule->call, rule->bits == 0 ? 1 : 5);
	if (rule->bits == 0) {
		answer(program, rule->answer);
		return;
	}
	load(program, offsetof(struct seccomp_data, args) +
	                  (size_t)rule->argument * sizeof(uint64_t)); /* the lower half */
	add(program, (struct sock_filter)BPF_STMT(BPF_ALU | BPF_AND | BPF_K, rule->bits));
	unless(program, rule->values, 1);
	answer(program, rule->answer);
	load(program, offsetof(struct seccomp_data, nr));
}

bool sandbox_filter(const struct sandbox_rule *rules, size_t count, int otherwise)
{
	size_t usual_count = sizeof usual / sizeof *usual;
	struct program program = {.count = 0};
	if ((count + usual_count + 1) * STATEMENTS_PER_RULE > MAX_STATEMENTS) {
		return false;
	}
	/* Another architecture's numbers mean other calls. */
	load(&program, offsetof(struct seccomp_data, arch));
	add(&program,
	    (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (unsigned)ARCHITECTURE, 1, 0));
	answer(&program, SANDBOX_KILL);
	load(&program, offsetof(struct seccomp_data, nr));
	for (size_t i = 0; i < count; i++) {
		add_rule(&program, &rules[i]);
	}
	for (size_t i = 0; i < usual_count; i++) {
		add_rule(&program, &usual[i]);
	}
	answer(&program, otherwise);
	struct sock_fprog filter = {program.count, program.statements};
	return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
	       prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) == 0;
}

bool sandbox_limit(int resource, uint64_t soft, uint64_t hard)
{
	struct rlimit now;
	if (getrlimit((__rlimit_resource_t)resource, &now) != 0) {
		return false;
	}
	now.rlim_max = now.rlim_max < hard ? now.rlim_max : hard;
	now.rlim_cur = now.rlim_cur < soft ? now.rlim_cur : soft;
	now.rlim_cur = now.rlim_cur < now.rlim_max ? now.rlim_cur : now.rlim_max;
	return setrlimit((__rlimit_resource_t)resource, &now) == 0;
}
