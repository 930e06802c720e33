/* The XML of a model, behind "=== source" the text that it was made from: read, written back, audited, verified, and
 * compared with itself. */
#include "fuzz/fuzz.h"
#include "model/model_from_xml.h"
#include "verify/verification.h"
#include "verify/verify_files.h"

const char fuzz_unit = '<';

static void verify(struct fuzz_run *run, const struct model *model, struct str text)
{
	struct source source;
	struct verification report;
	const struct source_options options = {0};
	enum status status = verify_read_source(&source, &run->arena, model, text, STR("call.txt"),
	                                        &options, &run->diags);
	if (status == STATUS_OK) {
		status =
		    verification_from_model(&report, model, &source, fuzz_lexicon(), &run->diags);
		fuzz_require(status == STATUS_OK || run->diags.first, "no has a message", run);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fuzz_part parts[FUZZ_PARTS];
	struct fuzz_run run;
	struct model model;
	struct model again;
	fuzz_begin(&run);
	size_t count = fuzz_parts(parts, (struct str){(const char *)data, size});
	enum status status = verify_read_model(&model, &run.arena, parts[0].bytes, STR("model"),
	                                       FUZZ_GRAMMARS, &run.diags);
	bool is_valid = status == STATUS_OK;
	/* audit and diff take one that breaks the schema */
	status = is_valid
	             ? status
	             : model_from_xml(&model, &run.arena, parts[0].bytes, STR("model"), &run.diags);
	if (status != STATUS_TROUBLE) {
		struct str xml = fuzz_xml(&run, &model);
		enum status second =
		    model_from_xml(&again, &run.arena, xml, STR("written"), &run.diags);
		/* of two residues, which the schema forbids, the last is written */
		fuzz_require(is_valid ? second == status : second != STATUS_TROUBLE,
		             "written is read", &run);
		fuzz_require(second == STATUS_TROUBLE || str_equal(fuzz_xml(&run, &again), xml),
		             "written back", &run);
		fuzz_audit(&run, &model);
		size_t changes = fuzz_compare(&run, &model, xml, &model, xml, is_valid);
		fuzz_require(changes == 0, "equal to itself", &run);
	}
	if (is_valid && count > 1) {
		verify(&run, &model, parts[1].bytes);
	}
	fuzz_end(&run);
	return 0;
}
