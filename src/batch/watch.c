/* A watch for each folder; folders that are made later are watched, too. */
#include "batch/watch.h"

#include <dirent.h>
#include <errno.h>
#include <sys/poll.h>
#include <stdio.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include "batch/message.h"

enum {
	QUIET_MILLISECONDS = 500, /* with no event, after which what has come is complete */
	MAX_DEPTH = 64,
	EVENTS = IN_CLOSE_WRITE | IN_MOVED_TO | IN_CREATE | IN_ONLYDIR | IN_EXCL_UNLINK
};

/* The folder of a watch. */
struct watched {
	int watch;
	const char *path;
};

struct watch {
	int queue;
	struct arena *arena;
	struct stat results; /* st_ino is 0 where there is none yet */
	struct watched *folders;
	size_t count;
	size_t capacity;
};

static bool is_results(const struct watch *watch, const struct stat *st)
{
	return watch->results.st_ino == st->st_ino && watch->results.st_dev == st->st_dev;
}

/* Watches a folder and those in it. False where the system has no more watches. */
static bool add_folder(struct watch *watch, const char *path, size_t depth)
{
	struct stat st;
	bool is_folder = lstat(path, &st) == 0 && S_ISDIR(st.st_mode);
	if (!is_folder || is_results(watch, &st) || depth > MAX_DEPTH) {
		return true;
	}
	struct watched folder = {inotify_add_watch(watch->queue, path, EVENTS), path};
	if (folder.watch < 0) {
		return errno == ENOENT || errno == EACCES;
	}
	ARENA_PUSH(watch->arena, watch->folders, watch->count, watch->capacity, folder);
	bool is_watched = true;
	DIR *open = opendir(path);
	for (const struct dirent *entry; open && is_watched && (entry = readdir(open));) {
		if (entry->d_name[0] != '.') {
			const char *inner =
			    arena_format(watch->arena, "%s/%s", path, entry->d_name).data;
			is_watched = add_folder(watch, inner, depth + 1);
		}
	}
	if (open) {
		closedir(open);
	}
	return is_watched;
}

enum status watch_open(struct watch **out, struct arena *arena, char *const *inputs, size_t count,
                       const char *results, struct diags *diags)
{
	struct watch *watch = ARENA_NEW(arena, struct watch);
	*out = watch;
	watch->arena = arena;
	watch->queue = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
	bool is_watched = watch->queue >= 0;
	if (stat(results, &watch->results) != 0) {
		watch->results = (struct stat){0};
	}
	for (size_t i = 0; i < count && is_watched; i++) {
		struct stat st;
		/* A link that is named is followed; in folders none is. */
		bool is_link = lstat(inputs[i], &st) == 0 && S_ISLNK(st.st_mode);
		const char *path =
		    is_link ? arena_format(arena, "%s/.", inputs[i]).data : inputs[i];
		is_watched = add_folder(watch, path, 0);
	}
	if (!is_watched) {
		return diags_trouble(diags, &MESSAGE_WATCH_FAILED, STR(""),
		                     arena_format(arena, "%d", errno));
	}
	return watch->count > 0 ? STATUS_OK
	                        : diags_trouble(diags, &MESSAGE_WATCH_NO_FOLDER, STR(""));
}

/* Watches a folder that was made in one that is watched. */
static void look_at(struct watch *watch, const struct inotify_event *event)
{
	for (size_t i = 0; i < watch->count && (event->mask & IN_ISDIR) && event->len > 0; i++) {
		if (watch->folders[i].watch == event->wd && event->name[0] != '.') {
			const char *path =
			    arena_format(watch->arena, "%s/%s", watch->folders[i].path, event->name)
				.data;
			add_folder(watch, path, 1);
			return;
		}
	}
}

/* Reads the events that have come; false when the system fails. */
static bool read_events(struct watch *watch)
{
	_Alignas(struct inotify_event) char block[1 << 14];
	ssize_t size = read(watch->queue, block, sizeof block);
	for (ssize_t at = 0; at < size;) {
		const struct inotify_event *event = (const struct inotify_event *)(block + at);
		look_at(watch, event);
		at += (ssize_t)(sizeof *event + event->len);
	}
	return size > 0 || errno == EAGAIN || errno == EINTR;
}

bool watch_wait(struct watch *watch)
{
	struct pollfd queue = {.fd = watch->queue, .events = POLLIN};
	int timeout = -1; /* for ever, until the first */
	for (;;) {
		int ready = poll(&queue, 1, timeout);
		if (ready == 0) {
			return true;
		}
		bool is_alive = ready > 0 ? read_events(watch) : errno == EINTR;
		if (!is_alive) {
			return false;
		}
		timeout = ready > 0 ? QUIET_MILLISECONDS : timeout;
	}
}

void watch_close(struct watch *watch)
{
	if (watch && watch->queue >= 0) {
		close(watch->queue);
	}
}
