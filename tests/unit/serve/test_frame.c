/* Frames, and views by their words. */
#include <criterion/criterion.h>
#include <stdlib.h>

#include "serve/frame.h"
#include "serve/view.h"

Test(frame, whole)
{
	char *bytes = NULL;
	size_t size = 0;
	struct frame frame;
	FILE *stream = open_memstream(&bytes, &size);
	frame_write(stream, "name", STR("a\nb 3\0c"));
	frame_write(stream, "end", STR(""));
	fclose(stream);
	struct str rest = {bytes, size};
	cr_assert_eq(frame_next(&frame, &rest), FRAME_READY);
	cr_expect(str_equal(frame.tag, STR("name")));
	cr_expect(str_equal(frame.bytes, STR("a\nb 3\0c")));
	cr_assert_eq(frame_next(&frame, &rest), FRAME_READY);
	cr_expect(str_equal(frame.tag, STR("end")));
	cr_expect_eq(frame.bytes.size, 0);
	cr_expect_eq(rest.size, 0);
	cr_expect_eq(frame_next(&frame, &rest), FRAME_PARTIAL);
	free(bytes);
}

/* However the stream is cut, a frame is either there or may still come. */
Test(frame, cut)
{
	static const struct str all = STR_INIT("output 12\nhello, world");
	for (size_t i = 0; i < all.size; i++) {
		struct frame frame;
		struct str rest = str_slice(all, 0, i);
		cr_expect_eq(frame_next(&frame, &rest), FRAME_PARTIAL, "%zu", i);
		cr_expect_eq(rest.size, i);
	}
}

Test(frame, broken)
{
	static const char *const cases[] = {
	    " 3\nabc",
	    "Name 3\nabc",
	    "name3\nabc",
	    "name 3abc\n",
	    "name x\n",
	    "name \nabc",
	    "name -1\n",
	    "name 9999999999999999999999\n",
	    "\n",
	    "1",
	    "seventeenletterss 1\na",
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct frame frame;
		struct str rest = str_from(cases[i]);
		cr_expect_eq(frame_next(&frame, &rest), FRAME_BROKEN, "%s", cases[i]);
	}
}

Test(view, words)
{
	static const char *const good[] = {"report-1", "report-12", "compare", "compare-2-1",
	                                   "trend"};
	static const char *const bad[] = {
	    "",
	    "report",
	    "report-0",
	    "report-01",
	    "report-1-2",
	    "compare-1",
	    "reports",
	    "trend-1",
	    "report-1x",
	    "compare-1-2-3",
	    "report--1",
	    "compare-1-1",
	    "report-99999999999999999999",
	};
	struct arena arena;
	struct view view;
	arena_init(&arena);
	for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
		cr_expect(view_parse(&view, str_from(good[i])), "%s", good[i]);
		cr_expect(str_equal(view_word(&view, &arena), str_from(good[i])), "%s", good[i]);
	}
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		cr_expect_not(view_parse(&view, str_from(bad[i])), "%s", bad[i]);
	}
	arena_release(&arena);
}

Test(view, outputs)
{
	for (enum view_kind kind = 0; kind < VIEW_KIND_COUNT; kind++) {
		cr_expect_not_null(output_page(kind));
	}
	cr_expect_null(output_find(VIEW_REPORT, STR("redline.docx")));
	cr_expect_not_null(output_find(VIEW_COMPARE, STR("redline.docx")));
	cr_expect_eq(view_usual(1).kind, VIEW_REPORT);
	cr_expect_eq(view_usual(2).kind, VIEW_COMPARE);
	cr_expect_eq(view_usual(3).kind, VIEW_TREND);
}
