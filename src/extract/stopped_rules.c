/* Rules that ran away while a text was read, by their places in it. */
#include "base/utf8.h"
#include "extract/records_from_outline.h"

/* Where the text at which a rule was stopped stands in the clean text; empty where that is not known. Rules mostly
 * see slices of the folded text; of lines that were seen before there was one, which stood beside each other then,
 * it is the first that begins like them. */
static struct span place_runaway(const struct text *text, const struct runaway *runaway)
{
	enum { FEW_BYTES = 12 };
	struct str folded = text->folded;
	size_t at = (size_t)((uintptr_t)runaway->at - (uintptr_t)folded.data);
	struct str words = runaway->excerpt;
	if (at >= folded.size || !str_starts(str_slice(folded, at, folded.size), words)) {
		at = str_find(folded, words);
	}
	while (at == SIZE_MAX && words.size > FEW_BYTES) {
		size_t half = words.size / 2;
		while (utf8_is_inside(words, half)) {
			half--;
		}
		words = str_slice(words, 0, half);
		at = str_find(folded, words);
	}
	if (at == SIZE_MAX) {
		return (struct span){0};
	}
	struct span span = {(uint32_t)at, (uint32_t)(at + words.size)};
	span = trim_blanks(folded, span);
	size_t end = str_find(str_slice(folded, span.start, span.end), STR("\n"));
	span.end = end == SIZE_MAX ? span.end : span.start + (uint32_t)end;
	return span;
}

void records_add_stopped(struct records *out, const struct text *text, const struct tally *tally)
{
	out->stopped_count = tally->runaway_count;
	out->stopped = ARENA_ARRAY(out->arena, struct stopped_rule, tally->runaway_count + 1);
	for (size_t i = 0; i < tally->runaway_count; i++) {
		const struct runaway *runaway = &tally->runaways[i];
		out->stopped[i] = (struct stopped_rule){
		    .rule = runaway->rule->name,
		    .excerpt = runaway->excerpt,
		    .words = place_runaway(text, runaway),
		    .times = tally_pattern(tally, runaway->rule).runaways,
		};
	}
}
