/* By the schema, by the hash, by the encoding. */
#include "verify/verify_files.h"

#include <inttypes.h>

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
	if (!reading.encoding && model->source.encoding.size > 0) {
		/* a copy in the arena, which ends with NUL */
		reading.encoding = model->source.encoding.data;
	}
	enum status status = source_from_bytes(out, arena, name, bytes, &reading, diags);
	return status == STATUS_TROUBLE && !options->encoding ? STATUS_NO : status;
}
