/* Starts all parts of the server, waits, and stops them. */
#include "serve/serve.h"

#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/library.h"
#include "base/processors.h"
#include "base/system_error.h"
#include "serve/message.h"
#include "serve/server.h"

enum { JOB_SECONDS = 300, KEPT_SETS = 64, MAX_WORKERS = 8 };

/* Gives memory back to the system soon: most of the time there is nothing to do. */
static void give_back_memory(void)
{
	mallopt(M_ARENA_MAX, 2);
	mallopt(M_TRIM_THRESHOLD, 1 << 20);
	mallopt(M_TOP_PAD, 0);
	mallopt(M_MMAP_THRESHOLD, 128 << 10);
}

static size_t worker_count(void)
{
	size_t processors = processor_count();
	return processors > MAX_WORKERS ? MAX_WORKERS : processors;
}

/* Opens an address in a browser. What opens it is no part of this program, and outlives it. */
static bool open_browser(char *address, pid_t *process)
{
	char name[] = "xdg-open";
	char *argv[] = {name, address, NULL};
	sigset_t none;
	posix_spawnattr_t attributes;
	posix_spawn_file_actions_t actions;
	sigemptyset(&none);
	posix_spawnattr_init(&attributes);
	posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK);
	posix_spawnattr_setsigmask(&attributes, &none);
	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
	posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
	posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
	bool is_open = posix_spawnp(process, name, &actions, &attributes, argv, environ) == 0;
	posix_spawn_file_actions_destroy(&actions);
	posix_spawnattr_destroy(&attributes);
	return is_open;
}

static void say_address(const struct server *server, struct arena *arena)
{
	const struct wording words = {server->options->language, arena};
	pid_t browser = -1;
	struct str address =
	    arena_format(arena, "http://127.0.0.1:%u/%s/", server->port, server->token);
	struct str line = words_say(&words, &MESSAGE_SERVE_AT, address);
	printf("%.*s\n", STR_FORMAT(line));
	if (server->options->opens && !open_browser((char *)(uintptr_t)address.data, &browser)) {
		line = words_of(&words, &MESSAGE_SERVE_NO_BROWSER);
		printf("%.*s\n", STR_FORMAT(line));
	}
	fflush(stdout);
}

/* Waits until it is time to end. */
static void wait_for_end(struct server *server, const sigset_t *signals)
{
	const struct timespec second = {.tv_sec = 1};
	size_t limit = server->options->idle_seconds;
	while (sigtimedwait(signals, NULL, &second) < 0) {
		http_tick(server->http);
		if (http_is_asked_to_stop(server->http) ||
		    (limit > 0 && http_idle(server->http) >= limit)) {
			return;
		}
	}
}

static enum status start_trouble(struct arena *arena, struct diags *diags,
                                 const struct server *server, enum http_error error, struct str why)
{
	int number = errno;
	struct str port = arena_format(arena, "%u", server->options->port);
	switch (error) {
	case HTTP_NO_LIBRARY:
		return diags_trouble(diags, &MESSAGE_SERVE_NO_LIBRARY, STR(""), why,
		                     library_package(LIBMICROHTTPD, arena));
	case HTTP_PORT_TAKEN:
		return diags_trouble(diags, &MESSAGE_SERVE_PORT_TAKEN, STR(""), port);
	default:
		return diags_trouble(diags, &MESSAGE_SERVE_NO_SOCKET, STR(""), port,
		                     str_from(strerrordesc_np(number)));
	}
}

/* From the start of the threads to their end. */
static enum status run(struct server *server, struct arena *arena, struct diags *diags,
                       const sigset_t *signals)
{
	struct str why = {0};
	const struct http_options options = {
	    .port = server->options->port,
	    .uploads = &server->uploads,
	    .body_bytes = MAX_BODY,
	    .admit = server_admit,
	    .handle = server_handle,
	    .refuse = server_refuse,
	    .handler = server,
	};
	enum http_error error = http_start(&server->http, &server->port, &options, arena, &why);
	if (error != HTTP_STARTED) {
		int number = errno;
		work_stop(server->work);
		errno = number;
		return start_trouble(arena, diags, server, error, why);
	}
	say_address(server, arena);
	wait_for_end(server, signals);
	work_stop(server->work);
	http_stop(server->http);
	return STATUS_OK;
}

enum status serve(const struct serve_options *options, struct arena *arena, struct diags *diags)
{
	struct server server = {.options = options};
	struct work_options work = {
	    .arguments = options->arguments,
	    .workers = worker_count(),
	    .seconds = JOB_SECONDS,
	    .count_limit = KEPT_SETS,
	    .byte_limit = MAX_KEPT,
	    .folder = -1,
	};
	sigset_t signals;
	sigemptyset(&signals);
	sigaddset(&signals, SIGINT);
	sigaddset(&signals, SIGTERM);
	sigaddset(&signals, SIGHUP);
	give_back_memory();
	if (options->folder) {
		work.folder = open(options->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
		if (work.folder < 0) {
			return unwritable(diags, options->folder, errno);
		}
	}
	/* Before any thread is made, so that none of them gets these. */
	pthread_sigmask(SIG_BLOCK, &signals, NULL);
	signal(SIGPIPE, SIG_IGN);
	bool has_token = guard_token(server.token);
	server.work = has_token ? work_start(&work) : NULL;
	enum status status = STATUS_TROUBLE;
	if (server.work) {
		server.uploads = (struct upload_limits){
		    .file_bytes = options->max_bytes,
		    .files = MAX_UPLOAD_FILES,
		    .reserve = work_reserve,
		    .give_back = work_give_back,
		    .owner = server.work,
		};
		status = run(&server, arena, diags, &signals);
		work_free(server.work);
	} else {
		diags_add(diags, DIAG_ERROR, &MESSAGE_SERVE_NO_START, STR(""),
		          (const struct str[DIAG_ARGUMENTS]){{0}});
	}
	if (work.folder >= 0) {
		close(work.folder);
	}
	return status;
}
