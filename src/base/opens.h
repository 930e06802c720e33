/* Where the kernel knows no paths (sandbox.h), another process decides which files one opens: each open waits for an
 * answer, which is a file that the other process has opened for it, to be read alone, or a refusal. */
#ifndef ZHINAN_BASE_OPENS_H
#define ZHINAN_BASE_OPENS_H

#include <stdbool.h>
#include <sys/types.h>

/* From now on, also after exec, each open of this process is asked for, by a descriptor that is sent through a socket.
 * May be called between fork and exec. Sets NO_NEW_PRIVS. False where the system refuses that. */
bool opens_ask(int channel);

/* The descriptor that was sent; -1 where none was, as the process has its files from the kernel, or ended. */
int opens_receive(int channel);

/* Answers one open of a child that waits: what is in these files and folders is opened, whatever links lead there, and
 * its own standard input by that name; all else is refused. The paths are absolute and without links, the last is NULL. */
void opens_answer(int asked, pid_t child, const char *const *paths);

#endif
