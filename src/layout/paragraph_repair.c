/* Repairs of the open paragraph: the grammar's (addresses, spacing), and Unicode's NFC. */
#include "layout/paragraph_builder.h"
#include "layout/paragraph_nfc.h"

enum { MAX_ROUNDS = 4 /* of repairing a paragraph: rules that undo each other are stopped */ };

/* Replaces everything that one rule finds; false where it finds nothing. */
static bool repair_with(struct builder *builder, struct text_repair *repair)
{
	struct str text = builder_assemble(builder, builder->lines.folded);
	struct match_result result;
	if (str_find(text, repair->near) == SIZE_MAX) {
		return false;
	}
	for (size_t from = 0; rule_match(&repair->rule, text, from, &result);) {
		struct span wrong = result.groups[repair->wrong];
		builder_add_fix(builder, (struct fix){wrong, repair->rule.name, repair->to});
		if (result.whole.end <= from) {
			break;
		}
		from = result.whole.end;
	}
	bool found = builder->fix_count > 0;
	builder_apply_fixes(builder);
	return found;
}

/* Whether a word that a repair needs is in one of the pieces: most paragraphs have none. */
static bool may_need_repairs(const struct builder *builder)
{
	for (size_t i = 0; i < builder->piece_count; i++) {
		struct span span = builder->pieces[i].source;
		struct str part = str_slice(builder->source->text, span.start, span.end);
		for (size_t r = 0; r < builder->grammar->repair_count; r++) {
			struct str near = builder->grammar->repairs[r].near;
			if (near.size == 0 || str_find(part, near) != SIZE_MAX) {
				return true;
			}
		}
	}
	return false;
}

static void compose(struct builder *builder)
{
	struct str text = builder_assemble(builder, builder->source->text);
	struct fix fix = {.kind = STR("nfc")};
	if (!text_may_need_nfc(text)) {
		return;
	}
	for (size_t from = 0;
	     text_next_nfc(text, from, &fix.wrong, &fix.replacement, builder->arena);
	     from = fix.wrong.end) {
		builder_add_fix(builder, fix);
	}
	builder_apply_fixes(builder);
}

void builder_repair(struct builder *builder)
{
	/* In rounds, since a repair may bring another to light. */
	bool found = may_need_repairs(builder);
	for (int round = 0; found && round < MAX_ROUNDS; round++) {
		found = false;
		for (size_t r = 0; r < builder->grammar->repair_count; r++) {
			found |= repair_with(builder, &builder->grammar->repairs[r]);
		}
	}
	if (builder->may_need_nfc) {
		compose(builder);
	}
}
