/* Compares rows of tables with the text: a table may list what is offered, and the directions that
 * describe each entry at length must say the same. */
#include "audit/auditor.h"
#include "audit/message.h"
#include "base/character.h"
#include "base/search.h"
#include "base/sort.h"
#include "base/utf8.h"

/* ---- titles ---- */

static bool is_numeral(uint32_t c)
{
	uint32_t value;
	return utf8_is_digit(c) || (character_numeral(c, &value) && value > 0);
}

static bool is_bracket(uint32_t c)
{
	return character_is(CHARACTERS_OPEN_BRACKET, c) ||
	       character_is(CHARACTERS_CLOSE_BRACKET, c);
}

/* The byte after the number that a title begins with, "1.1 " or "(2)"; 0 if there is none. What is
 * not part of a mark belongs to the title: "5G", "3D". */
static size_t behind_number(struct str title)
{
	size_t at = 0;
	size_t numerals = 0;
	bool has_point = false;
	while (at < title.size) {
		size_t next = at;
		uint32_t c = utf8_next(title, &next);
		if (is_numeral(c)) {
			numerals++;
		} else if (numerals > 0 && character_is(CHARACTERS_NUMBER_END, c)) {
			has_point = true;
		} else if (numerals > 0 || !is_bracket(c)) {
			break;
		}
		at = next;
	}
	return numerals > 0 && has_point ? at : 0;
}

/* The key by which two titles are the same: without number, blanks and final stop. */
static struct str title_key(const struct auditor *auditor, struct str title)
{
	title = str_trim(title);
	title = str_slice(title, behind_number(title), title.size);
	char *key = arena_alloc(auditor->arena, title.size + 1);
	size_t size = 0;
	for (size_t at = 0; at < title.size;) {
		size_t start = at;
		uint32_t c = utf8_next(title, &at);
		bool is_stop = at == title.size && character_is(CHARACTERS_TITLE_STOP, c);
		if (!model_is_blank(c) && !is_stop) {
			memcpy(key + size, title.data + start, at - start);
			size += at - start;
		}
	}
	return (struct str){key, size};
}

/* ---- the directions of the text ---- */

struct named {
	struct str key;
	const struct direction *direction;
};

struct names {
	struct named *items;
	size_t count;
};

static int compare_named(const void *a, const void *b)
{
	const struct named *left = a;
	const struct named *right = b;
	int order = str_compare(left->key, right->key);
	return order != 0 ? order : COMPARE(left->direction, right->direction);
}

static void list_names(struct auditor *auditor, struct names *names)
{
	names->items = ARENA_ARRAY(auditor->arena, struct named, auditor->direction_count + 1);
	for (size_t i = 0; i < auditor->direction_count; i++) {
		const struct direction *direction = &auditor->directions[i];
		struct str key = title_key(auditor, direction->title);
		auditor->steps++;
		if (direction->node->row == 0 && key.size > 0) {
			names->items[names->count++] = (struct named){key, direction};
		}
	}
	SORT(names->items, names->count, compare_named);
}

/* The direction of the text that a row names: the only one with its title, or else the only one
 * that also has its number; or NULL. */
static const struct direction *find_named(struct auditor *auditor, const struct names *names,
                                          struct str title, struct str number)
{
	enum { MAX_NAMESAKES = 64 };
	struct str key = title_key(auditor, title);
	size_t at;
	SEARCH_FIRST(at, 0, names->count, str_compare(names->items[at].key, key) < 0);
	size_t same[2] = {0, 0}; /* with its title; with its number too */
	const struct direction *found[2] = {NULL, NULL};
	for (; at < names->count && str_equal(names->items[at].key, key) && same[0] < MAX_NAMESAKES;
	     at++) {
		const struct direction *direction = names->items[at].direction;
		bool is_same = number.size > 0 && str_equal(direction->node->number, number);
		auditor->steps++;
		found[0] = direction;
		same[0]++;
		found[1] = is_same ? direction : found[1];
		same[1] += is_same;
	}
	return same[0] == 1 ? found[0] : same[1] == 1 ? found[1] : NULL;
}

/* ---- figures ---- */

static struct figure without_per(const struct figure *figure)
{
	struct figure copy = *figure;
	copy.per = (struct str){0};
	return copy;
}

/* Whether two figures contradict each other. One with an unknown tolerance contradicts none. */
static bool is_contrary(const struct auditor *auditor, const struct figure *a,
                        const struct figure *b)
{
	bool is_count = a->kind != FIGURE_MONEY && a->kind != FIGURE_DURATION;
	if (!str_equal(a->per, b->per) || (!is_count && !str_equal(a->unit, b->unit))) {
		return false;
	}
	struct figure figures[2] = {without_per(a), without_per(b)};
	struct amount amounts[2];
	for (size_t i = 0; i < 2; i++) {
		amount_from_figure(&amounts[i], &figures[i], true, (struct str){0},
		                   &auditor->adding);
		if (amount_is_missing(&amounts[i])) {
			return false;
		}
	}
	if (a->relation == b->relation && a->relation != RELATION_EXACT && a->has_value &&
	    b->has_value) {
		return decimal_compare(a->value, b->value) != 0;
	}
	return !amounts[0].is_vague && !amounts[1].is_vague &&
	       !interval_meets(&amounts[0].interval, &amounts[1].interval);
}

static const struct node *duration_of(const struct node *direction)
{
	const struct node *node = direction->first;
	while (node && node->kind != NODE_DURATION) {
		node = node->next;
	}
	return node;
}

/* The fact of a direction of the text that corresponds to a row's figure, or NULL. */
static const struct node *stated_in_text(const struct direction *direction, enum node_kind kind,
                                         const struct figure *figure)
{
	enum sum_kind sum = kind == NODE_FUNDS ? SUM_FUNDS : SUM_PROJECTS;
	if (kind == NODE_DURATION) {
		return duration_of(direction->node);
	}
	return figure->per.size > 0 ? direction->apart[sum] : direction->figures[sum];
}

static void compare_figure(struct auditor *auditor, const struct node *node, enum node_kind kind,
                           const struct direction *direction)
{
	const struct node *stated =
	    node->figure ? stated_in_text(direction, kind, node->figure) : NULL;
	if (stated && stated->figure && is_contrary(auditor, node->figure, stated->figure)) {
		FIND(auditor, TABLE_AGAINST_TEXT, FINDING_WARNING, node, &node->place,
		     FIND_TABLE_AGAINST_TEXT, str_trim(node->text), direction->title, stated->text);
		finding_refer(auditor, CHECK_TABLE_AGAINST_TEXT, 3, &stated->place);
	}
}

/* ---- rows ---- */

static void compare_direction(struct auditor *auditor, const struct names *names,
                              const struct direction *row)
{
	const struct direction *other = find_named(auditor, names, row->title, row->node->number);
	const struct node *facts[] = {row->figures[SUM_PROJECTS], row->figures[SUM_FUNDS],
	                              row->apart[SUM_PROJECTS], row->apart[SUM_FUNDS],
	                              duration_of(row->node)};
	for (size_t i = 0; other && i < sizeof facts / sizeof *facts; i++) {
		if (facts[i] && facts[i]->of.size == 0) {
			compare_figure(auditor, facts[i], (enum node_kind)facts[i]->kind, other);
		}
	}
}

static void compare_row(struct auditor *auditor, const struct names *names, const struct node *row)
{
	static const struct {
		struct str name;
		enum node_kind kind;
	} columns[] = {
	    {STR_INIT("projects"), NODE_PROJECTS},
	    {STR_INIT("funds"), NODE_FUNDS},
	    {STR_INIT("duration"), NODE_DURATION},
	};
	const struct node *title = row->first;
	while (title && !str_equal(title->name, STR("title"))) {
		auditor->steps++;
		title = title->next;
	}
	if (!title) {
		return;
	}
	struct str number = row->first->figure ? str_trim(row->first->text) : (struct str){0};
	const struct direction *other = find_named(auditor, names, title->text, number);
	for (const struct node *cell = row->first; other && cell; cell = cell->next) {
		for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
			if (str_equal(cell->name, columns[i].name)) {
				compare_figure(auditor, cell, columns[i].kind, other);
			}
		}
	}
}

void check_tables_against_text(struct auditor *auditor)
{
	struct names names = {.count = 0};
	const struct node *body = auditor->model->body;
	uint32_t ended;
	if (!auditor->enabled[CHECK_TABLE_AGAINST_TEXT]) {
		return;
	}
	list_names(auditor, &names);
	for (const struct node *node = names.count > 0 ? body : NULL; node;
	     node = node_next(node, body, &ended)) {
		if (node->kind == NODE_ROW && str_equal(node->name, STR("body"))) {
			compare_row(auditor, &names, node);
		} else if (node->kind == NODE_DIRECTION && node->row > 0) {
			compare_direction(auditor, &names, direction_of(auditor, node));
		}
	}
}
