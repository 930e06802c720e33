/* What a run counts, see tally.h; and matching one rule, which is where it is counted. */
#include "grammar/tally.h"

#include "base/utf8.h"
#include "grammar/message.h"

enum {
	MAX_RUNAWAYS = 100, /* a rule that was stopped so often is asked no more */
	EXCERPT_BYTES = 96
};

static _Thread_local struct tally *current;

void tally_init(struct tally *tally, struct arena *arena, const struct grammar *grammar)
{
	*tally = (struct tally){
	    .arena = arena,
	    .grammar = grammar,
	    .patterns = ARENA_ARRAY(arena, struct pattern_use, grammar->pattern_count + 1),
	    .mark_hits = ARENA_ARRAY(arena, uint64_t, grammar->mark_count + 1),
	    .field_hits = ARENA_ARRAY(arena, uint64_t, grammar->field_count + 1),
	};
}

struct tally *tally_use(struct tally *tally)
{
	struct tally *before = current;
	current = tally;
	return before;
}

struct tally *tally_of(const struct grammar *grammar)
{
	return current && current->grammar == grammar ? current : NULL;
}

void tally_share(const struct tally *tally)
{
	for (size_t i = 0; i < tally->grammar->pattern_count; i++) {
		pattern_add_use(tally->grammar->patterns[i], &tally->patterns[i]);
	}
}

struct pattern_use tally_pattern(const struct tally *tally, const struct rule *rule)
{
	return rule->pattern ? tally->patterns[rule->number] : (struct pattern_use){0};
}

uint64_t tally_hits(const struct tally *tally, const struct rule *rule)
{
	uint64_t shared = rule->kind == RULE_MARK    ? tally->mark_hits[rule->index]
	                  : rule->kind == RULE_FIELD ? tally->field_hits[rule->index]
	                                             : 0;
	return shared + tally_pattern(tally, rule).hits;
}

void tally_report_runaways(const struct tally *tally, struct diags *diags)
{
	for (size_t i = 0; i < tally->runaway_count; i++) {
		const struct rule *rule = tally->runaways[i].rule;
		struct str count =
		    arena_format(diags->arena, "%u", tally->patterns[rule->number].runaways);
		struct diag *diag =
		    diags_add(diags, DIAG_ERROR, &MESSAGE_GRAMMAR_RUNAWAY, rule->file,
		              (const struct str[DIAG_ARGUMENTS]){rule->name, count,
		                                                 tally->runaways[i].excerpt});
		diag->line = rule->line;
		diag->column = rule->column;
	}
}

/* ---- matching ---- */

static struct str excerpt(struct arena *arena, struct str subject, size_t from)
{
	size_t end = from + EXCERPT_BYTES;
	while (utf8_is_inside(subject, end)) {
		end++;
	}
	return arena_copy(arena, str_slice(subject, from, end));
}

static enum match try_rule(const struct rule *rule, struct str subject, size_t from, bool is_here,
                           struct match_result *result)
{
	struct tally *tally = tally_of(rule->grammar);
	struct pattern_use *use = tally && rule->pattern ? &tally->patterns[rule->number] : NULL;
	if (!rule->pattern || (use && use->runaways >= MAX_RUNAWAYS)) {
		return MATCH_NO;
	}
	enum match match = is_here ? pattern_match_here(rule->pattern, use, subject, from, result)
	                           : pattern_match(rule->pattern, use, subject, from, result);
	if (match == MATCH_RUNAWAY && use && use->runaways == 1) {
		struct runaway runaway = {rule, excerpt(tally->arena, subject, from),
		                          subject.data + from};
		ARENA_PUSH(tally->arena, tally->runaways, tally->runaway_count,
		           tally->runaway_capacity, runaway);
	}
	return match;
}

bool rule_match(const struct rule *rule, struct str subject, size_t from,
                struct match_result *result)
{
	return try_rule(rule, subject, from, false, result) == MATCH_YES;
}

bool rule_match_here(const struct rule *rule, struct str subject, size_t from,
                     struct match_result *result)
{
	return try_rule(rule, subject, from, true, result) == MATCH_YES;
}
