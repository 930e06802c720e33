/* The arena, the growable buffer, and what is written to memory. */
#include <criterion/criterion.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/file.h"

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
	for (uint32_t i = 0; i < 8000; i++) {
		ARENA_PUSH(&arena, alone.items, alone.count, alone.capacity, i);
		first = first ? first : alone.items;
		cr_assert_eq(alone.items, first, "moved at %u", i);
	}
	arena_release(&arena);
}

/* Large arrays can be dropped in any order; what comes after them is zeroed. */
Test(memory, arena_drop)
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
		ARENA_PUSH(&arena, b.items, b.count, b.capacity, i);
		ARENA_PUSH(&arena, c.items, c.count, c.capacity, i / 2);
	}
	size_t used = arena.used;
	ARENA_DROP(&arena, b.items, b.count, b.capacity);
	cr_assert(!b.items && b.count == 0 && b.capacity == 0);
	cr_assert_eq(used - arena.used, COUNT * sizeof *b.items);
	for (uint32_t i = 0; i < 3 * COUNT; i++) {
		ARENA_PUSH(&arena, b.items, b.count, b.capacity, i * 7);
	}
	for (uint32_t i = 0; i < COUNT; i++) {
		cr_assert(a.items[i] == ~i && b.items[i] == i * 7 && c.items[i] == i / 2, "item %u",
		          i);
	}
	ARENA_DROP(&arena, c.items, c.count, c.capacity);
	ARENA_DROP(&arena, a.items, a.count, a.capacity);
	ARENA_DROP(&arena, b.items, b.count, b.capacity);
	for (size_t size = 1; size < (size_t)1 << 24; size = size * 3 + 1) {
		char *memory = arena_alloc(&arena, size);
		cr_assert(memory[0] == 0 && memcmp(memory, memory + 1, size - 1) == 0, "size %zu",
		          size);
	}
	arena_release(&arena);
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

/* As much as was written, whatever it is, and nothing where nothing was. */
Test(memory, writer)
{
	struct arena arena;
	struct memory_writer writer;
	arena_init(&arena);
	memory_writer_open(&writer);
	cr_assert_str_eq(memory_writer_close(&writer, &arena).data, "");
	memory_writer_open(&writer);
	for (int i = 0; i < 100000; i++) {
		fwrite("a\0b", 1, 3, writer.stream);
	}
	struct buf bytes = memory_writer_take(&writer);
	cr_assert_eq(bytes.size, (size_t)300000);
	cr_assert_arr_eq(bytes.data + bytes.size - 3, "a\0b", 3);
	buf_release(&bytes);
	arena_release(&arena);
}
