/* Compares the nodes of a model with what a person said of their text. Knows no format. */
#include "model/correction_marks.h"

void correction_marks_init(struct correction_marks *marks, struct arena *arena,
                           const struct text *text)
{
	*marks = (struct correction_marks){
	    .text = text, .applied = ARENA_ARRAY(arena, bool, text->corrections.count + 1)};
}

/* Whether a node is as a correction of its text says. */
static bool node_fits(const struct node *node, const struct correction *asked)
{
	bool is_line = node->kind == NODE_SECTION || node->kind == NODE_ITEM;
	switch (asked->kind) {
	case CORRECTION_IS:
		return str_equal(asked->to, node_kind_name((enum node_kind)node->kind)) ||
		       (is_line && str_equal(asked->to, STR("no-direction"))) ||
		       (node->kind == NODE_MENTION && str_equal(asked->to, STR("no-fact")));
	case CORRECTION_PER:
		return node->figure && node->kind != NODE_MENTION &&
		       str_equal(node->figure->per, asked->to);
	case CORRECTION_LABEL:
		return node->kind == NODE_FIELD && str_equal(node->name, asked->to);
	case CORRECTION_READ: /* it is in the ledger of repairs */
	case CORRECTION_REMARK:
		break;
	}
	return false;
}

void correction_mark(struct correction_marks *marks, struct node *node, struct span span)
{
	const struct text_corrections *corrections = &marks->text->corrections;
	for (size_t i = 0; i < corrections->count; i++) {
		const struct text_correction *correction = &corrections->items[i];
		if (span_overlaps(correction->clean, span) && node_fits(node, correction->asked)) {
			node->is_corrected = true;
			marks->applied[i] = true;
		}
	}
}

/* Whether what a correction reads has been put into the text. */
static bool is_put_in(const struct text *text, const struct text_correction *correction)
{
	for (size_t i = 0; i < text->change_count; i++) {
		const struct text_change *change = &text->changes[i];
		if (str_equal(change->kind, STR("correction")) &&
		    span_contains(correction->source, change->source[0])) {
			return true;
		}
	}
	return false;
}

/* What became of a correction, in a word of the model. */
static struct str correction_outcome(const struct correction_marks *marks, size_t index)
{
	const struct text_correction *correction = &marks->text->corrections.items[index];
	if (span_size(correction->source) == 0) {
		return STR("not-found");
	}
	bool is_applied = correction->asked->kind == CORRECTION_READ
	                      ? is_put_in(marks->text, correction)
	                      : marks->applied[index];
	return is_applied ? STR("applied") : STR("no-effect");
}

/* The same of a remark, whose line may be blank; empty where it has its place, or asked for none. */
static struct str remark_outcome(const struct text_correction *remark, const struct source *source)
{
	const struct correction *asked = remark->asked;
	bool is_found = asked->words.size > 0 ? span_size(remark->source) > 0
	                                      : asked->line <= source->line_count;
	return is_found ? (struct str){0} : STR("not-found");
}

void model_add_corrections(struct model *model, const struct correction_marks *marks,
                           const struct source *source)
{
	const struct text_corrections *corrections = &marks->text->corrections;
	model->corrections_sha256 = corrections->sha256;
	for (size_t i = 0; i < corrections->count; i++) {
		const struct text_correction *correction = &corrections->items[i];
		const struct correction *asked = correction->asked;
		bool is_remark = asked->kind == CORRECTION_REMARK;
		struct correction_note note = {
		    .words = asked->words,
		    .key = is_remark ? (struct str){0} : correction_key(asked->kind),
		    .to = asked->to,
		    .note = asked->note,
		    .outcome = is_remark ? remark_outcome(correction, source)
		                         : correction_outcome(marks, i),
		    .is_remark = is_remark};
		note.place = span_size(correction->source) > 0
		                 ? source_place(source, correction->source, model->arena)
		                 : (struct place){.line = asked->line};
		ARENA_PUSH(model->arena, model->corrections, model->correction_count,
		           model->correction_capacity, note);
	}
}
