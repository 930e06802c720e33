/* A list of texts in one buffer. */
#include "source/derived/removals.h"

#include <stdlib.h>

#include "source/derived/parts.h"

struct removals_item {
	size_t offset; /* in the paragraph */
	size_t start;  /* in removals.text */
	enum removal_kind kind;
};

void removals_add(struct removals *removals, size_t offset, enum removal_kind kind, struct str text)
{
	const struct removals_item *last =
	    removals->count > 0 ? &removals->items[removals->count - 1] : NULL;
	if (!last || last->kind != kind || last->offset != offset) {
		struct removals_item next = {offset, removals->text.size, kind};
		removals->items = derived_grow(removals->items, removals->count,
		                               &removals->capacity, sizeof next);
		removals->items[removals->count++] = next;
	}
	buf_append(&removals->text, text);
}

void removals_hand_on(struct removals *removals, struct derived *derived, size_t prefix)
{
	for (size_t i = 0; i < removals->count; i++) {
		const struct removals_item *item = &removals->items[i];
		size_t end = i + 1 < removals->count ? item[1].start : removals->text.size;
		struct str text = str_slice(buf_str(&removals->text), item->start, end);
		derived_next_removal(derived, prefix + item->offset, item->kind, str_trim(text));
	}
	removals->count = 0;
	buf_clear(&removals->text);
}

void removals_release(struct removals *removals)
{
	free(removals->items);
	buf_release(&removals->text);
	*removals = (struct removals){0};
}
