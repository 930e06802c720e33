/* bytes -> source -> layout -> outline -> records -> model, one line a stage. */
#include "pipeline.h"

#include "extract/records_from_outline.h"
#include "grammar/load.h"
#include "grammar/recognise.h"
#include "model/model_from_records.h"

/* Chooses the family that was asked for, or else the one that the text shows. */
static enum status choose_grammar(struct document *document, const struct pipeline_options *options,
                                  struct diags *diags)
{
	struct arena *arena = document->arena;
	struct str family = str_from(options->grammar);
	if (!options->grammar) {
		enum status status =
		    grammar_recognise(&family, &document->evidence, arena, options->grammars,
		                      text_for_evidence(arena, document->source.text), diags);
		if (status != STATUS_OK) {
			return status;
		}
	}
	return grammar_load(&document->grammar, arena, options->grammars,
	                    arena_copy(arena, family).data, diags);
}

enum status document_from_bytes(struct document *out, struct arena *arena, struct str name,
                                struct str bytes, const struct pipeline_options *options,
                                enum product last, struct diags *diags)
{
	*out = (struct document){.arena = arena};
	enum status status =
	    source_from_bytes(&out->source, arena, name, bytes, &options->source, diags);
	if (status != STATUS_OK || last == PRODUCT_SOURCE) {
		return status;
	}
	status = choose_grammar(out, options, diags);
	if (status == STATUS_OK && options->corrections) {
		status = corrections_check_fields(options->corrections, out->grammar, diags);
	}
	if (status != STATUS_OK) {
		return status;
	}
	text_from_source(&out->text, arena, &out->source, options->corrections, out->grammar);
	if (last >= PRODUCT_RECORDS) {
		outline_from_text(&out->outline, arena, &out->text, out->grammar);
		records_from_outline(&out->records, arena, &out->text, &out->outline, out->grammar);
	}
	if (last >= PRODUCT_MODEL) {
		text_forget_folded(&out->text, arena);
		model_from_records(&out->model, arena, &out->source, &out->text, &out->records);
		out->model.grammar = out->grammar->family;
		out->model.grammar_sha256 = out->grammar->sha256;
		out->model.expected = out->grammar->expected;
	}
	grammar_report_runaways(out->grammar, diags);
	return STATUS_OK;
}

void document_release(struct document *document)
{
	grammar_free(document->grammar);
	document->grammar = NULL;
}
