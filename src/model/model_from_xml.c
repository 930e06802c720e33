/* Builds the model from XML events. The tables of xml_rule.c say which element may stand in which
 * and where each attribute goes; this file stores the values. */
#include "model/model_from_xml.h"

#include <assert.h>
#include <inttypes.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/xml_reader.h"
#include "model/attribute.h"
#include "model/message.h"
#include "model/xml_from_model.h"
#include "model/xml_rule.h"
#include "model/xml_value.h"

enum {
	DEPTH_LIMIT = 300, /* libxml2 refuses deeper documents by itself */
	SHARED_COUNT = 512,
	SHARED_SIZE = 32 /* bytes: longer texts are rarely the same again */
};

struct reader {
	struct xml_reader xml;
	struct model *model;
	uint8_t stack[DEPTH_LIMIT]; /* enum element: those that are open */
	uint32_t depth;
	struct node *node; /* the open node or root; NULL outside the trees */
	struct buf text;   /* of the open element */
	/* Short texts read lately, by a hash: the same rules, units and one-digit numbers stand in
	 * thousands of places, and share one copy. */
	struct str shared[SHARED_COUNT];
	const struct node **named; /* sections, directions and facts, to find them by id */
	size_t named_count;
	size_t named_capacity;
	bool named_sorted;
	struct { /* facts that are a part of another, which may come later */
		struct node *node;
		struct str whole;
	} * parts;
	size_t part_count;
	size_t part_capacity;
	uint32_t coverage; /* as stated in the residue element */
	bool contradicts;  /* a diag has been added: the XML does not agree with itself */
};

static struct arena *arena_of(struct reader *reader)
{
	return reader->model->arena;
}

/* A copy of a text in the arena, or an earlier copy of the same text. */
static struct str copy(struct reader *reader, struct str text)
{
	if (text.size > SHARED_SIZE) {
		return arena_copy(arena_of(reader), text);
	}
	uint32_t hash = str_hash(text);
	struct str *shared = &reader->shared[(hash >> 16 ^ hash) % SHARED_COUNT];
	if (!shared->data || !str_equal(*shared, text)) {
		*shared = arena_copy(arena_of(reader), text);
	}
	return *shared;
}

static int compare_ids(const void *a, const void *b)
{
	const struct node *const *left = a;
	const struct node *const *right = b;
	return str_compare((*left)->id, (*right)->id);
}

/* The section, direction or fact with an id, or NULL. */
static const struct node *find_named(struct reader *reader, struct str id)
{
	if (!reader->named_sorted && reader->named_count > 0) {
		qsort(reader->named, reader->named_count, sizeof *reader->named, compare_ids);
	}
	reader->named_sorted = true;
	struct node wanted = {.id = id};
	const struct node *key = &wanted;
	const struct node **found = NULL;
	if (reader->named_count > 0) {
		found = bsearch(&key, reader->named, reader->named_count, sizeof key, compare_ids);
	}
	return found ? *found : NULL;
}

/* Finds the node that a mention stands in. */
static bool read_owner(struct reader *reader, struct str id, const struct node **out)
{
	const struct node *found = find_named(reader, id);
	*out = found && !node_kind_is_fact((enum node_kind)found->kind) ? found : NULL;
	return *out != NULL;
}

/* Links each part to its whole, once all is read. */
static void find_wholes(struct reader *reader)
{
	for (size_t i = 0; i < reader->part_count; i++) {
		struct node *part = reader->parts[i].node;
		struct str id = reader->parts[i].whole;
		const struct node *whole = find_named(reader, id);
		if (!whole || whole == part || !node_kind_is_fact((enum node_kind)whole->kind)) {
			xml_reader_fail(
			    &reader->xml, &MESSAGE_XML_ATTRIBUTE_INVALID,
			    (const struct str[DIAG_ARGUMENTS]){
				STR("part-of"), node_kind_name((enum node_kind)part->kind), id});
			return;
		}
		part->whole = whole;
	}
}

/* Elements and attributes. */

static enum element open_element(const struct reader *reader)
{
	return reader->depth > 0 ? reader->stack[reader->depth - 1] : ELEMENT_DOCUMENT;
}

static struct figure *open_figure(struct reader *reader)
{
	struct node *node = reader->node;
	if (!node->figure) {
		struct figure *figure = ARENA_NEW(arena_of(reader), struct figure);
		figure->kind = (uint8_t)node_figure_kind(node->kind);
		figure->decimals = DECIMALS_NONE;
		node->figure = figure;
	}
	return (struct figure *)node->figure; /* made by this reader, which may change it */
}

static struct repair *open_repair(struct reader *reader)
{
	return &reader->model->repairs[reader->model->repair_count - 1];
}

static struct residue *open_residue(struct reader *reader)
{
	return &reader->model->residues[reader->model->residue_count - 1];
}

static struct stopped *open_stopped(struct reader *reader)
{
	return &reader->model->stopped[reader->model->stopped_count - 1];
}

static struct stray_label *open_label(struct reader *reader)
{
	return &reader->model->unknown_labels[reader->model->unknown_label_count - 1];
}

static struct correction_note *open_correction(struct reader *reader)
{
	return &reader->model->corrections[reader->model->correction_count - 1];
}

static void *target_of(struct reader *reader, enum target target)
{
	switch (target) {
	case TARGET_MODEL:
		return reader->model;
	case TARGET_NODE:
		return reader->node;
	case TARGET_FIGURE:
		return open_figure(reader);
	case TARGET_REPAIR:
		return open_repair(reader);
	case TARGET_RESIDUE:
		return open_residue(reader);
	case TARGET_STOPPED:
		return open_stopped(reader);
	case TARGET_LABEL:
		return open_label(reader);
	case TARGET_CORRECTION:
		return open_correction(reader);
	case TARGET_COVERAGE:
		return &reader->coverage;
	case TARGET_PLACE:
		break;
	}
	switch (open_element(reader)) {
	case ELEMENT_TITLE:
		return &reader->model->title_place;
	case ELEMENT_REPAIR:
		return &open_repair(reader)->place;
	case ELEMENT_SPAN:
		return &open_residue(reader)->place;
	case ELEMENT_STOPPED:
		return &open_stopped(reader)->place;
	case ELEMENT_LABEL:
		return &open_label(reader)->place;
	case ELEMENT_CORRECTION:
	case ELEMENT_REMARK:
		return &open_correction(reader)->place;
	default:
		return &reader->node->place;
	}
}

/* Stores a value where its rule says; false if the attribute cannot have it. */
static bool store(struct reader *reader, const struct attribute_rule *rule, struct str value)
{
	char *base = target_of(reader, rule->target);
	void *at = base + rule->offset;
	uint64_t number;
	switch (rule->type) {
	case TYPE_TEXT:
		*(struct str *)at = copy(reader, value);
		return true;
	case TYPE_UINT32:
		if (!xml_value_whole(value, UINT32_MAX, &number)) {
			return false;
		}
		*(uint32_t *)at = (uint32_t)number;
		return true;
	case TYPE_UINT64:
		return xml_value_whole(value, UINT32_MAX, (uint64_t *)at);
	case TYPE_DECIMAL:
		*(bool *)(base + rule->flag) = true;
		return decimal_parse(at, value);
	case TYPE_DECIMALS:
		return xml_value_decimals(value, at);
	case TYPE_TRUE:
		*(bool *)at = true;
		return str_equal(value, STR("true"));
	case TYPE_PLACE:
		return xml_value_place(value, at, arena_of(reader));
	case TYPE_BOX:
		return xml_value_box(value, at);
	case TYPE_OWNER:
		return read_owner(reader, value, at);
	case TYPE_WHOLE:
		reader->parts = arena_grow(arena_of(reader), reader->parts, reader->part_count,
		                           &reader->part_capacity, sizeof *reader->parts);
		reader->parts[reader->part_count].node = reader->node;
		reader->parts[reader->part_count++].whole = copy(reader, value);
		return true;
	case TYPE_KIND:
		return xml_value_kind(value, at);
	case TYPE_RELATION:
		return xml_value_relation(value, at);
	case TYPE_COVERAGE:
		return xml_value_coverage(value, at);
	}
	return false;
}

static void read_attributes(struct reader *reader, const struct xml_element *begun)
{
	enum element element = open_element(reader);
	struct str owner = xml_elements[element].name;
	for (int i = 0; i < begun->attribute_count; i++) {
		struct xml_attribute attribute = xml_attribute_at(begun, i);
		struct str name = attribute.name;
		struct str value = attribute.value;
		if (element == ELEMENT_GUIDELINE && str_equal(attribute.prefix, STR("xml"))) {
			continue; /* xml:lang is always the same */
		}
		const struct attribute_rule *rule =
		    attribute.prefix.size > 0 ? NULL : xml_rule_attribute(element, name);
		if (!rule) {
			xml_reader_fail(&reader->xml, &MESSAGE_XML_ATTRIBUTE_UNKNOWN,
			                (const struct str[DIAG_ARGUMENTS]){name, owner});
			return;
		}
		if (!store(reader, rule, value)) {
			xml_reader_fail(&reader->xml, &MESSAGE_XML_ATTRIBUTE_INVALID,
			                (const struct str[DIAG_ARGUMENTS]){name, owner, value});
			return;
		}
	}
}

/* Fills in what the writer leaves out because the kind implies it; see attribute.c. */
static bool complete_figure(struct reader *reader)
{
	struct figure *figure = (struct figure *)reader->node->figure;
	if (!figure) {
		return true;
	}
	if (figure->kind == FIGURE_KIND_COUNT) {
		return false;
	}
	figure->decimals = figure_decimals(figure);
	return true;
}

static void open_node(struct reader *reader, enum node_kind kind)
{
	struct model *model = reader->model;
	switch (kind) {
	case NODE_BODY:
		reader->node = model->body;
		break;
	case NODE_STATED:
		reader->node = model->stated;
		break;
	case NODE_MENTIONS:
		reader->node = model->mentions;
		break;
	default:
		reader->node = node_new(model, kind, reader->node);
		break;
	}
}

static bool is_white(struct str text)
{
	return str_trim(text).size == 0;
}

/* Finds the rule of an element that begins, and checks it; ELEMENT_DOCUMENT after a failure. */
static enum element admit(struct reader *reader, struct str name, struct str namespace)
{
	enum element parent = open_element(reader);
	bool is_ours = str_equal(namespace, STR(GUIDELINE_NAMESPACE));
	enum element element = is_ours ? xml_rule_element(parent, name) : ELEMENT_DOCUMENT;
	if (element == ELEMENT_DOCUMENT || reader->depth == DEPTH_LIMIT) {
		bool is_root = parent == ELEMENT_DOCUMENT;
		xml_reader_fail(
		    &reader->xml,
		    is_root ? &MESSAGE_XML_ROOT_FOREIGN : &MESSAGE_XML_ELEMENT_UNEXPECTED,
		    (const struct str[DIAG_ARGUMENTS]){name, is_root ? namespace
		                                                     : xml_elements[parent].name});
		return ELEMENT_DOCUMENT;
	}
	if (!is_white(buf_str(&reader->text))) {
		xml_reader_fail(&reader->xml, &MESSAGE_XML_TEXT_UNEXPECTED,
		                (const struct str[DIAG_ARGUMENTS]){xml_elements[parent].name});
		return ELEMENT_DOCUMENT;
	}
	return element;
}

static void on_start(void *self, const struct xml_element *begun, size_t depth)
{
	struct reader *reader = self;
	struct model *model = reader->model;
	(void)depth;
	enum element element = admit(reader, begun->name, begun->space);
	if (element == ELEMENT_DOCUMENT) {
		return;
	}
	buf_clear(&reader->text);
	reader->stack[reader->depth++] = (uint8_t)element;
	if (element == ELEMENT_REPAIR) {
		ARENA_PUSH(model->arena, model->repairs, model->repair_count,
		           model->repair_capacity, (struct repair){0});
	} else if (element == ELEMENT_SPAN) {
		ARENA_PUSH(model->arena, model->residues, model->residue_count,
		           model->residue_capacity, (struct residue){0});
	} else if (element == ELEMENT_STOPPED) {
		ARENA_PUSH(model->arena, model->stopped, model->stopped_count,
		           model->stopped_capacity, (struct stopped){0});
	} else if (element == ELEMENT_LABEL) {
		ARENA_PUSH(model->arena, model->unknown_labels, model->unknown_label_count,
		           model->unknown_label_capacity, (struct stray_label){0});
	} else if (element == ELEMENT_CORRECTION || element == ELEMENT_REMARK) {
		struct correction_note note = {.is_remark = element == ELEMENT_REMARK};
		ARENA_PUSH(model->arena, model->corrections, model->correction_count,
		           model->correction_capacity, note);
	} else if (element >= ELEMENT_NODE) {
		open_node(reader, element - ELEMENT_NODE);
	}
	read_attributes(reader, begun);
	if (element >= ELEMENT_NODE && !complete_figure(reader)) {
		xml_reader_fail(
		    &reader->xml, &MESSAGE_XML_ATTRIBUTE_INVALID,
		    (const struct str[DIAG_ARGUMENTS]){STR("kind"), xml_elements[element].name});
	}
	if (element >= ELEMENT_NODE && reader->node->id.size > 0 &&
	    reader->node->kind != NODE_TABLE) {
		ARENA_PUSH(model->arena, reader->named, reader->named_count, reader->named_capacity,
		           reader->node);
		reader->named_sorted = false;
	}
}

/* Stores the text of an element that ends. */
static void store_text(struct reader *reader, enum element element, struct str text)
{
	switch (element) {
	case ELEMENT_TITLE:
		reader->model->title = text;
		break;
	case ELEMENT_FROM:
		open_repair(reader)->from = text;
		break;
	case ELEMENT_TO:
		open_repair(reader)->to = text;
		break;
	case ELEMENT_SPAN:
		open_residue(reader)->text = text;
		break;
	case ELEMENT_STOPPED:
		open_stopped(reader)->text = text;
		break;
	case ELEMENT_LABEL:
		open_label(reader)->text = text;
		break;
	case ELEMENT_CORRECTION:
	case ELEMENT_REMARK:
		open_correction(reader)->words = text;
		break;
	default:
		assert(reader->node); /* all other elements with text are nodes */
		reader->node->text = text;
		break;
	}
}

/* Checks the stated coverage against the bytes from which it follows. */
static void check_coverage(struct reader *reader)
{
	const struct model *model = reader->model;
	uint32_t coverage = model_coverage(model);
	struct diags *diags = reader->xml.diags;
	if (reader->coverage != coverage || model->claimed > model->total) {
		reader->contradicts = true;
		struct str said = arena_format(diags->arena, "%u.%04u", reader->coverage / 10000,
		                               reader->coverage % 10000);
		struct str meant =
		    model->claimed > model->total
			? arena_format(diags->arena, "%lu/%lu", model->claimed, model->total)
			: arena_format(diags->arena, "%u.%04u", coverage / 10000, coverage % 10000);
		diags_add(diags, DIAG_ERROR, &MESSAGE_XML_COVERAGE, reader->xml.name,
		          (const struct str[DIAG_ARGUMENTS]){said, meant})
		    ->line = xml_reader_line(&reader->xml);
	}
}

static void close_node(struct reader *reader)
{
	struct node *node = reader->node;
	assert(node); /* on_start opened it */
	struct figure *figure = (struct figure *)node->figure;
	if (figure && figure->text.size == 0 && figure_kind_is_address(figure->kind)) {
		figure->text = node->text;
	}
	reader->node = node->parent;
}

static void on_end(void *self, const struct xml_element *ended, size_t depth)
{
	struct reader *reader = self;
	(void)ended;
	(void)depth;
	enum element element = open_element(reader);
	struct str text = buf_str(&reader->text);
	bool is_leaf = xml_elements[element].has_text && !(reader->node && reader->node->first);
	if (is_leaf && text.size > 0) {
		store_text(reader, element, copy(reader, text));
	} else if (!is_white(text)) {
		xml_reader_fail(&reader->xml, &MESSAGE_XML_TEXT_UNEXPECTED,
		                (const struct str[DIAG_ARGUMENTS]){xml_elements[element].name});
		return;
	}
	buf_clear(&reader->text);
	if (element >= ELEMENT_NODE) {
		close_node(reader);
	} else if (element == ELEMENT_RESIDUE) {
		check_coverage(reader);
	} else if (element == ELEMENT_GUIDELINE) {
		find_wholes(reader);
	}
	reader->depth--;
}

static void on_text(void *self, struct str text)
{
	struct reader *reader = self;
	buf_append(&reader->text, text);
}

enum status model_from_xml(struct model *out, struct arena *arena, struct str bytes,
                           struct str name, struct diags *diags)
{
	struct reader reader = {.model = out};
	reader.xml = (struct xml_reader){
	    .name = name, .diags = diags, .listener = {on_start, on_end, on_text, &reader}};
	model_init(out, arena);
	buf_init(&reader.text);
	enum status status = xml_read(&reader.xml, bytes);
	buf_release(&reader.text);
	return status == STATUS_OK && reader.contradicts ? STATUS_NO : status;
}

/* The version of the schema that a tag near the beginning of an XML names; 0: none does. */
static uint32_t model_version(struct str bytes)
{
	enum { NEAR = 4096, MAX_VERSION = 1000000 };
	static const struct str prefix = STR_INIT("urn:zhinan:guideline:");
	struct str mark = STR("\xEF\xBB\xBF");
	struct str head = str_slice(bytes, 0, NEAR);
	uint32_t version = 0;
	head = str_trim(str_starts(head, mark) ? str_slice(head, mark.size, head.size) : head);
	size_t at = str_starts(head, STR("<")) ? str_find(head, prefix) : SIZE_MAX;
	if (at == SIZE_MAX) {
		return 0;
	}
	for (at += prefix.size; at < head.size && ascii_is_digit(head.data[at]); at++) {
		version = version * 10 + (uint32_t)(head.data[at] - '0');
		version = version < MAX_VERSION ? version : MAX_VERSION;
	}
	return version;
}

bool model_is_xml(struct str bytes)
{
	return model_version(bytes) > 0;
}

enum status model_check_version(struct str bytes, struct str name, struct diags *diags)
{
	uint32_t version = model_version(bytes);
	if (version > 1) {
		return diags_trouble(diags, &MESSAGE_MODEL_VERSION, name,
		                     arena_format(diags->arena, "%" PRIu32, version));
	}
	return STATUS_OK;
}
