/* A list of system calls that outlives exec. */
#include "source/sandbox/sandbox.h"

#include <errno.h>
#include <fcntl.h>

#include "base/sandbox.h"

/* Beside the usual: what it takes to become a program, and the start of one by the C library. */
static const struct sandbox_rule rules[] = {
    {.call = SYS_execve},
    {.call = SYS_set_tid_address},
    {.call = SYS_set_robust_list},
    {.call = SYS_rseq},
    {.call = SYS_prlimit64},
#ifdef SYS_arch_prctl
    {.call = SYS_arch_prctl},
#endif
    {SYS_openat, SANDBOX_ALLOW, 2, O_ACCMODE | O_CREAT | O_TRUNC | O_APPEND, O_RDONLY},
};

bool sandbox_enter(void)
{
	return sandbox_filter(rules, sizeof rules / sizeof *rules, EPERM);
}
