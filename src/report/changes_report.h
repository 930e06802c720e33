/* Reports of what differs between two models: one table of writers, each of which reads the record of
 * the result and works nothing out for itself. */
#ifndef ZHINAN_REPORT_CHANGES_REPORT_H
#define ZHINAN_REPORT_CHANGES_REPORT_H

#include <stdio.h>

#include "base/diag.h"
#include "diff/changes.h"

/* A way to write changes. STATUS_OK, or STATUS_TROUBLE with a diag; whether the stream took all of it
 * is for whoever closes it to ask. Strings are made in the diags' arena. */
typedef enum status changes_writer(FILE *stream, const struct changes *changes,
                                   enum language language, struct diags *diags);

/* The writers, one a file.
 *
 *   text   for a terminal of 80 columns: each change with its old and its new, one under the other
 *   json   an object; its shape is section 8 of the design, and stands in changes_json.c
 *   xml    the new model with marks, and the list of changes (grammars/changes.xsd); with the old
 *          model it makes the new one again (apply_changes.h)
 *   html   a page that needs nothing else: the list, and both texts beside each other
 */
changes_writer changes_text;
changes_writer changes_json;
changes_writer changes_xml;
changes_writer changes_html;

/* Writes changes in a format; NULL is the first. An unknown one is STATUS_TROUBLE. Output depends on
 * the changes and the language alone, colour on a terminal aside. */
enum status report_changes(FILE *stream, const char *format, const struct changes *changes,
                           enum language language, struct diags *diags) MUST_CHECK;

#endif
