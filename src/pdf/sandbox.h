/* What zhinan-pdf may do. */
#ifndef ZHINAN_PDF_SANDBOX_H
#define ZHINAN_PDF_SANDBOX_H

#include <stdbool.h>

/* After this the process may use memory, its open files, and the tables of poppler, which it opens for reading. Opening
 * another file fails, and opening one for writing; any other system call ends the process, such as a signal to another
 * one. Limits on memory, processor time, files and their size apply even if the caller has set none. False if the system
 * refuses. */
bool sandbox_enter(void);

#endif
