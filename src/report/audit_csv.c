/* Audits as one table for a spreadsheet: a row for each document, proof, term and finding. */
#include "report/audit_rows.h"
#include "report/csv_out.h"
#include "report/report.h"

static const char *const names[CSV_COLUMN_COUNT] = {
    "source",  "record", "check",  "scope",      "verdict",  "level",     "direction",
    "title",   "code",   "times",  "text",       "relation", "value",     "min",
    "max",     "unit",   "sum",    "difference", "missing",  "line",      "bytes",
    "message", "row",    "column", "heading",    "page",     "paragraph", "section",
};

static void print_row(FILE *stream, struct audit_row row)
{
	csv_row(stream, row.cells, CSV_COLUMN_COUNT);
}

enum status audit_csv(const struct report *report)
{
	FILE *stream = report->stream;
	const struct wording *words = &report->words;
	csv_head(stream, names, CSV_COLUMN_COUNT);
	for (size_t i = 0; i < report->audit_count; i++) {
		const struct audit *audit = report->audits[i];
		print_row(stream, row_of_document(words, audit));
		for (size_t p = 0; p < audit->proof_count; p++) {
			const struct proof *proof = &audit->proofs[p];
			print_row(stream, row_of_proof(words, audit, proof));
			for (size_t t = 0; t < proof->term_count; t++) {
				print_row(stream,
				          row_of_term(words, audit, proof, &proof->terms[t]));
			}
		}
		for (size_t f = 0; f < audit->finding_count; f++) {
			print_row(stream, row_of_finding(words, audit, &audit->findings[f]));
		}
	}
	return STATUS_OK;
}
