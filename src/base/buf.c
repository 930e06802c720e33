/* A growable byte buffer. */
#include "base/buf.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"

void buf_init(struct buf *buf)
{
	*buf = (struct buf){0};
}

void buf_release(struct buf *buf)
{
	free(buf->data);
	buf_init(buf);
}

void buf_reserve(struct buf *buf, size_t more)
{
	if (more <= buf->capacity - buf->size) {
		return;
	}
	if (more > SIZE_MAX / 4 || buf->capacity > SIZE_MAX / 4) {
		out_of_memory();
	}
	size_t capacity = buf->capacity ? buf->capacity * 2 : 256;
	while (capacity < buf->size + more) {
		capacity *= 2;
	}
	char *data = realloc(buf->data, capacity);
	if (!data) {
		out_of_memory();
	}
	buf->data = data;
	buf->capacity = capacity;
}

void buf_trim(struct buf *buf)
{
	char *data = buf->size > 0 ? realloc(buf->data, buf->size) : NULL;
	if (data) {
		buf->data = data;
		buf->capacity = buf->size;
	}
}

void buf_append(struct buf *buf, struct str s)
{
	if (s.size > 0) {
		buf_reserve(buf, s.size);
		memcpy(buf->data + buf->size, s.data, s.size);
		buf->size += s.size;
	}
}

void buf_append_byte(struct buf *buf, char byte)
{
	buf_reserve(buf, 1);
	buf->data[buf->size++] = byte;
}

void buf_format(struct buf *buf, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	char brief[256]; /* most fit in */
	int size = vsnprintf(brief, sizeof brief, format, arguments);
	va_end(arguments);
	assert(size >= 0);
	if ((size_t)size < sizeof brief) {
		buf_append(buf, (struct str){brief, (size_t)size});
		return;
	}
	buf_reserve(buf, (size_t)size + 1);
	va_start(arguments, format);
	vsnprintf(buf->data + buf->size, (size_t)size + 1, format, arguments);
	va_end(arguments);
	buf->size += (size_t)size;
}
