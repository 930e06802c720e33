/* The library's calls, the faces of cells, and the file in memory that the library writes. Knows
 * nothing of what the sheets hold. */
#include "report/sheet.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "base/library.h"
#include "base/system_error.h"
#include "base/utf8.h"
#include "base/width.h"
#include "report/message.h"
#include "report/workbook_check.h"

enum {
	CELL_CHARACTERS = 32767,    /* what a cell of the format holds */
	MAX_DIGITS = 15,            /* of a number in a cell */
	MAX_SCALE = 6,              /* of them behind the point */
	MAX_LINKS = 65000,          /* of a sheet; the format has no more than 65530 */
	MAX_SHEETS = 16,            /* of a workbook */
	PAPER_A4 = 9,               /* as the format counts papers */
	FOOT_COLUMNS = 60,          /* of the name at the foot of a page */
	PROPERTIES_DATE = 315532800 /* 1980-01-01, where the dates of ZIP begin */
};

/* clang-format off */
#define XLSX_FUNCTIONS(X)                                                                          \
	X(workbook_new) X(workbook_close) X(workbook_add_format) X(workbook_add_worksheet)         \
	X(workbook_set_properties) X(worksheet_write_string) X(worksheet_write_number)             \
	X(worksheet_write_formula_num) X(worksheet_write_url) X(worksheet_write_blank)             \
	X(worksheet_set_column_opt) X(worksheet_set_row) X(worksheet_freeze_panes) X(worksheet_autofilter)              \
	X(worksheet_set_landscape) X(worksheet_set_paper) X(worksheet_fit_to_pages)                \
	X(worksheet_repeat_rows) X(worksheet_print_area) X(worksheet_set_margins)                  \
	X(worksheet_set_footer) X(format_set_bold) X(format_set_num_format)                        \
	X(format_set_text_wrap) X(format_set_align) X(format_set_bg_color) X(format_set_border)    \
	X(format_set_border_color) X(format_set_top) X(format_set_font_color)                      \
	X(format_set_underline) X(format_set_indent) X(lxw_strerror)
/* clang-format on */
LIBRARY(xlsx, XLSX_FUNCTIONS);

struct sheet {
	struct workbook *book;
	lxw_worksheet *sheet;
	struct str name;
	lxw_row_t row; /* the next */
	const struct sheet_column *columns;
	size_t column_count;
	size_t lines;   /* of the highest cell of the row */
	size_t *widths; /* of the widest text of each column; 0: nothing stands in it */
	size_t links;
};

/* How many faces a kind of cell has: a number has one for each count of digits behind the point,
 * a plain number the last, a text the one behind that. */
enum { FACE_PLAIN = MAX_SCALE + 1, FACE_WORDS, FACE_COUNT };

struct workbook {
	struct wording words;
	lxw_workbook *workbook;
	lxw_error error; /* the first */
	struct str name;
	lxw_format *faces[LOOK_COUNT][FACE_COUNT][2]; /* the second is that of a link */
	struct sheet *sheets[MAX_SHEETS];
	size_t sheet_count;
};

static void check(struct workbook *book, lxw_error error)
{
	if (error == LXW_ERROR_MEMORY_MALLOC_FAILED) {
		out_of_memory();
	}
	if (book->error == LXW_NO_ERROR) {
		book->error = error;
	}
}

/* ---- values ---- */

/* The value as a double that shows all of its digits again: one division of two whole numbers that
 * a double holds. */
static bool to_double(double *out, struct decimal value)
{
	static const double powers[MAX_SCALE + 1] = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6};
	static const int64_t limit = 1000000000000000; /* ten to the MAX_DIGITS */
	if (value.scale < 0 || value.scale > MAX_SCALE || value.digits >= limit ||
	    value.digits <= -limit) {
		return false;
	}
	*out = (double)(int64_t)value.digits / powers[value.scale];
	return true;
}

bool sheet_holds(struct decimal value)
{
	double number;
	return to_double(&number, value);
}

/* Whether the format would read an escape in a text: "_x", four digits, "_". */
static bool is_escape(struct str text, size_t at)
{
	static const char digits[] = "0123456789abcdefABCDEF";
	if (text.size - at < 7 || text.data[at + 1] != 'x' || text.data[at + 6] != '_') {
		return false;
	}
	size_t count = 0;
	while (count < 4 && memchr(digits, text.data[at + 2 + count], sizeof digits - 1)) {
		count++;
	}
	return count == 4;
}

/* As much of a text as a cell holds, NUL-terminated. What XML cannot have is replaced. */
static const char *cell_string(const struct workbook *book, struct str text)
{
	struct buf buf;
	size_t characters = 0;
	buf_init(&buf);
	for (size_t at = 0; at < text.size && characters < CELL_CHARACTERS; characters++) {
		size_t start = at;
		uint32_t c = utf8_next(text, &at);
		bool is_bad =
		    (c < 0x20 && c != '\n' && c != '\t') || c == 0x7F || c == 0xFFFE || c == 0xFFFF;
		if (c == '_' && is_escape(text, start)) {
			buf_append(&buf, STR("_x005F"));
			characters += 6;
		}
		characters += c > 0xFFFF; /* the format counts it as two */
		buf_append(&buf, is_bad ? STR("\xEF\xBF\xBD") : str_slice(text, start, at));
	}
	return words_taken(&book->words, &buf).data;
}

struct str sheet_letters(struct arena *arena, size_t column)
{
	char letters[8];
	size_t at = sizeof letters;
	for (size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
		letters[--at] = (char)('A' + (rest - 1) % 26);
	}
	return arena_copy(arena, (struct str){&letters[at], sizeof letters - at});
}

struct str sheet_address(struct arena *arena, size_t column, size_t row)
{
	struct str letters = sheet_letters(arena, column);
	return arena_format(arena, "%.*s%zu", STR_FORMAT(letters), row);
}

/* ---- faces ---- */

static void set_number(lxw_format *format, size_t scale)
{
	static const char *const formats[MAX_SCALE + 1] = {
	    "#,##0",      "#,##0.0",     "#,##0.00",    "#,##0.000",
	    "#,##0.0000", "#,##0.00000", "#,##0.000000"};
	xlsx.format_set_num_format(format, formats[scale]);
}

/* The face of a look; made when it is first asked for. */
static lxw_format *face_of(struct workbook *book, enum sheet_look look, size_t face, bool is_link)
{
	static const lxw_color_t fills[LOOK_COUNT] = {
	    [LOOK_HEAD] = 0xD9E2EC, [LOOK_TOTAL] = 0xF0F0F0, [LOOK_GOOD] = 0xDDF0DD,
	    [LOOK_OPEN] = 0xFFF2CC, [LOOK_BAD] = 0xF8D7DA,
	};
	lxw_format **out = &book->faces[look][face][is_link];
	if (*out) {
		return *out;
	}
	lxw_format *format = xlsx.workbook_add_format(book->workbook);
	if (!format) {
		out_of_memory();
	}
	*out = format;
	xlsx.format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
	xlsx.format_set_border(format, LXW_BORDER_THIN);
	xlsx.format_set_border_color(format, 0xBFBFBF);
	if (face == FACE_WORDS) {
		xlsx.format_set_text_wrap(format);
	} else if (face == FACE_PLAIN) {
		xlsx.format_set_align(format, LXW_ALIGN_CENTER);
	} else {
		xlsx.format_set_align(format, LXW_ALIGN_RIGHT);
		xlsx.format_set_indent(format, 1);
		set_number(format, face);
	}
	if (fills[look]) {
		xlsx.format_set_bg_color(format, fills[look]);
	}
	if (look == LOOK_HEAD || look == LOOK_TOTAL || look == LOOK_BAD) {
		xlsx.format_set_bold(format);
	}
	if (look == LOOK_FAINT) {
		xlsx.format_set_font_color(format, 0x595959);
	}
	if (is_link) {
		xlsx.format_set_font_color(format, 0x0B5394);
		xlsx.format_set_underline(format, LXW_UNDERLINE_SINGLE);
	}
	return format;
}

static size_t face_of_number(const struct sheet_column *column, struct decimal value)
{
	bool is_plain = column->kind == SHEET_PLAIN || value.scale > MAX_SCALE || value.scale < 0;
	return is_plain ? FACE_PLAIN : (size_t)value.scale;
}

/* ---- cells ---- */

/* How wide the widest line of a text is, and how many lines it takes in a column. */
static size_t measure(struct str text, size_t width, size_t *lines)
{
	size_t widest = 0;
	size_t start = 0;
	*lines = 0;
	for (size_t at = 0; at <= text.size; at++) {
		if (at == text.size || text.data[at] == '\n') {
			size_t wide = display_width(str_slice(text, start, at));
			widest = wide > widest ? wide : widest;
			*lines += wide > width ? (wide + width - 1) / width : 1;
			start = at + 1;
		}
	}
	return widest;
}

/* Columns grow up to a limit, so that a text within it takes one line. */
static void note_width(struct sheet *sheet, size_t column, struct cell cell)
{
	enum { MAX_SIZE = 4000 /* bytes; more than the highest row shows */ };
	bool is_text = cell.kind == CELL_TEXT || cell.kind == CELL_BOLD;
	struct str text = is_text ? cell.text : words_grouped(&sheet->book->words, cell.number);
	size_t lines;
	size_t width = measure(text.size > MAX_SIZE ? utf8_head(text, MAX_SIZE) : text,
	                       sheet->columns[column].width + 1u, &lines);
	if (width > sheet->widths[column]) {
		sheet->widths[column] = width;
	}
	if (lines > sheet->lines) {
		sheet->lines = lines;
	}
}

static void put_text(struct sheet *sheet, size_t column, struct str text, lxw_format *format)
{
	check(sheet->book, xlsx.worksheet_write_string(sheet->sheet, sheet->row, (lxw_col_t)column,
	                                               cell_string(sheet->book, text), format));
}

static void put_cell(struct sheet *sheet, size_t column, struct cell cell, enum sheet_look look,
                     bool is_link)
{
	struct workbook *book = sheet->book;
	lxw_col_t at = (lxw_col_t)column;
	bool is_number = cell.kind == CELL_NUMBER || cell.kind == CELL_FORMULA;
	double number = 0;
	if (is_number && !to_double(&number, cell.number) && cell.kind == CELL_NUMBER) {
		cell = cell_text(decimal_text(cell.number, book->words.arena));
		is_number = false;
	}
	if (cell.kind == CELL_EMPTY || (!is_number && cell.text.size == 0)) {
		check(book, xlsx.worksheet_write_blank(sheet->sheet, sheet->row, at,
		                                       face_of(book, look, FACE_WORDS, false)));
		return;
	}
	note_width(sheet, column, cell);
	size_t face = is_number ? face_of_number(&sheet->columns[column], cell.number) : FACE_WORDS;
	lxw_format *format = face_of(
	    book, cell.kind == CELL_BOLD && look == LOOK_PLAIN ? LOOK_TOTAL : look, face, is_link);
	if (cell.kind == CELL_FORMULA) {
		check(book, xlsx.worksheet_write_formula_num(sheet->sheet, sheet->row, at,
		                                             cell_string(book, cell.text), format,
		                                             number));
	} else if (cell.kind == CELL_NUMBER) {
		check(book,
		      xlsx.worksheet_write_number(sheet->sheet, sheet->row, at, number, format));
	} else {
		put_text(sheet, column, cell.text, format);
	}
}

void sheet_put(struct sheet *sheet, size_t column, struct cell cell, enum sheet_look look)
{
	put_cell(sheet, column, cell, look, false);
}

void sheet_put_link(struct sheet *sheet, size_t column, struct cell cell, enum sheet_look look,
                    const struct sheet *to, size_t row)
{
	bool is_empty = cell.kind == CELL_EMPTY || (cell.kind == CELL_TEXT && cell.text.size == 0);
	if (is_empty || row == 0 || sheet->links >= MAX_LINKS) {
		put_cell(sheet, column, cell, look, false);
		return;
	}
	struct str target = arena_format(sheet->book->words.arena, "internal:'%.*s'!A%zu",
	                                 STR_FORMAT(to->name), row);
	/* the library writes the target as the cell's text, and what comes next is put over it */
	check(sheet->book, xlsx.worksheet_write_url(sheet->sheet, sheet->row, (lxw_col_t)column,
	                                            target.data, NULL));
	sheet->links++;
	put_cell(sheet, column, cell, look, true);
}

/* Makes a row as high as so many lines. Not every reader of the format does that itself. */
static void set_height(struct sheet *sheet, lxw_row_t row, size_t lines)
{
	enum { LINE_HEIGHT = 16, MAX_LINES = 25 /* the format takes 409 points */ };
	size_t shown = lines > MAX_LINES ? MAX_LINES : lines;
	if (lines > 1) {
		check(sheet->book, xlsx.worksheet_set_row(sheet->sheet, row,
		                                          (double)(shown * LINE_HEIGHT + 2), NULL));
	}
}

void sheet_end_row(struct sheet *sheet)
{
	set_height(sheet, sheet->row, sheet->lines);
	sheet->lines = 0;
	sheet->row++;
}

size_t sheet_row(const struct sheet *sheet)
{
	return sheet->row + 1;
}

/* ---- sheets ---- */

struct sheet *sheet_add(struct workbook *book, const struct message *name,
                        const struct sheet_column *columns, size_t count)
{
	struct arena *arena = book->words.arena;
	struct sheet *sheet = ARENA_NEW(arena, struct sheet);
	*sheet = (struct sheet){.book = book,
	                        .columns = columns,
	                        .column_count = count,
	                        .name = arena_copy(arena, words_of(&book->words, name)),
	                        .widths = ARENA_ARRAY(arena, size_t, count)};
	sheet->sheet = xlsx.workbook_add_worksheet(book->workbook, sheet->name.data);
	if (!sheet->sheet || book->sheet_count == MAX_SHEETS) {
		out_of_memory();
	}
	book->sheets[book->sheet_count++] = sheet;
	for (size_t i = 0; i < count; i++) {
		put_text(sheet, i, words_of(&book->words, columns[i].head),
		         face_of(book, LOOK_HEAD, FACE_WORDS, false));
	}
	sheet->row = 1;
	return sheet;
}

void sheet_filter(struct sheet *sheet)
{
	if (sheet->row > 1) {
		check(sheet->book, xlsx.worksheet_autofilter(sheet->sheet, 0, 0, sheet->row - 1,
		                                             (lxw_col_t)(sheet->column_count - 1)));
	}
}

/* A sheet without rows says so, lest it look like one that failed. */
static void say_none(struct sheet *sheet)
{
	if (sheet->row == 1) {
		struct str none = words_of(&sheet->book->words, &MESSAGE_REPORT_NO_FINDINGS);
		sheet_put(sheet, 0, cell_text(none), LOOK_FAINT);
		sheet_end_row(sheet);
	}
}

/* The longest word of Latin letters, which takes one line. */
static size_t longest_word(struct str text)
{
	size_t longest = 0;
	size_t run = 0;
	for (size_t i = 0; i < text.size; i++) {
		bool is_word = text.data[i] > ' ' && text.data[i] <= '~';
		run = is_word ? run + 1 : 0;
		longest = run > longest ? run : longest;
	}
	return longest;
}

/* Columns as wide as what stands in them, up to a limit; a head takes two lines where it is the
 * widest. */
static void set_widths(struct sheet *sheet)
{
	enum {
		ROOM = 2,      /* beside a text; of a head, for the arrow of its filter */
		MAX_WHOLE = 14 /* a head with a unit in brackets stays in one line */
	};
	size_t head_lines = 1;
	for (size_t i = 0; i < sheet->column_count; i++) {
		const struct sheet_column *column = &sheet->columns[i];
		lxw_row_col_options options = {.hidden =
		                                   column->is_optional && sheet->widths[i] == 0};
		struct str head = words_of(&sheet->book->words, column->head);
		size_t whole = display_width(head);
		bool is_whole = column->kind == SHEET_AMOUNT && whole <= MAX_WHOLE;
		size_t half = is_whole ? whole : (whole + 1) / 2 + 1;
		size_t word = longest_word(head) + 1;
		size_t least = half > word ? half : word;
		size_t width = sheet->widths[i] > least ? sheet->widths[i] : least;
		width = width > column->width && word <= column->width ? column->width : width;
		size_t lines;
		measure(head, width + ROOM, &lines);
		head_lines = lines > head_lines && !options.hidden ? lines : head_lines;
		check(sheet->book,
		      xlsx.worksheet_set_column_opt(sheet->sheet, (lxw_col_t)i, (lxw_col_t)i,
		                                    (double)(width + ROOM), NULL, &options));
	}
	set_height(sheet, 0, head_lines);
}

/* What stands at the foot of each page: document, sheet, page. */
static const char *foot_of(const struct sheet *sheet)
{
	const struct workbook *book = sheet->book;
	struct buf buf;
	struct str name = cut_columns(book->name, FOOT_COLUMNS, book->words.arena);
	struct str pages = words_say(&book->words, &MESSAGE_SHEET_PAGES, STR("&P"), STR("&N"));
	buf_init(&buf);
	buf_append(&buf, STR("&L"));
	for (size_t i = 0; i < name.size; i++) {
		bool is_control = (unsigned char)name.data[i] < 0x20;
		buf_append(&buf, name.data[i] == '&' ? STR("&&") : STR(""));
		buf_append(&buf, is_control ? STR(" ") : str_slice(name, i, i + 1));
	}
	buf_format(&buf, "&C%.*s&R%.*s", STR_FORMAT(sheet->name), STR_FORMAT(pages));
	return words_taken(&book->words, &buf).data;
}

static void set_print(struct sheet *sheet)
{
	size_t printed = sheet->column_count;
	while (printed > 1 && sheet->columns[printed - 1].is_aside) {
		printed--;
	}
	xlsx.worksheet_freeze_panes(sheet->sheet, 1, 0);
	xlsx.worksheet_set_landscape(sheet->sheet);
	xlsx.worksheet_set_paper(sheet->sheet, PAPER_A4);
	xlsx.worksheet_set_margins(sheet->sheet, 0.4, 0.4, 0.5, 0.7);
	xlsx.worksheet_fit_to_pages(sheet->sheet, 1, 0);
	check(sheet->book, xlsx.worksheet_repeat_rows(sheet->sheet, 0, 0));
	check(sheet->book, xlsx.worksheet_set_footer(sheet->sheet, foot_of(sheet)));
	if (printed < sheet->column_count) {
		lxw_row_t last = sheet->row > 1 ? sheet->row - 1 : 0;
		check(sheet->book, xlsx.worksheet_print_area(sheet->sheet, 0, 0, last,
		                                             (lxw_col_t)(printed - 1)));
	}
}

/* ---- the workbook ---- */

static enum status trouble(struct diags *diags, const char *why)
{
	return diags_trouble(diags, &MESSAGE_REPORT_WORKBOOK, STR(""), str_from(why));
}

static pthread_mutex_t closing = PTHREAD_MUTEX_INITIALIZER;

static void fill_workbook(struct workbook *book, const struct report *report, const char *title,
                          void (*fill)(struct workbook *, const struct report *))
{
	char *name = (char *)(uintptr_t)title;
	lxw_doc_properties properties = {.title = name, .created = PROPERTIES_DATE};
	check(book, xlsx.workbook_set_properties(book->workbook, &properties));
	fill(book, report);
	for (size_t i = 0; i < book->sheet_count; i++) {
		say_none(book->sheets[i]);
		set_widths(book->sheets[i]);
		set_print(book->sheets[i]);
	}
	/* Here it names temporary files and tells dates by variables that all its threads share. */
	pthread_mutex_lock(&closing);
	check(book, xlsx.workbook_close(book->workbook));
	pthread_mutex_unlock(&closing);
}

/* Copies the finished workbook to where it is to go, whose stream says whether that failed. */
static enum status copy_workbook(const struct report *report, int descriptor)
{
	struct stat st;
	void *bytes = MAP_FAILED;
	if (fstat(descriptor, &st) == 0 && st.st_size > 0) {
		bytes = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, descriptor, 0);
	}
	if (bytes == MAP_FAILED) {
		return unwritable(report->diags, "", errno ? errno : EIO);
	}
	struct str archive = {bytes, (size_t)st.st_size};
	enum status status = STATUS_OK;
	if (workbook_is_whole(archive, report->words.arena)) {
		fwrite(archive.data, 1, archive.size, report->stream);
	} else {
		status = diags_trouble(report->diags, &MESSAGE_REPORT_WORKBOOK_CUT, STR(""), {0});
	}
	munmap(bytes, archive.size);
	return status;
}

/* The library writes to a path: that of a file in memory. It makes other temporary files, whose names it removes at once. */
enum status workbook_write(const struct report *report, const char *title, struct str name,
                           void (*fill)(struct workbook *, const struct report *))
{
	struct workbook *book = ARENA_NEW(report->words.arena, struct workbook);
	struct str why;
	if (!library_load(xlsx, LIBXLSXWRITER, report->words.arena, &why)) {
		return library_trouble(LIBXLSXWRITER, report->diags, STR(""), why);
	}
	int descriptor = memfd_create("zhinan-workbook", MFD_CLOEXEC);
	if (descriptor < 0) {
		return unwritable(report->diags, "", errno);
	}
	const char *file = arena_format(report->words.arena, "/proc/self/fd/%d", descriptor).data;
	*book = (struct workbook){
	    .words = report->words, .name = name, .workbook = xlsx.workbook_new(file)};
	if (!book->workbook) {
		out_of_memory();
	}
	fill_workbook(book, report, title, fill);
	enum status status = book->error == LXW_NO_ERROR
	                         ? copy_workbook(report, descriptor)
	                         : trouble(report->diags, xlsx.lxw_strerror(book->error));
	close(descriptor);
	return status;
}
