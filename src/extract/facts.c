/* What the document says in figures: the value of each labelled field, and the totals that its
 * prose states. Every other figure stays a mention. Nothing is computed here and nothing is
 * filled in: a field whose value cannot be told has no fact. */
#include "extract/record.h"

struct finder {
	struct records *records;
	const struct text *text;
	struct grammar *grammar;
	struct found *told; /* scratch, see nothing_told */
};

/* What a label's brackets hold: the unit that it may tell. */
static struct str remark_of(const struct finder *finder, const struct record *field)
{
	if (record_is_cell(field)) {
		return str_slice(finder->text->folded, field->label.start, field->label.end);
	}
	return str_slice(finder->text->folded, field->label.end, field->mark.end);
}

/* Whether a figure may be the value of a field; gives it what the label tells and it lacks: its
 * unit, and what it is per. */
static bool takes_figure(const struct finder *finder, const struct record *field,
                         struct figure *figure)
{
	struct str words = str_slice(finder->text->clean, field->label.start, field->label.end);
	bool takes =
	    field_takes_figure(finder->grammar, field->field, remark_of(finder, field), figure);
	if (takes && figure->per.size == 0) {
		figure->per = lexicon_per(finder->grammar->lexicon, words);
	}
	return takes;
}

/* The value of a field among the mentions behind it: the first of its kind that is not meant
 * per something (at most one for each country), else the first. */
static struct record *find_value(const struct finder *finder, const struct record *field,
                                 size_t begin, size_t end)
{
	struct record *first = NULL;
	for (size_t i = begin; i < end; i++) {
		struct record *record = &finder->records->items[i];
		if (record->kind != RECORD_MENTION) {
			continue;
		}
		struct figure trial = *record->figure;
		if (!takes_figure(finder, field, &trial)) {
			continue;
		}
		if (trial.per.size == 0) {
			return record;
		}
		first = first ? first : record;
	}
	return first;
}

static const struct figure *fact_figure(const struct finder *finder, const struct figure *found,
                                        const struct record *field)
{
	struct figure *figure = ARENA_NEW(finder->records->arena, struct figure);
	*figure = *found;
	if (field) {
		takes_figure(finder, field, figure);
	}
	figure_count_in_months(figure);
	return figure;
}

static void make_fact(const struct finder *finder, const struct record *field,
                      struct record *record)
{
	record->kind = RECORD_FACT;
	record->figure = fact_figure(finder, record->figure, field);
	record->field = field->field;
	record->depth = field->depth;
}

/* Behind the records that stand in a container. */
static size_t contents_end(const struct records *records, size_t container)
{
	size_t end = container + 1;
	while (end < records->count &&
	       records->items[end].depth > records->items[container].depth) {
		end++;
	}
	return end;
}

static void find_values(const struct finder *finder)
{
	struct records *records = finder->records;
	uint16_t open[RECORD_DEEPEST + 1]; /* the depths of the open directions */
	size_t depth = 0;
	for (size_t i = 0; i < records->count; i++) {
		const struct record *record = &records->items[i];
		while (depth > 0 && record->depth <= open[depth - 1] &&
		       record->kind != RECORD_MENTION) {
			depth--;
		}
		if (record->kind == RECORD_DIRECTION && depth < RECORD_DEEPEST) {
			open[depth++] = record->depth;
		}
		bool in_item =
		    i > 0 && record[-1].kind == RECORD_ITEM && record[-1].depth < record->depth;
		if (record->kind != RECORD_FIELD || depth == 0 || in_item ||
		    record->field->value == VALUE_TEXT) {
			continue;
		}
		struct record *value = find_value(finder, record, i + 1, contents_end(records, i));
		if (value) {
			make_fact(finder, record, value);
		}
	}
}

/* ---- prose ---- */

/* The first of some rules that is of the same as one of them: they share what is found. */
static size_t kind_of_rule(const struct stated_rule *rules, size_t rule)
{
	size_t first = 0;
	while (!str_equal(rules[first].of, rules[rule].of)) {
		first++;
	}
	return first;
}

/* For each kind of the rules for what is told of one thing, that nothing is found yet; until the next
 * call. */
static struct found *nothing_told(const struct finder *finder)
{
	memset(finder->told, 0, finder->grammar->told_count * sizeof *finder->told);
	return finder->told;
}

/* What totals are stated of: the document, or a section that has some of its directions. */
struct scope {
	uint16_t depth;      /* of the section; 0: the document */
	struct found *found; /* by the grammar's rules for totals */
	size_t directions;   /* how many it has */
};

/* Makes a mention the total of a scope. */
static void state(const struct finder *finder, struct record *record, const struct record *field,
                  const struct stated_rule *rule, const struct scope *scope)
{
	record->kind = scope->depth > 0 ? RECORD_TOLD : RECORD_STATED;
	record->figure = fact_figure(finder, record->figure, field);
	record->stated = rule;
	record->depth = scope->depth > 0 ? (uint16_t)(scope->depth + 1) : record->depth;
}

/* How many directions and partners there are, a document alone states. */
static bool is_of_scope(const struct stated_rule *rule, const struct scope *scope)
{
	return scope->depth == 0 || str_equal(rule->of, STR("projects")) ||
	       str_equal(rule->of, STR("funds")) || str_equal(rule->of, STR("duration"));
}

/* Makes the first figure that a rule finds in a text the total that it states, and the first that
 * is per something. */
static void find_total(const struct finder *finder, size_t at, struct stated_rule *rule,
                       const struct scope *scope, struct found *found)
{
	struct record *stated;
	while (is_of_scope(rule, scope) &&
	       (stated = record_statement(finder->records, finder->text, rule, at, found))) {
		state(finder, stated, NULL, rule, scope);
	}
}

static size_t count_directions(const struct records *records, size_t begin, size_t end)
{
	size_t count = 0;
	for (size_t i = begin; i < end; i++) {
		if (records->items[i].kind == RECORD_DIRECTION) {
			count++;
			i = contents_end(records, i) - 1;
		}
	}
	return count;
}

/* What brackets behind the heading of a section say is as a direction's say it. */
static bool is_remark(const struct records *records, size_t at)
{
	const struct record *before = &records->items[at > 0 ? at - 1 : 0];
	return before->kind == RECORD_HEADING && before->text.end == records->items[at].text.start;
}

/* Whether what brackets behind a section's heading say is of this scope: they are its own, or it has
 * all directions of the document. */
static bool is_own_remark(const struct finder *finder, size_t at, const struct scope *scope)
{
	const struct records *records = finder->records;
	if (scope->depth > 0 || at < 2) {
		return records->items[at].depth == scope->depth + 1;
	}
	size_t inside = count_directions(records, at - 2, contents_end(records, at - 2));
	return inside > 0 && inside == scope->directions;
}

enum {
	NEIGHBOURS = 6, /* items on each side that are looked at */
	NEAR = 128      /* and records among which they are looked for */
};

/* Whether an item's text begins with a name and a colon. */
static bool is_named(const struct finder *finder, size_t at)
{
	struct match_result result;
	struct span text = finder->records->items[at].text;
	return rule_match(&finder->grammar->label_like,
	                  str_slice(finder->text->folded, text.start, text.end), 0, &result);
}

/* What the first count in a text is per: the kind of project that it tells of; or empty. */
static struct str kind_told(const struct finder *finder, size_t at)
{
	const struct records *records = finder->records;
	for (size_t i = at + 1; i < records->count && (records->items[i].kind == RECORD_MENTION ||
	                                               records->items[i].kind == RECORD_STATED ||
	                                               records->items[i].kind == RECORD_TOLD);
	     i++) {
		const struct figure *figure = records->items[i].figure;
		if (figure->kind == FIGURE_COUNT && figure->per.size > 0) {
			return figure->per;
		}
	}
	return (struct str){0};
}

/* Whether two items each tell of what they name. */
static bool are_named(const struct finder *finder, size_t at, size_t other)
{
	struct str kind = kind_told(finder, at);
	struct str other_kind = kind_told(finder, other);
	return (is_named(finder, at) && is_named(finder, other)) ||
	       (kind.size > 0 && other_kind.size > 0 && !str_equal(kind, other_kind));
}

/* The figures that the rules for one kind of total find in a text; at most MOST_SORTS. */
static size_t totals_in(const struct finder *finder, size_t at, size_t kind,
                        const struct figure **figures)
{
	struct grammar *grammar = finder->grammar;
	struct found found = {.count = 0};
	size_t count = 0;
	for (size_t r = kind; r < grammar->stated_count; r++) {
		const struct record *stated;
		while (kind_of_rule(grammar->stated, r) == kind && count < MOST_SORTS &&
		       (stated = record_statement(finder->records, finder->text,
		                                  &grammar->stated[r], at, &found))) {
			figures[count++] = stated->figure;
		}
	}
	return count;
}

static bool say_otherwise(const struct figure *a, const struct figure *b)
{
	bool differ = a->has_value != b->has_value || a->relation != b->relation ||
	              (a->has_value && decimal_compare(a->value, b->value) != 0);
	return differ && str_equal(a->per, b->per);
}

/* Whether another item of the list tells the same otherwise, each of what it names: then neither
 * is a total. */
static bool is_contradicted(const struct finder *finder, size_t at, size_t other, size_t kind)
{
	const struct figure *own[MOST_SORTS];
	const struct figure *others[MOST_SORTS];
	size_t count = totals_in(finder, at, kind, own);
	size_t other_count = count > 0 ? totals_in(finder, other, kind, others) : 0;
	for (size_t i = 0; i < count * other_count; i++) {
		if (say_otherwise(own[i / other_count], others[i % other_count])) {
			return true;
		}
	}
	return false;
}

static bool is_one_of_items(const struct finder *finder, size_t at, size_t kind)
{
	const struct records *records = finder->records;
	const struct record *item = &records->items[at > 0 ? at - 1 : 0];
	if (item->kind != RECORD_ITEM || item->group == UINT32_MAX) {
		return false;
	}
	for (int step = -1; step <= 1; step += 2) {
		size_t i = at - 1 + (size_t)step;
		for (int seen = 0, passed = 0;
		     seen < NEIGHBOURS && passed < NEAR && i < records->count - 1 &&
		     records->items[i].depth >= item->depth;
		     i += (size_t)step, passed++) {
			bool is_next = records->items[i].kind == RECORD_ITEM &&
			               records->items[i].group == item->group &&
			               records->items[i + 1].kind == RECORD_TEXT;
			seen += is_next;
			if (is_next && are_named(finder, at, i + 1) &&
			    is_contradicted(finder, at, i + 1, kind)) {
				return true;
			}
		}
	}
	return false;
}

static void find_totals(const struct finder *finder, size_t at, const struct scope *scope)
{
	struct grammar *grammar = finder->grammar;
	bool has_told = is_remark(finder->records, at);
	if (has_told && !is_own_remark(finder, at, scope)) {
		return;
	}
	struct found *told = has_told ? nothing_told(finder) : NULL;
	for (size_t r = 0; told && r < grammar->told_count; r++) {
		find_total(finder, at, &grammar->told[r], scope,
		           &told[kind_of_rule(grammar->told, r)]);
	}
	for (size_t r = 0; r < grammar->stated_count; r++) {
		size_t kind = kind_of_rule(grammar->stated, r);
		if (!is_one_of_items(finder, at, kind)) {
			find_total(finder, at, &grammar->stated[r], scope, &scope->found[kind]);
		}
	}
}

/* The value of a label that stands in no direction is the document's, or its section's, as a total
 * in prose is. */
static void find_labelled_total(const struct finder *finder, size_t at, const struct scope *scope)
{
	struct records *records = finder->records;
	const struct grammar *grammar = finder->grammar;
	const struct record *field = &records->items[at];
	size_t rule = 0;
	while (rule < grammar->stated_count &&
	       !str_equal(grammar->stated[rule].of, field->field->fact)) {
		rule++;
	}
	if (rule == grammar->stated_count || field->field->value == VALUE_TEXT) {
		return;
	}
	size_t end = contents_end(records, at);
	struct record *value = find_value(finder, field, at + 1, end);
	struct stated_rule *stated = ARENA_NEW(records->arena, struct stated_rule);
	*stated = (struct stated_rule){.rule = field->field->rule, .of = field->field->fact};
	if (value && found_add(&scope->found[rule], value->figure)) {
		state(finder, value, field, stated, scope);
	}
	for (size_t i = at + 1; value && i < end; i++) {
		struct record *record = &records->items[i];
		struct figure trial =
		    record->kind == RECORD_MENTION ? *record->figure : (struct figure){0};
		if (trial.per.size > 0 && takes_figure(finder, field, &trial) &&
		    found_add(&scope->found[rule], &trial)) {
			state(finder, record, field, stated, scope);
		}
	}
}

static struct scope scope_new(const struct finder *finder, uint16_t depth, size_t begin, size_t end)
{
	size_t rules = finder->grammar->stated_count + 1;
	return (struct scope){depth, ARENA_ARRAY(finder->records->arena, struct found, rules),
	                      count_directions(finder->records, begin, end)};
}

/* Whether a text in a section tells how many directions there are, and these are not the section's:
 * then its totals are the document's, though other sections follow. */
static bool is_of_document(const struct finder *finder, size_t at, const struct scope *section)
{
	struct grammar *grammar = finder->grammar;
	for (size_t r = 0; r < grammar->stated_count; r++) {
		struct found found = {.count = 0};
		struct stated_rule *rule = &grammar->stated[r];
		const struct record *stated =
		    str_equal(rule->of, STR("directions"))
			? record_statement(finder->records, finder->text, rule, at, &found)
			: NULL;
		if (stated) {
			struct decimal own = {(int64_t)section->directions, 0};
			return stated->figure->has_value &&
			       decimal_compare(stated->figure->value, own) != 0;
		}
	}
	return false;
}

/* Whether what a section states is said of it alone: it has some of the directions, and others
 * have the rest, or its heading names a kind of project. */
static bool is_scope(const struct finder *finder, size_t section, size_t directions)
{
	const struct records *records = finder->records;
	const struct record *heading = &records->items[section + 1];
	struct match_result result;
	if (section + 1 < records->count && heading->kind == RECORD_HEADING &&
	    rule_match(&finder->grammar->sorts,
	               str_slice(finder->text->folded, heading->text.start, heading->text.end), 0,
	               &result)) {
		return true;
	}
	size_t inside = count_directions(records, section, contents_end(records, section));
	return inside > 0 && inside < directions;
}

/* Whether a text is a call at all: its family was seen in it, or it has a direction, or a title that
 * names it one. What a novel or a law says of funds is no total. */
static bool is_call(const struct records *records, const struct grammar *grammar)
{
	for (size_t i = 0; i < records->count; i++) {
		enum record_kind kind = (enum record_kind)records->items[i].kind;
		if (kind == RECORD_DIRECTION || kind == RECORD_TITLE) {
			return true;
		}
	}
	return grammar->recognise.count > 0;
}

/* What a row of totals says is the document's, or its section's, where the table has all directions of
 * that; else it is the table's alone. */
static void find_table_total(const struct finder *finder, size_t at, size_t table,
                             const struct scope *scope)
{
	struct records *records = finder->records;
	const struct grammar *grammar = finder->grammar;
	struct record *total = &records->items[at];
	const struct field *field = total->field;
	bool is_of_kind = total->cell->kind.size > 0;
	size_t rule = 0;
	while (rule < grammar->stated_count && !str_equal(grammar->stated[rule].of, field->fact)) {
		rule++;
	}
	if (!is_of_kind &&
	    (rule == grammar->stated_count ||
	     count_directions(records, table, contents_end(records, table)) != scope->directions ||
	     !found_add(&scope->found[rule], total->figure))) {
		return;
	}
	struct stated_rule *stated = ARENA_NEW(records->arena, struct stated_rule);
	*stated = (struct stated_rule){.rule = field->rule, .of = field->fact};
	state(finder, total, NULL, stated, scope);
}

/* What prose in a row of a kind of project says of it. */
static void find_told_of_kind(const struct finder *finder, size_t at, const struct scope *scope)
{
	struct records *records = finder->records;
	struct grammar *grammar = finder->grammar;
	const struct record_cell *cell = records->items[at].cell;
	struct found *found = nothing_told(finder);
	for (size_t r = 0; r < grammar->told_count; r++) {
		struct stated_rule *rule = &grammar->told[r];
		struct record *told;
		while (is_of_scope(rule, scope) &&
		       (told = record_statement(records, finder->text, rule, at,
		                                &found[kind_of_rule(grammar->told, r)]))) {
			state(finder, told, NULL, rule, scope);
			told->cell = cell;
		}
	}
}

/* The first totals of a kind outside the directions are the document's, or their section's. */
static void find_stated(const struct finder *finder)
{
	struct records *records = finder->records;
	struct scope open[RECORD_DEEPEST + 1] = {scope_new(finder, 0, 0, records->count)};
	size_t depth = 0;
	size_t table = 0;       /* the last */
	uint16_t direction = 0; /* depth of the open direction that is in no other; 0: none */
	for (size_t i = 0; i < records->count; i++) {
		const struct record *record = &records->items[i];
		bool is_container = record->kind == RECORD_ITEM || record->kind == RECORD_FIELD ||
		                    record->kind == RECORD_TABLE || record->kind == RECORD_ROW;
		direction = is_container && record->depth <= direction ? 0 : direction;
		bool inside = direction > 0 && record->depth > direction;
		bool is_section = record->kind == RECORD_SECTION;
		if (!inside && record->kind != RECORD_MENTION) { /* it ended, if one was open */
			direction = record->kind == RECORD_DIRECTION ? record->depth : 0;
		}
		while ((is_section || is_container) && depth > 0 &&
		       record->depth <= open[depth].depth) {
			depth--;
		}
		if (is_section && !inside && depth < RECORD_DEEPEST &&
		    is_scope(finder, i, open[0].directions)) {
			open[++depth] =
			    scope_new(finder, record->depth, i, contents_end(records, i));
		}
		table = record->kind == RECORD_TABLE ? i : table;
		if (record->kind == RECORD_TOTAL && !inside) {
			find_table_total(finder, i, table, &open[depth]);
		} else if (record->kind == RECORD_CELL && !inside &&
		           record->cell->role == ROW_GROUP) { /* a note */
			find_totals(finder, i, &open[depth]);
		} else if (record->kind == RECORD_CELL && !inside && record->cell->kind.size > 0 &&
		           !record->figure) {
			find_told_of_kind(finder, i, &open[depth]);
		} else if (record->kind == RECORD_FIELD && !inside &&
		           (record->field->owners & OWNER_DOCUMENT)) {
			find_labelled_total(finder, i, &open[depth]);
		} else if (!inside && record->kind == RECORD_TEXT) {
			bool is_whole = depth > 0 && is_of_document(finder, i, &open[depth]);
			find_totals(finder, i, &open[is_whole ? 0 : depth]);
		}
	}
}

/* What is known of the open directions, by depth; each holds those behind it. */
struct direction {
	uint16_t depth;
	struct found *found; /* by the grammar's rules for prose */
};

/* Takes in what the labels of a direction, and of none in it, tell: prose tells that no more. */
static void note_labelled(const struct finder *finder, size_t begin, struct found *found)
{
	const struct records *records = finder->records;
	const struct grammar *grammar = finder->grammar;
	uint16_t depth = records->items[begin].depth;
	for (size_t i = begin + 1; i < records->count && records->items[i].depth > depth; i++) {
		const struct record *record = &records->items[i];
		for (size_t r = 0; record->kind == RECORD_FACT && record->depth == depth + 1 &&
		                   r < grammar->told_count;
		     r++) {
			if (str_equal(grammar->told[r].of, record->field->fact)) {
				found_add(&found[kind_of_rule(grammar->told, r)], record->figure);
			}
		}
	}
}

static void find_told_in(const struct finder *finder, size_t at, const struct direction *direction)
{
	struct grammar *grammar = finder->grammar;
	for (size_t r = 0; r < grammar->told_count; r++) {
		struct found *found = &direction->found[kind_of_rule(grammar->told, r)];
		struct record *told;
		while ((told = record_statement(finder->records, finder->text, &grammar->told[r],
		                                at, found))) {
			told->kind = RECORD_TOLD;
			told->figure = fact_figure(finder, told->figure, NULL);
			told->stated = &grammar->told[r];
			told->depth = (uint16_t)(direction->depth + 1);
		}
	}
}

/* What the headings and the prose of the directions say where no label does: the first of each
 * kind, and the first that is per something. */
static void find_told(const struct finder *finder)
{
	struct records *records = finder->records;
	size_t rules = finder->grammar->told_count;
	struct direction open[RECORD_DEEPEST + 1];
	size_t depth = 0;
	for (size_t i = 0; i < records->count && rules > 0; i++) {
		const struct record *record = &records->items[i];
		bool is_part = record->kind == RECORD_TEXT || record->kind == RECORD_HEADING;
		while (depth > 0 && record->depth <= open[depth - 1].depth &&
		       record->kind != RECORD_MENTION) {
			depth--;
		}
		if (record->kind == RECORD_DIRECTION && depth < RECORD_DEEPEST) {
			struct found *found = ARENA_ARRAY(records->arena, struct found, rules);
			note_labelled(finder, i, found);
			open[depth++] = (struct direction){record->depth, found};
		} else if (is_part && depth > 0) {
			find_told_in(finder, i, &open[depth - 1]);
		}
	}
}

void records_find_facts(struct records *records, const struct text *text, struct grammar *grammar)
{
	struct finder finder = {
	    .records = records,
	    .text = text,
	    .grammar = grammar,
	    .told = ARENA_ARRAY(records->arena, struct found, grammar->told_count + 1)};
	find_values(&finder);
	if (is_call(records, grammar)) {
		find_stated(&finder);
	}
	find_told(&finder);
}
