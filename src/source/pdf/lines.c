/* Reads the lines that zhinan-pdf writes, and checks each of them. */
#include "source/pdf/lines.h"

enum { COORDINATE_LIMIT = 1000000 /* tenths of a point */ };

static bool read_number(struct str *rest, int32_t *out)
{
	bool is_negative = rest->size > 0 && rest->data[0] == '-';
	size_t at = is_negative;
	int32_t value = 0;
	while (at < rest->size && ascii_is_digit(rest->data[at])) {
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
			continue; /* the page is being drawn: of use only to pdf.c */
		} else if (str_starts(row, STR("Z ")) && read_number(&rest, &number)) {
			is_whole = number == page;
		} else {
			return false;
		}
	}
	*pages = (uint32_t)page;
	return is_whole;
}
