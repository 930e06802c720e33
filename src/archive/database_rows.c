/* Rows from a document: its tree is walked once for texts, partners and facts. Sums are the audit's word. */
#include "archive/database_rows.h"

#include "base/file_name.h"
#include "base/search.h"
#include "base/sort.h"
#include "model/directions.h"
#include "report/audit_words.h"

enum { FEN_SCALE = 2 };

/* clang-format off */
static const struct {
	const char *into;
	size_t columns;
} tables[TABLE_COUNT] = {
    [TABLE_DOCUMENTS] = {"documents", 36},
    [TABLE_DIRECTIONS] = {"directions", 10},
    [TABLE_PARTNERS] = {"partners", 5},
    [TABLE_FACTS] = {"facts", 23},
    [TABLE_FINDINGS] = {"findings", 7},
    [TABLE_PROOFS] = {"proofs", 11},
    [TABLE_TEXTS] = {"texts", 7},
    [TABLE_SEARCH] = {"search (rowid, text)", 2},
};
/* clang-format on */

void database_prepare(struct sqlite_out *out)
{
	for (size_t i = 0; i < TABLE_COUNT; i++) {
		sqlite_out_prepare(out, i, tables[i].into, tables[i].columns);
	}
}

#define INSERT(adding, table, values)                                                              \
	sqlite_out_insert((adding)->out, (table), (values), sizeof(values) / sizeof *(values))

/* A direction by the address of its node. */
struct direction_index {
	uintptr_t node;
	size_t direction;
};

/* A document that is being added. */
struct adding {
	struct sqlite_out *out;
	struct database_ids *ids;
	const struct archive_record *record;
	const struct model *model;
	const struct audit *audit;
	struct arena arena; /* of this document alone */
	struct directions directions;
	struct direction_index *by_node;
	const struct term *
	    *terms[SUM_COUNT];               /* of each direction what a sum takes of it, or NULL */
	const struct proof *sums[SUM_COUNT]; /* of the document, or NULL */
	struct value document;
	int64_t before; /* the id of a direction is its place behind this, from 1 */
};

/* ---- directions ---- */

static int compare_nodes(const void *a, const void *b)
{
	const struct direction_index *left = a;
	const struct direction_index *right = b;
	return COMPARE(left->node, right->node);
}

/* The place of a direction among those of the document; NO_DIRECTION for NULL and for what is none. */
static size_t direction_at(const struct adding *adding, const struct node *node)
{
	size_t i;
	size_t count = adding->directions.count;
	SEARCH_FIRST(i, 0, count, adding->by_node[i].node < (uintptr_t)node);
	bool is_there = i < count && adding->by_node[i].node == (uintptr_t)node;
	return is_there ? adding->by_node[i].direction : NO_DIRECTION;
}

static struct value direction_id(const struct adding *adding, size_t direction)
{
	return direction == NO_DIRECTION ? (struct value){0}
	                                 : value_integer(adding->before + (int64_t)direction + 1);
}

/* The id of the direction that a node is, or stands in. */
static struct value direction_of(const struct adding *adding, const struct node *node)
{
	bool is_other = node && node->kind != NODE_DIRECTION;
	return direction_id(adding, direction_at(adding, is_other ? direction_around(node) : node));
}

static void list_directions(struct adding *adding)
{
	directions_from_model(&adding->directions, &adding->arena, adding->model);
	size_t count = adding->directions.count;
	adding->by_node = ARENA_ARRAY(&adding->arena, struct direction_index, count + 1);
	for (size_t i = 0; i < count; i++) {
		adding->by_node[i] =
		    (struct direction_index){(uintptr_t)adding->directions.items[i].node, i};
	}
	SORT(adding->by_node, count, compare_nodes);
}

/* Whether a proof adds up all directions of a document, and which of the two sums. */
static bool is_sum_of_document(const struct proof *proof, enum sum_kind *kind)
{
	bool is_funds = str_equal(proof->check, STR("funds-total"));
	bool is_projects = str_equal(proof->check, STR("projects-total"));
	*kind = is_funds ? SUM_FUNDS : SUM_PROJECTS;
	return proof->scope.size == 0 && !proof->has_overflow &&
	       (is_projects || (is_funds && str_equal(proof->unit, STR("CNY"))));
}

/* Notes what the sums over all directions take of each. */
static void note_sums(struct adding *adding)
{
	struct audit totals;
	audit_totals(&totals, &adding->arena, adding->model);
	for (enum sum_kind kind = 0; kind < SUM_COUNT; kind++) {
		adding->terms[kind] =
		    ARENA_ARRAY(&adding->arena, const struct term *, adding->directions.count + 1);
	}
	for (size_t i = 0; i < totals.proof_count; i++) {
		const struct proof *proof = &totals.proofs[i];
		enum sum_kind kind;
		if (!is_sum_of_document(proof, &kind) || adding->sums[kind]) {
			continue;
		}
		adding->sums[kind] = proof;
		for (size_t k = 0; k < proof->term_count; k++) {
			const struct term *term = &proof->terms[k];
			size_t at = direction_at(adding, term->direction);
			if (at != NO_DIRECTION && term->amount.has_value) {
				adding->terms[kind][at] = term;
			}
		}
	}
}

static struct value term_value(const struct adding *adding, size_t at, enum sum_kind kind)
{
	const struct term *term = adding->terms[kind][at];
	return term ? value_scaled(term->amount.value, kind == SUM_FUNDS ? FEN_SCALE : 0)
	            : (struct value){0};
}

static void add_directions(struct adding *adding)
{
	for (size_t i = 0; i < adding->directions.count; i++) {
		const struct direction *direction = &adding->directions.items[i];
		const struct value values[] = {
		    direction_id(adding, i),
		    adding->document,
		    value_text(direction->node->id),
		    direction_id(adding, direction->holder),
		    value_text(direction->node->number),
		    value_text(direction->title),
		    value_text(direction->node->key),
		    value_ordinal(direction->node->place.line),
		    term_value(adding, i, SUM_PROJECTS),
		    term_value(adding, i, SUM_FUNDS),
		};
		INSERT(adding, TABLE_DIRECTIONS, values);
	}
	adding->ids->directions += (int64_t)adding->directions.count;
}

/* ---- texts ---- */

static void add_text(struct adding *adding, struct str text, struct str kind, struct str field,
                     struct value direction, uint32_t line)
{
	struct value id = value_integer(++adding->ids->texts);
	const struct value values[] = {
	    id,
	    adding->document,
	    direction,
	    value_text(field),
	    value_text(kind),
	    value_ordinal(line),
	    value_text(text),
	};
	const struct value search[] = {id, value_text(text)};
	INSERT(adding, TABLE_TEXTS, values);
	INSERT(adding, TABLE_SEARCH, search);
}

/* The name of the field that a node stands in, in its direction or section. */
static struct str field_of(const struct node *node)
{
	while (node && node->kind != NODE_FIELD && node->kind != NODE_DIRECTION &&
	       node->kind != NODE_SECTION) {
		node = node->parent;
	}
	return node && node->kind == NODE_FIELD ? node->name : (struct str){0};
}

static bool is_text(const struct node *node)
{
	return node->kind == NODE_HEADING || node->kind == NODE_PARAGRAPH ||
	       node->kind == NODE_ITEM || node->kind == NODE_CELL;
}

/* ---- facts ---- */

/* An end of a figure as its exact digits. */
static struct value end_value(bool has_end, struct decimal end, struct arena *arena)
{
	return has_end ? value_digits(end, arena) : (struct value){0};
}

static struct value fen_value(bool has_end, struct decimal end)
{
	return has_end ? value_scaled(end, FEN_SCALE) : (struct value){0};
}

static void add_fact(struct adding *adding, const struct node *node, const char *part)
{
	static const struct figure none;
	const struct figure *figure = node->figure ? node->figure : &none;
	bool is_money = node->figure && figure->kind == FIGURE_MONEY;
	bool is_whole = !is_money && figure->has_value;
	const struct node *owner = node->kind == NODE_MENTION ? node->owner : node;
	struct arena *arena = &adding->arena;
	const struct value values[] = {
	    value_integer(++adding->ids->facts),
	    adding->document,
	    direction_of(adding, owner),
	    value_text(str_from(part)),
	    value_text(node_kind_name(node->kind)),
	    node->figure ? value_text(figure_kind_name(figure->kind)) : (struct value){0},
	    value_text(node->text),
	    node->figure ? value_text(relation_name(figure->relation)) : (struct value){0},
	    end_value(figure->has_value, figure->value, arena),
	    end_value(figure->has_min, figure->min, arena),
	    end_value(figure->has_max, figure->max, arena),
	    value_text(figure->unit),
	    value_text(figure->per),
	    value_text(node_project_kind(node)),
	    value_text(node_reason(node)),
	    is_whole ? value_scaled(figure->value, 0) : (struct value){0},
	    fen_value(is_money && figure->has_value, figure->value),
	    fen_value(is_money && figure->has_min, figure->min),
	    fen_value(is_money && figure->has_max, figure->max),
	    value_integer(node->whole != NULL),
	    value_text(node->of),
	    value_ordinal(node->place.line),
	    value_ordinal(node->place.page),
	};
	INSERT(adding, TABLE_FACTS, values);
}

static void add_partner(struct adding *adding, const struct node *node)
{
	const struct value values[] = {
	    adding->document,       direction_of(adding, node),      value_text(node->code),
	    value_text(node->text), value_ordinal(node->place.line),
	};
	INSERT(adding, TABLE_PARTNERS, values);
}

/* Adds all that stands in a tree. */
static void add_tree(struct adding *adding, const struct node *root, const char *part)
{
	uint32_t ended;
	for (const struct node *node = root; node; node = node_next(node, root, &ended)) {
		if (node->kind == NODE_PARTNER) {
			add_partner(adding, node);
		} else if (node_kind_is_fact(node->kind)) {
			add_fact(adding, node, part);
		} else if (is_text(node) && node->text.size > 0) {
			add_text(adding, node->text, node_kind_name(node->kind),
			         field_of(node->parent), direction_of(adding, node),
			         node->place.line);
		}
	}
}

/* ---- the audit ---- */

static void add_findings(struct adding *adding)
{
	for (size_t i = 0; i < adding->audit->finding_count; i++) {
		const struct finding *finding = &adding->audit->findings[i];
		struct value words[LANGUAGE_COUNT];
		for (enum language k = 0; k < LANGUAGE_COUNT; k++) {
			const struct wording wording = {k, &adding->arena};
			words[k] = value_text(words_finding(&wording, adding->audit, finding));
		}
		const struct value values[] = {
		    adding->document,
		    value_text(finding->check),
		    value_text(finding_level_name(finding->level)),
		    value_text(finding->id),
		    value_ordinal(finding->place.line),
		    words[LANGUAGE_CHINESE],
		    words[LANGUAGE_ENGLISH],
		};
		INSERT(adding, TABLE_FINDINGS, values);
	}
}

static void add_proofs(struct adding *adding)
{
	struct arena *arena = &adding->arena;
	for (size_t i = 0; i < adding->audit->proof_count; i++) {
		const struct proof *proof = &adding->audit->proofs[i];
		bool has_sum = !proof->has_overflow;
		const struct value values[] = {
		    adding->document,
		    value_text(proof->check),
		    value_text(verdict_name(proof->verdict)),
		    value_text(proof->scope),
		    value_text(proof->unit),
		    value_text(proof->stated.text),
		    end_value(proof->stated.has_value, proof->stated.value, arena),
		    end_value(has_sum, proof->sum, arena),
		    end_value(has_sum, proof->difference, arena),
		    value_integer((int64_t)proof->missing),
		    value_ordinal(proof->stated.place.line),
		};
		INSERT(adding, TABLE_PROOFS, values);
	}
}

/* ---- the document ---- */

static struct value sum_value(const struct adding *adding, enum sum_kind kind)
{
	const struct proof *sum = adding->sums[kind];
	return sum ? value_scaled(sum->sum, kind == SUM_FUNDS ? FEN_SCALE : 0) : (struct value){0};
}

static struct value missing_value(const struct adding *adding, enum sum_kind kind)
{
	const struct proof *sum = adding->sums[kind];
	return sum ? value_integer((int64_t)sum->missing) : (struct value){0};
}

/* A count that only a text has that was read. */
static struct value count_value(const struct adding *adding, uint32_t count)
{
	return adding->record->has_failed ? (struct value){0} : value_integer(count);
}

static struct value total_value(const struct archive_total *total, struct arena *arena)
{
	return end_value(total->has_value, total->value, arena);
}

static struct value total_relation(const struct archive_total *total)
{
	return total->has_value ? value_text(relation_name(total->relation)) : (struct value){0};
}

static void add_document(struct adding *adding)
{
	const struct archive_record *record = adding->record;
	const struct archive_total *funds = &record->stated_funds;
	struct arena *arena = &adding->arena;
	const struct value values[] = {
	    adding->document,
	    value_text(record->name),
	    value_text(file_name_text(arena, record->path)),
	    value_text(record->has_failed ? STR("failed") : STR("read")),
	    value_text(record->reason.code),
	    value_text(record->reason.words[LANGUAGE_CHINESE]),
	    value_text(record->reason.words[LANGUAGE_ENGLISH]),
	    value_text(record->title),
	    value_text(record->plan),
	    value_text(record->programme),
	    value_ordinal(record->year),
	    value_ordinal(record->batch),
	    value_text(record->edition),
	    value_text(record->grammar),
	    record->has_failed ? (struct value){0} : value_text(overall_name(record->verdict)),
	    count_value(adding, record->findings[FINDING_ERROR]),
	    count_value(adding, record->findings[FINDING_WARNING]),
	    count_value(adding, record->findings[FINDING_NOTE]),
	    count_value(adding, record->directions),
	    total_value(&record->stated_directions, arena),
	    total_relation(&record->stated_directions),
	    total_value(&record->stated_projects, arena),
	    total_relation(&record->stated_projects),
	    sum_value(adding, SUM_PROJECTS),
	    missing_value(adding, SUM_PROJECTS),
	    total_value(funds, arena),
	    total_relation(funds),
	    fen_value(funds->has_value, funds->value),
	    sum_value(adding, SUM_FUNDS),
	    missing_value(adding, SUM_FUNDS),
	    count_value(adding, record->amounts),
	    count_value(adding, record->amounts_understood),
	    value_text(record->format),
	    value_text(record->encoding),
	    value_ordinal(record->bytes),
	    value_text(digest_hex(&record->sha256, arena)),
	};
	INSERT(adding, TABLE_DOCUMENTS, values);
}

void database_add_rows(struct sqlite_out *out, struct database_ids *ids,
                       const struct archive_record *record, const struct model *model,
                       const struct audit *audit)
{
	struct adding adding = {
	    .out = out,
	    .ids = ids,
	    .record = record,
	    .model = model,
	    .audit = audit,
	    .document = value_integer(++ids->documents),
	    .before = ids->directions,
	};
	arena_init(&adding.arena);
	if (model) {
		list_directions(&adding);
		note_sums(&adding);
	}
	add_document(&adding);
	if (model) {
		const struct value none = {.kind = VALUE_NONE};
		add_directions(&adding);
		if (model->title.size > 0) {
			add_text(&adding, model->title, STR("title"), (struct str){0}, none,
			         model->title_place.line);
		}
		add_tree(&adding, model->stated, "stated");
		add_tree(&adding, model->body, "body");
		add_tree(&adding, model->mentions, "mentions");
		add_findings(&adding);
		add_proofs(&adding);
	}
	arena_release(&adding.arena);
}
