/* Keeps where the parts of a text came from. */
#include "source/paged/origin.h"

void paged_compound_init(struct paged_compound *compound, struct arena *arena)
{
	*compound = (struct paged_compound){.arena = arena};
	buf_init(&compound->text);
}

void paged_compound_add(struct paged_compound *compound, struct str text,
                        struct paged_origins origins)
{
	for (size_t i = 0; i < origins.count; i++) {
		struct paged_origin here = {(uint32_t)compound->text.size + origins.items[i].offset,
		                            origins.items[i].line};
		ARENA_PUSH(compound->arena, compound->origins, compound->count, compound->capacity,
		           here);
	}
	buf_append(&compound->text, text);
}

void paged_compound_add_line(struct paged_compound *compound, struct str text,
                             struct paged_origins origins)
{
	struct str before = buf_str(&compound->text);
	struct str tail = str_slice(before, before.size > 80 ? before.size - 80 : 0, before.size);
	bool in_address =
	    str_find(tail, STR("://")) != SIZE_MAX || str_find(tail, STR("@")) != SIZE_MAX;
	if (before.size > 0 && text.size > 0 && ascii_is_letter(before.data[before.size - 1]) &&
	    ascii_is_letter(text.data[0]) && !in_address) {
		buf_append_byte(&compound->text, ' ');
	}
	paged_compound_add(compound, text, origins);
}

struct str paged_compound_finish(struct paged_compound *compound, struct paged_origins *origins)
{
	struct str text = arena_copy(compound->arena, buf_str(&compound->text));
	*origins = (struct paged_origins){compound->origins, compound->count};
	buf_release(&compound->text);
	return text;
}
