/* posix_spawn and poll. The process is never forked without exec: other threads of the server could hold locks. */
#include "serve/child.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/sandbox.h"

enum { PIPE_BYTES = 64 * 1024, MAX_EXIT_CODE = 2, MAX_FILES = 128 };
/* Of a file in memory, which a reader gets its input in and a workbook is made in. */
#define MAX_FILE_BYTES ((uint64_t)1 << 30)

static int64_t milliseconds(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* A run that is going on. */
struct run {
	const struct child *child;
	struct buf *out;
	pid_t process;
	int to;   /* its standard input; -1 when all was written */
	int from; /* its standard output */
	size_t piece;
	size_t offset; /* in that piece */
	int64_t deadline;
};

/* ---- starting ---- */

static bool set_attributes(posix_spawnattr_t *attributes)
{
	sigset_t none;
	sigset_t pipe_signal;
	sigemptyset(&none);
	sigemptyset(&pipe_signal);
	sigaddset(&pipe_signal, SIGPIPE);
	return posix_spawnattr_setflags(attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK |
	                                                POSIX_SPAWN_SETSIGDEF) == 0 &&
	       posix_spawnattr_setpgroup(attributes, 0) == 0 &&
	       posix_spawnattr_setsigmask(attributes, &none) == 0 &&
	       posix_spawnattr_setsigdefault(attributes, &pipe_signal) == 0;
}

static bool set_files(posix_spawn_file_actions_t *actions, int input, int output)
{
	return posix_spawn_file_actions_adddup2(actions, input, 0) == 0 &&
	       posix_spawn_file_actions_adddup2(actions, output, 1) == 0 &&
	       posix_spawn_file_actions_addopen(actions, 2, "/dev/null", O_WRONLY, 0) == 0 &&
	       posix_spawn_file_actions_addclosefrom_np(actions, 3) == 0;
}

static bool spawn(pid_t *process, const struct child *child, int input, int output)
{
	const char *program = child->program ? child->program : "/proc/self/exe";
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attributes;
	if (posix_spawn_file_actions_init(&actions) != 0) {
		return false;
	}
	if (posix_spawnattr_init(&attributes) != 0) {
		posix_spawn_file_actions_destroy(&actions);
		return false;
	}
	bool is_started =
	    set_attributes(&attributes) && set_files(&actions, input, output) &&
	    posix_spawn(process, program, &actions, &attributes, child->argv, environ) == 0;
	posix_spawnattr_destroy(&attributes);
	posix_spawn_file_actions_destroy(&actions);
	return is_started;
}

static void close_end(int *descriptor)
{
	if (*descriptor >= 0) {
		close(*descriptor);
		*descriptor = -1;
	}
}

static bool start(struct run *run)
{
	int input[2];
	int output[2];
	if (pipe2(input, O_CLOEXEC) != 0) {
		return false;
	}
	if (pipe2(output, O_CLOEXEC) != 0) {
		close(input[0]);
		close(input[1]);
		return false;
	}
	run->to = input[1];
	run->from = output[0];
	bool is_started = spawn(&run->process, run->child, input[0], output[1]);
	close(input[0]);
	close(output[1]);
	/* Only our ends: the process itself reads and writes without a thought of that. */
	if (!is_started || fcntl(run->to, F_SETFL, O_NONBLOCK) != 0 ||
	    fcntl(run->from, F_SETFL, O_NONBLOCK) != 0) {
		close_end(&run->to);
		close_end(&run->from);
	}
	return is_started;
}

/* ---- talking ---- */

static void give(struct run *run)
{
	const struct child *child = run->child;
	while (run->to >= 0 && run->piece < child->input_count) {
		struct str rest =
		    str_slice(child->input[run->piece], run->offset, child->input[run->piece].size);
		ssize_t done = rest.size > 0 ? write(run->to, rest.data, rest.size) : 0;
		if (done < 0) {
			if (errno != EAGAIN && errno != EINTR) {
				close_end(&run->to); /* it wants no more of it */
			}
			return;
		}
		run->offset += (size_t)done;
		if ((size_t)done == rest.size) {
			run->piece++;
			run->offset = 0;
		}
	}
	close_end(&run->to);
}

/* Takes what is there. False at the end, or where it is too much. */
static bool take(struct run *run, enum child_end *end)
{
	char block[PIPE_BYTES];
	ssize_t got = read(run->from, block, sizeof block);
	if (got < 0) {
		return errno == EAGAIN || errno == EINTR;
	}
	if (got > 0 && run->out->size + (size_t)got > run->child->output_limit) {
		*end = CHILD_TOO_MUCH;
		return false;
	}
	if (got > 0) {
		buf_append(run->out, (struct str){block, (size_t)got});
		if (run->child->heard) {
			run->child->heard(run->child->listener, buf_str(run->out));
		}
	}
	return got > 0;
}

/* Gives and takes until the process closes its output. */
static enum child_end talk(struct run *run)
{
	enum child_end end = CHILD_ENDED;
	for (;;) {
		int64_t left = run->deadline - milliseconds();
		struct pollfd wait[] = {{.fd = run->from, .events = POLLIN},
		                        {.fd = run->to, .events = POLLOUT},
		                        {.fd = run->child->stop, .events = POLLIN}};
		int ready = left > 0 ? poll(wait, 3, (int)left) : 0;
		if (ready < 0 && errno == EINTR) {
			continue;
		}
		if (ready <= 0) {
			return CHILD_TOO_SLOW;
		}
		if (wait[2].revents) {
			return CHILD_STOPPED;
		}
		if (wait[1].revents) {
			give(run);
		}
		if (wait[0].revents && !take(run, &end)) {
			return end;
		}
	}
}

/* Waits for the process to end, which it does soon after its output is closed, and kills it and what it started where
 * it does not. */
static enum child_end reap(const struct run *run, enum child_end end)
{
	static const struct timespec pause = {.tv_nsec = 500 * 1000};
	siginfo_t state = {0};
	int options = WEXITED | WNOWAIT | WNOHANG;
	id_t process = (id_t)run->process;
	/* It stays, as a zombie, until the others of its group were killed: so no other group can have its number. */
	while (end == CHILD_ENDED && waitid(P_PID, process, &state, options) == 0 &&
	       state.si_pid == 0 && milliseconds() < run->deadline) {
		nanosleep(&pause, NULL);
	}
	if (end == CHILD_ENDED && state.si_pid == 0) {
		end = CHILD_TOO_SLOW;
	}
	kill(-run->process, SIGKILL);
	while (waitid(P_PID, process, &state, WEXITED) != 0 && errno == EINTR) {
	}
	if (end != CHILD_ENDED) {
		return end;
	}
	if (state.si_code == CLD_EXITED) {
		return state.si_status <= MAX_EXIT_CODE ? CHILD_ENDED : CHILD_FAILED;
	}
	return state.si_status == SIGXCPU ? CHILD_TOO_SLOW : CHILD_FAILED;
}

enum child_end child_run(struct buf *out, const struct child *child)
{
	struct run run = {.child = child, .out = out, .to = -1, .from = -1};
	run.deadline = milliseconds() + (int64_t)child->seconds * 1000;
	if (!start(&run)) {
		return CHILD_NOT_STARTED;
	}
	enum child_end end = run.from >= 0 ? talk(&run) : CHILD_NOT_STARTED;
	close_end(&run.to);
	close_end(&run.from);
	return reap(&run, end);
}

bool child_confine(size_t seconds, size_t bytes)
{
	static const char in_memory[] = "/dev/shm"; /* for files that a library makes for itself */
	if (access(in_memory, W_OK) == 0) {
		setenv("TMPDIR", in_memory, 1);
	}
	return prctl(PR_SET_PDEATHSIG, SIGKILL) == 0 &&
	       prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
	       (bytes == 0 || sandbox_limit(RLIMIT_AS, bytes, bytes)) &&
	       sandbox_limit(RLIMIT_CPU, seconds, seconds + 1) &&
	       sandbox_limit(RLIMIT_FSIZE, MAX_FILE_BYTES, MAX_FILE_BYTES) &&
	       sandbox_limit(RLIMIT_NOFILE, MAX_FILES, MAX_FILES) &&
	       sandbox_limit(RLIMIT_CORE, 0, 0);
}
