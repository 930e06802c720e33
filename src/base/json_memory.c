/* Functions for yajl, which passes a pointer of the caller to each. */
#include "base/json_memory.h"

#include <stdlib.h>

#include "base/memory.h"

static void *allocate(void *unused, size_t size)
{
	(void)unused;
	return memory_new(size);
}

static void *resize(void *unused, void *memory, size_t size)
{
	(void)unused;
	return memory_resize(memory, size);
}

static void release(void *unused, void *memory)
{
	(void)unused;
	free(memory);
}

const yajl_alloc_funcs json_memory = {allocate, resize, release, NULL};
