/* The content of a web page. */
#include "fuzz/fuzz.h"

const char fuzz_unit = '<';

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fuzz_run run;
	fuzz_begin(&run);
	struct str page = arena_format(&run.arena, "<!DOCTYPE html><meta charset=\"utf-8\">%.*s",
	                               (int)size, (const char *)data);
	fuzz_file(STR("call.html"), page);
	fuzz_end(&run);
	return 0;
}
