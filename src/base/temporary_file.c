/* A list of paths without locks, which a signal handler may read at any time. */
#include "base/temporary_file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"

#define NAME_START ".zhinan-"
#define NAME_REST "XXXXXX"

/* ---- the list ---- */

/* Whoever takes a path out of the list owns it. With more files than places the sweep has what is left over. */
enum { MOST_FILES = 256 };
static _Atomic(char *) noted[MOST_FILES];

/* A child that was forked has a copy of the list, of files that are not its own. */
static _Atomic pid_t owner;

static void note(char *path)
{
	atomic_store(&owner, getpid());
	for (size_t i = 0; i < MOST_FILES; i++) {
		char *none = NULL;
		if (atomic_compare_exchange_strong(&noted[i], &none, path)) {
			return;
		}
	}
}

static void forget(char *path)
{
	for (size_t i = 0; i < MOST_FILES; i++) {
		char *same = path;
		if (atomic_compare_exchange_strong(&noted[i], &same, NULL)) {
			free(path);
			return;
		}
	}
}

void temporary_remove_all(void)
{
	for (size_t i = 0; i < MOST_FILES && atomic_load(&owner) == getpid(); i++) {
		char *path = atomic_exchange(&noted[i], NULL);
		if (path) {
			unlink(path);
		}
	}
}

char *temporary_note(const char *path)
{
	char *copy = strdup(path);
	if (!copy) {
		out_of_memory();
	}
	note(copy);
	return copy;
}

void temporary_end(char *path, bool keep)
{
	if (!keep) {
		unlink(path);
	}
	forget(path);
}

/* ---- signals ---- */

static void end_by_signal(int signal)
{
	temporary_remove_all();
	raise(signal); /* its action is the default one again */
}

void temporary_remove_on_signals(void)
{
	static const int signals[] = {SIGHUP, SIGINT, SIGQUIT, SIGPIPE, SIGTERM, SIGXCPU};
	for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
		struct sigaction old;
		struct sigaction action = {.sa_handler = end_by_signal,
		                           .sa_flags = (int)(SA_RESETHAND | SA_NODEFER)};
		sigemptyset(&action.sa_mask);
		if (sigaction(signals[i], NULL, &old) == 0 && old.sa_handler == SIG_DFL) {
			sigaction(signals[i], &action, NULL);
		}
	}
}

/* ---- files ---- */

/* Locks a file that was just made; false where a sweep took it for an abandoned one meanwhile. */
static bool lock(int file)
{
	struct stat st;
	while (flock(file, LOCK_EX) != 0 && errno == EINTR) {
	}
	/* Where a file system knows no locks, a sweep gets none and removes nothing. */
	return fstat(file, &st) != 0 || st.st_nlink > 0;
}

int temporary_open(char **path, const char *folder)
{
	for (;;) {
		const char *slash = *folder && folder[strlen(folder) - 1] != '/' ? "/" : "";
		if (asprintf(path, "%s%s" NAME_START NAME_REST, folder, slash) < 0) {
			out_of_memory();
		}
		note(*path); /* before there is a file: mkostemp puts the name in place first */
		int file = mkostemp(*path, O_CLOEXEC);
		if (file >= 0 && lock(file)) {
			return file;
		}
		int error = errno;
		forget(*path);
		if (file < 0) {
			errno = error;
			return -1;
		}
		close(file);
	}
}

static bool is_name(const char *name)
{
	size_t start = strlen(NAME_START);
	return strncmp(name, NAME_START, start) == 0 && strlen(name) == start + strlen(NAME_REST);
}

/* Removes a file that nobody has locked. */
static void sweep_file(int folder, const char *name)
{
	struct stat held;
	struct stat named;
	if (fstatat(folder, name, &named, AT_SYMLINK_NOFOLLOW) != 0 || !S_ISREG(named.st_mode)) {
		return;
	}
	int file = openat(folder, name, O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	if (file < 0) {
		return;
	}
	/* Its writer may have given it its final name before the lock came free. */
	if (flock(file, LOCK_EX | LOCK_NB) == 0 && fstat(file, &held) == 0 &&
	    fstatat(folder, name, &named, AT_SYMLINK_NOFOLLOW) == 0 &&
	    held.st_dev == named.st_dev && held.st_ino == named.st_ino) {
		unlinkat(folder, name, 0);
	}
	close(file);
}

void temporary_sweep(const char *folder)
{
	DIR *entries = opendir(*folder ? folder : ".");
	for (const struct dirent *entry; entries && (entry = readdir(entries));) {
		if (is_name(entry->d_name)) {
			sweep_file(dirfd(entries), entry->d_name);
		}
	}
	if (entries) {
		closedir(entries);
	}
}
