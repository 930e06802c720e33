/* Waiting for new texts in folders (inotify). */
#ifndef ZHINAN_BATCH_WATCH_H
#define ZHINAN_BATCH_WATCH_H

#include "base/diag.h"

struct watch;

/* Watches the folders among some inputs, with all that is in them, but not the folder of results. The watch is in the
 * arena. STATUS_TROUBLE with a diag where the system has no more watches, or no input is a folder. */
enum status watch_open(struct watch **out, struct arena *arena, char *const *inputs, size_t count,
                       const char *results, struct diags *diags) MUST_CHECK;

/* Waits until files have come or changed since it was opened, or last waited, and then nothing more for a moment, since
 * copying takes some time. True then; false when the system fails. */
bool watch_wait(struct watch *watch);

/* NULL is fine. */
void watch_close(struct watch *watch);

#endif
