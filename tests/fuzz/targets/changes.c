/* The XML of changes: each side of it is a model or is refused with a message. */
#include "diff/apply_changes.h"
#include "fuzz/fuzz.h"

const char fuzz_unit = '<';

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fuzz_run run;
	struct model model;
	struct changes_document *changes;
	fuzz_begin(&run);
	enum status status =
	    changes_document_read(&changes, &run.arena, (struct str){(const char *)data, size},
	                          STR("changes"), &run.diags);
	bool is_read = status == STATUS_OK;
	for (enum changes_side side = SIDE_OLD; is_read && side <= SIDE_NEW; side++) {
		status = apply_changes(&model, &run.arena, changes, side, &run.diags);
		if (status == STATUS_OK) {
			fuzz_xml(&run, &model);
		}
		fuzz_require(status == STATUS_OK || run.diags.first, "trouble has a message", &run);
	}
	fuzz_end(&run);
	return 0;
}
