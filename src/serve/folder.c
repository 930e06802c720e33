/* Files beside their names, then renamed. */
#include "serve/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "serve/name.h"

/* Opens a new folder whose name nothing else has; -1 where there can be none. */
static int make_folder(int folder, struct str name, struct arena *arena)
{
	enum { MAX_TRIES = 10000 };
	for (unsigned i = 1; i < MAX_TRIES; i++) {
		struct str path = i == 1 ? arena_copy(arena, name)
		                         : arena_format(arena, "%.*s (%u)", STR_FORMAT(name), i);
		if (mkdirat(folder, path.data, 0777) == 0) {
			return openat(folder, path.data,
			              O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
		}
		if (errno != EEXIST) {
			return -1;
		}
	}
	return -1;
}

static bool write_all(int file, struct str bytes)
{
	for (size_t done = 0; done < bytes.size;) {
		ssize_t written = write(file, bytes.data + done, bytes.size - done);
		if (written < 0 && errno != EINTR) {
			return false;
		}
		done += written > 0 ? (size_t)written : 0;
	}
	return fsync(file) == 0;
}

static bool store_file(int folder, struct str name, struct str bytes, struct arena *arena)
{
	struct str beside = arena_format(arena, ".%.*s.part", STR_FORMAT(name));
	int file =
	    openat(folder, beside.data, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
	if (file < 0) {
		return false;
	}
	bool is_stored = write_all(file, bytes);
	is_stored = close(file) == 0 && is_stored &&
	            renameat(folder, beside.data, folder, arena_copy(arena, name).data) == 0;
	if (!is_stored) {
		unlinkat(folder, beside.data, 0);
	}
	return is_stored;
}

bool folder_store(int folder, const struct result *result)
{
	struct arena arena;
	struct frame name;
	struct frame output;
	const struct view *view = &result->view;
	uint32_t last = view->second > 0 ? view->second : view->first > 0 ? view->first : 1;
	struct str rest = buf_str(&result->raw);
	arena_init(&arena);
	struct str stem = name_stem(str_from(result->set->files[last - 1].name));
	struct str title = name_of_file(&arena, stem);
	if (view->kind != VIEW_REPORT) {
		title = arena_format(&arena, "%.*s-%.*s", STR_FORMAT(title),
		                     STR_FORMAT(view_word(view, &arena)));
	}
	int inside = make_folder(folder, title, &arena);
	bool is_stored = inside >= 0;
	while (inside >= 0 && result_frame(&name, &rest, "name") &&
	       frame_next(&output, &rest) == FRAME_READY) {
		is_stored &=
		    store_file(inside, name_of_file(&arena, name.bytes), output.bytes, &arena);
	}
	if (inside >= 0) {
		is_stored &= fsync(inside) == 0;
		close(inside);
	}
	arena_release(&arena);
	return is_stored;
}
