/* malloc and realloc for libraries that take functions for that: where there is no memory, the process ends. */
#ifndef ZHINAN_BASE_MEMORY_H
#define ZHINAN_BASE_MEMORY_H

#include <stddef.h>

/* The same memory; ends the process where that is NULL. */
void *memory_never_null(void *memory);

/* Never return NULL; free frees what they return. */
void *memory_new(size_t size);
void *memory_resize(void *memory, size_t size);

#endif
