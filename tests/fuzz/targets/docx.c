/* A DOCX by the XML in it: word/document.xml, and behind "=== NAME" other parts. */
#include "fuzz/fuzz.h"

const char fuzz_unit = '<';

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fuzz_part parts[FUZZ_PARTS];
	struct fuzz_run run;
	fuzz_begin(&run);
	size_t count = fuzz_parts(parts, (struct str){(const char *)data, size});
	parts[0].name = STR("word/document.xml");
	fuzz_file(STR("call.docx"), fuzz_archive(&run, parts, count));
	fuzz_end(&run);
	return 0;
}
