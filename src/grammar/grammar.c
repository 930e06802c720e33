/* What the later stages ask a grammar of its rules, its marks, and what a field can hold. Labels are in
 * label.c, tables in column.c. */
#include "grammar/grammar.h"

#include "base/search.h"
#include "base/utf8.h"
#include "grammar/message.h"

enum {
	MAX_RUNAWAYS = 100, /* a rule that was stopped so often is asked no more */
	EXCERPT_BYTES = 96
};

bool rule_compile(struct rule *rule, struct pattern_error *error)
{
	struct grammar *grammar = rule->grammar;
	rule->pattern = pattern_new(grammar->arena, rule->text, rule->is_anchored, error);
	if (!rule->pattern) {
		return false;
	}
	ARENA_PUSH(grammar->arena, grammar->patterns, grammar->pattern_count,
	           grammar->pattern_capacity, rule->pattern);
	return true;
}

static struct str excerpt(struct arena *arena, struct str subject, size_t from)
{
	size_t end = from + EXCERPT_BYTES;
	while (utf8_is_inside(subject, end)) {
		end++;
	}
	return arena_copy(arena, str_slice(subject, from, end));
}

static bool try_rule(struct rule *rule, struct str subject, size_t from, bool is_here,
                     struct match_result *result)
{
	if (!rule->pattern || rule->runaways >= MAX_RUNAWAYS) {
		return false;
	}
	enum match match = is_here ? pattern_match_here(rule->pattern, subject, from, result)
	                           : pattern_match(rule->pattern, subject, from, result);
	struct grammar *grammar = rule->grammar;
	if (match == MATCH_RUNAWAY && rule->runaways++ == 0) {
		struct runaway runaway = {rule, excerpt(grammar->arena, subject, from)};
		ARENA_PUSH(grammar->arena, grammar->runaways, grammar->runaway_count,
		           grammar->runaway_capacity, runaway);
	}
	return match == MATCH_YES;
}

bool rule_match(struct rule *rule, struct str subject, size_t from, struct match_result *result)
{
	return try_rule(rule, subject, from, false, result);
}

bool rule_match_here(struct rule *rule, struct str subject, size_t from,
                     struct match_result *result)
{
	return try_rule(rule, subject, from, true, result);
}

void grammar_report_runaways(const struct grammar *grammar, struct diags *diags)
{
	for (size_t i = 0; i < grammar->runaway_count; i++) {
		const struct rule *rule = grammar->runaways[i].rule;
		struct str count =
		    arena_format(diags->arena, "%llu", (unsigned long long)rule->runaways);
		struct diag *diag =
		    diags_add(diags, DIAG_WARNING, &MESSAGE_GRAMMAR_RUNAWAY, rule->file,
		              (const struct str[DIAG_ARGUMENTS]){rule->name, count,
		                                                 grammar->runaways[i].excerpt});
		diag->line = rule->line;
		diag->column = rule->column;
	}
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
static struct mark *match_single_mark(struct grammar *grammar, struct str line,
                                      struct match_result *result)
{
	struct pattern_error error;
	for (size_t i = 0; i < grammar->mark_count; i++) {
		struct rule *rule = &grammar->marks[i].rule;
		if ((rule->pattern || rule_compile(rule, &error)) &&
		    rule_match(rule, line, 0, result)) {
			return &grammar->marks[i];
		}
	}
	return NULL;
}

size_t mark_furthest(struct mark *mark, struct str line)
{
	struct match_result result;
	struct pattern_error error;
	struct rule *rule = &mark->rule;
	if ((!rule->pattern && !rule_compile(rule, &error)) || rule_match(rule, line, 0, &result)) {
		return 0;
	}
	return pattern_furthest(rule->pattern, line);
}

const struct mark *grammar_mark(struct grammar *grammar, struct str line, struct span *whole,
                                struct span *number)
{
	struct match_result result;
	struct mark *mark = NULL;
	uint32_t group = grammar->mark_number;
	if (!grammar->any_mark.pattern) {
		return NULL;
	}
	enum match match = pattern_match(grammar->any_mark.pattern, line, 0, &result);
	if (match == MATCH_RUNAWAY) {
		mark = match_single_mark(grammar, line, &result);
		group = mark ? pattern_group(mark->rule.pattern, "number") : 0;
	} else if (match == MATCH_YES && result.mark > 0) {
		mark = &grammar->marks[result.mark - 1];
	}
	if (!mark) {
		return NULL;
	}
	mark->rule.hits++;
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
static struct str stated_unit(struct grammar *grammar, struct str remark)
{
	struct match_result result;
	if (!rule_match(&grammar->label_unit, remark, 0, &result)) {
		return (struct str){0};
	}
	struct span unit = result.groups[grammar->label_unit_group];
	return str_slice(remark, unit.start, unit.end);
}

bool grammar_apply_remark(struct grammar *grammar, struct str remark, struct figure *figure)
{
	struct str unit = stated_unit(grammar, remark);
	return figure->kind == FIGURE_NUMBER && unit.size > 0 &&
	       figure_apply_unit(figure, grammar->lexicon, unit);
}

bool field_takes_figure(struct grammar *grammar, const struct field *field, struct str remark,
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
