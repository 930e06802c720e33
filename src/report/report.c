/* The tables of formats. Knows the writers by name alone. */
#include "report/report.h"

struct format {
	const char *name; /* NULL behind the last */
	report_writer *write;
};

#define ROW(kind, name) {#name, kind##_##name},
static const struct format audit_formats[] = {AUDIT_FORMATS(ROW){0}};
static const struct format changes_formats[] = {CHANGES_FORMATS(ROW){0}};
static const struct format trend_formats[] = {TREND_FORMATS(ROW){0}};
static const struct format ledger_formats[] = {LEDGER_FORMATS(ROW){0}};
static const struct format page_formats[] = {PAGE_FORMATS(ROW){0}};

report_writer *report_find(enum report_kind kind, const char *format)
{
	static const struct format *const tables[] = {
	    [REPORT_AUDIT] = audit_formats, [REPORT_CHANGES] = changes_formats,
	    [REPORT_TREND] = trend_formats, [REPORT_LEDGER] = ledger_formats,
	    [REPORT_PAGE] = page_formats,
	};
	const struct format *row = tables[kind];
	while (format && row->name && strcmp(row->name, format) != 0) {
		row++;
	}
	return row->write;
}
