/* Archives: parts, their limits, and which format an archive is. */
#include "check_format.h"
#include "source/sandbox/archive.h"
#include "source/message.h"

static struct reading_job job_of(struct arena *arena, struct source *source, struct str bytes,
                                 struct diags *diags)
{
	*source = (struct source){.bytes = bytes};
	diags_init(diags, arena);
	return (struct reading_job){source, arena, STR("a.zip"), {.unpacked_limit = 1000}, diags};
}

Test(archive, parts)
{
	char zeros[900] = {0};
	const struct part parts[] = {
	    {"a", STR("one")}, {"b/c", {zeros, 900}}, {"d", {zeros, 200}}, {0}};
	struct arena arena;
	struct diags diags;
	struct source source;
	struct archive archive;
	struct str part;
	arena_init(&arena);
	struct reading_job job = job_of(&arena, &source, make_archive(&arena, parts), &diags);
	cr_assert_eq(archive_open(&archive, &job), STATUS_OK);
	cr_assert(archive_has(&archive, "b/c") && !archive_has(&archive, "c"));
	cr_assert_eq(archive_part(&archive, "nothing", &part), STATUS_OK);
	cr_assert_null(part.data);
	cr_assert_eq(archive_part(&archive, "a", &part), STATUS_OK);
	cr_assert(str_equal(part, STR("one")));
	free((void *)(uintptr_t)part.data);
	cr_assert_eq(archive_part(&archive, "b/c", &part), STATUS_OK);
	cr_assert_eq(part.size, 900);
	free((void *)(uintptr_t)part.data);
	/* All parts together count. */
	cr_assert_eq(archive_part(&archive, "d", &part), STATUS_TROUBLE);
	cr_assert_eq(diags.first->message, &MESSAGE_SOURCE_UNPACKED);
	archive_close(&archive);
	arena_release(&arena);
}

Test(archive, parts_in_memory)
{
	char zeros[900] = {0};
	const struct archive_part_in_memory parts[] = {
	    {STR_INIT("a"), {zeros, 900}}, {STR_INIT("b"), {zeros, 101}}, {STR_INIT("c"), {0}}};
	struct arena arena;
	struct diags diags;
	struct source source;
	struct archive archive;
	struct str part;
	arena_init(&arena);
	struct reading_job job = job_of(&arena, &source, STR(""), &diags);
	archive_in_memory(&archive, &job, parts, ROWS(parts));
	cr_assert(archive_has(&archive, "c") && !archive_has(&archive, "d"));
	cr_assert_eq(archive_part(&archive, "d", &part), STATUS_OK);
	cr_assert_null(part.data);
	cr_assert_eq(archive_part(&archive, "a", &part), STATUS_OK);
	cr_assert_eq(part.size, 900);
	free((void *)(uintptr_t)part.data);
	cr_assert_eq(archive_part(&archive, "c", &part), STATUS_OK);
	cr_assert_not_null(part.data);
	free((void *)(uintptr_t)part.data);
	cr_assert_eq(archive_part(&archive, "b", &part), STATUS_TROUBLE);
	cr_assert_eq(diags.first->message, &MESSAGE_SOURCE_UNPACKED);
	arena_release(&arena);
}

Test(archive, damage)
{
	const struct part parts[] = {{"word/document.xml", STR("<a>some text to be packed</a>")},
	                             {0}};
	struct arena arena;
	arena_init(&arena);
	struct str whole = make_archive(&arena, parts);
	for (size_t size = 4; size < whole.size; size++) {
		check_refusal(&arena, str_slice(whole, 0, size), NULL, &MESSAGE_SOURCE_ARCHIVE,
		              "cut");
	}
	arena_release(&arena);
}

Test(archive, formats)
{
	static const struct {
		struct part parts[3];
		const struct message *message;
	} rows[] = {
	    {{{"a.txt", STR_INIT("a")}}, &MESSAGE_SOURCE_ZIP},
	    {{{"xl/workbook.xml", STR_INIT("<w/>")}}, &MESSAGE_SOURCE_SHEETS_EMPTY},
	    {{{"xl/workbook.xml", STR_INIT("<w/>")},
	      {"[Content_Types].xml", STR_INIT("of a wordprocessingml document in it")}},
	     &MESSAGE_SOURCE_SHEETS_EMPTY},
	    {{{"xl/workbook.bin", STR_INIT("")}}, &MESSAGE_SOURCE_WORKBOOK},
	    {{{"mimetype", STR_INIT("application/vnd.oasis.opendocument.text")}},
	     &MESSAGE_SOURCE_ZIP},
	    {{{"mimetype", STR_INIT("application/vnd.oasis.opendocument.spreadsheet")},
	      {"content.xml", STR_INIT("<o/>")}},
	     &MESSAGE_SOURCE_WORKBOOK},
	    {{{"word/document.xml", STR_INIT("<w")}}, &MESSAGE_SOURCE_MARKUP},
	};
	struct arena arena;
	arena_init(&arena);
	for (size_t i = 0; i < ROWS(rows); i++) {
		check_refusal(&arena, make_archive(&arena, rows[i].parts), NULL, rows[i].message,
		              rows[i].parts[0].name);
	}
	arena_release(&arena);
}
