/* Runs antiword on a compound file that holds a Word document. */
#include "source/office/doc.h"

#include "source/derived/derived.h"
#include "source/message.h"
#include "source/plain/encoding.h"
#include "source/sandbox/program.h"

static const struct str program = STR_INIT("antiword");

/* Splits a table's row as antiword draws it, "|a   |b |"; puts two blanks between the cells. */
static void append_row(struct buf *line, struct str row)
{
	for (size_t start = 1; start < row.size;) {
		const char *bar = memchr(row.data + start, '|', row.size - start);
		size_t end = bar ? (size_t)(bar - row.data) : row.size;
		struct str cell = str_trim(str_slice(row, start, end));
		if (cell.size > 0) {
			buf_append(line, line->size > 0 ? STR("  ") : STR(""));
			buf_append(line, cell);
		}
		start = end + 1;
	}
}

static enum status take_text(struct reading_job *job, struct str text)
{
	struct derived derived;
	struct buf line;
	derived_init(&derived, job);
	buf_init(&line);
	for (size_t start = 0; start < text.size;) {
		const char *feed = memchr(text.data + start, '\n', text.size - start);
		size_t end = feed ? (size_t)(feed - text.data) : text.size;
		struct str row = str_slice(text, start, end);
		start = end + 1;
		buf_clear(&line);
		if (str_starts(row, STR("|")) && str_ends(str_trim(row), STR("|"))) {
			append_row(&line, row);
		} else {
			buf_append(&line, row);
		}
		derived_paragraph(&derived, buf_str(&line), false);
	}
	buf_release(&line);
	return derived_finish(&derived, STR("doc"));
}

static enum status read_written(struct reading_job *job, struct str text)
{
	if (encoding_utf8_prefix(text) != text.size) {
		return diags_trouble(job->diags, &MESSAGE_SOURCE_DOC_DAMAGED, job->file, program);
	}
	return take_text(job, text);
}

/* Why a container is no DOC, by the names in its directory, in UTF-16LE; NULL where it is one. */
static const struct message *why_no_doc(struct str bytes)
{
	static const struct {
		struct str name; /* of a stream */
		const struct message *message;
	} streams[] = {
	    {STR_INIT("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e"),
	     &MESSAGE_SOURCE_OFFICE_LOCKED},
	    {STR_INIT("W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t"), NULL},
	    {STR_INIT("W\0o\0r\0k\0b\0o\0o\0k\0\0"), &MESSAGE_SOURCE_WORKBOOK},
	    {STR_INIT("P\0o\0w\0e\0r\0P\0o\0i\0n\0t\0 \0D\0o\0c"), &MESSAGE_SOURCE_SLIDES},
	};
	for (size_t i = 0; i < sizeof streams / sizeof *streams; i++) {
		if (str_find(bytes, streams[i].name) != SIZE_MAX) {
			return streams[i].message;
		}
	}
	return &MESSAGE_SOURCE_OLE;
}

enum status doc_read(struct reading_job *job)
{
	const struct message *reason = why_no_doc(job->out->bytes);
	if (reason) {
		return diags_trouble(job->diags, reason, job->file, {0});
	}
	const char *path = find_program(program, job->arena);
	if (!path) {
		return diags_trouble(job->diags, &MESSAGE_SOURCE_ANTIWORD, job->file, {0});
	}
	const char *argv[] = {path, "-m", "UTF-8.txt", "-w", "0", "/proc/self/fd/0", NULL};
	struct run run = {.argv = argv,
	                  .input = job->out->bytes,
	                  .seconds = job->options.helper_seconds,
	                  .output_limit = job->options.unpacked_limit,
	                  .is_foreign = true};
	struct run_result result;
	run_program(&result, &run);
	enum status status = run_is_good(&result) ? read_written(job, buf_str(&result.out))
	                                          : run_trouble(&result, job, program);
	buf_release(&result.out);
	return status;
}
