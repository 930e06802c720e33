/* Streams to terminals, which the text of a document or the name of a file must not steer: whatever is written there is
 * made visible, see base/escape.h, but for the program's own sequences. A pipe or a file gets every byte as it is. */
#ifndef ZHINAN_BASE_TERMINAL_STREAM_H
#define ZHINAN_BASE_TERMINAL_STREAM_H

#include <stdio.h>

#include "base/buf.h"

/* Begins a sequence of the program's own, a string literal: a colour, a link or the erasing of a line. A byte that no
 * UTF-8 has, so no text can claim it; the stream takes it out. Only for a stream that terminal_stream_of has a
 * descriptor of. */
#define OWN_MARK "\xFF"
#define OWN_SEQUENCE(code) OWN_MARK code

/* Makes standard output and standard error such streams, where they lead to a terminal. Once, before all else. */
void terminal_streams_start(void);

/* A stream to an open descriptor, which it owns from then on, whatever that leads to; NULL with errno. */
FILE *terminal_stream_open(int descriptor);

/* The descriptor of standard output or error where it is such a stream; -1 for any other. */
int terminal_stream_of(FILE *stream);

/* Appends what a terminal is to get. Returns how many bytes that was made of: those behind are the start of something
 * whose end is not there yet; of a text that is whole there are none. */
size_t terminal_append(struct buf *out, struct str bytes, bool is_whole);

#endif
