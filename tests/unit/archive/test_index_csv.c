/* summary.csv and index.ndjson: a row each, whatever stands in the texts. */
#include <criterion/criterion.h>

#include "archive/indexes.h"
#include "archive_sample.h"
#include "base/file.h"

static struct arena arena;

static void set_up(void)
{
	arena_init(&arena);
}

static void tear_down(void)
{
	arena_release(&arena);
}

TestSuite(index_csv, .init = set_up, .fini = tear_down);

static struct str csv_of(const struct archive_record *const *items, size_t count,
                         enum language language)
{
	struct memory_writer writer;
	const struct archive_records records = {items, count};
	const struct wording words = {language, &arena};
	memory_writer_open(&writer);
	archive_index_csv(writer.stream, &records, &words);
	return arena_copy(&arena, memory_writer_close(&writer, &arena));
}

static void expect_part(struct str text, const char *part)
{
	cr_expect_neq(str_find(text, str_from(part)), SIZE_MAX, "%s stands in\n%s", part,
	              text.data);
}

Test(index_csv, rows)
{
	struct archive_record failed = {
	    .name = STR("b"),
	    .path = STR("-b.txt"),
	    .has_failed = true,
	    .reason = {STR("unreadable"), {STR("no, not \"this\""), STR("读不了")}},
	};
	const struct archive_record *const items[] = {
	    sample_record(&arena, "a", sample_parts(&arena, "T")), &failed};
	struct str text = csv_of(items, 2, LANGUAGE_CHINESE);
	expect_part(text, "\xEF\xBB\xBF名称,标题,");
	expect_part(text, "\r\na,T,已读取,,PLAN,NAME,2023,2,征求意见稿,");
	expect_part(text, ",2,3,约数,9,不超过,3148000.5,勾稽不符,");
	expect_part(text, "\r\nb,,未能读取,读不了,,,,,,,,,,,,,,,,,,,,,\"'-b.txt\",,,,\r\n");
	text = csv_of(items, 2, LANGUAGE_ENGLISH);
	expect_part(text, ",,failed,\"no, not \"\"this\"\"\",");
	expect_part(text, "\r\nb,,failed,");
}

Test(index_csv, no_formula)
{
	static const char *const titles[] = {"=1+1", "+1", "-1", "@a", "\tx", "\xEF\xBC\x9D x"};
	for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
		const struct archive_record *const items[] = {
		    sample_record(&arena, "a", sample_parts(&arena, titles[i]))};
		struct str text = csv_of(items, 1, LANGUAGE_ENGLISH);
		expect_part(text, arena_format(&arena, "\r\na,\"'%s\",read,", titles[i]).data);
	}
	const struct archive_record *const items[] = {
	    sample_record(&arena, "a", sample_parts(&arena, HOSTILE_TITLE))};
	expect_part(csv_of(items, 1, LANGUAGE_ENGLISH),
	            "\"'=1+1,\"\"a\"\"\r\n<b>&'; DROP TABLE documents;--\"");
}

Test(index_csv, lines)
{
	struct memory_writer writer;
	const struct archive_record *const items[] = {
	    sample_record(&arena, "a", sample_parts(&arena, HOSTILE_TITLE)),
	    sample_record(&arena, "b", sample_parts(&arena, "T"))};
	const struct archive_records records = {items, 2};
	memory_writer_open(&writer);
	archive_index_ndjson(writer.stream, &records);
	struct str text = memory_writer_close(&writer, &arena);
	size_t end = str_find(text, STR("\n")) + 1;
	cr_expect(str_equal(str_slice(text, 0, end), sample_line(items[0], &arena)));
	cr_expect(str_equal(str_slice(text, end, text.size), sample_line(items[1], &arena)));
}
