/* The database: what stands in it, that it is the same each time, and that a text is never taken for SQL. */
#include <criterion/criterion.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "archive/database.h"
#include "archive_sample.h"
#include "base/buf.h"
#include "base/file.h"

static struct arena arena;
static struct diags diags;
static char folder[] = "/tmp/zhinan-archive-XXXXXX";
static char path[64];

static void set_up(void)
{
	arena_init(&arena);
	diags_init(&diags, &arena);
	cr_assert_not_null(mkdtemp(folder));
	snprintf(path, sizeof path, "%s/index.sqlite", folder);
}

static void tear_down(void)
{
	unlink(path);
	rmdir(folder);
	arena_release(&arena);
}

TestSuite(database, .init = set_up, .fini = tear_down);

/* Writes a document with everything, one with a hostile title, and one that failed. */
static enum status write_database(void)
{
	static const char *const names[] = {"a", "a/b"};
	const char *const titles[] = {"T", HOSTILE_TITLE};
	struct archive_database *database;
	struct archive_record failed = {.name = STR("b"), .path = STR("b.txt")};
	enum status status = archive_database_open(&database, path, &diags);
	if (status != STATUS_OK) {
		return status;
	}
	for (size_t i = 0; i < 2; i++) {
		struct sample sample;
		const char *parts = sample_parts(&arena, titles[i]);
		sample_make(&sample, parts);
		status = status_worse(
		    status, archive_database_add(database, sample_record(&arena, names[i], parts),
		                                 &sample.model, &sample.audit, &diags));
		sample_release(&sample);
	}
	archive_record_fail(&failed, &arena, STR("unreadable"), NULL);
	status = status_worse(status, archive_database_add(database, &failed, NULL, NULL, &diags));
	return status_worse(status, archive_database_close(database, true, &diags));
}

/* The rows of a query: columns with | between, NULL as -, a line each. In the arena. */
static const char *ask(const char *sql)
{
	sqlite3 *file;
	sqlite3_stmt *statement;
	struct buf rows;
	buf_init(&rows);
	cr_assert_eq(sqlite3_open_v2(path, &file, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
	cr_assert_eq(sqlite3_prepare_v2(file, sql, -1, &statement, NULL), SQLITE_OK, "%s in %s",
	             sqlite3_errmsg(file), sql);
	int code;
	while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
		for (int i = 0; i < sqlite3_column_count(statement); i++) {
			const char *text = (const char *)sqlite3_column_text(statement, i);
			buf_format(&rows, "%s%s", i > 0 ? "|" : "", text ? text : "-");
		}
		buf_append_byte(&rows, '\n');
	}
	cr_assert_eq(code, SQLITE_DONE, "%s in %s", sqlite3_errmsg(file), sql);
	sqlite3_finalize(statement);
	sqlite3_close(file);
	const char *text = arena_copy(&arena, buf_str(&rows)).data;
	buf_release(&rows);
	return text;
}

static void expect_answer(const char *sql, const char *wanted)
{
	cr_expect_str_eq(ask(sql), wanted, "of %s:\n%s", sql, ask(sql));
}

static void write_well(void)
{
	enum status status = write_database();
	cr_assert_eq(status, STATUS_OK, "%s",
	             diags.first ? diag_text(diags.first, LANGUAGE_ENGLISH, &arena).data : "");
}

Test(database, what_a_document_says)
{
	write_well();
	expect_answer("PRAGMA integrity_check", "ok\n");
	expect_answer(
	    "SELECT id, name, status, reason, year, batch, edition, verdict FROM documents",
	    "1|a|read|-|2023|2|draft|inconsistent\n"
	    "2|a/b|read|-|2023|2|draft|inconsistent\n"
	    "3|b|failed|unreadable|-|-|-|-\n");
	expect_answer(
	    "SELECT directions, directions_stated, projects_stated, projects_relation, "
	    "projects_sum, funds_stated, funds_relation, funds_fen, funds_sum_fen, amounts - "
	    "amounts_understood, projects_missing, funds_missing FROM documents",
	    "2|3|9|about|6|3148000.5|at-most|314800050|1080000025|1|1|1\n"
	    "2|3|9|about|6|3148000.5|at-most|314800050|1080000025|1|1|1\n"
	    "-|-|-|-|-|-|-|-|-|-|-|-\n");
	expect_answer("SELECT id, node, outer_direction, number, key, line, projects, fen FROM "
	              "directions WHERE document = 2",
	              "4|dir-1|-|1.1|NZ/cooperation|3|6|1080000025\n"
	              "5|dir-1-1|4|1|inner|5|-|-\n"
	              "6|dir-2|-|1.2|US/cooperation|6|-|-\n");
	expect_answer("SELECT part, kind, figure, relation, value, per, unit, number, fen, reason, "
	              "direction FROM facts WHERE document = 1",
	              "stated|directions|count|exact|3|-|个|3|-|-|-\n"
	              "stated|projects|count|about|9|-|个|9|-|-|-\n"
	              "stated|funds|money|at-most|900|-|USD|-|90000|-|-\n"
	              "stated|funds|money|at-most|3148000.5|-|CNY|-|314800050|-|-\n"
	              "body|projects|count|exact|6|-|个|6|-|-|1\n"
	              "body|funds|money|at-most|6000000|project|CNY|-|600000000|-|1\n"
	              "body|funds|money|exact|10800000.25|-|CNY|-|1080000025|-|1\n"
	              "mentions|mention|money|exact|1|-|CNY|-|100|unknown|-\n");
	expect_answer(
	    "SELECT count(*) > 0, count(*) = count(zh), count(*) = count(en) FROM findings",
	    "1|1|1\n");
	expect_answer(
	    "SELECT check_id, stated_value, sum, difference FROM proofs WHERE document = 1 "
	    "AND verdict = 'inconsistent'",
	    "funds-total|3148000.5|10800000.25|7651999.75\ndirections-count|3|2|-1\n");
}

Test(database, has_answers)
{
	write_well();
	expect_answer(
	    "SELECT DISTINCT year, code, projects, fen FROM partner_directions WHERE code = "
	    "'NZ'",
	    "2023|NZ|6|1080000025\n");
	expect_answer(
	    "SELECT document, number, text, yuan FROM project_funds WHERE unit = 'CNY' AND "
	    "fen > 500 * 1000000",
	    "a|1.1|600 万元|6000000\na/b|1.1|600 万元|6000000\n");
	expect_answer("SELECT document, text, line FROM not_understood", "a|1 元|7\na/b|1 元|7\n");
	expect_answer(
	    "SELECT programme, year, edition, documents, projects, yuan, not_understood FROM "
	    "programme_years",
	    "NAME|2023|draft|2|12|21600000|2\n");
}

Test(database, finds_words_of_any_length)
{
	static const struct {
		const char *word;
		const char *places;
		bool is_indexed;
	} cases[] = {
	    {"新西兰", "a|heading|3\na|p|4\na/b|heading|3\na/b|p|4\n", true},
	    {"韩国", "a|p|4\na/b|p|4\n", false},
	    {"韩", "a|p|4\na/b|p|4\n", false},
	    {"的研究人员", "a|p|4\na/b|p|4\n", true},
	    {"drop table", "a/b|title|1\n", true},
	    {"火星", "", false},
	    {"火星车", "", true},
	};
	static const char found[] = "SELECT document, kind, line FROM said WHERE";
	static const char indexed[] = "id IN (SELECT rowid FROM search WHERE text LIKE";
	write_well();
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *word = cases[i].word;
		expect_answer(arena_format(&arena, "%s text LIKE '%%%s%%'", found, word).data,
		              cases[i].places);
		if (cases[i].is_indexed) {
			expect_answer(
			    arena_format(&arena, "%s %s '%%%s%%')", found, indexed, word).data,
			    cases[i].places);
		}
	}
	const char *plan =
	    ask(arena_format(&arena, "EXPLAIN QUERY PLAN %s %s '%%x%%')", found, indexed).data);
	cr_expect_not_null(strstr(plan, "VIRTUAL TABLE INDEX 0:L"), "by the index: %s", plan);
	cr_expect_null(strstr(plan, "SCAN t\n"), "and no more of the texts: %s", plan);
}

Test(database, takes_no_text_for_sql)
{
	write_well();
	expect_answer("SELECT count(*) FROM documents", "3\n");
	struct sample sample;
	sample_make(&sample, sample_parts(&arena, HOSTILE_TITLE));
	const char *title = arena_format(&arena, "%.*s\n", STR_FORMAT(sample.model.title)).data;
	expect_answer("SELECT title FROM documents WHERE id = 2", title);
	sample_release(&sample);
}

Test(database, has_no_binary_fraction)
{
	write_well();
	const char *columns =
	    ask("SELECT 'SELECT count(*) FROM ' || m.name || ' WHERE typeof(\"' || "
	        "c.name || '\") = ''real'';' FROM sqlite_schema AS m, "
	        "pragma_table_info(m.name) AS c WHERE m.type = 'view' OR (m.type = "
	        "'table' AND m.name NOT LIKE 'search%')");
	size_t count = 0;
	for (const char *line = columns; *line; count++) {
		size_t size = strcspn(line, "\n");
		expect_answer(arena_format(&arena, "%.*s", (int)size, line).data, "0\n");
		line += size + 1;
	}
	cr_expect_gt(count, 100, "columns were looked at");
	expect_answer(
	    "SELECT count(*) FROM pragma_table_list WHERE type = 'table' AND NOT strict AND "
	    "name NOT LIKE 'sqlite%'",
	    "0\n");
}

Test(database, is_the_same_each_time)
{
	struct str bytes[2];
	for (size_t i = 0; i < 2; i++) {
		write_well();
		cr_assert_eq(file_read(&bytes[i], &arena, path, 0, &diags), STATUS_OK);
	}
	cr_expect(bytes[0].size > 0 && str_equal(bytes[0], bytes[1]));
	cr_expect_eq(str_find(bytes[0], STR("/tmp/")), SIZE_MAX);
}

Test(database, is_whole_or_not_there)
{
	struct archive_database *database;
	struct stat found;
	const struct rlimit limit = {20 * 1024, 20 * 1024};
	cr_assert_eq(archive_database_open(&database, path, &diags), STATUS_OK);
	cr_expect_eq(archive_database_close(database, false, &diags), STATUS_OK);
	cr_expect_neq(stat(path, &found), 0, "it is not kept");
	cr_assert_eq(signal(SIGXFSZ, SIG_IGN) == SIG_ERR, 0);
	cr_assert_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);
	cr_expect_eq(write_database(), STATUS_TROUBLE, "no room");
	cr_expect_not_null(diags.first);
	cr_expect_neq(stat(path, &found), 0, "nor is half of it");
}

Test(database, needs_a_folder)
{
	struct archive_database *database;
	struct stat found;
	const char *missing = arena_format(&arena, "%s/none/index.sqlite", folder).data;
	cr_expect_eq(archive_database_open(&database, missing, &diags), STATUS_TROUBLE);
	cr_expect_null(database);
	cr_expect_eq(archive_database_open(&database, folder, &diags), STATUS_TROUBLE);
	cr_expect_eq(stat(folder, &found), 0, "a folder is left as it is");
}
