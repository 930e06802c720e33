/* Whether a workbook is whole. The library that makes it writes each part to a temporary file first and does not look
 * whether that worked: on a full disk it makes a workbook without the ends of its parts, and says nothing. */
#ifndef ZHINAN_REPORT_WORKBOOK_CHECK_H
#define ZHINAN_REPORT_WORKBOOK_CHECK_H

#include <stdbool.h>

#include "base/arena.h"

/* Whether each part of a workbook's archive is well-formed, and its table of texts has as many as it says. Without
 * libzip nobody can tell: true. */
bool workbook_is_whole(struct str archive, struct arena *arena);

#endif
