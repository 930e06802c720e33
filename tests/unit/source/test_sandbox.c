/* What a foreign program may do: tried by a child that has entered the sandbox. */
#include <criterion/criterion.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "source/sandbox/sandbox.h"

/* One bit for each thing that went as it must. */
enum { READS = 1, NO_WRITING = 2, NO_CREATING = 4, NO_NETWORK = 8, NO_CHILD = 16, NO_CHANGE = 32 };

static int try_all(void)
{
	int done = 0;
	done |= open("/dev/null", O_RDONLY) >= 0 ? READS : 0;
	done |= open("/dev/null", O_WRONLY) < 0 && errno == EPERM ? NO_WRITING : 0;
	done |= open("/tmp/zhinan-sandboxed", O_RDONLY | O_CREAT, 0600) < 0 && errno == EPERM
	            ? NO_CREATING
	            : 0;
	done |= socket(AF_INET, SOCK_STREAM, 0) < 0 && errno == EPERM ? NO_NETWORK : 0;
	pid_t child = vfork();
	if (child == 0) {
		_exit(0);
	}
	done |= child < 0 && errno == EPERM ? NO_CHILD : 0;
	done |= chmod("/dev/null", 0666) < 0 && errno == EPERM ? NO_CHANGE : 0;
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
	cr_assert_eq(WEXITSTATUS(state), 63, "%d", WEXITSTATUS(state));
}
