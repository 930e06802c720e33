/* Threads that have results made, each by a process of its own: as many at a time as there are processors; others wait
 * in the order in which they were asked for. All functions may be called from any thread. */
#ifndef ZHINAN_SERVE_WORK_H
#define ZHINAN_SERVE_WORK_H

#include "serve/store.h"

struct work_options {
	const char *const *arguments; /* options for every process, then NULL: limits, grammars */
	size_t workers;
	size_t seconds;     /* of a process for one document, by the clock */
	size_t count_limit; /* uploads that are kept */
	size_t byte_limit;
	int folder; /* where results are stored, too; -1: nowhere */
};

enum work_answer {
	WORK_READY,
	WORK_LATER,   /* the waiter will be woken, if there is one */
	WORK_GONE,    /* the upload was dropped */
	WORK_UNKNOWN, /* there never was such an upload, or it has no such view */
	WORK_FULL     /* too much waits already, or the server ends */
};

struct work;

/* Starts the threads. The options must live as long; NULL where the system has no room for threads. */
struct work *work_start(const struct work_options *options);

/* Ends all processes and threads, and wakes all waiters. What was made stays until work_free. */
void work_stop(struct work *work);
void work_free(struct work *work);

/* Room for bytes that are coming; see upload.h. `work` is a struct work. */
bool work_reserve(void *work, size_t bytes);
void work_give_back(void *work, size_t bytes);

/* Takes over the files of an upload, see store_add; its number. */
uint64_t work_add(struct work *work, struct upload *upload, const struct view *usual);

/* What an upload has; the rest of it may be read while it is held. NULL where it is not there: *answer says why. */
struct file_set *work_hold(struct work *work, uint64_t number, enum work_answer *answer);
void work_let_go(struct work *work, struct file_set *set);

/* Asks for a result, and has it made if nobody has asked before. WORK_READY: it is in *out, and stays until
 * work_let_go(out->set). WORK_LATER: the waiter (NULL: none) is woken when it is there. */
enum work_answer work_ask(struct work *work, struct result **out, uint64_t number,
                          const struct view *view, enum language language, struct waiter *waiter);

/* How far a result is: asks for it as work_ask does, but never waits. */
enum work_answer work_progress(struct work *work, uint64_t number, const struct view *view,
                               enum language language, uint32_t *done, uint32_t *total,
                               enum result_state *state);

/* The uploads that are kept, the youngest first: at most `limit` numbers. */
size_t work_list(struct work *work, uint64_t *numbers, size_t limit);

#endif
