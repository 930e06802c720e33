/* A filter of system calls by libseccomp, and of files by Landlock, for which the C library has no functions. */
#include "base/sandbox.h"

#include <fcntl.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- system calls ---- */

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
		uint32_t values =
		    rule->values == SANDBOX_OWN_PROCESS ? (uint32_t)getpid() : rule->values;
		struct scmp_arg_cmp argument =
		    SCMP_CMP((unsigned)rule->argument, SCMP_CMP_MASKED_EQ, rule->bits, values);
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

/* ---- files ---- */

/* What a kernel can refuse grows with the version of its Landlock; the first is the access to files that every version
 * knows, from running one to making a link, the others moving, truncating, and the control of devices. */
static const uint64_t refusable[] = {0x1FFF, 0x3FFF, 0x7FFF, 0x7FFF, 0xFFFF};

enum { VERSIONS = sizeof refusable / sizeof *refusable };

static const uint64_t of_files = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_EXECUTE;

static long version_known(void)
{
	return syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
}

bool sandbox_knows_paths(void)
{
	return version_known() > 0;
}

static bool add_path(int rules, const char *path)
{
	struct stat st;
	struct landlock_path_beneath_attr beneath = {.parent_fd = open(path, O_PATH | O_CLOEXEC),
	                                             .allowed_access = of_files};
	if (beneath.parent_fd < 0) {
		return true; /* it is not there */
	}
	bool is_added = fstat(beneath.parent_fd, &st) == 0;
	if (is_added && S_ISDIR(st.st_mode)) {
		beneath.allowed_access |= LANDLOCK_ACCESS_FS_READ_DIR;
	}
	is_added = is_added && syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH,
	                               &beneath, 0) == 0;
	close(beneath.parent_fd);
	return is_added;
}

bool sandbox_files(const char *const *paths)
{
	long version = version_known();
	if (version < 1) {
		return false;
	}
	size_t at = (size_t)(version < VERSIONS ? version : VERSIONS) - 1;
	const struct landlock_ruleset_attr all = {.handled_access_fs = refusable[at]};
	int rules = (int)syscall(SYS_landlock_create_ruleset, &all, sizeof all, 0);
	bool is_confined = rules >= 0;
	for (size_t i = 0; is_confined && paths[i]; i++) {
		is_confined = add_path(rules, paths[i]);
	}
	is_confined = is_confined && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
	              syscall(SYS_landlock_restrict_self, rules, 0) == 0;
	if (rules >= 0) {
		close(rules);
	}
	return is_confined;
}

/* ---- resources ---- */

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
