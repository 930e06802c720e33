/* Bump allocation in chunks from malloc. Two additions lower the peak memory of 10 MB of text in
 * `make bench`. An array of LARGE_ARRAY bytes or more has a chunk of its own, so that it grows by
 * realloc and leaves no old copies (without this the peak is 2.3 times as high), and can be freed
 * before the arena ends (without this 1.5 times). */
#include "base/arena.h"

#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/temporary_file.h"

enum {
	FIRST_CHUNK = 1 << 17,   /* bytes */
	LARGEST_CHUNK = 1 << 24, /* chunks double up to here */
	LARGE_ARRAY = 1 << 16,
	/* See arena_spend_on. A text of one line takes up to half a MB. */
	FIXED_SPENDING = 384 << 20,
	SPENDING_PER_INPUT = 2 << 20,
	SPENDING_PER_BYTE = 40
};

/* Holds many small objects, or one large array alone. */
struct arena_chunk {
	_Alignas(max_align_t) struct arena_chunk *older;
	struct arena_chunk *newer;
};

_Noreturn void out_of_memory(void)
{
	static const char message[] = "zhinan: out of memory\n";
	/* The process ends in any case, so a failed write changes nothing. */
	ssize_t ignored = write(STDERR_FILENO, message, sizeof message - 1);
	(void)ignored;
	temporary_remove_all();
	_exit(2);
}

void arena_init(struct arena *arena)
{
	*arena = (struct arena){0};
}

void arena_release(struct arena *arena)
{
	for (struct arena_chunk *chunk = arena->chunks; chunk;) {
		struct arena_chunk *older = chunk->older;
		free(chunk);
		chunk = older;
	}
	arena_init(arena);
}

/* Makes b the next older chunk after a; NULL is either end of the list. */
static void link_chunks(struct arena *arena, struct arena_chunk *a, struct arena_chunk *b)
{
	if (a) {
		a->older = b;
	} else {
		arena->chunks = b;
	}
	if (b) {
		b->newer = a;
	}
}

/* Puts a new chunk in front of the others; returns its room for objects. */
static void *add_chunk(struct arena *arena, struct arena_chunk *chunk)
{
	if (!chunk) {
		out_of_memory();
	}
	link_chunks(arena, chunk, arena->chunks);
	link_chunks(arena, NULL, chunk);
	return chunk + 1;
}

static size_t aligned(size_t size)
{
	size_t align = _Alignof(max_align_t);
	return (size + align - 1) / align * align;
}

void *arena_alloc(struct arena *arena, size_t size)
{
	if (size > SIZE_MAX / 4) {
		out_of_memory();
	}
	size = aligned(size);
	arena->used += size;
	if (size >= LARGE_ARRAY) {
		return add_chunk(arena, calloc(1, sizeof(struct arena_chunk) + size));
	}
	if ((size_t)(arena->end - arena->next) < size) {
		size_t room = arena->chunk_size ? arena->chunk_size * 2 : FIRST_CHUNK;
		arena->chunk_size = room < LARGEST_CHUNK ? room : LARGEST_CHUNK;
		arena->next =
		    add_chunk(arena, malloc(sizeof(struct arena_chunk) + arena->chunk_size));
		arena->end = arena->next + arena->chunk_size;
	}
	void *memory = arena->next;
	arena->next += size;
	return memset(memory, 0, size);
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
	char brief[256]; /* most fit in */
	int size = vsnprintf(brief, sizeof brief, format, arguments);
	va_end(arguments);
	assert(size >= 0);
	if ((size_t)size < sizeof brief) {
		return arena_copy(arena, (struct str){brief, (size_t)size});
	}
	char *text = arena_alloc(arena, (size_t)size + 1);
	va_start(arguments, format);
	vsnprintf(text, (size_t)size + 1, format, arguments);
	va_end(arguments);
	return (struct str){text, (size_t)size};
}

void arena_spend_on(struct arena *arena, size_t input)
{
	arena->most += arena->most > 0 ? 0 : FIXED_SPENDING;
	arena->most += SPENDING_PER_INPUT + input * SPENDING_PER_BYTE;
}

static struct arena_chunk *chunk_of(void *large)
{
	return (struct arena_chunk *)large - 1;
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
		struct arena_chunk *chunk = chunk_of(items);
		link_chunks(arena, chunk->newer, chunk->older);
		arena->used += new_bytes - old_bytes;
		return add_chunk(arena, realloc(chunk, sizeof *chunk + new_bytes));
	}
	/* The newest array of the arena grows in place: no copy, no hole. */
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

void arena_drop(struct arena *arena, void *items, size_t capacity, size_t size)
{
	size_t bytes = aligned(capacity * size);
	if (items && bytes >= LARGE_ARRAY) {
		struct arena_chunk *chunk = chunk_of(items);
		link_chunks(arena, chunk->newer, chunk->older);
		arena->used -= bytes;
		free(chunk);
	}
}
