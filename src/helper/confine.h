/* What the helper programs may do, which read documents that may be made to do harm. */
#ifndef ZHINAN_HELPER_CONFINE_H
#define ZHINAN_HELPER_CONFINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { HELPER_NOT_STARTED = 127 /* as a shell says it of what it cannot run */ };

/* Maps standard input, which must be a file; NULL if it is none or empty. */
const void *helper_input(size_t *size);

/* After this the process may use memory, its open files, and what is in some folders (absolute paths, the last NULL),
 * which it opens for reading. Opening another file fails, and opening one for writing; any other system call ends the
 * process, such as a signal to another one. Limits on memory (bytes), processor time, files and their size apply even if
 * the caller has set none. False, with a word on standard error, if the system refuses. */
bool helper_confine(const char *const *readable, uint64_t memory);

#endif
