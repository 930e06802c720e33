/* Files that are written before they get their names: in the folder of the result, named .zhinan-XXXXXX, and locked while
 * the process is alive that writes them. A process that ends early removes its own; those of one that was killed are
 * removed by the next that writes into the folder, which the lock tells from one that is still at work. */
#ifndef ZHINAN_BASE_TEMPORARY_FILE_H
#define ZHINAN_BASE_TEMPORARY_FILE_H

#include <stdbool.h>

/* Makes one in a folder ("" is the current one), for its owner alone. Returns its descriptor, and the path, which
 * temporary_end takes back; -1 with errno. */
int temporary_open(char **path, const char *folder);

/* Lets a path be removed where the process ends early, as of a file that a library makes. Returns the path to hand to
 * temporary_end. */
char *temporary_note(const char *path);

/* Takes back the path of a file that has its final name, or removes the file (!keep). */
void temporary_end(char *path, bool keep);

/* Removes what ended processes left in a folder, and nothing else. */
void temporary_sweep(const char *folder);

/* Removes the temporary files of this process; safe in a signal handler. For an end that comes before the writers'. */
void temporary_remove_all(void);

/* Does so where a signal ends the process, which then ends by that signal. Signals that are ignored stay so. */
void temporary_remove_on_signals(void);

#endif
