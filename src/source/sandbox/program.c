/* A child process with its input in memory and its output in a pipe. */
#include "source/sandbox/program.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/sandbox.h"
#include "source/sandbox/sandbox.h"

enum {
	CLOCK_FACTOR = 4, /* seconds by the clock for one of the processor */
	PIPE_BYTES = 64 * 1024,
	NOT_STARTED = 127,
	MAX_FILES = 64
};
#define MAX_MEMORY ((rlim_t)512 << 20)

static int64_t milliseconds(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* A file in memory that holds the input, or -1. */
static int open_input(struct str input)
{
	int file = memfd_create("zhinan-input", MFD_CLOEXEC);
	size_t done = 0;
	while (file >= 0 && done < input.size) {
		ssize_t written = write(file, input.data + done, input.size - done);
		if (written <= 0) {
			close(file);
			return -1;
		}
		done += (size_t)written;
	}
	if (file >= 0) {
		lseek(file, 0, SEEK_SET);
	}
	return file;
}

/* In the child, between fork and exec: only calls that are safe there. */
static _Noreturn void become(const struct run *run, int input, int output, pid_t parent)
{
	static char locale[] = "LC_ALL=C.UTF-8";
	static char *const environment[] = {locale, NULL};
	int nothing = open("/dev/null", O_WRONLY | O_CLOEXEC);
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
	sandbox_limit(RLIMIT_CPU, run->seconds, run->seconds + 1);
	sandbox_limit(RLIMIT_AS, MAX_MEMORY, MAX_MEMORY);
	sandbox_limit(RLIMIT_NOFILE, MAX_FILES, MAX_FILES);
	sandbox_limit(RLIMIT_FSIZE, 0, 0);
	sandbox_limit(RLIMIT_CORE, 0, 0);
	if (getppid() == parent && dup2(input, 0) == 0 && dup2(output, 1) == 1 &&
	    dup2(nothing, 2) == 2) {
		close_range(3, ~0U, 0);
		if (run->is_foreign && !sandbox_enter()) {
			_exit(NOT_STARTED);
		}
		execve(run->argv[0], (char *const *)(uintptr_t)run->argv, environment);
	}
	_exit(NOT_STARTED);
}

/* Reads until the other end closes; false where that took too long or was too much. */
static bool collect(struct run_result *result, const struct run *run, int from, int64_t deadline)
{
	char block[PIPE_BYTES];
	for (;;) {
		int64_t left = deadline - milliseconds();
		struct pollfd wait = {.fd = from, .events = POLLIN};
		if (left <= 0 || poll(&wait, 1, (int)left) == 0) {
			result->end = RUN_TOO_SLOW;
			return false;
		}
		ssize_t got = read(from, block, sizeof block);
		if (got < 0 && errno == EINTR) {
			continue;
		}
		if (got <= 0) {
			return true;
		}
		if (result->out.size + (size_t)got > run->output_limit) {
			result->end = RUN_TOO_MUCH;
			return false;
		}
		buf_append(&result->out, (struct str){block, (size_t)got});
	}
}

/* Waits for the child to end, which it does soon after its output is closed; kills it at the deadline,
 * or where it is not done. */
static int await(pid_t child, bool is_done, int64_t deadline)
{
	static const struct timespec pause = {.tv_nsec = 500 * 1000};
	int state = 0;
	while (is_done && milliseconds() < deadline) {
		pid_t ended = waitpid(child, &state, WNOHANG);
		if (ended != 0) {
			return state;
		}
		nanosleep(&pause, NULL);
	}
	kill(child, SIGKILL);
	while (waitpid(child, &state, 0) < 0 && errno == EINTR) {
	}
	return state;
}

static void classify_end(struct run_result *result, int state)
{
	if (WIFEXITED(state)) {
		result->code = WEXITSTATUS(state);
		result->end = result->code == NOT_STARTED ? RUN_NOT_STARTED : RUN_EXITED;
	} else {
		result->code = WTERMSIG(state);
		result->end = result->code == SIGXCPU ? RUN_TOO_SLOW : RUN_KILLED;
	}
}

void run_program(struct run_result *result, const struct run *run)
{
	int ends[2];
	int input = open_input(run->input);
	*result = (struct run_result){.end = RUN_NOT_STARTED};
	buf_init(&result->out);
	if (input < 0 || pipe2(ends, O_CLOEXEC) != 0) {
		if (input >= 0) {
			close(input);
		}
		return;
	}
	pid_t parent = getpid();
	int64_t deadline = milliseconds() + (int64_t)run->seconds * 1000 * CLOCK_FACTOR;
	pid_t child = fork();
	if (child == 0) {
		become(run, input, ends[1], parent);
	}
	close(input);
	close(ends[1]);
	if (child > 0) {
		bool is_done = collect(result, run, ends[0], deadline);
		int state = await(child, is_done, deadline);
		if (is_done) {
			classify_end(result, state);
		}
	}
	close(ends[0]);
}
