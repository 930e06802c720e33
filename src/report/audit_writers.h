/* The writers of audits, one a file; report.c has them in its table. */
#ifndef ZHINAN_REPORT_AUDIT_WRITERS_H
#define ZHINAN_REPORT_AUDIT_WRITERS_H

#include "report/report.h"

report_writer audit_text;
report_writer audit_json;
report_writer audit_csv;
report_writer audit_xlsx;
report_writer audit_svrl;
report_writer audit_sarif;

#endif
