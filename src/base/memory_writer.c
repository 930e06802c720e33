/* A stream on a buffer of our own. That of the C library (open_memstream) loses what it finds no memory for, and says so
 * neither by its error flag nor as it is closed. */
#include <stdlib.h>

#include "base/file.h"

static ssize_t append(void *cookie, const char *bytes, size_t size)
{
	buf_append(cookie, (struct str){bytes, size});
	return (ssize_t)size;
}

void memory_writer_open(struct memory_writer *writer)
{
	buf_init(&writer->bytes);
	writer->stream = fopencookie(&writer->bytes, "w", (cookie_io_functions_t){.write = append});
	if (!writer->stream) {
		out_of_memory();
	}
}

struct buf memory_writer_take(struct memory_writer *writer)
{
	if (fclose(writer->stream) != 0) {
		out_of_memory();
	}
	return writer->bytes;
}

struct str memory_writer_close(struct memory_writer *writer, struct arena *arena)
{
	struct buf bytes = memory_writer_take(writer);
	struct str text = arena_copy(arena, buf_str(&bytes));
	buf_release(&bytes);
	return text;
}
