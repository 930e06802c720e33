/* A ring of results between the threads that make them and the one that takes them. */
#include "batch/pool.h"

#include <pthread.h>
#include <stdlib.h>

#include "base/arena.h"

enum {
	AHEAD = 64,             /* results for each thread that may wait for an earlier one */
	THREAD_STACK = 8 << 20, /* as the first thread has: recursion is bounded for that */
};

struct slot {
	void *result;
	bool is_done;
};

struct pool {
	const struct pool_work *work;
	pthread_mutex_t lock;
	pthread_cond_t done;  /* a result has come */
	pthread_cond_t taken; /* one was taken */
	struct slot *ring;
	size_t ring_size;
	size_t next;  /* the work that no thread has begun */
	size_t first; /* the result that is to be taken next */
	bool is_ended;
};

/* Takes a number of work; false where there is none left. */
static bool begin_work(struct pool *pool, size_t *i)
{
	pthread_mutex_lock(&pool->lock);
	while (!pool->is_ended && pool->next < pool->work->count &&
	       pool->next - pool->first >= pool->ring_size) {
		pthread_cond_wait(&pool->taken, &pool->lock);
	}
	bool has_work = !pool->is_ended && pool->next < pool->work->count;
	if (has_work) {
		*i = pool->next++;
	}
	pthread_mutex_unlock(&pool->lock);
	return has_work;
}

static void *run_thread(void *data)
{
	struct pool *pool = data;
	size_t i;
	while (begin_work(pool, &i)) {
		void *result = pool->work->do_work(pool->work->data, i);
		pthread_mutex_lock(&pool->lock);
		pool->ring[i % pool->ring_size] = (struct slot){result, true};
		pthread_cond_signal(&pool->done);
		pthread_mutex_unlock(&pool->lock);
	}
	return NULL;
}

/* Takes the results in order, until the last that was begun. */
static void take_results(struct pool *pool)
{
	for (;;) {
		pthread_mutex_lock(&pool->lock);
		size_t i = pool->first;
		size_t end = pool->is_ended ? pool->next : pool->work->count;
		struct slot *slot = &pool->ring[i % pool->ring_size];
		while (i < end && !slot->is_done) {
			pthread_cond_wait(&pool->done, &pool->lock);
		}
		void *result = slot->result;
		*slot = (struct slot){0};
		pthread_mutex_unlock(&pool->lock);
		if (i >= end) {
			return;
		}
		bool goes_on = pool->work->take(pool->work->data, i, result);
		pthread_mutex_lock(&pool->lock);
		pool->first++;
		pool->is_ended = pool->is_ended || !goes_on;
		pthread_cond_broadcast(&pool->taken);
		pthread_mutex_unlock(&pool->lock);
	}
}

static size_t start_threads(pthread_t *threads, size_t count, struct pool *pool)
{
	pthread_attr_t attributes;
	size_t started = 0;
	pthread_attr_init(&attributes);
	pthread_attr_setstacksize(&attributes, THREAD_STACK);
	while (started < count &&
	       pthread_create(&threads[started], &attributes, run_thread, pool) == 0) {
		started++;
	}
	pthread_attr_destroy(&attributes);
	return started;
}

static void work_alone(const struct pool_work *work)
{
	bool goes_on = true;
	for (size_t i = 0; i < work->count && goes_on; i++) {
		goes_on = work->take(work->data, i, work->do_work(work->data, i));
	}
}

void pool_run(const struct pool_work *work)
{
	pthread_t threads[POOL_MAX_THREADS];
	size_t wanted = work->threads < POOL_MAX_THREADS ? work->threads : POOL_MAX_THREADS;
	wanted = wanted < work->count ? wanted : work->count;
	if (wanted <= 1) {
		work_alone(work);
		return;
	}
	struct pool pool = {.work = work, .ring_size = wanted * AHEAD};
	pool.ring = calloc(pool.ring_size, sizeof *pool.ring);
	if (!pool.ring) {
		out_of_memory();
	}
	pthread_mutex_init(&pool.lock, NULL);
	pthread_cond_init(&pool.done, NULL);
	pthread_cond_init(&pool.taken, NULL);
	size_t started = start_threads(threads, wanted, &pool);
	if (started > 0) {
		take_results(&pool);
	} else {
		work_alone(work);
	}
	for (size_t i = 0; i < started; i++) {
		pthread_join(threads[i], NULL);
	}
	pthread_cond_destroy(&pool.taken);
	pthread_cond_destroy(&pool.done);
	pthread_mutex_destroy(&pool.lock);
	free(pool.ring);
}
