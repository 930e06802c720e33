/* What zhinan-pdf writes of a PDF: its lines, with their places, and its rules; and zhinan-ocr of a page. The input is
 * that output; the programs themselves are not run (the linker puts functions of this file in the place of what runs them). */
#include "fuzz/fuzz.h"
#include "source/sandbox/program.h"

const char fuzz_unit = '\n';

static const struct str head = STR_INIT("%PDF-1.7\n");

void __wrap_run_program(struct run_result *result, const struct run *run);
void __wrap_run_programs(struct run_result *results, const struct run *runs, size_t count,
                         const struct run_crew *crew);

void __wrap_run_program(struct run_result *result, const struct run *run)
{
	*result = (struct run_result){.end = RUN_EXITED};
	buf_init(&result->out);
	buf_append(&result->out, str_slice(run->input, head.size, run->input.size));
}

/* The pages that are pictures: what was written of the PDF is written of each. */
void __wrap_run_programs(struct run_result *results, const struct run *runs, size_t count,
                         const struct run_crew *crew)
{
	(void)crew;
	for (size_t i = 0; i < count; i++) {
		__wrap_run_program(&results[i], &runs[i]);
	}
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
