/* That of the C library, which never says no. */
#include "base/memory.h"

#include <stdlib.h>

#include "base/arena.h"

void *memory_never_null(void *memory)
{
	if (!memory) {
		out_of_memory();
	}
	return memory;
}

void *memory_new(size_t size)
{
	return memory_never_null(malloc(size > 0 ? size : 1));
}

void *memory_resize(void *memory, size_t size)
{
	return memory_never_null(realloc(memory, size > 0 ? size : 1));
}
