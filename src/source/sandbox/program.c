/* Child processes with their input in memory and their output in pipes. */
#include "source/sandbox/program.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
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
	MAX_FILES = 64,
	MAX_AT_ONCE = 16 /* programs: as many may have a page each */
};

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
	size_t memory = run->memory > 0 ? run->memory : RUN_MEMORY;
	sandbox_limit(RLIMIT_AS, memory, memory);
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

/* A program that is running, or a place for one. */
struct running {
	const struct run *run;
	struct run_result *result;
	pid_t child; /* 0: none */
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

static void close_if_open(int *descriptor)
{
	if (*descriptor >= 0) {
		close(*descriptor);
		*descriptor = -1;
	}
}

static void end(pid_t child)
{
	kill(child, SIGKILL);
	while (waitpid(child, NULL, 0) < 0 && errno == EINTR) {
	}
}

/* Ends the talk with a program: it may close its output and still ask for files, but gets none, and ends. */
static void conclude(struct running *running, bool is_done)
{
	close_if_open(&running->asked);
	if (!is_done || !await(running)) {
		end(running->child);
	}
	close_if_open(&running->from);
	close_if_open(&running->channel);
	running->child = 0;
}

enum { DESCRIPTORS = 3 /* of a program, that are waited for */ };

/* Takes what a program has written or asked; ends it where that was all, too much or too late. */
static void attend(struct running *running, const struct pollfd *wait)
{
	bool is_done = false;
	if (wait[1].revents) {
		receive(running);
	}
	if (wait[2].revents) {
		answer(running, &wait[2]);
	}
	if (wait[0].revents && !take(running, &is_done)) {
		conclude(running, is_done);
	} else if (milliseconds() >= running->deadline) {
		running->result->end = RUN_TOO_SLOW;
		conclude(running, false);
	}
}

/* Waits until one of the programs that run has something to say, or is too slow, and attends to it. */
static void attend_to_all(struct running *all, size_t count)
{
	struct pollfd waits[MAX_AT_ONCE * DESCRIPTORS];
	int64_t left = INT_MAX;
	for (size_t i = 0; i < count; i++) {
		struct pollfd *wait = waits + i * DESCRIPTORS;
		bool is_running = all[i].child > 0;
		wait[0] = (struct pollfd){.fd = is_running ? all[i].from : -1, .events = POLLIN};
		wait[1] = (struct pollfd){.fd = is_running ? all[i].channel : -1, .events = POLLIN};
		wait[2] = (struct pollfd){.fd = is_running ? all[i].asked : -1, .events = POLLIN};
		if (is_running && all[i].deadline - milliseconds() < left) {
			left = all[i].deadline - milliseconds();
		}
	}
	int ready = left > 0 ? poll(waits, count * DESCRIPTORS, (int)left) : 0;
	if (ready < 0) { /* nothing is known, but time may be over */
		memset(waits, 0, sizeof waits);
	}
	for (size_t i = 0; i < count; i++) {
		if (all[i].child > 0) {
			attend(&all[i], waits + i * DESCRIPTORS);
		}
	}
}

static size_t count_running(const struct running *all, size_t count)
{
	size_t running = 0;
	for (size_t i = 0; i < count; i++) {
		running += all[i].child > 0;
	}
	return running;
}

/* Starts a program. Where the system has no room for it, it has ended. */
static void start(struct running *running, const struct run *run, struct run_result *result)
{
	int output[2] = {-1, -1};
	int channel[2] = {-1, -1};
	int input = open_input(run->input);
	*result = (struct run_result){.end = RUN_NOT_STARTED, .seconds = run->seconds};
	buf_init(&result->out);
	*running =
	    (struct running){.run = run, .result = result, .from = -1, .channel = -1, .asked = -1};
	if (input >= 0 && pipe2(output, O_CLOEXEC) == 0 &&
	    socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, channel) == 0) {
		pid_t parent = getpid();
		const struct link own = {input, output[1], channel[1]};
		running->from = output[0];
		running->channel = channel[0];
		running->deadline = milliseconds() + (int64_t)run->seconds * 1000 * CLOCK_FACTOR;
		running->child = fork();
		if (running->child == 0) {
			become(run, &own, parent);
		}
		output[0] = channel[0] = -1;
	}
	close_if_open(&input);
	for (size_t i = 0; i < 2; i++) {
		close_if_open(&output[i]);
		close_if_open(&channel[i]);
	}
	if (running->child <= 0) {
		close_if_open(&running->from);
		close_if_open(&running->channel);
	}
}

void run_programs(struct run_result *results, const struct run *runs, size_t count,
                  const struct run_crew *crew)
{
	struct running all[MAX_AT_ONCE] = {0};
	size_t places = crew->at_once < 1             ? 1
	                : crew->at_once < MAX_AT_ONCE ? crew->at_once
	                                              : MAX_AT_ONCE;
	size_t next = 0;
	size_t ended = 0;
	if (crew->ended) {
		crew->ended(crew->context, 0, count);
	}
	while (ended < count) {
		for (size_t i = 0; i < places; i++) {
			while (all[i].child <= 0 && next < count) {
				start(&all[i], &runs[next], &results[next]);
				next++;
			}
		}
		if (next > ended) {
			attend_to_all(all, places);
		}
		size_t now = next - count_running(all, places);
		if (now > ended && crew->ended) {
			crew->ended(crew->context, now, count);
		}
		ended = now;
	}
}

void run_program(struct run_result *result, const struct run *run)
{
	static const struct run_crew alone = {.at_once = 1};
	run_programs(result, run, 1, &alone);
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
		                     arena_format(arena, "%zu", result->seconds));
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

const char *find_program(struct str name, struct arena *arena)
{
	static const char *const folders[] = {"/usr/bin", "/usr/local/bin"};
	for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
		struct str path = arena_format(arena, "%s/%.*s", folders[i], STR_FORMAT(name));
		if (access(path.data, X_OK) == 0) {
			return path.data;
		}
	}
	return NULL;
}
