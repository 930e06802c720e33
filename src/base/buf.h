/* A growable byte buffer with storage of its own. */
#ifndef ZHINAN_BASE_BUF_H
#define ZHINAN_BASE_BUF_H

#include "base/str.h"

struct buf {
	char *data;
	size_t size;
	size_t capacity;
};

/* An empty buffer; takes no memory yet. */
void buf_init(struct buf *buf);

/* Frees the buffer's storage and leaves it empty. */
void buf_release(struct buf *buf);

/* Makes room for `more` further bytes, so that appending them cannot move the data. */
void buf_reserve(struct buf *buf, size_t more);

/* Gives back the storage beyond what the buffer holds. */
void buf_trim(struct buf *buf);

void buf_append(struct buf *buf, struct str s);
void buf_append_byte(struct buf *buf, char byte);
void buf_format(struct buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* A view of what the buffer holds; valid until it is next changed. */
static inline struct str buf_str(const struct buf *buf)
{
	return (struct str){buf->data, buf->size};
}

/* Empties the buffer and keeps its storage. */
static inline void buf_clear(struct buf *buf)
{
	buf->size = 0;
}

#endif
