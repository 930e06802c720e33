/* Builds a tree from libxml2's events. It is smaller than libxml2's, and keeps what was read before
 * libxml2 gives up. The parser is given UTF-8, whatever the page declares: otherwise it drops all
 * that follows the first character outside a declared charset. */
#include "source/html/tree.h"

#include <libxml/HTMLparser.h>
#include <stdlib.h>

#include "base/search.h"
#include "base/utf8.h"
#include "base/xml_memory.h"
#include "source/derived/ordinal.h"
#include "source/message.h"

static const struct tag {
	struct str name;
	uint32_t roles;
} tags[] = {
    {STR_INIT("a"), 0},
    {STR_INIT("address"), HTML_BLOCK},
    {STR_INIT("article"), HTML_BLOCK | HTML_FRAME},
    {STR_INIT("aside"), HTML_BLOCK | HTML_OUTSIDE},
    {STR_INIT("audio"), HTML_SILENT},
    {STR_INIT("blockquote"), HTML_BLOCK},
    {STR_INIT("body"), HTML_BLOCK | HTML_FRAME | HTML_BODY},
    {STR_INIT("br"), HTML_BREAK},
    {STR_INIT("button"), HTML_OUTSIDE | HTML_BLOCK},
    {STR_INIT("canvas"), HTML_SILENT},
    {STR_INIT("caption"), HTML_BLOCK},
    {STR_INIT("center"), HTML_BLOCK | HTML_FRAME},
    {STR_INIT("datalist"), HTML_SILENT},
    {STR_INIT("dd"), HTML_BLOCK},
    {STR_INIT("div"), HTML_BLOCK | HTML_FRAME},
    {STR_INIT("dl"), HTML_BLOCK},
    {STR_INIT("dt"), HTML_BLOCK},
    {STR_INIT("fieldset"), HTML_BLOCK | HTML_FRAME},
    {STR_INIT("figcaption"), HTML_BLOCK},
    {STR_INIT("figure"), HTML_BLOCK},
    {STR_INIT("footer"), HTML_BLOCK | HTML_OUTSIDE},
    {STR_INIT("form"), HTML_BLOCK | HTML_FRAME},
    {STR_INIT("frameset"), HTML_BLOCK | HTML_FRAME},
    {STR_INIT("h1"), HTML_BLOCK | HTML_HEADING},
    {STR_INIT("h2"), HTML_BLOCK | HTML_HEADING},
    {STR_INIT("h3"), HTML_BLOCK | HTML_HEADING},
    {STR_INIT("h4"), HTML_BLOCK | HTML_HEADING},
    {STR_INIT("h5"), HTML_BLOCK | HTML_HEADING},
    {STR_INIT("h6"), HTML_BLOCK | HTML_HEADING},
    {STR_INIT("head"), HTML_SILENT},
    {STR_INIT("header"), HTML_BLOCK | HTML_SUSPECT},
    {STR_INIT("hr"), HTML_BLOCK},
    {STR_INIT("html"), HTML_BLOCK | HTML_FRAME},
    {STR_INIT("iframe"), HTML_SILENT},
    {STR_INIT("input"), HTML_SILENT},
    {STR_INIT("li"), HTML_BLOCK | HTML_ITEM},
    {STR_INIT("main"), HTML_BLOCK | HTML_FRAME | HTML_CONTENT},
    {STR_INIT("map"), HTML_SILENT},
    {STR_INIT("menu"), HTML_BLOCK | HTML_OUTSIDE},
    {STR_INIT("meta"), HTML_SILENT},
    {STR_INIT("nav"), HTML_BLOCK | HTML_OUTSIDE},
    {STR_INIT("noframes"), HTML_BLOCK | HTML_OUTSIDE},
    {STR_INIT("noscript"), HTML_BLOCK | HTML_OUTSIDE},
    {STR_INIT("object"), HTML_SILENT},
    {STR_INIT("ol"), HTML_BLOCK | HTML_LIST | HTML_ORDERED},
    {STR_INIT("option"), HTML_BLOCK | HTML_OUTSIDE},
    {STR_INIT("p"), HTML_BLOCK},
    {STR_INIT("pre"), HTML_BLOCK | HTML_PLAIN},
    {STR_INIT("rp"), HTML_SILENT},
    {STR_INIT("rt"), HTML_SILENT},
    {STR_INIT("script"), HTML_SILENT},
    {STR_INIT("section"), HTML_BLOCK | HTML_FRAME},
    {STR_INIT("select"), HTML_BLOCK | HTML_OUTSIDE},
    {STR_INIT("style"), HTML_SILENT},
    {STR_INIT("svg"), HTML_SILENT},
    {STR_INIT("table"), HTML_TABLE | HTML_BLOCK | HTML_FRAME | HTML_GRID},
    {STR_INIT("tbody"), HTML_TABLE | HTML_BLOCK | HTML_FRAME | HTML_GROUP},
    {STR_INIT("td"), HTML_BLOCK | HTML_FRAME | HTML_CELL},
    {STR_INIT("template"), HTML_SILENT},
    {STR_INIT("textarea"), HTML_BLOCK | HTML_OUTSIDE},
    {STR_INIT("tfoot"), HTML_TABLE | HTML_BLOCK | HTML_FRAME | HTML_GROUP},
    {STR_INIT("th"), HTML_BLOCK | HTML_FRAME | HTML_CELL | HTML_HEAD},
    {STR_INIT("thead"), HTML_TABLE | HTML_BLOCK | HTML_FRAME | HTML_GROUP | HTML_HEAD},
    {STR_INIT("title"), HTML_SILENT | HTML_TITLE},
    {STR_INIT("tr"), HTML_TABLE | HTML_BLOCK | HTML_FRAME | HTML_ROW},
    {STR_INIT("ul"), HTML_BLOCK | HTML_LIST},
    {STR_INIT("video"), HTML_SILENT},
};

enum {
	MAX_TITLE = 2000, /* bytes */
	MAX_HIDDEN_PERCENT =
	    60, /* of the page's ink: if more than that is hidden, a script shows it */
	ZERO_SIZE_PERCENT =
	    25, /* the same for a font size of 0, which an external sheet overrides */
	MAX_COLUMN_SPAN = 1000, /* HTML Standard, 4.9.11 */
	MAX_ROW_SPAN = 65534
};

/* Words in a class or an id that name a part of a web site, or a title. A word counts where it is
 * whole, or where it begins one ("navbar"). */
static const struct hint {
	struct str word;
	bool is_prefix;
	uint32_t roles;
} hints[] = {
    {STR_INIT("nav"), true, HTML_SUSPECT},        {STR_INIT("menu"), true, HTML_SUSPECT},
    {STR_INIT("breadcrumb"), true, HTML_SUSPECT}, {STR_INIT("crumb"), true, HTML_SUSPECT},
    {STR_INIT("header"), false, HTML_SUSPECT},    {STR_INIT("head"), false, HTML_SUSPECT},
    {STR_INIT("top"), false, HTML_SUSPECT},       {STR_INIT("topbar"), false, HTML_SUSPECT},
    {STR_INIT("footer"), true, HTML_SUSPECT},     {STR_INIT("foot"), false, HTML_SUSPECT},
    {STR_INIT("sidebar"), true, HTML_SUSPECT},    {STR_INIT("share"), true, HTML_SUSPECT},
    {STR_INIT("toolbar"), true, HTML_SUSPECT},    {STR_INIT("copyright"), true, HTML_SUSPECT},
    {STR_INIT("search"), true, HTML_SUSPECT},     {STR_INIT("pager"), true, HTML_SUSPECT},
    {STR_INIT("related"), true, HTML_SUSPECT},    {STR_INIT("login"), true, HTML_SUSPECT},
    {STR_INIT("banner"), true, HTML_SUSPECT},     {STR_INIT("title"), false, HTML_CAPTION},
    {STR_INIT("headline"), false, HTML_CAPTION},  {STR_INIT("zoom"), false, HTML_CONTENT},
    {STR_INIT("trs"), false, HTML_CONTENT},       {STR_INIT("ucap"), false, HTML_CONTENT},
    {STR_INIT("vsb"), false, HTML_CONTENT},       {STR_INIT("content"), true, HTML_CONTENT},
    {STR_INIT("article"), true, HTML_CONTENT},    {STR_INIT("detail"), true, HTML_CONTENT},
};

/* How a list counts by its list-style. With any other word it counts in decimal. */
static const struct list_style {
	const char *word;
	enum ordinal_style style;
} list_styles[] = {
    {"none", ORDINAL_NONE},
    {"lower-alpha", ORDINAL_LOWER_LETTER},
    {"lower-latin", ORDINAL_LOWER_LETTER},
    {"upper-alpha", ORDINAL_UPPER_LETTER},
    {"upper-latin", ORDINAL_UPPER_LETTER},
    {"lower-roman", ORDINAL_LOWER_ROMAN},
    {"upper-roman", ORDINAL_UPPER_ROMAN},
    {"decimal-leading-zero", ORDINAL_DECIMAL_ZERO},
    {"cjk-ideographic", ORDINAL_CHINESE},
    {"simp-chinese-informal", ORDINAL_CHINESE},
    {"trad-chinese-informal", ORDINAL_CHINESE},
    {"simp-chinese-formal", ORDINAL_CHINESE_LEGAL},
    {"cjk-decimal", ORDINAL_CHINESE_DIGITS},
    {"cjk-heavenly-stem", ORDINAL_STEMS},
    {"cjk-earthly-branch", ORDINAL_BRANCHES},
};

/* Roles of ARIA that are no part of the document. */
static const char *const outside_roles[] = {"navigation",    "banner", "contentinfo",
                                            "complementary", "search", "menu"};

/* The state of parsing a page. */
struct builder {
	struct html_tree *tree;
	struct reading_job *job;
	struct html_sheet sheet;
	htmlParserCtxtPtr parser;
	uint32_t open; /* the innermost element that is open */
	size_t depth;
	const struct message *trouble; /* NULL: none */
};

static uint32_t tag_roles(const char *name)
{
	size_t count = sizeof tags / sizeof *tags;
	size_t i;
	SEARCH_FIRST(i, 0, count, strcmp(tags[i].name.data, name) < 0);
	return i < count && strcmp(tags[i].name.data, name) == 0 ? tags[i].roles : 0;
}

static bool word_matches(struct str word, const struct hint *hint)
{
	if (word.size < hint->word.size || (word.size > hint->word.size && !hint->is_prefix)) {
		return false;
	}
	for (size_t i = 0; i < hint->word.size; i++) {
		if (ascii_lower(word.data[i]) != hint->word.data[i]) {
			return false;
		}
	}
	return true;
}

/* Looks at each run of letters in the value of a class or an id. */
static uint32_t hinted_roles(const char *value)
{
	uint32_t roles = 0;
	for (const char *at = value; *at;) {
		const char *start = at;
		while (ascii_is_letter(*at)) {
			at++;
		}
		struct str word = {start, (size_t)(at - start)};
		for (size_t i = 0; word.size > 0 && i < sizeof hints / sizeof *hints; i++) {
			roles |= word_matches(word, &hints[i]) ? hints[i].roles : 0;
		}
		at += at == start;
	}
	return roles;
}

/* What the list style of an element says, or ORDINAL_DECIMAL. */
static enum ordinal_style find_list_style(const char *style)
{
	const char *said = strstr(style, "list-style");
	for (size_t i = 0; said && i < sizeof list_styles / sizeof *list_styles; i++) {
		const char *word = strstr(said, list_styles[i].word);
		const char *end = said + strcspn(said, ";");
		if (word && word < end) {
			return list_styles[i].style;
		}
	}
	return ORDINAL_DECIMAL;
}

static void take_list_style(struct html_node *node, const char *style)
{
	char plain[512];
	size_t size = 0;
	for (const char *c = style; *c && size + 1 < sizeof plain; c++) {
		if (*c != ' ' && *c != '\t' && *c != '\n' && *c != '\r') {
			plain[size++] = ascii_lower(*c);
		}
	}
	plain[size] = '\0';
	if (node->roles & HTML_LIST && strstr(plain, "list-style")) {
		node->style = (uint8_t)find_list_style(plain);
	}
}

static enum ordinal_style list_type(char letter)
{
	return letter == 'a'   ? ORDINAL_LOWER_LETTER
	       : letter == 'A' ? ORDINAL_UPPER_LETTER
	       : letter == 'i' ? ORDINAL_LOWER_ROMAN
	       : letter == 'I' ? ORDINAL_UPPER_ROMAN
	                       : ORDINAL_DECIMAL;
}

/* Reads the span of a cell, at most `most`: `of_zero` for "0", 0 if it is no number. */
static uint16_t read_span(const char *value, uint16_t most, uint16_t of_zero)
{
	char *end;
	long number = strtol(value, &end, 10);
	if (end == value || number < 0) {
		return 0;
	}
	return number == 0 ? of_zero : number < most ? (uint16_t)number : most;
}

static int32_t small_number(const char *value)
{
	char *end;
	long number = strtol(value, &end, 10);
	return number > -100000 && number < 100000 && end != value ? (int32_t)number : 1;
}

static void take_attribute(struct html_node *node, const char *tag, const char *name,
                           const char *value)
{
	if (strcmp(name, "class") == 0 || strcmp(name, "id") == 0) {
		node->roles |= hinted_roles(value);
	} else if (strcmp(name, "style") == 0) {
		take_list_style(node, value);
	} else if (strcmp(name, "role") == 0) {
		for (size_t i = 0; i < sizeof outside_roles / sizeof *outside_roles; i++) {
			node->roles |= strcmp(value, outside_roles[i]) == 0 ? HTML_SUSPECT : 0;
		}
	} else if (strcmp(name, "href") == 0 && strcmp(tag, "a") == 0) {
		node->roles |= *value != '#' ? HTML_LINK : 0;
	} else if (strcmp(name, "colspan") == 0) {
		node->column_span = read_span(value, MAX_COLUMN_SPAN, 0);
	} else if (strcmp(name, "rowspan") == 0) {
		node->row_span = read_span(value, MAX_ROW_SPAN, UINT16_MAX);
	} else if (strcmp(name, "start") == 0 || strcmp(name, "value") == 0) {
		node->number = small_number(value);
	} else if (strcmp(name, "type") == 0 && (node->roles & HTML_ORDERED)) {
		node->style = (uint8_t)list_type(*value);
	}
}

/* Collects the look of an element from its tag, its attributes, the sheet and its own style. */
static void take_look(const struct html_sheet *sheet, struct html_node *node, struct str tag,
                      const xmlChar **attributes)
{
	struct html_style *look = &node->look;
	struct str classes = {0};
	struct str id = {0};
	struct str style = {0};
	bool is_hidden = false;
	html_style_of_tag(look, tag);
	for (; attributes && attributes[0]; attributes += 2) {
		struct str name = str_from((const char *)attributes[0]);
		struct str value = str_from((const char *)attributes[1]);
		classes = str_equal(name, STR("class")) ? value : classes;
		id = str_equal(name, STR("id")) ? value : id;
		style = str_equal(name, STR("style")) ? value : style;
		is_hidden |= str_equal(name, STR("hidden"));
		if (!str_equal(name, STR("size")) || str_equal(tag, STR("font"))) {
			html_style_of_attribute(look, name, value);
		}
	}
	html_sheet_apply(sheet, look, ' ', tag, tag);
	for (size_t at = 0; at < classes.size;) {
		size_t start = at;
		while (at < classes.size && (unsigned char)classes.data[at] > ' ') {
			at++;
		}
		html_sheet_apply(sheet, look, '.', str_slice(classes, start, at), tag);
		at++;
	}
	html_sheet_apply(sheet, look, '#', str_trim(id), tag);
	html_style_declare(look, style);
	bool is_faint = (look->on & LOOK_FAINT) && !(node->roles & HTML_BLOCK);
	look->on |= is_hidden || is_faint ? LOOK_HIDDEN : 0;
}

static void fail(struct builder *builder, const struct message *trouble)
{
	if (builder->trouble == NULL) {
		builder->trouble = trouble;
		xmlStopParser(builder->parser);
	}
}

/* A new child of the open element, or NULL where the page is too large. */
static struct html_node *add_node(struct builder *builder, uint32_t roles)
{
	struct html_tree *tree = builder->tree;
	size_t used = (tree->count + 1) * sizeof *tree->nodes + tree->text.size;
	if (used > builder->job->options.unpacked_limit) {
		fail(builder, &MESSAGE_SOURCE_UNPACKED);
		return NULL;
	}
	if (tree->count == tree->capacity) {
		tree->capacity = tree->capacity ? tree->capacity * 2 : 1024;
		tree->nodes = realloc(tree->nodes, tree->capacity * sizeof *tree->nodes);
		if (!tree->nodes) {
			out_of_memory();
		}
	}
	struct html_node *node = &tree->nodes[tree->count++];
	*node =
	    (struct html_node){.roles = roles, .parent = builder->open, .style = ORDINAL_DECIMAL};
	return node;
}

static void start_element(void *data, const xmlChar *name, const xmlChar **attributes)
{
	struct builder *builder = data;
	const char *tag = (const char *)name;
	if (builder->trouble != NULL) {
		return;
	}
	if (++builder->depth > builder->job->options.depth_limit) {
		fail(builder, &MESSAGE_SOURCE_DEPTH);
		return;
	}
	struct html_node *node = add_node(builder, tag_roles(tag));
	if (!node) {
		return;
	}
	node->number = node->roles & HTML_LIST      ? 1
	               : node->roles & HTML_HEADING ? tag[1] - '0'
	                                            : INT32_MIN;
	take_look(&builder->sheet, node, str_from(tag), attributes);
	for (; attributes && attributes[0]; attributes += 2) {
		const char *value = attributes[1] ? (const char *)attributes[1] : "";
		take_attribute(node, tag, (const char *)attributes[0], value);
	}
	builder->open = (uint32_t)builder->tree->count - 1;
}

static void end_element(void *data, const xmlChar *name)
{
	struct builder *builder = data;
	(void)name;
	if (builder->trouble == NULL && builder->depth > 0) {
		struct html_node *node = &builder->tree->nodes[builder->open];
		node->end = (uint32_t)builder->tree->count;
		builder->open = node->parent;
		builder->depth--;
	}
}

static void add_text(void *data, const xmlChar *text, int size)
{
	struct builder *builder = data;
	struct html_tree *tree = builder->tree;
	if (builder->trouble != NULL || size <= 0) {
		return;
	}
	if (tree->nodes[builder->open].roles & HTML_SILENT) {
		if ((tree->nodes[builder->open].roles & HTML_TITLE) &&
		    tree->title.size + (size_t)size < MAX_TITLE) {
			buf_append(&tree->title, (struct str){(const char *)text, (size_t)size});
		}
		return;
	}
	struct html_node *node = &tree->nodes[tree->count - 1];
	bool goes_on = (node->roles & HTML_TEXT) && node->parent == builder->open;
	if (!goes_on && !(node = add_node(builder, HTML_TEXT))) {
		return;
	}
	node->start = goes_on ? node->start : (uint32_t)tree->text.size;
	node->size += (uint32_t)size;
	node->end = (uint32_t)tree->count;
	if (tree->text.size + (size_t)size > builder->job->options.unpacked_limit) {
		fail(builder, &MESSAGE_SOURCE_UNPACKED);
		node->size -= (uint32_t)size;
		return;
	}
	buf_append(&tree->text, (struct str){(const char *)text, (size_t)size});
}

/* Scripts and styles: nobody sees them. */
static void ignore_text(void *data, const xmlChar *text, int size)
{
	(void)data;
	(void)text;
	(void)size;
}

static uint32_t count_ink(struct str text)
{
	uint32_t ink = 0;
	for (size_t at = 0; at < text.size;) {
		uint32_t c = utf8_next(text, &at);
		ink += c > ' ' && c != 0xA0 && c != 0x3000;
	}
	return ink;
}

/* Adds up ink and links from the leaves. Silent elements have none; nor, if `is_shown`, does
 * removed text. */
static void measure(struct html_tree *tree, bool is_shown)
{
	for (size_t i = 0; i < tree->count; i++) {
		tree->nodes[i].ink = tree->nodes[i].link_ink = tree->nodes[i].links = 0;
	}
	for (size_t i = tree->count; i-- > 1;) {
		struct html_node *node = &tree->nodes[i];
		struct html_node *parent = &tree->nodes[node->parent];
		if ((node->roles & HTML_TEXT) && !(is_shown && html_node_is_removed(node))) {
			node->ink = count_ink(html_node_text(tree, node));
		}
		if (node->roles & HTML_SILENT) {
			node->ink = 0;
			node->link_ink = 0;
			node->links = 0;
		}
		if ((node->roles & HTML_LINK) && !(is_shown && html_node_is_gone(node))) {
			node->link_ink = node->ink;
			node->links++;
		}
		parent->ink += node->ink;
		parent->link_ink += node->link_ink;
		parent->links += node->links;
	}
}

/* Shows a hidden element that holds most of the page: a browser would not leave it hidden. */
static void lift(struct html_node *node, uint64_t all)
{
	uint64_t ink = (uint64_t)node->ink * 100;
	if (ink > all * MAX_HIDDEN_PERCENT) {
		node->look.on &= LOOK_BOLD | LOOK_CENTRED | LOOK_RAISED | LOOK_LOWERED;
	}
	if ((node->look.set & LOOK_SIZED) && node->look.size == 0 &&
	    ink > all * ZERO_SIZE_PERCENT) {
		node->look.set &= (uint16_t)~LOOK_SIZED;
	}
}

/* Resolves looks from the root down. */
static void resolve_looks(struct html_tree *tree)
{
	static const struct html_style plain = {.size = USUAL_FONT_SIZE};
	uint64_t all = tree->nodes[0].ink;
	html_style_resolve(&tree->nodes[0].look, &plain);
	for (size_t i = 1; i < tree->count; i++) {
		struct html_node *node = &tree->nodes[i];
		lift(node, all);
		html_style_resolve(&node->look, &tree->nodes[node->parent].look);
	}
}

enum status html_tree_read(struct html_tree *out, struct str page, struct reading_job *job)
{
	struct builder builder = {.tree = out, .job = job, .trouble = NULL};
	*out = (struct html_tree){0};
	buf_init(&out->text);
	buf_init(&out->title);
	xml_memory_watch();
	builder.parser = htmlNewParserCtxt();
	htmlSAXHandler *sax = builder.parser->sax;
	*sax = (htmlSAXHandler){.startElement = start_element,
	                        .endElement = end_element,
	                        .characters = add_text,
	                        .ignorableWhitespace = add_text,
	                        .cdataBlock = ignore_text,
	                        .initialized = 1};
	builder.parser->userData = &builder;
	html_sheet_read(&builder.sheet, job->arena, page);
	(void)add_node(&builder, HTML_BLOCK | HTML_FRAME);
	int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
	              HTML_PARSE_NONET | HTML_PARSE_COMPACT;
	htmlDocPtr document =
	    htmlCtxtReadMemory(builder.parser, page.data, (int)page.size, NULL, "UTF-8", options);
	xmlFreeDoc(document);
	htmlFreeParserCtxt(builder.parser);
	xml_memory_end();
	for (uint32_t i = builder.open; i > 0; i = out->nodes[i].parent) {
		out->nodes[i].end = (uint32_t)out->count;
	}
	out->nodes[0].end = (uint32_t)out->count;
	measure(out, false);
	resolve_looks(out);
	measure(out, true);
	if (builder.trouble == NULL) {
		return STATUS_OK;
	}
	size_t limit = builder.trouble == &MESSAGE_SOURCE_DEPTH ? job->options.depth_limit
	                                                        : job->options.unpacked_limit;
	return diags_trouble(job->diags, builder.trouble, job->file,
	                     arena_format(job->arena, "%zu", limit));
}

void html_tree_release(struct html_tree *tree)
{
	free(tree->nodes);
	buf_release(&tree->text);
	buf_release(&tree->title);
	*tree = (struct html_tree){0};
}
