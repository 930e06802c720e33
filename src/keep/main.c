/* A program of the build: writes the grammars of a folder as the program keeps them (grammar/kept.h).
 * keep FOLDER FILE */
#include <stdio.h>

#include "base/file.h"
#include "grammar/kept.h"

static enum status keep(const char *folder, const char *path, struct diags *diags)
{
	struct buf buf;
	struct file_writer writer;
	buf_init(&buf);
	enum status status = kept_write(&buf, folder, diags);
	if (status == STATUS_OK) {
		status = file_writer_open(&writer, path, diags);
	}
	if (status == STATUS_OK) {
		fwrite(buf.data, 1, buf.size, writer.stream);
		status = file_writer_close(&writer, true, diags);
	}
	buf_release(&buf);
	return status;
}

int main(int argc, char **argv)
{
	struct arena arena;
	struct diags diags;
	if (argc != 3) {
		fputs("usage: keep FOLDER FILE\n", stderr);
		return 2;
	}
	arena_init(&arena);
	diags_init(&diags, &arena);
	enum status status = keep(argv[1], argv[2], &diags);
	for (const struct diag *diag = diags.first; diag; diag = diag->next) {
		fprintf(stderr, "%s\n", diag_text(diag, LANGUAGE_ENGLISH, &arena).data);
	}
	arena_release(&arena);
	return status == STATUS_OK ? 0 : 2;
}
