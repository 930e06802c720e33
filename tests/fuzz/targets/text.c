/* A plain text: all that is promised of what it is made into. */
#include "fuzz/fuzz.h"

const char fuzz_unit = '\n';

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return fuzz_file(STR("call.txt"), (struct str){(const char *)data, size});
}
