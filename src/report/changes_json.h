/* Changes as JSON for what holds them, such as a page. */
#ifndef ZHINAN_REPORT_CHANGES_JSON_H
#define ZHINAN_REPORT_CHANGES_JSON_H

#include <stdio.h>

#include "diff/changes.h"
#include "report/words.h"

/* Writes what `diff --format json` writes, on one line. */
void changes_json_line(const struct wording *words, const struct changes *changes, FILE *stream);

#endif
