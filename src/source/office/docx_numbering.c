/* Numbers of lists as Word counts them: all lists that share an abstract definition share its
 * counters, a number resets those below it, and a list that overrides a start sets it once.
 * ECMA-376 part 1, 17.9. */
#include "source/office/docx_numbering.h"

#include <stdlib.h>

#include "source/derived/list_number.h"
#include "source/derived/markup.h"

enum {
	LEVELS = 9,
	LIST_LIMIT = 1 << 16, /* ids beyond are not counted */
	NAME_LIMIT = 256      /* styles of lists beyond are not known */
};

struct abstract {
	int32_t id;
	struct str names; /* the list style that it defines */
	struct str named; /* the list style that it refers to */
	struct list_level levels[LEVELS];
	struct str styles[LEVELS]; /* of the paragraphs of a level */
	struct list_counts counts;
};

struct list {
	struct abstract *abstract;
	int32_t abstract_id;
	int32_t starts[LEVELS]; /* -1: no override */
	const struct list_level
	    *levels[LIST_LEVELS]; /* its own, or the abstract's; the last is NULL */
};

struct docx_numbering {
	struct arena *arena;
	struct abstract **abstracts;
	size_t abstract_count;
	size_t abstract_capacity;
	struct abstract *named[NAME_LIMIT]; /* that define a list style */
	size_t named_count;
	struct list *lists; /* by id */
	size_t list_count;
	size_t list_capacity;

	/* while reading */
	struct list_level *level;
	struct str *level_style;
	struct list *list;
	int override;
};

/* ECMA-376 part 1, 17.18.59, as far as Chinese documents use it. */
static const struct {
	struct str name;
	enum ordinal_style style;
} formats[] = {
    {STR_INIT("decimal"), ORDINAL_DECIMAL},
    {STR_INIT("decimalZero"), ORDINAL_DECIMAL_ZERO},
    {STR_INIT("decimalFullWidth"), ORDINAL_FULL_WIDTH},
    {STR_INIT("decimalFullWidth2"), ORDINAL_FULL_WIDTH},
    {STR_INIT("lowerLetter"), ORDINAL_LOWER_LETTER},
    {STR_INIT("upperLetter"), ORDINAL_UPPER_LETTER},
    {STR_INIT("lowerRoman"), ORDINAL_LOWER_ROMAN},
    {STR_INIT("upperRoman"), ORDINAL_UPPER_ROMAN},
    {STR_INIT("decimalEnclosedCircle"), ORDINAL_CIRCLED},
    {STR_INIT("decimalEnclosedCircleChinese"), ORDINAL_CIRCLED},
    {STR_INIT("chineseCounting"), ORDINAL_CHINESE},
    {STR_INIT("chineseCountingThousand"), ORDINAL_CHINESE},
    {STR_INIT("japaneseCounting"), ORDINAL_CHINESE},
    {STR_INIT("taiwaneseCounting"), ORDINAL_CHINESE},
    {STR_INIT("taiwaneseCountingThousand"), ORDINAL_CHINESE},
    {STR_INIT("ideographDigital"), ORDINAL_CHINESE_DIGITS},
    {STR_INIT("japaneseDigitalTenThousand"), ORDINAL_CHINESE_DIGITS},
    {STR_INIT("taiwaneseDigital"), ORDINAL_CHINESE_DIGITS},
    {STR_INIT("chineseLegalSimplified"), ORDINAL_CHINESE_LEGAL},
    {STR_INIT("ideographTraditional"), ORDINAL_STEMS},
    {STR_INIT("ideographZodiac"), ORDINAL_BRANCHES},
    {STR_INIT("decimalEnclosedFullstop"), ORDINAL_FULL_STOP},
    {STR_INIT("decimalEnclosedParen"), ORDINAL_PARENTHESES},
    {STR_INIT("ideographEnclosedCircle"), ORDINAL_CHINESE_CIRCLED},
    {STR_INIT("numberInDash"), ORDINAL_DASHES},
    {STR_INIT("none"), ORDINAL_NONE},
};

static struct str value_of(const struct xml_element *element, struct arena *arena)
{
	return arena_copy(arena, xml_attribute_value(element, "val"));
}

static bool is_on(const struct xml_element *element)
{
	struct str value = xml_attribute_value(element, "val");
	return !str_equal(value, STR("0")) && !str_equal(value, STR("false")) &&
	       !str_equal(value, STR("off"));
}

/* ---- reading ---- */

static const struct list_level usual_level = {.start = 1, .restart = -1, .has_gap = true};

static void begin_abstract(struct docx_numbering *numbering, const struct xml_element *element)
{
	struct abstract *abstract = ARENA_NEW(numbering->arena, struct abstract);
	abstract->id = xml_attribute_number(element, "abstractNumId", -1);
	for (int i = 0; i < LEVELS; i++) {
		abstract->levels[i] = usual_level;
	}
	ARENA_PUSH(numbering->arena, numbering->abstracts, numbering->abstract_count,
	           numbering->abstract_capacity, abstract);
}

static void begin_list(struct docx_numbering *numbering, const struct xml_element *element)
{
	int32_t id = xml_attribute_number(element, "numId", -1);
	numbering->list = NULL;
	if (id < 0 || id >= LIST_LIMIT) {
		return;
	}
	while (numbering->list_count <= (size_t)id) {
		struct list list = {.abstract_id = -1};
		for (int i = 0; i < LEVELS; i++) {
			list.starts[i] = -1;
		}
		ARENA_PUSH(numbering->arena, numbering->lists, numbering->list_count,
		           numbering->list_capacity, list);
	}
	numbering->list = &numbering->lists[id];
}

static void begin_level(struct docx_numbering *numbering, const struct xml_element *element)
{
	int32_t level = xml_attribute_number(element, "ilvl", -1);
	numbering->level = NULL;
	if (level < 0 || level >= LEVELS || numbering->abstract_count == 0) {
		return;
	}
	struct abstract *abstract = numbering->abstracts[numbering->abstract_count - 1];
	numbering->level = &abstract->levels[level];
	numbering->level_style = &abstract->styles[level];
	if (numbering->list) {
		numbering->level = ARENA_NEW(numbering->arena, struct list_level);
		*numbering->level = usual_level;
		numbering->level_style = NULL;
		numbering->list->levels[level] = numbering->level;
	}
}

static void take_level(struct docx_numbering *numbering, const struct xml_element *element)
{
	struct list_level *level = numbering->level;
	struct str value = xml_attribute_value(element, "val");
	if (str_equal(element->name, STR("start"))) {
		level->start = xml_attribute_number(element, "val", 1);
	} else if (str_equal(element->name, STR("numFmt"))) {
		level->is_bullet = str_equal(value, STR("bullet"));
		level->style = ORDINAL_DECIMAL;
		for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
			if (str_equal(formats[i].name, value)) {
				level->style = formats[i].style;
			}
		}
	} else if (str_equal(element->name, STR("lvlText"))) {
		level->label = list_label(value, LEVELS, false, numbering->arena);
	} else if (str_equal(element->name, STR("pStyle")) && numbering->level_style) {
		*numbering->level_style = value_of(element, numbering->arena);
	} else if (str_equal(element->name, STR("suff"))) {
		level->has_gap = !str_equal(value, STR("nothing"));
	} else if (str_equal(element->name, STR("isLgl"))) {
		level->is_legal = is_on(element);
	} else if (str_equal(element->name, STR("lvlRestart"))) {
		level->restart = xml_attribute_number(element, "val", -1);
	}
}

/* Notes that the last abstract defines a list style, or refers to one. */
static void take_name(struct docx_numbering *numbering, const struct xml_element *element)
{
	if (numbering->abstract_count == 0) {
		return;
	}
	struct abstract *abstract = numbering->abstracts[numbering->abstract_count - 1];
	if (str_equal(element->name, STR("numStyleLink"))) {
		abstract->named = value_of(element, numbering->arena);
	} else if (numbering->named_count < NAME_LIMIT) {
		abstract->names = value_of(element, numbering->arena);
		numbering->named[numbering->named_count++] = abstract;
	}
}

static void start_element(void *self, const struct xml_element *element, size_t depth)
{
	struct docx_numbering *numbering = self;
	struct str name = element->name;
	(void)depth;
	if (str_equal(name, STR("abstractNum"))) {
		begin_abstract(numbering, element);
	} else if (str_equal(name, STR("num"))) {
		begin_list(numbering, element);
	} else if (str_equal(name, STR("lvl"))) {
		begin_level(numbering, element);
	} else if (numbering->level) {
		take_level(numbering, element);
	} else if (str_equal(name, STR("styleLink")) || str_equal(name, STR("numStyleLink"))) {
		take_name(numbering, element);
	} else if (str_equal(name, STR("abstractNumId")) && numbering->list) {
		numbering->list->abstract_id = xml_attribute_number(element, "val", -1);
	} else if (str_equal(name, STR("lvlOverride"))) {
		numbering->override = xml_attribute_number(element, "ilvl", -1);
	} else if (str_equal(name, STR("startOverride")) && numbering->list &&
	           numbering->override >= 0 && numbering->override < LEVELS) {
		numbering->list->starts[numbering->override] =
		    xml_attribute_number(element, "val", 1);
	}
}

static void end_element(void *self, const struct xml_element *element, size_t depth)
{
	struct docx_numbering *numbering = self;
	(void)depth;
	if (str_equal(element->name, STR("lvl"))) {
		numbering->level = NULL;
	} else if (str_equal(element->name, STR("num"))) {
		numbering->list = NULL;
	}
}

static int compare_abstracts(const void *a, const void *b)
{
	const struct abstract *const *left = a;
	const struct abstract *const *right = b;
	return ((*left)->id > (*right)->id) - ((*left)->id < (*right)->id);
}

/* The abstract that defines the list style that this one refers to, or else itself. */
static struct abstract *follow_name(const struct docx_numbering *numbering,
                                    struct abstract *abstract)
{
	for (size_t i = 0; abstract->named.size > 0 && i < numbering->named_count; i++) {
		if (str_equal(numbering->named[i]->names, abstract->named)) {
			return numbering->named[i];
		}
	}
	return abstract;
}

/* Gives a list its abstract, and the abstract's levels where it has none of its own. */
static void complete_list(struct list *list, struct abstract *abstract)
{
	list->abstract = abstract;
	for (int i = 0; i < LEVELS; i++) {
		if (!list->levels[i]) {
			list->levels[i] = &abstract->levels[i];
		}
	}
}

static void link_lists(struct docx_numbering *numbering)
{
	if (numbering->abstract_count == 0) {
		return;
	}
	qsort(numbering->abstracts, numbering->abstract_count, sizeof *numbering->abstracts,
	      compare_abstracts);
	for (size_t i = 0; i < numbering->list_count; i++) {
		struct abstract wanted = {.id = numbering->lists[i].abstract_id};
		struct abstract *key = &wanted;
		struct abstract **found =
		    bsearch(&key, numbering->abstracts, numbering->abstract_count,
		            sizeof *numbering->abstracts, compare_abstracts);
		if (found) {
			complete_list(&numbering->lists[i], follow_name(numbering, *found));
		}
	}
}

enum status docx_numbering_read(struct docx_numbering **out, struct str xml,
                                struct reading_job *job)
{
	struct docx_numbering *numbering = ARENA_NEW(job->arena, struct docx_numbering);
	struct xml_listener listener = {start_element, end_element, NULL, numbering};
	numbering->arena = job->arena;
	*out = numbering;
	enum status status =
	    xml.data ? markup_read(xml, "numbering.xml", &listener, job) : STATUS_OK;
	link_lists(numbering);
	return status;
}

/* ---- counting ---- */

/* The level that is for paragraphs of a style; 0 if there is none. */
static int32_t level_of_style(const struct abstract *abstract, struct str style)
{
	for (int32_t i = 0; i < LEVELS; i++) {
		if (style.size > 0 && str_equal(abstract->styles[i], style)) {
			return i;
		}
	}
	return 0;
}

/* The list that the paragraph names, or else its style, or else one of the style's bases. */
static struct list *find_list(struct docx_numbering *numbering, const struct docx_styles *styles,
                              struct docx_numbered *said, struct str id)
{
	const struct docx_style *style = docx_styles_find(styles, id);
	bool by_style = said->list < 0;
	for (int step = 0; said->list < 0 && style && step < DOCX_STYLE_STEPS; step++) {
		said->list = style->numbered.list;
		said->level = said->level < 0 ? style->numbered.level : said->level;
		id = style->id;
		style = docx_styles_find(styles, style->base);
	}
	if (said->list <= 0 || (size_t)said->list >= numbering->list_count) {
		return NULL;
	}
	struct list *list = &numbering->lists[said->list];
	if (!list->abstract) {
		return NULL;
	}
	if (said->level < 0) {
		said->level = by_style ? level_of_style(list->abstract, id) : 0;
	}
	return said->level < LEVELS ? list : NULL;
}

int docx_numbering_write(struct docx_numbering *numbering, const struct docx_styles *styles,
                         struct docx_numbered said, struct str style, struct buf *out)
{
	struct list *list = find_list(numbering, styles, &said, style);
	if (!list) {
		return 0;
	}
	/* A start that the list overrides is for its first number of the level. */
	int32_t start = list->starts[said.level];
	list->starts[said.level] = -1;
	list_number_write(&list->abstract->counts, list->levels, said.level, start, out);
	return said.level + 1;
}
