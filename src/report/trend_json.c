/* Trends as JSON. A value that is not there is left out; whole numbers are integers, others
 * strings of their digits, money in the main unit of its currency.
 *
 *   {"documents": 2,
 *    "currencies": ["CNY"],
 *    "editions": [{"edition": "2023-2", "name", "title", "programme", "year", "batch",
 *                  "status": "final"|"draft", "sha256", "counted": true,
 *                  "totals": {"directions": TOTAL, "partners": TOTAL, "projects": TOTAL,
 *                             "funds": {"CNY": TOTAL}}}],
 *    "years": [{"year": 2023, "editions": ["2023-2"], "totals": {...}}],
 *    "missing_years": [{"from": 2020, "to": 2021}],
 *    "shared_directions": 2,
 *    "rows": [{"kind": "partner"|"direction", "id", "code", "name", "first", "last",
 *              "gaps": [2021],
 *              "editions": [{"edition": "2023-2", "directions": 1, "shared": 1,
 *                            "projects": FIGURE, "funds": {"CNY": FIGURE}}],
 *              "years": [{"year": 2023, ...the same}],
 *              "changes": [CHANGE]}],
 *    "caps": [{"kind": "document"|"partner"|"direction", "id", "code", "name",
 *              "class": the kind of project that it is for, "unit": "CNY",
 *              "editions": [{"edition", FIGURE}], "years": [{"year", FIGURE}],
 *              "changes": [CHANGE]}]: what each project gets,
 *    "changes": [CHANGE]}: from each year to the next one that there are documents of
 *
 *   FIGURE  {"value", "relation", "min", "max": null without an end, "terms", "missing"}; where
 *           all is missing {"missing"} alone; "overflow": true for what does not fit
 *   TOTAL   FIGURE with {"stated": {"value", "relation", "min", "max", "line", "text"},
 *           "verdict", "difference"}: sum minus stated; the verdicts are those of an audit
 *   CHANGE  {"part": "directions"|"partners"|"projects"|"funds", "unit", "from_year", "to_year",
 *           "from", "to", "delta", "percent", "exact": false where an end is about, ...}
 *
 * "counted" is false for another version of a text of its year, batch and programme, which is in
 * no sum of a year. "gaps" are years with a document and without the row, between its first and
 * its last. "shared" directions stand in rows of other partners too, and once in the totals. */
#include "base/json_out.h"
#include "report/report.h"
#include "report/trend_words.h"
#include "value/decimal_json.h"

struct writer {
	struct json_out out;
	const struct trend *trend;
	struct arena *arena;
};

static void write_interval(struct writer *writer, const struct interval *interval)
{
	json_decimal(&writer->out, "min", interval->min.value);
	if (interval->max.is_infinite) {
		json_null(&writer->out, "max");
	} else {
		json_decimal(&writer->out, "max", interval->max.value);
	}
}

/* The entries of a sum, into an open map. */
static void write_sum(struct writer *writer, const struct sum *sum)
{
	struct json_out *out = &writer->out;
	if (sum->has_overflow) {
		json_true(out, "overflow");
	} else if (sum->terms > 0) {
		enum relation relation = sum_relation(sum);
		if (relation != RELATION_RANGE) {
			json_decimal(out, "value", sum->face);
		}
		json_text(out, "relation", relation_name(relation));
		write_interval(writer, &sum->interval);
		json_integer(out, "terms", (long long)sum->terms);
	}
	json_integer_if(out, "missing", (long long)sum->missing);
}

static void write_total(struct writer *writer, const struct trend_total *total)
{
	struct json_out *out = &writer->out;
	write_sum(writer, &total->sum);
	if (!total->is_stated) {
		return;
	}
	json_map(out, "stated");
	if (total->stated.has_value) {
		json_decimal(out, "value", total->stated.value);
	}
	json_text(out, "relation", relation_name(total->stated.relation));
	write_interval(writer, &total->stated.interval);
	json_integer_if(out, "line", total->stated.place.line);
	json_text_if(&writer->out, "text", total->stated.text);
	json_end_map(out);
	json_text(out, "verdict", verdict_name(total->verdict));
	if (!total->sum.has_overflow && total->sum.terms > 0) {
		json_decimal(out, "difference", total->difference);
	}
}

static const char *key_of(const struct writer *writer, uint32_t measure)
{
	return measure < TREND_FUNDS
	           ? trend_part(measure)
	           : arena_copy(writer->arena, trend_currency(writer->trend, measure)).data;
}

static void write_totals(struct writer *writer, const struct trend_column *column)
{
	struct json_out *out = &writer->out;
	bool has_funds = false;
	json_map(out, "totals");
	for (size_t i = 0; i < column->total_count; i++) {
		const struct trend_total *total = &column->totals[i];
		if (total->measure >= TREND_FUNDS && !has_funds) {
			has_funds = true;
			json_map(out, "funds");
		}
		json_map(out, key_of(writer, total->measure));
		write_total(writer, total);
		json_end_map(out);
	}
	if (has_funds) {
		json_end_map(out);
	}
	json_end_map(out);
}

static void write_edition(struct writer *writer, const struct trend_edition *edition)
{
	struct json_out *out = &writer->out;
	const struct model *model = edition->model;
	json_map(out, NULL);
	json_text(out, "edition", edition->label);
	json_text(out, "name", model->source.name);
	json_text_if(&writer->out, "title", model->title);
	json_text_if(&writer->out, "programme", model->programme.name);
	json_integer_if(out, "year", model->programme.year);
	json_integer_if(out, "batch", model->programme.batch);
	json_text_if(&writer->out, "status", model->programme.status);
	json_text_if(&writer->out, "sha256", model->source.sha256);
	json_boolean(&writer->out, "counted", edition->is_counted);
	write_totals(writer, &edition->column);
	json_end_map(out);
}

static void write_year(struct writer *writer, const struct trend_year *year)
{
	struct json_out *out = &writer->out;
	json_map(out, NULL);
	json_integer(out, "year", year->year);
	json_list(out, "editions");
	for (size_t i = year->first; i < year->first + year->count; i++) {
		json_text(out, NULL, writer->trend->editions[i].label);
	}
	json_end_list(out);
	write_totals(writer, &year->column);
	json_end_map(out);
}

/* Of caps the currency is given. */
static void write_changes(struct writer *writer, const struct trend_change *changes, size_t count,
                          struct str currency)
{
	struct json_out *out = &writer->out;
	json_list(out, "changes");
	for (size_t i = 0; i < count; i++) {
		const struct trend_change *change = &changes[i];
		json_map(out, NULL);
		json_text(out, "part", str_from(trend_part(change->measure)));
		json_text_if(&writer->out, "unit",
		             currency.size > 0 ? currency
		                               : trend_currency(writer->trend, change->measure));
		json_integer(out, "from_year", change->from_year);
		json_integer(out, "to_year", change->to_year);
		json_decimal(out, "from", change->from);
		json_decimal(out, "to", change->to);
		json_decimal(out, "delta", change->delta);
		if (change->has_percent) {
			json_number(out, "percent", change->percent);
		}
		json_boolean(&writer->out, "exact", change->is_exact);
		json_end_map(out);
	}
	json_end_list(out);
}

/* The figures of a cell, into an open map. */
static void write_cell(struct writer *writer, const struct trend_cell *cell)
{
	struct json_out *out = &writer->out;
	json_integer(out, "directions", cell->directions);
	json_integer_if(out, "shared", cell->shared);
	for (size_t i = 0; i < cell->figure_count; i++) {
		if (i == 1) {
			json_map(out, "funds");
		}
		json_map(out, key_of(writer, cell->figures[i].measure));
		write_sum(writer, &cell->figures[i].sum);
		json_end_map(out);
	}
	if (cell->figure_count > 1) {
		json_end_map(out);
	}
}

static void write_cells(struct writer *writer, const struct trend_row *row)
{
	const struct trend *trend = writer->trend;
	struct json_out *out = &writer->out;
	json_list(out, "editions");
	for (size_t i = 0; i < row->cell_count; i++) {
		json_map(out, NULL);
		json_text(out, "edition", trend->editions[row->cells[i].column].label);
		write_cell(writer, &row->cells[i]);
		json_end_map(out);
	}
	json_end_list(out);
	json_list(out, "years");
	for (size_t i = 0; i < row->year_count; i++) {
		json_map(out, NULL);
		json_integer(out, "year", trend->years[row->years[i].column].year);
		write_cell(writer, &row->years[i]);
		json_end_map(out);
	}
	json_end_list(out);
}

static void write_name(struct writer *writer, const struct trend_row *row)
{
	struct json_out *out = &writer->out;
	json_text(out, "kind", row->is_partner ? STR("partner") : STR("direction"));
	json_text(out, "id", row->id);
	json_text_if(out, "code", row->code);
	json_text(out, "name", row->name);
}

static void write_row(struct writer *writer, const struct trend_row *row)
{
	const struct trend *trend = writer->trend;
	struct json_out *out = &writer->out;
	json_map(out, NULL);
	write_name(writer, row);
	if (row->year_count > 0) {
		const struct trend_cell *last = &row->years[row->year_count - 1];
		json_integer(out, "first", trend->years[row->years[0].column].year);
		json_integer(out, "last", trend->years[last->column].year);
	}
	json_list(out, "gaps");
	for (size_t i = 0; i < trend->year_count; i++) {
		if (trend_is_gap(row, i)) {
			json_integer(out, NULL, trend->years[i].year);
		}
	}
	json_end_list(out);
	write_cells(writer, row);
	write_changes(writer, row->changes, row->change_count, (struct str){0});
	json_end_map(out);
}

static void write_missing_years(struct writer *writer)
{
	const struct trend *trend = writer->trend;
	struct json_out *out = &writer->out;
	json_list(out, "missing_years");
	for (size_t i = 1; i < trend->year_count; i++) {
		if (trend->years[i].year > trend->years[i - 1].year + 1) {
			json_map(out, NULL);
			json_integer(out, "from", trend->years[i - 1].year + 1);
			json_integer(out, "to", trend->years[i].year - 1);
			json_end_map(out);
		}
	}
	json_end_list(out);
}

static void write_cap(struct writer *writer, const struct trend_cap *cap)
{
	const struct trend *trend = writer->trend;
	struct json_out *out = &writer->out;
	json_map(out, NULL);
	if (cap->row == WHOLE_DOCUMENT) {
		json_text(out, "kind", STR("document"));
	} else {
		write_name(writer, &trend->rows[cap->row]);
	}
	json_text_if(out, "class", cap->kind);
	json_text(out, "unit", cap->currency);
	json_list(out, "editions");
	for (size_t i = 0; i < cap->cell_count; i++) {
		json_map(out, NULL);
		json_text(out, "edition", trend->editions[cap->cells[i].column].label);
		write_sum(writer, &cap->cells[i].sum);
		json_end_map(out);
	}
	json_end_list(out);
	json_list(out, "years");
	for (size_t i = 0; i < cap->year_count; i++) {
		json_map(out, NULL);
		json_integer(out, "year", trend->years[cap->years[i].column].year);
		write_sum(writer, &cap->years[i].sum);
		json_end_map(out);
	}
	json_end_list(out);
	write_changes(writer, cap->changes, cap->change_count, cap->currency);
	json_end_map(out);
}

enum status trend_json(const struct report *report)
{
	const struct trend *trend = report->trend;
	struct writer writer = {.trend = report->trend, .arena = report->words.arena};
	struct json_out *out = &writer.out;
	json_out_init(out, report->stream);
	json_map(out, NULL);
	json_integer(out, "documents", (long long)trend->edition_count);
	json_list(out, "currencies");
	for (size_t i = 0; i < trend->currency_count; i++) {
		json_text(out, NULL, trend->currencies[i]);
	}
	json_end_list(out);
	json_list(out, "editions");
	for (size_t i = 0; i < trend->edition_count; i++) {
		write_edition(&writer, &trend->editions[i]);
	}
	json_end_list(out);
	json_list(out, "years");
	for (size_t i = 0; i < trend->year_count; i++) {
		write_year(&writer, &trend->years[i]);
	}
	json_end_list(out);
	write_missing_years(&writer);
	json_integer(out, "shared_directions", (long long)trend->shared);
	json_list(out, "rows");
	for (size_t i = 0; i < trend->row_count; i++) {
		write_row(&writer, &trend->rows[i]);
	}
	json_end_list(out);
	json_list(out, "caps");
	for (size_t i = 0; i < trend->cap_count; i++) {
		write_cap(&writer, &trend->caps[i]);
	}
	json_end_list(out);
	write_changes(&writer, trend->changes, trend->change_count, (struct str){0});
	json_end_map(out);
	json_out_release(out);
	return STATUS_OK;
}
