/* The library's calls, and what makes the bytes of a file depend on its rows alone. */
#include "archive/sqlite_out.h"

#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/library.h"
#include "base/temporary_file.h"

/* clang-format off */
#define SQLITE_FUNCTIONS(X)                                                                        \
	X(sqlite3_open_v2) X(sqlite3_close) X(sqlite3_exec) X(sqlite3_prepare_v2)                  \
	X(sqlite3_bind_int64) X(sqlite3_bind_text) X(sqlite3_step) X(sqlite3_reset)                \
	X(sqlite3_clear_bindings) X(sqlite3_finalize) X(sqlite3_errmsg)
/* clang-format on */
LIBRARY(sqlite, SQLITE_FUNCTIONS);

/* ---- values ---- */

struct value value_text(struct str text)
{
	return (struct value){.text = text, .kind = text.size > 0 ? VALUE_TEXT : VALUE_NONE};
}

struct value value_integer(int64_t number)
{
	return (struct value){.integer = number, .kind = VALUE_INTEGER};
}

struct value value_ordinal(uint64_t number)
{
	bool is_there = number > 0 && number <= INT64_MAX;
	return is_there ? value_integer((int64_t)number) : (struct value){0};
}

struct value value_scaled(struct decimal number, int scale)
{
	struct decimal scaled;
	bool fits = decimal_shift(&scaled, number, scale) && scaled.scale == 0 &&
	            scaled.digits >= INT64_MIN && scaled.digits <= INT64_MAX;
	return fits ? value_integer((int64_t)scaled.digits) : (struct value){0};
}

struct value value_digits(struct decimal number, struct arena *arena)
{
	return value_text(decimal_text(number, arena));
}

/* ---- the file ---- */

/* Keeps the words of the first call that fails. */
static void check(struct sqlite_out *out, int code)
{
	bool is_good = code == SQLITE_OK || code == SQLITE_DONE;
	if (!is_good && out->error.size == 0) {
		out->error = arena_copy(&out->arena, str_from(sqlite.sqlite3_errmsg(out->file)));
	}
}

enum status sqlite_out_open(struct sqlite_out *out, const char *path, struct arena *arena,
                            struct str *why)
{
	/* It is written beside and renamed when it is whole, so it needs no journal; memory is bounded, and what depends
	 * on the machine or its settings is set. */
	static const char settings[] =
	    "PRAGMA journal_mode = OFF;" /* before there is any to make */
	    "PRAGMA page_size = 4096;"
	    "PRAGMA encoding = 'UTF-8';"
	    "PRAGMA auto_vacuum = NONE;"
	    "PRAGMA application_id = 1514686798;" /* "ZHIN" */
	    "PRAGMA user_version = 1;"
	    "PRAGMA synchronous = OFF;"
	    "PRAGMA locking_mode = EXCLUSIVE;"
	    "PRAGMA cache_size = -32768;" /* KiB */
	    "BEGIN;";
	struct stat old;
	*out = (struct sqlite_out){0};
	if (!library_load(sqlite, LIBSQLITE3, arena, why)) {
		return STATUS_NO;
	}
	arena_init(&out->arena);
	/* with a folder before it no name is special to the library */
	out->path = temporary_note(
	    arena_format(&out->arena, "%s%s", path[0] == '/' ? "" : "./", path).data);
	if (lstat(out->path, &old) == 0 && !S_ISREG(old.st_mode)) {
		out->error = STR("not a regular file");
		return STATUS_OK;
	}
	unlink(out->path);
	check(out, sqlite.sqlite3_open_v2(out->path, &out->file,
	                                  SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE |
	                                      SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_NOMUTEX,
	                                  NULL));
	sqlite_out_run(out, settings);
	return STATUS_OK;
}

void sqlite_out_run(struct sqlite_out *out, const char *sql)
{
	if (out->error.size == 0) {
		check(out, sqlite.sqlite3_exec(out->file, sql, NULL, NULL, NULL));
	}
}

void sqlite_out_prepare(struct sqlite_out *out, size_t insert, const char *into, size_t columns)
{
	struct str marks = {0};
	for (size_t i = 0; i < columns; i++) {
		marks = arena_format(&out->arena, "%.*s%s?", STR_FORMAT(marks), i > 0 ? "," : "");
	}
	struct str sql =
	    arena_format(&out->arena, "INSERT INTO %s VALUES (%.*s)", into, STR_FORMAT(marks));
	if (out->error.size == 0) {
		check(out, sqlite.sqlite3_prepare_v2(out->file, sql.data, -1, &out->inserts[insert],
		                                     NULL));
	}
}

static int bind(sqlite3_stmt *statement, int column, const struct value *value)
{
	switch (value->kind) {
	case VALUE_TEXT:
		return sqlite.sqlite3_bind_text(statement, column, value->text.data,
		                                (int)value->text.size, SQLITE_STATIC);
	case VALUE_INTEGER:
		return sqlite.sqlite3_bind_int64(statement, column, value->integer);
	case VALUE_NONE:
		break;
	}
	return SQLITE_OK; /* what is not bound is NULL */
}

void sqlite_out_insert(struct sqlite_out *out, size_t insert, const struct value *values,
                       size_t count)
{
	sqlite3_stmt *statement = out->inserts[insert];
	if (out->error.size > 0) {
		return;
	}
	for (size_t i = 0; i < count; i++) {
		check(out, bind(statement, (int)i + 1, &values[i]));
	}
	if (out->error.size == 0) {
		check(out, sqlite.sqlite3_step(statement));
	}
	/* it returns what the step did, which is known */
	(void)sqlite.sqlite3_reset(statement);
	(void)sqlite.sqlite3_clear_bindings(statement);
}

bool sqlite_out_close(struct sqlite_out *out, bool keep, struct arena *arena, struct str *why)
{
	if (keep) {
		sqlite_out_run(out, "COMMIT;");
	}
	for (size_t i = 0; i < MAX_INSERTS; i++) {
		(void)sqlite.sqlite3_finalize(out->inserts[i]);
	}
	int closed = sqlite.sqlite3_close(out->file);
	bool is_good = out->error.size == 0 && closed == SQLITE_OK;
	*why = arena_copy(arena, out->error);
	temporary_end(out->path, !out->file || (keep && is_good));
	arena_release(&out->arena);
	return is_good;
}
