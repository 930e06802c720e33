/* Uploads in a list by age. */
#include "serve/store.h"

#include <stdlib.h>

#include "serve/name.h"

void store_init(struct store *store, size_t count_limit, size_t byte_limit)
{
	*store = (struct store){.count_limit = count_limit, .byte_limit = byte_limit};
}

static void free_set(struct store *store, struct file_set *set)
{
	while (set->results) {
		struct result *result = set->results;
		set->results = result->next;
		buf_release(&result->raw);
		free(result);
	}
	for (size_t i = 0; i < set->documents + set->has_corrections; i++) {
		buf_release(&set->files[i].bytes);
	}
	store->bytes -= set->bytes;
	free(set->files);
	free(set);
}

/* Takes an upload off the list; it is freed as soon as nothing holds it. */
static void drop(struct store *store, struct file_set *set, struct file_set *before)
{
	struct file_set **link = before ? &before->next : &store->oldest;
	*link = set->next;
	if (store->youngest == set) {
		store->youngest = before;
	}
	store->count--;
	set->is_dropped = true;
	if (set->holds == 0) {
		free_set(store, set);
	}
}

void store_release(struct store *store)
{
	while (store->oldest) {
		drop(store, store->oldest, NULL);
	}
}

/* Drops the oldest uploads that nothing holds, until no more than so many bytes and uploads are there. */
static void make_room(struct store *store, size_t bytes, size_t count)
{
	struct file_set *before = NULL;
	struct file_set *set = store->oldest;
	while (set && (store->bytes > bytes || store->count > count)) {
		struct file_set *next = set->next;
		if (set->holds == 0) {
			drop(store, set, before);
		} else {
			before = set;
		}
		set = next;
	}
}

bool store_reserve(struct store *store, size_t bytes)
{
	if (bytes > store->byte_limit) {
		return false;
	}
	make_room(store, store->byte_limit - bytes, store->count_limit);
	if (store->bytes > store->byte_limit - bytes) {
		return false;
	}
	store->bytes += bytes;
	return true;
}

void store_give_back(struct store *store, size_t bytes)
{
	store->bytes -= bytes;
}

/* Puts corrections behind the documents, which keep their order. */
static size_t sort_files(struct upload_file *files, size_t count)
{
	size_t documents = 0;
	for (size_t i = 0; i < count; i++) {
		struct upload_file file = files[i];
		if (!name_is_corrections(str_from(file.name))) {
			memmove(files + documents + 1, files + documents,
			        (i - documents) * sizeof *files);
			files[documents++] = file;
		}
	}
	return documents;
}

struct file_set *store_add(struct store *store, struct upload *upload, const struct view *usual)
{
	struct file_set *set = calloc(1, sizeof *set);
	if (!set) {
		out_of_memory();
	}
	set->files = upload->files;
	set->documents = sort_files(set->files, upload->count);
	set->has_corrections = set->documents < upload->count;
	set->usual = *usual;
	set->bytes = upload->reserved;
	set->number = ++store->last_number;
	upload->files = NULL;
	upload->count = 0;
	upload->capacity = 0;
	upload->reserved = 0;
	*(store->youngest ? &store->youngest->next : &store->oldest) = set;
	store->youngest = set;
	store->count++;
	store_hold(set);
	make_room(store, store->byte_limit, store->count_limit);
	store_let_go(store, set);
	return set;
}

struct file_set *store_find(const struct store *store, uint64_t number)
{
	struct file_set *set = store->oldest;
	while (set && set->number != number) {
		set = set->next;
	}
	return set;
}

struct result *store_result(struct file_set *set, const struct view *view, enum language language)
{
	for (struct result *result = set->results; result; result = result->next) {
		if (result->view.kind == view->kind && result->view.first == view->first &&
		    result->view.second == view->second && result->language == language) {
			return result;
		}
	}
	struct result *result = calloc(1, sizeof *result);
	if (!result) {
		out_of_memory();
	}
	result->set = set;
	result->view = *view;
	result->language = language;
	result->next = set->results;
	set->results = result;
	return result;
}

void store_hold(struct file_set *set)
{
	set->holds++;
}

void store_let_go(struct store *store, struct file_set *set)
{
	set->holds--;
	if (set->holds == 0 && set->is_dropped) {
		free_set(store, set);
	}
}

void store_count_result(struct store *store, struct result *result)
{
	result->set->bytes += result->raw.size;
	store->bytes += result->raw.size;
	make_room(store, store->byte_limit, store->count_limit);
}

bool result_frame(struct frame *out, struct str *rest, const char *tag)
{
	while (frame_next(out, rest) == FRAME_READY) {
		if (str_equal(out->tag, str_from(tag))) {
			return true;
		}
	}
	return false;
}

struct str result_output(const struct result *result, const char *name)
{
	struct frame frame;
	struct str rest = buf_str(&result->raw);
	while (result_frame(&frame, &rest, "name")) {
		if (str_equal(frame.bytes, str_from(name)) &&
		    frame_next(&frame, &rest) == FRAME_READY) {
			return frame.bytes;
		}
	}
	return (struct str){0};
}
