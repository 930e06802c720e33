/* Keeps where the parts of a text came from. */
#include "source/pdf/origin.h"

void pdf_compound_init(struct pdf_compound *compound, struct arena *arena)
{
	*compound = (struct pdf_compound){.arena = arena};
	buf_init(&compound->text);
}

void pdf_compound_add(struct pdf_compound *compound, struct str text, struct pdf_origins origins)
{
	for (size_t i = 0; i < origins.count; i++) {
		struct pdf_origin here = {(uint32_t)compound->text.size + origins.items[i].offset,
		                          origins.items[i].line};
		ARENA_PUSH(compound->arena, compound->origins, compound->count, compound->capacity,
		           here);
	}
	buf_append(&compound->text, text);
}

void pdf_compound_add_line(struct pdf_compound *compound, struct str text,
                           struct pdf_origins origins)
{
	struct str before = buf_str(&compound->text);
	struct str tail = str_slice(before, before.size > 80 ? before.size - 80 : 0, before.size);
	bool in_address =
	    str_find(tail, STR("://")) != SIZE_MAX || str_find(tail, STR("@")) != SIZE_MAX;
	if (before.size > 0 && text.size > 0 && ascii_is_letter(before.data[before.size - 1]) &&
	    ascii_is_letter(text.data[0]) && !in_address) {
		buf_append_byte(&compound->text, ' ');
	}
	pdf_compound_add(compound, text, origins);
}

struct str pdf_compound_finish(struct pdf_compound *compound, struct pdf_origins *origins)
{
	struct str text = arena_copy(compound->arena, buf_str(&compound->text));
	*origins = (struct pdf_origins){compound->origins, compound->count};
	buf_release(&compound->text);
	return text;
}
