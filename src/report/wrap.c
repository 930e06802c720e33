/* Lines by ICU's rules for breaking them. Knows nothing of what is printed. */
#include "report/wrap.h"

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include "base/icu.h"
#include "base/buf.h"
#include "base/escape.h"
#include "base/terminal_stream.h"
#include "base/utf8.h"
#include "base/width.h"

void wrap_init(struct wrap *wrap, FILE *stream, size_t width)
{
	UErrorCode status = U_ZERO_ERROR;
	*wrap = (struct wrap){.stream = stream, .width = width};
	UBreakIterator *breaks = ubrk_open(UBRK_LINE, "zh", NULL, 0, &status);
	wrap->breaks = !icu_failed(status) ? breaks : NULL;
}

void wrap_release(struct wrap *wrap)
{
	if (wrap->breaks) {
		ubrk_close(wrap->breaks);
	}
	wrap->breaks = NULL;
}

static const char *end_of(const struct wrap_paint *paint)
{
	return paint->end_code ? paint->end_code : OWN_SEQUENCE("\x1B[0m");
}

/* Writes bytes [from, to) of the text but for its joiners. */
static void write_bytes(struct wrap *wrap, size_t from, size_t to)
{
	struct str rest = {wrap->text + from, to - from};
	for (size_t at = str_find(rest, STR(WRAP_JOINER)); at != SIZE_MAX;
	     at = str_find(rest, STR(WRAP_JOINER))) {
		fwrite(rest.data, 1, at, wrap->stream);
		rest = str_slice(rest, at + STR(WRAP_JOINER).size, rest.size);
	}
	fwrite(rest.data, 1, rest.size, wrap->stream);
}

/* Prints a slice of the text, and turns colours on and off where they start and end in it. */
static void print_slice(struct wrap *wrap, struct str slice)
{
	size_t at = (size_t)(slice.data - wrap->text);
	size_t end = at + slice.size;
	while (wrap->paint < wrap->paint_end) {
		size_t border = wrap->is_painting ? wrap->paint->end : wrap->paint->start;
		if (border >= end && !(wrap->is_painting && border == end)) {
			break;
		}
		if (border > at) {
			write_bytes(wrap, at, border);
			at = border;
		}
		fputs(wrap->is_painting ? end_of(wrap->paint) : wrap->paint->code, wrap->stream);
		wrap->paint += wrap->is_painting;
		wrap->is_painting = !wrap->is_painting;
	}
	write_bytes(wrap, at, end);
}

static size_t new_line(struct wrap *wrap, size_t indent)
{
	wrap->blanks = 0;
	fprintf(wrap->stream, "\n%*s", (int)indent, "");
	return indent;
}

/* The text without the blanks at its end. */
static struct str without_blanks(struct str text)
{
	while (text.size > 0 && text.data[text.size - 1] == ' ') {
		text.size--;
	}
	return text;
}

/* Prints a piece that is wider than a line, cut where lines are full. */
static size_t print_cut(struct wrap *wrap, struct str piece, size_t column, size_t indent)
{
	for (size_t at = 0; at < piece.size;) {
		size_t start = at;
		utf8_next(piece, &at);
		struct str character = str_slice(piece, start, at);
		size_t columns = display_width(character);
		if (column + columns > wrap->width && column > indent) {
			column = new_line(wrap, indent);
		}
		print_slice(wrap, character);
		column += columns;
	}
	return column;
}

/* Prints a piece that must not be broken, on the next line where this one is full. Blanks at the
 * end of a line need no room. Returns the column behind it, blanks included. */
static size_t print_piece(struct wrap *wrap, struct str piece, size_t column, size_t indent)
{
	struct str word = without_blanks(piece);
	size_t wide = display_width(word);
	if (column > indent && column + wide > wrap->width) {
		column = new_line(wrap, indent);
	}
	fprintf(wrap->stream, "%*s", (int)wrap->blanks, "");
	if (column + wide > wrap->width) {
		column = print_cut(wrap, word, column, indent);
	} else {
		print_slice(wrap, word);
		column += wide;
	}
	wrap->blanks = piece.size - word.size;
	return column + wrap->blanks;
}

/* Whether a byte is behind a hyphen within a word, as in the name of a check or an option. */
static bool is_in_name(struct str text, size_t at)
{
	return at >= 2 && at < text.size && text.data[at - 1] == '-' &&
	       ascii_is_letter(text.data[at]) &&
	       (ascii_is_letter(text.data[at - 2]) || text.data[at - 2] == '-');
}

void wrap_print(struct wrap *wrap, struct str text, size_t column, size_t indent)
{
	wrap_print_painted(wrap, text, column, indent, NULL, 0);
}

void wrap_print_painted(struct wrap *wrap, struct str text, size_t column, size_t indent,
                        const struct wrap_paint *paints, size_t count)
{
	wrap_flow_painted(wrap, text, column, indent, paints, count);
	putc('\n', wrap->stream);
}

size_t wrap_flow_painted(struct wrap *wrap, struct str text, size_t column, size_t indent,
                         const struct wrap_paint *paints, size_t count)
{
	UErrorCode status = U_ZERO_ERROR;
	UText *view = text.size > 0 && wrap->breaks
	                  ? utext_openUTF8(NULL, text.data, (int64_t)text.size, &status)
	                  : NULL;
	if (view && !icu_failed(status)) {
		ubrk_setUText(wrap->breaks, view, &status);
	}
	size_t start = 0;
	wrap->blanks = 0;
	wrap->text = text.data;
	wrap->paint = paints;
	wrap->paint_end = paints ? paints + count : NULL;
	wrap->is_painting = false;
	if (view && !icu_failed(status)) {
		int32_t end;
		ubrk_first(wrap->breaks);
		for (end = ubrk_next(wrap->breaks); end != UBRK_DONE;
		     end = ubrk_next(wrap->breaks)) {
			if (is_in_name(text, (size_t)end)) {
				continue;
			}
			struct str piece = str_slice(text, start, (size_t)end);
			column = print_piece(wrap, piece, column, indent);
			start = (size_t)end;
		}
	}
	struct str rest = str_slice(text, start, text.size);
	if (rest.size > 0) {
		column = print_cut(wrap, rest, column, indent);
	}
	if (wrap->is_painting) { /* up to blanks at the end, which are not printed */
		fputs(end_of(wrap->paint), wrap->stream);
	}
	if (view) {
		utext_close(view);
	}
	return column;
}

/* Whether a character ends a line or is a tab. */
static bool is_gap(uint32_t c)
{
	return (c >= '\t' && c <= '\r') || c == 0x2028 || c == 0x2029;
}

struct str printable(struct str text, struct arena *arena)
{
	struct buf buf;
	buf_init(&buf);
	buf_reserve(&buf, text.size);
	for (size_t at = 0; at < text.size;) {
		size_t start = at;
		uint32_t c = utf8_next(text, &at);
		if (is_gap(c)) {
			buf_append_byte(&buf, ' ');
		} else if (is_steering(c)) {
			escape_append(&buf, text, &start);
		} else if (u_charType((UChar32)c) != U_FORMAT_CHAR) {
			buf_append(&buf, str_slice(text, start, at));
		}
	}
	struct str out = arena_copy(arena, buf_str(&buf));
	buf_release(&buf);
	return out;
}
