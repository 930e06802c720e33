/* Runs zhinan-pdf, and says what went wrong with it. */
#include "source/pdf/pdf.h"

#include <unicode/uchar.h>
#include <unistd.h>

#include "base/utf8.h"

#include "source/message.h"
#include "source/pdf/layout.h"
#include "source/plain/encoding.h"
#include "source/sandbox/program.h"

enum { STRANGE_PERCENT = 30 /* of the characters are not text: it is of no use */ };

static const struct str helper = STR_INIT("zhinan-pdf");

/* The helper in a folder, or NULL. The folder is added to those that were looked at. */
static const char *helper_in(struct str folder, struct str *tried, struct arena *arena)
{
	struct str path = arena_format(arena, "%.*s/%s", STR_FORMAT(folder), helper.data);
	*tried = arena_format(arena, "%.*s%s%.*s", STR_FORMAT(*tried), tried->size > 0 ? ", " : "",
	                      STR_FORMAT(folder));
	return access(path.data, X_OK) == 0 ? path.data : NULL;
}

/* The helper in the first folder of a list that has it, or NULL. */
static const char *helper_in_list(const char *list, struct str *tried, struct arena *arena)
{
	const char *found = NULL;
	while (*list && !found) {
		size_t width = strcspn(list, ":");
		found = helper_in((struct str){list, width}, tried, arena);
		list += width + (list[width] == ':');
	}
	return found;
}

/* The program's path; NULL where it is in none of the folders that were tried. */
static const char *find_helper(const struct reading_job *job, struct str *tried)
{
	static const char *const folders[] = {".", "../libexec/zhinan", "../bin", "../../bin"};
	struct arena *arena = job->arena;
	const char *found = NULL;
	char path[4096];
	*tried = STR("");
	if (job->options.helpers) {
		return helper_in_list(job->options.helpers, tried, arena);
	}
	ssize_t size = readlink("/proc/self/exe", path, sizeof path);
	while (size > 0 && path[size - 1] != '/') {
		size--;
	}
	for (size_t i = 0; size > 0 && !found && i < sizeof folders / sizeof *folders; i++) {
		struct str folder = arena_format(arena, "%.*s%s", (int)size, path, folders[i]);
		found = helper_in(folder, tried, arena);
	}
	return found;
}

/* Reports why the program cannot read a file: it writes "E WORD NUMBER" on a line. */
static enum status fail_as_said(struct reading_job *job, struct str said)
{
	struct arena *arena = job->arena;
	if (str_starts(said, STR("E locked"))) {
		return diags_trouble(job->diags, &MESSAGE_SOURCE_PDF_LOCKED, job->file, {0});
	}
	static const struct str pages = STR_INIT("E pages ");
	if (str_starts(said, pages)) {
		struct str count = str_trim(str_slice(said, pages.size, said.size));
		return diags_trouble(job->diags, &MESSAGE_SOURCE_PAGES, job->file,
		                     arena_format(arena, "%zu", job->options.page_limit), count);
	}
	return diags_trouble(job->diags, &MESSAGE_SOURCE_PDF_DAMAGED, job->file, {0});
}

/* Whether much of the text is not characters: its fonts have their shapes, but not their codes. */
static bool is_garbled(const struct pdf_lines *lines)
{
	size_t all = 0;
	size_t strange = 0;
	for (size_t i = 0; i < lines->count; i++) {
		struct str text = lines->items[i].text;
		for (size_t at = 0; at < text.size;) {
			uint32_t c = utf8_next(text, &at);
			int8_t type = u_charType((UChar32)c);
			all += c > ' ';
			strange += c == 0xFFFD || type == U_PRIVATE_USE_CHAR ||
			           type == U_UNASSIGNED || type == U_CONTROL_CHAR;
		}
	}
	return strange * 100 > all * STRANGE_PERCENT;
}

static enum status read_written(struct reading_job *job, struct str written)
{
	struct pdf_lines lines = {0};
	uint32_t pages = 0;
	bool is_sound = encoding_utf8_prefix(written) == written.size;
	if (str_starts(written, STR("E "))) {
		return fail_as_said(job, is_sound ? str_slice(written, 0, 64) : STR(""));
	}
	if (!is_sound || !pdf_lines_from_text(&lines, job->arena, written, &pages)) {
		return diags_trouble(job->diags, &MESSAGE_SOURCE_PDF_DAMAGED, job->file, {0});
	}
	job->out->page_total = pages;
	if (lines.count == 0) {
		return diags_trouble(job->diags, &MESSAGE_SOURCE_NO_TEXT, job->file, {0});
	}
	if (is_garbled(&lines)) {
		return diags_trouble(job->diags, &MESSAGE_SOURCE_PDF_GARBLED, job->file, {0});
	}
	return pdf_layout(job, &lines);
}

/* Whether a run ended while it drew a page: its last line is then "D". */
static bool ended_drawing(const struct run_result *result)
{
	struct str written = buf_str(&result->out);
	return result->end != RUN_TOO_MUCH && written.size >= 2 &&
	       str_equal(str_slice(written, written.size - 2, written.size), STR("D\n"));
}

enum status pdf_read(struct reading_job *job)
{
	struct str tried;
	const char *path = find_helper(job, &tried);
	if (!path) {
		return diags_trouble(job->diags, &MESSAGE_SOURCE_HELPER_MISSING, job->file, helper,
		                     tried);
	}
	const char *argv[] = {path, arena_format(job->arena, "%zu", job->options.page_limit).data,
	                      NULL, NULL};
	struct run run = {.argv = argv,
	                  .input = job->out->bytes,
	                  .seconds = job->options.helper_seconds,
	                  .output_limit = job->options.unpacked_limit};
	struct run_result result;
	run_program(&result, &run);
	if (ended_drawing(&result)) { /* the text can be had without drawing */
		buf_release(&result.out);
		argv[2] = "no-rules";
		run_program(&result, &run);
	}
	enum status status = run_is_good(&result) ? read_written(job, buf_str(&result.out))
	                                          : run_trouble(&result, job, helper);
	buf_release(&result.out);
	return status;
}
