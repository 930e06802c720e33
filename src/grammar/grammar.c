/* What the later stages ask a grammar of its rules, its marks, and what a field can hold. Labels are in
 * label.c, tables in column.c. */
#include "grammar/grammar.h"

#include "base/search.h"
#include "grammar/tally.h"

static void rule_take(struct rule *rule, struct pattern *pattern)
{
	struct grammar *grammar = rule->grammar;
	rule->pattern = pattern;
	rule->number = (uint32_t)grammar->pattern_count;
	ARENA_PUSH(grammar->arena, grammar->patterns, grammar->pattern_count,
	           grammar->pattern_capacity, pattern);
}

bool rule_compile(struct rule *rule, struct pattern_error *error)
{
	struct pattern *pattern =
	    pattern_new(rule->grammar->arena, rule->text, rule->is_anchored, error);
	if (pattern) {
		rule_take(rule, pattern);
	}
	return pattern != NULL;
}

void rule_compile_later(struct rule *rule, struct pattern_kept kept)
{
	rule_take(rule, pattern_new_later(rule->text, rule->is_anchored, kept));
}

struct str grammar_rule_place(const struct grammar *grammar, struct str name, struct arena *arena)
{
	for (size_t i = 0; i < grammar->all_count; i++) {
		const struct rule *rule = grammar->all[i];
		if (str_equal(rule->name, name)) {
			return arena_format(arena, "%.*s:%u", STR_FORMAT(rule->file), rule->line);
		}
	}
	return (struct str){0};
}

uint32_t grammar_fold(const struct grammar *grammar, uint32_t character)
{
	size_t at = 0;
	SEARCH_FIRST(at, 0, grammar->fold_count, grammar->fold[at].from < character);
	bool is_found = at < grammar->fold_count && grammar->fold[at].from == character;
	return is_found ? grammar->fold[at].to : character;
}

/* The marks one by one: for a line at which all together ran away. The one that did so is then
 * known, and one before it may still match. */
static const struct mark *match_single_mark(const struct grammar *grammar, struct str line,
                                            struct match_result *result)
{
	for (size_t i = 0; i < grammar->mark_count; i++) {
		if (rule_match(&grammar->marks[i].rule, line, 0, result)) {
			return &grammar->marks[i];
		}
	}
	return NULL;
}

size_t mark_furthest(const struct mark *mark, struct str line)
{
	struct match_result result;
	return rule_match(&mark->rule, line, 0, &result)
	           ? 0
	           : pattern_furthest(mark->rule.pattern, line);
}

const struct mark *grammar_mark(const struct grammar *grammar, struct str line, struct span *whole,
                                struct span *number)
{
	struct match_result result;
	const struct mark *mark = NULL;
	const struct rule *all = &grammar->any_mark;
	struct tally *tally = tally_of(grammar);
	uint32_t group = grammar->mark_number;
	if (!all->pattern) {
		return NULL;
	}
	enum match match = pattern_match(all->pattern, tally ? &tally->patterns[all->number] : NULL,
	                                 line, 0, &result);
	if (match == MATCH_RUNAWAY) {
		mark = match_single_mark(grammar, line, &result);
		group = mark ? pattern_group(mark->rule.pattern, "number") : 0;
	} else if (match == MATCH_YES && result.mark > 0) {
		mark = &grammar->marks[result.mark - 1];
	}
	if (!mark) {
		return NULL;
	}
	if (tally) {
		tally->mark_hits[mark - grammar->marks]++;
	}
	if (mark->is_bare) {
		*whole = *number = (struct span){result.whole.start, result.whole.start};
		return mark;
	}
	*whole = result.whole;
	*number = match_has(&result, group) ? result.groups[group]
	                                    : (struct span){result.whole.end, result.whole.end};
	return mark;
}

/* ---- fields ---- */

const struct field *grammar_field(const struct grammar *grammar, struct str name)
{
	for (size_t i = 0; i < grammar->field_count; i++) {
		if (str_equal(grammar->fields[i].name, name)) {
			return &grammar->fields[i];
		}
	}
	return NULL;
}

bool field_takes_unit(const struct field *field, struct str unit)
{
	for (size_t i = 0; i < field->unit_count; i++) {
		if (str_equal(field->units[i], unit)) {
			return true;
		}
	}
	return field->unit_count == 0;
}

/* The unit that a label's brackets state, or empty. */
static struct str stated_unit(const struct grammar *grammar, struct str remark)
{
	struct match_result result;
	if (!rule_match(&grammar->label_unit, remark, 0, &result)) {
		return (struct str){0};
	}
	struct span unit = result.groups[grammar->label_unit_group];
	return str_slice(remark, unit.start, unit.end);
}

bool grammar_apply_remark(const struct grammar *grammar, struct str remark, struct figure *figure)
{
	struct str unit = stated_unit(grammar, remark);
	return figure->kind == FIGURE_NUMBER && unit.size > 0 &&
	       figure_apply_unit(figure, grammar->lexicon, unit);
}

bool field_takes_figure(const struct grammar *grammar, const struct field *field, struct str remark,
                        struct figure *figure)
{
	static const uint8_t kinds[VALUE_KIND_COUNT] = {
	    [VALUE_COUNT] = FIGURE_COUNT,
	    [VALUE_MONEY] = FIGURE_MONEY,
	    [VALUE_DURATION] = FIGURE_DURATION,
	};
	enum figure_kind kind = (enum figure_kind)kinds[field->value];
	if (figure->kind != FIGURE_NUMBER) {
		return figure->kind == kind &&
		       (kind != FIGURE_COUNT || field_takes_unit(field, figure->unit));
	}
	struct str unit = stated_unit(grammar, remark);
	bool has_multiplier = figure->decimals != DECIMALS_NONE && figure->decimals < 0;
	if (unit.size > 0 && figure_apply_unit(figure, grammar->lexicon, unit)) {
		return figure->kind == kind;
	}
	if (field->value == VALUE_MONEY && has_multiplier && field->unit_count > 0) {
		return figure_apply_unit(figure, grammar->lexicon, field->units[0]);
	}
	return field->value == VALUE_COUNT && !has_multiplier;
}

void grammar_free(struct grammar *grammar)
{
	for (size_t i = 0; grammar && i < grammar->pattern_count; i++) {
		pattern_free(grammar->patterns[i]);
	}
}
