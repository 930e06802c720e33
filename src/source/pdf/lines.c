/* The lines that zhinan-pdf writes, read with distrust, and pieces of them put together where they
 * stand side by side. */
#include "source/pdf/layout.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "source/pdf/table.h"

enum {
	COORDINATE_LIMIT = 1000000, /* tenths of a point */
	LONGEST_PAGE = 4,           /* digits of the number of a page */
	FEWEST_DOTS = 4,            /* that lead to one */
	DOT_BYTES = 24              /* in which they are looked for */
};

/* ---- what the helper writes ---- */

static bool read_number(struct str *rest, int32_t *out)
{
	bool is_negative = rest->size > 0 && rest->data[0] == '-';
	size_t at = is_negative;
	int32_t value = 0;
	while (at < rest->size && rest->data[at] >= '0' && rest->data[at] <= '9') {
		value = value * 10 + (rest->data[at] - '0');
		if (value > COORDINATE_LIMIT) {
			return false;
		}
		at++;
	}
	bool is_number = at > (size_t)is_negative;
	*out = is_negative ? -value : value;
	at += at < rest->size && rest->data[at] == ' ';
	*rest = str_slice(*rest, at, rest->size);
	return is_number;
}

static bool read_line(struct pdf_line *line, struct str rest)
{
	bool is_right = read_number(&rest, &line->x0) && read_number(&rest, &line->y0) &&
	                read_number(&rest, &line->x1) && read_number(&rest, &line->y1) &&
	                read_number(&rest, &line->size) && read_number(&rest, &line->unit);
	line->text = str_trim(rest);
	line->has_blank = rest.size > 0 && rest.data[rest.size - 1] == ' ';
	return is_right && line->x0 <= line->x1 && line->y0 <= line->y1;
}

static bool read_rule(struct pdf_rule *rule, struct str rest)
{
	return read_number(&rest, &rule->x0) && read_number(&rest, &rule->y0) &&
	       read_number(&rest, &rule->x1) && read_number(&rest, &rule->y1) &&
	       rule->x0 <= rule->x1 && rule->y0 <= rule->y1;
}

bool pdf_lines_from_text(struct pdf_lines *out, struct arena *arena, struct str written,
                         uint32_t *pages)
{
	int32_t page = 0;
	int32_t number = 0;
	bool is_whole = false;
	for (size_t start = 0; start < written.size && !is_whole;) {
		const char *feed = memchr(written.data + start, '\n', written.size - start);
		if (!feed) {
			return false;
		}
		size_t end = (size_t)(feed - written.data);
		struct str row = str_slice(written, start, end);
		struct str rest = str_slice(row, 2, row.size);
		struct pdf_line line = {0};
		struct pdf_rule rule = {.page = (uint32_t)page};
		start = end + 1;
		if (str_starts(row, STR("P ")) && read_number(&rest, &number) &&
		    number == page + 1) {
			page = number;
		} else if ((str_starts(row, STR("L ")) || str_starts(row, STR("C "))) && page > 0 &&
		           read_line(&line, rest)) {
			line.page = (uint32_t)page;
			line.is_cut = row.data[0] == 'C';
			if (line.text.size > 0) {
				ARENA_PUSH(arena, out->items, out->count, out->capacity, line);
			}
		} else if (str_starts(row, STR("R ")) && page > 0 && read_rule(&rule, rest)) {
			ARENA_PUSH(arena, out->rules, out->rule_count, out->rule_capacity, rule);
		} else if (str_equal(row, STR("D")) && page > 0) {
			continue; /* the page was drawn */
		} else if (str_starts(row, STR("Z ")) && read_number(&rest, &number)) {
			is_whole = number == page;
		} else {
			return false;
		}
	}
	*pages = (uint32_t)page;
	return is_whole;
}

/* ---- rows ---- */

static int compare_lines(const void *a, const void *b)
{
	const struct pdf_line *left = a;
	const struct pdf_line *right = b;
	if (left->page != right->page) {
		return left->page < right->page ? -1 : 1;
	}
	bool is_over = left->is_margin && !left->is_running; /* what was printed over the text */
	if (is_over != (right->is_margin && !right->is_running)) {
		return is_over ? -1 : 1;
	}
	if (left->part != right->part) {
		return left->part < right->part ? -1 : 1;
	}
	int32_t x = left->y0 + left->y1;
	int32_t y = right->y0 + right->y1;
	if (x != y) {
		return x < y ? -1 : 1;
	}
	return (left->x0 > right->x0) - (left->x0 < right->x0);
}

static int compare_places(const void *a, const void *b)
{
	const struct pdf_line *left = a;
	const struct pdf_line *right = b;
	return (left->x0 > right->x0) - (left->x0 < right->x0);
}

/* Whether two pieces stand side by side: at the same height for the greater part. */
static bool in_one_row(const struct pdf_line *a, const struct pdf_line *b)
{
	int32_t common = pdf_least(a->y1, b->y1) - pdf_greatest(a->y0, b->y0);
	int32_t height = pdf_least(a->y1 - a->y0, b->y1 - b->y0);
	return a->page == b->page && a->part == b->part && !a->is_margin && !b->is_margin &&
	       !a->table && !b->table && height > 0 && common * 2 > height;
}

void pdf_append_line(struct buf *out, struct str line)
{
	struct str text = buf_str(out);
	struct str tail = str_slice(text, text.size > 80 ? text.size - 80 : 0, text.size);
	bool in_address =
	    str_find(tail, STR("://")) != SIZE_MAX || str_find(tail, STR("@")) != SIZE_MAX;
	if (text.size > 0 && line.size > 0 && ascii_is_letter(text.data[text.size - 1]) &&
	    ascii_is_letter(line.data[0]) && !in_address) {
		buf_append_byte(out, ' ');
	}
	buf_append(out, line);
}

/* What stands between two pieces side by side: digits are apart where a blank parts them, however
 * narrow. */
static struct str find_gap(const struct pdf_line *line, struct str text,
                           const struct pdf_line *next)
{
	int32_t gap = next->x0 - line->x1;
	size_t start;
	size_t at = 0;
	bool are_digits = text.size > 0 && utf8_is_digit(utf8_previous(text, text.size, &start)) &&
	                  next->text.size > 0 && utf8_is_digit(utf8_next(next->text, &at));
	if (gap > line->size) {
		return STR("  ");
	}
	bool is_apart = line->has_blank || gap * (are_digits ? 10 : 4) > line->size;
	return is_apart ? STR(" ") : STR("");
}

struct pdf_line pdf_join_row(const struct pdf_line *pieces, size_t count, struct arena *arena)
{
	struct pdf_line line = pieces[0];
	struct buf text;
	if (count == 1) {
		return line;
	}
	buf_init(&text);
	buf_append(&text, line.text);
	for (size_t i = 1; i < count; i++) {
		buf_append(&text, find_gap(&line, buf_str(&text), &pieces[i]));
		buf_append(&text, pieces[i].text);
		line.has_blank = pieces[i].has_blank;
		line.y0 = pdf_least(line.y0, pieces[i].y0);
		line.x1 = pdf_greatest(line.x1, pieces[i].x1);
		line.y1 = pdf_greatest(line.y1, pieces[i].y1);
		line.size = pdf_greatest(line.size, pieces[i].size);
	}
	line.text = arena_copy(arena, buf_str(&text));
	buf_release(&text);
	return line;
}

/* Makes cells of pieces at one height: those that stand close together are one. Returns how many
 * there are; `out` may be where the pieces are. */
static size_t make_cells(struct pdf_line *out, struct pdf_line *pieces, size_t count,
                         struct arena *arena)
{
	size_t cells = 0;
	qsort(pieces, count, sizeof *pieces, compare_places);
	for (size_t start = 0; start < count;) {
		size_t end = start + 1;
		int32_t right = pieces[start].x1;
		while (end < count && pieces[end].x0 - right <= pieces[start].size &&
		       !pieces[end].is_cut) {
			right = pdf_greatest(right, pieces[end].x1);
			end++;
		}
		struct pdf_line cell = pdf_join_row(pieces + start, end - start, arena);
		out[cells++] = cell;
		start = end;
	}
	return cells;
}

size_t pdf_rows_from_lines(struct pdf_row *rows, struct pdf_line *items, size_t *count,
                           struct arena *arena)
{
	size_t row_count = 0;
	size_t cells = 0;
	qsort(items, *count, sizeof *items, compare_lines);
	for (size_t start = 0; start < *count;) {
		size_t end = start + 1;
		while (end < *count && in_one_row(&items[start], &items[end])) {
			end++;
		}
		size_t found = make_cells(items + cells, items + start, end - start, arena);
		rows[row_count++] = (struct pdf_row){cells, found};
		cells += found;
		start = end;
	}
	*count = cells;
	return row_count;
}

/* The bytes of a dot of a line of them at a place; 0: there is none. */
static size_t dot_at(struct str text, size_t at)
{
	static const struct str dots[] = {STR_INIT("."),
	                                  STR_INIT("\xC2\xB7"),
	                                  STR_INIT("\xE2\x80\xA6"),
	                                  STR_INIT("\xE2\x80\xA4"),
	                                  STR_INIT("\xEF\xBC\x8E"),
	                                  STR_INIT("\xE2\x8B\xAF")};
	for (size_t i = 0; i < sizeof dots / sizeof *dots; i++) {
		if (str_starts(str_slice(text, at, text.size), dots[i])) {
			return dots[i].size;
		}
	}
	return 0;
}

/* Whether dots lead to a number at the end of a line: that of a page, in a table of contents. */
static bool is_leader(struct str line)
{
	struct str text = str_trim(line);
	size_t end = text.size;
	size_t dots = 0;
	while (end > 0 && text.data[end - 1] >= '0' && text.data[end - 1] <= '9') {
		end--;
	}
	if (end == text.size || text.size - end > LONGEST_PAGE) {
		return false;
	}
	text = str_trim(str_slice(text, 0, end));
	for (size_t at = text.size > DOT_BYTES ? text.size - DOT_BYTES : 0; at < text.size;) {
		size_t size = dot_at(text, at);
		dots = size > 0 ? dots + 1 : text.data[at] == ' ' ? dots : 0;
		at += size > 0 ? size : 1;
	}
	return dots >= FEWEST_DOTS;
}

/* Puts the pieces of rows together that are lines of a table of contents. */
static void join_leaders(struct pdf_line *items, struct pdf_row *rows, size_t count,
                         struct arena *arena)
{
	for (size_t i = 0; i < count; i++) {
		struct pdf_line *first = &items[rows[i].start];
		const struct pdf_line *last = first + rows[i].count - 1;
		char end = last->text.size > 0 ? last->text.data[last->text.size - 1] : ' ';
		if (end >= '0' && end <= '9' && !first->is_margin) {
			struct pdf_line line = pdf_join_row(first, rows[i].count, arena);
			if (is_leader(line.text)) {
				line.is_leader = true;
				*first = line;
				rows[i].count = 1;
			}
		}
	}
}

void pdf_lines_make_rows(struct pdf_lines *lines, struct arena *arena)
{
	struct pdf_line *items = lines->items;
	struct pdf_row *rows = ARENA_ARRAY(arena, struct pdf_row, lines->count + 1);
	size_t row_count = pdf_rows_from_lines(rows, items, &lines->count, arena);
	size_t written = 0;
	join_leaders(items, rows, row_count, arena);
	for (size_t i = 0; i < row_count;) {
		size_t size = pdf_table_find(items, rows + i, row_count - i);
		struct pdf_table *table =
		    size > 0 ? pdf_table_by_columns(items, rows + i, size, NULL, 0, arena) : NULL;
		if (table) {
			size_t start = rows[i].start;
			size_t end = rows[i + size - 1].start + rows[i + size - 1].count;
			items[written++] = pdf_table_line(table, items + start, end - start);
			i += size;
		} else {
			struct pdf_line line =
			    pdf_join_row(items + rows[i].start, rows[i].count, arena);
			items[written++] = line;
			i++;
		}
	}
	lines->count = written;
}
