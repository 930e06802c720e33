/* Files without a final name: what a sweep removes, and what it leaves. */
#include "base/temporary_file.h"

#include <criterion/criterion.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"

static char folder[] = "/tmp/test_temporary.XXXXXX";

static const char *path_of(struct arena *arena, const char *name)
{
	return arena_format(arena, "%s/%s", folder, name).data;
}

static void make(const char *path)
{
	FILE *file = fopen(path, "we");
	cr_assert_not_null(file);
	fclose(file);
}

static bool is_there(const char *path)
{
	struct stat st;
	return lstat(path, &st) == 0;
}

Test(temporary_file, sweep)
{
	/* the names of ours are whole, of files, and not locked */
	static const char *const kept[] = {".zhinan-", ".zhinan-1234567", "zhinan-123456",
	                                   ".zhinan-12345", "x.zhinan-123456"};
	struct arena arena;
	arena_init(&arena);
	cr_assert_not_null(mkdtemp(folder));
	char *path;
	int file = temporary_open(&path, folder);
	cr_assert(file >= 0 && is_there(path));
	struct stat st;
	cr_expect(fstat(file, &st) == 0 && (st.st_mode & 0777) == 0600, "nobody else reads it");
	const char *left = path_of(&arena, ".zhinan-abcDEF");
	const char *link = path_of(&arena, ".zhinan-linked");
	const char *pipe = path_of(&arena, ".zhinan-apipe1");
	const char *inside = path_of(&arena, ".zhinan-folder");
	make(left);
	for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
		make(path_of(&arena, kept[i]));
	}
	cr_assert(symlink(path_of(&arena, kept[0]), link) == 0 && mkfifo(pipe, 0600) == 0 &&
	          mkdir(inside, 0700) == 0);
	temporary_sweep(folder);
	cr_expect(is_there(path), "its writer is alive");
	cr_expect(!is_there(left));
	cr_expect(is_there(link) && is_there(pipe) && is_there(inside));
	for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
		cr_expect(is_there(path_of(&arena, kept[i])), "%s", kept[i]);
		unlink(path_of(&arena, kept[i]));
	}
	const char *copy = arena_copy(&arena, str_from(path)).data;
	temporary_end(path, false);
	close(file);
	cr_expect(!is_there(copy));
	unlink(link);
	unlink(pipe);
	rmdir(inside);
	cr_assert_eq(rmdir(folder), 0, "something was left in the folder");
	arena_release(&arena);
}

/* All go where a process ends early, but not by a child's end. */
Test(temporary_file, early_end)
{
	struct arena arena;
	arena_init(&arena);
	cr_assert_not_null(mkdtemp(folder));
	char *path;
	int file = temporary_open(&path, folder);
	char *other = temporary_note(path_of(&arena, "library"));
	make(other);
	const char *paths[] = {arena_copy(&arena, str_from(path)).data,
	                       arena_copy(&arena, str_from(other)).data};
	pid_t child = fork();
	if (child == 0) {
		temporary_remove_all();
		_exit(0);
	}
	cr_assert_eq(waitpid(child, NULL, 0), child);
	cr_expect(is_there(paths[0]) && is_there(paths[1]));
	temporary_remove_all();
	cr_expect(!is_there(paths[0]) && !is_there(paths[1]));
	child = fork();
	if (child == 0) {
		int own = temporary_open(&path, folder);
		cr_assert(own >= 0 && is_there(path));
		out_of_memory();
	}
	int state;
	cr_assert_eq(waitpid(child, &state, 0), child);
	cr_expect(WIFEXITED(state) && WEXITSTATUS(state) == 2);
	close(file);
	free(path);
	free(other);
	cr_assert_eq(rmdir(folder), 0);
	arena_release(&arena);
}
