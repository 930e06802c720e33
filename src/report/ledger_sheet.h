/* The sheet of a workbook that is the ledger itself. */
#ifndef ZHINAN_REPORT_LEDGER_SHEET_H
#define ZHINAN_REPORT_LEDGER_SHEET_H

#include "report/ledger_rows.h"
#include "report/source_lines.h"

/* The sheet, empty. */
struct sheet *ledger_sheet_add(struct workbook *book, struct arena *arena,
                               const struct ledger *ledger);

/* Its rows: the directions, under a filter, then the sums over them, what the document and its
 * sections state, and how these differ. Places lead to the rows of `lines` in the sheet `texts`. */
void ledger_sheet_put(struct sheet *sheet, const struct wording *words, const struct ledger *ledger,
                      const struct source_lines *lines, const struct sheet *texts);

#endif
