/* Reports of trends: one table of writers, each of which reads the record of the result. */
#ifndef ZHINAN_REPORT_TREND_REPORT_H
#define ZHINAN_REPORT_TREND_REPORT_H

#include <stdio.h>

#include "base/diag.h"
#include "diff/trend.h"

/* A way to write a trend. STATUS_OK, or STATUS_TROUBLE with a diag for what the format's library
 * cannot do; whether the stream took all of it is for whoever closes it to ask. Strings are made
 * in the diags' arena. */
typedef enum status trend_writer(FILE *stream, const struct trend *trend, enum language language,
                                 struct diags *diags);

trend_writer trend_text;
trend_writer trend_json;
trend_writer trend_csv;
trend_writer trend_svg;

/* Writes a trend in a format (NULL: the first); an unknown one is STATUS_TROUBLE.
 *
 *   text  tables for 80 columns, in blocks of years where there are many
 *   json  an object; see trend_json.c for its shape
 *   csv   one table in long form: a row for each figure, total and change (RFC 4180)
 *   svg   a picture to print: a row a partner, a column an edition, in shades of grey (SVG 1.1)
 *
 * Output depends on the trend and the language alone. */
enum status report_trend(FILE *stream, const char *format, const struct trend *trend,
                         enum language language, struct diags *diags) MUST_CHECK;

#endif
