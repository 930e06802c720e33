/* Bump allocation in chunks that double. Chunks are mapped, not malloc'ed, and ask for huge
 * pages: on many machines the first touch of a page costs more than the work done on it. */
#include "base/arena.h"

#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

enum {
	HUGE_PAGE = 1 << 21,
	FIRST_CHUNK = HUGE_PAGE, /* bytes: enough for one guideline of ordinary length */
	LARGEST_CHUNK = 1 << 24, /* chunks double up to here */
	LARGE_ARRAY = 1 << 17    /* bytes from which a growing array has a chunk of its own */
};
static const size_t PAGE = 4096;

/* Holds many small objects, or one large array alone: that can grow where it stands. */
struct arena_chunk {
	struct arena_chunk *older;
	struct arena_chunk *newer;
	size_t size;   /* of the mapping, this header included */
	size_t unused; /* so that what stands behind the header is aligned for any type */
};

_Noreturn void out_of_memory(void)
{
	static const char message[] = "zhinan: out of memory\n";
	/* The process ends either way, so a failed write changes nothing. */
	ssize_t ignored = write(STDERR_FILENO, message, sizeof message - 1);
	(void)ignored;
	_exit(2);
}

void arena_init(struct arena *arena)
{
	*arena = (struct arena){0};
}

static void unmap_chunks(struct arena_chunk *newest)
{
	for (struct arena_chunk *chunk = newest; chunk;) {
		struct arena_chunk *older = chunk->older;
		munmap(chunk, chunk->size);
		chunk = older;
	}
}

void arena_release(struct arena *arena)
{
	unmap_chunks(arena->chunks);
	unmap_chunks(arena->spares);
	arena_init(arena);
}

static void *map(size_t size)
{
	void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (memory == MAP_FAILED) {
		out_of_memory();
	}
	return memory;
}

/* A whole number of huge pages from end to end: one more is mapped, and what is around them
 * given back. */
static void *map_huge(size_t size)
{
	char *memory = map(size + HUGE_PAGE);
	size_t before = (size_t)HUGE_PAGE - (uintptr_t)memory % HUGE_PAGE;
	munmap(memory, before);
	if (before < HUGE_PAGE) {
		munmap(memory + before + size, HUGE_PAGE - before);
	}
	madvise(memory + before, size, MADV_HUGEPAGE); /* a hint: its failure costs only time */
	return memory + before;
}

/* What a chunk of so many bytes takes: whole pages, huge ones where it fills one. */
static size_t mapped_size(size_t bytes)
{
	size_t page = bytes < HUGE_PAGE ? PAGE : (size_t)HUGE_PAGE;
	return (bytes + page - 1) / page * page;
}

static struct arena_chunk *map_chunk(size_t bytes)
{
	size_t size = mapped_size(bytes);
	struct arena_chunk *chunk = size < HUGE_PAGE ? map(size) : map_huge(size);
	chunk->size = size;
	return chunk;
}

/* Points a chunk's neighbours at it, after it was made or moved. */
static void link_chunk(struct arena *arena, struct arena_chunk *chunk)
{
	if (chunk->older) {
		chunk->older->newer = chunk;
	}
	if (chunk->newer) {
		chunk->newer->older = chunk;
	} else {
		arena->chunks = chunk;
	}
}

static void unlink_chunk(struct arena *arena, struct arena_chunk *chunk)
{
	if (chunk->older) {
		chunk->older->newer = chunk->newer;
	}
	if (chunk->newer) {
		chunk->newer->older = chunk->older;
	} else {
		arena->chunks = chunk->older;
	}
}

/* ---- spares: what was touched once costs nothing to be touched again ---- */

static void add_spare(struct arena *arena, struct arena_chunk *chunk)
{
	chunk->older = arena->spares;
	chunk->newer = NULL;
	arena->spares = chunk;
}

/* What becomes of an unlinked chunk: small ones are not worth keeping. */
static void keep_or_unmap(struct arena *arena, struct arena_chunk *chunk)
{
	if (chunk->size >= HUGE_PAGE) {
		add_spare(arena, chunk);
	} else {
		munmap(chunk, chunk->size);
	}
}

void arena_clear(struct arena *arena)
{
	while (arena->chunks) {
		struct arena_chunk *chunk = arena->chunks;
		unlink_chunk(arena, chunk);
		keep_or_unmap(arena, chunk);
	}
	arena->next = arena->end;
	arena->used = 0;
}

/* Takes the largest, unlinked; NULL where there is none. There are never more than a few. */
static struct arena_chunk *take_spare(struct arena *arena)
{
	struct arena_chunk **largest = &arena->spares;
	for (struct arena_chunk **at = &arena->spares; *at; at = &(*at)->older) {
		largest = (*at)->size > (*largest)->size ? at : largest;
	}
	struct arena_chunk *chunk = *largest;
	if (chunk) {
		*largest = chunk->older;
		chunk->older = NULL;
	}
	return chunk;
}

static void add_chunk(struct arena *arena)
{
	size_t size = arena->chunk_size ? arena->chunk_size * 2 : FIRST_CHUNK;
	arena->chunk_size = size < LARGEST_CHUNK ? size : LARGEST_CHUNK;
	struct arena_chunk *chunk = take_spare(arena);
	arena->is_used_again = chunk != NULL;
	chunk = chunk ? chunk : map_chunk(arena->chunk_size);
	chunk->older = arena->chunks;
	link_chunk(arena, chunk);
	arena->next = (char *)(chunk + 1);
	arena->end = (char *)chunk + chunk->size;
}

/* ---- large arrays ---- */

static size_t aligned(size_t size)
{
	size_t align = _Alignof(max_align_t);
	return (size + align - 1) / align * align;
}

static struct arena_chunk *chunk_of(void *items)
{
	return (struct arena_chunk *)items - 1;
}

static void *new_large(struct arena *arena, size_t bytes)
{
	struct arena_chunk *chunk = map_chunk(bytes + sizeof(struct arena_chunk));
	chunk->older = arena->chunks;
	link_chunk(arena, chunk);
	return chunk + 1;
}

/* Where an array of small pages outgrows them it moves to a spare or to huge pages, which are
 * moved to where they are huge pages still. */
static struct arena_chunk *enlarge(struct arena *arena, struct arena_chunk *old, size_t size)
{
	struct arena_chunk *chunk;
	if (size < HUGE_PAGE) {
		chunk = mremap(old, old->size, size, MREMAP_MAYMOVE);
	} else if (old->size < HUGE_PAGE) {
		struct arena_chunk *spare = take_spare(arena);
		chunk = spare ? spare : map_chunk(size);
		size = chunk->size;
		memcpy(chunk, old, old->size);
		munmap(old, old->size);
	} else {
		chunk = mremap(old, old->size, size, MREMAP_MAYMOVE | MREMAP_FIXED, map_huge(size));
	}
	if (chunk == MAP_FAILED) {
		out_of_memory();
	}
	chunk->size = size;
	return chunk;
}

static void *grow_large(struct arena *arena, void *items, size_t bytes)
{
	struct arena_chunk *chunk = chunk_of(items);
	size_t size = mapped_size(bytes + sizeof *chunk);
	while (chunk->size < size) { /* once, or twice where a spare is too small */
		chunk = enlarge(arena, chunk, size);
		link_chunk(arena, chunk);
	}
	return chunk + 1;
}

void arena_drop(struct arena *arena, void *items, size_t capacity, size_t size)
{
	size_t bytes = aligned(capacity * size);
	if (!items || bytes < LARGE_ARRAY) {
		return;
	}
	struct arena_chunk *chunk = chunk_of(items);
	arena->used -= bytes;
	unlink_chunk(arena, chunk);
	keep_or_unmap(arena, chunk);
}

void *arena_alloc(struct arena *arena, size_t size)
{
	if (size > SIZE_MAX / 4) {
		out_of_memory();
	}
	size = aligned(size);
	arena->used += size;
	if (size >= LARGE_ARRAY) {
		return new_large(arena, size);
	}
	if ((size_t)(arena->end - arena->next) < size) {
		add_chunk(arena);
	}
	void *memory = arena->next;
	arena->next += size;
	if (arena->is_used_again) {
		memset(memory, 0, size);
	}
	return memory;
}

struct str arena_copy(struct arena *arena, struct str s)
{
	char *copy = arena_alloc(arena, s.size + 1);
	if (s.size > 0) {
		memcpy(copy, s.data, s.size);
	}
	return (struct str){copy, s.size};
}

struct str arena_format(struct arena *arena, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	int size = vsnprintf(NULL, 0, format, arguments);
	va_end(arguments);
	assert(size >= 0);
	char *text = arena_alloc(arena, (size_t)size + 1);
	va_start(arguments, format);
	vsnprintf(text, (size_t)size + 1, format, arguments);
	va_end(arguments);
	return (struct str){text, (size_t)size};
}

void *arena_grow(struct arena *arena, void *items, size_t count, size_t *capacity, size_t size)
{
	if (count < *capacity) {
		return items;
	}
	size_t larger = *capacity ? *capacity * 2 : 8;
	if (larger > SIZE_MAX / 4 / size) {
		out_of_memory();
	}
	size_t old_bytes = aligned(*capacity * size);
	size_t new_bytes = aligned(larger * size);
	*capacity = larger;
	if (old_bytes >= LARGE_ARRAY) {
		arena->used += new_bytes - old_bytes;
		return grow_large(arena, items, new_bytes);
	}
	/* The newest array of the arena grows where it stands: no copy, no hole. */
	bool is_newest = items && (char *)items + old_bytes == arena->next;
	if (is_newest && new_bytes < LARGE_ARRAY &&
	    (size_t)(arena->end - arena->next) >= new_bytes - old_bytes) {
		arena->next += new_bytes - old_bytes;
		arena->used += new_bytes - old_bytes;
		return items;
	}
	void *grown = arena_alloc(arena, new_bytes);
	if (items) {
		memcpy(grown, items, count * size);
	}
	return grown;
}
