/* Audits as rows of cells, for CSV and for a workbook: what a document, a proof, a term and a finding
 * have in each column. */
#ifndef ZHINAN_REPORT_AUDIT_ROWS_H
#define ZHINAN_REPORT_AUDIT_ROWS_H

#include "audit/audit.h"
#include "report/cell.h"
#include "report/words.h"

enum audit_column {
	COLUMN_SOURCE,
	COLUMN_RECORD, /* document proof term finding */
	COLUMN_CHECK,
	COLUMN_SCOPE, /* of a proof or term, the direction whose total it is; of a finding, its part */
	COLUMN_VERDICT,
	COLUMN_LEVEL,
	COLUMN_DIRECTION,
	COLUMN_TITLE,
	COLUMN_CODE,
	COLUMN_TIMES,
	COLUMN_TEXT,
	COLUMN_RELATION,
	COLUMN_VALUE, /* of a proof: what is stated; so are min and max */
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
	COLUMN_PAGE, /* 0 where there is none; the same of paragraphs */
	COLUMN_PARAGRAPH,
	COLUMN_UNDER,                    /* the heading above the place */
	CSV_COLUMN_COUNT,                /* behind it, those of a workbook alone */
	COLUMN_PLACE = CSV_COLUMN_COUNT, /* of a term its part, of a proof the part and the cell */
	COLUMN_SUM_MIN,
	COLUMN_SUM_MAX,
	COLUMN_STATED, /* in the row of a total */
	COLUMN_REASON,
	COLUMN_TOLERANCE,
	COLUMN_SUMMARY, /* what the check proves */
	COLUMN_COUNT
};

struct audit_row {
	struct cell cells[COLUMN_COUNT];
};

/* What is not there is an empty cell; so is an end of an interval that is infinite. Texts are the
 * audit's, or in the arena of the words. */
struct audit_row row_of_document(const struct wording *words, const struct audit *audit);
struct audit_row row_of_proof(const struct wording *words, const struct audit *audit,
                              const struct proof *proof);
struct audit_row row_of_term(const struct wording *words, const struct audit *audit,
                             const struct proof *proof, const struct term *term);
struct audit_row row_of_finding(const struct wording *words, const struct audit *audit,
                                const struct finding *finding);

#endif
