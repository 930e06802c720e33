/* Tables for a spreadsheet: RFC 4180, with a byte-order mark so that Excel takes them for UTF-8.
 * Text that a spreadsheet would take for a formula is guarded; numbers are ours and stay
 * numbers. A write that fails sets the stream's error flag. */
#ifndef ZHINAN_REPORT_CSV_OUT_H
#define ZHINAN_REPORT_CSV_OUT_H

#include <stdio.h>

#include "report/cell.h"

/* The byte-order mark and the row with the columns' names, which are plain words. */
void csv_head(FILE *stream, const char *const *names, size_t count);

/* A row. */
void csv_row(FILE *stream, const struct cell *cells, size_t count);

#endif
