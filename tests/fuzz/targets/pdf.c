/* What zhinan-pdf writes of a PDF: its lines, with their places, and its rules. The input is that output; the
 * program itself is not run (the linker puts __wrap_run_program in its place). */
#include "fuzz/fuzz.h"
#include "source/sandbox/program.h"

const char fuzz_unit = '\n';

static const struct str head = STR_INIT("%PDF-1.7\n");

void __wrap_run_program(struct run_result *result, const struct run *run);

void __wrap_run_program(struct run_result *result, const struct run *run)
{
	*result = (struct run_result){.end = RUN_EXITED};
	buf_init(&result->out);
	buf_append(&result->out, str_slice(run->input, head.size, run->input.size));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fuzz_run run;
	fuzz_begin(&run);
	struct str file =
	    arena_format(&run.arena, "%s%.*s", head.data, (int)size, (const char *)data);
	fuzz_file(STR("call.pdf"), file);
	fuzz_end(&run);
	return 0;
}
