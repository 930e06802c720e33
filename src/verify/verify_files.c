/* By the schema, by the hash, by the encoding. */
#include "verify/verify_files.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/sha256.h"
#include "model/model_from_xml.h"
#include "model/schema_check.h"
#include "verify/message.h"

enum status verify_read_model(struct model *out, struct arena *arena, struct str bytes,
                              struct str name, const char *folder, struct diags *diags)
{
	struct str schema = arena_format(arena, "%s/guideline.xsd", folder);
	enum status status = model_check_version(bytes, name, diags);
	if (status == STATUS_OK) {
		status = schema_check(bytes, name, schema.data, diags);
	}
	if (status != STATUS_OK) {
		return status;
	}
	return model_from_xml(out, arena, bytes, name, diags) == STATUS_OK ? STATUS_OK : STATUS_NO;
}

enum status verify_check_hash(const struct model *model, struct str bytes, struct str name,
                              struct diags *diags)
{
	struct str hash = sha256_hex(diags->arena, &bytes, 1);
	if (model->source.is_recognised && str_equal(hash, model->source.text_sha256)) {
		return STATUS_OK;
	}
	if (str_equal(hash, model->source.sha256) && bytes.size == model->source.bytes) {
		return STATUS_OK;
	}
	const struct str arguments[DIAG_ARGUMENTS] = {
	    arena_format(diags->arena, "%zu", bytes.size), hash,
	    arena_format(diags->arena, "%" PRIu32, model->source.bytes), model->source.sha256};
	diags_add(diags, DIAG_ERROR, &MESSAGE_VERIFY_HASH, name, arguments);
	return STATUS_NO;
}

enum status verify_read_source(struct source *out, struct arena *arena, const struct model *model,
                               struct str bytes, struct str name,
                               const struct source_options *options, struct diags *diags)
{
	struct source_options reading = *options;
	if (model->source.is_recognised &&
	    str_equal(sha256_hex(arena, &bytes, 1), model->source.text_sha256)) {
		source_from_derived(out, arena, name, bytes);
		return STATUS_OK;
	}
	if (!reading.encoding && model->source.encoding.size > 0) {
		/* a copy in the arena, which ends with NUL */
		reading.encoding = model->source.encoding.data;
	}
	if (model->source.pages.size > 0 && reading.first_page == 0) {
		char *rest;
		reading.first_page = strtoul(model->source.pages.data, &rest, 10);
		reading.last_page = strtoul(rest + (*rest == '-'), NULL, 10);
	}
	size_t languages = str_find(model->source.engine, STR(", "));
	if (languages != SIZE_MAX && !reading.ocr_languages) {
		reading.ocr_languages = model->source.engine.data + languages + 2;
	}
	enum status status = source_from_bytes(out, arena, name, bytes, &reading, diags);
	if (status == STATUS_OK && out->recognition &&
	    !str_equal(sha256_hex(arena, &out->text, 1), model->source.text_sha256)) {
		const struct str arguments[DIAG_ARGUMENTS] = {out->recognition->engine,
		                                              model->source.engine};
		diags_add(diags, DIAG_ERROR, &MESSAGE_VERIFY_RECOGNITION, name, arguments);
		return STATUS_NO;
	}
	/* The program that recognises may be missing here: that says nothing of the model. */
	return status == STATUS_TROUBLE && !options->encoding && !model->source.is_recognised
	           ? STATUS_NO
	           : status;
}
