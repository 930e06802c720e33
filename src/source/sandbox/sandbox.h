/* What a program that this project did not write may ask of the system. */
#ifndef ZHINAN_SOURCE_SANDBOX_SANDBOX_H
#define ZHINAN_SOURCE_SANDBOX_SANDBOX_H

#include <stdbool.h>

/* From here on, and in whatever the process becomes, it may use memory, what is open, and files that
 * it opens for reading; it can open none for writing, change none, start no process and reach no
 * network: such calls fail with EPERM. To be called between fork and exec; makes only calls that
 * are safe there. False where the system refuses the filter. */
bool sandbox_enter(void);

#endif
