/* Cells, their quotes and their guards. Knows nothing of what the tables hold. */
#include "report/csv_out.h"

static bool is_one_of(char c, const char *set)
{
	return c != '\0' && strchr(set, c);
}

/* Whether a spreadsheet would work a text out instead of showing it: signs that begin a formula,
 * in full width too, as East Asian versions read those alike. */
static bool begins_formula(struct str text)
{
	static const struct str wide[] = {
	    STR_INIT("\xEF\xBC\x9D"), /* U+FF1D = */
	    STR_INIT("\xEF\xBC\x8B"), /* U+FF0B + */
	    STR_INIT("\xEF\xBC\x8D"), /* U+FF0D - */
	    STR_INIT("\xEF\xBC\xA0"), /* U+FF20 @ */
	};
	if (text.size > 0 && is_one_of(text.data[0], "=+-@\t\r\n|")) {
		return true;
	}
	for (size_t i = 0; i < sizeof wide / sizeof wide[0]; i++) {
		if (str_starts(text, wide[i])) {
			return true;
		}
	}
	return false;
}

static void print_cell(FILE *stream, struct str text, bool number)
{
	bool guard = !number && begins_formula(text);
	bool quote = guard;
	for (size_t i = 0; i < text.size && !quote; i++) {
		quote = is_one_of(text.data[i], ",\"\r\n");
	}
	if (!quote) {
		fwrite(text.data ? text.data : "", 1, text.size, stream);
		return;
	}
	putc('"', stream);
	if (guard) {
		putc('\'', stream);
	}
	for (size_t i = 0; i < text.size; i++) {
		if (text.data[i] == '"') {
			putc('"', stream);
		}
		putc(text.data[i], stream);
	}
	putc('"', stream);
}

void csv_row(FILE *stream, const struct cell *cells, size_t count)
{
	char digits[DECIMAL_TEXT_SIZE];
	for (size_t i = 0; i < count; i++) {
		if (i > 0) {
			putc(',', stream);
		}
		bool is_number = cells[i].kind == CELL_NUMBER;
		struct str number = {digits,
		                     is_number ? decimal_write(cells[i].number, digits) : 0};
		print_cell(stream, is_number ? number : cells[i].text, is_number);
	}
	fputs("\r\n", stream);
}

void csv_head(FILE *stream, const char *const *names, size_t count)
{
	fputs("\xEF\xBB\xBF", stream);
	for (size_t i = 0; i < count; i++) {
		fprintf(stream, "%s%s", i > 0 ? "," : "", names[i]);
	}
	fputs("\r\n", stream);
}
