/* What a program that reads a document may ask of the system. */
#ifndef ZHINAN_SOURCE_SANDBOX_SANDBOX_H
#define ZHINAN_SOURCE_SANDBOX_SANDBOX_H

#include <stdbool.h>

/* The files and folders that such programs need: to start, and what they know of fonts and characters. */
extern const char *const sandbox_readable[];

/* From here on the process, and what it becomes, can open and run only a program and what is readable; where the kernel
 * knows no paths, each open is asked for by a descriptor that is sent through the channel (base/opens.h). To be called
 * between fork and exec; makes only calls that are safe there. False where the system can do neither. */
bool sandbox_close_files(const char *program, int channel);

/* From here on, and in whatever the process becomes, it may use memory, what is open, and files that it opens for
 * reading; it can open none for writing, change none, start no process, signal none, change no limit and reach no
 * network: such calls fail with EPERM. To be called between fork and exec; makes only calls that are safe there. False
 * where the system refuses the filter. */
bool sandbox_enter(void);

#endif
