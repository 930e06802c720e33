/* Text and the rectangle of each of its characters, put together to lines. */
#include "pdf/page.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

/* A line while it is measured; tenths of a point. */
struct line {
	int x0, y0, x1, y1;
	int size; /* of the largest font in it */
	int unit;
	bool has_unit; /* what comes now can be broken off */
	size_t characters;
};

/* In tenths of a point; what is no place on any page is 0. */
#define TENTHS(points) ((points) > -100000 && (points) < 100000 ? (int)((points)*10) : 0)

/* Characters between which a line can be broken. */
static bool is_wide(gunichar c)
{
	return (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xF900 && c <= 0xFAFF) ||
	       (c >= 0xFE30 && c <= 0xFE4F) || (c >= 0xFF00 && c <= 0xFF60) || c >= 0x20000;
}

static bool is_wide_or_quote(gunichar c)
{
	return is_wide(c) || (c >= 0x2018 && c <= 0x201D) || c == 0x2014 || c == 0x2026;
}

/* Punctuation that no line may begin with, and that stays with what is before it. */
static bool is_closing(gunichar c)
{
	static const gunichar closing[] = {0x3001, 0x3002, 0x3009, 0x300B, 0x300D, 0x300F, 0x3011,
	                                   0xFF01, 0xFF09, 0xFF0C, 0xFF0E, 0xFF1A, 0xFF1B, 0xFF1F,
	                                   0x2019, 0x201D, 0x2026, 0x00B7, ',',    '.',    ')',
	                                   ':',    ';',    '!',    '?',    '%'};
	for (size_t i = 0; i < sizeof closing / sizeof *closing; i++) {
		if (closing[i] == c) {
			return true;
		}
	}
	return false;
}

static bool is_opening(gunichar c)
{
	return c == 0x3008 || c == 0x300A || c == 0x300C || c == 0x300E || c == 0x3010 ||
	       c == 0xFF08 || c == 0x2018 || c == 0x201C || c == '(';
}

/* Whether a line could be broken between two characters. */
static bool breaks(gunichar before, gunichar after)
{
	if (is_closing(after) || is_opening(before)) {
		return false;
	}
	return g_unichar_isspace(after) || is_wide(before) || is_wide(after);
}

static void measure(struct line *line, gunichar c, gunichar before, PopplerRectangle rectangle,
                    int size)
{
	int x0 = TENTHS(rectangle.x1);
	int y0 = TENTHS(rectangle.y1);
	int x1 = TENTHS(rectangle.x2);
	int y1 = TENTHS(rectangle.y2);
	if (line->characters == 0) {
		*line = (struct line){.x0 = x0, .y0 = y0, .x1 = x1, .y1 = y1};
	} else if (!line->has_unit) {
		line->has_unit = breaks(before, c);
	}
	line->x0 = x0 < line->x0 ? x0 : line->x0;
	line->y0 = y0 < line->y0 ? y0 : line->y0;
	line->x1 = x1 > line->x1 ? x1 : line->x1;
	line->y1 = y1 > line->y1 ? y1 : line->y1;
	if (!line->has_unit) {
		line->unit = x1 - line->x0;
	}
	line->size = size > line->size ? size : line->size;
	line->characters++;
}

static void write_line(const struct line *line, const GString *text)
{
	if (line->characters == 0) {
		return;
	}
	printf("L %d %d %d %d %d %d ", line->x0, line->y0, line->x1, line->y1, line->size,
	       line->unit);
	fwrite(text->str, 1, text->len, stdout);
	putchar('\n');
}

/* A blank between two wide characters is what justified text left between them, unless it is as
 * wide as a character. */
static bool is_justification(const struct line *line, gunichar before, gunichar after,
                             PopplerRectangle blank)
{
	return is_wide_or_quote(before) && is_wide_or_quote(after) && line->size > 0 &&
	       TENTHS(blank.x2) - TENTHS(blank.x1) < line->size;
}

/* The size of the font of a character, in tenths of a point. `fonts` is moved on to the stretch of
 * text that holds it; characters come in order. */
static int font_size(GList **fonts, guint i)
{
	while (*fonts && ((PopplerTextAttributes *)(*fonts)->data)->end_index < (int)i) {
		*fonts = (*fonts)->next;
	}
	return *fonts ? TENTHS(((PopplerTextAttributes *)(*fonts)->data)->font_size) : 0;
}

static void write_lines(const char *text, const PopplerRectangle *rectangles, guint count,
                        GList *fonts)
{
	struct line line = {0};
	GString *written = g_string_new(NULL);
	gunichar before = 0;
	guint i = 0;
	for (const char *at = text; *at && i < count; at = g_utf8_next_char(at), i++) {
		gunichar c = g_utf8_get_char(at);
		gunichar after = g_utf8_get_char(g_utf8_next_char(at));
		if (c == '\n' || c == '\f') {
			write_line(&line, written);
			g_string_truncate(written, 0);
			line = (struct line){0};
		} else if (g_unichar_isspace(c) &&
		           (line.characters == 0 ||
		            is_justification(&line, before, after, rectangles[i]))) {
			continue;
		} else {
			measure(&line, c, before, rectangles[i], font_size(&fonts, i));
			g_string_append_unichar(written, c < ' ' ? ' ' : c);
		}
		before = c;
	}
	write_line(&line, written);
	g_string_free(written, TRUE);
}

void page_write(PopplerPage *page)
{
	PopplerRectangle *rectangles = NULL;
	guint count = 0;
	char *text = poppler_page_get_text(page);
	if (text && poppler_page_get_text_layout(page, &rectangles, &count)) {
		GList *fonts = poppler_page_get_text_attributes(page);
		write_lines(text, rectangles, count, fonts);
		poppler_page_free_text_attributes(fonts);
	}
	g_free(rectangles);
	g_free(text);
}
