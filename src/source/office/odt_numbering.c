/* Numbers of lists: OpenDocument 1.3 part 3, 19.880. */
#include "source/office/odt_numbering.h"

#include <stdlib.h>

#include "base/utf8.h"

/* The parts of a level's label, kept until all levels are known. */
struct odt_label {
	struct str prefix;
	struct str suffix;
	struct str form; /* "%1%.%2%"; if there, it replaces the other members */
	int32_t shown;   /* how many levels it shows, its own included */
};

struct odt_list {
	struct str name;
	struct list_level levels[LIST_LEVELS];
	bool is_set[LIST_LEVELS];
	struct odt_label labels[LIST_LEVELS];
	struct list_counts counts;
};

/* The style for a style:num-format, by the first character of its sequence. */
static enum ordinal_style find_style(struct str format)
{
	static const struct {
		uint32_t first;
		enum ordinal_style style;
	} styles[] = {
	    {'1', ORDINAL_DECIMAL},          {'a', ORDINAL_LOWER_LETTER},
	    {'A', ORDINAL_UPPER_LETTER},     {'i', ORDINAL_LOWER_ROMAN},
	    {'I', ORDINAL_UPPER_ROMAN},      {0xFF11, ORDINAL_FULL_WIDTH},
	    {0x2460, ORDINAL_CIRCLED},       {0x4E00, ORDINAL_CHINESE},
	    {0x58F9, ORDINAL_CHINESE_LEGAL}, {0x58F1, ORDINAL_CHINESE_LEGAL},
	    {0x7532, ORDINAL_STEMS},         {0x5B50, ORDINAL_BRANCHES},
	};
	size_t at = 0;
	uint32_t first = format.size > 0 ? utf8_next(format, &at) : 0;
	for (size_t i = 0; i < sizeof styles / sizeof *styles; i++) {
		if (styles[i].first == first) {
			return styles[i].style;
		}
	}
	return first ? ORDINAL_DECIMAL : ORDINAL_NONE;
}

static void begin_list(struct odt_numbering *numbering, struct str name)
{
	struct odt_list *list = ARENA_NEW(numbering->arena, struct odt_list);
	list->name = arena_copy(numbering->arena, name);
	ARENA_PUSH(numbering->arena, numbering->lists, numbering->count, numbering->capacity, list);
	numbering->open = list;
	numbering->level = -1;
}

static void begin_level(struct odt_numbering *numbering, const struct xml_element *element,
                        bool is_bullet)
{
	int32_t level = xml_attribute_number(element, "level", 0) - 1;
	if (level < 0 || level >= LIST_LEVELS) {
		return;
	}
	struct arena *arena = numbering->arena;
	struct odt_list *list = numbering->open;
	numbering->level = level;
	list->is_set[level] = true;
	list->labels[level] = (struct odt_label){
	    .prefix = arena_copy(arena, xml_attribute_value(element, "num-prefix")),
	    .suffix = arena_copy(arena, xml_attribute_value(element, "num-suffix")),
	    .form = arena_copy(arena, xml_attribute_value(element, "num-list-format")),
	    .shown = xml_attribute_number(element, "display-levels", 1),
	};
	list->levels[level] = (struct list_level){
	    .style = find_style(xml_attribute_value(element, "num-format")),
	    .start = xml_attribute_number(element, "start-value", 1),
	    .restart = -1,
	    .is_bullet = is_bullet,
	    .has_gap = true,
	};
}

/* A level without a number has no label either. */
static void make_label(struct odt_list *list, int level, struct arena *arena)
{
	const struct odt_label *label = &list->labels[level];
	if (list->levels[level].style == ORDINAL_NONE) {
		return;
	}
	if (label->form.size > 0) {
		list->levels[level].label = list_label(label->form, LIST_LEVELS, true, arena);
		return;
	}
	struct buf text;
	buf_init(&text);
	buf_append(&text, label->prefix);
	int first = label->shown > level ? 0 : label->shown < 1 ? level : level - label->shown + 1;
	const char *between = "";
	for (int i = first; i <= level; i++) {
		if (list->levels[i].style != ORDINAL_NONE) {
			buf_append(&text, str_from(between));
			buf_append_byte(&text, (char)(LIST_LABEL_NUMBER + i));
			between = ".";
		}
	}
	buf_append(&text, label->suffix);
	list->levels[level].label = arena_copy(arena, buf_str(&text));
	buf_release(&text);
}

void odt_numbering_start(struct odt_numbering *numbering, const struct xml_element *element)
{
	struct str name = element->name;
	if (str_equal(name, STR("list-style"))) {
		begin_list(numbering, xml_attribute_value(element, "name"));
	} else if (str_equal(name, STR("outline-style"))) {
		begin_list(numbering, STR(""));
	} else if (!numbering->open) {
		return;
	} else if (str_equal(name, STR("list-level-style-number")) ||
	           str_equal(name, STR("outline-level-style"))) {
		begin_level(numbering, element, false);
	} else if (str_equal(name, STR("list-level-style-bullet"))) {
		begin_level(numbering, element, true);
	} else if (str_equal(name, STR("list-level-label-alignment")) && numbering->level >= 0) {
		numbering->open->levels[numbering->level].has_gap =
		    !str_equal(xml_attribute_value(element, "label-followed-by"), STR("nothing"));
	}
}

void odt_numbering_end(struct odt_numbering *numbering, const struct xml_element *element)
{
	bool is_list = str_equal(element->name, STR("list-style")) ||
	               str_equal(element->name, STR("outline-style"));
	if (is_list && numbering->open) {
		for (int i = 0; i < LIST_LEVELS; i++) {
			make_label(numbering->open, i, numbering->arena);
		}
		numbering->open = NULL;
	}
}

static int compare_lists(const void *a, const void *b)
{
	const struct odt_list *const *left = a;
	const struct odt_list *const *right = b;
	return str_compare((*left)->name, (*right)->name);
}

void odt_numbering_sort(struct odt_numbering *numbering)
{
	if (numbering->count > 0) {
		qsort(numbering->lists, numbering->count, sizeof *numbering->lists, compare_lists);
	}
}

struct odt_list *odt_numbering_find(const struct odt_numbering *numbering, struct str name)
{
	struct odt_list wanted = {.name = name};
	struct odt_list *key = &wanted;
	if (numbering->count == 0) {
		return NULL;
	}
	struct odt_list **found = bsearch(&key, numbering->lists, numbering->count,
	                                  sizeof *numbering->lists, compare_lists);
	return found ? *found : NULL;
}

void odt_list_restart(struct odt_list *list)
{
	list->counts = (struct list_counts){0};
}

void odt_list_write(struct odt_list *list, int level, int32_t start, struct buf *out)
{
	const struct list_level *levels[LIST_LEVELS];
	for (int i = 0; i < LIST_LEVELS; i++) {
		levels[i] = &list->levels[i];
	}
	if (list->is_set[level]) {
		list_number_write(&list->counts, levels, level, start, out);
	}
}
