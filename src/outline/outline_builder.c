/* Appends marks to the outline. */
#include "outline/outline_builder.h"

#include "base/utf8.h"

/* Reads a number into ordinal, path and above: by its parts where these are Arabic digits between
 * signs (1.2), else by its ordinal alone. */
static void read_number(struct outline_mark *mark, struct str number)
{
	enum { MAX_PART = 100000 /* and more of a number: they take no room from each other */ };
	uint64_t path = 0;
	uint64_t part = 0;
	bool is_in_part = false;
	size_t parts = 0;
	for (size_t at = 0; at < number.size;) {
		uint32_t c = utf8_next(number, &at);
		uint32_t digit = c >= 0xFF10 && c <= 0xFF19 ? c - 0xFF10 : c - '0';
		if (digit > 9) {
			is_in_part = false;
			continue;
		}
		if (!is_in_part) {
			path = path * MAX_PART + part;
			part = 0;
			parts++;
		}
		part = (part * 10 + digit) % MAX_PART;
		is_in_part = true;
	}
	mark->ordinal = number_ordinal(mark->style, number);
	mark->above = parts > 1 ? path : 0;
	mark->path = parts > 1 ? path * MAX_PART + part : mark->ordinal;
	if (parts > 1) {
		mark->ordinal = (uint32_t)part;
	}
}

struct outline_mark *outline_add_mark(struct outline_builder *builder, const struct mark *style,
                                      struct span whole, struct span number)
{
	struct outline *outline = builder->outline;
	const struct grammar *grammar = builder->grammar;
	bool is_of_grammar =
	    style >= grammar->marks && style < grammar->marks + grammar->mark_count;
	size_t rank = is_of_grammar ? (size_t)(style - grammar->marks) : grammar->mark_count;
	struct outline_mark mark = {.rank = (uint16_t)rank,
	                            .style = style,
	                            .whole = whole,
	                            .number = number,
	                            .between = builder->between};
	read_number(&mark, outline_folded(builder, number));
	builder->between = 0;
	ARENA_PUSH(builder->arena, outline->marks, outline->mark_count, outline->mark_capacity,
	           mark);
	return &outline->marks[outline->mark_count - 1];
}
