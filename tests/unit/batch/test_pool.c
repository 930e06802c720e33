/* Work in threads: each piece once, results in order, and an early end. */
#include <criterion/criterion.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#include "batch/pool.h"

struct counted {
	atomic_size_t begun[3000];
	size_t taken;
	size_t end_at; /* the result at which it ends early */
};

static void *count_work(void *data, size_t i)
{
	struct counted *counted = data;
	atomic_fetch_add(&counted->begun[i], 1);
	if (i % 50 == 0) {
		usleep(500); /* others overtake it */
	}
	size_t *result = malloc(sizeof *result);
	*result = i * i;
	return result;
}

static bool take_in_order(void *data, size_t i, void *taken)
{
	struct counted *counted = data;
	size_t *result = taken;
	cr_expect_eq(i, counted->taken);
	cr_expect_eq(*result, i * i);
	free(result);
	counted->taken++;
	return i != counted->end_at;
}

static void run(struct counted *counted, size_t count, size_t threads)
{
	const struct pool_work work = {.data = counted,
	                               .count = count,
	                               .threads = threads,
	                               .do_work = count_work,
	                               .take = take_in_order};
	pool_run(&work);
}

Test(pool, each_once_and_in_order)
{
	static const size_t threads[] = {1, 2, 7, 300};
	static const size_t counts[] = {0, 1, 5, 3000};
	for (size_t t = 0; t < sizeof threads / sizeof *threads; t++) {
		for (size_t c = 0; c < sizeof counts / sizeof *counts; c++) {
			struct counted *counted = calloc(1, sizeof *counted);
			counted->end_at = SIZE_MAX;
			run(counted, counts[c], threads[t]);
			cr_expect_eq(counted->taken, counts[c]);
			for (size_t i = 0; i < 3000; i++) {
				cr_expect_eq(counted->begun[i], i < counts[c]);
			}
			free(counted);
		}
	}
}

Test(pool, early_end)
{
	static const size_t threads[] = {1, 4};
	for (size_t t = 0; t < sizeof threads / sizeof *threads; t++) {
		struct counted *counted = calloc(1, sizeof *counted);
		counted->end_at = 100;
		run(counted, 3000, threads[t]);
		size_t begun = 0;
		for (size_t i = 0; i < 3000; i++) {
			begun += counted->begun[i];
		}
		cr_expect_eq(begun, counted->taken, "what was begun is taken");
		cr_expect(begun > 100 && begun < 3000, "and no more: %zu", begun);
		free(counted);
	}
}
