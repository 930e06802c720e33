/* Lists of system calls and of files that outlive exec. */
#include "source/sandbox/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>

#include "base/opens.h"
#include "base/sandbox.h"

/* Beside the usual: what it takes to become a program, and the start of one by the C library. */
static const struct sandbox_rule rules[] = {
    {.call = SYS_execve},
    {.call = SYS_set_tid_address},
    {.call = SYS_set_robust_list},
    {.call = SYS_rseq},
    {SYS_tgkill, SANDBOX_ALLOW, 0, ~0U, SANDBOX_OWN_PROCESS}, /* abort */
#ifdef SYS_arch_prctl
    {.call = SYS_arch_prctl},
#endif
    {SYS_openat, SANDBOX_ALLOW, 2, O_ACCMODE | O_CREAT | O_TRUNC | O_APPEND, O_RDONLY},
};

/* Folders of libraries, here and on other systems; what the C library reads at its start; the tables of antiword and
 * poppler. A path and what it leads to are two. */
const char *const sandbox_readable[] = {
    "/lib",
    "/lib64",
    "/usr/lib",
    "/usr/lib64",
    "/usr/local/lib",
    "/etc/ld.so.cache",
    "/usr/share/locale",
    "/usr/share/antiword",
    "/usr/local/share/antiword",
    "/usr/share/poppler",
    "/usr/local/share/poppler",
    NULL,
};

bool sandbox_close_files(const char *program, int channel)
{
	enum { COUNT = sizeof sandbox_readable / sizeof *sandbox_readable };
	if (!sandbox_knows_paths()) {
		return opens_ask(channel);
	}
	const char *paths[COUNT + 1] = {program};
	memcpy(paths + 1, sandbox_readable, sizeof sandbox_readable);
	return sandbox_files(paths);
}

bool sandbox_enter(void)
{
	return sandbox_filter(rules, sizeof rules / sizeof *rules, EPERM);
}
