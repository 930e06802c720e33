/* The page of a view, for the command serve. */
#ifndef ZHINAN_CMD_SERVE_PAGE_H
#define ZHINAN_CMD_SERVE_PAGE_H

#include "cmd/command.h"
#include "report/report.h"

/* Writes the page of a report, which needs nothing else: its own, in HTML, or else what is printed on a terminal. The
 * report's stream and words are set. */
enum status write_page(enum report_kind kind, const struct report *report) MUST_CHECK;

/* The policy of a page for its contents (CSP), which it states in its head; data NULL where it states none. */
struct str page_policy(struct str page);

#endif
