/* Text and colour on a terminal. Knows nothing of what is reported. */
#include "report/terminal.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/width.h"

/* https://no-color.org: any value but the empty one. */
static bool wants_colour(FILE *stream)
{
	const char *no_color = getenv("NO_COLOR");
	const char *terminal = getenv("TERM");
	int descriptor = fileno(stream);
	return (!no_color || !no_color[0]) && (!terminal || strcmp(terminal, "dumb") != 0) &&
	       descriptor >= 0 && isatty(descriptor);
}

void terminal_init(struct terminal *terminal, FILE *stream, const struct wording *words)
{
	*terminal = (struct terminal){
	    .stream = stream, .words = *words, .has_colour = wants_colour(stream)};
	wrap_init(&terminal->wrap, stream, TERMINAL_WIDTH);
}

void terminal_release(struct terminal *terminal)
{
	wrap_release(&terminal->wrap);
}

const char *paint_code(enum paint paint)
{
	static const char *const codes[] = {"\x1B[32m", "\x1B[33m", "\x1B[1;31m", "\x1B[0m"};
	return codes[paint];
}

void terminal_paint(struct terminal *terminal, enum paint paint)
{
	if (terminal->has_colour) {
		fputs(paint_code(paint), terminal->stream);
	}
}

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

void terminal_row(struct terminal *terminal, const struct text_column *columns,
                  const struct str *cells, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		terminal_blanks(terminal, columns[i].gap);
		switch (columns[i].align) {
		case ALIGN_LEFT:
			terminal_left(terminal, cells[i], columns[i].width);
			break;
		case ALIGN_RIGHT:
			print_right(terminal, cells[i], columns[i].width);
			break;
		case ALIGN_LAST:
			terminal_last(terminal, cells[i], columns[i].width);
			break;
		case ALIGN_WHOLE:
			terminal_print(terminal, cells[i]);
			break;
		}
	}
	putc('\n', terminal->stream);
}

void terminal_blanks(struct terminal *terminal, size_t count)
{
	fprintf(terminal->stream, "%*s", (int)count, "");
}

void terminal_wrap(struct terminal *terminal, struct str text, size_t column, size_t indent)
{
	wrap_print(&terminal->wrap, printable(text, terminal->words.arena), column, indent);
}

void terminal_entry(struct terminal *terminal, size_t indent, const struct message *label,
                    struct str text)
{
	terminal_blanks(terminal, indent);
	if (text.size == 0) {
		terminal_print(terminal, words_of(&terminal->words, label));
		putc('\n', terminal->stream);
		return;
	}
	terminal_left(terminal, words_of(&terminal->words, label), LABEL_COLUMNS);
	terminal_wrap(terminal, text, indent + LABEL_COLUMNS, indent + LABEL_COLUMNS);
}
