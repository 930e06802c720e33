/* The columns of tables of audits, filled in. Knows no format. */
#include "report/audit_rows.h"

#include "report/audit_words.h"

static struct audit_row new_row(const struct audit *audit, struct str record, struct str check)
{
	struct audit_row row = {0};
	row.cells[COLUMN_SOURCE] = cell_text(audit->model->source.name);
	row.cells[COLUMN_RECORD] = cell_text(record);
	row.cells[COLUMN_CHECK] = cell_text(check);
	return row;
}

static void set_place(const struct wording *words, const struct audit *audit, struct audit_row *row,
                      const struct place *place)
{
	struct spot spot = spot_of(audit->spots, place);
	row->cells[COLUMN_LINE] = cell_ordinal(place->line);
	row->cells[COLUMN_BYTES] = cell_text(place_text(place, words->arena));
	row->cells[COLUMN_PAGE] = cell_ordinal(spot.page);
	row->cells[COLUMN_PARAGRAPH] = cell_ordinal(spot.paragraph);
	row->cells[COLUMN_UNDER] = cell_text(spot_heading(spot.holder, words->arena));
}

/* The lower end in a column, the upper one in the next. */
static void set_interval(struct audit_row *row, enum audit_column min,
                         const struct interval *interval)
{
	const struct bound *ends[] = {&interval->min, &interval->max};
	for (size_t i = 0; i < 2; i++) {
		if (!ends[i]->is_infinite) {
			row->cells[min + i] = cell_number(ends[i]->value);
		}
	}
}

/* What a proof's stated amount and its terms have alike. */
static void set_amount(const struct wording *words, const struct audit *audit,
                       struct audit_row *row, const struct proof *proof,
                       const struct amount *amount)
{
	row->cells[COLUMN_SCOPE] = cell_text(proof->scope);
	row->cells[COLUMN_UNIT] = cell_text(proof->unit);
	row->cells[COLUMN_TABLE_ROW] = cell_ordinal(proof->row);
	row->cells[COLUMN_TABLE_COLUMN] = cell_ordinal(proof->column);
	row->cells[COLUMN_HEADING] = cell_text(proof->heading);
	row->cells[COLUMN_RELATION] = cell_text(relation_name(amount->relation));
	if (amount->has_value) {
		row->cells[COLUMN_VALUE] = cell_number(amount->value);
	}
	if (amount_has_bounds(amount)) {
		set_interval(row, COLUMN_MIN, &amount->interval);
	}
	set_place(words, audit, row, &amount->place);
}

struct audit_row row_of_term(const struct wording *words, const struct audit *audit,
                             const struct proof *proof, const struct term *term)
{
	struct audit_row row = new_row(audit, STR("term"), proof->check);
	set_amount(words, audit, &row, proof, &term->amount);
	row.cells[COLUMN_DIRECTION] = cell_text(term->number);
	row.cells[COLUMN_TITLE] = cell_text(term->title);
	row.cells[COLUMN_CODE] = cell_text(term->code);
	row.cells[COLUMN_TIMES] = cell_ordinal(term->times);
	row.cells[COLUMN_TEXT] = cell_text(words_written(words, term));
	row.cells[COLUMN_PLACE] = cell_text(term->id);
	return row;
}

struct audit_row row_of_proof(const struct wording *words, const struct audit *audit,
                              const struct proof *proof)
{
	struct audit_row row = new_row(audit, STR("proof"), proof->check);
	set_amount(words, audit, &row, proof, &proof->stated);
	row.cells[COLUMN_VERDICT] = cell_text(verdict_name(proof->verdict));
	row.cells[COLUMN_TEXT] = cell_text(proof->stated.text);
	if (!proof->has_overflow) {
		row.cells[COLUMN_SUM] = cell_number(proof->sum);
		row.cells[COLUMN_DIFFERENCE] = cell_number(proof->difference);
		set_interval(&row, COLUMN_SUM_MIN, &proof->interval);
	}
	row.cells[COLUMN_MISSING] = cell_count(proof->missing);
	row.cells[COLUMN_MESSAGE] = cell_text(words_proof(words, proof));
	row.cells[COLUMN_PLACE] = cell_text(words_scope(words, proof));
	row.cells[COLUMN_REASON] = cell_text(words_reason(words, proof));
	row.cells[COLUMN_TOLERANCE] = cell_text(words_tolerance(words, audit));
	row.cells[COLUMN_SUMMARY] = cell_text(words_check(words, proof->check));
	return row;
}

struct audit_row row_of_finding(const struct wording *words, const struct audit *audit,
                                const struct finding *finding)
{
	struct audit_row row = new_row(audit, STR("finding"), finding->check);
	row.cells[COLUMN_SCOPE] = cell_text(finding->id);
	row.cells[COLUMN_LEVEL] = cell_text(finding_level_name(finding->level));
	row.cells[COLUMN_MESSAGE] = cell_text(words_finding(words, audit, finding));
	set_place(words, audit, &row, &finding->place);
	return row;
}

struct audit_row row_of_document(const struct wording *words, const struct audit *audit)
{
	struct audit_row row = new_row(audit, STR("document"), STR(""));
	row.cells[COLUMN_VERDICT] = cell_text(audit_verdict(audit));
	row.cells[COLUMN_TITLE] = cell_text(audit->model->title);
	row.cells[COLUMN_TEXT] = cell_text(audit->model->source.sha256);
	row.cells[COLUMN_MESSAGE] = cell_text(words_tolerance(words, audit));
	return row;
}
