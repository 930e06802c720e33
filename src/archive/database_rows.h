/* The tables of the database, and what a document has in each. Internal to database*.c. */
#ifndef ZHINAN_ARCHIVE_DATABASE_ROWS_H
#define ZHINAN_ARCHIVE_DATABASE_ROWS_H

#include "archive/record.h"
#include "archive/sqlite_out.h"

enum table {
	TABLE_DOCUMENTS,
	TABLE_DIRECTIONS,
	TABLE_PARTNERS,
	TABLE_FACTS,
	TABLE_FINDINGS,
	TABLE_PROOFS,
	TABLE_TEXTS,
	TABLE_SEARCH,
	TABLE_COUNT
};

/* How many rows stand in the tables that have ids. */
struct database_ids {
	int64_t documents;
	int64_t directions;
	int64_t facts;
	int64_t texts;
};

/* Prepares the insertions. */
void database_prepare(struct sqlite_out *out);

/* Adds a document to all tables. model and audit are NULL for one that failed. */
void database_add_rows(struct sqlite_out *out, struct database_ids *ids,
                       const struct archive_record *record, const struct model *model,
                       const struct audit *audit);

#endif
