/* Reports of audits: one table of writers, each of which reads the record of the result and
 * works nothing out for itself, so that no two reports can disagree. */
#ifndef ZHINAN_REPORT_REPORT_H
#define ZHINAN_REPORT_REPORT_H

#include <stdio.h>

#include "audit/audit.h"

/* A way to write audits. `count` is the number of audits, which are written in their order.
 * STATUS_OK, or STATUS_TROUBLE with a diag for what the format's library cannot do; whether the
 * stream took all of it is for whoever closes it to ask. Strings are made in the diags' arena. */
typedef enum status report_writer(FILE *stream, const struct audit *const *audits, size_t count,
                                  enum language language, struct diags *diags);

struct report_format {
	const char *name;
	report_writer *write;
	bool is_binary; /* nothing for a terminal */
};

/* All formats, the default first. */
extern const struct report_format report_formats[];
extern const size_t report_format_count;

/* The format of a name (NULL: the default), or NULL. */
const struct report_format *report_format_find(const char *name);

/* Writes audits in a format; an unknown one is STATUS_TROUBLE. What becomes of several audits:
 *
 *   text   of one, a ledger for 80 columns; of several, a line each and a summary
 *   json   of one, an object (its shape is section 8 of the design); of several, a list of them
 *   csv    one table; the first column names the document (RFC 4180)
 *   xlsx   the sheets terms, proofs and findings; the first column names the document
 *   svrl   one schematron-output; each pattern names its document (ISO/IEC 19757-3)
 *   sarif  one run each (SARIF 2.1.0)
 *
 * Output depends on the audits and the language alone, colour on a terminal aside. */
enum status report_audit(FILE *stream, const char *format, const struct audit *const *audits,
                         size_t count, enum language language, struct diags *diags) MUST_CHECK;

#endif
