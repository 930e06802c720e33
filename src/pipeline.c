/* bytes -> source -> layout -> outline -> records -> model, one line a stage. */
#include "pipeline.h"

#include "base/utf8.h"
#include "extract/records_from_outline.h"
#include "grammar/recognise.h"
#include "model/model_from_records.h"

/* Chooses the family that was asked for, or else the one that the text shows. */
static enum status choose_grammar(struct document *document, const struct pipeline_options *options,
                                  struct diags *diags)
{
	struct arena *arena = document->arena;
	struct str family = str_from(options->grammar);
	document->own = options->kept ? NULL : grammars_open(arena, options->grammars);
	document->grammars = options->kept ? options->kept : document->own;
	if (!options->grammar) {
		enum status status =
		    grammar_recognise(&family, &document->evidence, arena, document->grammars,
		                      text_for_evidence(arena, document->source.text), diags);
		if (status != STATUS_OK) {
			return status;
		}
	}
	return grammars_family(&document->grammar, document->grammars, family, diags);
}

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

static void add_stopped_rules(struct document *out)
{
	const struct tally *tally = out->tally;
	struct records *records = &out->records;
	records->stopped_count = tally->runaway_count;
	records->stopped = ARENA_ARRAY(out->arena, struct stopped_rule, tally->runaway_count + 1);
	for (size_t i = 0; i < tally->runaway_count; i++) {
		const struct runaway *runaway = &tally->runaways[i];
		records->stopped[i] = (struct stopped_rule){
		    .rule = runaway->rule->name,
		    .excerpt = runaway->excerpt,
		    .words = place_runaway(&out->text, runaway),
		    .times = tally_pattern(tally, runaway->rule).runaways,
		};
	}
}

static void read_text(struct document *out, const struct pipeline_options *options,
                      enum product last)
{
	struct arena *arena = out->arena;
	text_from_source(&out->text, arena, &out->source, options->corrections, out->grammar);
	if (last >= PRODUCT_RECORDS && !arena_is_spent(arena)) {
		outline_from_text(&out->outline, arena, &out->text, out->grammar);
	}
	if (last >= PRODUCT_RECORDS && !arena_is_spent(arena)) {
		records_from_outline(&out->records, arena, &out->text, &out->outline, out->grammar);
	}
	if (last >= PRODUCT_MODEL && !arena_is_spent(arena)) {
		add_stopped_rules(out);
		text_forget_folded(&out->text, arena);
		model_from_records(&out->model, arena, &out->source, &out->text, &out->records);
		out->model.grammar = out->grammar->family;
		out->model.grammar_sha256 = out->grammar->sha256;
		out->model.expected = out->grammar->expected;
	}
}

/* The stages behind the source. */
static enum status understand(struct document *out, const struct pipeline_options *options,
                              enum product last, struct diags *diags)
{
	enum status status = choose_grammar(out, options, diags);
	if (status == STATUS_OK && options->corrections) {
		status = corrections_check_fields(options->corrections, out->grammar, diags);
	}
	if (status != STATUS_OK) {
		return status;
	}
	out->tally = ARENA_NEW(out->arena, struct tally);
	tally_init(out->tally, out->arena, out->grammar);
	struct tally *before = tally_use(out->tally);
	read_text(out, options, last);
	tally_use(before);
	tally_share(out->tally);
	tally_report_runaways(out->tally, diags);
	return source_check_density(out->arena, out->source.name, diags);
}

enum status document_from_bytes(struct document *out, struct arena *arena, struct str name,
                                struct str bytes, const struct pipeline_options *options,
                                enum product last, struct diags *diags)
{
	*out = (struct document){.arena = arena};
	arena_spend_on(arena, bytes.size);
	enum status status =
	    source_from_bytes(&out->source, arena, name, bytes, &options->source, diags);
	/* What was packed is worth what it holds. */
	if (status == STATUS_OK && out->source.text.size > bytes.size) {
		arena_spend_on(arena, out->source.text.size - bytes.size);
	}
	return status != STATUS_OK || last == PRODUCT_SOURCE
	           ? status
	           : understand(out, options, last, diags);
}

enum status document_from_source(struct document *out, struct arena *arena,
                                 const struct source *source,
                                 const struct pipeline_options *options, enum product last,
                                 struct diags *diags)
{
	*out = (struct document){.arena = arena, .source = *source};
	arena_spend_on(arena, source->text.size);
	return last == PRODUCT_SOURCE ? STATUS_OK : understand(out, options, last, diags);
}

void document_release(struct document *document)
{
	grammars_close(document->own);
	document->own = NULL;
	document->grammars = NULL;
	document->grammar = NULL;
}
