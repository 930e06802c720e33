/* The files that are part of the program: the tables and views of the database, the template of the page and its style. Each function gives the bytes of the
 * file of its name, followed by a byte of 0, which live for ever. */
#ifndef ZHINAN_ARCHIVE_ARCHIVE_FILES_H
#define ZHINAN_ARCHIVE_ARCHIVE_FILES_H

#include "base/str.h"

struct str archive_schema_sql(void);
struct str archive_views_sql(void);
struct str archive_page_html(void);
struct str archive_page_css(void);

#endif
