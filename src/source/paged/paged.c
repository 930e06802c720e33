/* Runs the programs that read formats with pages, and says what went wrong with one. */
#include "source/paged/paged.h"

#include <inttypes.h>
#include <unicode/uchar.h>

#include "base/utf8.h"
#include "source/message.h"
#include "source/paged/layout.h"
#include "source/paged/scan.h"
#include "source/plain/encoding.h"
#include "source/sandbox/helper.h"
#include "source/sandbox/program.h"

enum { STRANGE_PERCENT = 30 /* of the characters are not text: it is of no use */ };

/* A program that writes the lines of a document. */
struct page_program {
	struct str name;
	struct str format;
	const struct message *damaged;
	const struct message *locked;
	const struct message *garbled;
	bool
	    can_draw; /* it may be asked to leave that out, see ended_drawing; and zhinan-ocr draws its format */
};

static const struct page_program reader_of_pdf = {
    STR_INIT("zhinan-pdf"),      STR_INIT("pdf"),
    &MESSAGE_SOURCE_PDF_DAMAGED, &MESSAGE_SOURCE_PDF_LOCKED,
    &MESSAGE_SOURCE_PDF_GARBLED, true};
static const struct page_program reader_of_ofd = {
    STR_INIT("zhinan-ofd"),      STR_INIT("ofd"),
    &MESSAGE_SOURCE_OFD_DAMAGED, &MESSAGE_SOURCE_OFD_LOCKED,
    &MESSAGE_SOURCE_OFD_GARBLED, false};

/* Reports why a program cannot read a file: it writes "E WORD NUMBER" on a line. */
static enum status fail_as_said(struct reading_job *job, const struct page_program *program,
                                struct str said)
{
	static const struct str pages = STR_INIT("E pages ");
	struct arena *arena = job->arena;
	const struct source_options *options = &job->options;
	if (str_starts(said, STR("E locked"))) {
		return diags_trouble(job->diags, program->locked, job->file, {0});
	}
	if (str_starts(said, STR("E large"))) {
		return diags_trouble(job->diags, &MESSAGE_SOURCE_UNPACKED, job->file,
		                     arena_format(arena, "%zu", options->unpacked_limit));
	}
	if (str_starts(said, STR("E deep"))) {
		return diags_trouble(job->diags, &MESSAGE_SOURCE_DEPTH, job->file,
		                     arena_format(arena, "%zu", options->depth_limit));
	}
	if (str_starts(said, pages)) {
		struct str count = str_trim(str_slice(said, pages.size, said.size));
		return diags_trouble(job->diags, &MESSAGE_SOURCE_PAGES, job->file,
		                     arena_format(arena, "%zu", options->page_limit), count);
	}
	return diags_trouble(job->diags, program->damaged, job->file, {0});
}

/* Whether much of the text is not characters: its fonts have their shapes, but not their codes. */
static bool is_garbled(const struct paged_lines *lines)
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

/* Recognises the pages that are pictures. Where that cannot be done and other pages have text, says which are not read. */
static enum status read_pictures(struct reading_job *job, struct paged_lines *lines)
{
	if (lines->unread_count == 0) {
		return STATUS_OK;
	}
	if (lines->count > 0 && !scan_is_possible(job)) {
		const struct str arguments[DIAG_ARGUMENTS] = {
		    arena_format(job->arena, "%zu", lines->unread_count),
		    arena_format(job->arena, "%" PRIu32, lines->unread[0])};
		diags_add(job->diags, DIAG_WARNING, &MESSAGE_SOURCE_UNREAD, job->file, arguments);
		return STATUS_OK;
	}
	return scan_pages(job, lines, lines->unread, lines->unread_count);
}

/* Recognises all pages: nothing else tells what they say. */
static enum status read_all_as_pictures(struct reading_job *job, struct paged_lines *lines)
{
	uint32_t *pages = ARENA_ARRAY(job->arena, uint32_t, job->out->page_total);
	uint32_t first = job->out->first_page > 0 ? job->out->first_page : 1;
	for (uint32_t i = 0; i < job->out->page_total; i++) {
		pages[i] = first + i;
	}
	return scan_pages(job, lines, pages, job->out->page_total);
}

/* Leaves out the pages that the options leave out, of `total`. */
static enum status choose_pages(struct reading_job *job, uint32_t total)
{
	const struct source_options *options = &job->options;
	job->out->page_total = total;
	if (options->first_page == 0) {
		return STATUS_OK;
	}
	if (options->first_page > total || options->last_page > total) {
		return diags_trouble(job->diags, &MESSAGE_SOURCE_FEW_PAGES, job->file,
		                     arena_format(job->arena, "%" PRIu32, total));
	}
	job->out->first_page = (uint32_t)options->first_page;
	job->out->last_page =
	    options->last_page >= options->first_page ? (uint32_t)options->last_page : total;
	job->out->page_total = job->out->last_page - job->out->first_page + 1;
	return STATUS_OK;
}

static enum status lay_out(struct reading_job *job, struct paged_lines *lines, struct str format)
{
	if (lines->count == 0) {
		return diags_trouble(job->diags, &MESSAGE_SOURCE_NO_TEXT, job->file, {0});
	}
	return paged_layout(job, lines, format);
}

static enum status read_written(struct reading_job *job, const struct page_program *program,
                                struct str written)
{
	struct paged_lines lines = {0};
	uint32_t pages;
	bool is_sound = encoding_utf8_prefix(written) == written.size;
	if (str_starts(written, STR("E "))) {
		return fail_as_said(job, program, is_sound ? str_slice(written, 0, 64) : STR(""));
	}
	if (!is_sound || !paged_lines_from_text(&lines, job->arena, written, 0, &pages)) {
		return diags_trouble(job->diags, program->damaged, job->file, {0});
	}
	enum status status = choose_pages(job, pages);
	if (status != STATUS_OK) {
		return status;
	}
	if (job->out->first_page > 0) {
		paged_lines_keep_pages(&lines, job->out->first_page, job->out->last_page);
	}
	bool was_garbled = is_garbled(&lines);
	if (was_garbled && program->can_draw && scan_is_possible(job)) {
		status = read_all_as_pictures(job, &lines);
	} else if (!was_garbled) {
		status = read_pictures(job, &lines);
	}
	if (status != STATUS_OK) {
		return status;
	}
	if (was_garbled && (lines.count == 0 || lines.engine.size == 0)) {
		return diags_trouble(job->diags, program->garbled, job->file, {0});
	}
	return lay_out(job, &lines, program->format);
}

/* Whether a run ended while it drew a page: its last line is then "D". */
static bool ended_drawing(const struct run_result *result)
{
	struct str written = buf_str(&result->out);
	return result->end != RUN_TOO_MUCH && written.size >= 2 &&
	       str_equal(str_slice(written, written.size - 2, written.size), STR("D\n"));
}

/* Runs a program with the limits of the job. */
static enum status read_with(struct reading_job *job, const struct page_program *program)
{
	struct arena *arena = job->arena;
	const struct source_options *options = &job->options;
	struct str tried;
	const char *path = helper_find(job, program->name, &tried);
	if (!path) {
		return diags_trouble(job->diags, &MESSAGE_SOURCE_HELPER_MISSING, job->file,
		                     program->name, tried);
	}
	const char *of_pdf[] = {path, arena_format(arena, "%zu", options->page_limit).data, NULL,
	                        NULL};
	const char *of_others[] = {path, of_pdf[1],
	                           arena_format(arena, "%zu", options->unpacked_limit).data,
	                           arena_format(arena, "%zu", options->depth_limit).data, NULL};
	struct run run = {.argv = program->can_draw ? of_pdf : of_others,
	                  .input = job->out->bytes,
	                  .seconds = options->helper_seconds,
	                  .output_limit = options->unpacked_limit};
	struct run_result result;
	run_program(&result, &run);
	if (program->can_draw && ended_drawing(&result)) { /* the text can be had without drawing */
		buf_release(&result.out);
		of_pdf[2] = "no-rules";
		run_program(&result, &run);
	}
	enum status status = run_is_good(&result) ? read_written(job, program, buf_str(&result.out))
	                                          : run_trouble(&result, job, program->name);
	buf_release(&result.out);
	return status;
}

enum status pdf_read(struct reading_job *job)
{
	return read_with(job, &reader_of_pdf);
}

enum status ofd_read(struct reading_job *job)
{
	return read_with(job, &reader_of_ofd);
}

enum status image_read(struct reading_job *job)
{
	struct paged_lines lines = {0};
	uint32_t pages;
	enum status status = scan_count(job, &pages);
	status = status == STATUS_OK ? choose_pages(job, pages) : status;
	status = status == STATUS_OK ? read_all_as_pictures(job, &lines) : status;
	if (status != STATUS_OK) {
		return status;
	}
	return lay_out(job, &lines, STR("image"));
}
