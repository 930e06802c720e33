/* The file lists deleted texts before the body; a mark in the body names the one deleted there. */
#include "source/office/odt_changes.h"

#include <stdlib.h>

void odt_changes_start(struct odt_changes *changes, const struct xml_element *element, size_t depth)
{
	if (changes->depth == 0) {
		changes->depth = depth;
	} else if (str_equal(element->name, STR("changed-region"))) {
		struct odt_change change = {
		    .id = arena_copy(changes->arena, xml_attribute_value(element, "id"))};
		ARENA_PUSH(changes->arena, changes->items, changes->count, changes->capacity,
		           change);
	} else if (str_equal(element->name, STR("deletion")) && changes->count > 0) {
		changes->deletion = changes->deletion ? changes->deletion : depth;
	} else if (str_equal(element->name, STR("change-info"))) {
		changes->info = changes->info ? changes->info : depth;
	}
}

void odt_changes_text(struct odt_changes *changes, struct str text)
{
	if (changes->deletion > 0 && changes->info == 0) {
		buf_append(&changes->text, text);
	}
}

static int compare_changes(const void *a, const void *b)
{
	const struct odt_change *left = a;
	const struct odt_change *right = b;
	return str_compare(left->id, right->id);
}

void odt_changes_end(struct odt_changes *changes, const struct xml_element *element, size_t depth)
{
	if (changes->deletion > 0 && changes->info == 0 &&
	    (str_equal(element->name, STR("p")) || str_equal(element->name, STR("h")))) {
		buf_append_byte(&changes->text, '\n');
	}
	changes->info = changes->info == depth ? 0 : changes->info;
	if (changes->deletion == depth) {
		changes->items[changes->count - 1].text =
		    arena_copy(changes->arena, buf_str(&changes->text));
		buf_clear(&changes->text);
		changes->deletion = 0;
	}
	if (changes->depth == depth) {
		buf_release(&changes->text);
		changes->depth = 0;
		if (changes->count > 0) {
			qsort(changes->items, changes->count, sizeof *changes->items,
			      compare_changes);
		}
	}
}

struct str odt_changes_find(const struct odt_changes *changes, struct str id)
{
	struct odt_change wanted = {.id = id};
	if (changes->count == 0 || id.size == 0) {
		return (struct str){0};
	}
	const struct odt_change *found = bsearch(&wanted, changes->items, changes->count,
	                                         sizeof *changes->items, compare_changes);
	return found ? found->text : (struct str){0};
}
