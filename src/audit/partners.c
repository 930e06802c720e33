/* Partners by name: directions without one, partners that the document lists but no direction
 * names, and contradictory lists of the countries of a group. */
#include "audit/auditor.h"
#include "audit/message.h"
#include "base/character.h"
#include "base/utf8.h"

enum {
	MAX_NAMES = 256, /* of a list */
	MAX_GROUPS = 16,
	MIN_COUNT = 3 /* of directions, or of names in a list, to conclude anything */
};

/* The names of a list, in order. The first may have words before it ("including X"). */
struct names {
	struct str items[MAX_NAMES];
	size_t count;
};

static bool is_name_character(uint32_t c)
{
	return (c >= 0x3400 && c <= 0x9FFF) || (c < 0x80 && ascii_is_letter((char)c)) ||
	       c == 0xB7 || c == 0x2014;
}

/* The names of the list that ends at byte `end` of a text. */
static void names_before(struct names *out, struct str text, size_t end)
{
	size_t at = end;
	size_t stop = end;
	out->count = 0;
	while (at > 0) {
		size_t start = at;
		uint32_t c = utf8_previous(text, at, &start);
		if (character_is(CHARACTERS_LIST_COMMA, c) && out->count < MAX_NAMES && stop > at) {
			out->items[out->count++] = str_slice(text, at, stop);
			stop = start;
		} else if (!is_name_character(c) && !model_is_blank(c)) {
			break;
		}
		at = start;
	}
	if (out->count > 0 && out->count < MAX_NAMES && stop > at) {
		out->items[out->count++] = str_slice(text, at, stop);
	}
	for (size_t i = 0; i < out->count / 2; i++) {
		struct str swap = out->items[i];
		out->items[i] = out->items[out->count - 1 - i];
		out->items[out->count - 1 - i] = swap;
	}
	for (size_t i = 0; i < out->count; i++) {
		out->items[i] = str_trim(out->items[i]);
	}
}

/* How many bytes at their ends two names have in common. */
static size_t common_end(struct str a, struct str b)
{
	size_t size = 0;
	while (size < a.size && size < b.size &&
	       a.data[a.size - 1 - size] == b.data[b.size - 1 - size]) {
		size++;
	}
	return size;
}

/* Whether two names of lists mean the same: one begins with the other, or is first in its
 * list and has words before the name. Two first ones must at least end with the same short name. */
static bool is_same_name(struct str a, bool a_is_first, struct str b, bool b_is_first)
{
	enum { SHORT_NAME = 6 /* bytes: two characters */ };
	if (a_is_first && b_is_first && common_end(a, b) >= SHORT_NAME) {
		return true;
	}
	return str_starts(a, b) || str_starts(b, a) || (a_is_first && str_ends(a, b)) ||
	       (b_is_first && str_ends(b, a));
}

static bool holds(const struct names *names, struct str name, bool is_first)
{
	for (size_t i = 0; i < names->count; i++) {
		if (is_same_name(names->items[i], i == 0, name, is_first)) {
			return true;
		}
	}
	return false;
}

/* The place of a name that is part of a text. */
static struct place place_of_name(const struct auditor *auditor, const struct node *text,
                                  struct str name)
{
	size_t at = (size_t)(name.data - text->text.data);
	return place_within(auditor, text, at, at + name.size);
}

/* ---- directions without a partner ---- */

static void find_without(struct auditor *auditor)
{
	size_t asked = 0;
	size_t having = 0;
	for (size_t i = 0; i < auditor->direction_count; i++) {
		const struct direction *direction = &auditor->directions[i];
		asked += direction->holder == NO_DIRECTION;
		having += direction->holder == NO_DIRECTION && direction->partner;
	}
	if (asked < MIN_COUNT || having * 2 <= asked || having == asked) {
		return;
	}
	for (size_t i = 0; i < auditor->direction_count; i++) {
		const struct direction *direction = &auditor->directions[i];
		if (direction->holder == NO_DIRECTION && !direction->partner) {
			const struct place place = mark_place(direction->node);
			FIND(auditor, PARTNER_MISSING, FINDING_WARNING, direction->node, &place,
			     FIND_PARTNER_MISSING, direction->node->number, direction->title);
		}
	}
}

/* ---- partners in a list before the stated number ---- */

static bool has_direction(const struct auditor *auditor, struct str name, bool is_first)
{
	for (size_t i = 0; i < auditor->direction_count; i++) {
		const struct node *direction = auditor->directions[i].node;
		const struct node *node = auditor->directions[i].partner ? direction->first : NULL;
		for (; node; node = node->next) {
			if (node->kind == NODE_PARTNER &&
			    is_same_name(name, is_first, node->text, false)) {
				return true;
			}
		}
	}
	return false;
}

static void find_unmatched(struct auditor *auditor)
{
	struct names *names = ARENA_NEW(auditor->arena, struct names);
	size_t start;
	const struct node *stated = stated_total(auditor, NODE_PARTNERS, (struct str){0});
	const struct node *text = stated ? text_around(auditor, &stated->place, &start) : NULL;
	if (!text) {
		return;
	}
	while (start > 0 && text->text.data[start - 1] == ' ') {
		start--;
	}
	size_t before = start;
	if (start == 0 ||
	    !character_is(CHARACTERS_AND_SO_ON, utf8_previous(text->text, start, &before))) {
		return;
	}
	names_before(names, text->text, before);
	for (size_t i = 0; i < names->count; i++) {
		if (!has_direction(auditor, names->items[i], i == 0)) {
			struct place place = place_of_name(auditor, text, names->items[i]);
			FIND(auditor, PARTNER_UNMATCHED, FINDING_WARNING, text, &place,
			     FIND_PARTNER_UNMATCHED, names->items[i]);
		}
	}
}

/* ---- lists of the countries of a group ---- */

/* A group of countries, and the list that a text gives of them: "group (including A, B, C)". */
struct group {
	struct str name;
	const struct node *text; /* NULL: there is no list */
	struct names names;
};

/* Reports the names of a list that are not in the list of their group. */
static void find_outsiders(struct auditor *auditor, const struct group *group,
                           const struct node *text, const struct names *names)
{
	for (size_t i = 0; i < names->count; i++) {
		struct str name = names->items[i];
		if (!holds(&group->names, name, i == 0)) {
			struct place place = place_of_name(auditor, text, name);
			FIND(auditor, PARTNER_LIST, FINDING_WARNING, text, &place,
			     FIND_PARTNER_LIST, name, group->name);
			finding_refer(auditor, CHECK_PARTNER_LIST, 2, &group->text->place);
		}
	}
}

/* Reads the list in the brackets at `at`; false if they hold more than names, or an open list. */
static bool read_list(struct names *out, struct str text, size_t at)
{
	uint32_t c = character_at(text, at);
	size_t end = at;
	uint32_t last = 0;
	if (!character_is(CHARACTERS_OPEN_BRACKET, c)) {
		return false;
	}
	utf8_next(text, &end);
	size_t start = end;
	while (end < text.size) {
		size_t next = end;
		c = utf8_next(text, &next);
		if (character_is(CHARACTERS_CLOSE_BRACKET, c)) {
			break;
		}
		if (!is_name_character(c) && !character_is(CHARACTERS_LIST_COMMA, c) &&
		    !model_is_blank(c)) {
			return false;
		}
		last = c;
		end = next;
	}
	names_before(out, str_slice(text, start, end), end - start);
	return end < text.size && !character_is(CHARACTERS_AND_SO_ON, last) &&
	       out->count >= MIN_COUNT;
}

/* Reports the differences between a later list of a group and the first one. */
static void compare_lists(struct auditor *auditor, const struct group *group,
                          const struct node *text, const struct names *names)
{
	find_outsiders(auditor, group, text, names);
	for (size_t i = 0; i < group->names.count; i++) {
		if (!holds(names, group->names.items[i], i == 0)) {
			FIND(auditor, PARTNER_LIST, FINDING_WARNING, text, &text->place,
			     FIND_PARTNER_LACKS, group->names.items[i], group->name);
			finding_refer(auditor, CHECK_PARTNER_LIST, 2, &group->text->place);
		}
	}
}

/* Reports a name that stands twice in a list. */
static void find_twice(struct auditor *auditor, const struct group *group, const struct node *text,
                       const struct names *names)
{
	for (size_t i = 1; i < names->count; i++) {
		for (size_t j = 0; j < i; j++) {
			if (str_equal(names->items[i], names->items[j])) {
				struct place place = place_of_name(auditor, text, names->items[i]);
				FIND(auditor, PARTNER_LIST, FINDING_WARNING, text, &place,
				     FIND_PARTNER_TWICE, names->items[i], group->name);
				break;
			}
		}
	}
}

/* Checks every place where a text names a group. */
static void look_at_group(struct auditor *auditor, struct group *group, const struct node *node,
                          bool is_defining, struct names *names)
{
	struct str text = node->text;
	for (size_t at = 0; at < text.size;) {
		size_t found = str_find(str_slice(text, at, text.size), group->name);
		if (found == SIZE_MAX) {
			return;
		}
		size_t start = at + found;
		size_t before = start;
		at = start + group->name.size;
		if (read_list(names, text, at)) {
			if (is_defining && !group->text) {
				group->text = node;
				group->names = *names;
				find_twice(auditor, group, node, names);
			} else if (!is_defining && group->text != node) {
				find_twice(auditor, group, node, names);
				compare_lists(auditor, group, node, names);
			}
		}
		if (is_defining || start == 0 ||
		    !character_is(CHARACTERS_AND_SO_ON, utf8_previous(text, start, &before))) {
			continue;
		}
		names_before(names, text, before);
		find_twice(auditor, group, node, names);
		find_outsiders(auditor, group, node, names);
	}
}

/* Lists the groups of countries among the partners: those whose code is not a country's. */
static size_t list_groups(const struct auditor *auditor, struct group *groups)
{
	enum { COUNTRY = 2 /* letters of a country's code */ };
	size_t count = 0;
	for (size_t i = 0; i < auditor->direction_count && count < MAX_GROUPS; i++) {
		const struct node *partner = auditor->directions[i].partner;
		size_t at = 0;
		if (!partner || partner->code.size <= COUNTRY) {
			continue;
		}
		while (at < count && !str_equal(groups[at].name, partner->text)) {
			at++;
		}
		if (at == count) {
			groups[count++].name = partner->text;
		}
	}
	return count;
}

void check_partners(struct auditor *auditor)
{
	find_without(auditor);
	if (auditor->enabled[CHECK_PARTNER_UNMATCHED]) {
		find_unmatched(auditor);
	}
	struct group *groups = ARENA_ARRAY(auditor->arena, struct group, MAX_GROUPS);
	struct names *names = ARENA_NEW(auditor->arena, struct names);
	size_t count = auditor->enabled[CHECK_PARTNER_LIST] ? list_groups(auditor, groups) : 0;
	for (size_t i = 0; i < count; i++) {
		for (size_t j = 0; j < auditor->text_count && !groups[i].text; j++) {
			look_at_group(auditor, &groups[i], auditor->texts[j], true, names);
		}
		for (size_t j = 0; j < auditor->text_count && groups[i].text; j++) {
			look_at_group(auditor, &groups[i], auditor->texts[j], false, names);
		}
	}
}
