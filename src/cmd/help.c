/* Lays out help: paragraphs, and names with what they do in a second column. */
#include "cmd/help.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include "base/terminal_stream.h"
#include "base/width.h"

enum {
	USUAL_WIDTH = 80,
	MIN_WIDTH = 50,  /* of a terminal on which two columns have room */
	MAX_WIDTH = 100, /* longer lines are hard to read */
	NAME_INDENT = 2,
	TEXT_COLUMN = 28 /* where the second column starts */
};

size_t help_width(FILE *stream)
{
	struct winsize size;
	if (ioctl(terminal_stream_of(stream), TIOCGWINSZ, &size) != 0 || size.ws_col == 0) {
		return USUAL_WIDTH;
	}
	return size.ws_col < MIN_WIDTH   ? MIN_WIDTH
	       : size.ws_col > MAX_WIDTH ? MAX_WIDTH
	                                 : size.ws_col;
}

void help_init(struct help *help, FILE *stream, const struct wording *words)
{
	*help = (struct help){.stream = stream, .words = *words};
	wrap_init(&help->wrap, stream, help_width(stream));
}

void help_release(struct help *help)
{
	wrap_release(&help->wrap);
}

void help_paragraph(struct help *help, struct str text)
{
	wrap_print(&help->wrap, text, 0, 0);
}

void help_entry(struct help *help, struct str name, struct str text)
{
	size_t width = NAME_INDENT + display_width(name);
	fprintf(help->stream, "%*s%.*s", NAME_INDENT, "", STR_FORMAT(name));
	if (width + 2 > TEXT_COLUMN) {
		putc('\n', help->stream);
		width = 0;
	}
	fprintf(help->stream, "%*s", (int)(TEXT_COLUMN - width), "");
	wrap_print(&help->wrap, text, TEXT_COLUMN, TEXT_COLUMN);
}

void help_lines(struct help *help, struct str text)
{
	while (text.size > 0) {
		const char *feed = memchr(text.data, '\n', text.size);
		size_t end = feed ? (size_t)(feed - text.data) : text.size;
		fprintf(help->stream, "%*s%.*s\n", NAME_INDENT, "", (int)end, text.data);
		text = str_slice(text, end + 1 < text.size ? end + 1 : text.size, text.size);
	}
}
