/* Audits as a workbook by libxlsxwriter: a sheet of terms whose totals are live formulas beside
 * what is stated, a sheet of proofs, a sheet of findings. The library takes a number as a double,
 * so figures that one would not hold to the last fen are written as text. The same audits give
 * the same bytes. */
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "base/library.h"
#include "base/utf8.h"
#include "report/audit_rows.h"
#include "report/message.h"
#include "report/report.h"

enum {
	CELL_CHARACTERS = 32767,    /* what a cell of the format holds */
	FEN_SCALE = 2,              /* digits behind the point that a cell may have */
	PROPERTIES_DATE = 315532800 /* 1980-01-01, where the dates of ZIP begin */
};

/* clang-format off */
#define XLSX_FUNCTIONS(X)                                                                          \
	X(workbook_new) X(workbook_close) X(workbook_add_format) X(workbook_add_worksheet)         \
	X(workbook_set_properties) X(worksheet_write_string) X(worksheet_write_number)             \
	X(worksheet_write_formula_num) X(worksheet_set_column) X(worksheet_freeze_panes)           \
	X(format_set_bold) X(lxw_strerror)
/* clang-format on */
LIBRARY(xlsx, XLSX_FUNCTIONS);

/* A column of a sheet: what of an audit's row stands in it. */
struct sheet_column {
	const struct message *head;
	enum audit_column column;
	unsigned char width; /* in characters */
};

struct sheet {
	lxw_worksheet *sheet;
	lxw_row_t row; /* the next */
	const struct sheet_column *columns;
	size_t column_count;
};

struct writer {
	struct wording words;
	lxw_workbook *workbook;
	lxw_format *bold;
	lxw_error error; /* the first */
	struct sheet terms;
	struct sheet proofs;
	struct sheet findings;
};

/* The columns of the terms that a formula is made of. */
enum { TERM_VALUE = 6, TERM_STATED = 7 };

static const struct sheet_column term_columns[] = {
    {&MESSAGE_REPORT_SOURCE, COLUMN_SOURCE, 24},
    {&MESSAGE_REPORT_CHECK, COLUMN_CHECK, 18},
    {&MESSAGE_REPORT_NUMBER, COLUMN_DIRECTION, 9},
    {&MESSAGE_REPORT_CODE, COLUMN_CODE, 9},
    {&MESSAGE_REPORT_DIRECTION, COLUMN_TITLE, 44},
    {&MESSAGE_REPORT_WRITTEN, COLUMN_TEXT, 22},
    [TERM_VALUE] = {&MESSAGE_REPORT_VALUE, COLUMN_VALUE, 16},
    [TERM_STATED] = {&MESSAGE_REPORT_STATED, COLUMN_STATED, 16},
    {&MESSAGE_REPORT_DIFFERENCE, COLUMN_DIFFERENCE, 14},
    {&MESSAGE_REPORT_UNIT, COLUMN_UNIT, 8},
    {&MESSAGE_REPORT_RELATION, COLUMN_RELATION, 12},
    {&MESSAGE_REPORT_LEAST, COLUMN_MIN, 14},
    {&MESSAGE_REPORT_MOST, COLUMN_MAX, 14},
    {&MESSAGE_REPORT_TIMES, COLUMN_TIMES, 8},
    {&MESSAGE_REPORT_LINE, COLUMN_LINE, 8},
    {&MESSAGE_REPORT_BYTES, COLUMN_BYTES, 18},
    {&MESSAGE_REPORT_PLACE, COLUMN_PLACE, 10},
    {&MESSAGE_REPORT_PAGE, COLUMN_PAGE, 8},
    {&MESSAGE_REPORT_PARAGRAPH, COLUMN_PARAGRAPH, 10},
    {&MESSAGE_REPORT_HEADING, COLUMN_UNDER, 30},
};

static const struct sheet_column proof_columns[] = {
    {&MESSAGE_REPORT_SOURCE, COLUMN_SOURCE, 24},
    {&MESSAGE_REPORT_CHECK, COLUMN_CHECK, 18},
    {&MESSAGE_REPORT_PLACE, COLUMN_PLACE, 10},
    {&MESSAGE_REPORT_VERDICT, COLUMN_VERDICT, 15},
    {&MESSAGE_REPORT_STATED, COLUMN_VALUE, 16},
    {&MESSAGE_REPORT_SUM, COLUMN_SUM, 16},
    {&MESSAGE_REPORT_DIFFERENCE, COLUMN_DIFFERENCE, 14},
    {&MESSAGE_REPORT_UNIT, COLUMN_UNIT, 8},
    {&MESSAGE_REPORT_WRITTEN, COLUMN_TEXT, 22},
    {&MESSAGE_REPORT_RELATION, COLUMN_RELATION, 12},
    {&MESSAGE_REPORT_LEAST, COLUMN_SUM_MIN, 14},
    {&MESSAGE_REPORT_MOST, COLUMN_SUM_MAX, 14},
    {&MESSAGE_REPORT_LEFT_OUT, COLUMN_MISSING, 8},
    {&MESSAGE_REPORT_LINE, COLUMN_LINE, 8},
    {&MESSAGE_REPORT_BYTES, COLUMN_BYTES, 18},
    {&MESSAGE_REPORT_WHY, COLUMN_REASON, 44},
    {&MESSAGE_REPORT_TOLERANCE, COLUMN_TOLERANCE, 44},
    {&MESSAGE_REPORT_MESSAGE, COLUMN_SUMMARY, 60},
    {&MESSAGE_REPORT_PAGE, COLUMN_PAGE, 8},
    {&MESSAGE_REPORT_PARAGRAPH, COLUMN_PARAGRAPH, 10},
    {&MESSAGE_REPORT_HEADING, COLUMN_UNDER, 30},
};

static const struct sheet_column finding_columns[] = {
    {&MESSAGE_REPORT_SOURCE, COLUMN_SOURCE, 24},
    {&MESSAGE_REPORT_LEVEL, COLUMN_LEVEL, 10},
    {&MESSAGE_REPORT_CHECK, COLUMN_CHECK, 22},
    {&MESSAGE_REPORT_PLACE, COLUMN_SCOPE, 10},
    {&MESSAGE_REPORT_LINE, COLUMN_LINE, 8},
    {&MESSAGE_REPORT_BYTES, COLUMN_BYTES, 18},
    {&MESSAGE_REPORT_MESSAGE, COLUMN_MESSAGE, 100},
    {&MESSAGE_REPORT_PAGE, COLUMN_PAGE, 8},
    {&MESSAGE_REPORT_PARAGRAPH, COLUMN_PARAGRAPH, 10},
    {&MESSAGE_REPORT_HEADING, COLUMN_UNDER, 30},
};

static void check(struct writer *writer, lxw_error error)
{
	if (writer->error == LXW_NO_ERROR) {
		writer->error = error;
	}
}

/* As much of a text as a cell holds, NUL-terminated. */
static const char *cell_string(struct writer *writer, struct str text)
{
	size_t characters = 0;
	size_t end = 0;
	while (end < text.size && characters < CELL_CHARACTERS) {
		utf8_next(text, &end);
		characters++;
	}
	return arena_copy(writer->words.arena, str_slice(text, 0, end)).data;
}

/* The value as a double, where that is the value to the last fen: one division of two whole
 * numbers that a double holds. */
static bool to_double(double *out, struct decimal value)
{
	static const int64_t limit = (int64_t)1 << 53;
	struct decimal fen;
	if (value.scale > FEN_SCALE || !decimal_shift(&fen, value, FEN_SCALE) ||
	    fen.digits >= limit || fen.digits <= -limit) {
		return false;
	}
	*out = value.scale == 0 ? (double)value.digits : (double)fen.digits / 100;
	return true;
}

static void put_cell(struct writer *writer, const struct sheet *sheet, size_t at, struct cell cell)
{
	lxw_col_t column = (lxw_col_t)at;
	lxw_format *format = cell.kind == CELL_TEXT ? NULL : writer->bold;
	double number = 0;
	if (cell.kind == CELL_NUMBER && !to_double(&number, cell.number)) {
		cell = cell_text(decimal_text(cell.number, writer->words.arena));
		format = NULL;
	}
	switch (cell.kind) {
	case CELL_EMPTY:
		break;
	case CELL_NUMBER:
		check(writer,
		      xlsx.worksheet_write_number(sheet->sheet, sheet->row, column, number, NULL));
		break;
	case CELL_FORMULA:
		to_double(&number, cell.number);
		check(writer, xlsx.worksheet_write_formula_num(sheet->sheet, sheet->row, column,
		                                               cell_string(writer, cell.text),
		                                               format, number));
		break;
	case CELL_TEXT:
	case CELL_BOLD:
		if (cell.text.size > 0) {
			check(writer,
			      xlsx.worksheet_write_string(sheet->sheet, sheet->row, column,
			                                  cell_string(writer, cell.text), format));
		}
		break;
	}
}

static void put_row(struct writer *writer, struct sheet *sheet, struct audit_row row)
{
	for (size_t i = 0; i < sheet->column_count; i++) {
		put_cell(writer, sheet, i, row.cells[sheet->columns[i].column]);
	}
	sheet->row++;
}

/* Whether every figure of a proof is a number in its cell, so that a formula can add them. */
static bool is_live(const struct proof *proof)
{
	double number;
	bool live = proof->term_count > 0 && !proof->has_overflow &&
	            to_double(&number, proof->sum) && to_double(&number, proof->difference);
	for (size_t i = 0; i < proof->term_count && live; i++) {
		const struct amount *amount = &proof->terms[i].amount;
		live = !amount->has_value || to_double(&number, amount->value);
	}
	return live;
}

/* A figure that a formula works out anew. */
static void make_formula(struct cell *cell, struct str formula)
{
	cell->kind = CELL_FORMULA;
	cell->text = formula;
}

/* Below the terms of a proof, from row `first` on, the total: their sum, what is stated, and the
 * difference; then an empty row. */
static void put_total(struct writer *writer, const struct proof *proof, struct audit_row row,
                      lxw_row_t first)
{
	struct sheet *sheet = &writer->terms;
	struct arena *arena = writer->words.arena;
	unsigned at = sheet->row + 1; /* as formulas count */
	row.cells[COLUMN_SOURCE].kind = CELL_EMPTY;
	row.cells[COLUMN_CHECK].kind = CELL_EMPTY;
	row.cells[COLUMN_TITLE] =
	    (struct cell){.kind = CELL_BOLD, .text = words_of(&writer->words, &MESSAGE_REPORT_SUM)};
	row.cells[COLUMN_STATED] = row.cells[COLUMN_VALUE];
	row.cells[COLUMN_VALUE] = row.cells[COLUMN_SUM];
	if (is_live(proof)) {
		make_formula(&row.cells[COLUMN_VALUE],
		             arena_format(arena, "=SUM(%c%u:%c%u)", 'A' + TERM_VALUE, first + 1,
		                          'A' + TERM_VALUE, at - 1));
		if (proof->stated.has_value) {
			make_formula(&row.cells[COLUMN_DIFFERENCE],
			             arena_format(arena, "=%c%u-%c%u", 'A' + TERM_VALUE, at,
			                          'A' + TERM_STATED, at));
		}
	}
	put_row(writer, sheet, row);
	sheet->row++;
}

/* ---- the workbook ---- */

static void put_audit(struct writer *writer, const struct audit *audit)
{
	const struct wording *words = &writer->words;
	for (size_t i = 0; i < audit->proof_count; i++) {
		const struct proof *proof = &audit->proofs[i];
		struct audit_row row = row_of_proof(words, audit, proof);
		lxw_row_t first = writer->terms.row;
		put_row(writer, &writer->proofs, row);
		for (size_t j = 0; j < proof->term_count; j++) {
			put_row(writer, &writer->terms,
			        row_of_term(words, audit, proof, &proof->terms[j]));
		}
		put_total(writer, proof, row, first);
	}
	for (size_t i = 0; i < audit->finding_count; i++) {
		put_row(writer, &writer->findings,
		        row_of_finding(words, audit, &audit->findings[i]));
	}
}

/* Adds a sheet with its heads, which stay in sight. */
static void open_sheet(struct writer *writer, struct sheet *sheet, const char *name,
                       const struct sheet_column *columns, size_t count)
{
	*sheet = (struct sheet){.columns = columns, .column_count = count};
	sheet->sheet = xlsx.workbook_add_worksheet(writer->workbook, name);
	for (size_t i = 0; i < count; i++) {
		struct str head = words_of(&writer->words, columns[i].head);
		put_cell(writer, sheet, i, (struct cell){.kind = CELL_BOLD, .text = head});
		check(writer, xlsx.worksheet_set_column(sheet->sheet, (lxw_col_t)i, (lxw_col_t)i,
		                                        columns[i].width, NULL));
	}
	sheet->row = 1;
	xlsx.worksheet_freeze_panes(sheet->sheet, 1, 0);
}

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

static void open_sheets(struct writer *writer)
{
	static char title[] = "zhinan audit";
	lxw_doc_properties properties = {.title = title, .created = PROPERTIES_DATE};
	check(writer, xlsx.workbook_set_properties(writer->workbook, &properties));
	writer->bold = xlsx.workbook_add_format(writer->workbook);
	xlsx.format_set_bold(writer->bold);
	open_sheet(writer, &writer->terms, "terms", term_columns, COUNT_OF(term_columns));
	open_sheet(writer, &writer->proofs, "proofs", proof_columns, COUNT_OF(proof_columns));
	open_sheet(writer, &writer->findings, "findings", finding_columns,
	           COUNT_OF(finding_columns));
}

/* Copies a file into a stream, whose error flag says whether that failed; false where the file
 * cannot be read. */
static bool copy_file(FILE *stream, const char *path)
{
	char block[1 << 14];
	FILE *file = fopen(path, "rb");
	if (!file) {
		return false;
	}
	for (size_t size; (size = fread(block, 1, sizeof block, file)) > 0;) {
		fwrite(block, 1, size, stream);
	}
	bool is_read = !ferror(file);
	fclose(file);
	return is_read;
}

static enum status trouble(struct diags *diags, const char *why)
{
	return diags_trouble(diags, &MESSAGE_REPORT_WORKBOOK, STR(""), str_from(why));
}

/* The library writes to a path of its own: the file is made beside other temporary ones. */
enum status audit_xlsx(const struct report *report)
{
	struct writer writer = {.words = report->words};
	struct str why;
	if (!library_load(xlsx, LIBXLSXWRITER, report->words.arena, &why)) {
		return trouble(report->diags, why.data);
	}
	const char *folder = getenv("TMPDIR");
	struct str path = arena_format(report->words.arena, "%s/zhinan-XXXXXX",
	                               folder && folder[0] ? folder : P_tmpdir);
	char *name = (char *)(uintptr_t)path.data;
	int descriptor = mkstemp(name);
	if (descriptor < 0) {
		return trouble(report->diags, strerror(errno));
	}
	close(descriptor);
	writer.workbook = xlsx.workbook_new(name);
	if (!writer.workbook) {
		out_of_memory();
	}
	open_sheets(&writer);
	for (size_t i = 0; i < report->audit_count; i++) {
		put_audit(&writer, report->audits[i]);
	}
	check(&writer, xlsx.workbook_close(writer.workbook));
	enum status status = STATUS_OK;
	if (writer.error != LXW_NO_ERROR) {
		status = trouble(report->diags, xlsx.lxw_strerror(writer.error));
	} else if (!copy_file(report->stream, name)) {
		status = trouble(report->diags, strerror(errno));
	}
	unlink(name);
	return status;
}
