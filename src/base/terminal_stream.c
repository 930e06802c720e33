/* A stream of glibc whose writing goes through a filter. */
#include "base/terminal_stream.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/escape.h"
#include "base/utf8.h"

enum { LONGEST_OWN = 1 << 15 }; /* bytes; a link holds a path of which each byte can be %XX */

static bool is_visible_ascii(char c)
{
	return c >= ' ' && c <= '~';
}

/* The bytes of the program's own sequence at the start, behind its mark; 0: none. More than there are: its end is not
 * there yet. */
static size_t own_size(struct str bytes)
{
	static const char link[] = "\x1B]8;;";
	size_t at = str_starts(bytes, STR("\r")) ? 1 : 0;
	struct str head = str_slice(bytes, at, bytes.size);
	if (head.size < 2) {
		return head.size == 0 || head.data[0] == '\x1B' ? bytes.size + 1 : 0;
	}
	if (str_starts(head, STR("\x1B["))) {
		for (at += 2; at < bytes.size; at++) {
			char c = bytes.data[at];
			if (c == 'm' || c == 'K') {
				return at + 1;
			}
			if (c != ';' && !ascii_is_digit(c)) {
				return 0;
			}
		}
		return bytes.size + 1;
	}
	size_t known = head.size < sizeof link - 1 ? head.size : sizeof link - 1;
	if (memcmp(head.data, link, known) != 0) {
		return 0;
	}
	at += known;
	while (at < bytes.size && is_visible_ascii(bytes.data[at])) {
		at++;
	}
	bool is_cut = at == bytes.size || (at + 1 == bytes.size && bytes.data[at] == '\x1B');
	return is_cut                                                        ? bytes.size + 1
	       : str_starts(str_slice(bytes, at, bytes.size), STR("\x1B\\")) ? at + 2
	                                                                     : 0;
}

/* Whether the last character's end is not there yet. */
static bool is_cut_at(struct str bytes, size_t at)
{
	unsigned char lead = (unsigned char)bytes.data[at];
	if (lead == '\r') {
		return at + 1 == bytes.size;
	}
	if (lead < 0xC2 || lead > 0xF4 || bytes.size - at >= utf8_width(lead)) {
		return false;
	}
	for (size_t i = at + 1; i < bytes.size; i++) {
		if (!utf8_is_inside(bytes, i)) {
			return false;
		}
	}
	return true;
}

size_t terminal_append(struct buf *out, struct str bytes, bool is_whole)
{
	for (size_t at = 0; at < bytes.size;) {
		char c = bytes.data[at];
		if (c == OWN_MARK[0]) {
			struct str rest = str_slice(bytes, at + 1, bytes.size);
			size_t size = own_size(rest);
			if (size > rest.size && !is_whole && rest.size < LONGEST_OWN) {
				return at;
			}
			if (size > 0 && size <= rest.size) {
				buf_append(out, str_slice(rest, 0, size));
				at += 1 + size;
				continue;
			}
		} else if (!is_whole && is_cut_at(bytes, at)) {
			return at;
		}
		/* Lines of CSV end with both. */
		bool is_line_end = c == '\r' && at + 1 < bytes.size && bytes.data[at + 1] == '\n';
		if (c == '\n' || c == '\t' || is_line_end) {
			buf_append_byte(out, c);
			at++;
		} else {
			escape_append(out, bytes, &at);
		}
	}
	return bytes.size;
}

/* ---- the stream ---- */

struct filter {
	int descriptor;
	struct buf held; /* the start of something whose end is not there yet */
};

static bool write_all(int descriptor, struct str bytes)
{
	while (bytes.size > 0) {
		ssize_t written = write(descriptor, bytes.data, bytes.size);
		if (written < 0 && errno != EINTR) {
			return false;
		}
		bytes = str_slice(bytes, written > 0 ? (size_t)written : 0, bytes.size);
	}
	return true;
}

static bool pass(struct filter *filter, bool is_end)
{
	struct buf out;
	buf_init(&out);
	struct str held = buf_str(&filter->held);
	size_t done = terminal_append(&out, held, is_end);
	bool is_written = write_all(filter->descriptor, buf_str(&out));
	buf_release(&out);
	if (done > 0) {
		memmove(filter->held.data, filter->held.data + done, held.size - done);
	}
	filter->held.size = held.size - done;
	return is_written;
}

static ssize_t write_filtered(void *cookie, const char *bytes, size_t size)
{
	struct filter *filter = cookie;
	buf_append(&filter->held, (struct str){bytes, size});
	return pass(filter, false) ? (ssize_t)size : 0; /* 0 is an error here */
}

static int close_filter(void *cookie)
{
	struct filter *filter = cookie;
	bool is_written = pass(filter, true);
	bool is_closed = close(filter->descriptor) == 0;
	buf_release(&filter->held);
	free(filter);
	return is_written && is_closed ? 0 : EOF;
}

FILE *terminal_stream_open(int descriptor)
{
	static const cookie_io_functions_t functions = {.write = write_filtered,
	                                                .close = close_filter};
	struct filter *filter = calloc(1, sizeof *filter);
	FILE *stream = filter ? fopencookie(filter, "wb", functions) : NULL;
	if (!stream) {
		out_of_memory();
	}
	filter->descriptor = descriptor;
	buf_init(&filter->held);
	setvbuf(stream, NULL, _IOLBF, BUFSIZ);
	return stream;
}

/* ---- standard output and error ---- */

static FILE *streams[3];

void terminal_streams_start(void)
{
	if (isatty(STDOUT_FILENO)) {
		stdout = streams[STDOUT_FILENO] = terminal_stream_open(STDOUT_FILENO);
	}
	if (isatty(STDERR_FILENO)) {
		stderr = streams[STDERR_FILENO] = terminal_stream_open(STDERR_FILENO);
	}
}

int terminal_stream_of(FILE *stream)
{
	for (int i = STDOUT_FILENO; i <= STDERR_FILENO; i++) {
		if (stream && stream == streams[i]) {
			return i;
		}
	}
	return -1;
}
