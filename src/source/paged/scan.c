/* Runs zhinan-ocr on pages (src/ocr/main.c describes what it writes), and says what went wrong with it. */
#include "source/paged/scan.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/processors.h"
#include "source/message.h"
#include "source/plain/encoding.h"
#include "source/sandbox/helper.h"
#include "source/sandbox/program.h"

static const struct str program = STR_INIT("zhinan-ocr");

/* What a page may take: at most its picture in memory several times, and Tesseract. */
#define PAGE_MEMORY ((size_t)1 << 30)

/* Simplified characters, and what is Latin between them. Of traditional ones this reads the figures better than
 * chi_tra+eng does, and writes the simplified forms. */
static const char default_languages[] = "chi_sim+eng";

bool scan_is_possible(const struct reading_job *job)
{
	struct str tried;
	return helper_find(job, program, &tried) != NULL;
}

static enum status find_reader(struct reading_job *job, const char **path)
{
	struct str tried;
	*path = helper_find(job, program, &tried);
	return *path ? STATUS_OK
	             : diags_trouble(job->diags, &MESSAGE_SOURCE_OCR_MISSING, job->file, program,
	                             tried);
}

/* Reports why the program cannot read a page: it writes "E WORD ..." on a line. */
static enum status fail_as_said(struct reading_job *job, struct str said)
{
	static const struct str data = STR_INIT("E languages ");
	static const struct str large = STR_INIT("E large ");
	const char *feed = memchr(said.data, '\n', said.size);
	said = str_trim(str_slice(said, 0, feed ? (size_t)(feed - said.data) : said.size));
	if (str_starts(said, data)) {
		return diags_trouble(job->diags, &MESSAGE_SOURCE_OCR_LANGUAGE, job->file,
		                     str_slice(said, data.size, said.size));
	}
	if (str_starts(said, large)) {
		return diags_trouble(job->diags, &MESSAGE_SOURCE_IMAGE_LARGE, job->file,
		                     str_slice(said, large.size, said.size));
	}
	return diags_trouble(job->diags, &MESSAGE_SOURCE_IMAGE_DAMAGED, job->file, {0});
}

static struct run page_run(const struct reading_job *job, const char *const *argv)
{
	return (struct run){.argv = argv,
	                    .input = job->out->bytes,
	                    .seconds = job->options.page_seconds,
	                    .memory = PAGE_MEMORY,
	                    .output_limit = job->options.unpacked_limit};
}

/* What a run wrote, as text; STATUS_TROUBLE where it failed or says that it did. The text lives with the result. */
static enum status take_written(struct reading_job *job, const struct run_result *result,
                                struct str *written)
{
	*written = buf_str(&result->out);
	if (!run_is_good(result)) {
		return run_trouble(result, job, program);
	}
	if (encoding_utf8_prefix(*written) != written->size) {
		return diags_trouble(job->diags, &MESSAGE_SOURCE_IMAGE_DAMAGED, job->file, {0});
	}
	return str_starts(*written, STR("E ")) ? fail_as_said(job, *written) : STATUS_OK;
}

enum status scan_count(struct reading_job *job, uint32_t *pages)
{
	const char *path;
	struct run_result result;
	struct str written;
	enum status status = find_reader(job, &path);
	if (status != STATUS_OK) {
		return status;
	}
	const char *argv[] = {path, "count", NULL};
	struct run run = page_run(job, argv);
	run_program(&result, &run);
	status = take_written(job, &result, &written);
	if (status == STATUS_OK) {
		bool is_count =
		    str_starts(written, STR("N ")) && written.data[written.size - 1] == '\n';
		unsigned long count = is_count ? strtoul(written.data + 2, NULL, 10) : 0;
		if (count == 0) {
			status = diags_trouble(job->diags, &MESSAGE_SOURCE_IMAGE_DAMAGED, job->file,
			                       {0});
		} else if (count > job->options.page_limit) {
			status =
			    diags_trouble(job->diags, &MESSAGE_SOURCE_PAGES, job->file,
			                  arena_format(job->arena, "%zu", job->options.page_limit),
			                  arena_format(job->arena, "%lu", count));
		}
		*pages = (uint32_t)count;
	}
	buf_release(&result.out);
	return status;
}

static enum status take_page(struct reading_job *job, struct paged_lines *lines,
                             const struct run_result *result, uint32_t page)
{
	struct str written;
	uint32_t read;
	enum status status = take_written(job, result, &written);
	if (status != STATUS_OK) {
		return status;
	}
	paged_lines_drop_page(lines, page);
	return paged_lines_from_text(lines, job->arena, arena_copy(job->arena, written), page - 1,
	                             &read) &&
	               read == 1
	           ? STATUS_OK
	           : diags_trouble(job->diags, &MESSAGE_SOURCE_IMAGE_DAMAGED, job->file, {0});
}

static int compare_pages(const void *a, const void *b)
{
	const struct paged_line *left = a;
	const struct paged_line *right = b;
	return (left->page > right->page) - (left->page < right->page);
}

static int compare_rule_pages(const void *a, const void *b)
{
	const struct paged_rule *left = a;
	const struct paged_rule *right = b;
	return (left->page > right->page) - (left->page < right->page);
}

/* Later steps need the lines and the rules of a page together, and the pages in their order. */
static void sort_pages(struct paged_lines *lines)
{
	if (lines->count > 0) {
		qsort(lines->items, lines->count, sizeof *lines->items, compare_pages);
	}
	if (lines->rule_count > 0) {
		qsort(lines->rules, lines->rule_count, sizeof *lines->rules, compare_rule_pages);
	}
}

enum status scan_pages(struct reading_job *job, struct paged_lines *lines, const uint32_t *pages,
                       size_t count)
{
	struct arena *arena = job->arena;
	const struct source_options *options = &job->options;
	const char *path;
	enum status status = find_reader(job, &path);
	if (status != STATUS_OK) {
		return status;
	}
	const char *languages = options->ocr_languages ? options->ocr_languages : default_languages;
	struct run *runs = ARENA_ARRAY(arena, struct run, count);
	struct run_result *results = ARENA_ARRAY(arena, struct run_result, count);
	for (size_t i = 0; i < count; i++) {
		const char **argv = ARENA_ARRAY(arena, const char *, 4);
		argv[0] = path;
		argv[1] = arena_format(arena, "%" PRIu32, pages[i]).data;
		argv[2] = languages;
		argv[3] = NULL;
		runs[i] = page_run(job, argv);
	}
	const struct run_crew crew = {.at_once = options->pages_at_once > 0 ? options->pages_at_once
	                                                                    : processor_count(),
	                              .ended = options->page_ended,
	                              .context = options->context};
	run_programs(results, runs, count, &crew);
	for (size_t i = 0; i < count; i++) {
		if (status == STATUS_OK) {
			status = take_page(job, lines, &results[i], pages[i]);
		}
		buf_release(&results[i].out);
	}
	sort_pages(lines);
	lines->engine = arena_format(arena, "%.*s, %s", STR_FORMAT(lines->engine), languages);
	return status;
}
