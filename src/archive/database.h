/* index.sqlite: an archive as a database, for questions over many texts. Documents are added one at a time, so that
 * memory does not grow with their number. The same documents in the same order give the same bytes, with the same SQLite.
 *
 * SQLite is loaded when a database is opened. */
#ifndef ZHINAN_ARCHIVE_DATABASE_H
#define ZHINAN_ARCHIVE_DATABASE_H

#include "archive/record.h"

struct archive_database;

/* Makes a database in a new file at a path, which the caller renames into place when it is closed; what stands there
 * is replaced. STATUS_NO with a warning where SQLite is not installed: an archive is whole without this index.
 * STATUS_TROUBLE with a diag where the file cannot be written. The database is *out only for STATUS_OK. */
enum status archive_database_open(struct archive_database **out, const char *path,
                                  struct diags *diags) MUST_CHECK;

/* Adds a document; its name must come after that of the one before. model and audit are NULL for one that failed. */
enum status archive_database_add(struct archive_database *database,
                                 const struct archive_record *record, const struct model *model,
                                 const struct audit *audit, struct diags *diags) MUST_CHECK;

/* Completes and closes the file (keep), or removes it (!keep); frees the database in every case. */
enum status archive_database_close(struct archive_database *database, bool keep,
                                   struct diags *diags) MUST_CHECK;

#endif
