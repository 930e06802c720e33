/* Numbers of lists as Word counts them: all lists that share an abstract definition share its
 * counters, a number resets those below it, and a list that overrides a start sets it once.
 * ECMA-376 part 1, 17.9. */
#include "source/office/docx_numbering.h"

#include <stdlib.h>

#include "source/derived/markup.h"
#include "source/derived/ordinal.h"

enum {
	LEVELS = 9,
	LIST_LIMIT = 1 << 16, /* ids beyond are not counted */
	NAME_LIMIT = 256,     /* styles of lists beyond are not known */
	STYLE_STEPS = 16      /* of one style based on another */
};

struct level {
	struct str text; /* "%1.%2" */
	struct str style;
	int32_t start;
	int32_t restart; /* the level that resets it, from 1; 0: none; -1: the one
                      above */
	enum ordinal_style ordinal;
	bool is_bullet;
	bool is_legal; /* all numbers in it are decimal */
	bool has_gap;  /* a tab or a blank behind it */
};

struct abstract {
	int32_t id;
	struct str names; /* the style of lists that it is */
	struct str named; /* the style of lists whose abstract it stands for */
	struct level levels[LEVELS];
	int32_t counts[LEVELS];
	bool is_counting[LEVELS];
};

struct list {
	struct abstract *abstract;
	int32_t abstract_id;
	int32_t starts[LEVELS];      /* -1: no override */
	struct level *forms[LEVELS]; /* of its own; NULL: the abstract's */
};

struct style {
	struct str id;
	struct str base;
	struct numbered numbered;
	bool is_contents;
};

struct numbering {
	struct arena *arena;
	struct abstract **abstracts;
	size_t abstract_count;
	size_t abstract_capacity;
	struct abstract *named[NAME_LIMIT]; /* that are a style of lists */
	size_t named_count;
	struct list *lists; /* by id */
	size_t list_count;
	size_t list_capacity;
	struct style *styles;
	size_t style_count;
	size_t style_capacity;

	/* while reading */
	struct level *level;
	struct list *list;
	int override;
	struct style *style;
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
	return arena_copy(arena, xml_attribute(element, "val"));
}

static bool is_on(const struct xml_element *element)
{
	struct str value = xml_attribute(element, "val");
	return !str_equal(value, STR("0")) && !str_equal(value, STR("false")) &&
	       !str_equal(value, STR("off"));
}

/* ---- numbering.xml ---- */

static void begin_abstract(struct numbering *numbering, const struct xml_element *element)
{
	struct abstract *abstract = ARENA_NEW(numbering->arena, struct abstract);
	abstract->id = xml_attribute_number(element, "abstractNumId", -1);
	for (int i = 0; i < LEVELS; i++) {
		abstract->levels[i].restart = -1;
		abstract->levels[i].start = 1;
		abstract->levels[i].has_gap = true;
	}
	ARENA_PUSH(numbering->arena, numbering->abstracts, numbering->abstract_count,
	           numbering->abstract_capacity, abstract);
}

static void begin_list(struct numbering *numbering, const struct xml_element *element)
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

static void begin_level(struct numbering *numbering, const struct xml_element *element)
{
	int32_t level = xml_attribute_number(element, "ilvl", -1);
	numbering->level = NULL;
	if (level < 0 || level >= LEVELS || numbering->abstract_count == 0) {
		return;
	}
	if (numbering->list) {
		struct level *form = ARENA_NEW(numbering->arena, struct level);
		*form = (struct level){.start = 1, .restart = -1, .has_gap = true};
		numbering->list->forms[level] = form;
		numbering->level = form;
		return;
	}
	numbering->level = &numbering->abstracts[numbering->abstract_count - 1]->levels[level];
}

static void take_level(struct numbering *numbering, const struct xml_element *element)
{
	struct level *level = numbering->level;
	struct str value = xml_attribute(element, "val");
	if (str_equal(element->name, STR("start"))) {
		level->start = xml_attribute_number(element, "val", 1);
	} else if (str_equal(element->name, STR("numFmt"))) {
		level->is_bullet = str_equal(value, STR("bullet"));
		level->ordinal = ORDINAL_DECIMAL;
		for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
			if (str_equal(formats[i].name, value)) {
				level->ordinal = formats[i].style;
			}
		}
	} else if (str_equal(element->name, STR("lvlText"))) {
		level->text = value_of(element, numbering->arena);
	} else if (str_equal(element->name, STR("pStyle"))) {
		level->style = value_of(element, numbering->arena);
	} else if (str_equal(element->name, STR("suff"))) {
		level->has_gap = !str_equal(value, STR("nothing"));
	} else if (str_equal(element->name, STR("isLgl"))) {
		level->is_legal = is_on(element);
	} else if (str_equal(element->name, STR("lvlRestart"))) {
		level->restart = xml_attribute_number(element, "val", -1);
	}
}

/* That the last abstract is a style of lists, or stands for the one that is. */
static void take_name(struct numbering *numbering, const struct xml_element *element)
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

static void start_numbering(void *self, const struct xml_element *element, size_t depth)
{
	struct numbering *numbering = self;
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

static void end_numbering(void *self, const struct xml_element *element, size_t depth)
{
	struct numbering *numbering = self;
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

/* An abstract, or the one that it stands for by the name of a style of lists. */
static struct abstract *follow_name(const struct numbering *numbering, struct abstract *abstract)
{
	for (size_t i = 0; abstract->named.size > 0 && i < numbering->named_count; i++) {
		if (str_equal(numbering->named[i]->names, abstract->named)) {
			return numbering->named[i];
		}
	}
	return abstract;
}

static void link_lists(struct numbering *numbering)
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
		numbering->lists[i].abstract = found ? follow_name(numbering, *found) : NULL;
	}
}

/* ---- styles.xml ---- */

static void start_styles(void *self, const struct xml_element *element, size_t depth)
{
	struct numbering *numbering = self;
	struct arena *arena = numbering->arena;
	(void)depth;
	if (str_equal(element->name, STR("style"))) {
		struct style style = {.id = arena_copy(arena, xml_attribute(element, "styleId")),
		                      .numbered = {-1, -1}};
		ARENA_PUSH(arena, numbering->styles, numbering->style_count,
		           numbering->style_capacity, style);
		numbering->style = &numbering->styles[numbering->style_count - 1];
		return;
	}
	struct style *style = numbering->style;
	if (!style) {
		return;
	}
	if (str_equal(element->name, STR("name"))) {
		struct str name = xml_attribute(element, "val");
		style->is_contents = str_starts(name, STR("toc ")) || str_starts(name, STR("TOC "));
	} else if (str_equal(element->name, STR("basedOn"))) {
		style->base = value_of(element, arena);
	} else if (str_equal(element->name, STR("numId"))) {
		style->numbered.list = xml_attribute_number(element, "val", -1);
	} else if (str_equal(element->name, STR("ilvl"))) {
		style->numbered.level = xml_attribute_number(element, "val", -1);
	}
}

static void end_styles(void *self, const struct xml_element *element, size_t depth)
{
	struct numbering *numbering = self;
	(void)depth;
	if (str_equal(element->name, STR("style"))) {
		numbering->style = NULL;
	}
}

static int compare_styles(const void *a, const void *b)
{
	const struct style *left = a;
	const struct style *right = b;
	return str_compare(left->id, right->id);
}

static const struct style *find_style(const struct numbering *numbering, struct str id)
{
	struct style wanted = {.id = id};
	if (id.size == 0 || numbering->style_count == 0) {
		return NULL;
	}
	return bsearch(&wanted, numbering->styles, numbering->style_count,
	               sizeof *numbering->styles, compare_styles);
}

enum status numbering_read(struct numbering **out, struct str numbering_xml, struct str styles_xml,
                           struct reading_job *job)
{
	struct numbering *numbering = ARENA_NEW(job->arena, struct numbering);
	struct xml_listener of_numbering = {start_numbering, end_numbering, NULL, numbering};
	struct xml_listener of_styles = {start_styles, end_styles, NULL, numbering};
	enum status status = STATUS_OK;
	numbering->arena = job->arena;
	*out = numbering;
	if (numbering_xml.data) {
		status = markup_read(numbering_xml, "numbering.xml", &of_numbering, job);
	}
	if (status == STATUS_OK && styles_xml.data) {
		status = markup_read(styles_xml, "styles.xml", &of_styles, job);
	}
	link_lists(numbering);
	if (numbering->style_count > 0) {
		qsort(numbering->styles, numbering->style_count, sizeof *numbering->styles,
		      compare_styles);
	}
	return status;
}

bool numbering_is_contents(const struct numbering *numbering, struct str style)
{
	const struct style *found = find_style(numbering, style);
	return found && found->is_contents;
}

/* ---- counting ---- */

/* The level of a list whose paragraphs have a style; 0 where it is none. */
static int32_t level_of_style(const struct list *list, struct str style)
{
	for (int32_t i = 0; list->abstract && i < LEVELS; i++) {
		if (style.size > 0 && str_equal(list->abstract->levels[i].style, style)) {
			return i;
		}
	}
	return 0;
}

/* What the paragraph says, or else its style, or else that which the style is based on. */
static struct list *find_list(struct numbering *numbering, struct numbered *said, struct str id)
{
	const struct style *style = find_style(numbering, id);
	bool by_style = said->list < 0;
	for (int step = 0; said->list < 0 && style && step < STYLE_STEPS; step++) {
		said->list = style->numbered.list;
		said->level = said->level < 0 ? style->numbered.level : said->level;
		id = style->id;
		style = find_style(numbering, style->base);
	}
	if (said->list <= 0 || (size_t)said->list >= numbering->list_count) {
		return NULL;
	}
	struct list *list = &numbering->lists[said->list];
	if (said->level < 0) {
		said->level = by_style ? level_of_style(list, id) : 0;
	}
	return list->abstract && said->level < LEVELS ? list : NULL;
}

static const struct level *find_form(const struct list *list, int32_t at)
{
	return list->forms[at] ? list->forms[at] : &list->abstract->levels[at];
}

static void count(struct list *list, int32_t at)
{
	struct abstract *abstract = list->abstract;
	if (list->starts[at] >= 0) { /* once, when the list first has a number of the level */
		abstract->counts[at] = list->starts[at] - 1;
		abstract->is_counting[at] = true;
		list->starts[at] = -1;
	}
	if (!abstract->is_counting[at]) {
		abstract->counts[at] = find_form(list, at)->start - 1;
		abstract->is_counting[at] = true;
	}
	abstract->counts[at]++;
	for (int32_t i = at + 1; i < LEVELS; i++) {
		int32_t restart = abstract->levels[i].restart;
		if (restart < 0 || (restart > 0 && at < restart)) {
			abstract->is_counting[i] = false;
		}
	}
}

static void write_level(struct buf *out, const struct list *list, int32_t at, bool is_legal)
{
	const struct level *level = find_form(list, at);
	const struct abstract *abstract = list->abstract;
	int32_t number = abstract->is_counting[at] ? abstract->counts[at] : level->start;
	bool is_plain = is_legal && level->ordinal != ORDINAL_NONE;
	ordinal_write(out, is_plain ? ORDINAL_DECIMAL : level->ordinal, number);
}

int numbering_write(struct numbering *numbering, struct numbered said, struct str style,
                    struct buf *out)
{
	struct list *list = find_list(numbering, &said, style);
	if (!list) {
		return 0;
	}
	const struct level *level = find_form(list, said.level);
	size_t before = out->size;
	count(list, said.level);
	if (level->is_bullet) {
		buf_append(out, STR("- "));
		return said.level + 1;
	}
	for (size_t i = 0; i < level->text.size; i++) {
		char c = level->text.data[i];
		char next = i + 1 < level->text.size ? level->text.data[i + 1] : '\0';
		if (c == '%' && next >= '1' && next <= '9') {
			write_level(out, list, next - '1', level->is_legal);
			i++;
		} else {
			buf_append_byte(out, c);
		}
	}
	if (level->has_gap && out->size > before) {
		buf_append_byte(out, ' ');
	}
	return said.level + 1;
}
