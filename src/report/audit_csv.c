/* Audits as one table for a spreadsheet: a row for each document, proof, term and finding. */
#include "report/audit_words.h"
#include "report/csv_out.h"
#include "report/report.h"

enum column {
	COLUMN_SOURCE,
	COLUMN_RECORD, /* document proof term finding */
	COLUMN_CHECK,
	COLUMN_SCOPE, /* of a proof, the direction whose total it is; of a finding, its part */
	COLUMN_VERDICT,
	COLUMN_LEVEL,
	COLUMN_DIRECTION,
	COLUMN_TITLE,
	COLUMN_CODE,
	COLUMN_TIMES,
	COLUMN_TEXT,
	COLUMN_RELATION,
	COLUMN_VALUE,
	COLUMN_MIN,
	COLUMN_MAX,
	COLUMN_UNIT,
	COLUMN_SUM,
	COLUMN_DIFFERENCE,
	COLUMN_MISSING,
	COLUMN_LINE,
	COLUMN_BYTES,
	COLUMN_MESSAGE,
	COLUMN_TABLE_ROW, /* of a proof of a table: where its total stands */
	COLUMN_TABLE_COLUMN,
	COLUMN_HEADING,
	COLUMN_COUNT
};

static const char *const names[COLUMN_COUNT] = {
    "source",  "record", "check",  "scope",      "verdict",  "level", "direction",
    "title",   "code",   "times",  "text",       "relation", "value", "min",
    "max",     "unit",   "sum",    "difference", "missing",  "line",  "bytes",
    "message", "row",    "column", "heading",
};

/* What is a number, and so may begin with a minus. */
static const bool is_number[COLUMN_COUNT] = {
    [COLUMN_TIMES] = true,        [COLUMN_VALUE] = true,   [COLUMN_MIN] = true,
    [COLUMN_MAX] = true,          [COLUMN_SUM] = true,     [COLUMN_DIFFERENCE] = true,
    [COLUMN_LINE] = true,         [COLUMN_MISSING] = true, [COLUMN_TABLE_ROW] = true,
    [COLUMN_TABLE_COLUMN] = true,
};

struct row {
	struct str cells[COLUMN_COUNT];
};

struct writer {
	FILE *stream;
	struct wording words;
	struct str source;
};

static void print_row(struct writer *writer, struct row *row)
{
	row->cells[COLUMN_SOURCE] = writer->source;
	csv_row(writer->stream, row->cells, is_number, COLUMN_COUNT);
}

static struct str number_of(struct writer *writer, size_t number)
{
	return number > 0 ? words_count(&writer->words, number) : (struct str){0};
}

static void set_place(struct writer *writer, struct row *row, const struct place *place)
{
	row->cells[COLUMN_LINE] = number_of(writer, place->line);
	row->cells[COLUMN_BYTES] = words_place(&writer->words, place);
}

/* Ends that are infinite stay empty. */
static void set_interval(struct writer *writer, struct row *row, const struct interval *interval)
{
	struct arena *arena = writer->words.arena;
	if (!interval->min.is_infinite) {
		row->cells[COLUMN_MIN] = decimal_text(interval->min.value, arena);
	}
	if (!interval->max.is_infinite) {
		row->cells[COLUMN_MAX] = decimal_text(interval->max.value, arena);
	}
}

static void set_amount(struct writer *writer, struct row *row, const struct amount *amount)
{
	row->cells[COLUMN_TEXT] = amount->text;
	row->cells[COLUMN_RELATION] = relation_name(amount->relation);
	if (amount->has_value) {
		row->cells[COLUMN_VALUE] = decimal_text(amount->value, writer->words.arena);
	}
	if (amount_has_interval(amount)) {
		set_interval(writer, row, &amount->interval);
	}
	set_place(writer, row, &amount->place);
}

static void set_table(struct writer *writer, struct row *row, const struct proof *proof)
{
	row->cells[COLUMN_TABLE_ROW] = number_of(writer, proof->row);
	row->cells[COLUMN_TABLE_COLUMN] = number_of(writer, proof->column);
	row->cells[COLUMN_HEADING] = proof->heading;
}

static void write_term(struct writer *writer, const struct proof *proof, const struct term *term)
{
	struct row row = {0};
	row.cells[COLUMN_RECORD] = STR("term");
	row.cells[COLUMN_CHECK] = proof->check;
	row.cells[COLUMN_SCOPE] = proof->scope;
	row.cells[COLUMN_DIRECTION] = term->number;
	row.cells[COLUMN_TITLE] = term->title;
	row.cells[COLUMN_CODE] = term->code;
	row.cells[COLUMN_TIMES] = number_of(writer, term->times);
	row.cells[COLUMN_UNIT] = proof->unit;
	set_amount(writer, &row, &term->amount);
	row.cells[COLUMN_TEXT] = words_written(&writer->words, term);
	set_table(writer, &row, proof);
	print_row(writer, &row);
}

static void write_proof(struct writer *writer, const struct proof *proof)
{
	struct row row = {0};
	struct arena *arena = writer->words.arena;
	row.cells[COLUMN_RECORD] = STR("proof");
	row.cells[COLUMN_CHECK] = proof->check;
	row.cells[COLUMN_SCOPE] = proof->scope;
	row.cells[COLUMN_VERDICT] = verdict_name(proof->verdict);
	row.cells[COLUMN_UNIT] = proof->unit;
	set_amount(writer, &row, &proof->stated);
	if (!proof->has_overflow) {
		row.cells[COLUMN_SUM] = decimal_text(proof->sum, arena);
		row.cells[COLUMN_DIFFERENCE] = decimal_text(proof->difference, arena);
	}
	row.cells[COLUMN_MISSING] = words_count(&writer->words, proof->missing);
	row.cells[COLUMN_MESSAGE] = words_proof(&writer->words, proof);
	set_table(writer, &row, proof);
	print_row(writer, &row);
	for (size_t i = 0; i < proof->term_count; i++) {
		write_term(writer, proof, &proof->terms[i]);
	}
}

static void write_finding(struct writer *writer, const struct finding *finding)
{
	struct row row = {0};
	row.cells[COLUMN_RECORD] = STR("finding");
	row.cells[COLUMN_CHECK] = finding->check;
	row.cells[COLUMN_SCOPE] = finding->id;
	row.cells[COLUMN_LEVEL] = finding_level_name(finding->level);
	row.cells[COLUMN_MESSAGE] = words_finding(&writer->words, finding);
	set_place(writer, &row, &finding->place);
	print_row(writer, &row);
}

static void write_audit(struct writer *writer, const struct audit *audit)
{
	struct row row = {0};
	writer->source = audit->model->source.name;
	row.cells[COLUMN_RECORD] = STR("document");
	row.cells[COLUMN_VERDICT] = audit_verdict(audit);
	row.cells[COLUMN_TITLE] = audit->model->title;
	row.cells[COLUMN_TEXT] = audit->model->source.sha256;
	row.cells[COLUMN_MESSAGE] = words_tolerance(&writer->words, audit);
	print_row(writer, &row);
	for (size_t i = 0; i < audit->proof_count; i++) {
		write_proof(writer, &audit->proofs[i]);
	}
	for (size_t i = 0; i < audit->finding_count; i++) {
		write_finding(writer, &audit->findings[i]);
	}
}

enum status audit_csv(const struct report *report)
{
	struct writer writer = {.stream = report->stream, .words = report->words};
	csv_head(report->stream, names, COLUMN_COUNT);
	for (size_t i = 0; i < report->audit_count; i++) {
		write_audit(&writer, report->audits[i]);
	}
	return STATUS_OK;
}
