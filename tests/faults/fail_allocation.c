/* Stands before the allocations of the C library, and fails one of them, for tests/faults/memory.py:
 * cc -shared -fPIC -o fail_allocation.so fail_allocation.c, then in the environment LD_PRELOAD and
 *
 *   FAIL_ALLOCATION=N      the N-th of the process gives NULL and ENOMEM
 *   FAIL_ALLOCATION_ON=1   so do all after it
 *   FAIL_ALLOCATION_LOG=F  how many there were is written to the file F as the process ends by itself; and the
 *                          byte '!' once one has failed, at that moment
 *
 * A process that then takes more than SECONDS of the processor in all is ended by SIGXCPU.
 *
 * What the C library allocates for its own functions (strdup, open_memstream, dlopen) comes by here too. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *memory, size_t size);
void *__libc_memalign(size_t alignment, size_t size);

enum { SECONDS = 3 };

static atomic_long done;
static long fails_at = -1; /* -1: not read yet */
static bool fails_on;

/* Must not allocate: read at the first allocation, which is before main. */
static void read_environment(void)
{
	const char *number = getenv("FAIL_ALLOCATION");
	fails_on = getenv("FAIL_ALLOCATION_ON") != NULL;
	fails_at = number ? atol(number) : 0;
}

static void log_text(const char *text)
{
	const char *path = getenv("FAIL_ALLOCATION_LOG");
	int file = path ? open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666) : -1;
	if (file >= 0) {
		ssize_t ignored = write(file, text, strlen(text));
		(void)ignored;
		close(file);
	}
}

static bool fails(void)
{
	if (fails_at < 0) {
		read_environment();
	}
	long number = atomic_fetch_add(&done, 1) + 1;
	if (fails_at == 0 || number < fails_at || (number > fails_at && !fails_on)) {
		return false;
	}
	if (number == fails_at) {
		const struct rlimit limit = {SECONDS, SECONDS};
		setrlimit(RLIMIT_CPU, &limit);
		signal(SIGXFSZ,
		       SIG_IGN); /* a process on its way to be a helper may not write files */
		log_text("!");
	}
	errno = ENOMEM;
	return true;
}

void *malloc(size_t size)
{
	return fails() ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
	return fails() ? NULL : __libc_calloc(count, size);
}

/* To nothing is to free, and that never fails. */
void *realloc(void *memory, size_t size)
{
	return (!memory || size > 0) && fails() ? NULL : __libc_realloc(memory, size);
}

void *reallocarray(void *memory, size_t count, size_t size)
{
	size_t bytes;
	if (__builtin_mul_overflow(count, size, &bytes)) {
		errno = ENOMEM;
		return NULL;
	}
	return realloc(memory, bytes);
}

void *memalign(size_t alignment, size_t size)
{
	return fails() ? NULL : __libc_memalign(alignment, size);
}

void *aligned_alloc(size_t alignment, size_t size)
{
	return memalign(alignment, size);
}

int posix_memalign(void **memory, size_t alignment, size_t size)
{
	void *got = memalign(alignment, size);
	*memory = got ? got : *memory;
	return got ? 0 : ENOMEM;
}

__attribute__((destructor)) static void log_count(void)
{
	char text[32];
	snprintf(text, sizeof text, "%ld", atomic_load(&done));
	log_text(text);
}
