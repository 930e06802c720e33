/* The page of an archive: well-formed whatever stands in the texts, complete while it can be, and short beyond that. */
#include <criterion/criterion.h>
#include <libxml/parser.h>

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

TestSuite(index_html, .init = set_up, .fini = tear_down);

/* The page of records; fails where it is no XML. */
static struct str page_of(const struct archive_record *const *items, size_t count,
                          enum language language)
{
	struct memory_writer writer;
	const struct archive_records records = {items, count};
	const struct wording words = {language, &arena};
	memory_writer_open(&writer);
	archive_index_html(writer.stream, &records, &words);
	struct str page = memory_writer_close(&writer, &arena);
	xmlDoc *document = xmlReadMemory(page.data, (int)page.size, NULL, NULL,
	                                 XML_PARSE_NONET | XML_PARSE_NOERROR);
	cr_expect_not_null(document, "well-formed:\n%s", page.data);
	xmlFreeDoc(document);
	return page;
}

static size_t count_of(struct str text, struct str part)
{
	size_t count = 0;
	for (size_t at; (at = str_find(text, part)) != SIZE_MAX; count++) {
		text = str_slice(text, at + part.size, text.size);
	}
	return count;
}

static void expect_part(struct str text, const char *part)
{
	cr_expect_neq(str_find(text, str_from(part)), SIZE_MAX, "%s stands in\n%s", part,
	              text.data);
}

Test(index_html, rows)
{
	struct archive_record failed = {
	    .name = STR("b"),
	    .has_failed = true,
	    .reason = {STR("unreadable"), {STR("no, <not> this"), STR("读不了")}},
	};
	const struct archive_record *const items[] = {
	    sample_record(&arena, "a/文 #1?%", sample_parts(&arena, "T")), &failed};
	struct str page = page_of(items, 2, LANGUAGE_ENGLISH);
	expect_part(page, "<h1>Archive of 2 texts</h1>");
	expect_part(page, "<li>read: 1</li>\n<li>failed: 1</li>\n<li>inconsistent: 1</li>\n</ul>");
	expect_part(page, "href=\"texts/a/%E6%96%87%20%231%3F%25.html\">T</a>"
	                  "<small>a/文 #1?%</small>");
	expect_part(page, ".audit.json\">audit</a>");
	expect_part(page, "<td data-v=\"9\">about 9</td>");
	expect_part(page, "<td data-v=\"3148000.5\">at most 3,148,000.5 yuan</td>");
	expect_part(page, "<td class=\"start bad\">inconsistent</td>");
	expect_part(page, "<th class=\"long\" scope=\"row\">b</th>");
	expect_part(page, "<td class=\"long\">no, &lt;not&gt; this</td>");
	page = page_of(items, 2, LANGUAGE_CHINESE);
	expect_part(page,
	            "<td class=\"start\" data-v=\"2023000000002\">2023 年度第 2 批（征求意见稿）");
	expect_part(page, "<td class=\"long\">读不了</td>");
}

Test(index_html, no_text_is_markup)
{
	static const char *const titles[] = {HOSTILE_TITLE, "</script><script>alert(1)</script>",
	                                     "\"><img src=x onerror=alert(1)>",
	                                     ("a\xE2\x80\xAE"
	                                      "b")};
	for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
		struct archive_record *record =
		    sample_record(&arena, "a", sample_parts(&arena, titles[i]));
		record->programme = record->title;
		record->name = STR("\"><b>");
		const struct archive_record *const items[] = {record};
		struct str page = page_of(items, 1, LANGUAGE_ENGLISH);
		cr_expect_eq(str_find(page, STR("<b>")), SIZE_MAX);
		cr_expect_eq(str_find(page, STR("<img")), SIZE_MAX);
		cr_expect_eq(count_of(page, STR("<script>")), 1u);
		cr_expect_eq(str_find(page, STR("\xE2\x80\xAE")), SIZE_MAX);
	}
}

/* Records of which the last ones failed, each second of the others has a warning, and the first is inconsistent. */
static const struct archive_record **many(size_t count, size_t failed)
{
	struct archive_record *records = ARENA_ARRAY(&arena, struct archive_record, count);
	const struct archive_record **items =
	    ARENA_ARRAY(&arena, const struct archive_record *, count);
	for (size_t i = 0; i < count; i++) {
		records[i].name = arena_format(&arena, "n%05zu", i);
		records[i].has_failed = i >= count - failed;
		records[i].findings[FINDING_WARNING] = i % 2;
		records[i].verdict = i == 0 ? OVERALL_INCONSISTENT : OVERALL_CONSISTENT;
		items[i] = &records[i];
	}
	return items;
}

Test(index_html, few_rows_of_very_many)
{
	struct str page = page_of(many(2100, 50), 2100, LANGUAGE_ENGLISH);
	cr_expect_eq(count_of(page, STR("<tr id=")), 2000u);
	expect_part(page, "Shown are 2000 of 2100 texts");
	expect_part(page, "<li>failed: 50</li>");
	expect_part(page, ">n02099<");
	expect_part(page, ">n02049<");
	cr_expect_eq(str_find(page, STR(">n02048<")), SIZE_MAX, "it needs no look and is left out");
	expect_part(page, ">n01848<");
	page = page_of(many(2000, 50), 2000, LANGUAGE_ENGLISH);
	cr_expect_eq(str_find(page, STR("Shown are")), SIZE_MAX, "all are there");
}

Test(index_html, not_only_what_failed)
{
	struct str page = page_of(many(7000, 6000), 7000, LANGUAGE_ENGLISH);
	cr_expect_eq(count_of(page, STR("<tr id=")), 2000u);
	expect_part(page, ">n00000<");
	expect_part(page, ">n00999<");
	expect_part(page, ">n00998<");
	expect_part(page, ">n01000<");
	cr_expect_eq(str_find(page, STR(">n06999<")), SIZE_MAX);
}

Test(index_html, of_nothing)
{
	struct str page = page_of(NULL, 0, LANGUAGE_CHINESE);
	expect_part(page, "<h1>0 份指南汇总</h1>");
}
