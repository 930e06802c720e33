/* Turns rules into a filter of system calls, by libseccomp. */
#include "base/sandbox.h"

#include <seccomp.h>
#include <sys/resource.h>

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

static uint32_t action_of(int answer)
{
	return answer == SANDBOX_ALLOW  ? SCMP_ACT_ALLOW
	       : answer == SANDBOX_KILL ? SCMP_ACT_KILL_PROCESS
	                                : SCMP_ACT_ERRNO((uint32_t)answer);
}

static bool add_rules(scmp_filter_ctx filter, const struct sandbox_rule *rules, size_t count)
{
	bool is_added = true;
	for (size_t i = 0; i < count && is_added; i++) {
		const struct sandbox_rule *rule = &rules[i];
		struct scmp_arg_cmp argument = SCMP_CMP(
		    (unsigned)rule->argument, SCMP_CMP_MASKED_EQ, rule->bits, rule->values);
		is_added = seccomp_rule_add_array(filter, action_of(rule->answer), rule->call,
		                                  rule->bits != 0, &argument) == 0;
	}
	return is_added;
}

bool sandbox_filter(const struct sandbox_rule *rules, size_t count, int otherwise)
{
	scmp_filter_ctx filter = seccomp_init(action_of(otherwise));
	bool is_loaded = filter && add_rules(filter, rules, count) &&
	                 add_rules(filter, usual, sizeof usual / sizeof *usual) &&
	                 seccomp_load(filter) == 0;
	seccomp_release(filter);
	return is_loaded;
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
