/* zhinan serve-job: the process that `zhinan serve` starts for each view of an upload. It is no command for people, and
 * help does not list it. Standard input has frames (serve/frame.h):
 *
 *   view         a word of serve/view.h
 *   name, file   of each document, in the order of the view
 *   name, corrections   where there are any
 *   end
 *
 * Standard output has frames, too:
 *
 *   progress     how many documents were read
 *   error warning note   a line of a message
 *   swapped      the two documents are compared in the other order
 *   policy       what the page may load (Content-Security-Policy)
 *   name, output   all that can be made of the view, the page first
 *   done         the last one, unless nothing could be made
 *
 * A document that cannot be read is left out of a trend. The exit code is that of other commands. */
#include "audit/audit.h"
#include "base/file.h"
#include "cmd/doubts.h"
#include "cmd/input.h"
#include "cmd/message.h"
#include "library/page_evidence.h"
#include "library/zhinan.h"
#include "cmd/serve_page.h"
#include "report/report.h"
#include "diff/pair.h"
#include "model/json_write.h"
#include "model/xml_from_model.h"
#include "serve/child.h"
#include "serve/frame.h"
#include "serve/view.h"

enum { CPU_SECONDS = 240 };
/* Of addresses, for the program and each reader that it starts. The sanitizers need more than there is. */
#ifdef __SANITIZE_ADDRESS__
#define MEMORY ((size_t)0)
#else
#define MEMORY ((size_t)2 << 30)
#endif

struct job {
	struct view view;
	struct named_bytes *files;
	size_t count;
	size_t capacity;
	struct named_bytes *corrections; /* NULL: none */
};

/* ---- reading the job ---- */

static bool read_job(struct job *job, struct arena *arena, struct str rest)
{
	struct frame frame;
	struct named_bytes next = {.name = ""};
	*job = (struct job){0};
	if (frame_next(&frame, &rest) != FRAME_READY || !str_equal(frame.tag, STR("view")) ||
	    !view_parse(&job->view, frame.bytes)) {
		return false;
	}
	while (frame_next(&frame, &rest) == FRAME_READY) {
		next.bytes = frame.bytes;
		if (str_equal(frame.tag, STR("name"))) {
			next.name = arena_copy(arena, frame.bytes).data;
		} else if (str_equal(frame.tag, STR("file"))) {
			ARENA_PUSH(arena, job->files, job->count, job->capacity, next);
		} else if (str_equal(frame.tag, STR("corrections"))) {
			job->corrections = ARENA_NEW(arena, struct named_bytes);
			*job->corrections = next;
		} else {
			return str_equal(frame.tag, STR("end")) && rest.size == 0 && job->count > 0;
		}
	}
	return false;
}

/* ---- answering ---- */

static void say_progress(struct context *context, size_t done)
{
	frame_write(stdout, "progress", arena_format(context->arena, "%zu", done));
	fflush(stdout);
}

/* Hands on the messages so far. */
static void say_diags(struct context *context)
{
	static const char *const tags[] = {
	    [DIAG_ERROR] = "error", [DIAG_WARNING] = "warning", [DIAG_NOTE] = "note"};
	for (const struct diag *diag = context->diags.first; diag; diag = diag->next) {
		frame_write(stdout, tags[diag->level],
		            diag_text(diag, context->options.language, context->arena));
	}
	diags_init(&context->diags, context->arena);
}

/* What the outputs are made of; those that a kind of view does not have are not set. */
struct made {
	const struct model *model;
	struct report report;
	struct report ledger;
};

enum maker { MAKE_PAGE, MAKE_REPORT, MAKE_LEDGER, MAKE_XML, MAKE_JSON };

struct recipe {
	enum view_kind view;
	const char *name; /* of the output */
	enum maker maker;
	enum report_kind kind;
	const char *format;
};

static const struct recipe recipes[] = {
    {VIEW_REPORT, "page.html", MAKE_PAGE, REPORT_PAGE, NULL},
    {VIEW_REPORT, "model.xml", MAKE_XML, REPORT_AUDIT, NULL},
    {VIEW_REPORT, "model.json", MAKE_JSON, REPORT_AUDIT, NULL},
    {VIEW_REPORT, "ledger.xlsx", MAKE_LEDGER, REPORT_LEDGER, "xlsx"},
    {VIEW_REPORT, "audit.xlsx", MAKE_REPORT, REPORT_AUDIT, "xlsx"},
    {VIEW_REPORT, "audit.svrl", MAKE_REPORT, REPORT_AUDIT, "svrl"},
    {VIEW_COMPARE, "page.html", MAKE_PAGE, REPORT_CHANGES, NULL},
    {VIEW_COMPARE, "redline.docx", MAKE_REPORT, REPORT_CHANGES, "docx"},
    {VIEW_COMPARE, "changes.xlsx", MAKE_REPORT, REPORT_CHANGES, "xlsx"},
    {VIEW_COMPARE, "changes.xml", MAKE_REPORT, REPORT_CHANGES, "xml"},
    {VIEW_TREND, "page.html", MAKE_PAGE, REPORT_TREND, NULL},
    {VIEW_TREND, "trend.xlsx", MAKE_REPORT, REPORT_TREND, "xlsx"},
    {VIEW_TREND, "trend.svg", MAKE_REPORT, REPORT_TREND, "svg"},
    {VIEW_TREND, "trend.csv", MAKE_REPORT, REPORT_TREND, "csv"},
};

static enum status make(const struct recipe *recipe, struct context *context,
                        const struct made *made, FILE *stream)
{
	struct report report = recipe->maker == MAKE_LEDGER ? made->ledger : made->report;
	report.stream = stream;
	report.words = context_words(context);
	report.diags = &context->diags;
	report.version = ZHINAN_VERSION;
	switch (recipe->maker) {
	case MAKE_PAGE:
		return report_find(recipe->kind, "html")(&report);
	case MAKE_XML:
		return xml_from_model(stream, made->model, &context->diags);
	case MAKE_JSON:
		return json_write(stream, made->model, &context->diags);
	case MAKE_REPORT:
	case MAKE_LEDGER:
		break;
	}
	return report_find(recipe->kind, recipe->format)(&report);
}

/* Makes all outputs of the view. One that cannot be made is told and left out: the page alone must be there. */
static enum status make_outputs(struct context *context, enum view_kind view,
                                const struct made *made)
{
	for (size_t i = 0; i < sizeof recipes / sizeof *recipes; i++) {
		const struct recipe *recipe = &recipes[i];
		struct memory_writer writer;
		if (recipe->view != view) {
			continue;
		}
		memory_writer_open(&writer);
		enum status status = make(recipe, context, made, writer.stream);
		struct str bytes = memory_writer_close(&writer, context->arena);
		say_diags(context);
		if (status == STATUS_OK) {
			struct str policy =
			    recipe->maker == MAKE_PAGE ? page_policy(bytes) : STR("");
			if (policy.size > 0) {
				frame_write(stdout, "policy", policy);
			}
			frame_write(stdout, "name", str_from(recipe->name));
			frame_write(stdout, "output", bytes);
		} else if (recipe->maker == MAKE_PAGE) {
			return status;
		}
	}
	frame_write(stdout, "done", STR(""));
	return STATUS_OK;
}

/* ---- the views ---- */

/* Reads the documents; *count of them could be read. */
static struct document **read_documents(struct context *context, const struct job *job,
                                        size_t *count)
{
	struct document **documents = ARENA_ARRAY(context->arena, struct document *, job->count);
	*count = 0;
	for (size_t i = 0; i < job->count; i++) {
		struct document *document = ARENA_NEW(context->arena, struct document);
		enum status status =
		    input_model_from_bytes(document, context, &job->files[i], job->corrections);
		if (status != STATUS_TROUBLE) {
			documents[(*count)++] = document;
		}
		if (status == STATUS_TROUBLE || job->view.kind != VIEW_REPORT) {
			document_release(document);
		}
		say_progress(context, i + 1);
	}
	say_diags(context);
	return documents;
}

static enum status report_one(struct context *context, const struct job *job,
                              struct document *document)
{
	const struct wording words = context_words(context);
	const struct audit_options options = {0};
	struct page_input input = {0};
	struct audit *audit = ARENA_NEW(context->arena, struct audit);
	struct audit *totals = ARENA_NEW(context->arena, struct audit);
	const struct audit *audits[] = {audit};
	const struct audit *ledgers[] = {totals};
	/* A model that was read from XML has no source. */
	bool is_document = document->source.format.size > 0;
	const struct audit_origin origin = {str_from(job->files[0].name), is_document};
	audit_from_model(audit, context->arena, &document->model, &options);
	audit_totals(totals, context->arena, &document->model);
	if (is_document) {
		page_input_from_document(&input, &words, document, true);
	}
	const struct made made = {
	    .model = &document->model,
	    .report = {.audits = audits, .audit_count = 1, .origins = &origin, .input = &input},
	    .ledger = {.audits = ledgers, .audit_count = 1},
	};
	enum status status = make_outputs(context, VIEW_REPORT, &made);
	document_release(document);
	return status;
}

static enum status compare_two(struct context *context, const struct job *job,
                               struct document *const *documents)
{
	struct changes changes;
	const struct changes_options options = {0};
	const struct model *before = &documents[0]->model;
	const struct model *after = &documents[1]->model;
	changes_from_models(&changes, context->arena, before, after, &options);
	if (job->view.first == 0 && pair_from_changes(&changes, context->arena) == PAIR_REVERSED) {
		frame_write(stdout, "swapped", STR(""));
		changes_from_models(&changes, context->arena, after, before, &options);
	}
	doubt_pair(context, &changes);
	const struct made made = {.report = {.changes = &changes}};
	return make_outputs(context, VIEW_COMPARE, &made);
}

static enum status show_trend(struct context *context, struct document *const *documents,
                              size_t count)
{
	struct trend trend;
	const struct model **models = ARENA_ARRAY(context->arena, const struct model *, count);
	for (size_t i = 0; i < count; i++) {
		models[i] = &documents[i]->model;
	}
	trend_from_models(&trend, context->arena, models, count);
	const struct made made = {.report = {.trend = &trend, .show_all = true}};
	return make_outputs(context, VIEW_TREND, &made);
}

static enum status do_job(struct context *context, const struct job *job)
{
	size_t count;
	size_t least = job->view.kind == VIEW_COMPARE ? 2 : 1;
	struct document **documents = read_documents(context, job, &count);
	if (count < least || (job->view.kind == VIEW_COMPARE && count > 2)) {
		return STATUS_TROUBLE;
	}
	switch (job->view.kind) {
	case VIEW_REPORT:
		return report_one(context, job, documents[0]);
	case VIEW_COMPARE:
		return compare_two(context, job, documents);
	default:
		return show_trend(context, documents, count);
	}
}

enum status run_serve_job(struct context *context, int argc, char **argv)
{
	struct str bytes;
	struct job job;
	(void)argc;
	(void)argv;
	if (!child_confine(CPU_SECONDS, MEMORY)) {
		return STATUS_TROUBLE;
	}
	enum status status = file_read(&bytes, context->arena, "-", 0, &context->diags);
	if (status == STATUS_OK && !read_job(&job, context->arena, bytes)) {
		status = diags_trouble(&context->diags, &MESSAGE_SERVE_JOB, STR(""));
	}
	return status == STATUS_OK ? do_job(context, &job) : status;
}
