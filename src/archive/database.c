/* The database of an archive: its file, and the order of what is done to it. */
#include "archive/database.h"

#include <assert.h>
#include <stdlib.h>

#include "archive/archive_files.h"
#include "archive/database_rows.h"
#include "archive/message.h"
#include "base/buf.h"
#include "base/library.h"

struct archive_database {
	struct sqlite_out out;
	struct database_ids ids;
	struct buf last; /* name */
};

/* Without the path: it is that of a file which nobody asked for. */
static enum status trouble(struct str why, struct diags *diags)
{
	return diags_trouble(diags, &MESSAGE_ARCHIVE_DATABASE, STR(""), why);
}

enum status archive_database_open(struct archive_database **out, const char *path,
                                  struct diags *diags)
{
	/* What the index of words gathers before it writes; it is merged into one piece at the end. */
	static const char search[] =
	    "INSERT INTO search (search, rank) VALUES ('hashsize', 16777216);";
	struct archive_database *database = calloc(1, sizeof *database);
	struct str why;
	*out = NULL;
	if (!database) {
		out_of_memory();
	}
	if (sqlite_out_open(&database->out, path, diags->arena, &why) != STATUS_OK) {
		const struct str arguments[DIAG_ARGUMENTS] = {
		    why, library_package(LIBSQLITE3, diags->arena)};
		diags_add(diags, DIAG_WARNING, &MESSAGE_ARCHIVE_NO_SQLITE, STR(""), arguments);
		free(database);
		return STATUS_NO;
	}
	buf_init(&database->last);
	sqlite_out_run(&database->out, archive_schema_sql().data);
	sqlite_out_run(&database->out, search);
	database_prepare(&database->out);
	if (database->out.error.size > 0) {
		return archive_database_close(database, false, diags);
	}
	*out = database;
	return STATUS_OK;
}

enum status archive_database_add(struct archive_database *database,
                                 const struct archive_record *record, const struct model *model,
                                 const struct audit *audit, struct diags *diags)
{
	assert(str_compare(buf_str(&database->last), record->name) < 0);
	buf_clear(&database->last);
	buf_append(&database->last, record->name);
	database_add_rows(&database->out, &database->ids, record, model, audit);
	return database->out.error.size == 0 ? STATUS_OK : trouble(database->out.error, diags);
}

enum status archive_database_close(struct archive_database *database, bool keep,
                                   struct diags *diags)
{
	static const char merge[] = "INSERT INTO search (search) VALUES ('optimize');";
	struct str why;
	if (keep) {
		sqlite_out_run(&database->out, merge);
		sqlite_out_run(&database->out, archive_views_sql().data);
	}
	bool is_good = sqlite_out_close(&database->out, keep, diags->arena, &why);
	buf_release(&database->last);
	free(database);
	return is_good ? STATUS_OK : trouble(why, diags);
}
