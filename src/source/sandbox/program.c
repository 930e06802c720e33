/* A child process with its input in memory and its output in a pipe. */
#include "source/sandbox/program.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/opens.h"
#include "base/sandbox.h"
#include "source/message.h"
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

/* What the two processes share. */
struct link {
	int input;   /* its standard input */
	int output;  /* what it writes comes back here */
	int channel; /* what it sends before it becomes the program: see base/opens.h */
};

enum { CHANNEL = STDERR_FILENO + 1 };

/* In the child: has the three standard descriptors and the channel, and no other. Any of them may have the number of
 * another where the parent has closed that, and a descriptor is only free of its mark to close on exec where it is
 * copied to another number. */
static bool take_standard(const struct link *own)
{
	int input = fcntl(own->input, F_DUPFD_CLOEXEC, CHANNEL);
	int output = fcntl(own->output, F_DUPFD_CLOEXEC, CHANNEL);
	int channel = fcntl(own->channel, F_DUPFD_CLOEXEC, CHANNEL);
	int nothing = open("/dev/null", O_WRONLY | O_CLOEXEC);
	int errors = fcntl(nothing, F_DUPFD_CLOEXEC, CHANNEL);
	bool is_taken = channel >= 0 && dup2(input, 0) == 0 && dup2(output, 1) == 1 &&
	                dup2(errors, 2) == 2 && dup2(channel, CHANNEL) == CHANNEL;
	close_range(CHANNEL + 1, ~0U, 0);
	return is_taken;
}

/* In the child, between fork and exec: only calls that are safe there. */
static _Noreturn void become(const struct run *run, const struct link *own, pid_t parent)
{
	static char locale[] = "LC_ALL=C.UTF-8";
	static char *const environment[] = {locale, NULL};
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
	/* Before the limit on descriptors: the parent may have more. */
	if (getppid() != parent || !take_standard(own)) {
		_exit(NOT_STARTED);
	}
	sandbox_limit(RLIMIT_CPU, run->seconds, run->seconds + 1);
	sandbox_limit(RLIMIT_AS, MAX_MEMORY, MAX_MEMORY);
	sandbox_limit(RLIMIT_NOFILE, MAX_FILES, MAX_FILES);
	sandbox_limit(RLIMIT_FSIZE, 0, 0);
	sandbox_limit(RLIMIT_CORE, 0, 0);
	if ((run->is_foreign || !sandbox_knows_paths()) &&
	    !sandbox_close_files(run->argv[0], CHANNEL) && run->is_foreign) {
		_exit(NOT_STARTED); /* one of ours sees for itself whether it is confined */
	}
	close_range(CHANNEL, ~0U, 0);
	if (!run->is_foreign || sandbox_enter()) {
		execve(run->argv[0], (char *const *)(uintptr_t)run->argv, environment);
	}
	_exit(NOT_STARTED);
}

/* A program that is running. */
struct running {
	const struct run *run;
	struct run_result *result;
	pid_t child;
	int from;    /* what it writes */
	int channel; /* what it sends first */
	int asked;   /* a descriptor by which it asks for files, or -1 */
	int64_t deadline;
};

/* Takes what the program has written. False where that was too much, or all. */
static bool take(const struct running *running, bool *is_done)
{
	char block[PIPE_BYTES];
	struct run_result *result = running->result;
	ssize_t got = read(running->from, block, sizeof block);
	if (got < 0 && errno == EINTR) {
		return true;
	}
	if (got > 0 && result->out.size + (size_t)got > running->run->output_limit) {
		result->end = RUN_TOO_MUCH;
	} else if (got > 0) {
		buf_append(&result->out, (struct str){block, (size_t)got});
		return true;
	} else {
		*is_done = true;
	}
	return false;
}

static void answer(struct running *running, const struct pollfd *asking)
{
	if (asking->revents & POLLIN) {
		opens_answer(running->asked, running->child, sandbox_readable);
	} else if (asking->revents) { /* its process is gone */
		close(running->asked);
		running->asked = -1;
	}
}

/* Whether the program sends something first; once. */
static void receive(struct running *running)
{
	running->asked = opens_receive(running->channel);
	close(running->channel);
	running->channel = -1;
}

/* Reads until the program closes its output; false where that took too long or was too much. */
static bool collect(struct running *running)
{
	for (bool is_done = false;;) {
		int64_t left = running->deadline - milliseconds();
		struct pollfd wait[] = {{.fd = running->from, .events = POLLIN},
		                        {.fd = running->channel, .events = POLLIN},
		                        {.fd = running->asked, .events = POLLIN}};
		int ready = left > 0 ? poll(wait, 3, (int)left) : 0;
		if (ready < 0 && errno == EINTR) {
			continue;
		}
		if (ready <= 0) {
			running->result->end = RUN_TOO_SLOW;
			return false;
		}
		if (wait[1].revents) {
			receive(running);
		}
		if (wait[2].revents) {
			answer(running, &wait[2]);
		}
		if (wait[0].revents && !take(running, &is_done)) {
			return is_done;
		}
	}
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

/* Waits for the child to end, which it does soon after its output is closed. False at the deadline. */
static bool await(const struct running *running)
{
	static const struct timespec pause = {.tv_nsec = 500 * 1000};
	int state = 0;
	while (milliseconds() < running->deadline) {
		pid_t ended = waitpid(running->child, &state, WNOHANG);
		if (ended == running->child) {
			classify_end(running->result, state);
			return true;
		}
		if (ended < 0 && errno != EINTR) {
			running->result->end = RUN_LOST;
			return true;
		}
		nanosleep(&pause, NULL);
	}
	running->result->end = RUN_TOO_SLOW;
	return false;
}

static void end(pid_t child)
{
	kill(child, SIGKILL);
	while (waitpid(child, NULL, 0) < 0 && errno == EINTR) {
	}
}

static void close_if_open(int descriptor)
{
	if (descriptor >= 0) {
		close(descriptor);
	}
}

/* Talks with the program until it ends, or is ended. */
static void follow(struct running *running)
{
	bool is_done = collect(running);
	/* It may close its output and still ask for files: it gets none, and ends. */
	close_if_open(running->asked);
	if (!is_done || !await(running)) {
		end(running->child);
	}
}

void run_program(struct run_result *result, const struct run *run)
{
	int output[2] = {-1, -1};
	int channel[2] = {-1, -1};
	int input = open_input(run->input);
	*result = (struct run_result){.end = RUN_NOT_STARTED};
	buf_init(&result->out);
	if (input >= 0 && pipe2(output, O_CLOEXEC) == 0 &&
	    socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, channel) == 0) {
		pid_t parent = getpid();
		struct running running = {.run = run,
		                          .result = result,
		                          .from = output[0],
		                          .channel = channel[0],
		                          .asked = -1,
		                          .deadline = milliseconds() +
		                                      (int64_t)run->seconds * 1000 * CLOCK_FACTOR};
		const struct link own = {input, output[1], channel[1]};
		running.child = fork();
		if (running.child == 0) {
			become(run, &own, parent);
		}
		close(output[1]);
		close(channel[1]);
		output[1] = channel[1] = -1;
		if (running.child > 0) {
			follow(&running);
		}
		channel[0] = running.channel;
	}
	close_if_open(input);
	for (size_t i = 0; i < 2; i++) {
		close_if_open(output[i]);
		close_if_open(channel[i]);
	}
}

enum status run_trouble(const struct run_result *result, struct reading_job *job,
                        struct str program)
{
	struct arena *arena = job->arena;
	struct diags *diags = job->diags;
	struct str code = arena_format(arena, "%d", result->code);
	const char *signal_name = sigdescr_np(result->code);
	switch (result->end) {
	case RUN_TOO_SLOW:
		return diags_trouble(diags, &MESSAGE_SOURCE_HELPER_SLOW, job->file, program,
		                     arena_format(arena, "%zu", job->options.helper_seconds));
	case RUN_TOO_MUCH:
		return diags_trouble(diags, &MESSAGE_SOURCE_UNPACKED, job->file,
		                     arena_format(arena, "%zu", job->options.unpacked_limit));
	case RUN_NOT_STARTED:
		return diags_trouble(diags, &MESSAGE_SOURCE_HELPER_UNSTARTED, job->file, program);
	case RUN_LOST:
		return diags_trouble(diags, &MESSAGE_SOURCE_HELPER_LOST, job->file, program);
	case RUN_KILLED:
		return diags_trouble(diags, &MESSAGE_SOURCE_HELPER_KILLED, job->file, program, code,
		                     str_from(signal_name ? signal_name : "?"));
	default:
		return diags_trouble(diags, &MESSAGE_SOURCE_HELPER_FAILED, job->file, program,
		                     code);
	}
}
