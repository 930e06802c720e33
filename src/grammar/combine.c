/* Marks are tried at every line: they are one pattern, in which (*MARK) says which of them matched. So are
 * labels: see label_tree.c. */
#include "grammar/combine.h"

#include <stdlib.h>

#include "base/buf.h"
#include "grammar/keys.h"
#include "grammar/label_tree.h"
#include "grammar/message.h"
#include "grammar/words.h"

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

/* Reports the first mark that is wrong, be it alone or together with those before it. */
static enum status report_bad_mark(struct loader *loader)
{
	struct grammar *grammar = loader->grammar;
	struct pattern_error error = {0};
	size_t i = 0;
	for (; i < grammar->mark_count; i++) {
		struct rule *rule = &grammar->marks[i].rule;
		select_file(loader, rule->file);
		if (compile_rule(loader, rule) != STATUS_OK) {
			return STATUS_TROUBLE;
		}
		if (!compile_marks(grammar, i + 1, &error)) {
			break;
		}
	}
	const struct yaml *at = grammar->marks[i].rule.at;
	return bad_text(loader, at, 0, &MESSAGE_GRAMMAR_PATTERN, error.message);
}

/* Puts the marks into the order of the ladder: each that names another right behind that one, one after the other
 * in the order of the files, so that where the other is moved later, its own place stays. Behind all
 * is the mark of lines in lists without marks, where nothing looks for its pattern. */
static enum status order_marks(struct loader *loader)
{
	struct grammar *grammar = loader->grammar;
	size_t count = grammar->mark_count;
	struct mark *ladder = ARENA_ARRAY(loader->arena, struct mark, count + 1);
	memcpy(ladder, grammar->marks, count * sizeof *ladder);
	ladder[count] = grammar->line;
	for (size_t i = 0; i < count; i++) {
		struct mark mark = grammar->marks[i];
		if (!mark.behind) {
			continue;
		}
		size_t from = find_mark(ladder, count, mark_name(&mark));
		size_t to = find_mark(ladder, count, mark.behind->scalar);
		if (to == count || to == from) {
			select_file(loader, mark.rule.file);
			return unknown_mark(loader, mark.behind);
		}
		if (from < to) {
			memmove(ladder + from, ladder + from + 1, (to - from) * sizeof mark);
			ladder[to] = mark;
		} else {
			memmove(ladder + to + 2, ladder + to + 1, (from - to - 1) * sizeof mark);
			ladder[to + 1] = mark;
		}
	}
	grammar->marks = ladder;
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
	if (!compile_marks(grammar, grammar->mark_count, &error)) {
		return report_bad_mark(loader);
	}
	for (size_t i = 0; i < grammar->mark_count; i++) {
		rule_compile_later(&grammar->marks[i].rule, (struct pattern_kept){0});
	}
	grammar->mark_number = pattern_group(grammar->any_mark.pattern, "number");
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
			select_file(loader, join->before.file);
			return bad_value(loader, join->before.at, &MESSAGE_GRAMMAR_MISSING_KEY,
			                 STR("before"));
		}
	}
	return STATUS_OK;
}

static enum status resolve_columns(struct loader *loader)
{
	for (size_t i = 0; i < COLUMN_WORDS_COUNT; i++) {
		if (resolve_words(loader, &loader->grammar->columns[i]) != STATUS_OK) {
			return STATUS_TROUBLE;
		}
	}
	return STATUS_OK;
}

static enum status unknown_field(struct loader *loader, const struct yaml *at, struct str name)
{
	const struct grammar *grammar = loader->grammar;
	struct str names = {0};
	for (size_t i = 0; i < grammar->field_count; i++) {
		names = append_name(loader, names, grammar->fields[i].name);
	}
	select_file(loader, loader->expected_file);
	return bad_value(loader, at, &MESSAGE_GRAMMAR_UNKNOWN_NAME, name, names);
}

/* What directions are expected to have, as the model carries it: only fields that there are. */
static enum status join_expected(struct loader *loader)
{
	struct grammar *grammar = loader->grammar;
	const struct yaml *list = loader->expected;
	for (const struct yaml *entry = list ? list->first : NULL; entry; entry = entry->next) {
		struct str rest = entry->scalar;
		while (rest.size > 0) {
			size_t bar = str_find(rest, STR("|"));
			struct str name = str_slice(rest, 0, bar);
			rest = str_slice(rest, bar == SIZE_MAX ? rest.size : bar + 1, rest.size);
			if (!grammar_field(grammar, name)) {
				return unknown_field(loader, entry, name);
			}
		}
		grammar->expected = append_name(loader, grammar->expected, entry->scalar);
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
	if (rule->line > 0) { /* the grammar has it */
		ARENA_PUSH(grammar->arena, grammar->all, grammar->all_count, *capacity, rule);
	}
}

void list_rules(struct grammar *grammar)
{
	size_t capacity = 0;
	struct rule *const singles[] = {
	    &grammar->programme,  &grammar->plan,         &grammar->title,
	    &grammar->notice,     &grammar->finished,     &grammar->sentence_end,
	    &grammar->prose,      &grammar->whole,        &grammar->kind_heading,
	    &grammar->remark,     &grammar->label_unit,   &grammar->label_like,
	    &grammar->short_name, &grammar->partner_list, &grammar->part_label,
	    &grammar->frame,      &grammar->title_lines,  &grammar->glued,
	    &grammar->annex,      &grammar->draft,        &grammar->call};
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
	for (size_t i = 0; i < grammar->join_count; i++) {
		list_rule(grammar, &capacity, &grammar->joins[i].before, RULE_JOIN, i);
	}
	for (size_t i = 0; i < grammar->repair_count; i++) {
		list_rule(grammar, &capacity, &grammar->repairs[i].rule, RULE_REPAIR, i);
	}
	for (size_t i = 0; i < grammar->misreading_count; i++) {
		list_rule(grammar, &capacity, &grammar->misreadings[i].rule, RULE_MISREADING, i);
	}
}

enum status combine(struct loader *loader)
{
	struct grammar *grammar = loader->grammar;
	if (combine_marks(loader) != STATUS_OK || combine_labels(loader) != STATUS_OK ||
	    resolve_columns(loader) != STATUS_OK || check_word_sets(loader) != STATUS_OK ||
	    join_expected(loader) != STATUS_OK || check_joins(loader) != STATUS_OK) {
		return STATUS_TROUBLE;
	}
	if (grammar->fold_count > 0) {
		qsort(grammar->fold, grammar->fold_count, sizeof *grammar->fold, compare_fold);
	}
	grammar->vocabulary = vocabulary_new(grammar->arena, grammar->words);
	list_rules(grammar);
	return STATUS_OK;
}
