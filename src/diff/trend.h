/* Many models side by side: partner by year, how many projects and how much money. One record of
 * the result, from which every report is written; nothing here prints.
 *
 * An edition is one document. A row is a partner, identified by its code, or a direction without
 * a partner, identified by its key. A cell is what one row has in one edition, or in one year:
 * the sum over the year's editions. Of several documents of one year, batch and programme only
 * one counts in its year, as a draft and the final text say the same twice: the final before the
 * draft, then the last. What no document states is missing, and never 0. */
#ifndef ZHINAN_DIFF_TREND_H
#define ZHINAN_DIFF_TREND_H

#include "model/model.h"
#include "value/sum.h"

/* What is counted. TREND_FUNDS + i is money in currency i: amounts in two currencies are never
 * added. */
enum { TREND_DIRECTIONS, TREND_PARTNERS, TREND_PROJECTS, TREND_FUNDS };

enum { NO_YEAR = SIZE_MAX };

/* In place of a row: the document as a whole. */
#define WHOLE_DOCUMENT SIZE_MAX

/* One measure of a row. A direction that does not state it is in sum.missing; of funds it is
 * missing in each currency that the cell has, or in the first where it has none. */
struct trend_figure {
	uint32_t measure; /* TREND_PROJECTS or TREND_FUNDS + currency */
	struct sum sum;
};

/* What a row has in a column. */
struct trend_cell {
	uint32_t column;     /* an edition or a year, by its place in the trend */
	uint32_t directions; /* at least 1 */
	uint32_t shared;     /* of these: with more than one partner, so in other rows too */
	struct trend_figure *figures; /* ascending in measure; TREND_PROJECTS is always there */
	size_t figure_count;
	size_t figure_capacity;
};

/* From a year of the trend to the next one that it has; that is not always the year behind it. There
 * is none where one of the two has no whole number: where something is missing from it, or it is a
 * range. */
struct trend_change {
	uint32_t measure;
	uint32_t from_year;
	uint32_t to_year;
	struct decimal from;
	struct decimal to;
	struct decimal delta;   /* to minus from */
	struct decimal percent; /* of from; two digits, rounded half away from zero */
	bool has_percent;       /* false where from is 0 */
	bool is_exact;          /* both ends are; else one is about, at most or at least */
};

struct trend_row {
	bool is_partner;
	struct str id; /* the partner's code, or its name where it has none; the direction's key, or
	                    its title where it has none */
	struct str code;          /* of a partner: ISO 3166 or a bloc's; may be empty */
	struct str name;          /* as the newest edition writes it */
	struct trend_cell *cells; /* by edition, those that there are, ascending */
	size_t cell_count;
	size_t cell_capacity;
	struct trend_cell *years; /* by year, likewise */
	size_t year_count;
	size_t year_capacity;
	struct trend_change *changes; /* ascending in measure, then in year */
	size_t change_count;
};

/* How much money each project gets at most, or exactly, in an edition or in a year. Where several
 * such amounts are stated, the sum is a range that holds them all. */
struct trend_cap_cell {
	uint32_t column; /* an edition or a year, by its place in the trend */
	struct sum sum;  /* of one term: nothing is added */
};

/* What is stated for each project: of the document as a whole, or of a row; of one kind of project,
 * or of all. */
struct trend_cap {
	size_t row;      /* or WHOLE_DOCUMENT */
	struct str kind; /* of project, as written; may be empty */
	struct str
	    currency; /* an ISO 4217 code, not always one of the trend's, which can be added */
	struct trend_cap_cell *cells; /* by edition, ascending */
	size_t cell_count;
	size_t cell_capacity;
	struct trend_cap_cell *years; /* by year, likewise */
	size_t year_count;
	size_t year_capacity;
	struct trend_change *changes; /* ascending in year; their measure has no meaning */
	size_t change_count;
};

/* A total of a column: summed over its directions, each once, and as the documents state it. */
struct trend_total {
	uint32_t measure;
	struct sum sum;
	bool is_stated;
	struct amount stated;
	enum verdict verdict;      /* on the sum beside what is stated; where is_stated */
	struct decimal difference; /* sum minus stated */
};

struct trend_column {
	struct trend_total *totals; /* ascending in measure; partners and funds only where there
	                                are any */
	size_t total_count;
	size_t total_capacity;
};

struct trend_edition {
	const struct model *model;
	struct str label; /* "2023-2", "2023-2 draft"; with the document's name where two would have
	                     the same, and "#2" where that is the same too; the name alone where
	                     there is no year */
	bool has_name;    /* the label has */
	uint32_t copy;    /* the number behind # in the label; 0: there is none */
	size_t year;      /* its place among the years, or NO_YEAR */
	/* In its year; see above. True where there is no year, as it stands alone. */
	bool is_counted;
	struct trend_column column;
};

struct trend_year {
	uint32_t year;
	size_t first;   /* its editions are [first, first + count) */
	size_t count;   /* those that are not counted too */
	size_t counted; /* of them; with more than one the year is a column of its own */
	struct trend_column column;
};

struct trend {
	struct arena *arena;
	struct trend_edition *editions; /* by year, batch, draft before final, then by name; without
	                                   a year at the end */
	size_t edition_count;
	struct trend_year *years; /* that an edition has, ascending */
	size_t year_count;
	struct str *currencies; /* CNY first if it is among them, the others by code */
	size_t currency_count;
	struct trend_row *rows; /* partners, then directions without one; each in the order of the
	                           newest edition that has them */
	size_t row_count;
	size_t partner_count;   /* how many of the rows are partners */
	struct trend_cap *caps; /* by currency; those of the documents, then by row */
	size_t cap_count;
	struct trend_change
	    *changes; /* of the years' summed totals, ascending in measure, then in year */
	size_t change_count;
	size_t shared; /* directions that stand in several rows, over all editions */
};

/* Compares models, which must outlive the result; all is in the arena. The order of the models
 * makes no difference, unless two of them have year, batch, status, name and hash alike.
 *
 * A direction that has directions in it and neither a partner nor a figure of its own, while one
 * in it has a partner, counts as those in it. The figure of a direction is its own where
 * it has one; else the sum of those inside it. */
void trend_from_models(struct trend *out, struct arena *arena, const struct model *const *models,
                       size_t count);

/* The cell of a row in an edition, in a year; NULL where it is not there. */
const struct trend_cell *trend_cell_of_edition(const struct trend_row *row, size_t edition);
const struct trend_cell *trend_cell_of_year(const struct trend_row *row, size_t year);

/* The sum of a measure in a cell, or NULL. */
const struct sum *trend_sum(const struct trend_cell *cell, uint32_t measure);

/* The total of a measure in a column, or NULL. */
const struct trend_total *trend_total(const struct trend_column *column, uint32_t measure);

/* The change of a measure to a year among changes, or NULL. */
const struct trend_change *trend_change(const struct trend_change *changes, size_t count,
                                        uint32_t measure, uint32_t to_year);

/* What a cap is in an edition, in a year; NULL where nothing is stated. */
const struct sum *trend_cap_of_edition(const struct trend_cap *cap, size_t edition);
const struct sum *trend_cap_of_year(const struct trend_cap *cap, size_t year);

/* Whether the row is missing in a year between its first and its last one. */
bool trend_is_gap(const struct trend_row *row, size_t year);

#endif
