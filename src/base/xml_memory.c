/* Functions that stand before those that libxml2 had, from the first reading on. */
#include "base/xml_memory.h"

#include <libxml/xmlmemory.h>
#include <pthread.h>

#include "base/arena.h"

static pthread_once_t once = PTHREAD_ONCE_INIT;
static xmlFreeFunc release;
static xmlMallocFunc allocate;
static xmlReallocFunc resize;
static xmlStrdupFunc copy;

static _Thread_local unsigned watching;

static void *looked_at(void *memory)
{
	if (!memory && watching > 0) {
		out_of_memory();
	}
	return memory;
}

static void *allocate_watched(size_t size)
{
	return looked_at(allocate(size));
}

static void *resize_watched(void *memory, size_t size)
{
	void *resized = resize(memory, size);
	return size > 0 ? looked_at(resized) : resized;
}

static char *copy_watched(const char *text)
{
	return looked_at(copy(text));
}

static void stand_before(void)
{
	xmlMemGet(&release, &allocate, &resize, &copy);
	xmlMemSetup(release, allocate_watched, resize_watched, copy_watched);
}

void xml_memory_watch(void)
{
	pthread_once(&once, stand_before);
	watching++;
}

void xml_memory_end(void)
{
	watching--;
}
