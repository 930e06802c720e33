/* Makes lines of rows of pieces, or tables where these have columns but no rules. */
#include "source/paged/lines.h"

#include "source/paged/join.h"
#include "source/paged/table.h"

enum {
	MAX_PAGE_DIGITS = 4, /* of the number of a page */
	MIN_DOTS = 4,        /* that lead to one */
	DOT_BYTES = 24       /* in which they are looked for */
};

/* The size in bytes of the leader dot at a place; 0: there is none. */
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

/* Whether dots lead to a page number at the end of a line, as in a table of contents. */
static bool is_leader(struct str line)
{
	struct str text = str_trim(line);
	size_t end = text.size;
	size_t dots = 0;
	while (end > 0 && ascii_is_digit(text.data[end - 1])) {
		end--;
	}
	if (end == text.size || text.size - end > MAX_PAGE_DIGITS) {
		return false;
	}
	text = str_trim(str_slice(text, 0, end));
	for (size_t at = text.size > DOT_BYTES ? text.size - DOT_BYTES : 0; at < text.size;) {
		size_t size = dot_at(text, at);
		dots = size > 0 ? dots + 1 : text.data[at] == ' ' ? dots : 0;
		at += size > 0 ? size : 1;
	}
	return dots >= MIN_DOTS;
}

/* Joins the pieces of rows that are lines of a table of contents. */
static void join_leaders(struct paged_line *items, struct paged_row *rows, size_t count,
                         struct arena *arena)
{
	for (size_t i = 0; i < count; i++) {
		struct paged_line *first = &items[rows[i].start];
		const struct paged_line *last = first + rows[i].count - 1;
		char end = last->text.size > 0 ? last->text.data[last->text.size - 1] : ' ';
		if (ascii_is_digit(end) && !first->is_margin) {
			struct paged_line line = paged_join_row(first, rows[i].count, arena);
			if (is_leader(line.text)) {
				line.is_leader = true;
				*first = line;
				rows[i].count = 1;
			}
		}
	}
}

void paged_lines_make_rows(struct paged_lines *lines, struct arena *arena)
{
	struct paged_line *items = lines->items;
	struct paged_row *rows = ARENA_ARRAY(arena, struct paged_row, lines->count + 1);
	size_t row_count = paged_rows_from_lines(rows, items, &lines->count, arena);
	size_t written = 0;
	join_leaders(items, rows, row_count, arena);
	for (size_t i = 0; i < row_count;) {
		size_t size = paged_table_find(items, rows + i, row_count - i);
		struct paged_table *table =
		    size > 0 ? paged_table_by_columns(items, rows + i, size, NULL, 0, arena) : NULL;
		if (table) {
			size_t start = rows[i].start;
			size_t end = rows[i + size - 1].start + rows[i + size - 1].count;
			items[written++] = paged_table_line(table, items + start, end - start);
			i += size;
		} else {
			struct paged_line line =
			    paged_join_row(items + rows[i].start, rows[i].count, arena);
			items[written++] = line;
			i++;
		}
	}
	lines->count = written;
}
