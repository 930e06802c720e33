/* Builds the tree from the flat records, each at its depth, and turns spans of the text into places
 * in the file's bytes. Decides nothing about meaning, and knows no words. */
#include "model/model_from_records.h"

#include <assert.h>
#include <stdlib.h>

#include "base/search.h"
#include "base/xml_out.h"
#include "model/correction_marks.h"
#include "model/coverage.h"
#include "model/describe_source.h"
#include "model/repairs.h"

/* An open container, the pieces that it claims so far, and how many nodes it holds. */
struct container {
	struct node *node;
	struct span *rest; /* growable, all pieces; the node's place views it */
	size_t rest_count;
	size_t rest_capacity;
	uint32_t ordinals[2]; /* of its last child section and direction */
	uint32_t sections;    /* in it, not in another section: for their ids */
	uint32_t directions;  /* in it, not in another direction */
};

enum { TABLE_DEPTH = 3 /* a table, a row in it, a field in that */ };

/* A fact that is part of the fact of another statement. */
struct part {
	struct node *node;
	uint32_t whole; /* the statement's number */
};

struct builder {
	struct model *model;
	struct arena *arena;
	const struct source *source;
	const struct text *text;
	struct container open[RECORD_MAX_DEPTH + TABLE_DEPTH + 2]; /* [0]: the body, whose children
	                                                            have depth 1 */
	size_t depth;                                              /* the innermost */
	struct node **directions;                                  /* all, for their keys */
	size_t row_directions; /* the first of them that is a row of the last table */
	uint32_t tables;
	size_t direction_count;
	size_t direction_capacity;
	struct node **statements; /* facts by the number of their statement; NULL: none */
	size_t statement_count;
	size_t statement_capacity;
	struct correction_marks corrections;
	struct part *parts; /* facts that are parts of others */
	size_t part_count;
	size_t part_capacity;
};

/* A text as the XML holds it: read from there, the model is the same. */
static struct str held(const struct builder *builder, struct str text)
{
	return xml_held(builder->arena, text);
}

static struct str clean(const struct builder *builder, struct span span)
{
	return held(builder, str_slice(builder->text->clean, span.start, span.end));
}

static struct place place_of(const struct builder *builder, struct span span)
{
	return text_place(builder->text, builder->source, span, builder->arena);
}

/* ---- containers ---- */

/* The container that a record of some depth belongs in. */
static struct container *container_of(struct builder *builder, const struct record *record)
{
	size_t at = record->depth > 0 ? record->depth - 1u : 0;
	return &builder->open[at < builder->depth ? at : builder->depth];
}

static void open_container(struct builder *builder, const struct record *record, struct node *node)
{
	size_t holder = (size_t)(container_of(builder, record) - builder->open);
	builder->depth = holder + 1;
	builder->open[builder->depth] = (struct container){.node = node};
}

/* The innermost open container of a kind that holds a record, or the body. */
static struct container *outer_of(struct builder *builder, const struct record *record,
                                  enum node_kind kind)
{
	struct container *at = container_of(builder, record);
	while (at > builder->open && at->node->kind != kind) {
		at--;
	}
	return at;
}

/* The innermost section or direction around a mention, or NULL. */
static const struct node *owner_of(struct builder *builder, const struct record *record)
{
	for (struct container *at = container_of(builder, record); at > builder->open; at--) {
		if (at->node->kind == NODE_SECTION || at->node->kind == NODE_DIRECTION) {
			return at->node;
		}
	}
	return NULL;
}

/* Inserts pieces in ascending order: a table's bars may come after what stands between them. */
static void keep_pieces(struct builder *builder, struct container *container,
                        const struct place *place)
{
	for (uint32_t i = 0; i < place->count; i++) {
		struct span piece = place_piece(place, i);
		ARENA_PUSH(builder->arena, container->rest, container->rest_count,
		           container->rest_capacity, piece);
		size_t at = container->rest_count - 1;
		for (; at > 0 && container->rest[at - 1].start > piece.start; at--) {
			container->rest[at] = container->rest[at - 1];
		}
		container->rest[at] = piece;
	}
}

/* Adds to what a container claims: a comma between its items, a full stop after its title. Text in
 * a cell is claimed by the row, as the cell's label stands elsewhere. */
static void claim_piece(struct builder *builder, const struct record *record)
{
	struct container *container = container_of(builder, record);
	while (container->node && container->node->kind == NODE_FIELD &&
	       container->node->place.count == 0) {
		container--;
	}
	assert(container->node); /* the body is always open */
	if (container->node->kind == NODE_BODY) {
		return; /* it claims nothing: the piece is residue */
	}
	struct place more = place_of(builder, record->text);
	struct place *place = &container->node->place;
	bool is_empty = place->count <= 1 && place->first.start == place->first.end;
	if (is_empty) { /* a row without a number */
		*place = more;
		return;
	}
	if (container->rest_count == 0) {
		keep_pieces(builder, container, place);
	}
	keep_pieces(builder, container, &more);
	assert(container->rest);
	place_add_recognition(place, &more);
	place->first = container->rest[0];
	place->rest = container->rest + 1;
	place->count = (uint32_t)container->rest_count;
}

/* ---- nodes ---- */

static struct node *add_node(struct builder *builder, const struct record *record,
                             enum node_kind kind, struct node *parent, struct span span)
{
	struct node *node = node_new(builder->model, kind, parent);
	node->rule = record_rule(record);
	node->place = place_of(builder, span);
	const struct record_cell *cell = record_place(record);
	bool is_in_table = record->kind != RECORD_STATED && record->kind != RECORD_PART_STATED;
	if (cell && is_in_table) {
		node->row = cell->column == 0 ? cell->row : 0;
		node->column = cell->column;
		node->row_span = cell->row_span;
		node->column_span = cell->column_span;
	}
	return node;
}

static struct node *add_text(struct builder *builder, const struct record *record,
                             enum node_kind kind)
{
	struct node *parent = container_of(builder, record)->node;
	struct node *node = add_node(builder, record, kind, parent, record->text);
	node->text = clean(builder, record->text);
	if (parent->first == node) { /* the title of a section, a direction or an item */
		correction_mark(&builder->corrections, parent, record->text);
	}
	return node;
}

static struct node *add_marked(struct builder *builder, const struct record *record,
                               enum node_kind kind)
{
	struct node *parent = container_of(builder, record)->node;
	struct node *node = add_node(builder, record, kind, parent, record->mark);
	node->label = str_trim(clean(builder, record->mark));
	node->number = clean(builder, record->number);
	correction_mark(&builder->corrections, node, record->mark);
	if (kind != NODE_ITEM) {
		node->ordinal = ++container_of(builder, record)->ordinals[kind == NODE_DIRECTION];
	}
	return node;
}

static void add_section(struct builder *builder, const struct record *record)
{
	struct container *outer = outer_of(builder, record, NODE_SECTION);
	struct node *node = add_marked(builder, record, NODE_SECTION);
	struct str before = outer == builder->open ? STR("sec") : outer->node->id;
	node->id = arena_format(builder->arena, "%.*s-%u", STR_FORMAT(before), ++outer->sections);
	open_container(builder, record, node);
}

static void add_direction(struct builder *builder, const struct record *record)
{
	struct container *outer = outer_of(builder, record, NODE_DIRECTION);
	struct node *node = add_marked(builder, record, NODE_DIRECTION);
	struct str before = outer == builder->open ? STR("dir") : outer->node->id;
	node->id = arena_format(builder->arena, "%.*s-%u", STR_FORMAT(before), ++outer->directions);
	node->key = held(builder, record->key);
	ARENA_PUSH(builder->arena, builder->directions, builder->direction_count,
	           builder->direction_capacity, node);
	open_container(builder, record, node);
}

/* An item with a mark, or a line of a list without marks, holds its paragraphs. An item of an
 * inline list is its text itself. */
static void add_item(struct builder *builder, const struct record *record)
{
	if (span_size(record->text) > 0) {
		add_text(builder, record, NODE_ITEM);
		return;
	}
	open_container(builder, record, add_marked(builder, record, NODE_ITEM));
}

static void add_field(struct builder *builder, const struct record *record)
{
	struct node *parent = container_of(builder, record)->node;
	struct node *node = add_node(builder, record, NODE_FIELD, parent, record->mark);
	node->name = record->field->name;
	node->label = clean(builder, record->label);
	correction_mark(&builder->corrections, node, record->label);
	if (record_is_cell(record)) { /* the header row claims the column's name */
		node->place = (struct place){0};
	}
	if (record->style) { /* the mark of a numbered list of fields */
		struct span mark = {record->mark.start, record->label.start};
		node->number = str_trim(clean(builder, mark));
	}
	open_container(builder, record, node);
}

/* ---- tables ---- */

static void add_table(struct builder *builder, const struct record *record)
{
	struct node *parent = container_of(builder, record)->node;
	struct node *node = node_new(builder->model, NODE_TABLE, parent);
	node->id = arena_format(builder->arena, "tab-%u", ++builder->tables);
	node->label = held(builder, record->reading->table->unit);
	builder->row_directions = builder->direction_count;
	open_container(builder, record, node);
}

static void add_row(struct builder *builder, const struct record *record)
{
	static const struct str roles[] = {
	    [ROW_BODY] = STR_INIT("body"),   [ROW_HEADER] = STR_INIT("header"),
	    [ROW_GROUP] = STR_INIT("group"), [ROW_SUBTOTAL] = STR_INIT("subtotal"),
	    [ROW_TOTAL] = STR_INIT("total"), [ROW_PART] = STR_INIT("part"),
	};
	struct node *parent = container_of(builder, record)->node;
	struct node *node = add_node(builder, record, NODE_ROW, parent, record->text);
	node->place = (struct place){0}; /* until it claims what stands around its cells */
	node->name = roles[record->cell->role];
	open_container(builder, record, node);
}

static void add_cell(struct builder *builder, const struct record *record)
{
	struct node *node = add_text(builder, record, NODE_CELL);
	node->name = record->cell->name;
	node->figure = record->figure;
}

/* The first direction of the last table that stands in a row or below it: they ascend by rows. */
static size_t direction_from(const struct builder *builder, uint32_t row)
{
	size_t i;
	SEARCH_FIRST(i, builder->row_directions, builder->direction_count,
	             builder->directions[i]->row < row);
	return i;
}

/* The ids of the last table's directions in some of its rows. */
static struct str directions_of_rows(const struct builder *builder, const struct record_cell *cell)
{
	size_t begin = direction_from(builder, cell->row);
	size_t end = direction_from(builder, cell->row + cell->row_span);
	size_t size = 0;
	for (size_t i = begin; i < end; i++) {
		size += builder->directions[i]->id.size + 1;
	}
	char *ids = arena_alloc(builder->arena, size + 1);
	size_t at = 0;
	for (size_t i = begin; i < end; i++) {
		struct str id = builder->directions[i]->id;
		if (at > 0) {
			ids[at++] = ' ';
		}
		memcpy(ids + at, id.data, id.size);
		at += id.size;
	}
	return (struct str){ids, at};
}

/* ---- figures ---- */

/* The kind of node for a field or stated total of this name; any other figure is a mention. */
static enum node_kind figure_node_kind(struct str name)
{
	static const enum node_kind kinds[] = {NODE_PROJECTS, NODE_FUNDS, NODE_DURATION,
	                                       NODE_DIRECTIONS, NODE_PARTNERS};
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		if (str_equal(node_kind_name(kinds[i]), name)) {
			return kinds[i];
		}
	}
	return NODE_MENTION;
}

/* Copies what a statement says about its fact besides the figure, and keeps the fact by number. */
static void describe_statement(struct builder *builder, const struct record_statement *statement,
                               struct node *node)
{
	if (statement->kind.size > 0) {
		node->project_kind = held(builder, statement->kind);
	}
	if (statement->id == 0) {
		return;
	}
	size_t count = statement->id;
	while (builder->statement_count <= count) {
		ARENA_PUSH(builder->arena, builder->statements, builder->statement_count,
		           builder->statement_capacity, (struct node *)NULL);
	}
	builder->statements[count] = node;
}

/* Notes the whole that a fact, or an amount that is no fact, is a part of. */
static void note_part(struct builder *builder, const struct record_statement *statement,
                      struct node *node)
{
	if (statement && statement->whole > 0) {
		struct part part = {node, statement->whole};
		ARENA_PUSH(builder->arena, builder->parts, builder->part_count,
		           builder->part_capacity, part);
	}
}

/* Why a mention is no fact. An amount for which no reason is known gets "unknown". */
static struct str reason_of(const struct record *record)
{
	const struct record_statement *statement =
	    record->kind == RECORD_MENTION ? record->stated : NULL;
	if (!statement) {
		return (struct str){0};
	}
	return statement->reason.size == 0 && statement->is_amount ? STR("unknown")
	                                                           : statement->reason;
}

static void add_figure(struct builder *builder, const struct record *record, struct str name,
                       struct node *parent)
{
	enum node_kind kind = figure_node_kind(name);
	if (kind == NODE_MENTION) {
		parent = builder->model->mentions;
	}
	struct node *node = add_node(builder, record, kind, parent, record->text);
	node->text = clean(builder, record->text);
	node->figure = record->figure;
	const struct record_cell *cell = record_place(record);
	if (cell && kind != NODE_MENTION) {
		node->project_kind = held(builder, cell->kind);
	}
	bool is_stated = record->kind == RECORD_STATED || record->kind == RECORD_PART_STATED;
	if (is_stated) {
		describe_statement(builder, record->stated, node);
	}
	if (is_stated || record->kind == RECORD_MENTION) {
		note_part(builder, record->stated, node);
	}
	if (cell && cell->is_of_rows) {
		node->of = directions_of_rows(builder, cell);
	}
	if (kind == NODE_MENTION) {
		node->owner = owner_of(builder, record);
		node->reason = reason_of(record);
	}
	correction_mark(&builder->corrections, node, record->text);
}

/* Links parts to their whole, once all are made: the whole may come after its parts. */
static void link_parts(struct builder *builder)
{
	for (size_t i = 0; i < builder->part_count; i++) {
		const struct part *part = &builder->parts[i];
		if (part->whole < builder->statement_count && builder->statements[part->whole]) {
			part->node->whole = builder->statements[part->whole];
		}
	}
}

static void add_title(struct builder *builder, const struct record *record)
{
	builder->model->title = clean(builder, record->text);
	builder->model->title_place = place_of(builder, record->text);
}

static void add_record(struct builder *builder, const struct record *record)
{
	switch ((enum record_kind)record->kind) {
	case RECORD_TITLE:
		add_title(builder, record);
		break;
	case RECORD_SECTION:
		add_section(builder, record);
		break;
	case RECORD_DIRECTION:
		add_direction(builder, record);
		break;
	case RECORD_ITEM:
		add_item(builder, record);
		break;
	case RECORD_FIELD:
		add_field(builder, record);
		break;
	case RECORD_HEADING:
		add_text(builder, record, NODE_HEADING);
		break;
	case RECORD_TEXT:
		add_text(builder, record, NODE_PARAGRAPH);
		break;
	case RECORD_PARTNER:
		add_text(builder, record, NODE_PARTNER)->code = record->code;
		break;
	case RECORD_AGREEMENT:
		add_text(builder, record, NODE_AGREEMENT);
		break;
	case RECORD_PUNCTUATION:
		claim_piece(builder, record);
		break;
	case RECORD_FACT:
		add_figure(builder, record, record->field->fact,
		           container_of(builder, record)->node);
		break;
	case RECORD_PART_STATED:
		add_figure(builder, record, record->stated->of,
		           container_of(builder, record)->node);
		break;
	case RECORD_STATED:
		add_figure(builder, record, record->stated->of, builder->model->stated);
		break;
	case RECORD_MENTION:
		add_figure(builder, record, STR(""), NULL);
		break;
	case RECORD_TABLE:
		add_table(builder, record);
		break;
	case RECORD_ROW:
		add_row(builder, record);
		break;
	case RECORD_CELL:
		add_cell(builder, record);
		break;
	case RECORD_TOTAL: /* the cell holds it */
	case RECORD_KIND_COUNT:
		break;
	}
}

/* ---- keys ---- */

struct keyed {
	struct node *node;
	size_t at; /* in document order */
};

static int compare_keys(const void *a, const void *b)
{
	const struct keyed *left = a;
	const struct keyed *right = b;
	int order = str_compare(left->node->key, right->node->key);
	return order != 0 ? order : (left->at > right->at) - (left->at < right->at);
}

/* Makes all keys different: the second direction with the same key gets "...#2". */
static void tell_keys_apart(struct builder *builder)
{
	size_t count = builder->direction_count;
	struct keyed *keyed = ARENA_ARRAY(builder->arena, struct keyed, count + 1);
	for (size_t i = 0; i < count; i++) {
		keyed[i] = (struct keyed){builder->directions[i], i};
	}
	qsort(keyed, count, sizeof *keyed, compare_keys);
	for (size_t i = 0; i < count;) {
		struct str key = keyed[i].node->key;
		size_t same = 1;
		while (i + same < count && str_equal(keyed[i + same].node->key, key)) {
			same++;
			keyed[i + same - 1].node->key =
			    arena_format(builder->arena, "%.*s#%zu", STR_FORMAT(key), same);
		}
		i += same;
	}
}

/* ---- the whole ---- */

static void describe_programme(struct model *model, const struct programme_facts *programme)
{
	model->programme.plan = xml_held(model->arena, programme->plan);
	model->programme.name = xml_held(model->arena, programme->name);
	model->programme.status = programme->status;
	model->programme.year = programme->year;
	model->programme.batch = programme->batch;
	model->programme.year_from = programme->year_from_name ? STR("file-name") : (struct str){0};
	model->programme.batch_from =
	    programme->batch_from_name ? STR("file-name") : (struct str){0};
}

static void add_unknown_labels(struct builder *builder, const struct records *records)
{
	for (size_t i = 0; i < records->unknown_count; i++) {
		const struct unknown_label *unknown = &records->unknown[i];
		struct stray_label label = {.place = place_of(builder, unknown->words),
		                            .text = clean(builder, unknown->words),
		                            .nearest = unknown->nearest};
		ARENA_PUSH(builder->arena, builder->model->unknown_labels,
		           builder->model->unknown_label_count,
		           builder->model->unknown_label_capacity, label);
	}
}

static void add_stopped(struct builder *builder, const struct records *records)
{
	struct model *model = builder->model;
	for (size_t i = 0; i < records->stopped_count; i++) {
		const struct stopped_rule *rule = &records->stopped[i];
		bool is_known = rule->words.end > rule->words.start;
		struct stopped stopped = {.rule = rule->rule, .times = rule->times};
		stopped.text =
		    is_known ? clean(builder, rule->words) : held(builder, rule->excerpt);
		if (is_known) {
			stopped.place = place_of(builder, rule->words);
		}
		ARENA_PUSH(builder->arena, model->stopped, model->stopped_count,
		           model->stopped_capacity, stopped);
	}
}

void model_from_records(struct model *out, struct arena *arena, const struct source *source,
                        const struct text *text, const struct records *records)
{
	struct builder builder = {.model = out, .arena = arena, .source = source, .text = text};
	model_init(out, arena);
	correction_marks_init(&builder.corrections, arena, text);
	builder.open[0].node = out->body;
	model_describe_source(out, source);
	describe_programme(out, &records->programme);
	for (size_t i = 0; i < records->count && !arena_is_spent(arena); i++) {
		add_record(&builder, &records->items[i]);
	}
	tell_keys_apart(&builder);
	model_add_repairs(out, source, text);
	add_unknown_labels(&builder, records);
	add_stopped(&builder, records);
	model_add_corrections(out, &builder.corrections, source);
	model_find_residue(out, source);
	link_parts(&builder);
	model_number_wholes(out);
	model_count_amounts(out);
}
