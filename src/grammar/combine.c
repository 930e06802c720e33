/* Marks and labels are tried at every line: each kind is one pattern, whose mark tells which
 * of its rules matched. */
#include "grammar/combine.h"

#include <assert.h>

#include <stdlib.h>

#include "base/buf.h"
#include "base/utf8.h"

/* Diags name the file that is being read: that of a rule. */
static void go_to_file(struct loader *loader, const struct rule *rule)
{
	for (size_t i = 0; i < loader->file_count; i++) {
		if (str_equal(loader->files[i]->name, rule->file)) {
			loader->file = loader->files[i];
		}
	}
}

/* ---- marks ---- */

/* One pattern of the first `count` marks, in any_mark. */
static bool compile_marks(struct grammar *grammar, size_t count, struct pattern_error *error)
{
	struct buf buf;
	buf_init(&buf);
	buf_append(&buf, STR("(?|"));
	for (size_t i = 0; i < count; i++) {
		buf_format(&buf, "%s(*MARK:%zu)(?:", i ? "|" : "", i + 1);
		buf_append(&buf, grammar->marks[i].rule.text);
		buf_append(&buf, STR("\n)"));
	}
	buf_append(&buf, STR(")"));
	grammar->any_mark = grammar->marks[0].rule;
	grammar->any_mark.name = STR("marks");
	grammar->any_mark.text = arena_copy(grammar->arena, buf_str(&buf));
	buf_release(&buf);
	return rule_compile(&grammar->any_mark, error) &&
	       !pattern_matches_empty(grammar->any_mark.pattern);
}

/* The first mark that is wrong, be it alone or together with those before it. */
static enum status blame_mark(struct loader *loader)
{
	struct grammar *grammar = loader->grammar;
	struct pattern_error error = {0};
	size_t i = 0;
	for (; i < grammar->mark_count; i++) {
		struct rule *rule = &grammar->marks[i].rule;
		go_to_file(loader, rule);
		if (compile_rule(loader, rule) != STATUS_OK) {
			return STATUS_TROUBLE;
		}
		if (!compile_marks(grammar, i + 1, &error)) {
			break;
		}
	}
	const struct yaml *at = grammar->marks[i].rule.at;
	return bad_text(loader, at, 0, MESSAGE_GRAMMAR_PATTERN, error.message);
}

/* The index of a mark of the ladder by its name; their count where there is none. */
static size_t find_mark(const struct grammar *grammar, struct str name)
{
	size_t i = 0;
	while (i < grammar->mark_count &&
	       !str_equal(str_slice(grammar->marks[i].rule.name, sizeof "marks/" - 1, SIZE_MAX),
	                  name)) {
		i++;
	}
	return i;
}

static struct str mark_names(const struct loader *loader)
{
	const struct grammar *grammar = loader->grammar;
	struct str names = {0};
	for (size_t i = 0; i < grammar->mark_count; i++) {
		struct str name =
		    str_slice(grammar->marks[i].rule.name, sizeof "marks/" - 1, SIZE_MAX);
		names = arena_format(loader->arena, "%.*s%s%.*s", STR_FORMAT(names), i ? " " : "",
		                     STR_FORMAT(name));
	}
	return names;
}

static void move_mark(struct mark *marks, size_t from, size_t to)
{
	struct mark mark = marks[from];
	if (from < to) {
		memmove(marks + from, marks + from + 1, (to - from) * sizeof *marks);
		marks[to] = mark;
	} else if (from > to + 1) {
		memmove(marks + to + 2, marks + to + 1, (from - to - 1) * sizeof *marks);
		marks[to + 1] = mark;
	}
}

/* Puts each mark that names another into the ladder behind it. */
static enum status order_marks(struct loader *loader)
{
	struct grammar *grammar = loader->grammar;
	for (size_t left = grammar->mark_count, i = 0; left > 0; left--) {
		const struct yaml *behind = grammar->marks[i].behind;
		size_t to = behind ? find_mark(grammar, behind->scalar) : i;
		grammar->marks[i].behind = NULL;
		if (to == grammar->mark_count || (behind && to == i)) {
			go_to_file(loader, &grammar->marks[i].rule);
			return bad_value(loader, behind, MESSAGE_GRAMMAR_UNKNOWN_NAME,
			                 behind->scalar, mark_names(loader));
		}
		move_mark(grammar->marks, i, to);
		i += to <= i;
	}
	return STATUS_OK;
}

static enum status combine_marks(struct loader *loader)
{
	struct grammar *grammar = loader->grammar;
	struct pattern_error error = {0};
	if (grammar->mark_count == 0) {
		return STATUS_OK;
	}
	if (order_marks(loader) != STATUS_OK) {
		return STATUS_TROUBLE;
	}
	if (order_marks(loader) != STATUS_OK) {
		return STATUS_TROUBLE;
	}
	if (!compile_marks(grammar, grammar->mark_count, &error)) {
		return blame_mark(loader);
	}
	grammar->mark_number = pattern_group(grammar->any_mark.pattern, "number");
	return STATUS_OK;
}

/* ---- labels ---- */

/* Appends the letters of a label from `from` to `to`, behind each of which but the last of all
 * blanks may stand; what is special in a pattern is quoted. */
static void append_letters(struct buf *buf, struct str words, size_t from, size_t to)
{
	for (size_t at = from; at < to;) {
		size_t start = at;
		uint32_t c = utf8_next(words, &at);
		bool is_plain =
		    c >= 0x80 || (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
		buf_append(buf, start > 0 ? STR("\\h*") : STR(""));
		buf_append(buf, is_plain ? STR("") : STR("\\"));
		buf_append(buf, str_slice(words, start, at));
	}
}

/* The first letter of a label, whole. */
static struct str first_letter(struct str words)
{
	size_t end = 0;
	if (words.size > 0) {
		utf8_next(words, &end);
	}
	return str_slice(words, 0, end);
}

/* Whether a label begins with another letter than all before it. */
static bool is_first_of_letter(const struct label *labels, size_t at)
{
	for (size_t i = 0; i < at; i++) {
		if (str_equal(first_letter(labels[i].words), first_letter(labels[at].words))) {
			return false;
		}
	}
	return true;
}

/* The labels as one alternation, whose mark tells which it was. Those that begin with one letter
 * share it, so that most places of a text are asked once for each letter; among them their order
 * decides, as it would among all. */
static void append_labels(struct buf *buf, const struct label *labels, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct str letter = first_letter(labels[i].words);
		if (!is_first_of_letter(labels, i)) {
			continue;
		}
		buf_append(buf, i > 0 ? STR("|") : STR(""));
		append_letters(buf, letter, 0, letter.size);
		buf_append(buf, STR("(?:"));
		for (size_t j = i; j < count; j++) {
			struct str words = labels[j].words;
			if (str_equal(first_letter(words), letter)) {
				buf_format(buf, "%s(*MARK:%zu)", j > i ? "|" : "", j + 1);
				append_letters(buf, words, letter.size, words.size);
			}
		}
		buf_append(buf, STR(")"));
	}
}

struct str combine_label_form(struct arena *arena, struct str form, const struct label *labels,
                              size_t count)
{
	struct buf buf;
	buf_init(&buf);
	size_t place = str_find(form, LABEL_PLACE);
	buf_append(&buf, str_slice(form, 0, place));
	buf_append(&buf, STR("(?<words>"));
	append_labels(&buf, labels, count);
	buf_append(&buf, STR(")"));
	buf_append(&buf, str_slice(form, place + LABEL_PLACE.size, form.size));
	struct str all = arena_copy(arena, buf_str(&buf));
	buf_release(&buf);
	return all;
}

/* The longest first, so that no label hides a longer one that starts with it. */
static int compare_labels(const void *a, const void *b)
{
	const struct label *left = a;
	const struct label *right = b;
	if (left->words.size != right->words.size) {
		return left->words.size < right->words.size ? 1 : -1;
	}
	int order = str_compare(left->words, right->words);
	return order != 0 ? order : left->field < right->field ? -1 : left->field > right->field;
}

static void collect_labels(struct grammar *grammar)
{
	size_t capacity = 0;
	for (size_t i = 0; i < grammar->field_count; i++) {
		struct field *field = &grammar->fields[i];
		struct str name = field->rule.name;
		field->name = str_slice(name, sizeof "fields/" - 1, name.size);
		field->fact = field->fact.size > 0 ? field->fact : field->name;
		for (size_t l = 0; l < field->label_count; l++) {
			struct label label = {field->labels[l], (uint32_t)i};
			ARENA_PUSH(grammar->arena, grammar->labels, grammar->label_count, capacity,
			           label);
		}
	}
	if (grammar->label_count > 0) {
		qsort(grammar->labels, grammar->label_count, sizeof *grammar->labels,
		      compare_labels);
	}
}

/* A label must not be empty, nor that of two fields. */
static enum status check_labels(struct loader *loader)
{
	struct grammar *grammar = loader->grammar;
	for (size_t i = 0; i < grammar->label_count; i++) {
		const struct label *label = &grammar->labels[i];
		const struct rule *rule = &grammar->fields[label->field].rule;
		bool is_twice = i > 0 && str_equal(label->words, label[-1].words);
		if (label->words.size > 0 && !is_twice) {
			continue;
		}
		go_to_file(loader, rule);
		struct diag *diag = diags_add(
		    loader->diags, DIAG_ERROR,
		    is_twice ? MESSAGE_GRAMMAR_LABEL_TWICE : MESSAGE_GRAMMAR_PATTERN_EMPTY,
		    rule->file,
		    (const struct str[DIAG_ARGUMENTS]){
			label->words,
			is_twice ? grammar->fields[label[-1].field].rule.name : (struct str){0},
			rule->name});
		diag->line = rule->line;
		diag->column = rule->column;
		return STATUS_TROUBLE;
	}
	return STATUS_OK;
}

static enum status combine_labels(struct loader *loader)
{
	struct grammar *grammar = loader->grammar;
	struct rule *rule = &grammar->label;
	struct pattern_error error = {0};
	collect_labels(grammar);
	if (check_labels(loader) != STATUS_OK) {
		return STATUS_TROUBLE;
	}
	if (grammar->label_count == 0 || rule->text.size == 0) {
		return STATUS_OK;
	}
	struct str form = rule->text;
	size_t place = str_find(form, LABEL_PLACE);
	rule->text = combine_label_form(loader->arena, form, grammar->labels, grammar->label_count);
	size_t added = rule->text.size - form.size;
	if (!rule_compile(rule, &error)) {
		size_t offset = error.offset;
		offset = offset > place + LABEL_PLACE.size + added ? offset - added
		         : offset > place                          ? place
		                                                   : offset;
		go_to_file(loader, rule);
		return bad_text(loader, rule->at,
		                definitions_origin(&grammar->definitions, rule->source, offset),
		                MESSAGE_GRAMMAR_PATTERN, error.message);
	}
	grammar->label_start = *rule;
	grammar->label_start.is_anchored = true;
	grammar->label_start.pattern = NULL;
	bool compiles = rule_compile(&grammar->label_start, &error);
	assert(compiles); /* as the same text did, not anchored */
	(void)compiles;
	grammar->label_words = pattern_group(rule->pattern, "words");
	grammar->label_remark = pattern_group(rule->pattern, "remark");
	return STATUS_OK;
}

/* ---- the rest ---- */

static enum status check_joins(struct loader *loader)
{
	struct grammar *grammar = loader->grammar;
	for (size_t i = 0; i < grammar->join_count; i++) {
		struct join *join = &grammar->joins[i];
		join->after.name = join->before.name;
		if (!join->before.pattern && !join->after.pattern) {
			go_to_file(loader, &join->before);
			return bad_value(loader, join->before.at, MESSAGE_GRAMMAR_MISSING_KEY,
			                 STR("before"), (struct str){0});
		}
	}
	return STATUS_OK;
}

static int compare_fold(const void *a, const void *b)
{
	const struct fold_entry *left = a;
	const struct fold_entry *right = b;
	int order = (left->from > right->from) - (left->from < right->from);
	return order != 0 ? order : (left->to > right->to) - (left->to < right->to);
}

static void list_rule(struct grammar *grammar, size_t *capacity, struct rule *rule,
                      enum rule_kind kind, size_t index)
{
	rule->kind = kind;
	rule->index = (uint32_t)index;
	if (rule->at) {
		ARENA_PUSH(grammar->arena, grammar->all, grammar->all_count, *capacity, rule);
	}
}

static void list_rules(struct grammar *grammar)
{
	size_t capacity = 0;
	struct rule *const singles[] = {
	    &grammar->programme,  &grammar->plan,       &grammar->title,
	    &grammar->notice,     &grammar->finished,   &grammar->sentence_end,
	    &grammar->prose,      &grammar->whole,      &grammar->topic,
	    &grammar->under,      &grammar->apart,      &grammar->sorts,
	    &grammar->remark,     &grammar->limits,     &grammar->label_unit,
	    &grammar->label_like, &grammar->short_name, &grammar->partner_list,
	    &grammar->parts,      &grammar->frame,      &grammar->title_lines,
	    &grammar->glued,      &grammar->annex,      &grammar->draft};
	for (size_t i = 0; i < grammar->recognise.count; i++) {
		list_rule(grammar, &capacity, &grammar->recognise.items[i], RULE_SINGLE, i);
	}
	for (size_t i = 0; i < sizeof singles / sizeof *singles; i++) {
		list_rule(grammar, &capacity, singles[i], RULE_SINGLE, 0);
	}
	for (size_t i = 0; i < grammar->year_count; i++) {
		list_rule(grammar, &capacity, &grammar->years[i].rule, RULE_SINGLE, i);
	}
	for (size_t i = 0; i < grammar->batch_count; i++) {
		list_rule(grammar, &capacity, &grammar->batches[i].rule, RULE_SINGLE, i);
	}
	for (size_t i = 0; i < grammar->sign_count; i++) {
		if (grammar->signs[i].rule.pattern) { /* others are signs of the layout */
			list_rule(grammar, &capacity, &grammar->signs[i].rule, RULE_SINGLE, i);
		}
	}
	for (size_t i = 0; i < grammar->furniture.count; i++) {
		list_rule(grammar, &capacity, &grammar->furniture.items[i], RULE_SINGLE, i);
	}
	for (size_t i = 0; i < grammar->mark_count; i++) {
		list_rule(grammar, &capacity, &grammar->marks[i].rule, RULE_MARK, i);
	}
	list_rule(grammar, &capacity, &grammar->label, RULE_LABEL, 0);
	for (size_t i = 0; i < grammar->field_count; i++) {
		list_rule(grammar, &capacity, &grammar->fields[i].rule, RULE_FIELD, i);
	}
	for (size_t i = 0; i < grammar->stated_count; i++) {
		list_rule(grammar, &capacity, &grammar->stated[i].rule, RULE_STATED, i);
	}
	for (size_t i = 0; i < grammar->told_count; i++) {
		list_rule(grammar, &capacity, &grammar->told[i].rule, RULE_TOLD, i);
	}
	for (size_t i = 0; i < grammar->join_count; i++) {
		list_rule(grammar, &capacity, &grammar->joins[i].before, RULE_JOIN, i);
	}
	for (size_t i = 0; i < grammar->repair_count; i++) {
		list_rule(grammar, &capacity, &grammar->repairs[i].rule, RULE_REPAIR, i);
	}
}

enum status combine(struct loader *loader)
{
	struct grammar *grammar = loader->grammar;
	if (combine_marks(loader) != STATUS_OK || combine_labels(loader) != STATUS_OK ||
	    check_joins(loader) != STATUS_OK) {
		return STATUS_TROUBLE;
	}
	if (grammar->fold_count > 0) {
		qsort(grammar->fold, grammar->fold_count, sizeof *grammar->fold, compare_fold);
	}
	list_rules(grammar);
	return STATUS_OK;
}
