/* A new SQLite file, filled by rows. Knows no table. Internal to database.c and database_rows.c.
 *
 * Values are bound, never put into SQL. A call that fails keeps the library's words; those after it do nothing, and
 * sqlite_out_close says it. */
#ifndef ZHINAN_ARCHIVE_SQLITE_OUT_H
#define ZHINAN_ARCHIVE_SQLITE_OUT_H

#include "base/diag.h"
#include "value/decimal.h"

struct sqlite3;
struct sqlite3_stmt;

enum { MAX_INSERTS = 16 };

struct sqlite_out {
	struct arena arena;
	char *path; /* noted as a temporary file */
	struct sqlite3 *file;
	struct sqlite3_stmt *inserts[MAX_INSERTS];
	struct str error; /* the first; empty: none */
};

enum value_kind { VALUE_NONE, VALUE_TEXT, VALUE_INTEGER };

/* What stands in a column; none is NULL. */
struct value {
	int64_t integer;
	struct str text;
	enum value_kind kind;
};

/* A text; an empty one is NULL. A number; the same of an ordinal that is 0. */
struct value value_text(struct str text);
struct value value_integer(int64_t number);
struct value value_ordinal(uint64_t number);

/* The number that a decimal is in units of 10^-scale; NULL where it is not whole or does not fit. */
struct value value_scaled(struct decimal number, int scale);

/* A decimal's exact digits, in the arena. */
struct value value_digits(struct decimal number, struct arena *arena);

/* Makes a file in place of what stands at a path, and begins its one transaction. STATUS_NO with the reason in `why`
 * where SQLite is not installed; all else is told at the end. */
enum status sqlite_out_open(struct sqlite_out *out, const char *path, struct arena *arena,
                            struct str *why) MUST_CHECK;

/* Runs SQL, which a byte of 0 ends. */
void sqlite_out_run(struct sqlite_out *out, const char *sql);

/* Makes ready the insertion of so many columns into a table, by a number below MAX_INSERTS; adds a row. */
void sqlite_out_prepare(struct sqlite_out *out, size_t insert, const char *into, size_t columns);
void sqlite_out_insert(struct sqlite_out *out, size_t insert, const struct value *values,
                       size_t count);

/* Ends the transaction (keep) and closes the file, or removes it (!keep). False where anything failed, with the words
 * in `why`, in the arena; then the file is removed too. */
bool sqlite_out_close(struct sqlite_out *out, bool keep, struct arena *arena, struct str *why);

#endif
