/* What the server keeps, all of it in memory: the files of each upload, and what was made of them. The oldest upload
 * is dropped where there are too many, or they are too large. Nothing here is safe for two threads: work.h has the
 * lock. */
#ifndef ZHINAN_SERVE_STORE_H
#define ZHINAN_SERVE_STORE_H

#include "serve/child.h"
#include "serve/frame.h"
#include "serve/upload.h"
#include "serve/view.h"

/* A request that waits for a result. */
struct waiter {
	struct waiter *next;
	void (*sleep)(
	    struct waiter *waiter); /* called when it must wait, before anything can wake it */
	void (*wake)(struct waiter *waiter); /* called once after that, from any thread */
};

enum result_state {
	RESULT_WAITING,
	RESULT_IN_WORK,
	RESULT_DONE /* or failed: see `end` and `is_sound` */
};

/* All that was made for one view of an upload in one language, by one process. */
struct result {
	struct result *next; /* of the upload */
	struct file_set *set;
	struct result *next_waiting; /* in the queue */
	struct waiter *waiters;
	struct buf raw; /* the frames that the process wrote */
	struct view view;
	enum language language;
	enum result_state state;
	enum child_end end;
	bool is_sound;    /* it was made: else the frames say why not */
	bool is_unstored; /* it should be in a folder, and is not */
	uint32_t done;    /* of so many steps */
	uint32_t total;
};

/* The files of an upload, which do not change. */
struct file_set {
	struct file_set *next; /* the next younger one */
	struct result *results;
	struct upload_file *files; /* the documents; then the corrections, if there are any */
	size_t documents;
	bool has_corrections;
	bool is_dropped;
	struct view usual; /* the view that was asked for */
	uint64_t number;   /* from 1, in the order they came */
	size_t bytes;      /* that count towards the limit */
	size_t holds;      /* that it must outlive */
};

struct store {
	struct file_set *oldest;
	struct file_set *youngest;
	size_t count;
	size_t count_limit;
	size_t bytes; /* of all uploads, and what is reserved for those that are coming */
	size_t byte_limit;
	uint64_t last_number;
};

void store_init(struct store *store, size_t count_limit, size_t byte_limit);

/* Frees all; nothing may be held. */
void store_release(struct store *store);

/* Counts bytes, if need be after dropping what is old. False where there is no room. */
bool store_reserve(struct store *store, size_t bytes);
void store_give_back(struct store *store, size_t bytes);

/* Takes over the files of an upload and what was reserved for them, and leaves it empty. It must have a document; it
 * has corrections where one file more than its documents is there. */
struct file_set *store_add(struct store *store, struct upload *upload, const struct view *usual);

/* The upload of a number, or NULL: dropped where the number is at most last_number. */
struct file_set *store_find(const struct store *store, uint64_t number);

/* The result of a view in a language, made if there is none. */
struct result *store_result(struct file_set *set, const struct view *view, enum language language);

/* Keeps an upload from being freed, and lets it go. */
void store_hold(struct file_set *set);
void store_let_go(struct store *store, struct file_set *set);

/* Counts what a result has, and drops what is old. */
void store_count_result(struct store *store, struct result *result);

/* The next frame of a tag in the frames of a result, from *rest on; false where there is none. */
bool result_frame(struct frame *out, struct str *rest, const char *tag);

/* The bytes of an output by its name; data NULL where it has none. */
struct str result_output(const struct result *result, const char *name);

#endif
