/* The arena and the growable buffer. */
#include <criterion/criterion.h>

#include "base/arena.h"
#include "base/buf.h"

Test(memory, arena)
{
	struct arena arena;
	arena_init(&arena);
	for (size_t size = 1; size < (size_t)1 << 26; size = size * 3 + 1) {
		char *memory = arena_alloc(&arena, size);
		cr_assert_eq((uintptr_t)memory % _Alignof(max_align_t), 0, "size %zu", size);
		cr_assert(memory[0] == 0 && memory[size - 1] == 0, "size %zu", size);
		memset(memory, 0xFF, size);
	}
	struct str copy = arena_copy(&arena, STR("copy"));
	cr_assert_str_eq(copy.data, "copy");
	cr_assert_str_eq(arena_copy(&arena, (struct str){0}).data, "");
	cr_assert(str_equal(arena_format(&arena, "%d-%s", 7, "x"), STR("7-x")));
	cr_assert_gt(arena.used, (size_t)1 << 25);
	arena_release(&arena);
	cr_assert(arena.used == 0 && !arena.chunks);
	arena_release(&arena);
}

/* Two arrays that grow in turn, and one that grows alone and so never moves. */
Test(memory, arena_grow)
{
	struct arena arena;
	arena_init(&arena);
	struct {
		uint32_t *items;
		size_t count;
		size_t capacity;
	} a = {0}, b = {0}, alone = {0};
	for (uint32_t i = 0; i < 100000; i++) {
		ARENA_PUSH(&arena, a.items, a.count, a.capacity, i);
		ARENA_PUSH(&arena, b.items, b.count, b.capacity, i * 7);
	}
	for (uint32_t i = 0; i < 100000; i++) {
		cr_assert(a.items[i] == i && b.items[i] == i * 7, "item %u", i);
	}
	arena_release(&arena);
	uint32_t *first = NULL;
	for (uint32_t i = 0; i < 10000; i++) {
		ARENA_PUSH(&arena, alone.items, alone.count, alone.capacity, i);
		first = first ? first : alone.items;
		cr_assert_eq(alone.items, first, "moved at %u", i);
	}
	arena_release(&arena);
}

/* What is given back is used again, as it is by an array that grows, zeroed for what is to be. */
Test(memory, arena_spares)
{
	enum { COUNT = 1 << 20 };
	struct arena arena;
	arena_init(&arena);
	struct {
		uint32_t *items;
		size_t count;
		size_t capacity;
	} a = {0}, b = {0}, c = {0};
	for (uint32_t i = 0; i < COUNT; i++) {
		ARENA_PUSH(&arena, a.items, a.count, a.capacity, ~i);
	}
	ARENA_DROP(&arena, a.items, a.count, a.capacity);
	cr_assert(arena.spares);
	for (uint32_t i = 0; i < 3 * COUNT; i++) { /* outgrows it */
		ARENA_PUSH(&arena, b.items, b.count, b.capacity, ~i);
		ARENA_PUSH(&arena, c.items, c.count, c.capacity, i);
	}
	cr_assert(!arena.spares);
	for (uint32_t i = 0; i < 3 * COUNT; i++) {
		cr_assert(b.items[i] == ~i && c.items[i] == i, "item %u", i);
	}
	ARENA_DROP(&arena, b.items, b.count, b.capacity);
	for (size_t i = 0; i < (size_t)1 << 15; i++) {
		char *memory = arena_alloc(&arena, 1000);
		cr_assert(memory[0] == 0 && memcmp(memory, memory + 1, 999) == 0, "block %zu", i);
	}
	cr_assert(!arena.spares);
	arena_release(&arena);
}

/* A cleared arena hands out what it has, zeroed anew, small objects and large arrays alike. */
Test(memory, arena_clear)
{
	struct arena arena;
	arena_init(&arena);
	arena_clear(&arena);
	for (int turn = 0; turn < 3; turn++) {
		for (size_t size = 1; size < (size_t)1 << 24; size = size * 3 + 1) {
			char *memory = arena_alloc(&arena, size);
			cr_assert(memory[0] == 0 && memcmp(memory, memory + 1, size - 1) == 0,
			          "turn %d, size %zu", turn, size);
			memset(memory, 0xFF, size);
		}
		arena_clear(&arena);
		cr_assert(arena.used == 0 && !arena.chunks && arena.spares);
	}
	arena_release(&arena);
	cr_assert(!arena.spares);
}

Test(memory, buf)
{
	struct buf buf;
	buf_init(&buf);
	cr_assert_eq(buf_str(&buf).size, 0);
	buf_append(&buf, (struct str){0});
	for (int i = 0; i < 1000; i++) {
		buf_append(&buf, STR("ab"));
		buf_append_byte(&buf, '\0');
		buf_format(&buf, "%03d", i);
	}
	cr_assert_eq(buf.size, 6000);
	cr_assert_eq(memcmp(buf.data + 5994,
	                    "ab\0"
	                    "999",
	                    6),
	             0);
	buf_clear(&buf);
	buf_reserve(&buf, 100000);
	const char *data = buf.data;
	for (int i = 0; i < 100000; i++) {
		buf_append_byte(&buf, 'x');
	}
	cr_assert_eq(buf.data, data, "reserved and yet moved");
	buf_release(&buf);
	cr_assert(!buf.data && buf.capacity == 0);
}
