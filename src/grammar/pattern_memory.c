/* Contexts of PCRE2, which hold the functions that allocate. */
#include "grammar/pattern_memory.h"

#include <pthread.h>
#include <stdlib.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "base/memory.h"

static pthread_once_t once = PTHREAD_ONCE_INIT;
static pcre2_general_context *general;
static pcre2_compile_context *compiling;

static void *allocate(PCRE2_SIZE size, void *unused)
{
	(void)unused;
	return memory_new(size);
}

static void release(void *memory, void *unused)
{
	(void)unused;
	free(memory);
}

static void make(void)
{
	general = pcre2_general_context_create(allocate, release, NULL);
	compiling = pcre2_compile_context_create(general);
}

pcre2_general_context *pattern_memory(void)
{
	pthread_once(&once, make);
	return general;
}

pcre2_compile_context *pattern_compile_memory(void)
{
	pthread_once(&once, make);
	return compiling;
}
