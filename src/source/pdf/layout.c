/* Where lines stand says what belongs together: rows, margins, paragraphs. Whole numbers only; no
 * word of the language, but for the blank that Latin words need between them. */
#include "source/pdf/layout.h"

#include "base/utf8.h"

#include <stdlib.h>

#include "source/derived/derived.h"
#include "source/pdf/measure.h"
#include "source/pdf/table.h"

enum {
	NUMBER_LIMIT = 1000000, /* in a margin: larger ones are cut */
	MARGIN_LINES = 3,       /* at the head and foot of a page, that may be margins */
	MARGIN_SLACK = 30,      /* by which their height may differ */
	MARGIN_PAGES = 3,       /* a margin stands on one page in so many */
	MARGIN_NUMBERS = 8,     /* in it that are looked at */
	APART_PERCENT = 140,    /* of the usual distance of lines, from where on they are apart */
	SURE_PERCENT = 60,      /* of the pages that have a margin which does not stand apart */
	LARGE_PERCENT = 115,    /* of the usual size, from where on text is a headline */
	MIDDLE_DOT = 0xB7,
	MINUS_WIDE = 0xFF0D,
	FIRST_DASH = 0x2010,
	LAST_DASH = 0x2015,
	CENTRED_INDENT = 3, /* times the size: the least room before a line in the middle */
	HEADLINE_LINES = 2  /* the farthest that a headline's lines are apart, in its size */
};

/* ---- margins ---- */

/* A line at the head or foot of a page, its digits all alike. */
struct margin {
	struct str text;
	int32_t y;
	size_t line;
};

static int compare_margins(const void *a, const void *b)
{
	const struct margin *left = a;
	const struct margin *right = b;
	int order = str_compare(left->text, right->text);
	if (order == 0) {
		order = (left->y > right->y) - (left->y < right->y);
	}
	return order ? order : (left->line > right->line) - (left->line < right->line);
}

/* The text with one '0' for each number in it, and without blanks. */
static struct str without_numbers(struct arena *arena, struct str text)
{
	char *plain = arena_alloc(arena, text.size + 1);
	size_t size = 0;
	for (size_t i = 0; i < text.size; i++) {
		char c = text.data[i];
		bool is_digit = c >= '0' && c <= '9';
		if (c != ' ' && !(is_digit && size > 0 && plain[size - 1] == '0')) {
			plain[size++] = is_digit ? '0' : c;
		}
	}
	return (struct str){plain, size};
}

/* The heights within which the first lines of a page and the last ones stand. */
struct zone {
	int32_t head[MARGIN_LINES]; /* ascending: the least y0 */
	int32_t foot[MARGIN_LINES]; /* descending: the greatest */
};

static struct zone find_zone(const struct pdf_line *page, size_t count)
{
	struct zone zone;
	for (int at = 0; at < MARGIN_LINES; at++) {
		zone.head[at] = INT32_MAX;
		zone.foot[at] = INT32_MIN;
	}
	for (size_t i = 0; i < count; i++) {
		int32_t head = page[i].y0;
		int32_t foot = page[i].y0;
		for (int at = 0; at < MARGIN_LINES && !page[i].is_margin && !page[i].table; at++) {
			if (head < zone.head[at]) {
				int32_t greater = zone.head[at];
				zone.head[at] = head;
				head = greater;
			}
			if (foot > zone.foot[at]) {
				int32_t less = zone.foot[at];
				zone.foot[at] = foot;
				foot = less;
			}
		}
	}
	return zone;
}

/* Whether one of the lines before and behind stands at the height of line i. */
static bool has_neighbour(const struct pdf_lines *lines, size_t i)
{
	const struct pdf_line *line = &lines->items[i];
	for (size_t at = i > 0 ? i - 1 : 0; at < lines->count && at <= i + 1; at++) {
		const struct pdf_line *other = &lines->items[at];
		if (at != i && other->page == line->page &&
		    abs(other->y0 + other->y1 - line->y0 - line->y1) < line->size) {
			return true;
		}
	}
	return false;
}

/* The first lines and the last ones of each page; of pieces that are not yet put together to lines only
 * those that are alone at their height. */
static size_t collect_margins(struct margin **out, const struct pdf_lines *lines, bool are_pieces,
                              struct arena *arena)
{
	size_t count = 0;
	size_t capacity = 0;
	for (size_t start = 0; start < lines->count;) {
		size_t end = start;
		while (end < lines->count && lines->items[end].page == lines->items[start].page) {
			end++;
		}
		struct zone zone = find_zone(lines->items + start, end - start);
		for (size_t i = start; i < end; i++) {
			const struct pdf_line *line = &lines->items[i];
			if (!line->is_margin && !line->table &&
			    !(are_pieces && has_neighbour(lines, i)) &&
			    (line->y0 <= zone.head[MARGIN_LINES - 1] ||
			     line->y0 >= zone.foot[MARGIN_LINES - 1])) {
				struct margin margin = {without_numbers(arena, line->text),
				                        line->y0, i};
				ARENA_PUSH(arena, *out, count, capacity, margin);
			}
		}
		start = end;
	}
	return count;
}

/* The numbers in a text, at most so many; returns how many there are. */
static size_t find_numbers(struct str text, int32_t *numbers)
{
	size_t count = 0;
	for (size_t i = 0; i < text.size && count < MARGIN_NUMBERS;) {
		int32_t number = 0;
		size_t start = i;
		while (i < text.size && text.data[i] >= '0' && text.data[i] <= '9') {
			number =
			    number < NUMBER_LIMIT ? number * 10 + (text.data[i] - '0') : number;
			i++;
		}
		if (i > start) {
			numbers[count++] = number;
		}
		i += i == start;
	}
	return count;
}

/* Whether one of the numbers in some lines of the same form counts the pages. */
static bool counts_pages(const struct pdf_lines *lines, const struct margin *group, size_t count)
{
	int32_t first[MARGIN_NUMBERS];
	int32_t numbers[MARGIN_NUMBERS];
	bool may[MARGIN_NUMBERS] = {0};
	const struct pdf_line *line = &lines->items[group[0].line];
	size_t found = find_numbers(line->text, first);
	for (size_t n = 0; n < found; n++) {
		may[n] = true;
		first[n] -= (int32_t)line->page;
	}
	for (size_t i = 1; i < count; i++) {
		line = &lines->items[group[i].line];
		size_t here = find_numbers(line->text, numbers);
		for (size_t n = 0; n < found; n++) {
			may[n] = may[n] && n < here && numbers[n] - (int32_t)line->page == first[n];
		}
	}
	for (size_t n = 0; n < found; n++) {
		if (may[n]) {
			return true;
		}
	}
	return false;
}

static bool are_equal(const struct pdf_lines *lines, const struct margin *group, size_t count)
{
	for (size_t i = 1; i < count; i++) {
		if (!str_equal(lines->items[group[i].line].text,
		               lines->items[group[0].line].text)) {
			return false;
		}
	}
	return true;
}

/* Whether a line stands apart from one of its neighbours by more than lines of the text do. */
static bool stands_apart(const struct pdf_lines *lines, size_t i, int32_t pitch)
{
	const struct pdf_line *line = &lines->items[i];
	const struct pdf_line *before = i > 0 ? line - 1 : NULL;
	const struct pdf_line *behind = i + 1 < lines->count ? line + 1 : NULL;
	bool is_head = !before || before->page != line->page;
	const struct pdf_line *inner = is_head ? behind : before;
	if (!inner || inner->page != line->page) {
		return true;
	}
	return abs(inner->y1 - line->y1) * 100 > pitch * APART_PERCENT;
}

/* Whether a text is a number with nothing but dashes and points beside it: a table, which may reach down to
 * the foot of a page, ends close above it. */
static bool is_bare_number(struct str form)
{
	size_t numbers = 0;
	for (size_t at = 0; at < form.size;) {
		uint32_t c = utf8_next(form, &at);
		bool is_beside = c == '-' || c == '.' || c == '_' || c == MIDDLE_DOT ||
		                 c == MINUS_WIDE || (c >= FIRST_DASH && c <= LAST_DASH);
		if (c != '0' && !is_beside) {
			return false;
		}
		numbers += c == '0';
	}
	return numbers == 1;
}

/* Whether lines of one form, at one height, on several pages are margins: their words are the same
 * or count the pages, and they stand apart or on most pages. A line of the text may well stand
 * twice at the head of a page. */
static bool is_margin(const struct pdf_lines *lines, const struct margin *group, size_t count,
                      uint32_t pages, int32_t pitch)
{
	size_t fewest = pages / MARGIN_PAGES > 2 ? pages / MARGIN_PAGES : 2;
	size_t found = 1; /* pages that have one */
	for (size_t i = 1; i < count; i++) {
		found += lines->items[group[i].line].page != lines->items[group[i - 1].line].page;
	}
	if (found < fewest ||
	    !(are_equal(lines, group, count) || counts_pages(lines, group, count))) {
		return false;
	}
	bool is_apart = true;
	for (size_t i = 0; i < count; i++) {
		is_apart = is_apart && stands_apart(lines, group[i].line, pitch);
	}
	bool is_sure = count > 2 || is_bare_number(group[0].text);
	return is_apart || (is_sure && count * 100 >= (size_t)pages * SURE_PERCENT);
}

static void find_margins(struct pdf_lines *lines, struct arena *arena, uint32_t pages,
                         int32_t *numbers, bool are_pieces)
{
	int32_t pitch = pdf_usual_distance(lines, numbers);
	struct margin *margins = NULL;
	size_t count = collect_margins(&margins, lines, are_pieces, arena);
	if (count > 0) {
		qsort(margins, count, sizeof *margins, compare_margins);
	}
	for (size_t start = 0; start < count;) {
		size_t end = start + 1;
		while (end < count && str_equal(margins[end].text, margins[start].text) &&
		       margins[end].y - margins[end - 1].y <= MARGIN_SLACK) {
			end++;
		}
		bool is_one = is_margin(lines, margins + start, end - start, pages, pitch);
		for (size_t i = start; i < end; i++) {
			lines->items[margins[i].line].is_margin = is_one;
			lines->items[margins[i].line].is_running = is_one;
		}
		start = end;
	}
}

/* Puts the margins that stand between the lines of a page, as at the foot of its first column,
 * behind them. */
static void set_margins_aside(struct pdf_lines *lines, struct arena *arena)
{
	struct pdf_line *aside = ARENA_ARRAY(arena, struct pdf_line, lines->count + 1);
	for (size_t start = 0; start < lines->count;) {
		size_t end = start;
		size_t kept = start;
		size_t count = 0;
		bool has_body = false;
		for (; end < lines->count && lines->items[end].page == lines->items[start].page;
		     end++) {
			struct pdf_line line = lines->items[end];
			has_body |= !line.is_margin;
			if (line.is_margin && has_body) {
				aside[count++] = line;
			} else {
				lines->items[kept++] = line;
			}
		}
		memcpy(lines->items + kept, aside, count * sizeof *aside);
		start = end;
	}
}

/* ---- paragraphs ---- */

enum bond {
	BOND_NONE,   /* a paragraph ends */
	BOND_LOOSE,  /* it may go on: no blank line between */
	BOND_CERTAIN /* it goes on */
};

static bool is_large(const struct pdf_measures *measures, const struct pdf_line *line)
{
	return line->size * 100 >= measures->size * LARGE_PERCENT;
}

static enum bond find_bond(const struct pdf_measures *all, const struct pdf_line *line,
                           const struct pdf_line *next)
{
	if (line->kind != next->kind || line->kind == PDF_TABLE || line->is_leader) {
		return BOND_NONE;
	}
	const struct pdf_measures *measures = &all[line->frame * PDF_TABLE + line->kind];
	const struct pdf_measures *of_next = &all[next->frame * PDF_TABLE + next->kind];
	bool is_near = next->page == line->page && !pdf_is_spaced(measures, line, next);
	if (is_large(measures, line) && is_large(of_next, next)) { /* a headline of two lines? */
		bool is_close =
		    next->page == line->page && next->y1 - line->y1 < line->size * HEADLINE_LINES;
		return is_close ? BOND_LOOSE : BOND_NONE;
	}
	bool is_same = abs(line->size - next->size) * 10 <= measures->size;
	if (!pdf_is_full(measures, line, next) || !is_same) {
		return BOND_NONE;
	}
	if (next->page == line->page && measures->distance > 0 && !is_near) {
		return BOND_NONE;
	}
	if (measures->has_indents) {
		return pdf_is_indented(of_next, next) ? BOND_NONE : BOND_CERTAIN;
	}
	return measures->has_spaces ? BOND_CERTAIN : BOND_LOOSE;
}

struct writer {
	struct derived derived;
	struct buf paragraph;
	struct derived_form form; /* of the first line of the paragraph */
	bool continues;           /* the open paragraph goes on with that of the page before */
	bool is_apart;            /* the open paragraph stands behind a table */
	uint32_t page;            /* of the open paragraph */
	bool has_table;           /* one is open */
};

/* How a line stands: its size, and whether it has as much room before it as behind, and more than an indent. */
static struct derived_form find_form(const struct pdf_measures *all, const struct pdf_line *line)
{
	const struct pdf_measures *measures = &all[line->frame * PDF_TABLE + line->kind];
	int32_t before = line->x0 - measures->left;
	int32_t behind = measures->right - line->x1;
	return (struct derived_form){
	    .size = (uint16_t)line->size,
	    .is_centred = measures->left < measures->right &&
	                  before > CENTRED_INDENT * measures->size &&
	                  abs(before - behind) <= measures->size,
	};
}

static void write_paragraph(struct writer *writer)
{
	static const enum line_hint continues = HINT_CONTINUES;
	static const enum line_hint apart = HINT_APART;
	if (writer->paragraph.size > 0) {
		writer->derived.page = writer->page;
		derived_next_form(&writer->derived, writer->form);
		derived_line(&writer->derived, buf_str(&writer->paragraph),
		             writer->continues  ? &continues
		             : writer->is_apart ? &apart
		                                : NULL);
		buf_clear(&writer->paragraph);
	}
	writer->continues = false;
	writer->is_apart = false;
}

static void write_margin(struct writer *writer, const struct pdf_line *line)
{
	static const enum line_hint hint = HINT_FURNITURE;
	writer->derived.page = line->page;
	derived_line(&writer->derived, line->text, &hint);
}

static void end_table(struct writer *writer)
{
	if (writer->has_table) {
		derived_table_end(&writer->derived);
		writer->has_table = false;
	}
}

/* A line of a table of contents. */
static void write_outside(struct writer *writer, const struct pdf_line *line)
{
	static const enum line_hint hint = HINT_OUTSIDE;
	write_paragraph(writer);
	end_table(writer);
	writer->derived.page = line->page;
	derived_line(&writer->derived, line->text, &hint);
}

/* What stands in a form: none of it says anything before it is filled in. */
static void write_form(struct writer *writer, const struct pdf_table *table)
{
	static const enum line_hint hint = HINT_OUTSIDE;
	for (size_t i = 0; i < table->cell_count; i++) {
		struct str text = table->cells[i].text;
		for (size_t start = 0; start < text.size;) {
			const char *feed = memchr(text.data + start, '\n', text.size - start);
			size_t end = feed ? (size_t)(feed - text.data) : text.size;
			derived_line(&writer->derived, str_slice(text, start, end), &hint);
			start = end + 1;
		}
	}
}

/* Writes the rows of a table. */
static void write_rows(struct writer *writer, const struct pdf_table *table)
{
	for (size_t i = 0; i < table->cell_count;) {
		uint32_t row = table->cells[i].row;
		derived_row_begin(&writer->derived);
		for (; i < table->cell_count && table->cells[i].row == row; i++) {
			const struct pdf_cell *cell = &table->cells[i];
			struct derived_cell form = {.row_span = cell->row_span,
			                            .column_span = cell->column_span,
			                            .goes_on = cell->goes_on};
			derived_cell_begin(&writer->derived, &form);
			derived_paragraph(&writer->derived, cell->text, false);
		}
		derived_row_end(&writer->derived);
	}
}

/* Writes a table, or more of the one that is open. */
static void write_table(struct writer *writer, const struct pdf_line *line)
{
	write_paragraph(writer);
	writer->derived.page = line->page;
	if (line->table->is_form) {
		end_table(writer);
		derived_blank(&writer->derived);
		write_form(writer, line->table);
		return;
	}
	if (!line->table->goes_on || !writer->has_table) {
		end_table(writer);
		derived_table_begin(&writer->derived);
		writer->has_table = true;
	}
	write_rows(writer, line->table);
}

static void write_lines(struct writer *writer, const struct pdf_measures *measures,
                        const struct pdf_lines *lines)
{
	const struct pdf_line *last = NULL;
	for (size_t i = 0; i < lines->count; i++) {
		const struct pdf_line *line = &lines->items[i];
		if (line->is_margin) {
			write_paragraph(writer);
			write_margin(writer, line);
			continue;
		}
		if (line->table) {
			write_table(writer, line);
			last = line;
			continue;
		}
		if (line->is_leader) {
			write_outside(writer, line);
			last = line;
			continue;
		}
		enum bond bond = last ? find_bond(measures, last, line) : BOND_LOOSE;
		bool turns = last && last->page != line->page;
		end_table(writer);
		if (bond != BOND_CERTAIN || turns) {
			write_paragraph(writer);
			if (bond == BOND_NONE) {
				derived_blank(&writer->derived);
			}
			writer->continues = turns && bond != BOND_NONE;
			writer->is_apart = last && last->table;
			writer->page = line->page;
			writer->form = find_form(measures, line);
		}
		pdf_append_line(&writer->paragraph, line->text);
		last = line;
	}
	write_paragraph(writer);
	end_table(writer);
}

enum status pdf_layout(struct reading_job *job, struct pdf_lines *lines)
{
	struct writer writer = {0};
	uint32_t pages = lines->count > 0 ? lines->items[lines->count - 1].page : 0;
	pdf_lines_attach_raised(lines, job->arena);
	pdf_lines_clear(lines, job->arena, pages);
	pdf_lines_find_grids(lines, job->arena);
	int32_t *numbers = ARENA_ARRAY(job->arena, int32_t, lines->count + 1);
	pdf_lines_find_columns(lines, job->arena);
	find_margins(lines, job->arena, pages, numbers, true); /* no parts of a table */
	pdf_lines_make_rows(lines, job->arena);
	find_margins(lines, job->arena, pages, numbers, false);
	set_margins_aside(lines, job->arena);
	pdf_tables_join(lines, job->arena);
	const struct pdf_measures *measures = pdf_measure(lines, job->arena);
	derived_init(&writer.derived, job);
	buf_init(&writer.paragraph);
	write_lines(&writer, measures, lines);
	buf_release(&writer.paragraph);
	return derived_finish(&writer.derived, STR("pdf"));
}
