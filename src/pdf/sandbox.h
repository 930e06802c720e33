/* What zhinan-pdf may do. */
#ifndef ZHINAN_PDF_SANDBOX_H
#define ZHINAN_PDF_SANDBOX_H

#include <stdbool.h>

/* From here on the process may use memory, the files that are open, and files that it opens for
 * reading; any other system call ends it, and to open for writing is denied. Limits on memory,
 * processor time, files and their size hold even where its caller has set none. False where the
 * system refuses them. */
bool sandbox_enter(void);

#endif
