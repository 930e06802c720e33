/* Two texts, the second behind "=== new": the changes between them make each of the two again, and so do those the
 * other way round. */
#include "fuzz/fuzz.h"

const char fuzz_unit = '\n';

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fuzz_part parts[FUZZ_PARTS];
	struct document old;
	struct document new;
	struct fuzz_run run;
	if (fuzz_parts(parts, (struct str){(const char *)data, size}) < 2) {
		return -1;
	}
	fuzz_begin(&run);
	bool is_old = fuzz_document(&run, &old, STR("old.txt"), parts[0].bytes);
	bool is_new = fuzz_document(&run, &new, STR("new.txt"), parts[1].bytes);
	if (is_old && is_new) {
		struct str old_xml = fuzz_xml(&run, &old.model);
		struct str new_xml = fuzz_xml(&run, &new.model);
		fuzz_compare(&run, &old.model, old_xml, &new.model, new_xml, true);
		fuzz_compare(&run, &new.model, new_xml, &old.model, old_xml, true);
	}
	document_release(&old);
	document_release(&new);
	fuzz_end(&run);
	return 0;
}
