/* Records: what they say of a document, and their lines, which are read from files that may be torn, foreign or made
 * to do harm. */
#include <criterion/criterion.h>

#include "archive_sample.h"
#include "base/message.h"

static struct arena arena;

static void set_up(void)
{
	arena_init(&arena);
}

static void tear_down(void)
{
	arena_release(&arena);
}

TestSuite(record, .init = set_up, .fini = tear_down);

Test(record, says_what_the_document_does)
{
	char digits[DECIMAL_TEXT_SIZE];
	const struct archive_record *record = sample_record(&arena, "a", sample_parts(&arena, "T"));
	cr_expect(str_equal(record->title, STR("T")));
	cr_expect(str_equal(record->programme, STR("NAME")));
	cr_expect(str_equal(record->edition, STR("draft")));
	cr_expect_eq(record->year, 2023u);
	cr_expect_eq(record->bytes, 2000u);
	cr_expect_eq(record->directions, 2u, "the one inside another does not count");
	cr_expect_eq(record->stated_directions.value.digits, 3);
	cr_expect_eq(record->stated_projects.relation, RELATION_ABOUT);
	size_t size = decimal_write(record->stated_funds.value, digits);
	cr_expect(str_equal((struct str){digits, size}, STR("3148000.5")), "yuan, not dollars");
	cr_expect_eq(record->amounts - record->amounts_understood, 1u);
	cr_expect_eq(record->verdict, OVERALL_INCONSISTENT);
	cr_expect(record->finding.check.size > 0);
	cr_expect(!str_equal(record->finding.words[0], record->finding.words[1]));
	for (enum finding_level i = 0; i < record->finding.level; i++) {
		cr_expect_eq(record->findings[i], 0u, "the gravest one is shown");
	}
}

Test(record, is_read_as_it_was_written)
{
	static const char *const titles[] = {"T", HOSTILE_TITLE, "\xF0\x9F\x98\x80 \xEF\xBF\xBD"};
	for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
		struct archive_record back;
		struct archive_record *record =
		    sample_record(&arena, "a/b c", sample_parts(&arena, titles[i]));
		struct str line = sample_line(record, &arena);
		cr_expect_eq(str_find(line, STR("\n")), line.size - 1, "one line");
		cr_assert_eq(archive_record_read(&back, &arena, line), STATUS_OK, "%s", line.data);
		cr_expect(str_equal(back.title, record->title));
		cr_expect(digest_equal(&back.outputs[OUTPUT_PAGE], &record->outputs[OUTPUT_PAGE]));
		struct str again = sample_line(&back, &arena);
		cr_expect(str_equal(line, again), "%s is not %s", again.data, line.data);
	}
}

Test(record, of_a_text_that_failed)
{
	struct diags diags;
	struct archive_record back;
	struct archive_record record = {.name = STR("b"), .path = STR("in/\xFF.txt")};
	diags_init(&diags, &arena);
	(void)diags_trouble(&diags, &MESSAGE_FILE_TOO_LARGE, STR("/home/x/b"), STR("12"));
	archive_record_fail(&record, &arena, STR("unreadable"), diags.first);
	struct str line = sample_line(&record, &arena);
	cr_expect_eq(str_find(line, STR("/home")), SIZE_MAX, "no path but the one given");
	cr_expect_eq(str_find(line, STR("verdict")), SIZE_MAX);
	cr_assert_eq(archive_record_read(&back, &arena, line), STATUS_OK, "%s", line.data);
	cr_expect(back.has_failed);
	cr_expect(str_equal(back.reason.code, STR("unreadable")));
	cr_expect(str_equal(back.path, STR("in/\xEF\xBF\xBD.txt")));
	cr_expect(
	    str_equal(back.reason.words[LANGUAGE_CHINESE], record.reason.words[LANGUAGE_CHINESE]));
	cr_expect(str_equal(line, sample_line(&back, &arena)));
}

/* A line with something in place of something else. */
static struct str with(struct str line, const char *old, const char *new)
{
	size_t at = str_find(line, str_from(old));
	cr_assert_neq(at, SIZE_MAX, "%s stands in the line", old);
	struct str rest = str_slice(line, at + strlen(old), line.size);
	return arena_format(&arena, "%.*s%s%.*s", (int)at, line.data, new, STR_FORMAT(rest));
}

Test(record, no_line_that_is_torn)
{
	struct archive_record back;
	struct str line =
	    sample_line(sample_record(&arena, "a", sample_parts(&arena, "T")), &arena);
	for (size_t i = 0; i + 1 < line.size; i++) {
		cr_expect_eq(archive_record_read(&back, &arena, str_slice(line, 0, i)), STATUS_NO);
		cr_expect_eq(archive_record_read(&back, &arena, str_slice(line, i + 1, line.size)),
		             STATUS_NO);
	}
	struct str two = arena_format(&arena, "%s%s", line.data, line.data);
	cr_expect_eq(archive_record_read(&back, &arena, two), STATUS_NO, "two in one");
	cr_expect_eq(archive_record_read(&back, &arena, str_slice(line, 0, line.size - 1)),
	             STATUS_OK, "the line end may be missing");
}

Test(record, no_line_with_a_foreign_value)
{
	static const char *const changes[][2] = {
	    {"\"record\":1", "\"record\":2"},
	    {"\"record\":1,", ""},
	    {"\"record\":1", "\"record\":\"1\""},
	    {"\"record\":1", "\"record\":1,\"record\":1"},
	    {"\"name\":\"a\"", "\"name\":\"\""},
	    {"\"name\":\"a\"", "\"name\":\"../a\""},
	    {"\"name\":\"a\"", "\"name\":\"a/../../b\""},
	    {"\"name\":\"a\"", "\"name\":\"/a\""},
	    {"\"name\":\"a\"", "\"name\":\"a//b\""},
	    {"\"name\":\"a\"", "\"name\":\"a/\""},
	    {"\"name\":\"a\"", "\"name\":\"a\\u0000b\""},
	    {"\"name\":\"a\"", "\"name\":\"a\\nb\""},
	    {"\"name\":\"a\"", "\"name\":\"a\\u202eb\""},
	    {"\"name\":\"a\"", "\"name\":\"\xC1\xA1\""},
	    {"\"name\":\"a\"", "\"name\":\"\xED\xA0\x80\""},
	    {"\"name\":\"a\"", "\"name\":\"\xF7\xBF\xBF\xBF\""},
	    {"\"name\":\"a\"", "\"name\":\"\xFF\""},
	    {"\"name\":\"a\"", "\"name\":[\"a\"]"},
	    {"\"name\":\"a\"", "\"name\":{\"a\":1}"},
	    {"\"name\":\"a\"", "\"name\":null"},
	    {"\"name\":\"a\",", ""},
	    {"\"name\":\"a\"", "\"name\":\"a\",\"name\":\"b\""},
	    {"\"status\":\"read\"", "\"status\":\"failed\""},
	    {"\"status\":\"read\"", "\"status\":\"Read\""},
	    {"\"status\":\"read\"", "\"status\":true"},
	    {"\"bytes\":2000", "\"bytes\":-1"},
	    {"\"bytes\":2000", "\"bytes\":1e3"},
	    {"\"bytes\":2000", "\"bytes\":9223372036854775808"},
	    {"\"bytes\":2000", "\"bytes\":\"2000\""},
	    {"\"year\":2023", "\"year\":4294967296"},
	    {"\"year\":2023", "\"year\":2023.0"},
	    {"\"sha256\":\"1", "\"sha256\":\"x"},
	    {"\"sha256\":\"1", "\"sha256\":\""},
	    {"\"value\":\"3148000.5\"", "\"value\":\"3,148,000.5\""},
	    {"\"value\":\"3148000.5\"", "\"value\":1e40"},
	    {"\"amounts_understood\":", "\"amounts_understood\":9"},
	    {"\"relation\":\"at-most\"", "\"relation\":\"most\""},
	    {"\"verdict\":\"inconsistent\"", "\"verdict\":\"good\""},
	    {"\"verdict\":\"inconsistent\",", ""},
	    {"\"findings\":{", "\"findings\":{\"findings\":{},"},
	    {"\"findings\":{", "\"findings\":{\"fatal\":1,"},
	    {"\"findings\":{", "\"findings\":[{"},
	    {"\"title\":\"T\"", "\"titel\":\"T\""},
	    {"\"title\":\"T\"", "\"\":\"T\""},
	    {"\"title\":\"T\"", "\"title\":\"T\",\"time\":1"},
	};
	struct archive_record back;
	struct str line =
	    sample_line(sample_record(&arena, "a", sample_parts(&arena, "T")), &arena);
	cr_assert_eq(archive_record_read(&back, &arena, line), STATUS_OK, "%s", line.data);
	for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
		struct str changed = with(line, changes[i][0], changes[i][1]);
		cr_expect_eq(archive_record_read(&back, &arena, changed), STATUS_NO, "%s",
		             changed.data);
		cr_expect_eq(back.name.size, 0u, "nothing of it is left");
	}
}

Test(record, no_line_that_is_something_else)
{
	static const struct str lines[] = {
	    {0},
	    STR_INIT("\n"),
	    STR_INIT("{}"),
	    STR_INIT("[]"),
	    STR_INIT("1"),
	    STR_INIT("null"),
	    STR_INIT("\"a\""),
	    STR_INIT("\0\0\0"),
	    STR_INIT("{\"record\":1}"),
	    STR_INIT("{\"record\":{\"record\":1}}"),
	    STR_INIT("{\"outputs\":1}"),
	    STR_INIT("{\"outputs\":\"xml\"}"),
	    STR_INIT("{\"reason\":{\"code\":{}}}"),
	};
	struct archive_record back;
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		cr_expect_eq(archive_record_read(&back, &arena, lines[i]), STATUS_NO, "%zu", i);
	}
	char *deep = ARENA_ARRAY(&arena, char, 1 << 20);
	memset(deep, '[', 1 << 20);
	cr_expect_eq(archive_record_read(&back, &arena, (struct str){deep, 1 << 20}), STATUS_NO);
}

Test(record, stands_in_the_order_of_bytes)
{
	const struct archive_record a = {.name = STR("a")};
	const struct archive_record ab = {.name = STR("a/b")};
	const struct archive_record han = {.name = STR("指南")};
	const struct archive_record *const pointers[] = {&han, &a};
	cr_expect_lt(archive_record_compare(&a, &ab), 0);
	cr_expect_gt(archive_record_compare(&han, &ab), 0);
	cr_expect_gt(archive_record_compare_pointers(&pointers[0], &pointers[1]), 0);
}

Test(record, outputs_have_the_names_of_their_keys)
{
	const struct archive_record *record = sample_record(&arena, "a", sample_parts(&arena, "T"));
	struct str line = sample_line(record, &arena);
	for (enum archive_output i = 0; i < ARCHIVE_OUTPUTS; i++) {
		struct str wanted =
		    arena_format(&arena, "\"%.*s\":\"%.*s\"", STR_FORMAT(archive_output_name(i)),
		                 STR_FORMAT(digest_hex(&record->outputs[i], &arena)));
		cr_expect_neq(str_find(line, wanted), SIZE_MAX, "%s", wanted.data);
	}
}
