/* Runs mshow twice: it lists the parts of the file, then unpacks the first that is a web page. What it unpacks is read
 * as a file of its own would be, so that the page's encoding is found in the same way. */
#include "source/mhtml.h"

#include "source/format.h"
#include "source/message.h"
#include "source/sandbox/program.h"

static const struct str program = STR_INIT("mshow");

enum { NUMBER_SIZE = 8 /* of a part, in digits */ };

static enum status run_mshow(struct reading_job *job, const char *const *argv,
                             struct run_result *result)
{
	struct run run = {.argv = argv,
	                  .input = job->out->bytes,
	                  .seconds = job->options.helper_seconds,
	                  .output_limit = job->options.unpacked_limit,
	                  .is_foreign = true};
	run_program(result, &run);
	return run_is_good(result) ? STATUS_OK : run_trouble(result, job, program);
}

/* The number of the first web page in a list of parts, each a line "  2: text/html size=300"; empty where there is none. */
static struct str find_page(struct str list)
{
	for (size_t start = 0; start < list.size;) {
		const char *feed = memchr(list.data + start, '\n', list.size - start);
		size_t end = feed ? (size_t)(feed - list.data) : list.size;
		struct str line = str_trim(str_slice(list, start, end));
		size_t digits = 0;
		while (digits < line.size && ascii_is_digit(line.data[digits])) {
			digits++;
		}
		if (digits > 0 && digits <= NUMBER_SIZE &&
		    str_starts(str_slice(line, digits, line.size), STR(": text/html"))) {
			return str_slice(line, 0, digits);
		}
		start = end + 1;
	}
	return (struct str){0};
}

static enum status fail(struct reading_job *job)
{
	return diags_trouble(job->diags, &MESSAGE_SOURCE_MHTML_EMPTY, job->file, (struct str){0});
}

/* Reads a page, which must be one, and makes its text that of the file. */
static enum status read_page(struct reading_job *job, struct str page)
{
	struct source *out = job->out;
	struct source inner;
	if (page.size == 0 || format_find(page)) {
		return fail(job);
	}
	enum status status =
	    source_from_bytes(&inner, job->arena, job->file, page, &job->options, job->diags);
	if (status != STATUS_OK) {
		return status;
	}
	if (!str_equal(inner.format, STR("html"))) {
		return fail(job);
	}
	inner.name = out->name;
	inner.bytes = out->bytes;
	inner.format = STR("mhtml");
	inner.lines = NULL; /* found anew, with the text's owner */
	inner.line_count = inner.line_capacity = 0;
	inner.defects = NULL; /* their places are in the page, not in the file */
	inner.defect_count = inner.defect_capacity = 0;
	*out = inner;
	return STATUS_OK;
}

enum status mhtml_read(struct reading_job *job)
{
	const char *path = find_program(program, job->arena);
	if (!path) {
		return diags_trouble(job->diags, &MESSAGE_SOURCE_MHTML, job->file, (struct str){0});
	}
	const char *list[] = {path, "-t", "/proc/self/fd/0", NULL};
	struct run_result result;
	enum status status = run_mshow(job, list, &result);
	struct str number = status == STATUS_OK
	                        ? arena_copy(job->arena, find_page(buf_str(&result.out)))
	                        : (struct str){0};
	buf_release(&result.out);
	if (status != STATUS_OK) {
		return status;
	}
	if (number.size == 0) {
		return fail(job);
	}
	const char *unpack[] = {path, "-O", "/proc/self/fd/0", number.data, NULL};
	status = run_mshow(job, unpack, &result);
	struct str page =
	    status == STATUS_OK ? arena_copy(job->arena, buf_str(&result.out)) : (struct str){0};
	buf_release(&result.out);
	return status == STATUS_OK ? read_page(job, page) : status;
}
