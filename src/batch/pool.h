/* Many pieces of work in threads, and their results in order. */
#ifndef ZHINAN_BATCH_POOL_H
#define ZHINAN_BATCH_POOL_H

#include <stdbool.h>
#include <stddef.h>

/* What is to be done. Work i of count is done once, by one of the threads; results are taken in the order 0, 1, 2
 * and so on by the thread that called pool_run, while later work goes on. */
struct pool_work {
	void *data;
	size_t count;
	size_t threads; /* 1 and more; at most POOL_MAX_THREADS are started */
	void *(*do_work)(void *data, size_t i); /* in a thread: returns a result of its own */
	bool (*take)(void *data, size_t i,
	             void *result); /* in the caller's: false ends the work early */
};

enum { POOL_MAX_THREADS = 256 };

/* Does the work. Threads that cannot be started are done without; with none, the caller works itself. Work that was
 * begun when it ended early is finished, and its results are taken with the others' order kept; `take` is called for
 * them, too. No more than a bounded number of results wait to be taken. */
void pool_run(const struct pool_work *work);

#endif
