/* Numbers of lists as OpenDocument counts them: a number begins those below it anew. OpenDocument
 * 1.3 part 3, 19.880. */
#include "source/office/odt_numbering.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "source/derived/ordinal.h"

struct odt_level {
	struct str prefix;
	struct str suffix;
	struct str form; /* "%1%.%2%", which goes over prefix, suffix and levels shown */
	enum ordinal_style style;
	int32_t start;
	int32_t shown; /* how many levels a number shows, its own included */
	bool is_bullet;
	bool is_set;
	bool has_gap;
};

struct odt_list {
	struct str name;
	struct odt_level levels[ODT_LEVELS];
	int32_t counts[ODT_LEVELS];
	bool is_counting[ODT_LEVELS];
};

/* style:num-format: a letter, or the first numbers of a sequence. */
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
	if (level < 0 || level >= ODT_LEVELS) {
		return;
	}
	struct arena *arena = numbering->arena;
	numbering->level = level;
	numbering->open->levels[level] = (struct odt_level){
	    .prefix = arena_copy(arena, xml_attribute(element, "num-prefix")),
	    .suffix = arena_copy(arena, xml_attribute(element, "num-suffix")),
	    .form = arena_copy(arena, xml_attribute(element, "num-list-format")),
	    .style = find_style(xml_attribute(element, "num-format")),
	    .start = xml_attribute_number(element, "start-value", 1),
	    .shown = xml_attribute_number(element, "display-levels", 1),
	    .is_bullet = is_bullet,
	    .is_set = true,
	    .has_gap = true,
	};
}

void odt_numbering_start(struct odt_numbering *numbering, const struct xml_element *element)
{
	struct str name = element->name;
	if (str_equal(name, STR("list-style"))) {
		begin_list(numbering, xml_attribute(element, "name"));
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
		    !str_equal(xml_attribute(element, "label-followed-by"), STR("nothing"));
	}
}

void odt_numbering_end(struct odt_numbering *numbering, const struct xml_element *element)
{
	if (str_equal(element->name, STR("list-style")) ||
	    str_equal(element->name, STR("outline-style"))) {
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
	memset(list->is_counting, 0, sizeof list->is_counting);
}

static void count(struct odt_list *list, int level, int32_t start)
{
	bool is_new = !list->is_counting[level];
	if (start >= 0) {
		list->counts[level] = start;
	} else {
		list->counts[level] = is_new ? list->levels[level].start : list->counts[level] + 1;
	}
	list->is_counting[level] = true;
	for (int i = level + 1; i < ODT_LEVELS; i++) {
		list->is_counting[i] = false;
	}
}

static void write_count(struct buf *out, const struct odt_list *list, int level)
{
	const struct odt_level *form = &list->levels[level];
	ordinal_write(out, form->style,
	              list->is_counting[level] ? list->counts[level] : form->start);
}

/* As LibreOffice writes the form of a number since version 7: %1% and so on are the levels'. */
static void write_form(struct buf *out, const struct odt_list *list, struct str form)
{
	for (size_t i = 0; i < form.size; i++) {
		bool is_level = form.data[i] == '%' && i + 2 < form.size &&
		                form.data[i + 1] >= '1' && form.data[i + 1] <= '9';
		if (!is_level) {
			buf_append_byte(out, form.data[i]);
			continue;
		}
		int level = form.data[i + 1] - '1';
		size_t digits = form.data[i + 1] == '1' && form.data[i + 2] == '0' ? 2 : 1;
		write_count(out, list, digits == 2 ? 9 : level);
		i += digits;
		i += i + 1 < form.size && form.data[i + 1] == '%';
	}
}

void odt_list_write(struct odt_list *list, int level, int32_t start, struct buf *out)
{
	const struct odt_level *form = &list->levels[level];
	if (!form->is_set) {
		return;
	}
	count(list, level, start);
	if (form->is_bullet) {
		buf_append(out, STR("- "));
		return;
	}
	if (form->style == ORDINAL_NONE) {
		return;
	}
	if (form->form.size > 0) {
		write_form(out, list, form->form);
		buf_append(out, form->has_gap ? STR(" ") : STR(""));
		return;
	}
	buf_append(out, form->prefix);
	int first = form->shown > level ? 0 : form->shown < 1 ? level : level - form->shown + 1;
	bool is_first = true;
	for (int i = first; i <= level; i++) {
		const struct odt_level *shown = &list->levels[i];
		if (shown->style == ORDINAL_NONE) {
			continue;
		}
		buf_append(out, is_first ? STR("") : STR("."));
		is_first = false;
		write_count(out, list, i);
	}
	buf_append(out, form->suffix);
	buf_append(out, form->has_gap ? STR(" ") : STR(""));
}
