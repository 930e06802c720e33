/* Audits as a workbook: an overview, the proofs, their terms with live sums beside what is stated,
 * the findings, and the texts that all of these are about. */
#include "report/audit_rows.h"
#include "report/audit_words.h"
#include "report/message.h"
#include "report/source_lines.h"

/* A column of a sheet: what of an audit's row stands in it. */
struct audit_sheet_column {
	struct sheet_column column;
	enum audit_column of;
};

/* The columns of the terms that a formula is made of. */
enum { TERM_VALUE = 6, TERM_STATED = 7, TERM_DIFFERENCE = 8 };

static const struct audit_sheet_column term_columns[] = {
    {SHEET_COLUMN(REPORT_SOURCE, 24), COLUMN_SOURCE},
    {SHEET_COLUMN(REPORT_CHECK, 24), COLUMN_CHECK},
    {SHEET_COLUMN(REPORT_NUMBER, 9), COLUMN_DIRECTION},
    {SHEET_COLUMN(REPORT_CODE, 9, .is_optional = true), COLUMN_CODE},
    {SHEET_COLUMN(SHEET_TERM, 40), COLUMN_TITLE},
    {SHEET_COLUMN(REPORT_WRITTEN, 24), COLUMN_TEXT},
    [TERM_VALUE] = {SHEET_COLUMN(REPORT_VALUE, 20, .kind = SHEET_AMOUNT), COLUMN_VALUE},
    [TERM_STATED] = {SHEET_COLUMN(REPORT_STATED, 20, .kind = SHEET_AMOUNT), COLUMN_STATED},
    [TERM_DIFFERENCE] = {SHEET_COLUMN(REPORT_DIFFERENCE, 20, .kind = SHEET_AMOUNT),
                         COLUMN_DIFFERENCE},
    {SHEET_COLUMN(REPORT_UNIT, 10), COLUMN_UNIT},
    {SHEET_COLUMN(REPORT_RELATION, 10), COLUMN_RELATION},
    {SHEET_COLUMN(REPORT_LEAST, 16, .kind = SHEET_AMOUNT), COLUMN_MIN},
    {SHEET_COLUMN(REPORT_MOST, 16, .kind = SHEET_AMOUNT), COLUMN_MAX},
    {SHEET_COLUMN(REPORT_TIMES, 8, .kind = SHEET_PLAIN, .is_optional = true), COLUMN_TIMES},
    {SHEET_COLUMN(REPORT_VERDICT, 12), COLUMN_VERDICT},
    {SHEET_COLUMN(REPORT_LINE, 8, .kind = SHEET_PLAIN), COLUMN_LINE},
    {SHEET_COLUMN(REPORT_PAGE, 8, .kind = SHEET_PLAIN, .is_optional = true), COLUMN_PAGE},
    {SHEET_COLUMN(REPORT_PARAGRAPH, 8, .kind = SHEET_PLAIN, .is_optional = true), COLUMN_PARAGRAPH},
    {SHEET_COLUMN(REPORT_HEADING, 30, .is_aside = true), COLUMN_UNDER},
    {SHEET_COLUMN(REPORT_BYTES, 18, .is_aside = true), COLUMN_BYTES},
    {SHEET_COLUMN(REPORT_PLACE, 18, .is_aside = true), COLUMN_PLACE},
};

static const struct audit_sheet_column proof_columns[] = {
    {SHEET_COLUMN(REPORT_SOURCE, 24), COLUMN_SOURCE},
    {SHEET_COLUMN(REPORT_CHECK, 30), COLUMN_CHECK},
    {SHEET_COLUMN(REPORT_PLACE, 14, .is_optional = true), COLUMN_PLACE},
    {SHEET_COLUMN(REPORT_VERDICT, 14), COLUMN_VERDICT},
    {SHEET_COLUMN(REPORT_STATED, 20, .kind = SHEET_AMOUNT), COLUMN_VALUE},
    {SHEET_COLUMN(REPORT_SUM, 20, .kind = SHEET_AMOUNT), COLUMN_SUM},
    {SHEET_COLUMN(REPORT_DIFFERENCE, 20, .kind = SHEET_AMOUNT), COLUMN_DIFFERENCE},
    {SHEET_COLUMN(REPORT_UNIT, 10), COLUMN_UNIT},
    {SHEET_COLUMN(REPORT_WRITTEN, 24), COLUMN_TEXT},
    {SHEET_COLUMN(REPORT_RELATION, 10), COLUMN_RELATION},
    {SHEET_COLUMN(REPORT_LEAST, 16, .kind = SHEET_AMOUNT), COLUMN_SUM_MIN},
    {SHEET_COLUMN(REPORT_MOST, 16, .kind = SHEET_AMOUNT), COLUMN_SUM_MAX},
    {SHEET_COLUMN(REPORT_LEFT_OUT, 8, .kind = SHEET_PLAIN), COLUMN_MISSING},
    {SHEET_COLUMN(REPORT_LINE, 8, .kind = SHEET_PLAIN), COLUMN_LINE},
    {SHEET_COLUMN(REPORT_PAGE, 8, .kind = SHEET_PLAIN, .is_optional = true), COLUMN_PAGE},
    {SHEET_COLUMN(REPORT_PARAGRAPH, 8, .kind = SHEET_PLAIN, .is_optional = true), COLUMN_PARAGRAPH},
    {SHEET_COLUMN(REPORT_WHY, 40), COLUMN_REASON},
    {SHEET_COLUMN(REPORT_HEADING, 30, .is_aside = true), COLUMN_UNDER},
    {SHEET_COLUMN(REPORT_BYTES, 18, .is_aside = true), COLUMN_BYTES},
    {SHEET_COLUMN(REPORT_TOLERANCE, 44, .is_aside = true), COLUMN_TOLERANCE},
};

static const struct audit_sheet_column finding_columns[] = {
    {SHEET_COLUMN(REPORT_SOURCE, 24), COLUMN_SOURCE},
    {SHEET_COLUMN(REPORT_LEVEL, 10), COLUMN_LEVEL},
    {SHEET_COLUMN(REPORT_CHECK, 36), COLUMN_CHECK},
    {SHEET_COLUMN(REPORT_LINE, 8, .kind = SHEET_PLAIN), COLUMN_LINE},
    {SHEET_COLUMN(REPORT_PAGE, 8, .kind = SHEET_PLAIN, .is_optional = true), COLUMN_PAGE},
    {SHEET_COLUMN(REPORT_PARAGRAPH, 8, .kind = SHEET_PLAIN, .is_optional = true), COLUMN_PARAGRAPH},
    {SHEET_COLUMN(REPORT_MESSAGE, 90), COLUMN_MESSAGE},
    {SHEET_COLUMN(REPORT_PLACE, 18, .is_aside = true), COLUMN_SCOPE},
    {SHEET_COLUMN(REPORT_HEADING, 30, .is_aside = true), COLUMN_UNDER},
    {SHEET_COLUMN(REPORT_BYTES, 18, .is_aside = true), COLUMN_BYTES},
};

/* Of the overview: what a document comes to, then its proofs by verdict and its findings by level. */
enum {
	VIEW_SOURCE,
	VIEW_TITLE,
	VIEW_VERDICT,
	VIEW_PROOFS,
	VIEW_VERDICTS,
	VIEW_LEVELS = VIEW_VERDICTS + VERDICT_COUNT,
	VIEW_TOLERANCE = VIEW_LEVELS + FINDING_LEVEL_COUNT,
	VIEW_COUNT
};

static const struct sheet_column overview_columns[VIEW_COUNT] = {
    [VIEW_SOURCE] = SHEET_COLUMN(REPORT_SOURCE, 26),
    [VIEW_TITLE] = SHEET_COLUMN(REPORT_TITLE, 40),
    [VIEW_VERDICT] = SHEET_COLUMN(REPORT_VERDICT, 14),
    [VIEW_PROOFS] = SHEET_COLUMN(REPORT_PROOFS, 8, .kind = SHEET_AMOUNT),
    [VIEW_VERDICTS + VERDICT_EXACT] = SHEET_COLUMN(REPORT_EXACT, 8, .kind = SHEET_AMOUNT),
    [VIEW_VERDICTS + VERDICT_ROUNDED] = SHEET_COLUMN(REPORT_ROUNDED, 8, .kind = SHEET_AMOUNT),
    [VIEW_VERDICTS + VERDICT_FACE_VALUE] = SHEET_COLUMN(REPORT_FACE_VALUE, 8, .kind = SHEET_AMOUNT),
    [VIEW_VERDICTS + VERDICT_WITHIN_BOUNDS] =
	SHEET_COLUMN(REPORT_WITHIN_BOUNDS, 8, .kind = SHEET_AMOUNT),
    [VIEW_VERDICTS + VERDICT_UNDECIDABLE] =
	SHEET_COLUMN(REPORT_UNDECIDABLE, 11, .kind = SHEET_AMOUNT),
    [VIEW_VERDICTS + VERDICT_INCONSISTENT] =
	SHEET_COLUMN(REPORT_INCONSISTENT, 12, .kind = SHEET_AMOUNT),
    [VIEW_LEVELS + FINDING_ERROR] = SHEET_COLUMN(LEVEL_ERROR, 8, .kind = SHEET_AMOUNT),
    [VIEW_LEVELS + FINDING_WARNING] = SHEET_COLUMN(LEVEL_WARNING, 8, .kind = SHEET_AMOUNT),
    [VIEW_LEVELS + FINDING_NOTE] = SHEET_COLUMN(LEVEL_NOTE, 8, .kind = SHEET_AMOUNT),
    [VIEW_TOLERANCE] = SHEET_COLUMN(REPORT_TOLERANCE, 36),
};

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

/* A sheet of rows of audits. */
struct table {
	struct sheet *sheet;
	const struct audit_sheet_column *columns;
	size_t count;
};

struct audit_sheets {
	struct wording words;
	struct table terms, proofs, findings;
	struct sheet *overview, *texts;
	struct source_lines *lines; /* by document */
};

/* ---- rows ---- */

/* Puts codes of machine formats in words. */
static void say_codes(const struct wording *words, struct audit_row *row)
{
	static const struct {
		enum audit_column column;
		enum code_set set;
	} codes[] = {{COLUMN_RELATION, CODE_RELATION},
	             {COLUMN_UNIT, CODE_CURRENCY},
	             {COLUMN_LEVEL, CODE_LEVEL}};
	for (size_t i = 0; i < COUNT_OF(codes); i++) {
		struct cell *cell = &row->cells[codes[i].column];
		cell->text = words_code(words, codes[i].set, cell->text);
	}
	if (row->cells[COLUMN_VALUE].kind == CELL_EMPTY &&
	    row->cells[COLUMN_MIN].kind == CELL_EMPTY &&
	    row->cells[COLUMN_MAX].kind == CELL_EMPTY) {
		row->cells[COLUMN_RELATION].kind = CELL_EMPTY; /* of no figure */
	}
	struct cell *check = &row->cells[COLUMN_CHECK];
	check->text = check->text.size > 0 ? words_check(words, check->text) : check->text;
}

/* How a row's cell looks: the one in `marked` as `look`. */
static void put_row(struct audit_sheets *sheets, const struct table *table, struct audit_row row,
                    const struct source_lines *lines, const struct place *place,
                    enum audit_column marked, enum sheet_look look, enum sheet_look others)
{
	say_codes(&sheets->words, &row);
	for (size_t i = 0; i < table->count; i++) {
		enum audit_column column = table->columns[i].of;
		bool is_link = place && column == COLUMN_LINE;
		sheet_put_link(table->sheet, i, row.cells[column], column == marked ? look : others,
		               sheets->texts, is_link ? source_lines_row(lines, place) : 0);
	}
	sheet_end_row(table->sheet);
}

/* Whether every figure of a proof is a number in its cell, so that a formula can add them. */
static bool is_live(const struct proof *proof)
{
	bool live = proof->term_count > 0 && !proof->has_overflow && sheet_holds(proof->sum) &&
	            sheet_holds(proof->difference);
	for (size_t i = 0; i < proof->term_count && live; i++) {
		const struct amount *amount = &proof->terms[i].amount;
		live = !amount->has_value || sheet_holds(amount->value);
	}
	return live;
}

/* Below the terms of a proof, from row `first` on, the total: their sum, what is stated, and the
 * difference. */
static void put_total(struct audit_sheets *sheets, const struct proof *proof, struct audit_row row,
                      const struct source_lines *lines, size_t first)
{
	struct arena *arena = sheets->words.arena;
	struct sheet *sheet = sheets->terms.sheet;
	size_t at = sheet_row(sheet);
	row.cells[COLUMN_TITLE] = cell_text(words_of(&sheets->words, &MESSAGE_REPORT_SUM));
	row.cells[COLUMN_STATED] = row.cells[COLUMN_VALUE];
	row.cells[COLUMN_VALUE] = row.cells[COLUMN_SUM];
	row.cells[COLUMN_MIN] = row.cells[COLUMN_SUM_MIN];
	row.cells[COLUMN_MAX] = row.cells[COLUMN_SUM_MAX];
	if (is_live(proof)) {
		struct str from = sheet_address(arena, TERM_VALUE, first);
		struct str to = sheet_address(arena, TERM_VALUE, at - 1);
		row.cells[COLUMN_VALUE] = cell_formula(
		    arena_format(arena, "=SUM(%.*s:%.*s)", STR_FORMAT(from), STR_FORMAT(to)),
		    proof->sum);
		if (proof->stated.has_value && sheet_holds(proof->stated.value)) {
			struct str sum = sheet_address(arena, TERM_VALUE, at);
			struct str stated = sheet_address(arena, TERM_STATED, at);
			row.cells[COLUMN_DIFFERENCE] = cell_formula(
			    arena_format(arena, "=%.*s-%.*s", STR_FORMAT(sum), STR_FORMAT(stated)),
			    proof->difference);
		}
	}
	put_row(sheets, &sheets->terms, row, lines, &proof->stated.place, COLUMN_VERDICT,
	        look_of_verdict(proof->verdict), LOOK_TOTAL);
	sheet_end_row(sheet);
}

static void put_proof(struct audit_sheets *sheets, const struct audit *audit,
                      const struct proof *proof, const struct source_lines *lines)
{
	const struct wording *words = &sheets->words;
	struct audit_row row = row_of_proof(words, audit, proof);
	size_t first = sheet_row(sheets->terms.sheet);
	row.cells[COLUMN_VERDICT] = cell_text(words_verdict(words, proof->verdict));
	put_row(sheets, &sheets->proofs, row, lines, &proof->stated.place, COLUMN_VERDICT,
	        look_of_verdict(proof->verdict), LOOK_PLAIN);
	for (size_t i = 0; i < proof->term_count; i++) {
		const struct term *term = &proof->terms[i];
		put_row(sheets, &sheets->terms, row_of_term(words, audit, proof, term), lines,
		        &term->amount.place, COLUMN_COUNT, LOOK_PLAIN, LOOK_PLAIN);
	}
	put_total(sheets, proof, row, lines, first);
}

static enum sheet_look look_of_level(enum finding_level level)
{
	return level == FINDING_ERROR     ? LOOK_BAD
	       : level == FINDING_WARNING ? LOOK_OPEN
	                                  : LOOK_PLAIN;
}

static void put_overview(struct audit_sheets *sheets, const struct audit *audit)
{
	static const enum sheet_look looks[OVERALL_COUNT] = {
	    [OVERALL_CONSISTENT] = LOOK_GOOD,
	    [OVERALL_UNPROVED] = LOOK_PLAIN,
	    [OVERALL_UNDECIDABLE] = LOOK_OPEN,
	    [OVERALL_INCONSISTENT] = LOOK_BAD,
	};
	const struct wording *words = &sheets->words;
	struct sheet *sheet = sheets->overview;
	size_t counts[VERDICT_COUNT] = {0};
	for (size_t i = 0; i < audit->proof_count; i++) {
		counts[audit->proofs[i].verdict]++;
	}
	sheet_put(sheet, VIEW_SOURCE, cell_text(audit->model->source.name), LOOK_PLAIN);
	sheet_put(sheet, VIEW_TITLE, cell_text(audit->model->title), LOOK_PLAIN);
	sheet_put(sheet, VIEW_VERDICT, cell_text(words_overall(words, audit)),
	          looks[audit_overall(audit)]);
	sheet_put(sheet, VIEW_PROOFS, cell_count(audit->proof_count), LOOK_PLAIN);
	for (enum verdict verdict = 0; verdict < VERDICT_COUNT; verdict++) {
		sheet_put(sheet, VIEW_VERDICTS + verdict, cell_count(counts[verdict]),
		          counts[verdict] > 0 ? look_of_verdict(verdict) : LOOK_PLAIN);
	}
	for (enum finding_level level = 0; level < FINDING_LEVEL_COUNT; level++) {
		size_t count = audit_findings_at(audit, level);
		sheet_put(sheet, VIEW_LEVELS + level, cell_count(count),
		          count > 0 ? look_of_level(level) : LOOK_PLAIN);
	}
	sheet_put(sheet, VIEW_TOLERANCE, cell_text(words_tolerance(words, audit)), LOOK_FAINT);
	sheet_end_row(sheet);
}

static void put_audit(struct audit_sheets *sheets, const struct audit *audit,
                      const struct source_lines *lines)
{
	put_overview(sheets, audit);
	for (size_t i = 0; i < audit->proof_count; i++) {
		put_proof(sheets, audit, &audit->proofs[i], lines);
	}
	for (size_t i = 0; i < audit->finding_count; i++) {
		const struct finding *finding = &audit->findings[i];
		put_row(sheets, &sheets->findings, row_of_finding(&sheets->words, audit, finding),
		        lines, &finding->place, COLUMN_LEVEL, look_of_level(finding->level),
		        LOOK_PLAIN);
	}
	source_lines_put(sheets->texts, lines, &sheets->words);
}

/* ---- the workbook ---- */

/* Finds the texts that an audit is about, and gives them rows from `row` on. */
static size_t ask_for_texts(struct source_lines *lines, struct arena *arena,
                            const struct audit *audit, size_t row)
{
	source_lines_init(lines, arena, audit);
	for (size_t i = 0; i < audit->proof_count; i++) {
		const struct proof *proof = &audit->proofs[i];
		source_lines_ask(lines, &proof->stated.place);
		for (size_t j = 0; j < proof->term_count; j++) {
			source_lines_ask(lines, &proof->terms[j].amount.place);
		}
	}
	for (size_t i = 0; i < audit->finding_count; i++) {
		source_lines_ask(lines, &audit->findings[i].place);
	}
	return source_lines_number(lines, row);
}

static struct table add_table(struct workbook *book, struct arena *arena,
                              const struct message *name, const struct audit_sheet_column *columns,
                              size_t count)
{
	struct sheet_column *heads = ARENA_ARRAY(arena, struct sheet_column, count);
	for (size_t i = 0; i < count; i++) {
		heads[i] = columns[i].column;
	}
	return (struct table){sheet_add(book, name, heads, count), columns, count};
}

static void fill(struct workbook *book, const struct report *report)
{
	struct arena *arena = report->words.arena;
	struct audit_sheets sheets = {.words = report->words};
	size_t row = 2;
	sheets.overview = sheet_add(book, &MESSAGE_SHEET_OVERVIEW, overview_columns, VIEW_COUNT);
	sheets.proofs =
	    add_table(book, arena, &MESSAGE_REPORT_PROOFS, proof_columns, COUNT_OF(proof_columns));
	sheets.terms =
	    add_table(book, arena, &MESSAGE_SHEET_TERMS, term_columns, COUNT_OF(term_columns));
	sheets.findings = add_table(book, arena, &MESSAGE_REPORT_FINDINGS, finding_columns,
	                            COUNT_OF(finding_columns));
	sheets.texts = source_lines_sheet(book);
	sheets.lines = ARENA_ARRAY(arena, struct source_lines, report->audit_count + 1);
	for (size_t i = 0; i < report->audit_count; i++) {
		row = ask_for_texts(&sheets.lines[i], arena, report->audits[i], row);
	}
	for (size_t i = 0; i < report->audit_count; i++) {
		put_audit(&sheets, report->audits[i], &sheets.lines[i]);
	}
	sheet_filter(sheets.overview);
	sheet_filter(sheets.proofs.sheet);
	sheet_filter(sheets.terms.sheet);
	sheet_filter(sheets.findings.sheet);
	sheet_filter(sheets.texts);
}

enum status audit_xlsx(const struct report *report)
{
	const struct model *model = report->audit_count == 1 ? report->audits[0]->model : NULL;
	struct str name = words_say(&report->words, &MESSAGE_SHEET_SEVERAL,
	                            words_count(&report->words, report->audit_count));
	if (model) {
		name = model->title.size > 0 ? model->title : model->source.name;
	}
	return workbook_write(report, "zhinan audit", name, fill);
}
