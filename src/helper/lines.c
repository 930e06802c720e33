/* Makes lines from the characters of a page and their boxes. */
#include "helper/lines.h"

#include "base/character.h"
#include "helper/rule_map.h"

#include <limits.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A line while it is measured; tenths of a point. */
struct line {
	int x0, y0, x1, y1;
	int size; /* of the largest font in it */
	int unit;
	bool has_unit; /* its unit is complete: a break is possible behind it */
	bool is_cut;   /* is in another column than the line before */
	size_t characters;
};

enum {
	MIN_ROWS = 2,     /* with cells side by side, on a page that may have a table */
	GAPS_PER_ROW = 3, /* lines with wide gaps that count as much as such a row */
	GAP_REACH = 8,    /* times a line's size, within which other rows can confirm its gaps */
	GAP_SLACK = 10,   /* tenths of a point */
	FULL_PERCENT = 100,
	NEIGHBOURS = 24 /* of a line, among which those at its height are searched */
};

static bool is_wide_or_quote(gunichar c)
{
	return character_is_wide(c) || (c >= 0x2018 && c <= 0x201D) || c == 0x2014 || c == 0x2026;
}

/* Punctuation that no line may begin with. */
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
	return g_unichar_isspace(after) || character_is_wide(before) || character_is_wide(after);
}

static void measure(struct line *line, const struct glyph *glyph, gunichar before)
{
	int x0 = TENTHS(glyph->x0);
	int y0 = TENTHS(glyph->y0);
	int x1 = TENTHS(glyph->x1);
	int y1 = TENTHS(glyph->y1);
	if (line->characters == 0) {
		*line = (struct line){.x0 = x0, .y0 = y0, .x1 = x1, .y1 = y1};
	} else if (!line->has_unit) {
		line->has_unit = breaks(before, glyph->code);
	}
	line->x0 = x0 < line->x0 ? x0 : line->x0;
	line->y0 = y0 < line->y0 ? y0 : line->y0;
	line->x1 = x1 > line->x1 ? x1 : line->x1;
	line->y1 = y1 > line->y1 ? y1 : line->y1;
	if (!line->has_unit) {
		line->unit = x1 - line->x0;
	}
	line->size = glyph->size > line->size ? glyph->size : line->size;
	line->characters++;
}

/* The output for a page. */
struct sheet {
	GString *written;
	GArray *lines; /* of struct line */
	size_t gaps;   /* within lines that may be between cells */
	int gap_foot;  /* of the line with the last of them */
	GArray *
	    before; /* the lines of the first writing, sorted by height; NULL during that writing */
};

static void write_line(struct sheet *sheet, const struct line *line, const GString *text)
{
	if (line->characters == 0) {
		return;
	}
	g_string_append_printf(sheet->written, "%c %d %d %d %d %d %d ", line->is_cut ? 'C' : 'L',
	                       line->x0, line->y0, line->x1, line->y1, line->size, line->unit);
	g_string_append_len(sheet->written, text->str, (gssize)text->len);
	g_string_append_c(sheet->written, '\n');
	g_array_append_vals(sheet->lines, line, 1);
}

/* Whether a blank comes only from justification: it is between two wide characters, and narrower
 * than one. */
static bool is_justification(const struct line *line, gunichar before, gunichar after,
                             const struct glyph *blank)
{
	return is_wide_or_quote(before) && is_wide_or_quote(after) && line->size > 0 &&
	       TENTHS(blank->x1) - TENTHS(blank->x0) < line->size;
}

/* ---- characters that are drawn twice ---- */

/* The middle and the size of a character's box, in tenths of a point. */
struct spot {
	int x, y;
	int width, height;
};

enum { CELL = 80 /* tenths of a point: the page is a grid of such cells */ };

static guint64 *spot_key(gunichar c, int column, int row)
{
	guint64 *key = g_new(guint64, 1);
	*key = (guint64)c << 42 | (guint64)((guint)column & 0x1FFFFF) << 21 |
	       (guint64)((guint)row & 0x1FFFFF);
	return key;
}

/* Whether two places of one character are nearly the same. */
static bool is_same_spot(const struct spot *a, const struct spot *b)
{
	int width = a->width < b->width ? a->width : b->width;
	int height = a->height < b->height ? a->height : b->height;
	return abs(a->x - b->x) * 3 < width * 2 && abs(a->y - b->y) * 2 < height;
}

/* Whether the same character was drawn at this place before, to make it bold or as the invisible
 * text of a scanned page. Remembers it if not. */
static bool is_drawn_before(GHashTable *drawn, const struct glyph *glyph)
{
	struct spot here = {TENTHS((glyph->x0 + glyph->x1) / 2),
	                    TENTHS((glyph->y0 + glyph->y1) / 2), TENTHS(glyph->x1 - glyph->x0),
	                    TENTHS(glyph->y1 - glyph->y0)};
	int column = here.x / CELL;
	int row = here.y / CELL;
	for (int x = column - 1; x <= column + 1; x++) {
		for (int y = row - 1; y <= row + 1; y++) {
			guint64 *key = spot_key(glyph->code, x, y);
			const struct spot *there = g_hash_table_lookup(drawn, key);
			g_free(key);
			if (there && is_same_spot(&here, there)) {
				return true;
			}
		}
	}
	struct spot *spot = g_new(struct spot, 1);
	*spot = here;
	g_hash_table_replace(drawn, spot_key(glyph->code, column, row), spot);
	return false;
}

/* Whether the next character is not part of the line so far: it has another size or height, like a
 * watermark, or is far away, like another column. If it does belong to the line, the program that
 * reads the output joins the pieces again. */
static bool is_foreign(const struct line *line, const struct glyph *glyph)
{
	int middle = TENTHS((glyph->y0 + glyph->y1) / 2);
	return line->characters > 0 && line->size > 0 && glyph->size > 0 &&
	       (TENTHS(glyph->x0) - line->x1 > line->size ||
	        abs(glyph->size - line->size) * 10 > line->size ||
	        abs(middle - (line->y0 + line->y1) / 2) * 4 > line->size);
}

/* Whether a blank is so wide that it ends the line. */
static bool is_wide_gap(const struct line *line, const struct glyph *blank)
{
	return line->size > 0 && TENTHS(blank->x1) - TENTHS(blank->x0) > line->size;
}

/* Counts the gap before a character if it may be between cells that are close together. Gaps at one
 * height count once, since a justified line has many. */
static void count_gap(struct sheet *sheet, const struct line *line, const struct glyph *glyph)
{
	int gap = TENTHS(glyph->x0) - line->x1;
	if (line->characters > 0 && gap * 10 > line->size * 6 && gap * 2 <= line->size * 3 &&
	    abs(line->y1 - sheet->gap_foot) * 2 > line->size) {
		sheet->gaps++;
		sheet->gap_foot = line->y1;
	}
}

/* The open line, and what is needed to continue it. */
struct writer {
	struct line line;
	struct line
	    with_blank; /* the line with the blanks behind it, which count if it continues */
	GString *text;
	GString
	    *sure; /* the places and the confidence of its characters, where they were recognised */
	GHashTable *drawn;
	struct sheet *sheet;
};

static void end_line(struct writer *writer)
{
	write_line(writer->sheet, &writer->line, writer->text);
	if (writer->sure->len > 0) {
		g_string_append_printf(writer->sheet->written, "K%s\n", writer->sure->str);
	}
	g_string_truncate(writer->text, 0);
	g_string_truncate(writer->sure, 0);
	writer->line = (struct line){0};
	writer->with_blank = writer->line;
}

/* Whether a rule separates a character from the line so far. */
static bool is_in_next_cell(const struct line *line, const struct glyph *glyph)
{
	return line->characters > 0 &&
	       rule_map_parts(line->x1 - line->size / 2, TENTHS((glyph->x0 + glyph->x1) / 2),
	                      TENTHS((glyph->y0 + glyph->y1) / 2));
}

/* The first of some sorted lines whose top is at height y or below. */
static guint first_below(const struct line *lines, guint count, int y)
{
	guint low = 0;
	while (low < count) {
		guint middle = low + (count - low) / 2;
		if (lines[middle].y0 < y) {
			low = middle + 1;
		} else {
			count = middle;
		}
	}
	return low;
}

/* How many rows above or below a line have text on both sides of a gap. Stops where text crosses
 * the gap; returns 0 if that is before the second row. */
static int rows_beside_gap(const GArray *all, const struct line *line, int left, int right,
                           int step)
{
	const struct line *lines = (const struct line *)(const void *)all->data;
	int middle = (line->y0 + line->y1) / 2;
	guint at = first_below(lines, all->len, line->y0 - line->size / 2);
	int rows = 0;
	int row = middle; /* the height of the row */
	bool sides[2] = {false, false};
	for (int looked = 0; looked < NEIGHBOURS && at < all->len; looked++, at += (guint)step) {
		int here = (lines[at].y0 + lines[at].y1) / 2;
		if (abs(here - middle) > GAP_REACH * line->size) {
			break;
		}
		if (abs(here - middle) * 2 <= line->size) {
			continue; /* the line itself */
		}
		if (lines[at].x0 < right - GAP_SLACK && lines[at].x1 > left + GAP_SLACK) {
			return rows > 1 ? rows : 0;
		}
		if (abs(here - row) * 2 > line->size) {
			sides[0] = sides[1] = false;
			row = here;
		}
		bool had_both = sides[0] && sides[1];
		sides[lines[at].x0 >= right - GAP_SLACK] = true;
		rows += !had_both && sides[0] && sides[1];
	}
	return rows;
}

/* Whether the gap before a character, though narrow, is between columns: rows above or below have
 * it too. */
static bool is_column_gap(const struct sheet *sheet, const struct line *line,
                          const struct glyph *glyph)
{
	int right = TENTHS(glyph->x0);
	return sheet->before && line->characters > 0 && (right - line->x1) * 2 > line->size &&
	       (rows_beside_gap(sheet->before, line, line->x1, right, 1) > 1 ||
	        rows_beside_gap(sheet->before, line, line->x1, right, -1) > 1);
}

/* Appends a character; a ligature, which is only a matter of the font, as its letters, and a
 * control character as U+FFFD. */
static void append_character(struct writer *writer, const struct glyph *glyph)
{
	gunichar c = glyph->code < ' ' ? 0xFFFD : glyph->code;
	gunichar letters[8] = {c};
	gsize count = 1;
	if (c >= 0xFB00 && c <= 0xFB06) {
		count = g_unichar_fully_decompose(c, TRUE, letters, G_N_ELEMENTS(letters));
	}
	for (gsize i = 0; i < count; i++) {
		g_string_append_unichar(writer->text, letters[i]);
		if (glyph->confidence > 0) {
			g_string_append_printf(writer->sure, " %d %d %d", TENTHS(glyph->x0),
			                       TENTHS(glyph->x1), glyph->confidence);
		}
	}
	if (glyph->ends_mixed) {
		g_string_append_unichar(writer->text, 0xFFFD);
	}
}

/* Takes a blank into the open line, or ends the line where it is too wide. False where it is lost: nothing stands between
 * the characters beside it. */
static bool take_blank(struct writer *writer, const struct glyph *glyph, gunichar before,
                       gunichar after)
{
	bool is_lost =
	    writer->line.characters == 0 || is_justification(&writer->line, before, after, glyph);
	if (is_wide_gap(&writer->line, glyph)) {
		end_line(writer);
	} else if (!is_lost) {
		measure(&writer->with_blank, glyph, before);
		g_string_append_c(writer->text, ' ');
	}
	return !is_lost;
}

static void take_character(struct writer *writer, const struct glyph *glyph, gunichar before)
{
	count_gap(writer->sheet, &writer->line, glyph);
	bool is_cut = is_column_gap(writer->sheet, &writer->line, glyph);
	if (is_cut || is_foreign(&writer->with_blank, glyph) ||
	    is_in_next_cell(&writer->line, glyph)) {
		end_line(writer);
	}
	measure(&writer->with_blank, glyph, before);
	writer->line = writer->with_blank;
	writer->line.is_cut |= is_cut;
	writer->with_blank.is_cut = writer->line.is_cut;
	append_character(writer, glyph);
}

static void write_lines(struct sheet *sheet, const struct glyph *glyphs, size_t count)
{
	struct writer writer = {
	    .sheet = sheet,
	    .text = g_string_new(NULL),
	    .sure = g_string_new(NULL),
	    .drawn = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, g_free)};
	gunichar before = 0;
	for (size_t i = 0; i < count; i++) {
		const struct glyph *glyph = &glyphs[i];
		gunichar c = glyph->code;
		if (c == '\n' || c == '\f') {
			end_line(&writer);
		} else if (g_unichar_isspace(c)) {
			gunichar after = i + 1 < count ? glyphs[i + 1].code : 0;
			if (!take_blank(&writer, glyph, before, after)) {
				continue;
			}
		} else if (is_drawn_before(writer.drawn, glyph)) {
			end_line(&writer);
		} else {
			take_character(&writer, glyph, before);
		}
		before = c;
	}
	end_line(&writer);
	g_string_free(writer.text, TRUE);
	g_string_free(writer.sure, TRUE);
	g_hash_table_destroy(writer.drawn);
}

/* ---- pages with tables ---- */

static gint compare_lines(gconstpointer a, gconstpointer b)
{
	const struct line *left = a;
	const struct line *right = b;
	return (left->y0 > right->y0) - (left->y0 < right->y0);
}

/* Whether two lines stand side by side and apart, as cells do. */
static bool are_cells(const struct line *a, const struct line *b)
{
	int height = a->y1 - a->y0 < b->y1 - b->y0 ? a->y1 - a->y0 : b->y1 - b->y0;
	int common = (a->y1 < b->y1 ? a->y1 : b->y1) - b->y0;
	int gap = b->x0 > a->x0 ? b->x0 - a->x1 : a->x0 - b->x1;
	return common * 4 > height && gap * 2 > a->size * 3;
}

/* Whether a page may have a table; only then is it worth the time to draw it. */
static bool may_have_table(struct sheet *sheet)
{
	const struct line *lines = (const struct line *)(void *)sheet->lines->data;
	size_t found = sheet->gaps / GAPS_PER_ROW;
	g_array_sort(sheet->lines, compare_lines);
	int foot = INT_MIN; /* of the row that was counted last */
	for (guint i = 0; i < sheet->lines->len; i++) {
		guint end = i + NEIGHBOURS < sheet->lines->len ? i + NEIGHBOURS : sheet->lines->len;
		bool is_row = false;
		for (guint next = i + 1; next < end && lines[next].y0 < lines[i].y1; next++) {
			is_row |= are_cells(&lines[i], &lines[next]);
		}
		if (is_row && lines[i].y0 + lines[i].size / 2 > foot) {
			foot = lines[i].y1;
			found++;
		}
	}
	return found >= MIN_ROWS;
}

static void write_rules(const struct rule *rules, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		printf("R %d %d %d %d\n", rules[i].x0, rules[i].y0, rules[i].x1, rules[i].y1);
	}
}

/* Writes the page again, with its lines cut at rules and between columns. */
static void write_again(struct sheet *sheet, const struct glyph *glyphs, size_t count)
{
	sheet->before = sheet->lines;
	sheet->lines = g_array_new(FALSE, FALSE, sizeof(struct line));
	g_string_truncate(sheet->written, 0);
	write_lines(sheet, glyphs, count);
	g_array_free(sheet->before, TRUE);
	sheet->before = NULL;
}

void lines_write(const struct glyph *glyphs, size_t count, find_rules *find, void *page)
{
	struct sheet sheet = {.written = g_string_new(NULL),
	                      .lines = g_array_new(FALSE, FALSE, sizeof(struct line))};
	rule_map_set(NULL, 0);
	write_lines(&sheet, glyphs, count);
	if (find && may_have_table(&sheet)) {
		const struct rule *rules;
		printf("D\n");
		fflush(stdout);
		size_t found = find(page, &rules);
		rule_map_set(rules, found);
		write_rules(rules, found);
		if (found > 0 || sheet.gaps > 0) {
			write_again(&sheet, glyphs, count);
		}
	}
	fwrite(sheet.written->str, 1, sheet.written->len, stdout);
	g_string_free(sheet.written, TRUE);
	g_array_free(sheet.lines, TRUE);
}
