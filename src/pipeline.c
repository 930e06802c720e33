/* bytes -> source -> layout -> outline -> records -> model, one line a stage. */
#include "pipeline.h"

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
		records_add_stopped(&out->records, &out->text, out->tally);
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
