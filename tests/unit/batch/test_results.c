/* A folder of results: what is known of its texts, whatever moment its run was stopped at. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "batch/results.h"

struct fixture {
	struct arena arena;
	struct diags diags;
	char folder[32];
};

static void begin(struct fixture *fixture)
{
	arena_init(&fixture->arena);
	diags_init(&fixture->diags, &fixture->arena);
	strcpy(fixture->folder, "/tmp/test_results.XXXXXX");
	cr_assert_not_null(mkdtemp(fixture->folder));
}

static void end(struct fixture *fixture)
{
	struct str command = arena_format(&fixture->arena, "rm -r %s", fixture->folder);
	cr_assert_eq(system(command.data), 0);
	arena_release(&fixture->arena);
}

static struct results *open_results(struct fixture *fixture, enum status expected)
{
	const struct shard all = {0};
	struct results *results;
	enum status status =
	    results_open(&results, &fixture->arena, fixture->folder, &all, &fixture->diags);
	cr_assert_eq(status, expected);
	return results;
}

static void append(struct fixture *fixture, struct results *results, const char *name,
                   uint64_t bytes)
{
	const struct archive_record record = {
	    .name = str_from(name), .path = str_from(name), .bytes = bytes};
	cr_assert_eq(results_append(results, &record, &fixture->diags), STATUS_OK);
}

static const char *path_of(struct fixture *fixture, const char *name)
{
	return arena_format(&fixture->arena, "%s/%s", fixture->folder, name).data;
}

static uint64_t known_bytes(struct fixture *fixture, struct results *results, const char *name)
{
	struct archive_record record;
	return results_find(results, str_from(name), &record, &fixture->arena) ? record.bytes : 0;
}

/* Writes index.ndjson of all that is known, as write_indexes does. */
static void write_index(struct fixture *fixture, struct results *results)
{
	struct file_writer writer;
	struct results_lines lines = results_all(results);
	cr_assert_eq(results_file_open(&writer, results, "index.ndjson", &fixture->diags),
	             STATUS_OK);
	for (size_t i = 0; i < lines.count; i++) {
		fprintf(writer.stream, "%.*s\n", STR_FORMAT(lines.items[i]));
	}
	cr_assert_eq(file_writer_close(&writer, true, &fixture->diags), STATUS_OK);
}

Test(results, journal_survives_and_index_is_complete)
{
	struct fixture fixture;
	begin(&fixture);
	struct results *results = open_results(&fixture, STATUS_OK);
	cr_expect(!results_is_unfinished(results));
	append(&fixture, results, "b", 1);
	append(&fixture, results, "c", 2);
	results_close(results); /* as a process that is killed does */

	results = open_results(&fixture, STATUS_OK);
	cr_expect(results_is_unfinished(results));
	cr_expect_eq(known_bytes(&fixture, results, "c"), 2);
	append(&fixture, results, "a", 3);
	append(&fixture, results, "c", 4);
	struct results_lines lines = results_all(results);
	cr_assert_eq(lines.count, 3, "each once");
	cr_expect(str_starts(lines.items[0], STR("{\"record\":1,\"name\":\"a\"")));
	write_index(&fixture, results);
	cr_assert_eq(results_complete(results, &fixture.diags), STATUS_OK);
	results_close(results);
	cr_expect(access(path_of(&fixture, ".batch"), F_OK) != 0);

	results = open_results(&fixture, STATUS_OK);
	cr_expect(!results_is_unfinished(results));
	cr_expect_eq(known_bytes(&fixture, results, "a"), 3);
	cr_expect_eq(known_bytes(&fixture, results, "c"), 4, "the later line counts");
	cr_expect_eq(known_bytes(&fixture, results, "d"), 0);
	results_forget(results, STR("b"));
	cr_expect_eq(results_all(results).count, 2);
	cr_expect(results_is_unfinished(results));
	results_close(results);
	end(&fixture);
}

Test(results, torn_journal)
{
	struct fixture fixture;
	begin(&fixture);
	struct results *results = open_results(&fixture, STATUS_OK);
	append(&fixture, results, "a", 1);
	results_close(results);
	FILE *journal = fopen(path_of(&fixture, ".batch/journal.ndjson"), "ab");
	cr_assert_not_null(journal);
	fputs("{\"record\":1,\"name\":\"to", journal);
	fclose(journal);
	FILE *left = fopen(path_of(&fixture, ".batch/half"), "wb");
	cr_assert_not_null(left);
	fclose(left);

	results = open_results(&fixture, STATUS_OK);
	cr_expect(access(path_of(&fixture, ".batch/half"), F_OK) != 0, "it is swept");
	append(&fixture, results, "b", 2);
	cr_expect_eq(results_all(results).count, 2, "the torn line does not swallow the next");
	results_close(results);
	end(&fixture);
}

Test(results, foreign_lines_are_passed_over)
{
	struct fixture fixture;
	begin(&fixture);
	FILE *index = fopen(path_of(&fixture, "index.ndjson"), "wb");
	cr_assert_not_null(index);
	fputs("\n{}\nnull\n{\"name\":\"../../x\",\"record\":1}\n\xFF\n", index);
	fclose(index);
	struct results *results = open_results(&fixture, STATUS_OK);
	cr_expect_eq(results_all(results).count, 0);
	results_close(results);
	end(&fixture);
}

Test(results, one_process_at_a_time)
{
	struct fixture fixture;
	begin(&fixture);
	struct results *first = open_results(&fixture, STATUS_OK);
	struct results *second = open_results(&fixture, STATUS_TROUBLE);
	results_close(second);
	results_close(first);
	results_close(open_results(&fixture, STATUS_OK));
	end(&fixture);
}

Test(results, outputs)
{
	struct fixture fixture;
	begin(&fixture);
	struct results *results = open_results(&fixture, STATUS_OK);
	struct archive_record record = {.name = STR("deep/er/a.txt")};
	record.outputs[OUTPUT_XML].bytes[0] = 1;
	cr_expect(!results_has_outputs(results, &record));
	cr_assert_eq(results_put(results, record.name, OUTPUT_XML, STR("<x/>"), &fixture.diags),
	             STATUS_OK);
	cr_expect(results_has_outputs(results, &record));
	record.outputs[OUTPUT_PAGE].bytes[0] = 1;
	cr_expect(!results_has_outputs(results, &record), "its page is missing");
	results_remove_outputs(results, record.name);
	cr_expect(access(path_of(&fixture, "texts/deep/er/a.txt.xml"), F_OK) != 0);
	results_close(results);
	end(&fixture);
}

Test(results, a_folder_keeps_its_share)
{
	struct fixture fixture;
	begin(&fixture);
	const struct shard second = {2, 3};
	const struct shard third = {3, 3};
	struct results *results;
	cr_assert_eq(
	    results_open(&results, &fixture.arena, fixture.folder, &second, &fixture.diags),
	    STATUS_OK);
	append(&fixture, results, "a", 1);
	results_close(results);
	cr_expect_eq(results_open(&results, &fixture.arena, fixture.folder, &third, &fixture.diags),
	             STATUS_TROUBLE);
	results_close(results);
	cr_assert_eq(
	    results_open(&results, &fixture.arena, fixture.folder, &second, &fixture.diags),
	    STATUS_OK);
	cr_expect_eq(results_shard(results).index, 2);
	results_close(results);
	end(&fixture);
}
