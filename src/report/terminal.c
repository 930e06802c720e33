/* Text, colour and links on a terminal. Knows nothing of what is reported. */
#include "report/terminal.h"

#include <limits.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/terminal_stream.h"
#include "base/width.h"

/* Whether a variable asks for something: any value but the empty one (https://no-color.org). */
static bool is_asked(const char *name)
{
	const char *value = getenv(name);
	return value && value[0];
}

static bool is_of_kind(const char *kind)
{
	const char *terminal = getenv("TERM");
	return terminal && strcmp(terminal, kind) == 0;
}

/* How wide a terminal is: as it says itself, or as $COLUMNS does. */
static size_t width_of(int descriptor)
{
	struct winsize size;
	const char *columns = getenv("COLUMNS");
	unsigned long width = 0;
	if (ioctl(descriptor, TIOCGWINSZ, &size) == 0) {
		width = size.ws_col;
	}
	if (width == 0 && columns) {
		width = strtoul(columns, NULL, 10);
	}
	if (width == 0) {
		return TERMINAL_WIDTH;
	}
	return width < TERMINAL_MIN_WIDTH   ? TERMINAL_MIN_WIDTH
	       : width > TERMINAL_MAX_WIDTH ? TERMINAL_MAX_WIDTH
	                                    : width;
}

struct terminal_look terminal_look_of(FILE *stream)
{
	int descriptor = terminal_stream_of(stream);
	if (descriptor < 0) {
		return (struct terminal_look){.width = TERMINAL_WIDTH};
	}
	bool is_plain = is_asked("NO_COLOR") || is_of_kind("dumb");
	bool has_links = is_asked("TERM") && !is_of_kind("linux") && !is_asked("NO_HYPERLINK");
	return (struct terminal_look){
	    .width = width_of(descriptor),
	    .has_colour = !is_plain,
	    .has_links = !is_plain && has_links,
	};
}

void terminal_init_as(struct terminal *terminal, FILE *stream, const struct terminal_look *look,
                      const struct wording *words)
{
	*terminal = (struct terminal){.stream = stream,
	                              .words = *words,
	                              .width = look->width,
	                              .has_colour = look->has_colour,
	                              .has_links = look->has_links};
	wrap_init(&terminal->wrap, stream, look->width);
}

void terminal_init(struct terminal *terminal, FILE *stream, const struct wording *words)
{
	struct terminal_look look = terminal_look_of(stream);
	terminal_init_as(terminal, stream, &look, words);
}

void terminal_release(struct terminal *terminal)
{
	wrap_release(&terminal->wrap);
}

const char *paint_code(enum paint paint)
{
	static const char *const codes[] = {OWN_SEQUENCE("\x1B[32m"), OWN_SEQUENCE("\x1B[33m"),
	                                    OWN_SEQUENCE("\x1B[1;31m"), OWN_SEQUENCE("\x1B[0m")};
	return codes[paint];
}

void terminal_paint(struct terminal *terminal, enum paint paint)
{
	if (terminal->has_colour && (paint != PAINT_PLAIN || terminal->is_painted)) {
		fputs(paint_code(paint), terminal->stream);
		terminal->is_painted = paint != PAINT_PLAIN;
	}
}

/* ---- links ---- */

static const char link_end[] = OWN_SEQUENCE("\x1B]8;;\x1B\\");

/* Appends a path with all but the plain characters of an address as %XX. */
static void append_address(struct buf *buf, const char *path)
{
	static const char plain[] = "/-._~";
	for (const char *at = path; *at; at++) {
		unsigned char c = (unsigned char)*at;
		bool is_letter = (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
		if (is_letter || strchr(plain, c)) {
			buf_append_byte(buf, (char)c);
		} else {
			buf_format(buf, "%%%02X", c);
		}
	}
}

void terminal_link_to(struct terminal *terminal, const char *path, struct str format)
{
	char host[HOST_NAME_MAX + 1] = "";
	char *whole =
	    terminal->has_links && path && strcmp(path, "-") != 0 ? realpath(path, NULL) : NULL;
	struct buf buf;
	terminal->link = (struct str){0};
	if (!whole) {
		return;
	}
	(void)gethostname(host, sizeof host - 1);
	buf_init(&buf);
	buf_append(&buf, STR("file://"));
	append_address(&buf, host);
	append_address(&buf, whole);
	terminal->link = words_taken(&terminal->words, &buf);
	terminal->is_link_paged = str_equal(format, STR("pdf"));
	terminal->is_link_lined = str_equal(format, STR("text"));
	free(whole);
}

/* The sequence that begins a link to a place; NULL where there is none. */
static const char *link_code(const struct terminal *terminal, const struct place *place)
{
	struct str spot = STR("");
	struct arena *arena = terminal->words.arena;
	if (terminal->link.size == 0 || place->line == 0) {
		return NULL;
	}
	if (terminal->is_link_paged && place->page > 0) {
		spot = arena_format(arena, "#page=%u", place->page);
	} else if (terminal->is_link_lined) {
		spot = arena_format(arena, "#L%u", place->line);
	}
	return arena_format(arena, OWN_SEQUENCE("\x1B]8;;%.*s%.*s\x1B\\"),
	                    STR_FORMAT(terminal->link), STR_FORMAT(spot))
	    .data;
}

void terminal_print_place(struct terminal *terminal, struct str text, const struct place *place)
{
	const char *code = link_code(terminal, place);
	fputs(code ? code : "", terminal->stream);
	terminal_print(terminal, text);
	fputs(code ? link_end : "", terminal->stream);
}

/* ---- text ---- */

void terminal_print(struct terminal *terminal, struct str text)
{
	struct str clean = printable(text, terminal->words.arena);
	fwrite(clean.data, 1, clean.size, terminal->stream);
}

void terminal_left(struct terminal *terminal, struct str text, size_t columns)
{
	print_columns(terminal->stream, printable(text, terminal->words.arena), columns);
}

/* Prints text flush right in at least so many columns. */
static void print_right(struct terminal *terminal, struct str text, size_t columns)
{
	print_columns_right(terminal->stream, printable(text, terminal->words.arena), columns);
}

void terminal_last(struct terminal *terminal, struct str text, size_t columns)
{
	struct arena *arena = terminal->words.arena;
	struct str cut = cut_columns(printable(text, arena), columns, arena);
	fwrite(cut.data, 1, cut.size, terminal->stream);
}

/* The link is of what the cell says and not of the blanks around. */
void terminal_cell_at(struct terminal *terminal, const struct text_column *column, struct str cell,
                      const struct place *place)
{
	bool is_wide = terminal->width > TERMINAL_WIDTH;
	size_t more = is_wide ? terminal->width - TERMINAL_WIDTH : 0;
	size_t wide = display_width(cell);
	terminal_blanks(terminal, column->gap);
	if (place && column->align == ALIGN_RIGHT && wide <= column->width) {
		terminal_blanks(terminal, column->width - wide);
		terminal_print_place(terminal, cell, place);
		return;
	}
	switch (column->align) {
	case ALIGN_LEFT:
		terminal_left(terminal, cell, column->width);
		break;
	case ALIGN_RIGHT:
		print_right(terminal, cell, column->width);
		break;
	case ALIGN_LAST:
		terminal_last(terminal, cell, column->width + more);
		break;
	case ALIGN_WHOLE:
		terminal_print(terminal, cell);
		break;
	}
}

void terminal_row_at(struct terminal *terminal, const struct text_column *columns,
                     const struct str *cells, size_t count, size_t link, const struct place *place)
{
	while (count > 1 && cells[count - 1].size == 0) {
		count--; /* no blanks at the end of a line */
	}
	for (size_t i = 0; i < count; i++) {
		terminal_cell_at(terminal, &columns[i], cells[i], i == link ? place : NULL);
	}
	putc('\n', terminal->stream);
}

void terminal_row(struct terminal *terminal, const struct text_column *columns,
                  const struct str *cells, size_t count)
{
	terminal_row_at(terminal, columns, cells, count, SIZE_MAX, NULL);
}

void terminal_blanks(struct terminal *terminal, size_t count)
{
	fprintf(terminal->stream, "%*s", (int)count, "");
}

void terminal_wrap(struct terminal *terminal, struct str text, size_t column, size_t indent)
{
	wrap_print(&terminal->wrap, printable(text, terminal->words.arena), column, indent);
}

size_t terminal_flow_at(struct terminal *terminal, struct str text, size_t column, size_t indent,
                        const struct place *place)
{
	struct str clean = printable(text, terminal->words.arena);
	struct str words = words_place(&terminal->words, place);
	const char *code = words.size > 0 ? link_code(terminal, place) : NULL;
	struct wrap_paint link = {.code = code, .end_code = link_end};
	size_t count = 0;
	struct str rest = clean;
	for (size_t at = 0; code && (at = str_find(rest, words)) != SIZE_MAX;
	     rest = str_slice(rest, at + words.size, rest.size)) {
		link.start = (size_t)(rest.data - clean.data) + at;
		link.end = link.start + words.size;
		count = 1;
	}
	return wrap_flow_painted(&terminal->wrap, clean, column, indent, &link, count);
}

void terminal_wrap_at(struct terminal *terminal, struct str text, size_t column, size_t indent,
                      const struct place *place)
{
	terminal_flow_at(terminal, text, column, indent, place);
	putc('\n', terminal->stream);
}

void terminal_tail(struct terminal *terminal, struct str text, size_t column, size_t indent)
{
	static const struct place nowhere = {0};
	bool fits = column + 2 + display_width(text) <= terminal->width;
	if (text.size > 0) {
		fputs(fits ? "" : "\n", terminal->stream);
		terminal_blanks(terminal, fits ? 2 : indent);
		terminal_flow_at(terminal, text, fits ? column + 2 : indent, indent, &nowhere);
	}
	putc('\n', terminal->stream);
}

void terminal_entry_at(struct terminal *terminal, size_t indent, const struct message *label,
                       struct str text, const struct place *place)
{
	terminal_blanks(terminal, indent);
	if (text.size == 0) {
		terminal_print(terminal, words_of(&terminal->words, label));
		putc('\n', terminal->stream);
		return;
	}
	terminal_left(terminal, words_of(&terminal->words, label), LABEL_COLUMNS);
	terminal_wrap_at(terminal, text, indent + LABEL_COLUMNS, indent + LABEL_COLUMNS, place);
}

void terminal_entry(struct terminal *terminal, size_t indent, const struct message *label,
                    struct str text)
{
	static const struct place nowhere = {0};
	terminal_entry_at(terminal, indent, label, text, &nowhere);
}
