/* Why a figure is no fact: words that say so, each with the figures that it says so of and how far it reaches. */
#include "base/utf8.h"
#include "facts/trial.h"

/* Words of what the issuer gives. */
#define GIVEN                                                                                      \
	(ROLE_FLAG(ROLE_SUPPORT) | ROLE_FLAG(ROLE_COUNT) | ROLE_FLAG(ROLE_FUNDS) |                 \
	 ROLE_FLAG(ROLE_RATE) | ROLE_FLAG(ROLE_EACH))

/* Why figures are none: the word, of which figures it says so, how far it reaches, what ends it. */
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

static uint32_t last_of(const struct state *state, word_set roles)
{
	uint32_t last = 0;
	for (int role = 0; role < ROLE_COUNT_OF_ALL; role++) {
		if ((roles & ROLE_FLAG(role)) && state->last[role] > last) {
			last = state->last[role];
		}
	}
	return last;
}

/* Whether one token, counted from 1, follows another: at most three funded projects, which says no more of the
 * money than of the limit. */
static bool stands_behind(const struct trial *trial, uint32_t first, uint32_t second)
{
	const struct clause_token *items = trial->reading->tokens->items;
	return first > 0 && second == first + 1 &&
	       (items[first - 1].roles & ROLE_FLAG(ROLE_LIMIT)) &&
	       items[first].start == items[first - 1].end &&
	       (items[first].roles & ROLE_FLAG(ROLE_SUPPORT));
}

/* The nearest word that says why the figure is no fact; *role where there is one. */
uint32_t trial_find_reason(const struct trial *trial, enum word_role *role)
{
	const struct state *state = trial->state;
	uint32_t nearest = 0;
	for (size_t i = 0; i < sizeof REASONS / sizeof *REASONS; i++) {
		uint32_t since = REASONS[i].is_of_part ? state->part : state->clause;
		uint32_t last = state->last[REASONS[i].role];
		bool is_led = last > state->led_from && last <= state->led_to;
		if (last <= nearest || !(last > since || is_led) ||
		    !is_of(i, (enum figure_kind)trial->figure->kind)) {
			continue;
		}
		uint32_t end = last_of(state, REASONS[i].ended_by);
		if (end <= last || stands_behind(trial, last, end)) {
			nearest = last;
			*role = REASONS[i].role;
		}
	}
	if (trial->behind && trial->behind_gap <= 1) {
		for (size_t i = 0; i < sizeof REASONS / sizeof *REASONS; i++) {
			if (is_of(i, (enum figure_kind)trial->figure->kind) &&
			    (trial->behind->roles & ROLE_FLAG(REASONS[i].role))) {
				*role = REASONS[i].role;
				return (uint32_t)(trial->behind - trial->reading->tokens->items) +
				       1;
			}
		}
	}
	return nearest;
}

/* Whether a count is one for each of those who apply: a limit. */
static bool is_limit_for_each(const struct trial *trial)
{
	static const struct str names[] = {STR_INIT("organisation"), STR_INIT("person"),
	                                   STR_INIT("country"), STR_INIT("team")};
	struct str per = trial->figure->per;
	if (trial->figure->kind != FIGURE_COUNT) {
		return false;
	}
	uint32_t each = trial->state->last[ROLE_EACH];
	if (per.size == 0 && trial_has_own(trial, ROLE_EACH)) {
		per = trial_per_of_each(trial, each);
		if (per.size == 0 && trial_text_between(trial, each) > 0) {
			return true; /* for each of something else */
		}
	}
	/* For each unit at most one key topic, two general topics. */
	const struct state *state = trial->state;
	bool goes_on = per.size == 0 && each > state->part &&
	               state->last[ROLE_LIMIT] > state->part &&
	               state->last[ROLE_SUPPORT] < state->last[ROLE_LIMIT];
	per = goes_on ? trial_per_of_each(trial, each) : per;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		if (str_equal(per, names[i])) {
			return true;
		}
	}
	return false;
}

/* Whether the kind that is spoken of gets no money: its name says that it is self-funded. */
static bool is_self_funded(const struct trial *trial)
{
	struct str kind = trial->state->subject_count > 0 ? trial->state->subjects[0]
	                                                  : trial->reading->scope.kind;
	return trial->figure->kind == FIGURE_MONEY &&
	       reading_finds(trial->reading, kind, ROLE_FLAG(ROLE_MATCHING)) != NULL;
}

/* Parts of what was no fact are none either. */
static bool is_part_of_none(const struct trial *trial)
{
	const struct state *state = trial->state;
	return state->reason > 0 && state->last[ROLE_PARTS] > state->part &&
	       state->last[ROLE_PARTS] > state->figure;
}

/* Whether what a project is to reach is spoken of, by the heading or label above, and no words of giving. */
static bool is_reached(const struct trial *trial)
{
	return (trial->reading->scope.topic & ROLE_FLAG(ROLE_INDICATOR)) &&
	       trial->state->led_to == 0 && !trial_has(trial, ROLE_SUPPORT) &&
	       !trial_has(trial, ROLE_EACH) && trial->figure->per.size == 0;
}

/* Whether the heading or label above is of a treaty or a step, and not of how long projects take. */
static bool is_of_procedure(const struct trial *trial)
{
	word_set topic = trial->reading->scope.topic;
	return (topic & ROLE_FLAG(ROLE_PROCEDURE)) && !(topic & ROLE_FLAG(ROLE_TERM));
}

/* Whether a count, which no word gives to anyone, is how many may be applied for: a heading or the paragraph
 * before it is about that. */
static bool is_quota(const struct trial *trial)
{
	const struct state *state = trial->state;
	bool is_told = state->last[ROLE_QUOTA] > 0 && !trial_has(trial, ROLE_NOW);
	return trial->figure->kind == FIGURE_COUNT && !trial_has_before(trial, ROLE_SUPPORT) &&
	       (is_told || (trial->reading->scope.topic & ROLE_FLAG(ROLE_QUOTA)));
}

void trial_weigh_reason(const struct trial *trial, struct evidence_list *list, struct str *reason)
{
	enum word_role role = ROLE_REASON;
	uint32_t token = trial_find_reason(trial, &role);
	bool is_amount = trial->figure->kind != FIGURE_DURATION;
	if (token == 0 && is_amount && trial->reading->reader->is_past) {
		evidence_add(list, EVIDENCE_REASON, (struct span){0});
		*reason = word_role_name(ROLE_HISTORY);
	} else if (token == 0 && is_amount && is_reached(trial)) {
		evidence_add(list, EVIDENCE_REASON, (struct span){0});
		*reason = word_role_name(ROLE_INDICATOR);
	} else if (token == 0 && !is_amount && is_of_procedure(trial)) {
		evidence_add(list, EVIDENCE_REASON, (struct span){0});
		*reason = word_role_name(ROLE_PROCEDURE);
	} else if (token > 0) {
		evidence_add(list, EVIDENCE_REASON, trial_place(trial, token));
		*reason = word_role_name(role);
	} else if (is_self_funded(trial)) {
		evidence_add(list, EVIDENCE_REASON, trial_place(trial, trial->state->kind));
		*reason = word_role_name(ROLE_MATCHING);
	} else if (is_part_of_none(trial)) {
		evidence_add(list, EVIDENCE_REASON, trial_place(trial, trial->state->figure));
		*reason = word_role_name((enum word_role)trial->state->reason);
	} else if (is_limit_for_each(trial) || is_quota(trial)) {
		evidence_add(list, EVIDENCE_REASON,
		             trial_place(trial, trial->state->last[ROLE_EACH]));
		*reason = word_role_name(ROLE_LIMIT);
	} else if (trial->figure->kind == FIGURE_DURATION &&
	           (trial->reading->scope.topic & ROLE_FLAG(ROLE_INDICATOR))) {
		evidence_add(list, EVIDENCE_REASON, (struct span){0});
		*reason = word_role_name(ROLE_INDICATOR);
	} else if (trial->reading->scope.topic & ROLE_FLAG(ROLE_PRIZE)) {
		evidence_add(list, EVIDENCE_REASON, (struct span){0});
		*reason = word_role_name(ROLE_PRIZE);
	}
	bool is_duration = trial->figure->kind == FIGURE_DURATION;
	word_set conditions = ROLE_FLAG(ROLE_CONDITION);
	conditions |= trial->figure->kind == FIGURE_COUNT ? ROLE_FLAG(ROLE_LIMIT) : 0;
	if (!is_duration && (trial->reading->scope.topic & conditions)) {
		evidence_add(list, EVIDENCE_UNDER_CONDITION, (struct span){0});
	}
}
