/* What the system's errors are in plain words. */
#include <criterion/criterion.h>
#include <errno.h>

#include "base/system_error.h"

static const char *said(struct diags *diags, enum language language)
{
	return diag_text(diags->last, language, diags->arena).data;
}

Test(system_error, words)
{
	static const struct {
		int error;
		const char *reading;
		const char *writing;
	} cases[] = {
	    {ENOENT, "there is no such file", "there is no such folder"},
	    {EACCES, "no permission", "no permission"},
	    {EISDIR, "a folder, not a file", "a folder, not a file"},
	    {ENOSPC, "error 28", "no space is left"},
	    {EROFS, "error 30", "this disk is read-only"},
	    {EMFILE, "too many files are open", "too many files are open"},
	    {ENAMETOOLONG, "the name is too long", "the name is too long"},
	    {EIO, "the disk or the connection failed", "the disk or the connection failed"},
	    {EBADMSG, "error 74", "error 74"},
	};
	struct arena arena;
	struct diags diags;
	arena_init(&arena);
	diags_init(&diags, &arena);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		cr_expect_eq(unreadable(&diags, "x", cases[i].error), STATUS_TROUBLE);
		cr_expect(strstr(said(&diags, LANGUAGE_ENGLISH), cases[i].reading), "%s",
		          said(&diags, LANGUAGE_ENGLISH));
		cr_expect(strstr(said(&diags, LANGUAGE_CHINESE), "无法读取："));
		cr_expect_eq(unwritable(&diags, "x", cases[i].error), STATUS_TROUBLE);
		cr_expect(strstr(said(&diags, LANGUAGE_ENGLISH), cases[i].writing), "%s",
		          said(&diags, LANGUAGE_ENGLISH));
		cr_expect(strstr(said(&diags, LANGUAGE_CHINESE), "无法写入："));
	}
	arena_release(&arena);
}

/* The reason is known too where it was an earlier write that failed. */
Test(system_error, of_a_stream)
{
	static char block[100000];
	memset(block, 'x', sizeof block);
	for (size_t size = 1; size <= sizeof block; size *= 10) {
		FILE *full = fopen("/dev/full", "we");
		FILE *good = fopen("/dev/null", "we");
		if (full && good) {
			fwrite(block, 1, size, full);
			fwrite(block, 1, size, good);
			cr_expect_eq(stream_error(full), ENOSPC, "%zu", size);
			cr_expect_eq(stream_error(good), 0, "%zu", size);
			fclose(good);
			fclose(full);
		}
	}
}
