/* What is written to memory. */
#include <stdlib.h>

#include "base/file.h"
#include "grammar/lexicon_load.h"
#include "grammar/pattern.h"
#include "library/handle.h"
#include "library/message.h"
#include "library/page_evidence.h"
#include "model/json_write.h"
#include "model/xml_from_model.h"
#include "report/report.h"
#include "verify/verification.h"
#include "verify/verify_files.h"

struct zhinan_output {
	struct arena arena; /* of what messages say */
	struct strings strings;
	struct zhinan_messages messages;
	struct buf bytes; /* with a NUL behind them, where there are any */
};

static struct zhinan_output *output_new(void)
{
	struct zhinan_output *output = calloc(1, sizeof *output);
	if (!output) {
		out_of_memory();
	}
	arena_init(&output->arena);
	strings_init(&output->strings);
	diags_init(&output->messages.diags, &output->arena);
	output->messages.strings = &output->strings;
	return output;
}

void zhinan_output_free(struct zhinan_output *output)
{
	if (output) {
		buf_release(&output->bytes);
		strings_release(&output->strings);
		arena_release(&output->arena);
		free(output);
	}
}

const struct zhinan_messages *zhinan_output_messages(const struct zhinan_output *output)
{
	return &output->messages;
}

const char *zhinan_output_bytes(const struct zhinan_output *output)
{
	return output->bytes.data ? output->bytes.data : "";
}

size_t zhinan_output_size(const struct zhinan_output *output)
{
	return output->bytes.size;
}

enum zhinan_status zhinan_output_print(const struct zhinan_output *output, FILE *stream)
{
	size_t size = output->bytes.size;
	bool is_whole = fwrite(zhinan_output_bytes(output), 1, size, stream) == size;
	return is_whole && fflush(stream) == 0 ? ZHINAN_OK : ZHINAN_TROUBLE;
}

/* ---- writing ---- */

/* A result that is being written. */
struct writing {
	struct zhinan_output *output;
	struct memory_writer writer;
	struct arena arena; /* of what is only needed meanwhile */
	struct report report;
};

static void begin(struct writing *writing, struct zhinan_output *output,
                  enum zhinan_language language)
{
	*writing = (struct writing){.output = output};
	arena_init(&writing->arena);
	memory_writer_open(&writing->writer);
	writing->report = (struct report){
	    .stream = writing->writer.stream,
	    .words = {language_in(language), &writing->arena},
	    .diags = &output->messages.diags,
	    .version = ZHINAN_VERSION,
	};
}

static enum zhinan_status finish(struct writing *writing, enum status status)
{
	struct zhinan_output *output = writing->output;
	output->bytes = memory_writer_take(&writing->writer);
	if (status == STATUS_TROUBLE) { /* half of a result is none */
		buf_release(&output->bytes);
	}
	buf_append_byte(&output->bytes, '\0');
	output->bytes.size--;
	arena_release(&writing->arena);
	return status_out(status);
}

static enum zhinan_status no_format(struct zhinan_output *output, const char *format,
                                    const char *known)
{
	return status_out(diags_trouble(&output->messages.diags, &MESSAGE_LIBRARY_FORMAT, STR(""),
	                                str_from(format), str_from(known)));
}

/* ---- documents ---- */

static enum status write_xml(struct writing *writing, const struct zhinan_document *document)
{
	return xml_from_model(writing->report.stream, &document->document.model,
	                      writing->report.diags);
}

static enum status write_json(struct writing *writing, const struct zhinan_document *document)
{
	return json_write(writing->report.stream, &document->document.model, writing->report.diags);
}

/* The ledger: its formats are those of a report. */
static enum status write_ledger(struct writing *writing, const struct zhinan_document *document,
                                const char *format)
{
	struct audit totals;
	const struct audit *audits[] = {&totals};
	audit_totals(&totals, &writing->arena, &document->document.model);
	writing->report.audits = audits;
	writing->report.audit_count = 1;
	return report_find(REPORT_LEDGER, format)(&writing->report);
}

static enum status write_csv(struct writing *writing, const struct zhinan_document *document)
{
	return write_ledger(writing, document, "csv");
}

static enum status write_xlsx(struct writing *writing, const struct zhinan_document *document)
{
	return write_ledger(writing, document, "xlsx");
}

static enum status write_page(struct writing *writing, const struct zhinan_document *document)
{
	struct audit audit;
	const struct audit *audits[] = {&audit};
	struct page_input input = {0};
	if (document->has_source) {
		page_input_from_document(&input, &writing->report.words, &document->document, true);
	}
	audit_from_model(&audit, &writing->arena, &document->document.model, NULL);
	writing->report.audits = audits;
	writing->report.audit_count = 1;
	writing->report.input = &input;
	return report_find(REPORT_PAGE, NULL)(&writing->report);
}

struct document_format {
	const char *name;
	enum status (*write)(struct writing *writing, const struct zhinan_document *document);
};

static const struct document_format formats[] = {
    {"xml", write_xml},   {"json", write_json}, {"csv", write_csv},
    {"xlsx", write_xlsx}, {"html", write_page},
};

enum zhinan_status zhinan_document_write(struct zhinan_output **output,
                                         const struct zhinan_document *document, const char *format,
                                         enum zhinan_language language)
{
	struct writing writing;
	struct zhinan_output *made = output_new();
	*output = made;
	if (!document->has_model) {
		return no_model(&made->messages.diags, document);
	}
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
		if (!format || strcmp(formats[i].name, format) == 0) {
			begin(&writing, made, language);
			return finish(&writing, formats[i].write(&writing, document));
		}
	}
	return no_format(made, format, "xml json csv xlsx html");
}

/* ---- audits, changes ---- */

enum zhinan_status zhinan_audit_write(struct zhinan_output **output,
                                      const struct zhinan_audit *audit, const char *format,
                                      enum zhinan_language language)
{
	struct writing writing;
	struct zhinan_output *made = output_new();
	const struct audit *audits[] = {&audit->audit};
	const struct audit_origin origin = {.path = audit->document->name,
	                                    .is_document = audit->document->has_source};
	report_writer *write = report_find(REPORT_AUDIT, format);
	*output = made;
	if (!write) {
		return no_format(made, format, REPORT_NAMES(AUDIT_FORMATS));
	}
	if (!audit->is_made) {
		return no_model(&made->messages.diags, audit->document);
	}
	begin(&writing, made, language);
	writing.report.audits = audits;
	writing.report.audit_count = 1;
	writing.report.origins = &origin;
	return finish(&writing, write(&writing.report));
}

enum zhinan_status zhinan_changes_write(struct zhinan_output **output,
                                        const struct zhinan_changes *changes, const char *format,
                                        enum zhinan_language language)
{
	struct writing writing;
	struct zhinan_output *made = output_new();
	const struct audit_origin origins[] = {
	    {.is_document = changes->documents[0]->has_source},
	    {.is_document = changes->documents[1]->has_source},
	};
	report_writer *write = report_find(REPORT_CHANGES, format);
	*output = made;
	if (!write) {
		return no_format(made, format, REPORT_NAMES(CHANGES_FORMATS));
	}
	if (!changes->is_made) {
		int side = changes->documents[0]->has_model ? 1 : 0;
		return no_model(&made->messages.diags, changes->documents[side]);
	}
	begin(&writing, made, language);
	writing.report.changes = &changes->changes;
	writing.report.origins = origins;
	return finish(&writing, write(&writing.report));
}

/* ---- verifying ---- */

static enum status verify(struct arena *arena, struct diags *diags, struct str xml, struct str name,
                          struct str bytes, const struct zhinan_options *options)
{
	struct model model;
	struct source source;
	struct lexicon *lexicon;
	struct verification verification;
	const struct source_options reading = reading_options(options, arena);
	const char *folder = grammars_folder(options, diags);
	enum status status = folder ? lexicon_load(&lexicon, arena, folder, diags) : STATUS_TROUBLE;
	if (status == STATUS_OK) {
		status = verify_read_model(&model, arena, xml, STR("xml"), folder, diags);
	}
	if (status == STATUS_OK) {
		status = verify_check_hash(&model, bytes, name, diags);
	}
	if (status == STATUS_OK) {
		status = verify_read_source(&source, arena, &model, bytes, name, &reading, diags);
	}
	return status == STATUS_OK
	           ? verification_from_model(&verification, &model, &source, lexicon, diags)
	           : status;
}

enum zhinan_status zhinan_verify(struct zhinan_output **output, const void *xml, size_t xml_size,
                                 const char *name, const void *source, size_t source_size,
                                 const struct zhinan_options *options)
{
	struct zhinan_output *made = output_new();
	*output = made;
	enum status status =
	    verify(&made->arena, &made->messages.diags, (struct str){xml, xml_size}, str_from(name),
	           (struct str){source, source_size}, options);
	return status_out(status);
}
