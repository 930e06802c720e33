/* The work of one thread on one text, from its bytes to its outputs. All that it makes is its own. */
#include "cmd/batch_text.h"

#include <stdlib.h>

#include "base/file.h"
#include "base/sha256.h"
#include "cmd/batch_parts.h"
#include "cmd/doubts.h"
#include "cmd/input.h"
#include "cmd/message.h"
#include "library/page_evidence.h"
#include "library/zhinan.h"
#include "diff/changes.h"
#include "model/json_write.h"
#include "model/model_from_xml.h"
#include "model/xml_from_model.h"
#include "report/report.h"

/* One text while it is being read. */
struct work {
	const struct batch_reader *reader;
	const struct batch_text *text;
	struct batch_result *result;
	struct context context; /* of this text alone; its arena holds the document */
	struct document document;
	struct audit audit;
};

/* ---- outputs ---- */

static enum status write_output(struct work *work, enum archive_output output, FILE *stream)
{
	struct context *context = &work->context;
	const struct model *model = &work->document.model;
	const struct wording words = context_words(context);
	const struct audit *audits[] = {&work->audit};
	const struct audit_origin origin = {str_from(work->text->paths[0]), true};
	struct page_input input = {0};
	struct str model_text = work->document.source.text;
	struct report report = {.stream = stream,
	                        .words = words,
	                        .diags = &context->diags,
	                        .audits = audits,
	                        .audit_count = 1,
	                        .origins = &origin,
	                        .version = ZHINAN_VERSION};
	switch (output) {
	case OUTPUT_XML:
		return xml_from_model(stream, model, &context->diags);
	case OUTPUT_JSON:
		return json_write(stream, model, &context->diags);
	case OUTPUT_AUDIT:
		return report_find(REPORT_AUDIT, "json")(&report);
	case OUTPUT_TEXT:
		fwrite(model_text.data, 1, model_text.size, stream);
		return STATUS_OK;
	case OUTPUT_PAGE:
	case ARCHIVE_OUTPUTS:
		break;
	}
	page_input_from_document(&input, &words, &work->document, true);
	report.input = &input;
	return report_find(REPORT_PAGE, "html")(&report);
}

/* Makes an output in memory, and puts it into its place. */
static enum status make_output(struct work *work, enum archive_output output)
{
	struct memory_writer writer;
	struct arena *arena = work->context.arena;
	struct archive_record *record = &work->result->record;
	memory_writer_open(&writer);
	enum status status = write_output(work, output, writer.stream);
	struct str bytes = memory_writer_close(&writer, arena);
	if (status == STATUS_OK) {
		(void)digest_from_hex(&record->outputs[output], sha256_hex(arena, &bytes, 1));
		status = results_put(work->reader->results, work->text->name, output, bytes,
		                     &work->context.diags);
	}
	return status;
}

static enum batch_outcome make_outputs(struct work *work)
{
	enum status status = STATUS_OK;
	for (enum archive_output output = 0; output < ARCHIVE_OUTPUTS && status == STATUS_OK;
	     output++) {
		/* The text of one file is that file; of several there is none yet. */
		if (output != OUTPUT_TEXT || work->text->is_together) {
			status = make_output(work, output);
		}
	}
	return status == STATUS_OK ? BATCH_READ : BATCH_STOPPED;
}

/* ---- a dry run ---- */

/* Compares what is in the folder with what was read now. */
static enum batch_outcome compare(struct work *work)
{
	struct str bytes;
	struct model old;
	struct changes changes;
	struct memory_writer writer;
	struct context *context = &work->context;
	struct arena *arena = context->arena;
	const struct changes_options options = {0};
	struct str path = results_path(work->reader->results, work->text->name, OUTPUT_XML, arena);
	struct diags unread; /* that there is no old reading is no message */
	diags_init(&unread, arena);
	if (file_read(&bytes, arena, path.data, 0, &unread) != STATUS_OK ||
	    model_from_xml(&old, arena, bytes, path, &unread) != STATUS_OK) {
		work->result->is_new = true;
		return BATCH_DIFFERS;
	}
	changes_from_models(&changes, arena, &old, &work->document.model, &options);
	if (changes.count == 0) {
		return BATCH_SAME;
	}
	struct report report = {
	    .words = context_words(context), .diags = &context->diags, .changes = &changes};
	memory_writer_open(&writer);
	report.stream = writer.stream;
	enum status status = report_find(REPORT_CHANGES, "text")(&report);
	work->result->changes = memory_writer_close(&writer, &work->result->arena);
	return status == STATUS_OK ? BATCH_DIFFERS : BATCH_STOPPED;
}

/* ---- one text ---- */

static const struct diag *first_of(const struct diags *diags, enum diag_level level)
{
	const struct diag *diag = diags->first;
	while (diag && diag->level != level) {
		diag = diag->next;
	}
	return diag;
}

/* Makes it the record of a text that cannot be read. What was made of it before is of another text. */
static enum batch_outcome fail(struct work *work)
{
	struct batch_result *result = work->result;
	const struct diag *why = first_of(&work->context.diags, DIAG_ERROR);
	archive_record_fail(&result->record, &result->arena, STR("unreadable"), why);
	if (!work->reader->is_dry) {
		results_remove_outputs(work->reader->results, work->text->name);
	}
	return BATCH_FAILED;
}

/* Whether what is known of the text was made of these bytes in this way, and is there. */
static bool is_unchanged(const struct work *work, const struct digest *key)
{
	struct archive_record known;
	struct arena *arena = work->context.arena;
	const struct results *results = work->reader->results;
	work->result->is_new = !results_find(results, work->text->name, &known, arena);
	return !work->result->is_new && !known.has_failed && digest_equal(&known.key, key) &&
	       results_has_outputs(results, &known);
}

static struct digest key_of(const struct work *work, const struct batch_parts *parts)
{
	struct digest key;
	struct arena *arena = work->context.arena;
	struct str *pieces = ARENA_ARRAY(arena, struct str, 2 * parts->count + 1);
	size_t count = 0;
	pieces[count++] = work->reader->made_with;
	for (size_t i = 0; i < parts->count; i++) {
		/* The size keeps two files apart from one with the bytes of both. */
		pieces[count++] = arena_format(arena, "\n%zu\n", parts->items[i].bytes.size);
		pieces[count++] = parts->items[i].bytes;
	}
	(void)digest_from_hex(&key, sha256_hex(arena, pieces, count));
	return key;
}

static enum status understand(struct work *work, const struct batch_parts *parts)
{
	struct context *context = &work->context;
	const struct batch_reader *reader = work->reader;
	struct pipeline_options how = {.grammars = reader->grammars_folder,
	                               .kept = reader->grammars,
	                               .grammar = reader->options->grammar,
	                               .source = input_reading(reader->options)};
	how.source.pages_at_once = 1; /* the texts are several at once already */
	enum status status;
	if (work->text->is_together) {
		struct source whole;
		status = batch_parts_join(&whole, context, parts, work->text->name, &how);
		if (status == STATUS_OK) {
			status = document_from_source(&work->document, context->arena, &whole, &how,
			                              PRODUCT_MODEL, &context->diags);
		}
	} else {
		status = document_from_bytes(&work->document, context->arena,
		                             str_from(work->text->paths[0]), parts->items[0].bytes,
		                             &how, PRODUCT_MODEL, &context->diags);
	}
	if (status == STATUS_OK) {
		doubt_document(context, &work->document, work->text->paths[0]);
	}
	return status;
}

static enum batch_outcome read_text(struct work *work)
{
	struct batch_parts parts;
	struct batch_result *result = work->result;
	struct context *context = &work->context;
	if (batch_parts_read(&parts, context, work->text) != STATUS_OK) {
		return fail(work);
	}
	struct digest key = key_of(work, &parts);
	if (is_unchanged(work, &key)) {
		return BATCH_UNCHANGED;
	}
	result->record.key = key;
	result->record.bytes = parts.items[0].bytes.size;
	if (understand(work, &parts) != STATUS_OK) {
		return fail(work);
	}
	audit_from_model(&work->audit, context->arena, &work->document.model, &work->reader->audit);
	archive_record_from_document(&result->record, &result->arena, &work->document.model,
	                             &work->audit);
	const struct diag *doubt = first_of(&context->diags, DIAG_WARNING);
	if (doubt) {
		archive_record_explain(&result->record, &result->arena, STR("doubt"), doubt);
	}
	return work->reader->is_dry ? compare(work) : make_outputs(work);
}

/* Keeps the messages of a text beyond its arena. */
static void keep_diags(struct batch_result *result, const struct diags *diags)
{
	for (const struct diag *diag = diags->first; diag; diag = diag->next) {
		struct diag *kept =
		    diags_add(&result->diags, diag->level, diag->message,
		              arena_copy(&result->arena, diag->file), diag->arguments);
		kept->line = diag->line;
		kept->column = diag->column;
		for (size_t i = 0; i < DIAG_ARGUMENTS; i++) {
			kept->chinese[i] = arena_copy(&result->arena, diag->chinese[i]);
		}
	}
}

struct batch_result *batch_text_read(const struct batch_reader *reader,
                                     const struct batch_text *text)
{
	struct arena arena;
	struct batch_result *result = calloc(1, sizeof *result);
	if (!result) {
		out_of_memory();
	}
	struct work work = {.reader = reader, .text = text, .result = result};
	arena_init(&arena);
	arena_init(&result->arena);
	diags_init(&result->diags, &result->arena);
	work.context = (struct context){.arena = &arena, .options = *reader->options};
	diags_init(&work.context.diags, &arena);
	result->record =
	    (struct archive_record){.name = text->name, .path = str_from(text->paths[0])};
	result->outcome = read_text(&work);
	keep_diags(result, &work.context.diags);
	document_release(&work.document);
	arena_release(&arena);
	return result;
}

void batch_result_free(struct batch_result *result)
{
	arena_release(&result->arena);
	free(result);
}
