/* Trends as a workbook: a sheet of the documents, then one for each measure with a row a partner or
 * direction and a column a year. Changes and totals are live formulas; yuan are in ten thousands. */
#include "report/changes_words.h"
#include "report/message.h"
#include "report/sheet.h"
#include "report/trend_words.h"

enum { NAME, CLASS, CURRENCY, FIXED_COLUMNS };

/* The columns of a year: its value with what is said of it, and what it has changed by, which the
 * first year has not. */
enum { YEAR_VALUE, YEAR_RELATION, YEAR_DELTA, YEAR_PERCENT, YEAR_COLUMNS };
enum { FIRST_YEAR_COLUMNS = YEAR_DELTA };

struct sheets {
	struct workbook *book;
	struct wording words;
	const struct trend *trend;
	struct sheet_column *columns;
	size_t column_count;
	struct sheet *sheet; /* that is being filled */
};

/* What a line has: of each year a sum or NULL, and the changes. */
struct line {
	struct str name;
	struct str class;
	struct str currency;
	const struct sum **sums; /* by year */
	const struct trend_change *changes;
	size_t change_count;
	uint32_t measure; /* of the changes */
	enum sheet_look look;
};

static size_t column_of(size_t year, size_t which)
{
	size_t before = year > 0 ? FIRST_YEAR_COLUMNS + (year - 1) * YEAR_COLUMNS : 0;
	return FIXED_COLUMNS + before + which;
}

/* A head that is no message of the program: both languages have the same words. */
static const struct message *head_of(const struct sheets *sheets, struct str text)
{
	struct message *message = ARENA_NEW(sheets->words.arena, struct message);
	const char *words = arena_copy(sheets->words.arena, text).data;
	*message = (struct message){{words, words}};
	return message;
}

static void add_column(struct sheets *sheets, struct sheet_column column)
{
	sheets->columns[sheets->column_count++] = column;
}

static void make_columns(struct sheets *sheets)
{
	static const struct sheet_column fixed[FIXED_COLUMNS] = {
	    [NAME] = SHEET_COLUMN(COMPARED_ROW, 34),
	    [CLASS] = SHEET_COLUMN(REPORT_PROJECT_KIND, 14, .is_optional = true),
	    [CURRENCY] = SHEET_COLUMN(SHEET_CURRENCY, 10, .is_optional = true),
	};
	const struct wording *words = &sheets->words;
	const struct trend *trend = sheets->trend;
	sheets->columns = ARENA_ARRAY(words->arena, struct sheet_column,
	                              FIXED_COLUMNS + YEAR_COLUMNS * (trend->year_count + 1));
	for (size_t i = 0; i < FIXED_COLUMNS; i++) {
		add_column(sheets, fixed[i]);
	}
	for (size_t i = 0; i < trend->year_count; i++) {
		struct str year = words_count(words, trend->years[i].year);
		add_column(sheets, (struct sheet_column){.head = head_of(sheets, year),
		                                         .width = 16,
		                                         .kind = SHEET_AMOUNT});
		add_column(sheets, (struct sheet_column)SHEET_COLUMN(REPORT_RELATION, 12,
		                                                     .is_optional = true));
		if (i == 0) {
			continue;
		}
		struct str before = words_count(words, trend->years[i - 1].year);
		add_column(sheets,
		           (struct sheet_column){
			       .head = head_of(sheets,
		                               words_say(words, &MESSAGE_COMPARED_AGAINST, before)),
			       .width = 14,
			       .kind = SHEET_AMOUNT});
		add_column(sheets, (struct sheet_column)SHEET_COLUMN(COMPARED_PERCENT, 10,
		                                                     .kind = SHEET_AMOUNT));
	}
}

/* ---- values ---- */

static struct decimal in_sheet_unit(struct decimal value, struct str currency)
{
	enum { TEN_THOUSANDS = -4 };
	struct decimal out;
	bool is_yuan = str_equal(currency, STR("CNY"));
	return is_yuan && decimal_shift(&out, value, TEN_THOUSANDS) ? out : value;
}

/* Whether a sum is one number that its cell holds. */
static bool is_number(const struct sum *sum, struct str currency)
{
	return sum && sum->terms > 0 && !sum->has_overflow && sum_relation(sum) != RELATION_RANGE &&
	       sheet_holds(in_sheet_unit(sum->face, currency));
}

static struct cell value_cell(const struct sheets *sheets, const struct sum *sum,
                              struct str currency)
{
	if (!sum || (sum->terms == 0 && !sum->has_overflow)) {
		return (struct cell){0};
	}
	if (sum->has_overflow || sum_relation(sum) == RELATION_RANGE) {
		return cell_text(words_sum(&sheets->words, currency, sum));
	}
	return cell_number(in_sheet_unit(sum->face, currency));
}

/* What a number alone does not say: that it is about or a limit, that something is not stated. */
static struct str relation_words(const struct sheets *sheets, const struct sum *sum)
{
	const struct wording *words = &sheets->words;
	if (!sum || sum->has_overflow) {
		return (struct str){0};
	}
	if (sum->terms == 0) {
		return words_of(words, &MESSAGE_COMPARED_NOT_STATED);
	}
	enum relation relation = sum_relation(sum);
	struct str said = relation == RELATION_EXACT
	                      ? (struct str){0}
	                      : words_code(words, CODE_RELATION, relation_name(relation));
	return sum->missing == 0
	           ? said
	           : words_bracketed(words, words_of(words, &MESSAGE_COMPARED_AND_MORE), said);
}

/* ---- lines ---- */

static void put_change(struct sheets *sheets, const struct line *line, size_t year)
{
	struct arena *arena = sheets->words.arena;
	size_t row = sheet_row(sheets->sheet);
	struct str old = sheet_address(arena, column_of(year - 1, YEAR_VALUE), row);
	struct str new = sheet_address(arena, column_of(year, YEAR_VALUE), row);
	const struct trend_change *change = trend_change(
	    line->changes, line->change_count, line->measure, sheets->trend->years[year].year);
	bool is_live = is_number(line->sums[year - 1], line->currency) &&
	               is_number(line->sums[year], line->currency);
	struct cell delta = {0};
	struct cell percent = {0};
	if (change) {
		delta = cell_number(in_sheet_unit(change->delta, line->currency));
	}
	if (change && change->has_percent) {
		percent = cell_number(change->percent);
	}
	if (change && is_live) {
		delta = cell_formula(
		    arena_format(arena, "=%.*s-%.*s", STR_FORMAT(new), STR_FORMAT(old)),
		    delta.number);
	}
	if (change && is_live && change->has_percent) {
		percent =
		    cell_formula(arena_format(arena, "=ROUND((%.*s-%.*s)/%.*s*100,2)",
		                              STR_FORMAT(new), STR_FORMAT(old), STR_FORMAT(old)),
		                 percent.number);
	}
	sheet_put(sheets->sheet, column_of(year, YEAR_DELTA), delta, line->look);
	sheet_put(sheets->sheet, column_of(year, YEAR_PERCENT), percent, line->look);
}

static void put_names(struct sheets *sheets, const struct line *line)
{
	sheet_put(sheets->sheet, NAME, cell_text(line->name), line->look);
	sheet_put(sheets->sheet, CLASS, cell_text(line->class), line->look);
	sheet_put(sheets->sheet, CURRENCY,
	          line->currency.size > 0 && !str_equal(line->currency, STR("CNY"))
	              ? cell_text(words_unit(&sheets->words, line->currency))
	              : (struct cell){0},
	          line->look);
}

static void put_line(struct sheets *sheets, const struct line *line)
{
	put_names(sheets, line);
	for (size_t i = 0; i < sheets->trend->year_count; i++) {
		sheet_put(sheets->sheet, column_of(i, YEAR_VALUE),
		          value_cell(sheets, line->sums[i], line->currency), line->look);
		sheet_put(sheets->sheet, column_of(i, YEAR_RELATION),
		          cell_text(relation_words(sheets, line->sums[i])), line->look);
		if (i > 0) {
			put_change(sheets, line, i);
		}
	}
	sheet_end_row(sheets->sheet);
}

static struct line new_line(const struct sheets *sheets, struct str name, struct str currency)
{
	return (struct line){.name = name,
	                     .currency = currency,
	                     .sums = ARENA_ARRAY(sheets->words.arena, const struct sum *,
	                                         sheets->trend->year_count + 1)};
}

static struct str name_of(const struct trend_row *row)
{
	return row->name.size > 0 ? row->name : row->id;
}

/* ---- totals ---- */

/* A row whose cells other than its name are to be filled from their years. */
static void put_total_line(struct sheets *sheets, struct line *line,
                           struct cell (*cell_of)(struct sheets *sheets, size_t year,
                                                  const struct line *line, size_t first),
                           size_t first)
{
	line->look = LOOK_TOTAL;
	put_names(sheets, line);
	for (size_t i = 0; i < sheets->trend->year_count; i++) {
		const struct trend_total *total =
		    trend_total(&sheets->trend->years[i].column, line->measure);
		enum sheet_look look = LOOK_TOTAL;
		struct cell cell = cell_of(sheets, i, line, first);
		if (cell.kind == CELL_TEXT && total && total->is_stated) {
			look = look_of_verdict(total->verdict);
		}
		sheet_put(sheets->sheet, column_of(i, YEAR_VALUE), cell, look);
		sheet_put(sheets->sheet, column_of(i, YEAR_RELATION),
		          cell_text(relation_words(sheets, line->sums[i])), LOOK_TOTAL);
		if (i > 0) {
			put_change(sheets, line, i);
		}
	}
	sheet_end_row(sheets->sheet);
}

/* How much less the total of a year is than its rows: what several partners share counts once. */
static bool shared_of(struct decimal *out, const struct sheets *sheets, size_t year,
                      const struct line *line)
{
	const struct trend *trend = sheets->trend;
	const struct trend_total *total = trend_total(&trend->years[year].column, line->measure);
	if (!total || !is_number(&total->sum, line->currency)) {
		return false;
	}
	*out = in_sheet_unit(total->sum.face, line->currency);
	for (size_t i = 0; i < trend->row_count; i++) {
		const struct trend_cell *cell = trend_cell_of_year(&trend->rows[i], year);
		const struct sum *sum = cell ? trend_sum(cell, line->measure) : NULL;
		if (is_number(sum, line->currency) &&
		    !decimal_subtract(out, *out, in_sheet_unit(sum->face, line->currency))) {
			return false;
		}
	}
	return sheet_holds(*out);
}

static struct cell shared_cell(struct sheets *sheets, size_t year, const struct line *line,
                               size_t first)
{
	struct decimal value;
	(void)first;
	bool has_any = shared_of(&value, sheets, year, line) && value.digits != 0;
	return has_any ? cell_number(value) : (struct cell){0};
}

/* The sum of the rows above. */
static struct cell summed_cell(struct sheets *sheets, size_t year, const struct line *line,
                               size_t first)
{
	const struct trend_total *total =
	    trend_total(&sheets->trend->years[year].column, line->measure);
	struct arena *arena = sheets->words.arena;
	struct decimal shared;
	struct cell cell = value_cell(sheets, total ? &total->sum : NULL, line->currency);
	size_t last = sheet_row(sheets->sheet) - 1;
	if (cell.kind != CELL_NUMBER || last < first || !shared_of(&shared, sheets, year, line)) {
		return cell;
	}
	struct str letters = sheet_letters(arena, column_of(year, YEAR_VALUE));
	return cell_formula(arena_format(arena, "=SUM(%.*s%zu:%.*s%zu)", STR_FORMAT(letters), first,
	                                 STR_FORMAT(letters), last),
	                    cell.number);
}

static struct cell stated_cell(struct sheets *sheets, size_t year, const struct line *line,
                               size_t first)
{
	const struct trend_total *total =
	    trend_total(&sheets->trend->years[year].column, line->measure);
	(void)first;
	if (!total || !total->is_stated) {
		return (struct cell){0};
	}
	bool is_exact = total->stated.has_value && total->stated.relation == RELATION_EXACT;
	return is_exact ? cell_number(in_sheet_unit(total->stated.value, line->currency))
	                : (struct cell){.kind = CELL_BOLD,
	                                .text = words_total(&sheets->words, line->currency, total)};
}

static struct cell verdict_cell(struct sheets *sheets, size_t year, const struct line *line,
                                size_t first)
{
	const struct trend_total *total =
	    trend_total(&sheets->trend->years[year].column, line->measure);
	(void)first;
	return total && total->is_stated ? cell_text(words_verdict(&sheets->words, total->verdict))
	                                 : (struct cell){0};
}

static void put_totals(struct sheets *sheets, uint32_t measure, struct str currency, size_t first)
{
	static const struct {
		const struct message *name;
		struct cell (*cell_of)(struct sheets *sheets, size_t year, const struct line *line,
		                       size_t first);
		bool has_sums;
	} lines[] = {
	    {&MESSAGE_COMPARED_SHARED, shared_cell, false},
	    {&MESSAGE_TREND_SUMMED, summed_cell, true},
	    {&MESSAGE_TREND_STATED, stated_cell, false},
	    {&MESSAGE_TREND_AGREE, verdict_cell, false},
	};
	const struct trend *trend = sheets->trend;
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		struct line line =
		    new_line(sheets, words_of(&sheets->words, lines[i].name), currency);
		line.measure = measure;
		for (size_t j = 0; lines[i].has_sums && j < trend->year_count; j++) {
			const struct trend_total *total =
			    trend_total(&trend->years[j].column, measure);
			line.sums[j] = total ? &total->sum : NULL;
			line.changes = trend->changes;
			line.change_count = trend->change_count;
		}
		put_total_line(sheets, &line, lines[i].cell_of, first);
	}
}

/* ---- a measure ---- */

static void put_rows(struct sheets *sheets, uint32_t measure)
{
	const struct trend *trend = sheets->trend;
	struct str currency = trend_currency(trend, measure);
	for (size_t i = 0; i < trend->row_count; i++) {
		const struct trend_row *row = &trend->rows[i];
		struct line line = new_line(sheets, name_of(row), currency);
		bool has_any = false;
		line.changes = row->changes;
		line.change_count = row->change_count;
		line.measure = measure;
		for (size_t j = 0; j < row->year_count; j++) {
			const struct sum *sum = trend_sum(&row->years[j], measure);
			line.sums[row->years[j].column] = sum;
			has_any = has_any || sum;
		}
		if (has_any) {
			put_line(sheets, &line);
		}
	}
}

static void put_measure(struct sheets *sheets, uint32_t measure, bool is_filtered)
{
	size_t first = sheet_row(sheets->sheet);
	put_rows(sheets, measure);
	if (is_filtered) {
		sheet_filter(sheets->sheet);
	}
	put_totals(sheets, measure, trend_currency(sheets->trend, measure), first);
}

static void open_sheet(struct sheets *sheets, const struct message *name)
{
	sheets->sheet = sheet_add(sheets->book, name, sheets->columns, sheets->column_count);
}

/* ---- what each project gets ---- */

static void put_caps(struct sheets *sheets)
{
	const struct trend *trend = sheets->trend;
	if (trend->cap_count == 0) {
		return;
	}
	open_sheet(sheets, &MESSAGE_COMPARED_EACH);
	for (size_t i = 0; i < trend->cap_count; i++) {
		const struct trend_cap *cap = &trend->caps[i];
		struct str name = cap->row == WHOLE_DOCUMENT
		                      ? words_of(&sheets->words, &MESSAGE_REPORT_WHOLE_DOCUMENT)
		                      : name_of(&trend->rows[cap->row]);
		struct line line = new_line(sheets, name, cap->currency);
		line.class = cap->kind;
		line.changes = cap->changes;
		line.change_count = cap->change_count;
		line.measure = TREND_FUNDS;
		for (size_t j = 0; j < cap->year_count; j++) {
			line.sums[cap->years[j].column] = &cap->years[j].sum;
		}
		put_line(sheets, &line);
	}
	sheet_filter(sheets->sheet);
}

/* ---- the documents ---- */

enum {
	DOCUMENT_YEAR,
	DOCUMENT_BATCH,
	DOCUMENT_STATUS,
	DOCUMENT_FILE,
	DOCUMENT_TITLE,
	DOCUMENT_COUNTED,
	DOCUMENT_DIRECTIONS,
	DOCUMENT_PARTNERS,
	DOCUMENT_PROJECTS,
	DOCUMENT_FUNDS,
	DOCUMENT_COLUMNS
};

static const struct sheet_column document_columns[DOCUMENT_COLUMNS] = {
    [DOCUMENT_YEAR] = SHEET_COLUMN(COMPARED_YEAR, 8, .kind = SHEET_PLAIN),
    [DOCUMENT_BATCH] = SHEET_COLUMN(COMPARED_BATCH, 8, .kind = SHEET_PLAIN),
    [DOCUMENT_STATUS] = SHEET_COLUMN(COMPARED_STATUS, 12),
    [DOCUMENT_FILE] = SHEET_COLUMN(COMPARED_FILE, 24),
    [DOCUMENT_TITLE] = SHEET_COLUMN(REPORT_TITLE, 50),
    [DOCUMENT_COUNTED] = SHEET_COLUMN(COMPARED_COUNTED, 14),
    [DOCUMENT_DIRECTIONS] = SHEET_COLUMN(TREND_DIRECTIONS, 10, .kind = SHEET_AMOUNT),
    [DOCUMENT_PARTNERS] =
	SHEET_COLUMN(TREND_PARTNERS, 10, .kind = SHEET_AMOUNT, .is_optional = true),
    [DOCUMENT_PROJECTS] = SHEET_COLUMN(PART_PROJECTS, 12, .kind = SHEET_AMOUNT),
    [DOCUMENT_FUNDS] = SHEET_COLUMN(SHEET_FUNDS, 16, .kind = SHEET_AMOUNT),
};

static void put_document(struct sheets *sheets, const struct trend_edition *edition)
{
	static const uint32_t measures[] = {TREND_DIRECTIONS, TREND_PARTNERS, TREND_PROJECTS,
	                                    TREND_FUNDS};
	const struct wording *words = &sheets->words;
	const struct programme *programme = &edition->model->programme;
	struct str counted =
	    words_of(words, edition->is_counted ? &MESSAGE_SHEET_YES : &MESSAGE_SHEET_NO);
	const struct cell cells[DOCUMENT_DIRECTIONS] = {
	    [DOCUMENT_YEAR] = cell_ordinal(programme->year),
	    [DOCUMENT_BATCH] = cell_ordinal(programme->batch),
	    [DOCUMENT_STATUS] = cell_text(words_code(words, CODE_STATUS, programme->status)),
	    [DOCUMENT_FILE] = cell_text(edition->model->source.name),
	    [DOCUMENT_TITLE] = cell_text(edition->model->title),
	    [DOCUMENT_COUNTED] = cell_text(counted),
	};
	bool has_yuan = sheets->trend->currency_count > 0 &&
	                str_equal(sheets->trend->currencies[0], STR("CNY"));
	for (size_t i = 0; i < DOCUMENT_DIRECTIONS; i++) {
		sheet_put(sheets->sheet, i, cells[i], LOOK_PLAIN);
	}
	for (size_t i = 0; i < sizeof measures / sizeof *measures; i++) {
		const struct trend_total *total = trend_total(&edition->column, measures[i]);
		bool is_shown = total && (measures[i] < TREND_FUNDS || has_yuan);
		struct str currency = measures[i] == TREND_FUNDS ? STR("CNY") : (struct str){0};
		sheet_put(sheets->sheet, DOCUMENT_DIRECTIONS + i,
		          value_cell(sheets, is_shown ? &total->sum : NULL, currency), LOOK_PLAIN);
	}
	sheet_end_row(sheets->sheet);
}

static void fill(struct workbook *book, const struct report *report)
{
	struct sheets sheets = {.book = book, .words = report->words, .trend = report->trend};
	const struct trend *trend = report->trend;
	uint32_t end = trend_measure_end(trend);
	bool has_yuan = trend->currency_count > 0 && str_equal(trend->currencies[0], STR("CNY"));
	make_columns(&sheets);
	sheets.sheet =
	    sheet_add(book, &MESSAGE_COMPARED_DOCUMENTS, document_columns, DOCUMENT_COLUMNS);
	for (size_t i = 0; i < trend->edition_count; i++) {
		put_document(&sheets, &trend->editions[i]);
	}
	sheet_filter(sheets.sheet);
	open_sheet(&sheets, &MESSAGE_PART_PROJECTS);
	put_measure(&sheets, TREND_PROJECTS, true);
	if (has_yuan) {
		open_sheet(&sheets, &MESSAGE_SHEET_FUNDS);
		put_measure(&sheets, TREND_FUNDS, true);
	}
	const uint32_t others = TREND_FUNDS + (has_yuan ? 1 : 0);
	if (end > others) {
		open_sheet(&sheets, &MESSAGE_COMPARED_OTHER_FUNDS);
	}
	for (uint32_t i = others; i < end; i++) {
		put_measure(&sheets, i, false);
	}
	put_caps(&sheets);
}

enum status trend_xlsx(const struct report *report)
{
	return workbook_write(report, "zhinan trend", words_trend(&report->words, report->trend),
	                      fill);
}
