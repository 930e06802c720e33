/* Why the system refused to read or write a file, in plain words that say what to do. */
#ifndef ZHINAN_BASE_SYSTEM_ERROR_H
#define ZHINAN_BASE_SYSTEM_ERROR_H

#include <stdio.h>

#include "base/diag.h"

/* Adds a diag for an errno of reading, or of writing, a file: STATUS_TROUBLE, always. The path may
 * be empty. */
enum status unreadable(struct diags *diags, const char *path, int error);
enum status unwritable(struct diags *diags, const char *path, int error);

/* Flushes a stream that was written to: why it did not take all, as an errno; 0: it did. */
int stream_error(FILE *stream);

#endif
