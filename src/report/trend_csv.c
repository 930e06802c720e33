/* Trends as one table for a spreadsheet, in long form: a row for each figure of a cell, for each
 * total and for each change, so that a pivot table makes of them what it wants. Money is in the
 * main unit of its currency. */
#include "report/csv_out.h"
#include "report/report.h"
#include "report/trend_words.h"

enum column {
	COLUMN_RECORD, /* figure total change cap */
	COLUMN_SCOPE,  /* edition year; of a change: trend */
	COLUMN_EDITION,
	COLUMN_YEAR, /* of a change: the last */
	COLUMN_BATCH,
	COLUMN_STATUS,
	COLUMN_SOURCE,
	COLUMN_COUNTED, /* whether an edition is in the sum of its year */
	COLUMN_KIND,    /* of the row: partner direction; of a cap also document */
	COLUMN_CODE,
	COLUMN_NAME,
	COLUMN_PART, /* directions partners projects funds */
	COLUMN_UNIT,
	COLUMN_RELATION,
	COLUMN_VALUE, /* of a change: to */
	COLUMN_MIN,
	COLUMN_MAX,
	COLUMN_DIRECTIONS,
	COLUMN_SHARED,
	COLUMN_MISSING,
	COLUMN_STATED,
	COLUMN_STATED_RELATION,
	COLUMN_VERDICT,
	COLUMN_DIFFERENCE,
	COLUMN_FROM_YEAR,
	COLUMN_FROM,
	COLUMN_DELTA,
	COLUMN_PERCENT,
	COLUMN_CLASS, /* of a cap: the kind of project */
	COLUMN_COUNT
};

static const char *const names[COLUMN_COUNT] = {
    "record",          "scope",   "edition",    "year",       "batch",  "status",  "source",
    "counted",         "kind",    "code",       "name",       "part",   "unit",    "relation",
    "value",           "min",     "max",        "directions", "shared", "missing", "stated",
    "stated_relation", "verdict", "difference", "from_year",  "from",   "delta",   "percent",
    "class",
};

struct row {
	struct cell cells[COLUMN_COUNT];
};

struct writer {
	FILE *stream;
	const struct trend *trend;
};

static void print_row(const struct writer *writer, const struct row *row)
{
	csv_row(writer->stream, row->cells, COLUMN_COUNT);
}

static void set_part(const struct writer *writer, struct row *row, uint32_t measure)
{
	row->cells[COLUMN_PART] = cell_text(str_from(trend_part(measure)));
	row->cells[COLUMN_UNIT] = cell_text(trend_currency(writer->trend, measure));
}

/* The row that an edition's or a year's figures start from. */
static struct row row_of_edition(const struct writer *writer, size_t at)
{
	const struct trend_edition *edition = &writer->trend->editions[at];
	const struct programme *programme = &edition->model->programme;
	struct row row = {0};
	row.cells[COLUMN_SCOPE] = cell_text(STR("edition"));
	row.cells[COLUMN_EDITION] = cell_text(edition->label);
	row.cells[COLUMN_YEAR] = cell_ordinal(programme->year);
	row.cells[COLUMN_BATCH] = cell_ordinal(programme->batch);
	row.cells[COLUMN_STATUS] = cell_text(programme->status);
	row.cells[COLUMN_SOURCE] = cell_text(edition->model->source.name);
	row.cells[COLUMN_COUNTED] = cell_text(edition->is_counted ? STR("yes") : STR("no"));
	return row;
}

static struct row row_of_year(const struct writer *writer, size_t at)
{
	struct row row = {0};
	row.cells[COLUMN_SCOPE] = cell_text(STR("year"));
	row.cells[COLUMN_YEAR] = cell_count(writer->trend->years[at].year);
	return row;
}

static void set_name(struct row *out, const struct trend_row *row)
{
	out->cells[COLUMN_KIND] = cell_text(row->is_partner ? STR("partner") : STR("direction"));
	out->cells[COLUMN_CODE] = cell_text(row->code);
	out->cells[COLUMN_NAME] = cell_text(row->name);
}

static void set_sum(struct row *row, const struct sum *sum)
{
	row->cells[COLUMN_MISSING] = cell_count(sum->missing);
	if (sum->terms == 0 || sum->has_overflow) {
		return;
	}
	enum relation relation = sum_relation(sum);
	row->cells[COLUMN_RELATION] = cell_text(relation_name(relation));
	if (relation != RELATION_RANGE) {
		row->cells[COLUMN_VALUE] = cell_number(sum->face);
	}
	row->cells[COLUMN_MIN] = cell_number(sum->interval.min.value);
	if (!sum->interval.max.is_infinite) {
		row->cells[COLUMN_MAX] = cell_number(sum->interval.max.value);
	}
}

static void write_cell(const struct writer *writer, struct row row, const struct trend_row *of,
                       const struct trend_cell *cell)
{
	row.cells[COLUMN_RECORD] = cell_text(STR("figure"));
	row.cells[COLUMN_DIRECTIONS] = cell_count(cell->directions);
	row.cells[COLUMN_SHARED] = cell_count(cell->shared);
	set_name(&row, of);
	for (size_t i = 0; i < cell->figure_count; i++) {
		struct row figure = row;
		set_part(writer, &figure, cell->figures[i].measure);
		set_sum(&figure, &cell->figures[i].sum);
		print_row(writer, &figure);
	}
}

static void write_totals(const struct writer *writer, struct row row,
                         const struct trend_column *column)
{
	row.cells[COLUMN_RECORD] = cell_text(STR("total"));
	for (size_t i = 0; i < column->total_count; i++) {
		const struct trend_total *total = &column->totals[i];
		struct row out = row;
		set_part(writer, &out, total->measure);
		set_sum(&out, &total->sum);
		if (total->is_stated) {
			out.cells[COLUMN_STATED_RELATION] =
			    cell_text(relation_name(total->stated.relation));
			out.cells[COLUMN_VERDICT] = cell_text(verdict_name(total->verdict));
			if (total->stated.has_value) {
				out.cells[COLUMN_STATED] = cell_number(total->stated.value);
			}
			if (!total->sum.has_overflow && total->sum.terms > 0) {
				out.cells[COLUMN_DIFFERENCE] = cell_number(total->difference);
			}
		}
		print_row(writer, &out);
	}
}

static void write_changes(const struct writer *writer, const struct trend_row *of,
                          const struct trend_change *changes, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct trend_change *change = &changes[i];
		struct row row = {0};
		row.cells[COLUMN_RECORD] = cell_text(STR("change"));
		row.cells[COLUMN_SCOPE] = cell_text(STR("trend"));
		row.cells[COLUMN_YEAR] = cell_count(change->to_year);
		row.cells[COLUMN_FROM_YEAR] = cell_count(change->from_year);
		row.cells[COLUMN_FROM] = cell_number(change->from);
		row.cells[COLUMN_VALUE] = cell_number(change->to);
		row.cells[COLUMN_DELTA] = cell_number(change->delta);
		row.cells[COLUMN_RELATION] =
		    cell_text(relation_name(change->is_exact ? RELATION_EXACT : RELATION_ABOUT));
		if (change->has_percent) {
			row.cells[COLUMN_PERCENT] = cell_number(change->percent);
		}
		set_part(writer, &row, change->measure);
		if (of) {
			set_name(&row, of);
		}
		print_row(writer, &row);
	}
}

static void write_cap(const struct writer *writer, struct row row, const struct trend_cap *cap,
                      const struct sum *sum)
{
	row.cells[COLUMN_RECORD] = cell_text(STR("cap"));
	row.cells[COLUMN_KIND] = cell_text(STR("document"));
	row.cells[COLUMN_PART] = cell_text(STR("funds"));
	row.cells[COLUMN_UNIT] = cell_text(cap->currency);
	row.cells[COLUMN_CLASS] = cell_text(cap->kind);
	if (cap->row != WHOLE_DOCUMENT) {
		set_name(&row, &writer->trend->rows[cap->row]);
	}
	set_sum(&row, sum);
	print_row(writer, &row);
}

static void write_caps(const struct writer *writer)
{
	const struct trend *trend = writer->trend;
	for (size_t i = 0; i < trend->cap_count; i++) {
		const struct trend_cap *cap = &trend->caps[i];
		for (size_t j = 0; j < cap->cell_count; j++) {
			write_cap(writer, row_of_edition(writer, cap->cells[j].column), cap,
			          &cap->cells[j].sum);
		}
		for (size_t j = 0; j < cap->year_count; j++) {
			write_cap(writer, row_of_year(writer, cap->years[j].column), cap,
			          &cap->years[j].sum);
		}
	}
}

enum status trend_csv(const struct report *report)
{
	const struct trend *trend = report->trend;
	const struct writer writer = {report->stream, report->trend};
	csv_head(report->stream, names, COLUMN_COUNT);
	for (size_t i = 0; i < trend->edition_count; i++) {
		write_totals(&writer, row_of_edition(&writer, i), &trend->editions[i].column);
	}
	for (size_t i = 0; i < trend->year_count; i++) {
		write_totals(&writer, row_of_year(&writer, i), &trend->years[i].column);
	}
	for (size_t i = 0; i < trend->row_count; i++) {
		const struct trend_row *row = &trend->rows[i];
		for (size_t j = 0; j < row->cell_count; j++) {
			const struct trend_cell *cell = &row->cells[j];
			write_cell(&writer, row_of_edition(&writer, cell->column), row, cell);
		}
		for (size_t j = 0; j < row->year_count; j++) {
			const struct trend_cell *cell = &row->years[j];
			write_cell(&writer, row_of_year(&writer, cell->column), row, cell);
		}
		write_changes(&writer, row, row->changes, row->change_count);
	}
	write_changes(&writer, NULL, trend->changes, trend->change_count);
	write_caps(&writer);
	return STATUS_OK;
}
