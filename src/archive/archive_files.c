/* Puts the files of an archive into the program. */
#include "archive/archive_files.h"

#include "base/embed.h"

EMBED(archive_schema_sql, "src/archive/schema.sql")
EMBED(archive_views_sql, "src/archive/views.sql")
EMBED(archive_page_html, "src/archive/page/archive.html")
EMBED(archive_page_css, "src/archive/page/archive.css")
