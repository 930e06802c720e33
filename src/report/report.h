/* Reports of audits, of changes, of trends and of what a document says. A report is a writer in the file of its name and a
 * row in one of the lists below: prototypes, look-up, help and the check of --format come from
 * these. A writer reads the record of the result and works nothing out for itself, so that no two
 * reports of one result can disagree. */
#ifndef ZHINAN_REPORT_REPORT_H
#define ZHINAN_REPORT_REPORT_H

#include <stdio.h>

#include "audit/audit.h"
#include "diff/changes.h"
#include "diff/trend.h"
#include "report/page_input.h"
#include "report/words.h"

/* The formats of each kind of report, the default first: FORMAT(kind, name) is written by the
 * function kind_name in src/report/kind_name.c.
 *
 * Audits, of one document or several:
 *   text   of one, a ledger for 80 columns; of several, a line each and a summary
 *   json   of one, an object (its shape is section 8 of the design); of several, a list of them
 *   csv    one table; the first column names the document (RFC 4180)
 *   xlsx   the sheets overview, proofs, terms, findings and source text; the first column names
 *          the document
 *   svrl   one schematron-output; each pattern names its document (ISO/IEC 19757-3)
 *   sarif  one run, whose artifacts are the documents (SARIF 2.1.0) */
#define AUDIT_FORMATS(FORMAT)                                                                      \
	FORMAT(audit, text)                                                                        \
	FORMAT(audit, json)                                                                        \
	FORMAT(audit, csv) FORMAT(audit, xlsx) FORMAT(audit, svrl) FORMAT(audit, sarif)

/* Changes between two models:
 *   text   for a terminal of 80 columns: each change with its old and its new, one under the other
 *   json   an object; its shape is section 8 of the design, and stands in changes_json.c
 *   xml    the new model with marks, and the list of changes (grammars/changes.xsd); with the old
 *          model it makes the new one again (diff/apply_changes.h)
 *   html   a page that needs nothing else: the directions with their figures, the list, and both
 *          texts beside each other; works without its script for reading and printing
 *   docx   the new text with tracked changes and comments (ECMA-376)
 *   csv    one table: documents, totals, partners, changes (RFC 4180)
 *   xlsx   a sheet that sums up, with live differences, and one with a row for each change */
#define CHANGES_FORMATS(FORMAT)                                                                    \
	FORMAT(changes, text)                                                                      \
	FORMAT(changes, json)                                                                      \
	FORMAT(changes, xml)                                                                       \
	FORMAT(changes, html) FORMAT(changes, docx) FORMAT(changes, csv) FORMAT(changes, xlsx)

/* Trends over many documents:
 *   text   tables for 80 columns, in blocks of years where there are many
 *   json   an object; its shape stands in trend_json.c
 *   csv    one table in long form: a row for each figure, total and change (RFC 4180)
 *   xlsx   a sheet for each measure: a row a partner, a column a year, with live totals
 *   svg    a picture to print: a row a partner, a column an edition, in greys (SVG 1.1)
 *   html   a page that needs nothing else: tables that sort, and line charts; works without its
 *          script for reading and printing */
#define TREND_FORMATS(FORMAT)                                                                      \
	FORMAT(trend, text)                                                                        \
	FORMAT(trend, json)                                                                        \
	FORMAT(trend, csv) FORMAT(trend, xlsx) FORMAT(trend, svg) FORMAT(trend, html)

/* The page of one document, made of its audit and of what a page is given beside it:
 *   html   what was understood and proved, beside the text: a page that needs nothing else, and
 *          works without its script for reading and printing */
#define PAGE_FORMATS(FORMAT) FORMAT(page, html)

/* The ledger of one document, made of the audit of its totals (audit_totals):
 *   xlsx   directions with live sums, facts, mentions of amounts, and the texts they stand in
 *   csv    one table in long form: directions, stated totals, facts, mentions (RFC 4180) */
#define LEDGER_FORMATS(FORMAT) FORMAT(ledger, csv) FORMAT(ledger, xlsx)

/* The names in one of these lists, with a blank between: "text json". */
#define REPORT_NAME(kind, name) " " #name
#define REPORT_NAMES(formats) &formats(REPORT_NAME)[1]

enum report_kind { REPORT_AUDIT, REPORT_CHANGES, REPORT_TREND, REPORT_LEDGER, REPORT_PAGE };

/* Where a model was read from. Paths are bytes as the user gave them. */
struct audit_origin {
	struct str path;  /* of the document, or of the XML of its model */
	bool is_document; /* the document itself */
};

/* What a writer is given: where to write, and the one result that reports of its kind are of. */
struct report {
	FILE *stream; /* borrowed; its error flag says whether it took all of the report */
	struct wording words;
	struct diags *diags;
	const struct audit *const *audits;
	size_t audit_count; /* they are written in their order */
	const struct audit_origin
	    *origins;        /* of each audit, or of both models of changes; NULL: not known */
	const char *version; /* of the program; NULL: not known */
	const struct page_input *input; /* of a page; NULL: the model alone */
	const struct changes *changes;
	const struct trend *trend;
	bool show_all; /* a trend as text leaves nothing out */
};

/* Writes a report. STATUS_OK, or STATUS_TROUBLE with a diag for what a library cannot do. Output
 * depends on the result and the language alone, colour on a terminal aside. */
typedef enum status report_writer(const struct report *report);

#define REPORT_WRITER(kind, name) report_writer kind##_##name;
AUDIT_FORMATS(REPORT_WRITER)
CHANGES_FORMATS(REPORT_WRITER)
TREND_FORMATS(REPORT_WRITER)
LEDGER_FORMATS(REPORT_WRITER)
PAGE_FORMATS(REPORT_WRITER)
#undef REPORT_WRITER

/* The writer of a format (NULL: the default one); NULL where there is no such format. */
report_writer *report_find(enum report_kind kind, const char *format);

#endif
