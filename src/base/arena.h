/* One arena per document: all that a run makes lives here and is freed together. Memory is zeroed.
 * If memory runs out, the process ends here with exit code 2; results are still never half written,
 * because files are renamed into place. */
#ifndef ZHINAN_BASE_ARENA_H
#define ZHINAN_BASE_ARENA_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct arena_chunk;

struct arena {
	struct arena_chunk *chunks; /* newest first */
	size_t chunk_size;          /* of the last one that was made for small objects */
	char *next;                 /* its free bytes: [next, end) */
	char *end;
	size_t used; /* bytes handed out, for reports */
	size_t most; /* of them that its inputs are worth, see arena_spend_on; 0: any number */
};

/* Makes an empty arena; takes no memory yet. */
void arena_init(struct arena *arena);

/* Frees all that was allocated from the arena, and leaves it empty. */
void arena_release(struct arena *arena);

/* size bytes, zeroed, aligned for any type. Never returns NULL. */
void *arena_alloc(struct arena *arena, size_t size);

/* One zeroed object of a type, or count of them. */
#define ARENA_NEW(arena, type) ((type *)arena_alloc((arena), sizeof(type)))
#define ARENA_ARRAY(arena, type, count) ((type *)arena_alloc((arena), sizeof(type) * (count)))

/* A copy of s, NUL-terminated after its size so that C interfaces can read it. */
struct str arena_copy(struct arena *arena, struct str s);

/* printf into the arena; NUL-terminated too. */
struct str arena_format(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Room for at least one more element after count: returns items, or a copy of the array with twice
 * the room. Elements after count are not zeroed. Use through ARENA_PUSH. */
void *arena_grow(struct arena *arena, void *items, size_t count, size_t *capacity, size_t size);

/* Frees an array made by ARENA_PUSH or ARENA_ARRAY if it is large; a small one stays until the
 * arena is released. */
void arena_drop(struct arena *arena, void *items, size_t capacity, size_t size);

/* Appends value to the array `items` with its fields `count` and `capacity` (size_t). */
#define ARENA_PUSH(arena, items, count, capacity, value)                                           \
	do {                                                                                       \
		(items) = arena_grow((arena), (items), (count), &(capacity), sizeof *(items));     \
		(items)[(count)++] = (value);                                                      \
	} while (0)

/* arena_drop for the array `items` of ARENA_PUSH, which is empty afterwards. */
#define ARENA_DROP(arena, items, count, capacity)                                                  \
	do {                                                                                       \
		arena_drop((arena), (items), (capacity), sizeof *(items));                         \
		(items) = NULL;                                                                    \
		(count) = 0;                                                                       \
		(capacity) = 0;                                                                    \
	} while (0)

/* Bounds what an arena hands out by the bytes of an input that it is to hold the results of, which come to those of
 * earlier inputs: some memory for each byte and for each input, and a fixed sum that even a small one may take. Nothing
 * fails where more is taken; who makes one thing for each number or line of a text stops there, and who finishes a
 * result refuses it. */
void arena_spend_on(struct arena *arena, size_t input);

static inline bool arena_is_spent(const struct arena *arena)
{
	return arena->most > 0 && arena->used > arena->most;
}

/* Reports that memory ran out and ends the process with exit code 2. */
_Noreturn void out_of_memory(void);

#endif
