/* Where the result of a command goes: standard output, or the file that its options name. */
#ifndef ZHINAN_CMD_OUTPUT_H
#define ZHINAN_CMD_OUTPUT_H

#include "base/file.h"
#include "cmd/command.h"
#include "report/report.h"

/* Checks, before anything is read, that the output is none of the inputs, and that a format which is
 * no text does not go to a terminal. STATUS_TROUBLE with a diag. */
enum status output_check(struct context *context, const char *format, char **inputs) MUST_CHECK;

/* Whether the result goes to a terminal. */
bool output_is_terminal(const struct options *options);

/* Opens the output. Close it with output_close, which frees what the writer owns. */
enum status output_open(struct file_writer *writer, struct context *context) MUST_CHECK;

/* Closes the output; keeps what was written if `status`, the result of writing, is STATUS_OK.
 * Returns the worse of `status` and the result of closing. */
enum status output_close(struct file_writer *writer, struct context *context,
                         enum status status) MUST_CHECK;

/* Opens the output, writes a report in the format that the options name, and closes it. Sets the
 * report's stream and language; the caller sets the rest. */
enum status output_report(struct context *context, enum report_kind kind,
                          struct report *report) MUST_CHECK;

#endif
