/* Why a figure is no fact: words that say so, each with the kinds of figure that it concerns and how far it
 * reaches. */
#include "facts/figure_context.h"

/* Words of what the issuer gives. */
#define GIVEN                                                                                      \
	(ROLE_FLAG(ROLE_SUPPORT) | ROLE_FLAG(ROLE_COUNT) | ROLE_FLAG(ROLE_FUNDS) |                 \
	 ROLE_FLAG(ROLE_RATE) | ROLE_FLAG(ROLE_EACH))

/* The role of the word, the kinds of figure that it concerns, how far it reaches, and the words that end it. */
static const struct {
	enum word_role role;
	bool money, count, duration;
	bool is_of_part; /* it reaches to the end of the part of the sentence; else of the clause */
	word_set ended_by;
} REASONS[] = {
    {ROLE_MATCHING, true, false, false, false, 0},
    {ROLE_OTHER_SIDE, true, false, false, true, ROLE_FLAG(ROLE_OURS)},
    {ROLE_LIMIT, false, true, false, false, ROLE_FLAG(ROLE_SUPPORT)},
    {ROLE_HISTORY, true, true, false, true, ROLE_FLAG(ROLE_NOW)},
    {ROLE_PRIZE, true, true, false, true, 0},
    {ROLE_PENALTY, true, false, false, false, 0},
    {ROLE_CAPITAL, true, false, false, false, ROLE_FLAG(ROLE_SUPPORT)},
    {ROLE_COST, true, false, false, false, ROLE_FLAG(ROLE_RATE)},
    {ROLE_INDICATOR, true, false, false, false, GIVEN},
    {ROLE_INDICATOR, false, true, false, true, GIVEN},
    {ROLE_INSTALMENT, true, false, false, false, 0},
    {ROLE_PROCEDURE, false, false, true, false, 0},
    {ROLE_PROCEDURE, false, true, false, false, GIVEN},
    {ROLE_CONDITION, true, true, true, false, ROLE_FLAG(ROLE_SUPPORT)},
};

static bool is_of(size_t reason, enum figure_kind kind)
{
	return kind == FIGURE_MONEY   ? REASONS[reason].money
	       : kind == FIGURE_COUNT ? REASONS[reason].count
	                              : kind == FIGURE_DURATION && REASONS[reason].duration;
}

static uint32_t last_of(const struct clause_state *state, word_set roles)
{
	uint32_t last = 0;
	for (int role = 0; role < ROLE_COUNT_OF_ALL; role++) {
		if ((roles & ROLE_FLAG(role)) && state->last[role] > last) {
			last = state->last[role];
		}
	}
	return last;
}

/* Whether a word of support stands right behind a limit ("at most three funded projects"): it does not end the
 * limit. */
static bool stands_behind(const struct figure_context *context, uint32_t first, uint32_t second)
{
	return first > 0 && second == first + 1 &&
	       (context->items[first - 1].roles & ROLE_FLAG(ROLE_LIMIT)) &&
	       context->items[first].start == context->items[first - 1].end &&
	       (context->items[first].roles & ROLE_FLAG(ROLE_SUPPORT));
}

uint32_t context_find_reason(const struct figure_context *context, enum word_role *role)
{
	const struct clause_state *state = context->state;
	uint32_t nearest = 0;
	for (size_t i = 0; i < sizeof REASONS / sizeof *REASONS; i++) {
		uint32_t since = REASONS[i].is_of_part ? state->part : state->clause;
		uint32_t last = state->last[REASONS[i].role];
		bool is_in_intro = last > state->intro_from && last <= state->intro_to;
		if (last <= nearest || !(last > since || is_in_intro) ||
		    !is_of(i, (enum figure_kind)context->figure->kind)) {
			continue;
		}
		uint32_t end = last_of(state, REASONS[i].ended_by);
		if (end <= last || stands_behind(context, last, end)) {
			nearest = last;
			*role = REASONS[i].role;
		}
	}
	if (context->behind && context->behind_gap <= 1) {
		for (size_t i = 0; i < sizeof REASONS / sizeof *REASONS; i++) {
			if (is_of(i, (enum figure_kind)context->figure->kind) &&
			    (context->behind->roles & ROLE_FLAG(REASONS[i].role))) {
				*role = REASONS[i].role;
				return (uint32_t)(context->behind - context->items) + 1;
			}
		}
	}
	return nearest;
}

/* Whether a count is one for each of those who apply: a limit. */
static bool is_limit_for_each(const struct figure_context *context)
{
	static const struct str names[] = {STR_INIT("organisation"), STR_INIT("person"),
	                                   STR_INIT("country"), STR_INIT("team")};
	struct str per = context->figure->per;
	if (context->figure->kind != FIGURE_COUNT) {
		return false;
	}
	uint32_t each = context->state->last[ROLE_EACH];
	if (per.size == 0 && context_has_own(context, ROLE_EACH)) {
		per = context_per_of_each(context, each);
		if (per.size == 0 && context_text_between(context, each) > 0) {
			return true; /* for each of something else */
		}
	}
	/* For each unit at most one key topic, two general topics. */
	const struct clause_state *state = context->state;
	bool goes_on = per.size == 0 && each > state->part &&
	               state->last[ROLE_LIMIT] > state->part &&
	               state->last[ROLE_SUPPORT] < state->last[ROLE_LIMIT];
	per = goes_on ? context_per_of_each(context, each) : per;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		if (str_equal(per, names[i])) {
			return true;
		}
	}
	return false;
}

/* Whether the kind that is spoken of gets no money: its name says that it is self-funded. */
static bool is_self_funded(const struct figure_context *context)
{
	struct str kind = context->state->subject_count > 0 ? context->state->subjects[0]
	                                                    : context->parser->scope.kind;
	return context->figure->kind == FIGURE_MONEY &&
	       parser_find_word(context->parser, kind, ROLE_FLAG(ROLE_MATCHING)) != NULL;
}

/* Whether the figure is a part of one that is no fact. */
static bool is_part_of_none(const struct figure_context *context)
{
	const struct clause_state *state = context->state;
	return state->reason > 0 && state->last[ROLE_PARTS] > state->part &&
	       state->last[ROLE_PARTS] > state->figure;
}

/* Whether the heading or label above is of what a project is to reach, and no word says that the figure is given. */
static bool is_reached(const struct figure_context *context)
{
	return (context->parser->scope.topic & ROLE_FLAG(ROLE_INDICATOR)) &&
	       context->state->intro_to == 0 && !context_has(context, ROLE_SUPPORT) &&
	       !context_has(context, ROLE_EACH) && context->figure->per.size == 0;
}

/* Whether the heading or label above is of a procedure, and not of how long projects take. */
static bool is_of_procedure(const struct figure_context *context)
{
	word_set topic = context->parser->scope.topic;
	return (topic & ROLE_FLAG(ROLE_PROCEDURE)) && !(topic & ROLE_FLAG(ROLE_TERM));
}

/* Whether a count is how many may be applied for: the heading or an earlier sentence is about that, and no word
 * says that so many are given. */
static bool is_quota(const struct figure_context *context)
{
	const struct clause_state *state = context->state;
	bool is_announced = state->last[ROLE_QUOTA] > 0 && !context_has(context, ROLE_NOW);
	return context->figure->kind == FIGURE_COUNT &&
	       !context_has_before(context, ROLE_SUPPORT) &&
	       (is_announced || (context->parser->scope.topic & ROLE_FLAG(ROLE_QUOTA)));
}

void reason_evidence(struct figure_context *context)
{
	const struct clause_state *state = context->state;
	word_set topic = context->parser->scope.topic;
	enum word_role role = ROLE_REASON;
	uint32_t token = context_find_reason(context, &role);
	bool is_amount = context->figure->kind != FIGURE_DURATION;
	bool has_reason = true;
	if (token == 0 && is_amount && context->parser->reader->is_past) {
		role = ROLE_HISTORY;
	} else if (token == 0 && is_amount && is_reached(context)) {
		role = ROLE_INDICATOR;
	} else if (token == 0 && !is_amount && is_of_procedure(context)) {
		role = ROLE_PROCEDURE;
	} else if (token > 0) {
		/* the word says which reason */
	} else if (is_self_funded(context)) {
		token = state->kind;
		role = ROLE_MATCHING;
	} else if (is_part_of_none(context)) {
		token = state->figure;
		role = (enum word_role)state->reason;
	} else if (is_limit_for_each(context) || is_quota(context)) {
		token = state->last[ROLE_EACH];
		role = ROLE_LIMIT;
	} else if (!is_amount && (topic & ROLE_FLAG(ROLE_INDICATOR))) {
		role = ROLE_INDICATOR;
	} else if (topic & ROLE_FLAG(ROLE_PRIZE)) {
		role = ROLE_PRIZE;
	} else {
		has_reason = false;
	}
	if (has_reason) {
		context_add(context, EVIDENCE_REASON, token);
		context->reason = word_role_name(role);
	}
	word_set conditions = ROLE_FLAG(ROLE_CONDITION);
	conditions |= context->figure->kind == FIGURE_COUNT ? ROLE_FLAG(ROLE_LIMIT) : 0;
	if (is_amount && (topic & conditions)) {
		context_add(context, EVIDENCE_CONDITION, 0);
	}
}
