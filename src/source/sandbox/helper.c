/* Looks for a program in a few folders. */
#include "source/sandbox/helper.h"

#include <unistd.h>

/* The program in a folder, or NULL. The folder is added to those that were looked at. */
static const char *find_in(struct str folder, struct str name, struct str *tried,
                           struct arena *arena)
{
	struct str path = arena_format(arena, "%.*s/%s", STR_FORMAT(folder), name.data);
	*tried = arena_format(arena, "%.*s%s%.*s", STR_FORMAT(*tried), tried->size > 0 ? ", " : "",
	                      STR_FORMAT(folder));
	return access(path.data, X_OK) == 0 ? path.data : NULL;
}

/* The program in the first folder of a list that has it, or NULL. */
static const char *find_in_list(const char *list, struct str name, struct str *tried,
                                struct arena *arena)
{
	const char *found = NULL;
	while (*list && !found) {
		size_t width = strcspn(list, ":");
		found = find_in((struct str){list, width}, name, tried, arena);
		list += width + (list[width] == ':');
	}
	return found;
}

const char *helper_find(const struct reading_job *job, struct str name, struct str *tried)
{
	static const char *const folders[] = {".", "../libexec/zhinan", "../bin", "../../bin"};
	struct arena *arena = job->arena;
	const char *found = NULL;
	char path[4096];
	*tried = STR("");
	if (job->options.helpers) {
		return find_in_list(job->options.helpers, name, tried, arena);
	}
	ssize_t size = readlink("/proc/self/exe", path, sizeof path);
	while (size > 0 && path[size - 1] != '/') {
		size--;
	}
	for (size_t i = 0; size > 0 && !found && i < sizeof folders / sizeof *folders; i++) {
		struct str folder = arena_format(arena, "%.*s%s", (int)size, path, folders[i]);
		found = find_in(folder, name, tried, arena);
	}
	return found;
}
