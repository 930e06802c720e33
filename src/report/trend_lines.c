/* Fills tables with what the record of a trend says. Knows no format and works nothing out. */
#include "report/trend_lines.h"

#include "base/sort.h"
#include "report/message.h"

/* ---- which rows have which measures ---- */

static int compare_holdings(const void *a, const void *b)
{
	const struct trend_holding *left = a;
	const struct trend_holding *right = b;
	if (left->measure != right->measure) {
		return COMPARE(left->measure, right->measure);
	}
	return COMPARE(left->row, right->row);
}

void trend_lines_init(struct trend_lines *lines, const struct trend *trend,
                      const struct trend_selection *selection, const struct wording *words)
{
	size_t capacity = 0;
	size_t count = 0;
	*lines = (struct trend_lines){.trend = trend, .words = words, .selection = selection};
	for (size_t i = 0; i < trend->row_count; i++) {
		const struct trend_row *row = &trend->rows[i];
		for (size_t j = 0; selection->is_shown[i] && j < row->cell_count; j++) {
			const struct trend_cell *cell = &row->cells[j];
			for (size_t k = 0; k < cell->figure_count; k++) {
				struct trend_holding holding = {cell->figures[k].measure, i};
				ARENA_PUSH(words->arena, lines->holdings, count, capacity, holding);
			}
		}
	}
	SORT(lines->holdings, count, compare_holdings);
	for (size_t i = 0; i < count; i++) {
		if (i == 0 || compare_holdings(&lines->holdings[i - 1], &lines->holdings[i]) != 0) {
			lines->holdings[lines->holding_count++] = lines->holdings[i];
		}
	}
}

size_t trend_hidden_currencies(const struct trend *trend, size_t most)
{
	return trend->currency_count > most ? trend->currency_count - most : 0;
}

/* ---- cells ---- */

/* A sum with its number; "-" where there is none. */
static void set_sum(const struct trend_lines *lines, const struct trend_table *table,
                    struct table_column *column, size_t line, const struct sum *sum,
                    struct str currency)
{
	struct decimal value;
	trend_table_set(column, line, sum ? words_sum(lines->words, currency, sum) : STR("-"));
	trend_table_value(table, column, line, trend_value(&value, sum) ? &value : NULL);
}

/* The two columns of what a year has changed by, behind its own. */
static void add_changes(const struct trend_lines *lines, struct trend_table *table, size_t year,
                        const struct trend_step *steps, struct str currency)
{
	const struct wording *words = lines->words;
	struct str against = words_count(words, lines->trend->years[year - 1].year);
	struct table_column *column =
	    trend_table_column(table, words_say(words, &MESSAGE_TREND_AGAINST, against));
	column->is_change = true;
	for (size_t i = 0; i < table->line_count; i++) {
		const struct trend_change *change = steps[i].change;
		trend_table_set(column, i, words_step(words, &steps[i], currency));
		trend_table_value(table, column, i, change ? &change->delta : NULL);
	}
	column = trend_table_column(table, words_of(words, &MESSAGE_TREND_PERCENT));
	column->is_change = true;
	for (size_t i = 0; i < table->line_count; i++) {
		const struct trend_change *change = steps[i].change;
		if (change) {
			trend_table_set(column, i, words_percent(words, change));
			trend_table_value(table, column, i,
			                  change->has_percent ? &change->percent : NULL);
		}
	}
}

/* ---- measures ---- */

/* A measure with the rows that are shown of it. */
struct measure {
	const struct trend_lines *lines;
	struct trend_table *table;
	uint32_t measure;
	struct str currency;
	size_t row_count;
};

static void fill_totals(const struct measure *of, struct table_column *column,
                        const struct trend_column *from)
{
	const struct wording *words = of->lines->words;
	const struct trend_total *total = trend_total(from, of->measure);
	size_t line = of->row_count;
	set_sum(of->lines, of->table, column, line + LINE_SUMMED, total ? &total->sum : NULL,
	        of->currency);
	if (!total) {
		trend_table_set(column, line + LINE_STATED, STR("-"));
		return;
	}
	trend_table_set(column, line + LINE_STATED,
	                total->is_stated ? words_total(words, of->currency, total) : STR("?"));
	if (total->is_stated) {
		char sign = verdict_sign(total->verdict);
		trend_table_set(column, line + LINE_VERDICT,
		                arena_format(words->arena, "%c", sign));
	}
}

static const struct sum *sum_of_year(const struct trend_row *row, size_t year, uint32_t measure)
{
	const struct trend_cell *cell = trend_cell_of_year(row, year);
	return cell ? trend_sum(cell, measure) : NULL;
}

static const struct sum *total_of_year(const struct trend *trend, size_t year, uint32_t measure)
{
	const struct trend_total *total = trend_total(&trend->years[year].column, measure);
	return total ? &total->sum : NULL;
}

static void fill_changes(const struct measure *of, size_t year)
{
	const struct trend *trend = of->lines->trend;
	uint32_t to = trend->years[year].year;
	struct trend_step *steps =
	    ARENA_ARRAY(of->table->arena, struct trend_step, of->table->line_count + 1);
	for (size_t i = 0; i < of->row_count; i++) {
		const struct trend_row *row = of->table->rows[i];
		steps[i] = (struct trend_step){
		    sum_of_year(row, year - 1, of->measure), sum_of_year(row, year, of->measure),
		    trend_change(row->changes, row->change_count, of->measure, to)};
	}
	steps[of->row_count] = (struct trend_step){
	    total_of_year(trend, year - 1, of->measure), total_of_year(trend, year, of->measure),
	    trend_change(trend->changes, trend->change_count, of->measure, to)};
	add_changes(of->lines, of->table, year, steps, of->currency);
}

static void fill_view(const struct measure *of, const struct trend_view *view)
{
	const struct trend *trend = of->lines->trend;
	struct table_column *column =
	    trend_table_column(of->table, words_view(of->lines->words, trend, view));
	for (size_t i = 0; i < of->row_count; i++) {
		const struct trend_cell *cell = trend_cell_in(of->table->rows[i], view);
		set_sum(of->lines, of->table, column, i, cell ? trend_sum(cell, of->measure) : NULL,
		        of->currency);
	}
	fill_totals(of, column, view->column);
	size_t year = trend_compared_year(trend, view);
	if (year != NO_YEAR) {
		fill_changes(of, year);
	}
}

void trend_lines_measure(struct trend_lines *lines, struct trend_table *out, uint32_t measure)
{
	const struct wording *words = lines->words;
	struct measure of = {.lines = lines,
	                     .table = out,
	                     .measure = measure,
	                     .currency = trend_currency(lines->trend, measure)};
	size_t first = lines->holding_next;
	while (lines->holding_next < lines->holding_count &&
	       lines->holdings[lines->holding_next].measure <= measure) {
		first += lines->holdings[lines->holding_next].measure < measure;
		lines->holding_next++;
	}
	of.row_count = lines->holding_next - first;
	trend_table_init(out, words->arena, words_measure(words, lines->trend, measure),
	                 of.row_count + TOTAL_LINES);
	for (size_t i = 0; i < of.row_count; i++) {
		out->rows[i] = &lines->trend->rows[lines->holdings[first + i].row];
		out->names[i] = trend_row_name(out->rows[i]);
	}
	struct str *totals = &out->names[of.row_count];
	totals[LINE_SUMMED] = words_of(words, &MESSAGE_TREND_SUMMED);
	totals[LINE_STATED] = words_of(words, &MESSAGE_TREND_STATED);
	totals[LINE_VERDICT] = words_of(words, &MESSAGE_TREND_AGREE);
	out->verdicts = of.row_count + LINE_VERDICT;
	for (size_t i = 0; i < lines->selection->view_count; i++) {
		fill_view(&of, &lines->selection->views[i]);
	}
}

/* ---- what each project gets ---- */

static void fill_caps(const struct trend_lines *lines, struct trend_table *table,
                      const struct trend_cap **caps, const struct trend_view *view)
{
	const struct wording *words = lines->words;
	const struct trend *trend = lines->trend;
	size_t year = trend_compared_year(trend, view);
	struct trend_step *steps =
	    ARENA_ARRAY(words->arena, struct trend_step, table->line_count + 1);
	struct table_column *column = trend_table_column(table, words_view(words, trend, view));
	for (size_t i = 0; i < table->line_count; i++) {
		const struct trend_cap *cap = caps[i];
		const struct sum *sum = view->is_year ? trend_cap_of_year(cap, view->at)
		                                      : trend_cap_of_edition(cap, view->at);
		set_sum(lines, table, column, i, sum, cap->currency);
		if (year != NO_YEAR) {
			steps[i] = (struct trend_step){
			    trend_cap_of_year(cap, year - 1), trend_cap_of_year(cap, year),
			    trend_change(cap->changes, cap->change_count, TREND_FUNDS,
			                 trend->years[year].year)};
		}
	}
	if (year != NO_YEAR) {
		add_changes(lines, table, year, steps, caps[0]->currency);
	}
}

size_t trend_lines_caps(const struct trend_lines *lines, struct trend_table *out, size_t from,
                        size_t most, size_t *hidden)
{
	const struct wording *words = lines->words;
	const struct trend *trend = lines->trend;
	struct str currency = trend->caps[from].currency;
	size_t count = 0;
	size_t end = from;
	while (end < trend->cap_count && str_equal(trend->caps[end].currency, currency)) {
		end++;
	}
	const struct trend_cap **caps =
	    ARENA_ARRAY(words->arena, const struct trend_cap *, end - from);
	for (size_t i = from; i < end && count < most; i++) {
		const struct trend_cap *cap = &trend->caps[i];
		if (cap->row == WHOLE_DOCUMENT || lines->selection->is_shown[cap->row]) {
			caps[count++] = cap;
		}
	}
	*hidden += end - from - count;
	trend_table_init(out, words->arena, words_of_currency(words, &MESSAGE_TREND_EACH, currency),
	                 count);
	for (size_t i = 0; i < count; i++) {
		bool is_whole = caps[i]->row == WHOLE_DOCUMENT;
		out->rows[i] = is_whole ? NULL : &trend->rows[caps[i]->row];
		out->names[i] = words_bracketed(words,
		                                is_whole ? words_of(words, &MESSAGE_TREND_WHOLE)
		                                         : trend_row_name(out->rows[i]),
		                                caps[i]->kind);
	}
	for (size_t i = 0; count > 0 && i < lines->selection->view_count; i++) {
		fill_caps(lines, out, caps, &lines->selection->views[i]);
	}
	return end;
}
