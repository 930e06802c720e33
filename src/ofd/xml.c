/* Feeds libxml2 a member piece by piece, so that only what an element says is ever in memory. Reading stops at a document
 * type, so there are no entities but the five of XML itself. */
#include "ofd/xml.h"

#include <glib.h>
#include <libxml/parser.h>
#include <string.h>

#include "ofd/numbers.h"

enum {
	PIECE = 16 * 1024,
	MAX_TEXT = 16 << 20,   /* bytes of an element */
	ELEMENT = 16,          /* bytes that an element counts for beside its own */
	MAX_ATTRIBUTES = 4096, /* libxml2 compares each with each other */
	SAX_FIELDS = 5 /* of each attribute that SAX2 passes: name, prefix, space, value, its end */
};

struct element {
	const char **attributes; /* as SAX2 has them */
	size_t count;
	GString *values; /* ended by zeros, behind one another */
	GArray *starts;  /* of gsize: where each of them starts */
};

struct walk {
	struct package *package;
	struct xml_table table;
	void *self;
	xmlParserCtxtPtr parser;
	size_t depth, limit;
	GArray *path; /* of const struct xml_rule *: the open elements; NULL: it does not count */
	GString *text;
	struct element element;
	size_t signs; /* "=" in the tag that is fed */
	bool is_tag;  /* a tag is fed */
};

const char *element_attribute(const struct element *element, const char *name)
{
	for (size_t i = 0; i < element->count; i++) {
		if (strcmp(element->attributes[i * SAX_FIELDS], name) == 0) {
			return element->values->str + g_array_index(element->starts, gsize, i);
		}
	}
	return NULL;
}

bool element_flag(const struct element *element, const char *name, bool otherwise)
{
	const char *value = element_attribute(element, name);
	if (value && (g_ascii_strcasecmp(value, "true") == 0 || strcmp(value, "1") == 0)) {
		return true;
	}
	if (value && (g_ascii_strcasecmp(value, "false") == 0 || strcmp(value, "0") == 0)) {
		return false;
	}
	return otherwise;
}

double element_number(const struct element *element, const char *name, double otherwise)
{
	double number;
	const char *value = element_attribute(element, name);
	return value && numbers_read(value, &number, 1) == 1 ? number : otherwise;
}

static void stop(struct walk *walk, enum trouble trouble)
{
	package_fail(walk->package, trouble);
	xmlStopParser(walk->parser);
}

static void on_document_type(void *user, const xmlChar *root, const xmlChar *public_id,
                             const xmlChar *system_id)
{
	(void)root;
	(void)public_id;
	(void)system_id;
	stop(user, TROUBLE_DAMAGED);
}

static const struct xml_rule *find_rule(const struct walk *walk, const char *name)
{
	const struct xml_rule *outer =
	    walk->path->len > 0
		? g_array_index(walk->path, const struct xml_rule *, walk->path->len - 1)
		: NULL;
	if (walk->path->len > 0 && !outer) {
		return NULL;
	}
	int place = outer ? outer->to : PLACE_START;
	for (size_t i = 0; i < walk->table.count; i++) {
		const struct xml_rule *rule = &walk->table.rules[i];
		if (rule->in == place && strcmp(rule->name, name) == 0) {
			return rule;
		}
	}
	return NULL;
}

static void take_attributes(struct element *element, const xmlChar **attributes, int count)
{
	element->attributes = (const char **)attributes;
	element->count = (size_t)count;
	g_string_truncate(element->values, 0);
	g_array_set_size(element->starts, 0);
	for (size_t i = 0; i < element->count; i++) {
		const char **attribute = element->attributes + i * SAX_FIELDS;
		g_array_append_val(element->starts, element->values->len);
		g_string_append_len(element->values, attribute[3], attribute[4] - attribute[3]);
		g_string_append_c(element->values, '\0');
	}
}

static void on_start(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *space,
                     int space_count, const xmlChar **spaces, int count, int defaulted,
                     const xmlChar **attributes)
{
	struct walk *walk = user;
	(void)prefix;
	(void)space;
	(void)space_count;
	(void)spaces;
	(void)defaulted;
	if (package_trouble(walk->package) != TROUBLE_NONE) {
		return;
	}
	package_spend(walk->package, ELEMENT);
	if (walk->path->len == walk->limit || package_trouble(walk->package) != TROUBLE_NONE) {
		stop(walk, TROUBLE_DEEP);
		return;
	}
	const struct xml_rule *rule = find_rule(walk, (const char *)name);
	g_array_append_val(walk->path, rule);
	g_string_truncate(walk->text, 0);
	if (rule && rule->begin) {
		take_attributes(&walk->element, attributes, count);
		rule->begin(walk->self, &walk->element);
	}
}

static void on_end(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *space)
{
	struct walk *walk = user;
	(void)name;
	(void)prefix;
	(void)space;
	if (package_trouble(walk->package) != TROUBLE_NONE || walk->path->len == 0) {
		return;
	}
	const struct xml_rule *rule =
	    g_array_index(walk->path, const struct xml_rule *, walk->path->len - 1);
	g_array_set_size(walk->path, walk->path->len - 1);
	if (rule && rule->end) {
		rule->end(walk->self, walk->text->str);
	}
	g_string_truncate(walk->text, 0);
}

static void on_characters(void *user, const xmlChar *text, int size)
{
	struct walk *walk = user;
	const struct xml_rule *rule =
	    walk->path->len > 0
		? g_array_index(walk->path, const struct xml_rule *, walk->path->len - 1)
		: NULL;
	if (!rule || !rule->end) {
		return;
	}
	if (walk->text->len + (size_t)size > MAX_TEXT) {
		stop(walk, TROUBLE_LARGE);
		return;
	}
	g_string_append_len(walk->text, (const char *)text, size);
}

/* Whether a piece keeps each tag to a number of attributes that can be compared in time. */
static bool has_few_attributes(struct walk *walk, const char *piece, size_t size)
{
	for (size_t i = 0; i < size; i++) {
		walk->is_tag = piece[i] == '<' || (walk->is_tag && piece[i] != '>');
		walk->signs = walk->is_tag ? walk->signs + (piece[i] == '=') : 0;
		if (walk->signs > MAX_ATTRIBUTES) {
			return false;
		}
	}
	return true;
}

static void feed(struct walk *walk, struct member *member)
{
	char piece[PIECE];
	size_t got;
	bool is_first = true;
	while ((got = member_read(member, piece, sizeof piece)) > 0) {
		/* Some writers leave a line before the XML declaration. */
		size_t blank = 0;
		while (is_first && blank < got && g_ascii_isspace(piece[blank])) {
			blank++;
		}
		is_first = is_first && blank == got;
		xmlParseChunk(walk->parser, piece + blank, (int)(got - blank), 0);
		if (!has_few_attributes(walk, piece, got) || !walk->parser->wellFormed) {
			package_fail(walk->package, TROUBLE_DAMAGED);
		}
		if (package_trouble(walk->package) != TROUBLE_NONE) {
			return;
		}
	}
	/* Some have files in which there is nothing. */
	if (!is_first) {
		xmlParseChunk(walk->parser, NULL, 0, 1);
	}
	if (!is_first && !walk->parser->wellFormed) {
		package_fail(walk->package, TROUBLE_DAMAGED);
	}
}

bool xml_read(struct package *package, const char *name, struct xml_table table, void *self,
              size_t depth)
{
	xmlSAXHandler handler = {.initialized = XML_SAX2_MAGIC,
	                         .internalSubset = on_document_type,
	                         .startElementNs = on_start,
	                         .endElementNs = on_end,
	                         .characters = on_characters,
	                         .ignorableWhitespace = on_characters,
	                         .cdataBlock = on_characters};
	struct member *member = member_open(package, name);
	if (!member) {
		return false;
	}
	struct walk walk = {.package = package,
	                    .table = table,
	                    .self = self,
	                    .limit = depth,
	                    .path = g_array_new(FALSE, FALSE, sizeof(const struct xml_rule *)),
	                    .text = g_string_new(NULL),
	                    .element = {.values = g_string_new(NULL),
	                                .starts = g_array_new(FALSE, FALSE, sizeof(gsize))}};
	walk.parser = xmlCreatePushParserCtxt(&handler, &walk, NULL, 0, NULL);
	if (walk.parser) {
		xmlCtxtUseOptions(walk.parser, XML_PARSE_NONET | XML_PARSE_NOERROR |
		                                   XML_PARSE_NOWARNING | XML_PARSE_COMPACT);
		feed(&walk, member);
		xmlFreeParserCtxt(walk.parser);
	} else {
		package_fail(package, TROUBLE_LARGE);
	}
	g_array_free(walk.path, TRUE);
	g_string_free(walk.text, TRUE);
	g_string_free(walk.element.values, TRUE);
	g_array_free(walk.element.starts, TRUE);
	member_close(member);
	return package_trouble(package) == TROUBLE_NONE;
}
