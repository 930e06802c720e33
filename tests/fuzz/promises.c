/* What is promised of a document: its model is valid, verifies, reads and writes back the same, compares with itself as
 * equal, and is the same when the document is read again. */
#include "audit/audit.h"
#include "base/file.h"
#include "diff/apply_changes.h"
#include "diff/changes.h"
#include "fuzz/fuzz.h"
#include "model/json_write.h"
#include "model/xml_from_model.h"
#include "report/report.h"
#include "source/plain/encoding.h"
#include "verify/verification.h"
#include "verify/verify_files.h"

/* ---- reports ---- */

/* A report in a format, in the run's arena. */
static struct str write_report(struct fuzz_run *run, enum report_kind kind, const char *format,
                               struct report report)
{
	struct memory_writer writer;
	memory_writer_open(&writer);
	report.stream = writer.stream;
	report.words = (struct wording){LANGUAGE_ENGLISH, &run->arena};
	report.diags = &run->diags;
	fuzz_require(report_find(kind, format)(&report) == STATUS_OK, "report", run);
	return memory_writer_close(&writer, &run->arena);
}

void fuzz_audit(struct fuzz_run *run, const struct model *model)
{
	struct audit *audit = ARENA_NEW(&run->arena, struct audit);
	const struct audit *audits[] = {audit};
	const struct report report = {.audits = audits, .audit_count = 1};
	audit_from_model(audit, &run->arena, model, NULL);
	write_report(run, REPORT_AUDIT, "text", report);
	write_report(run, REPORT_AUDIT, "svrl", report);
	struct str json = write_report(run, REPORT_AUDIT, "json", report);
	fuzz_require(fuzz_is_json(json), "json of an audit", run);
}

/* ---- changes ---- */

static void require_side(struct fuzz_run *run, const struct changes_document *changes,
                         enum changes_side side, struct str expected)
{
	struct model model;
	enum status status = apply_changes(&model, &run->arena, changes, side, &run->diags);
	fuzz_require(status == STATUS_OK, "apply", run);
	if (status == STATUS_OK) {
		fuzz_require(str_equal(fuzz_xml(run, &model), expected), "apply the same", run);
	}
}

size_t fuzz_compare(struct fuzz_run *run, const struct model *before, struct str before_xml,
                    const struct model *after, struct str after_xml, bool are_valid)
{
	struct changes changes;
	struct changes_document *read;
	const struct report report = {.changes = &changes};
	changes_from_models(&changes, &run->arena, before, after, NULL);
	struct str json = write_report(run, REPORT_CHANGES, "json", report);
	struct str xml = write_report(run, REPORT_CHANGES, "xml", report);
	write_report(run, REPORT_CHANGES, "text", report);
	fuzz_require(fuzz_is_json(json), "json of changes", run);
	enum status status =
	    changes_document_read(&read, &run->arena, xml, STR("changes"), &run->diags);
	fuzz_require(status == STATUS_OK, "read changes", run);
	if (status == STATUS_OK && are_valid) {
		require_side(run, read, SIDE_OLD, before_xml);
		require_side(run, read, SIDE_NEW, after_xml);
	}
	return changes.count;
}

/* ---- models ---- */

static void require_verified(struct fuzz_run *run, const struct model *model, struct str name,
                             struct str bytes)
{
	struct source source;
	struct verification report;
	const struct source_options options = {0};
	struct diags *diags = &run->diags;
	enum status status = verify_check_hash(model, bytes, name, diags);
	fuzz_require(status == STATUS_OK, "hash", run);
	status = verify_read_source(&source, &run->arena, model, bytes, name, &options, diags);
	fuzz_require(status == STATUS_OK, "source", run);
	if (status == STATUS_OK) {
		status = verification_from_model(&report, model, &source, fuzz_lexicon(), diags);
		fuzz_require(status == STATUS_OK, "verify", run);
	}
}

static void require_json(struct fuzz_run *run, const struct model *model)
{
	struct memory_writer writer;
	memory_writer_open(&writer);
	enum status status = json_write(writer.stream, model, &run->diags);
	struct str json = memory_writer_close(&writer, &run->arena);
	fuzz_require(status == STATUS_OK && fuzz_is_json(json), "json", run);
}

bool fuzz_document(struct fuzz_run *run, struct document *out, struct str name, struct str bytes)
{
	const struct pipeline_options options = {.kept = fuzz_grammars()};
	return document_from_bytes(out, &run->arena, name, bytes, &options, PRODUCT_MODEL,
	                           &run->diags) == STATUS_OK;
}

/* The XML of the model of a file; empty where the file is refused. */
static struct str read_file(struct fuzz_run *run, struct str name, struct str bytes)
{
	struct document document;
	struct str xml = {0};
	if (fuzz_document(run, &document, name, bytes)) {
		struct str clean = document.text.clean;
		fuzz_require(encoding_utf8_prefix(clean) == clean.size, "utf-8", run);
		require_json(run, &document.model);
		xml = fuzz_xml(run, &document.model);
	}
	document_release(&document);
	return xml;
}

int fuzz_file(struct str name, struct str bytes)
{
	struct fuzz_run run;
	struct model model;
	fuzz_begin(&run);
	struct str xml = read_file(&run, name, bytes);
	fuzz_require(str_equal(read_file(&run, name, bytes), xml), "twice the same", &run);
	if (xml.size > 0) {
		enum status status = verify_read_model(&model, &run.arena, xml, STR("model"),
		                                       FUZZ_GRAMMARS, &run.diags);
		fuzz_require(status == STATUS_OK, "schema", &run);
		if (status == STATUS_OK) {
			fuzz_require(str_equal(fuzz_xml(&run, &model), xml), "read back", &run);
			require_verified(&run, &model, name, bytes);
			fuzz_audit(&run, &model);
			fuzz_require(fuzz_compare(&run, &model, xml, &model, xml, true) == 0,
			             "equal to itself", &run);
		}
	}
	fuzz_end(&run);
	return 0;
}
