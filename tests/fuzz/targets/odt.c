/* An ODT by the XML in it: content.xml, and behind "=== NAME" other parts. */
#include "fuzz/fuzz.h"

const char fuzz_unit = '<';

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fuzz_part parts[FUZZ_PARTS + 1];
	struct fuzz_run run;
	fuzz_begin(&run);
	size_t count = fuzz_parts(parts + 1, (struct str){(const char *)data, size});
	parts[0] =
	    (struct fuzz_part){STR("mimetype"), STR("application/vnd.oasis.opendocument.text")};
	parts[1].name = STR("content.xml");
	fuzz_file(STR("call.odt"), fuzz_archive(&run, parts, count + 1));
	fuzz_end(&run);
	return 0;
}
