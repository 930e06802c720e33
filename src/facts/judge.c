/* A figure against what its clause has said: of its candidates the best is chosen, and is a fact where enough
 * speaks for it. */
#include "base/utf8.h"
#include "facts/trial.h"

static bool is_unit_of_projects(const struct trial *trial)
{
	const struct clause_token *token = &trial->reading->tokens->items[trial->at];
	const struct lexicon *words = trial->reading->reader->grammar->vocabulary;
	struct str text = str_slice(trial->reading->reader->compact.text, 0, token->end);
	size_t size = trial->figure->unit.size;
	for (size_t at = token->start; at < text.size; (void)utf8_next(text, &at)) {
		const struct word *word =
		    lexicon_match(words, text, at, ROLE_FLAG(ROLE_CLASSIFIER));
		if (word && word->text.size == size) {
			return true;
		}
	}
	return false;
}

/* Whether a bare number counts countries, by the word behind it that is no longer one. */
static bool counts_partners(const struct trial *trial)
{
	const struct reading *reading = trial->reading;
	const struct clause_token *token = &reading->tokens->items[trial->at];
	const struct word *word =
	    lexicon_match(reading->reader->grammar->vocabulary, reading->reader->compact.text,
	                  token->end, ROLE_STATEMENT | ROLE_FLAG(ROLE_PARTNER_UNIT));
	return word && (word->classes & ROLE_FLAG(ROLE_PARTNER_UNIT));
}

/* Whether what is counted is what the text itself has: as many directions, those one cooperates with. */
static bool is_told_by_text(const struct evidence_list *list, int of)
{
	bool is_told = of == FACT_PARTNERS;
	for (uint8_t i = 0; i < list->count; i++) {
		is_told |= list->items[i].rule == EVIDENCE_AS_MANY;
	}
	return is_told;
}

static bool is_of_other_year(const struct trial *trial)
{
	enum word_role role = ROLE_REASON;
	return trial_find_reason(trial, &role) > 0 && role == ROLE_HISTORY;
}

/* The candidates of a figure, the best first; FACT_NONE where it can be none. */
static enum fact_of choose(const struct trial *trial, struct evidence_list *best,
                           struct str *reason)
{
	struct evidence_list lists[FACT_COUNT_OF_ALL] = {0};
	enum fact_of of = FACT_NONE;
	enum figure_kind kind = (enum figure_kind)trial->figure->kind;
	bool may_count = kind == FIGURE_COUNT && is_unit_of_projects(trial);
	if (kind == FIGURE_MONEY) {
		weigh_funds(trial, &lists[FACT_FUNDS], reason);
	} else if (kind == FIGURE_DURATION) {
		weigh_duration(trial, &lists[FACT_DURATION]);
	} else if (may_count) {
		weigh_projects(trial, &lists[FACT_PROJECTS]);
		weigh_directions(trial, &lists[FACT_DIRECTIONS]);
		weigh_partners(trial, &lists[FACT_PARTNERS], false);
	} else if (kind == FIGURE_NUMBER && counts_partners(trial)) {
		weigh_partners(trial, &lists[FACT_PARTNERS], true);
	} else {
		return FACT_NONE;
	}
	for (int i = FACT_PROJECTS; i < FACT_COUNT_OF_ALL; i++) {
		/* An amount has a reason even where nothing speaks for it. */
		bool may_be_none = lists[i].count > 0 || (i == FACT_FUNDS && kind == FIGURE_MONEY);
		if (may_be_none && !(is_told_by_text(&lists[i], i) && is_of_other_year(trial))) {
			trial_weigh_reason(trial, &lists[i], reason);
		}
		if (lists[i].count > 0 && (of == FACT_NONE || lists[i].weight > lists[of].weight)) {
			of = (enum fact_of)i;
		}
	}
	*best = lists[of];
	return of;
}

/* Whether what an amount is for each of is a direction by its name, and no task or topic that is given money as a
 * project is. */
static bool names_direction(const struct trial *trial)
{
	const struct clause_token *token = &trial->reading->tokens->items[trial->at];
	struct str text =
	    str_slice(trial->reading->reader->compact.text,
	              trial->reading->tokens->items[trial->segment].start, token->end);
	const word_set named = ROLE_FLAG(ROLE_DIRECTION) | ROLE_FLAG(ROLE_FIELD);
	const struct word *word = reading_finds(trial->reading, text, named);
	return word && !str_equal(word->name, STR("task"));
}

/* What an amount for each year is for each of besides: another word for each before it, in the same clause. */
static struct str per_of_earlier_each(const struct trial *trial, uint32_t each, struct str per)
{
	const struct clause_token *items = trial->reading->tokens->items;
	for (uint32_t i = each - 1; i > trial->state->clause; i--) {
		if (items[i - 1].roles & ROLE_FLAG(ROLE_EACH)) {
			struct str first = trial_per_of_each(trial, i);
			return first.size > 0
			           ? arena_format(trial->reading->reader->arena, "%.*s %.*s",
			                          STR_FORMAT(first), STR_FORMAT(per))
			           : per;
		}
	}
	return per;
}

/* Whether an amount is what there is this year in all, in a sentence behind those on a kind of project. */
static bool is_budget(const struct trial *trial, enum fact_of of)
{
	const struct state *state = trial->state;
	return of == FACT_FUNDS && state->sentence > 0 && state->kind <= state->sentence &&
	       trial_has(trial, ROLE_NOW) && trial_has(trial, ROLE_FUNDS) &&
	       !trial_has(trial, ROLE_EACH) && !trial_has(trial, ROLE_RATE);
}

/* What a fact is for each of. */
static struct str per_of(const struct trial *trial, enum fact_of of)
{
	const struct state *state = trial->state;
	uint32_t each = state->last[ROLE_EACH];
	struct str per = trial->figure->per;
	if (of == FACT_DURATION || of == FACT_DIRECTIONS || of == FACT_PARTNERS) {
		return (struct str){0};
	}
	bool is_given = trial_has(trial, ROLE_SUPPORT) && !trial_has(trial, ROLE_TOTAL) &&
	                state->facts[FACT_FUNDS] == 0;
	if (each > state->clause || (each > state->part && (trial_goes_on(trial) || is_given))) {
		struct str own = trial_per_of_each(trial, each);
		bool is_vague = per.size == 0 || str_equal(per, STR("each"));
		per = own.size > 0 && is_vague ? own : per;
		per = str_equal(per, STR("year")) ? per_of_earlier_each(trial, each, per) : per;
	}
	bool is_task =
	    of == FACT_FUNDS && str_equal(per, STR("direction")) && !names_direction(trial);
	per = is_task ? STR("project") : per;
	if (of == FACT_PROJECTS) {
		bool is_each = str_equal(per, STR("direction")) || str_equal(per, STR("project"));
		return is_each ? per : (struct str){0};
	}
	if (each > state->clause && per.size == 0) {
		return STR("each"); /* of what, the words do not tell */
	}
	if (per.size > 0 || trial_has(trial, ROLE_TOTAL)) {
		return per;
	}
	if (state->last[ROLE_FOR] > state->part) {
		per = trial_per_of_recipient(trial);
	}
	bool is_each = trial_has(trial, ROLE_RATE) ||
	               (trial_has_before(trial, ROLE_RATE) && trial_goes_on(trial)) ||
	               ((trial->reading->scope.topic & ROLE_FLAG(ROLE_RATE)) &&
	                !(trial_has(trial, ROLE_NOW) && trial_has(trial, ROLE_FUNDS)));
	if (per.size == 0 && trial_applicant(trial) > 0 && !is_each) {
		per = trial->reading->tokens->items[trial_applicant(trial) - 1].word->name;
	}
	bool is_of_kind = !is_budget(trial, of) &&
	                  (state->subject_count > 0 || trial->reading->scope.kind.size > 0) &&
	                  !trial->reading->scope.is_in_direction;
	return per.size == 0 && (is_each || is_of_kind) ? STR("project") : per;
}

static struct statement *add(struct reading *reading, struct statement statement)
{
	struct statements *out = reading->out;
	ARENA_PUSH(reading->reader->arena, out->items, out->count, out->capacity, statement);
	return &out->items[out->count - 1];
}

/* The kind that stands behind a count as what is counted: ten key topics. */
static bool counts_kind(const struct trial *trial, enum fact_of of, struct str *kind)
{
	bool is_kind = of == FACT_PROJECTS && trial->behind && trial->behind->kind == TOKEN_KIND &&
	               trial->behind_gap <= 1;
	if (is_kind) {
		const struct statement_reader *reader = trial->reading->reader;
		*kind = compact_original(&reader->compact, reader->arena, reader->clean,
		                         trial->behind->start, trial->behind->end);
	}
	return is_kind;
}

/* Remembers what each project of a kind gets. */
static void note_each(const struct trial *trial, const struct statement *statement)
{
	enum { MAX_EACH = 64 };
	struct statement_reader *reader = trial->reading->reader;
	struct each_amount each = {statement->kind, trial->figure->value};
	if (statement->of == FACT_FUNDS && str_equal(statement->per, STR("project")) &&
	    trial->figure->has_value && reader->each_count < MAX_EACH) {
		ARENA_PUSH(reader->arena, reader->each, reader->each_count, reader->each_capacity,
		           each);
	}
}

static void add_facts(struct trial *trial, enum fact_of of, const struct evidence_list *evidence)
{
	struct reading *reading = trial->reading;
	struct state *state = &reading->state;
	struct statement statement = {.figure = reading->tokens->items[trial->at].figure,
	                              .of = (uint8_t)of,
	                              .is_amount = of == FACT_FUNDS || of == FACT_PROJECTS,
	                              .per = per_of(trial, of),
	                              .is_of_all = trial_has(trial, ROLE_THESE) &&
	                                           trial_has(trial, ROLE_TOTAL),
	                              .whole = NO_STATEMENT,
	                              .evidence = *evidence};
	struct str kinds[MAX_SUBJECTS];
	uint32_t count = 1;
	bool is_sum = of == FACT_FUNDS || of == FACT_DIRECTIONS;
	/* Kinds are set up, so many in all: behind the clause that names them. */
	bool is_behind_kinds = of == FACT_PROJECTS && state->kind <= state->clause;
	bool is_of_all = (is_sum || is_behind_kinds) && state->subject_count > 1 &&
	                 trial_has(trial, ROLE_TOTAL) && statement.per.size == 0;
	if (is_of_all || is_budget(trial, of)) {
		count = 0;
	} else if (!counts_kind(trial, of, &kinds[0]) &&
	           !reading_kinds_of(reading, trial->at, of, kinds, &count)) {
		/* Dealt out to whom cannot be told. */
		statement.of = statement.per.size > 0 ? (uint8_t)of : FACT_NONE;
		count = 0;
	}
	const struct statement *whole =
	    state->whole != NO_STATEMENT ? &reading->out->items[state->whole] : NULL;
	bool is_part = whole && whole->of == of && str_equal(whole->per, statement.per);
	statement.whole = is_part ? state->whole : NO_STATEMENT;
	statement.is_name = is_part && state->kind <= state->figure;
	for (uint32_t i = 0; i < (count > 0 ? count : 1); i++) {
		statement.kind =
		    reading_kind_in_scope(reading, count > 0 ? kinds[i] : (struct str){0});
		add(reading, statement);
		note_each(trial, &statement);
	}
	if (!is_part && statement.of != FACT_NONE) {
		state->facts[of] = (uint32_t)reading->out->count;
	}
}

/* Whether a count may be one of projects: something says so, though not enough. */
static bool speaks_of_projects(const struct evidence_list *evidence)
{
	bool is_other = false;
	bool is_near = false;
	for (uint8_t i = 0; i < evidence->count; i++) {
		enum evidence_rule rule = (enum evidence_rule)evidence->items[i].rule;
		is_other |= rule == EVIDENCE_OTHER_NOUN || rule == EVIDENCE_LISTED;
		is_near |= rule == EVIDENCE_COUNT || rule == EVIDENCE_KIND_BESIDE ||
		           rule == EVIDENCE_PROJECT_BESIDE || rule == EVIDENCE_PROJECT_BEHIND;
	}
	return is_near && !is_other;
}

void reading_take_figure(struct reading *reading, uint32_t at)
{
	struct state *state = &reading->state;
	struct trial trial = {.reading = reading,
	                      .state = state,
	                      .figure = reading_figure(reading, at),
	                      .at = at,
	                      .segment =
	                          state->figure > state->clause ? state->figure : state->clause};
	uint32_t figure = reading->tokens->items[at].figure;
	struct evidence_list evidence = {.count = 0};
	struct str reason = {0};
	trial_find_before(&trial);
	trial_find_behind(&trial);
	enum fact_of of = choose(&trial, &evidence, &reason);
	bool is_money = trial.figure->kind == FIGURE_MONEY;
	if (of == FACT_NONE && !is_money) {
		return;
	}
	if (reading->hints && reading->hints[figure].is_taken) {
		state->facts[of] = (uint32_t)reading->out->count + 1;
		add(reading,
		    (struct statement){.figure = figure, .of = (uint8_t)of, .whole = NO_STATEMENT});
		return;
	}
	if (reading->hints && reading->hints[figure].reason.size > 0) {
		add(reading, (struct statement){.figure = figure,
		                                .whole = NO_STATEMENT,
		                                .reason = reading->hints[figure].reason,
		                                .is_amount = is_money});
		return;
	}
	state->reason = 0;
	if (of != FACT_NONE && evidence.weight >= EVIDENCE_ENOUGH) {
		add_facts(&trial, of, &evidence);
		return;
	}
	enum word_role role = ROLE_REASON;
	state->reason = trial_find_reason(&trial, &role) > 0 ? (uint32_t)role : 0;
	add(reading, (struct statement){.figure = figure,
	                                .whole = str_equal(reason, STR("part")) ? state->whole
	                                                                        : NO_STATEMENT,
	                                .reason = reason,
	                                .is_amount = is_money || speaks_of_projects(&evidence),
	                                .evidence = evidence});
}
