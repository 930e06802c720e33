/* What each direction should state once: reports fields that are missing or repeated, figures that
 * cannot be read or added, ranges that run backwards, and directions that occur twice. */
#include <assert.h>

#include "audit/auditor.h"
#include "audit/message.h"
#include "audit/proof.h"
#include "base/sort.h"
#include "base/utf8.h"

/* A field, or several alternatives of which any will do. */
struct row {
	struct str names; /* joined by | */
	int sum;          /* enum sum_kind; -1: not a figure of the sums */
	bool is_expected; /* each direction should have it if most others do */
};

/* Fields of the sums are in every family's rows; the model names the others that it expects. */
struct rows {
	struct row *items;
	size_t count;
	size_t capacity;
};

enum {
	MAX_DIGITS = 18,   /* of a number that fits */
	MIN_DIRECTIONS = 3 /* below this, what most directions have is no rule for the others */
};

/* The fields of one direction, by row. */
struct held {
	const struct node **fields;
	bool is_stated[SUM_COUNT]; /* once for all: what each direction or project gets */
};

/* Takes the first name off a list of names; empty if none is left. */
static struct str next_name(struct str *names, const char *between)
{
	size_t end = str_find(*names, str_from(between));
	struct str name = str_slice(*names, 0, end);
	*names = str_slice(*names, end == SIZE_MAX ? names->size : end + 1, names->size);
	return name;
}

static int sum_of(struct str name)
{
	return str_equal(name, STR("projects")) ? SUM_PROJECTS
	       : str_equal(name, STR("funds"))  ? SUM_FUNDS
	                                        : -1;
}

static void list_rows(struct rows *rows, const struct auditor *auditor)
{
	struct str expected = auditor->model->expected;
	const struct row sums[] = {{STR("projects"), SUM_PROJECTS, false},
	                           {STR("funds"), SUM_FUNDS, false}};
	*rows = (struct rows){.count = 0};
	for (size_t i = 0; i < sizeof sums / sizeof *sums; i++) {
		ARENA_PUSH(auditor->arena, rows->items, rows->count, rows->capacity, sums[i]);
	}
	while (expected.size > 0) {
		struct str names = next_name(&expected, " ");
		int sum = sum_of(names);
		if (sum >= 0) {
			rows->items[sum == SUM_FUNDS].is_expected = true;
		} else if (names.size > 0) {
			struct row row = {names, -1, true};
			ARENA_PUSH(auditor->arena, rows->items, rows->count, rows->capacity, row);
		}
	}
}

/* The row of a field; NULL where no row has its name. */
static const struct row *row_of(const struct rows *rows, struct str field)
{
	for (size_t i = 0; i < rows->count; i++) {
		struct str names = rows->items[i].names;
		while (names.size > 0) {
			if (str_equal(next_name(&names, "|"), field)) {
				return &rows->items[i];
			}
		}
	}
	return NULL;
}

/* ---- repeated ---- */

static void report_repeat(struct auditor *auditor, const struct row *row, const struct node *field,
                          const struct node *before)
{
	const struct place place = mark_place(field);
	FIND(auditor, FIELD_REPEATED, row->sum >= 0 ? FINDING_ERROR : FINDING_WARNING, field,
	     &place, FIND_FIELD_REPEATED, field->label);
	finding_refer(auditor, CHECK_FIELD_REPEATED, 1, &before->place);
}

enum { MAX_NAMES = 24 /* different fields of one direction that are kept */ };

/* Notes which fields a direction has, and reports those that stand twice. */
static void note_fields(struct auditor *auditor, const struct rows *rows,
                        const struct node *direction, struct held *held)
{
	const struct node *seen[MAX_NAMES];
	size_t count = 0;
	for (const struct node *node = direction->first; node; node = node->next) {
		auditor->steps++;
		if (node->kind != NODE_FIELD) {
			continue;
		}
		const struct row *row = row_of(rows, node->name);
		const struct node **place = row ? &held->fields[row - rows->items] : NULL;
		if (place && !*place) {
			*place = node;
		}
		size_t i = 0; /* columns of the same name differ by their heads */
		while (i < count && (!str_equal(seen[i]->name, node->name) ||
		                     (seen[i]->column > 0 && node->column > 0))) {
			i++;
		}
		if (i < count && row) {
			report_repeat(auditor, row, node, seen[i]);
		} else if (i == count && count < MAX_NAMES) {
			seen[count++] = node;
		}
	}
}

/* ---- missing ---- */

/* Whether a direction should have the field: figures are expected of directions that hold no other,
 * all else of directions that are in no other. */
static bool is_asked(const struct direction *direction, const struct row *row)
{
	return row->sum >= 0 ? direction->inner == 0 : direction->holder == NO_DIRECTION;
}

static bool has_field(const struct auditor *auditor, const struct rows *rows,
                      const struct held *held, size_t i, size_t row)
{
	const struct direction *direction = &auditor->directions[i];
	int sum = rows->items[row].sum;
	return held[i].fields[row] ||
	       (sum >= 0 &&
	        (direction->figures[sum] || direction->apart[sum] || direction->is_covered[sum]));
}

/* Marks the directions for which the document or a section states the amount for each direction or
 * project: they need not state it themselves. */
static void note_stated_for_all(const struct auditor *auditor, struct held *held)
{
	for (size_t i = 0; i < auditor->claim_count; i++) {
		const struct claim *claim = &auditor->claims[i];
		bool is_money = claim->node->kind == NODE_FUNDS;
		if (is_total(claim->node) || claim->node->whole ||
		    (!is_money && claim->node->kind != NODE_PROJECTS)) {
			continue;
		}
		for (uint32_t j = claim->first; j < claim->end; j++) {
			held[j].is_stated[is_money ? SUM_FUNDS : SUM_PROJECTS] = true;
		}
	}
}

/* Whether a cell of a direction's row spans the column in which another row has the field: that
 * cell may state it. */
static bool is_reached_over(const struct node *direction, const struct node *field)
{
	bool is_reached = false;
	const struct node *cell =
	    direction->parent == field->parent->parent ? direction->first : NULL;
	for (; cell && !is_reached; cell = cell->next) {
		is_reached = cell->column_span > 1 && cell->column <= field->column &&
		             field->column - cell->column < cell->column_span;
	}
	return is_reached;
}

/* By direction: the first figure in it of a kind that is no fact, and of which nothing says why. It may have lost its
 * label. */
static const struct node **find_bare_figures(const struct auditor *auditor, int sum)
{
	const struct node **bare =
	    ARENA_ARRAY(auditor->arena, const struct node *, auditor->direction_count + 1);
	enum figure_kind kind = sum == SUM_FUNDS ? FIGURE_MONEY : FIGURE_COUNT;
	const struct node *mention = sum >= 0 ? auditor->model->mentions->first : NULL;
	for (; mention; mention = mention->next) {
		const struct direction *direction =
		    mention->owner ? direction_of(auditor, mention->owner) : NULL;
		bool is_bare = mention->reason.size == 0 || node_is_not_understood(mention);
		if (direction && is_bare && mention->figure && mention->figure->kind == kind) {
			size_t at = (size_t)(direction - auditor->directions);
			bare[at] = bare[at] ? bare[at] : mention;
		}
	}
	return bare;
}

/* Reports a field that a direction lacks, and the figure in it that may be it. */
static void add_missing(struct auditor *auditor, enum finding_level level, const struct node *node,
                        struct str label, const struct node *bare, size_t having, size_t asked)
{
	const struct place place = mark_place(node);
	struct str name = direction_cited(node, auditor->arena);
	if (!bare) {
		FIND(auditor, FIELD_MISSING, level, node, &place, FIND_FIELD_MISSING, name, label,
		     number_text(auditor, having), number_text(auditor, asked));
		return;
	}
	FIND(auditor, FIELD_MISSING, level, node, &place, FIND_FIELD_BARE, name, label, bare->text,
	     number_text(auditor, bare->place.line));
	finding_refer(auditor, CHECK_FIELD_MISSING, 3, &bare->place);
}

/* Reports a field that more than half of the directions have and others lack. The finding is milder
 * if most directions state it in prose, not in a labelled field. */
static void find_missing(struct auditor *auditor, const struct rows *rows, const struct held *held,
                         size_t row)
{
	const struct row *expected = &rows->items[row];
	const struct node *example = NULL;
	size_t asked = 0;
	size_t having = 0;
	size_t labelled = 0;
	for (size_t i = 0; i < auditor->direction_count; i++) {
		if (is_asked(&auditor->directions[i], expected)) {
			asked++;
			having += has_field(auditor, rows, held, i, row);
			labelled += held[i].fields[row] != NULL;
			example = example ? example : held[i].fields[row];
		}
	}
	if (asked < MIN_DIRECTIONS || having * 2 <= asked || having == asked || !example) {
		return;
	}
	bool is_form = expected->sum >= 0 && labelled * 2 > asked;
	enum finding_level level = is_form ? FINDING_ERROR : FINDING_WARNING;
	const struct node **bare = find_bare_figures(auditor, expected->sum);
	for (size_t i = 0; i < auditor->direction_count; i++) {
		const struct node *node = auditor->directions[i].node;
		bool is_stated = expected->sum >= 0 && held[i].is_stated[expected->sum];
		if (is_asked(&auditor->directions[i], expected) && !is_stated &&
		    !has_field(auditor, rows, held, i, row) && !is_reached_over(node, example)) {
			add_missing(auditor, level, node, example->label, bare[i], having, asked);
		}
	}
}

/* ---- figures ---- */

/* Where a field's number should stand: in the text after its label. */
static const struct node *text_of(const struct node *field)
{
	const struct node *text = field->first;
	return text && text->text.size > 0 ? text : field;
}

/* Reports a field for a figure in which none can be read. Words without a digit ("to be agreed")
 * may leave it open on purpose, so that is an error only if a stated total needs the figure. */
static void check_readable(struct auditor *auditor, const struct rows *rows,
                           const struct direction *direction, const struct held *held)
{
	for (size_t row = 0; row < rows->count; row++) {
		const struct node *field = held->fields[row];
		int sum = rows->items[row].sum;
		if (sum < 0 || !field || direction->figures[sum] || direction->apart[sum] ||
		    direction->shared[sum] ||
		    (field->column > 0 && !utf8_has_digit(text_of(field)->text))) {
			continue; /* a cell without a digit says that there is none */
		}
		const struct node *text = text_of(field);
		enum node_kind kind = sum == SUM_FUNDS ? NODE_FUNDS : NODE_PROJECTS;
		bool is_lost = utf8_has_digit(text->text) ||
		               stated_total(auditor, kind, (struct str){0}) != NULL;
		FIND(auditor, FIGURE_UNREADABLE, is_lost ? FINDING_ERROR : FINDING_NOTE, field,
		     &text->place, FIND_FIGURE_UNREADABLE, field->label, text->text);
	}
}

/* Notes a figure per project where a stated total needs one for the whole direction: it is not
 * wrong, but the sum cannot include it. */
static void note_apart(struct auditor *auditor, const struct direction *direction,
                       const struct node *node)
{
	struct term term = {.is_product = false};
	assert(node->figure); /* only figures are noted as apart */
	bool is_added = node->kind == NODE_FUNDS &&
	                direction_multiply(&term, auditor, direction, node->figure->unit);
	if (is_added || node->of.size > 0 ||
	    !stated_total(auditor, (enum node_kind)node->kind, (struct str){0})) {
		return;
	}
	if (node_project_kind(node).size > 0) {
		FIND(auditor, FIGURE_UNFIT, FINDING_NOTE, node, &node->place, FIND_FIGURE_CLASS,
		     node->text, node_project_kind(node));
	} else {
		FIND(auditor, FIGURE_UNFIT, FINDING_NOTE, node, &node->place, FIND_FIGURE_PER,
		     node->text, node->figure->per);
	}
}

/* Whether a figure has no number although its words do not leave it open: a digit is lost, or it
 * has too many digits. */
static bool is_unreadable(const struct figure *figure)
{
	return !figure || (!figure->has_value && !figure->has_min && !figure->has_max &&
	                   figure->relation != RELATION_ABOUT);
}

/* Reports an amount in a currency for which the document states no total: no sum includes it. */
static void check_fit(struct auditor *auditor, const struct node *node, struct str unit)
{
	const struct figure *figure = node->figure;
	if (node->kind == NODE_FUNDS && !is_unreadable(figure) && unit.size > 0 &&
	    !str_equal(unit, figure->unit) && !stated_total(auditor, NODE_FUNDS, figure->unit)) {
		FIND(auditor, FIGURE_UNFIT, FINDING_ERROR, node, &node->place, FIND_FIGURE_UNIT,
		     node->text, figure->unit, unit);
	}
}

static void check_figures(struct auditor *auditor, const struct rows *rows, const struct held *held)
{
	struct str unit = document_currency(auditor);
	for (size_t i = 0; i < auditor->direction_count; i++) {
		const struct direction *direction = &auditor->directions[i];
		check_readable(auditor, rows, direction, &held[i]);
		for (int kind = 0; kind < SUM_COUNT; kind++) {
			const struct node *total = direction->figures[kind]
			                               ? direction->figures[kind]
			                               : direction->terms[kind];
			if (total) {
				check_fit(auditor, total, unit);
			} else if (direction->apart[kind] && direction->inner == 0 &&
			           !direction->shared[kind]) {
				note_apart(auditor, direction, direction->apart[kind]);
			}
		}
	}
	for (size_t i = 0; i < auditor->claim_count; i++) {
		const struct node *node = auditor->claims[i].node;
		if (node->kind != NODE_DURATION && is_total(node)) {
			check_fit(auditor, node, unit);
		}
	}
}

/* Reports a fact, or a mention of money or a count, in which no number can be read. */
static void check_number(struct auditor *auditor, const struct node *node)
{
	const struct figure *figure = node->figure;
	bool is_fact = node->kind == NODE_PROJECTS || node->kind == NODE_FUNDS ||
	               node->kind == NODE_DIRECTIONS || node->kind == NODE_PARTNERS;
	bool is_amount = node->kind == NODE_MENTION && figure &&
	                 (figure->kind == FIGURE_MONEY || figure->kind == FIGURE_COUNT);
	if (!(is_fact || is_amount) || !is_unreadable(figure)) {
		return;
	}
	FIND(auditor, FIGURE_UNREADABLE, is_fact ? FINDING_ERROR : FINDING_WARNING,
	     node->owner ? node->owner : node, &node->place, FIND_FIGURE_UNREADABLE,
	     is_fact ? node_kind_name((enum node_kind)node->kind)
	             : figure_kind_name((enum figure_kind)figure->kind),
	     node->text);
}

/* Reports an amount whose words and digits disagree. */
static void check_words(struct auditor *auditor, const struct node *node)
{
	const struct figure *figure = node->figure;
	struct arena *arena = auditor->arena;
	if (!figure || figure->relation != RELATION_EXACT || figure->has_value ||
	    !figure->has_min || !figure->has_max) {
		return;
	}
	FIND(auditor, AMOUNT_IN_WORDS, FINDING_ERROR, node->owner ? node->owner : node,
	     &node->place, FIND_AMOUNT_IN_WORDS, node->text, decimal_text(figure->min, arena),
	     decimal_text(figure->max, arena), figure->unit);
}

/* Whether an amount such as "50~30 ten thousand" runs backwards once both numbers have the unit of
 * the second. Taken literally it would run from 50 to 300000, which nobody means. */
static bool is_backwards_in_unit(const struct node *node)
{
	enum { ABSURD = 100 /* times */ };
	const struct figure *figure = node->figure;
	struct decimal most;
	size_t at = pass_blanks(node->text, 0);
	size_t start = at;
	while (at < node->text.size && ascii_is_digit(node->text.data[at])) {
		at++;
	}
	return figure->kind == FIGURE_MONEY && at > start &&
	       is_joint(character_at(node->text, pass_blanks(node->text, at))) &&
	       decimal_multiply(&most, figure->min, (struct decimal){ABSURD, 0}) &&
	       decimal_compare(figure->max, most) >= 0;
}

static void check_range(struct auditor *auditor, const struct node *node, const struct node *within)
{
	const struct figure *figure = node->figure;
	if (!figure || !figure->has_min || !figure->has_max ||
	    (decimal_compare(figure->min, figure->max) <= 0 && !is_backwards_in_unit(node))) {
		return;
	}
	if (node->kind == NODE_MENTION) { /* a scale may list its bands from the top */
		FIND(auditor, BAND_DESCENDING, FINDING_NOTE, within, &node->place,
		     FIND_RANGE_REVERSED, node->text);
	} else {
		FIND(auditor, RANGE_REVERSED, FINDING_ERROR, within, &node->place,
		     FIND_RANGE_REVERSED, node->text);
	}
}

/* The number that ends before byte `end` of a text, of plain digits; false where none does. */
static bool number_before(uint64_t *out, struct str text, size_t end)
{
	size_t start = end;
	uint64_t unit = 1;
	*out = 0;
	while (start > 0 && ascii_is_digit(text.data[start - 1]) && end - start < MAX_DIGITS) {
		start--;
		*out += unit * (uint64_t)(text.data[start] - '0');
		unit *= 10;
	}
	return start < end;
}

/* Checks for a dash and a smaller number after a figure: the reader takes it for no range, but the
 * author meant one. */
static void check_broken_range(struct auditor *auditor, const struct node *fact)
{
	size_t at;
	uint64_t first;
	uint64_t last;
	const struct node *node = text_around(auditor, &fact->place, &at);
	if (!node || !fact->figure || !fact->figure->has_value) {
		return;
	}
	size_t end = at + fact->text.size;
	size_t joint = pass_blanks(node->text, end);
	if (!is_joint(character_at(node->text, joint)) || !number_before(&first, node->text, end)) {
		return;
	}
	size_t start =
	    pass_blanks(node->text, joint + utf8_width((unsigned char)node->text.data[joint]));
	size_t behind = start;
	while (behind < node->text.size && ascii_is_digit(node->text.data[behind])) {
		behind++;
	}
	if (number_before(&last, node->text, behind) && behind > start && last < first) {
		FIND(auditor, RANGE_REVERSED, FINDING_ERROR, fact, &fact->place,
		     FIND_RANGE_REVERSED, str_slice(node->text, at, behind));
	}
}

/* Checks each figure by itself. */
static void check_each(struct auditor *auditor)
{
	const struct model *model = auditor->model;
	const struct node *const roots[] = {model->stated, model->body, model->mentions};
	uint32_t ended;
	for (size_t i = 0; i < sizeof roots / sizeof *roots; i++) {
		for (const struct node *node = roots[i]; node;
		     node = node_next(node, roots[i], &ended)) {
			auditor->steps++;
			check_number(auditor, node);
			check_words(auditor, node);
			check_range(auditor, node, node->owner ? node->owner : node);
			if (node->kind == NODE_PROJECTS || node->kind == NODE_FUNDS ||
			    node->kind == NODE_DURATION) {
				check_broken_range(auditor, node);
			}
		}
	}
}

/* ---- directions that stand twice ---- */

static int compare_titles(const void *a, const void *b)
{
	const struct direction *const *left = a;
	const struct direction *const *right = b;
	int order = str_compare((*left)->title, (*right)->title);
	return order != 0 ? order : COMPARE(*left, *right);
}

static void find_repeated(struct auditor *auditor)
{
	size_t count = 0;
	const struct direction **sorted =
	    ARENA_ARRAY(auditor->arena, const struct direction *, auditor->direction_count + 1);
	for (size_t i = 0; i < auditor->direction_count; i++) {
		const struct direction *direction = &auditor->directions[i];
		if (direction->holder == NO_DIRECTION && direction->title.size > 0) {
			sorted[count++] = direction;
		}
	}
	SORT(sorted, count, compare_titles);
	for (size_t i = 1; i < count; i++) {
		const struct node *node = sorted[i]->node;
		bool is_list = (node->row > 0) != (sorted[i - 1]->node->row > 0);
		if (str_equal(sorted[i]->title, sorted[i - 1]->title) && !is_list) {
			const struct place place = mark_place(node);
			FIND(auditor, DIRECTION_REPEATED, FINDING_WARNING, node, &place,
			     FIND_DIRECTION_REPEATED, node->number);
			finding_refer(auditor, CHECK_DIRECTION_REPEATED, 1,
			              &sorted[i - 1]->node->place);
		}
	}
}

void check_fields(struct auditor *auditor)
{
	struct rows rows;
	size_t count = auditor->direction_count;
	list_rows(&rows, auditor);
	struct held *held = ARENA_ARRAY(auditor->arena, struct held, count + 1);
	const struct node **fields =
	    ARENA_ARRAY(auditor->arena, const struct node *, (count + 1) * rows.count);
	for (size_t i = 0; i < count; i++) {
		held[i].fields = fields + i * rows.count;
		note_fields(auditor, &rows, auditor->directions[i].node, &held[i]);
	}
	note_stated_for_all(auditor, held);
	for (size_t row = 0; row < rows.count; row++) {
		if (rows.items[row].is_expected) {
			find_missing(auditor, &rows, held, row);
		}
	}
	check_figures(auditor, &rows, held);
	check_each(auditor);
	find_repeated(auditor);
}
