/* What a foreign program may do: tried by a child that has entered the sandbox. */
#include <criterion/criterion.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/sandbox.h"
#include "source/sandbox/sandbox.h"

/* One bit for each thing that went as it must. */
enum {
	READS = 1,
	NO_WRITING = 2,
	NO_CREATING = 4,
	NO_NETWORK = 8,
	NO_CHILD = 16,
	NO_CHANGE = 32,
	NO_SIGNAL = 64,
	NO_LIMIT = 128,
	ALL = 255
};

static bool is_refused(long answer)
{
	return answer < 0 && errno == EPERM;
}

static int try_all(void)
{
	struct rlimit limit = {1 << 30, 1 << 30};
	pid_t parent = getppid();
	int done = 0;
	done |= open("/etc/ld.so.cache", O_RDONLY) >= 0 ? READS : 0;
	done |= is_refused(open("/dev/null", O_WRONLY)) ? NO_WRITING : 0;
	done |=
	    is_refused(open("/tmp/zhinan-sandboxed", O_RDONLY | O_CREAT, 0600)) ? NO_CREATING : 0;
	done |= is_refused(socket(AF_INET, SOCK_STREAM, 0)) ? NO_NETWORK : 0;
	pid_t child = vfork();
	if (child == 0) {
		_exit(0);
	}
	done |= is_refused(child) ? NO_CHILD : 0;
	done |= is_refused(chmod("/dev/null", 0666)) ? NO_CHANGE : 0;
	done |=
	    is_refused(kill(parent, 0)) && is_refused(tgkill(parent, parent, 0)) ? NO_SIGNAL : 0;
	done |= is_refused(prlimit(parent, RLIMIT_AS, &limit, NULL)) &&
	                is_refused(prlimit(0, RLIMIT_AS, &limit, NULL))
	            ? NO_LIMIT
	            : 0;
	return done;
}

Test(sandbox, calls)
{
	int state = 0;
	pid_t child = fork();
	if (child == 0) {
		_exit(sandbox_enter() ? try_all() : 0);
	}
	cr_assert_eq(waitpid(child, &state, 0), child);
	cr_assert(WIFEXITED(state));
	cr_assert_eq(WEXITSTATUS(state), ALL, "%d", WEXITSTATUS(state));
}

/* Of those that only its owner can read, too: it may be run by root. */
static int try_files(void)
{
	static const char *const refused[] = {"/etc/passwd", "/proc/self/mem", "/proc/1/status",
	                                      "/",           "/tmp",           "/dev/null"};
	int wrong = open("/etc/ld.so.cache", O_RDONLY) < 0;
	for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
		wrong += open(refused[i], O_RDONLY) >= 0 || errno != EACCES;
	}
	return wrong;
}

Test(sandbox, files)
{
	int state = 0;
	if (!sandbox_knows_paths()) {
		cr_skip_test("the kernel has no Landlock");
	}
	pid_t child = fork();
	if (child == 0) {
		_exit(sandbox_close_files("/bin/true", -1) ? try_files() : 99);
	}
	cr_assert_eq(waitpid(child, &state, 0), child);
	cr_assert(WIFEXITED(state));
	cr_assert_eq(WEXITSTATUS(state), 0, "%d", WEXITSTATUS(state));
}
