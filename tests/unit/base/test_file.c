/* Files read whole, and written whole or not at all. */
#include <criterion/criterion.h>
#include <dirent.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

static size_t entries(const char *folder)
{
	size_t count = 0;
	DIR *stream = opendir(folder);
	cr_assert_not_null(stream);
	while (readdir(stream)) {
		count++;
	}
	closedir(stream);
	return count - 2; /* "." and ".." */
}

static enum status write_file(const char *path, const char *text, bool keep, struct diags *diags)
{
	struct file_writer writer;
	enum status status = file_writer_open(&writer, path, diags);
	if (status == STATUS_OK) {
		fputs(text, writer.stream);
		status = file_writer_close(&writer, keep, diags);
	}
	return status;
}

Test(file, write_and_read)
{
	struct arena arena;
	struct diags diags;
	struct str bytes;
	arena_init(&arena);
	diags_init(&diags, &arena);
	char folder[] = "/tmp/test_file.XXXXXX";
	cr_assert_not_null(mkdtemp(folder));
	const char *path = arena_format(&arena, "%s/中.txt", folder).data;
	const char *lost = arena_format(&arena, "%s/none/x", folder).data;

	cr_assert_eq(write_file(path, "kept", true, &diags), STATUS_OK);
	cr_assert_eq(write_file(path, "dropped", false, &diags), STATUS_OK);
	cr_assert_eq(entries(folder), 1, "a temporary file was left");
	cr_assert_eq(file_read(&bytes, &arena, path, 4, &diags), STATUS_OK, "at the limit");
	cr_assert(str_equal(bytes, STR("kept")));
	struct stat st;
	mode_t mask = umask(0);
	umask(mask);
	cr_assert_eq(stat(path, &st), 0);
	cr_assert_eq(st.st_mode & 0777, 0666 & ~mask);
	cr_assert_eq(diags.errors, 0);

	cr_assert_eq(file_read(&bytes, &arena, path, 3, &diags), STATUS_TROUBLE);
	cr_assert_eq(diags.last->message, &MESSAGE_FILE_TOO_LARGE);
	cr_assert_eq(file_read(&bytes, &arena, lost, 0, &diags), STATUS_TROUBLE);
	cr_assert_eq(diags.last->message, &MESSAGE_READ_MISSING);
	cr_assert_eq(file_read(&bytes, &arena, folder, 0, &diags), STATUS_TROUBLE, "a folder");
	cr_assert_eq(write_file(lost, "x", true, &diags), STATUS_TROUBLE);
	cr_assert_eq(diags.last->message, &MESSAGE_WRITE_MISSING);
	cr_assert_eq(diags.errors, 4);
	cr_assert_eq(write_file("/dev/full/x", "x", true, &diags), STATUS_TROUBLE);

	cr_assert_eq(unlink(path), 0);
	cr_assert_eq(rmdir(folder), 0, "something was left in the folder");
	arena_release(&arena);
}

Test(file, refused_by_size)
{
	struct arena arena;
	struct diags diags;
	struct str bytes;
	arena_init(&arena);
	diags_init(&diags, &arena);
	char path[] = "/tmp/test_file.XXXXXX";
	int file = mkstemp(path);
	cr_assert(file >= 0 && ftruncate(file, (off_t)3 << 30) == 0);
	size_t used = arena.used;
	cr_assert_eq(file_read(&bytes, &arena, path, 0, &diags), STATUS_TROUBLE);
	cr_assert_eq(diags.last->message, &MESSAGE_FILE_TOO_LARGE);
	cr_assert_lt(arena.used - used, 1 << 16, "nothing of it is read");
	cr_assert_eq(ftruncate(file, 0), 0);
	cr_assert_eq(file_read(&bytes, &arena, path, 0, &diags), STATUS_OK);
	cr_assert_eq(bytes.size, 0);
	close(file);
	unlink(path);
	arena_release(&arena);
}

Test(file, mode_is_kept)
{
	static const mode_t modes[] = {0600, 0640, 0444, 0755};
	struct arena arena;
	struct diags diags;
	struct stat st;
	arena_init(&arena);
	diags_init(&diags, &arena);
	char folder[] = "/tmp/test_file.XXXXXX";
	cr_assert_not_null(mkdtemp(folder));
	const char *path = arena_format(&arena, "%s/a.xml", folder).data;
	cr_assert_eq(write_file(path, "old", true, &diags), STATUS_OK);
	for (size_t i = 0; i < sizeof modes / sizeof *modes; i++) {
		cr_assert_eq(chmod(path, modes[i]), 0);
		bool is_writable = access(path, W_OK) == 0; /* by root, always */
		enum status status = write_file(path, "new", true, &diags);
		cr_expect_eq(status, is_writable ? STATUS_OK : STATUS_TROUBLE);
		cr_assert_eq(stat(path, &st), 0);
		cr_expect_eq(st.st_mode & 0777, modes[i], "%o", modes[i]);
		struct file_writer writer;
		cr_assert_eq(file_writer_open_in(&writer, path, folder, &diags), STATUS_OK);
		cr_assert_eq(file_writer_close(&writer, true, &diags), STATUS_OK);
		cr_assert_eq(stat(path, &st), 0);
		cr_expect_eq(st.st_mode & 0777, modes[i], "%o", modes[i]);
	}
	cr_expect_eq(entries(folder), 1, "a temporary file was left");
	unlink(path);
	rmdir(folder);
	arena_release(&arena);
}
