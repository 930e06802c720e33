/* Walks through the inputs of a batch, and gives each text its name. */
#include "batch/find_texts.h"

#include <dirent.h>
#include <errno.h>
#include <sys/stat.h>

#include "base/sort.h"
#include "base/system_error.h"
#include "batch/order_parts.h"
#include "batch/text_name.h"

enum {
	MAX_DEPTH = 64 /* folders in one another */
};

/* Endings of documents. Those from "rtf" on cannot be read, and are texts all the same: that a call was published
 * so is to be told, and not passed over. */
static const char *const endings[] = {
    "txt",  "text", "md",   "markdown", "html", "htm", "xhtml", "mht", "mhtml", "docx",
    "docm", "odt",  "fodt", "xlsx",     "xlsm", "doc", "pdf",   "ofd", "tif",   "tiff",
    "rtf",  "wps",  "wpt",  "caj",      "ceb",  "xls", "et",    "ods",
};

struct finder {
	struct batch_texts *out;
	struct arena *arena;
	const struct find_options *options;
	struct diags *diags;
	struct stat results; /* the folder of results; st_ino is 0 where it is not there yet */

	/* The files of the call that is being put together. */
	struct part_list parts;
};

/* Whether a name has an ending, in letters of either case. */
static bool ends_in(struct str name, struct str ending)
{
	size_t point = name.size - ending.size - 1;
	if (name.size <= ending.size || name.data[point] != '.') {
		return false;
	}
	size_t same = 0;
	while (same < ending.size &&
	       ascii_lower(name.data[point + 1 + same]) == ending.data[same]) {
		same++;
	}
	return same == ending.size;
}

bool is_document_name(struct str name)
{
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
		if (ends_in(name, str_from(endings[i]))) {
			return true;
		}
	}
	return false;
}

bool is_archive_name(struct str name)
{
	return ends_in(name, STR("zip"));
}

/* Adds a text; which share it is in is seen when it has its final name. */
static void add_text(struct finder *finder, struct str name, const struct part_list *parts,
                     bool is_together)
{
	struct batch_texts *out = finder->out;
	const char **paths = ARENA_ARRAY(finder->arena, const char *, parts->count);
	memcpy(paths, parts->paths, parts->count * sizeof *paths);
	struct batch_text text = {name, paths, parts->count, is_together};
	ARENA_PUSH(finder->arena, out->items, out->count, out->capacity, text);
}

static void add_file(struct finder *finder, struct str path)
{
	const char *kept = arena_copy(finder->arena, path).data;
	struct part_list one = {.paths = &kept, .count = 1};
	if (finder->options->together && is_archive_name(path)) {
		add_text(finder, text_name(finder->arena, path), &one, true);
	} else if (finder->options->together) {
		ARENA_PUSH(finder->arena, finder->parts.paths, finder->parts.count,
		           finder->parts.capacity, kept);
	} else {
		add_text(finder, text_name(finder->arena, path), &one, false);
	}
}

static int compare_names(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The names in a folder, ascending, without those that begin with a point. */
static enum status read_names(const char ***out, size_t *count, struct finder *finder,
                              const char *path)
{
	size_t capacity = 0;
	const char **names = NULL;
	DIR *folder = opendir(path);
	*out = NULL;
	*count = 0;
	if (!folder) {
		return unreadable(finder->diags, path, errno);
	}
	errno = 0;
	for (const struct dirent *entry; (entry = readdir(folder));) {
		if (entry->d_name[0] != '.') {
			const char *name = arena_copy(finder->arena, str_from(entry->d_name)).data;
			ARENA_PUSH(finder->arena, names, *count, capacity, name);
		}
	}
	int error = errno;
	closedir(folder);
	SORT(names, *count, compare_names);
	*out = names;
	return error ? unreadable(finder->diags, path, error) : STATUS_OK;
}

static bool is_results(const struct finder *finder, const struct stat *st)
{
	return finder->results.st_ino != 0 && finder->results.st_ino == st->st_ino &&
	       finder->results.st_dev == st->st_dev;
}

static enum status walk(struct finder *finder, struct str path, size_t depth)
{
	size_t count;
	const char **names;
	enum status status = read_names(&names, &count, finder, path.data);
	for (size_t i = 0; i < count && status == STATUS_OK; i++) {
		struct stat st;
		bool has_slash = str_ends(path, STR("/"));
		struct str inner = arena_format(finder->arena, "%s%s%s", path.data,
		                                has_slash ? "" : "/", names[i]);
		/* What was removed meanwhile is no input; a link to a file is one, to a folder not. */
		bool is_there = lstat(inner.data, &st) == 0;
		bool is_link = is_there && S_ISLNK(st.st_mode);
		is_there = is_there && (!is_link || stat(inner.data, &st) == 0);
		if (is_there && S_ISDIR(st.st_mode) && !is_link && !is_results(finder, &st) &&
		    depth < MAX_DEPTH) {
			status = walk(finder, inner, depth + 1);
		} else if (is_there && S_ISREG(st.st_mode)) {
			struct str last = str_from(names[i]);
			bool is_document = is_document_name(last) ||
			                   (finder->options->together && is_archive_name(last));
			finder->out->left_out += !is_document;
			if (is_document) {
				add_file(finder, inner);
			}
		}
	}
	return status;
}

/* Ends the call whose parts were collected, if there are any. */
static void end_call(struct finder *finder, struct str path)
{
	if (finder->parts.count > 0) {
		order_parts(&finder->parts);
		add_text(finder, text_name(finder->arena, path), &finder->parts, true);
	}
	finder->parts = (struct part_list){0};
}

static enum status find_in(struct finder *finder, const char *input)
{
	struct stat st;
	if (stat(input, &st) != 0) {
		return unreadable(finder->diags, input, errno);
	}
	if (!S_ISDIR(st.st_mode)) {
		add_file(finder, str_from(input));
		return STATUS_OK;
	}
	if (is_results(finder, &st)) {
		return STATUS_OK;
	}
	struct part_list outer = finder->parts;
	finder->parts = (struct part_list){0};
	enum status status = walk(finder, str_from(input), 0);
	end_call(finder, str_from(input));
	finder->parts = outer;
	return status;
}

static int compare_texts(const void *a, const void *b)
{
	const struct batch_text *first = a;
	const struct batch_text *second = b;
	int names = str_compare(first->name, second->name);
	return names != 0 ? names : strcmp(first->paths[0], second->paths[0]);
}

static bool is_same_text(const struct batch_text *a, const struct batch_text *b)
{
	return strcmp(a->paths[0], b->paths[0]) == 0;
}

/* Gives every text a name of its own, and keeps those of the share. */
static void settle_names(struct finder *finder)
{
	struct batch_texts *out = finder->out;
	const struct shard *shard = &finder->options->shard;
	SORT(out->items, out->count, compare_texts);
	size_t kept = 0;
	for (size_t i = 0; i < out->count; i++) {
		if (kept > 0 && str_equal(out->items[kept - 1].name, out->items[i].name) &&
		    is_same_text(&out->items[kept - 1], &out->items[i])) {
			continue;
		}
		out->items[kept++] = out->items[i];
	}
	out->count = kept;
	/* Each text whose name is another's, too, has a mark: so its name does not depend on which came first. */
	for (size_t i = 0; i < out->count;) {
		size_t end = i + 1;
		while (end < out->count && str_equal(out->items[end].name, out->items[i].name)) {
			end++;
		}
		for (size_t same = i; same < end && end - i > 1; same++) {
			struct batch_text *text = &out->items[same];
			text->name =
			    text_name_apart(finder->arena, text->name, str_from(text->paths[0]));
		}
		i = end;
	}
	SORT(out->items, out->count, compare_texts);
	kept = 0;
	for (size_t i = 0; i < out->count; i++) {
		bool is_ours = shard->count == 0 ||
		               str_hash(out->items[i].name) % shard->count == shard->index - 1;
		if (is_ours) {
			out->items[kept++] = out->items[i];
		}
	}
	out->count = kept;
}

enum status find_texts(struct batch_texts *out, struct arena *arena, char *const *inputs,
                       size_t count, const struct find_options *options, struct diags *diags)
{
	struct finder finder = {.out = out, .arena = arena, .options = options, .diags = diags};
	enum status status = STATUS_OK;
	*out = (struct batch_texts){0};
	if (stat(options->results, &finder.results) != 0) {
		finder.results = (struct stat){0};
	}
	for (size_t i = 0; i < count; i++) {
		status = status_worse(status, find_in(&finder, inputs[i]));
	}
	/* Files that were named are one call, which is called as the first of them. */
	if (finder.parts.count > 0) {
		end_call(&finder, str_from(finder.parts.paths[0]));
	}
	settle_names(&finder);
	return status;
}
