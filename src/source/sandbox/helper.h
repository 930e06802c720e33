/* The programs of zhinan's own that read a format, in a sandbox each. */
#ifndef ZHINAN_SOURCE_SANDBOX_HELPER_H
#define ZHINAN_SOURCE_SANDBOX_HELPER_H

#include "source/reading_job.h"

/* The path of a program: in the folders that the job names, or else beside this program, or where an installation or a
 * build has it. NULL where it is in none; `tried` says in which. Both are in the arena. */
const char *helper_find(const struct reading_job *job, struct str name, struct str *tried);

#endif
