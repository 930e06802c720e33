/* A queue of results, and the threads that empty it. */
#include "serve/work.h"

#include <pthread.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "serve/folder.h"

enum {
	MAX_WORKERS = 16,
	MAX_WAITING = 256,        /* results */
	MORE_SECONDS = 4,         /* for each document beyond the first: they are read one by one */
	OUTPUT_LIMIT = 256 << 20, /* bytes of all that is made of one view */
	THREAD_STACK = 256 << 10,
	MAX_ARGUMENTS = 32
};

struct work {
	pthread_mutex_t lock;
	pthread_cond_t filled; /* there is something in the queue, or the server ends */
	const struct work_options *options;
	struct result *first; /* the queue */
	struct result *last;
	size_t waiting;
	struct store store;
	pthread_t threads[MAX_WORKERS];
	size_t thread_count;
	int stop; /* an eventfd: it can be read when the server ends */
	bool is_stopped;
};

/* ---- one result ---- */

/* What a process reads: frames in pieces, so that no file is copied. */
struct pieces {
	struct str *items;
	size_t count;
	char (*heads)[FRAME_HEAD];
	size_t head_count;
};

static void add_frame(struct pieces *pieces, const char *tag, struct str bytes)
{
	char *head = pieces->heads[pieces->head_count++];
	size_t size = frame_head(head, tag, bytes.size);
	pieces->items[pieces->count++] = (struct str){head, size};
	pieces->items[pieces->count++] = bytes;
}

static void add_file(struct pieces *pieces, const char *tag, const struct upload_file *file)
{
	add_frame(pieces, "name", str_from(file->name));
	add_frame(pieces, tag, buf_str(&file->bytes));
}

static void fill_pieces(struct pieces *pieces, const struct result *result, struct str word)
{
	const struct file_set *set = result->set;
	const struct view *view = &result->view;
	add_frame(pieces, "view", word);
	if (view->first == 0) {
		for (size_t i = 0; i < set->documents; i++) {
			add_file(pieces, "file", &set->files[i]);
		}
	} else {
		add_file(pieces, "file", &set->files[view->first - 1]);
		if (view->second > 0) {
			add_file(pieces, "file", &set->files[view->second - 1]);
		}
	}
	if (set->has_corrections) {
		add_file(pieces, "corrections", &set->files[set->documents]);
	}
	add_frame(pieces, "end", STR(""));
}

/* What a process says while it works. */
struct listening {
	struct work *work;
	struct result *result;
	size_t heard; /* bytes */
};

static void hear(void *listener, struct str output)
{
	struct listening *listening = listener;
	struct str rest = str_slice(output, listening->heard, output.size);
	struct frame frame;
	while (frame_next(&frame, &rest) == FRAME_READY) {
		uint32_t done = 0;
		if (str_equal(frame.tag, STR("progress"))) {
			for (size_t i = 0; i < frame.bytes.size; i++) {
				done = done * 10 + (uint32_t)(frame.bytes.data[i] - '0');
			}
			pthread_mutex_lock(&listening->work->lock);
			listening->result->done = done;
			pthread_mutex_unlock(&listening->work->lock);
		}
	}
	listening->heard = output.size - rest.size;
}

/* Whether the process came to its end and made what it was to make: its last frame says so. */
static bool is_sound(struct str raw)
{
	struct frame frame = {0};
	while (frame_next(&frame, &raw) == FRAME_READY) {
	}
	return raw.size == 0 && str_equal(frame.tag, STR("done"));
}

/* Has one result made, without the lock: nobody else changes these of its fields, nor the files. */
static void make_result(struct work *work, struct result *result, size_t documents)
{
	const struct work_options *options = work->options;
	struct arena arena;
	const char *argv[MAX_ARGUMENTS + 4] = {"zhinan", "serve-job"};
	size_t argc = 2;
	arena_init(&arena);
	for (size_t i = 0; options->arguments[i] && i < MAX_ARGUMENTS; i++) {
		argv[argc++] = options->arguments[i];
	}
	argv[argc++] = result->language == LANGUAGE_CHINESE ? "--lang=zh" : "--lang=en";
	size_t frames = 2 * (documents + 1) + 2;
	struct pieces pieces = {.items = ARENA_ARRAY(&arena, struct str, 2 * frames)};
	pieces.heads = arena_alloc(&arena, frames * sizeof *pieces.heads);
	fill_pieces(&pieces, result, view_word(&result->view, &arena));
	struct listening listening = {.work = work, .result = result};
	const struct child child = {
	    .argv = (char *const *)(uintptr_t)argv,
	    .input = pieces.items,
	    .input_count = pieces.count,
	    .output_limit = OUTPUT_LIMIT,
	    .seconds = options->seconds + MORE_SECONDS * (documents - 1),
	    .stop = work->stop,
	    .heard = hear,
	    .listener = &listening,
	};
	result->end = child_run(&result->raw, &child);
	result->is_sound = result->end == CHILD_ENDED && is_sound(buf_str(&result->raw));
	if (result->is_sound && options->folder >= 0) {
		result->is_unstored = !folder_store(options->folder, result);
	}
	buf_trim(&result->raw);
	arena_release(&arena);
}

static size_t documents_of(const struct result *result)
{
	return result->view.second > 0 ? 2 : result->view.first > 0 ? 1 : result->set->documents;
}

static void *run_worker(void *argument)
{
	struct work *work = argument;
	pthread_mutex_lock(&work->lock);
	while (!work->is_stopped) {
		struct result *result = work->first;
		if (!result) {
			pthread_cond_wait(&work->filled, &work->lock);
			continue;
		}
		work->first = result->next_waiting;
		work->waiting--;
		result->state = RESULT_IN_WORK;
		size_t documents = documents_of(result);
		pthread_mutex_unlock(&work->lock);
		make_result(work, result, documents);
		pthread_mutex_lock(&work->lock);
		result->state = RESULT_DONE;
		struct waiter *waiters = result->waiters;
		result->waiters = NULL;
		store_count_result(&work->store, result);
		store_let_go(&work->store, result->set);
		pthread_mutex_unlock(&work->lock);
		while (waiters) {
			struct waiter *next = waiters->next; /* it may be gone once it is awake */
			waiters->wake(waiters);
			waiters = next;
		}
		pthread_mutex_lock(&work->lock);
	}
	pthread_mutex_unlock(&work->lock);
	return NULL;
}

/* ---- start and end ---- */

struct work *work_start(const struct work_options *options)
{
	struct work *work = calloc(1, sizeof *work);
	pthread_attr_t attributes;
	if (!work) {
		out_of_memory();
	}
	work->options = options;
	work->stop = eventfd(0, EFD_CLOEXEC);
	pthread_mutex_init(&work->lock, NULL);
	pthread_cond_init(&work->filled, NULL);
	store_init(&work->store, options->count_limit, options->byte_limit);
	pthread_attr_init(&attributes);
	pthread_attr_setstacksize(&attributes, THREAD_STACK);
	while (work->stop >= 0 && work->thread_count < options->workers &&
	       work->thread_count < MAX_WORKERS &&
	       pthread_create(&work->threads[work->thread_count], &attributes, run_worker, work) ==
	           0) {
		work->thread_count++;
	}
	pthread_attr_destroy(&attributes);
	if (work->thread_count == 0) {
		work_free(work);
		return NULL;
	}
	return work;
}

void work_stop(struct work *work)
{
	uint64_t one = 1;
	pthread_mutex_lock(&work->lock);
	work->is_stopped = true;
	pthread_cond_broadcast(&work->filled);
	pthread_mutex_unlock(&work->lock);
	if (write(work->stop, &one, sizeof one) != (ssize_t)sizeof one) {
		return; /* an eventfd takes one */
	}
	for (size_t i = 0; i < work->thread_count; i++) {
		pthread_join(work->threads[i], NULL);
	}
	work->thread_count = 0;
	while (work->first) {
		struct result *result = work->first;
		work->first = result->next_waiting;
		result->state = RESULT_DONE;
		result->end = CHILD_STOPPED;
		for (struct waiter *waiter = result->waiters; waiter;) {
			struct waiter *next = waiter->next;
			waiter->wake(waiter);
			waiter = next;
		}
		result->waiters = NULL;
		store_let_go(&work->store, result->set);
	}
}

void work_free(struct work *work)
{
	store_release(&work->store);
	pthread_mutex_destroy(&work->lock);
	pthread_cond_destroy(&work->filled);
	if (work->stop >= 0) {
		close(work->stop);
	}
	free(work);
}

/* ---- asking ---- */

bool work_reserve(void *owner, size_t bytes)
{
	struct work *work = owner;
	pthread_mutex_lock(&work->lock);
	bool has_room = store_reserve(&work->store, bytes);
	pthread_mutex_unlock(&work->lock);
	return has_room;
}

void work_give_back(void *owner, size_t bytes)
{
	struct work *work = owner;
	pthread_mutex_lock(&work->lock);
	store_give_back(&work->store, bytes);
	pthread_mutex_unlock(&work->lock);
}

uint64_t work_add(struct work *work, struct upload *upload, const struct view *usual)
{
	pthread_mutex_lock(&work->lock);
	uint64_t number = store_add(&work->store, upload, usual)->number;
	pthread_mutex_unlock(&work->lock);
	return number;
}

/* With the lock. */
static struct file_set *find(struct work *work, uint64_t number, enum work_answer *answer)
{
	struct file_set *set = store_find(&work->store, number);
	bool is_known = number > 0 && number <= work->store.last_number;
	*answer = set ? WORK_READY : is_known ? WORK_GONE : WORK_UNKNOWN;
	return set;
}

struct file_set *work_hold(struct work *work, uint64_t number, enum work_answer *answer)
{
	pthread_mutex_lock(&work->lock);
	struct file_set *set = find(work, number, answer);
	if (set) {
		store_hold(set);
	}
	pthread_mutex_unlock(&work->lock);
	return set;
}

void work_let_go(struct work *work, struct file_set *set)
{
	pthread_mutex_lock(&work->lock);
	store_let_go(&work->store, set);
	pthread_mutex_unlock(&work->lock);
}

static bool has_view(const struct file_set *set, const struct view *view)
{
	return view->first <= set->documents && view->second <= set->documents &&
	       (view->kind != VIEW_COMPARE || view->first > 0 || set->documents == 2);
}

/* A result that is made or will be: with the lock. */
static enum work_answer ask(struct work *work, struct result **out, uint64_t number,
                            const struct view *view, enum language language)
{
	enum work_answer answer;
	struct file_set *set = find(work, number, &answer);
	if (!set) {
		return answer;
	}
	if (!has_view(set, view)) {
		return WORK_UNKNOWN;
	}
	struct result *result = store_result(set, view, language);
	*out = result;
	if (result->state == RESULT_DONE) {
		return WORK_READY;
	}
	if (result->total > 0) { /* it was asked for before */
		return work->is_stopped ? WORK_FULL : WORK_LATER;
	}
	if (work->is_stopped || work->waiting == MAX_WAITING) {
		return WORK_FULL;
	}
	result->total = (uint32_t)documents_of(result) + 1;
	*(work->first ? &work->last->next_waiting : &work->first) = result;
	work->last = result;
	work->waiting++;
	store_hold(set);
	pthread_cond_signal(&work->filled);
	return WORK_LATER;
}

enum work_answer work_ask(struct work *work, struct result **out, uint64_t number,
                          const struct view *view, enum language language, struct waiter *waiter)
{
	pthread_mutex_lock(&work->lock);
	enum work_answer answer = ask(work, out, number, view, language);
	if (answer == WORK_READY) {
		store_hold((*out)->set);
	}
	if (answer == WORK_LATER && waiter) {
		waiter->next = (*out)->waiters;
		(*out)->waiters = waiter;
		waiter->sleep(waiter);
	}
	pthread_mutex_unlock(&work->lock);
	return answer;
}

enum work_answer work_progress(struct work *work, uint64_t number, const struct view *view,
                               enum language language, uint32_t *done, uint32_t *total,
                               enum result_state *state)
{
	struct result *result = NULL;
	pthread_mutex_lock(&work->lock);
	enum work_answer answer = ask(work, &result, number, view, language);
	if (answer == WORK_READY || answer == WORK_LATER) {
		*done = result->done;
		*total = result->total;
		*state = result->state;
	}
	pthread_mutex_unlock(&work->lock);
	return answer;
}

size_t work_list(struct work *work, uint64_t *numbers, size_t limit)
{
	pthread_mutex_lock(&work->lock);
	struct store *store = &work->store;
	size_t skipped = store->count > limit ? store->count - limit : 0;
	size_t count = store->count - skipped;
	size_t at = 0;
	for (struct file_set *set = store->oldest; set; set = set->next, at++) {
		if (at >= skipped) {
			numbers[count - 1 - (at - skipped)] = set->number;
		}
	}
	pthread_mutex_unlock(&work->lock);
	return count;
}
