/* Figures in lines of text: they ascend, do not overlap, lie within the line, and are read the same twice. */
#include "fuzz/fuzz.h"
#include "source/plain/encoding.h"
#include "value/figure.h"

const char fuzz_unit = '\n';

static void require_ascending(struct fuzz_run *run, const struct figures *figures, struct str line)
{
	uint32_t end = 0;
	for (size_t i = 0; i < figures->count; i++) {
		const struct figure *figure = &figures->items[i];
		fuzz_require(figure->span.start >= end && figure->span.end > figure->span.start,
		             "figures ascend", run);
		end = figure->span.end;
	}
	fuzz_require(end <= line.size, "figures within their line", run);
}

static void require_same(struct fuzz_run *run, const struct figure *a, const struct figure *b)
{
	bool same =
	    a->span.start == b->span.start && a->span.end == b->span.end && a->kind == b->kind &&
	    a->relation == b->relation && a->soft == b->soft && a->has_value == b->has_value &&
	    a->has_min == b->has_min && a->has_max == b->has_max && a->decimals == b->decimals &&
	    str_equal(a->unit, b->unit) && str_equal(a->per, b->per) && str_equal(a->text, b->text);
	fuzz_require(same, "the same figure", run);
}

static void read_line(struct fuzz_run *run, struct str line)
{
	struct figures figures = {0};
	struct figures again = {0};
	struct figure figure;
	const struct lexicon *lexicon = fuzz_lexicon();
	figures_from_text(&figures, lexicon, line, &run->arena);
	figures_from_text(&again, lexicon, line, &run->arena);
	require_ascending(run, &figures, line);
	fuzz_require(figures.count == again.count, "as many figures", run);
	for (size_t i = 0; i < figures.count; i++) {
		struct span span = figures.items[i].span;
		require_same(run, &figures.items[i], &again.items[i]);
		figure = figures.items[i];
		figure_apply_unit(&figure, lexicon, str_slice(line, span.end, line.size));
		figure_count_in_months(&figure);
	}
	if (figure_from_text(&figure, lexicon, line, &run->arena)) {
		fuzz_require(figure.span.end <= line.size, "a figure within its text", run);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fuzz_run run;
	struct str text = {(const char *)data, size};
	if (encoding_utf8_prefix(text) != size) {
		return -1; /* the readers of files give no such text */
	}
	fuzz_begin(&run);
	for (size_t start = 0; start < size;) {
		size_t width = str_find(str_slice(text, start, size), STR("\n"));
		size_t end = width == SIZE_MAX ? size : start + width;
		read_line(&run, str_slice(text, start, end));
		start = end + 1;
	}
	fuzz_end(&run);
	return 0;
}
