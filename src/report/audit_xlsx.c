/* Audits as a workbook by libxlsxwriter: a sheet of terms whose totals are live formulas beside
 * what is stated, a sheet of proofs, a sheet of findings. The library takes a number as a double,
 * so figures that one would not hold to the last fen are written as text. The same audits give
 * the same bytes. */
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "base/library.h"
#include "report/audit_words.h"
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

struct sheet {
	lxw_worksheet *sheet;
	lxw_row_t row;
	lxw_col_t column; /* of the next cell */
};

struct writer {
	struct wording words;
	lxw_workbook *workbook;
	lxw_format *bold;
	lxw_error error; /* the first */
	struct sheet terms;
	struct sheet proofs;
	struct sheet findings;
	struct str source;
};

static void check(struct writer *writer, lxw_error error)
{
	if (writer->error == LXW_NO_ERROR) {
		writer->error = error;
	}
}

/* As much of a text as a cell holds, NUL-terminated. */
static const char *cell_text(struct writer *writer, struct str text)
{
	size_t characters = 0;
	size_t end = 0;
	while (end < text.size && characters < CELL_CHARACTERS) {
		end++;
		while (end < text.size && ((unsigned char)text.data[end] & 0xC0) == 0x80) {
			end++;
		}
		characters++;
	}
	return arena_copy(writer->words.arena, str_slice(text, 0, end)).data;
}

static void put_styled(struct writer *writer, struct sheet *sheet, struct str text,
                       lxw_format *format)
{
	if (text.size > 0) {
		check(writer, xlsx.worksheet_write_string(sheet->sheet, sheet->row, sheet->column,
		                                          cell_text(writer, text), format));
	}
	sheet->column++;
}

static void put(struct writer *writer, struct sheet *sheet, struct str text)
{
	put_styled(writer, sheet, text, NULL);
}

static void skip(struct sheet *sheet, int cells)
{
	sheet->column = (lxw_col_t)(sheet->column + cells);
}

static void end_row(struct sheet *sheet)
{
	sheet->row++;
	sheet->column = 0;
}

static void put_count(struct writer *writer, struct sheet *sheet, size_t count)
{
	check(writer, xlsx.worksheet_write_number(sheet->sheet, sheet->row, sheet->column,
	                                          (double)count, NULL));
	sheet->column++;
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

static void put_decimal(struct writer *writer, struct sheet *sheet, struct decimal value)
{
	double number;
	if (!to_double(&number, value)) {
		put(writer, sheet, decimal_text(value, writer->words.arena));
		return;
	}
	check(writer,
	      xlsx.worksheet_write_number(sheet->sheet, sheet->row, sheet->column, number, NULL));
	sheet->column++;
}

/* A figure that a formula works out anew; `value` is what it comes to. */
static void put_formula(struct writer *writer, struct sheet *sheet, const char *formula,
                        double value)
{
	check(writer, xlsx.worksheet_write_formula_num(sheet->sheet, sheet->row, sheet->column,
	                                               formula, writer->bold, value));
	sheet->column++;
}

/* An interval takes two cells; an end that is infinite leaves its own empty. */
static void put_interval(struct writer *writer, struct sheet *sheet,
                         const struct interval *interval)
{
	const struct bound *ends[] = {&interval->min, &interval->max};
	for (size_t i = 0; i < 2; i++) {
		if (ends[i]->is_infinite) {
			skip(sheet, 1);
		} else {
			put_decimal(writer, sheet, ends[i]->value);
		}
	}
}

static void put_place(struct writer *writer, struct sheet *sheet, const struct place *place)
{
	if (place->line > 0) {
		put_count(writer, sheet, place->line);
	} else {
		skip(sheet, 1);
	}
	put(writer, sheet, words_place(&writer->words, place));
}

static void put_head(struct writer *writer, struct sheet *sheet, const struct message *const *names,
                     size_t count, const unsigned char *widths)
{
	for (size_t i = 0; i < count; i++) {
		put_styled(writer, sheet, words_of(&writer->words, names[i]), writer->bold);
		check(writer, xlsx.worksheet_set_column(sheet->sheet, (lxw_col_t)i, (lxw_col_t)i,
		                                        widths[i], NULL));
	}
	end_row(sheet);
	xlsx.worksheet_freeze_panes(sheet->sheet, 1, 0);
}

/* ---- terms ---- */

enum { TERM_VALUE = 6, TERM_STATED = 7, TERM_DIFFERENCE = 8 };

static const struct message *const term_names[] = {
    &MESSAGE_REPORT_SOURCE, &MESSAGE_REPORT_CHECK,     &MESSAGE_REPORT_NUMBER,
    &MESSAGE_REPORT_CODE,   &MESSAGE_REPORT_DIRECTION, &MESSAGE_REPORT_WRITTEN,
    &MESSAGE_REPORT_VALUE,  &MESSAGE_REPORT_STATED,    &MESSAGE_REPORT_DIFFERENCE,
    &MESSAGE_REPORT_UNIT,   &MESSAGE_REPORT_RELATION,  &MESSAGE_REPORT_LEAST,
    &MESSAGE_REPORT_MOST,   &MESSAGE_REPORT_TIMES,     &MESSAGE_REPORT_LINE,
    &MESSAGE_REPORT_BYTES,  &MESSAGE_REPORT_PLACE,
};
static const unsigned char term_widths[] = {24, 18, 9,  9,  44, 22, 16, 16, 14,
                                            8,  12, 14, 14, 8,  8,  18, 10};

static void put_term(struct writer *writer, const struct proof *proof, const struct term *term)
{
	struct sheet *sheet = &writer->terms;
	const struct amount *amount = &term->amount;
	put(writer, sheet, writer->source);
	put(writer, sheet, proof->check);
	put(writer, sheet, term->number);
	put(writer, sheet, term->code);
	put(writer, sheet, term->title);
	put(writer, sheet, words_written(&writer->words, term));
	if (amount->has_value) {
		put_decimal(writer, sheet, amount->value);
	} else {
		skip(sheet, 1);
	}
	skip(sheet, TERM_DIFFERENCE - TERM_VALUE);
	put(writer, sheet, proof->unit);
	put(writer, sheet, relation_name(amount->relation));
	if (amount_has_interval(amount)) {
		put_interval(writer, sheet, &amount->interval);
	} else {
		skip(sheet, 2);
	}
	if (term->times > 0) {
		put_count(writer, sheet, term->times);
	} else {
		skip(sheet, 1);
	}
	put_place(writer, sheet, &amount->place);
	put(writer, sheet, term->id);
	end_row(sheet);
}

/* Whether every figure of a proof is a number in its cell, so that a formula can add them. */
static bool is_live(const struct proof *proof)
{
	double number;
	bool live = !proof->has_overflow && to_double(&number, proof->sum) &&
	            to_double(&number, proof->difference);
	for (size_t i = 0; i < proof->term_count && live; i++) {
		const struct amount *amount = &proof->terms[i].amount;
		live = !amount->has_value || to_double(&number, amount->value);
	}
	return live;
}

/* The total: the sum over the rows from `first` on, what is stated, and the difference. */
static void put_total(struct writer *writer, const struct proof *proof, lxw_row_t first)
{
	struct sheet *sheet = &writer->terms;
	const struct amount *stated = &proof->stated;
	struct arena *arena = writer->words.arena;
	bool is_sum_live = proof->term_count > 0 && is_live(proof);
	double sum = 0;
	double difference = 0;
	unsigned row = sheet->row + 1; /* as formulas count */
	if (is_sum_live) {
		is_sum_live =
		    to_double(&sum, proof->sum) && to_double(&difference, proof->difference);
	}
	skip(sheet, TERM_VALUE - 2);
	put_styled(writer, sheet, words_of(&writer->words, &MESSAGE_REPORT_SUM), writer->bold);
	put(writer, sheet, stated->text);
	if (is_sum_live) {
		put_formula(writer, sheet,
		            arena_format(arena, "=SUM(G%u:G%u)", first + 1, row - 1).data, sum);
	} else if (proof->has_overflow) {
		skip(sheet, 1);
	} else {
		put_decimal(writer, sheet, proof->sum);
	}
	if (stated->has_value) {
		put_decimal(writer, sheet, stated->value);
	} else {
		skip(sheet, 1);
	}
	if (is_sum_live && stated->has_value) {
		put_formula(writer, sheet, arena_format(arena, "=G%u-H%u", row, row).data,
		            difference);
	} else if (proof->has_overflow) {
		skip(sheet, 1);
	} else {
		put_decimal(writer, sheet, proof->difference);
	}
	put(writer, sheet, proof->unit);
	put(writer, sheet, relation_name(stated->relation));
	if (amount_has_interval(stated)) {
		put_interval(writer, sheet, &stated->interval);
	} else {
		skip(sheet, 2);
	}
	skip(sheet, 1);
	put_place(writer, sheet, &stated->place);
	put(writer, sheet, words_scope(&writer->words, proof));
	end_row(sheet);
	end_row(sheet);
}

/* ---- proofs ---- */

static const struct message *const proof_names[] = {
    &MESSAGE_REPORT_SOURCE,     &MESSAGE_REPORT_CHECK,     &MESSAGE_REPORT_PLACE,
    &MESSAGE_REPORT_VERDICT,    &MESSAGE_REPORT_STATED,    &MESSAGE_REPORT_SUM,
    &MESSAGE_REPORT_DIFFERENCE, &MESSAGE_REPORT_UNIT,      &MESSAGE_REPORT_WRITTEN,
    &MESSAGE_REPORT_RELATION,   &MESSAGE_REPORT_LEAST,     &MESSAGE_REPORT_MOST,
    &MESSAGE_REPORT_LEFT_OUT,   &MESSAGE_REPORT_LINE,      &MESSAGE_REPORT_BYTES,
    &MESSAGE_REPORT_WHY,        &MESSAGE_REPORT_TOLERANCE, &MESSAGE_REPORT_MESSAGE,
};
static const unsigned char proof_widths[] = {24, 18, 10, 15, 16, 16, 14, 8,  22,
                                             12, 14, 14, 8,  8,  18, 44, 44, 60};

static void put_proof(struct writer *writer, const struct audit *audit, const struct proof *proof)
{
	struct sheet *sheet = &writer->proofs;
	struct wording *words = &writer->words;
	put(writer, sheet, writer->source);
	put(writer, sheet, proof->check);
	put(writer, sheet, words_scope(&writer->words, proof));
	put(writer, sheet, verdict_name(proof->verdict));
	if (proof->stated.has_value) {
		put_decimal(writer, sheet, proof->stated.value);
	} else {
		skip(sheet, 1);
	}
	if (proof->has_overflow) {
		skip(sheet, 2);
	} else {
		put_decimal(writer, sheet, proof->sum);
		put_decimal(writer, sheet, proof->difference);
	}
	put(writer, sheet, proof->unit);
	put(writer, sheet, proof->stated.text);
	put(writer, sheet, relation_name(proof->stated.relation));
	if (proof->has_overflow) {
		skip(sheet, 2);
	} else {
		put_interval(writer, sheet, &proof->interval);
	}
	put_count(writer, sheet, proof->missing);
	put_place(writer, sheet, &proof->stated.place);
	put(writer, sheet, words_reason(words, proof));
	put(writer, sheet, words_tolerance(words, audit));
	put(writer, sheet, words_check(words, proof->check));
	end_row(sheet);

	lxw_row_t first = writer->terms.row;
	for (size_t i = 0; i < proof->term_count; i++) {
		put_term(writer, proof, &proof->terms[i]);
	}
	put_total(writer, proof, first);
}

/* ---- findings ---- */

static const struct message *const finding_names[] = {
    &MESSAGE_REPORT_SOURCE, &MESSAGE_REPORT_LEVEL, &MESSAGE_REPORT_CHECK,   &MESSAGE_REPORT_PLACE,
    &MESSAGE_REPORT_LINE,   &MESSAGE_REPORT_BYTES, &MESSAGE_REPORT_MESSAGE,
};
static const unsigned char finding_widths[] = {24, 10, 22, 10, 8, 18, 100};

static void put_finding(struct writer *writer, const struct finding *finding)
{
	struct sheet *sheet = &writer->findings;
	put(writer, sheet, writer->source);
	put(writer, sheet, finding_level_name(finding->level));
	put(writer, sheet, finding->check);
	put(writer, sheet, finding->id);
	put_place(writer, sheet, &finding->place);
	put(writer, sheet, words_finding(&writer->words, finding));
	end_row(sheet);
}

/* ---- the workbook ---- */

static void put_audit(struct writer *writer, const struct audit *audit)
{
	writer->source = audit->model->source.name;
	for (size_t i = 0; i < audit->proof_count; i++) {
		put_proof(writer, audit, &audit->proofs[i]);
	}
	for (size_t i = 0; i < audit->finding_count; i++) {
		put_finding(writer, &audit->findings[i]);
	}
}

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

static void open_sheets(struct writer *writer)
{
	static char title[] = "zhinan audit";
	lxw_doc_properties properties = {.title = title, .created = PROPERTIES_DATE};
	check(writer, xlsx.workbook_set_properties(writer->workbook, &properties));
	writer->bold = xlsx.workbook_add_format(writer->workbook);
	xlsx.format_set_bold(writer->bold);
	writer->terms.sheet = xlsx.workbook_add_worksheet(writer->workbook, "terms");
	writer->proofs.sheet = xlsx.workbook_add_worksheet(writer->workbook, "proofs");
	writer->findings.sheet = xlsx.workbook_add_worksheet(writer->workbook, "findings");
	put_head(writer, &writer->terms, term_names, COUNT_OF(term_names), term_widths);
	put_head(writer, &writer->proofs, proof_names, COUNT_OF(proof_names), proof_widths);
	put_head(writer, &writer->findings, finding_names, COUNT_OF(finding_names), finding_widths);
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
