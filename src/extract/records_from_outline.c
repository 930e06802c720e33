/* The driver of the extract stage: an outline into records, then what the records are, where they
 * stand, and what they say. */
#include "extract/records_from_outline.h"

#include "facts/find_facts.h"

void records_from_outline(struct records *out, struct arena *arena, const struct text *text,
                          const struct outline *outline, struct grammar *grammar)
{
	*out = (struct records){.arena = arena};
	records_read_lines(out, text, outline, grammar);
	records_find_directions(out, text, outline, grammar);
	if (arena_is_spent(arena)) {
		return;
	}
	records_nest(out, text, grammar);
	programme_from_text(&out->programme, arena, text, grammar);
	records_find_values(out, text, grammar);
	if (arena_is_spent(arena)) {
		return;
	}
	records_find_statements(out, text, grammar);
	records_drop_redundant_kind(out, text);
	records_find_agreements(out);
	if (arena_is_spent(arena)) {
		return;
	}
	records_find_partners(out, text, grammar);
}
