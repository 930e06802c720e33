/* What speaks for each thing that a figure may be a fact of, and against it. */
#include "base/utf8.h"
#include "facts/trial.h"

static const word_set PROJECTS = ROLE_FLAG(ROLE_PROJECT);

/* What is only of such an amount: behind it follows an attribute's end, and no word of support. */
static bool is_attribute(const struct trial *trial)
{
	const struct clause_tokens *tokens = trial->reading->tokens;
	const struct clause_token *of =
	    trial->at + 1 < tokens->count ? &tokens->items[trial->at + 1] : NULL;
	if (!of || !(of->roles & ROLE_FLAG(ROLE_OF))) {
		return false;
	}
	const word_set given =
	    ROLE_FLAG(ROLE_SUPPORT) | ROLE_FLAG(ROLE_FUNDS) | ROLE_FLAG(ROLE_RATE);
	for (uint32_t i = trial->at + 1; i < tokens->count; i++) {
		const struct clause_token *token = &tokens->items[i];
		if (token->kind != TOKEN_WORD ||
		    token->start > of->end + 3 * (of->end - of->start)) {
			break;
		}
		if (token->roles & given) {
			return false;
		}
	}
	return true;
}

static void weigh_role(const struct trial *trial, struct evidence_list *list, enum word_role role,
                       enum evidence_rule rule)
{
	if (trial_has(trial, role)) {
		evidence_add(list, rule, trial_place(trial, trial->state->last[role]));
	}
}

/* The same, also where the sentence says so before, and goes on with another kind. */
static void weigh_carried(const struct trial *trial, struct evidence_list *list,
                          enum word_role role, enum evidence_rule rule)
{
	if (trial_has(trial, role) || (trial_has_before(trial, role) && trial_goes_on(trial))) {
		evidence_add(list, rule, trial_place(trial, trial->state->last[role]));
	}
}

static void weigh_topic(const struct trial *trial, struct evidence_list *list, enum fact_of of,
                        word_set roles)
{
	const struct statement_scope *scope = &trial->reading->scope;
	const struct figure_hint *hints = trial->reading->hints;
	uint32_t figure = trial->reading->tokens->items[trial->at].figure;
	if (hints && hints[figure].label == (uint8_t)of) {
		evidence_add(list, EVIDENCE_LABEL, (struct span){0});
	} else if (scope->topic & roles) {
		evidence_add(list, EVIDENCE_TOPIC, (struct span){0});
	}
}

static bool is_dealt(const struct trial *trial)
{
	return trial->state->last[ROLE_ORDER] > trial->state->part;
}

static void weigh_kind(const struct trial *trial, struct evidence_list *list)
{
	if (trial->state->subject_count > 0 || trial->reading->scope.kind.size > 0) {
		evidence_add(list, EVIDENCE_KIND, trial_place(trial, trial->state->kind));
	}
}

/* Whether the figure before it stands in the same list. */
static bool is_in_list(const struct trial *trial)
{
	const struct clause_token *items = trial->reading->tokens->items;
	for (uint32_t i = trial->at; i > trial->segment; i--) {
		if (items[i - 1].kind == TOKEN_LIST || (items[i - 1].roles & ROLE_FLAG(ROLE_AND))) {
			return trial->state->figure == trial->segment;
		}
	}
	return false;
}

/* Whether parts of such a fact are told. */
static bool is_part_of(const struct trial *trial, enum fact_of of)
{
	uint32_t whole = trial->state->whole;
	return whole != NO_STATEMENT && trial->reading->out->items[whole].of == (uint8_t)of;
}

/* Whether nothing but the sign of a list stands between the figure and the one before it. */
static bool is_listed_behind_figure(const struct trial *trial)
{
	const struct clause_token *items = trial->reading->tokens->items;
	uint32_t at = trial->at;
	return at > 1 && items[at - 2].kind == TOKEN_FIGURE &&
	       (items[at - 1].kind == TOKEN_LIST || (items[at - 1].roles & ROLE_FLAG(ROLE_AND)));
}

static void weigh_next(const struct trial *trial, struct evidence_list *list, enum fact_of of)
{
	const struct state *state = trial->state;
	bool is_next = state->facts[of] > 0 &&
	               (is_dealt(trial) || state->whole != NO_STATEMENT || is_in_list(trial));
	if (is_next) {
		evidence_add(list, EVIDENCE_NEXT, trial_place(trial, state->figure));
	}
	if (is_part_of(trial, of)) {
		evidence_add(list, EVIDENCE_PART, trial_place(trial, state->last[ROLE_PARTS]));
	}
	if (trial->reading->scope.is_in_direction) {
		evidence_add(list, EVIDENCE_OWN_DIRECTION, (struct span){0});
	}
	const struct statements *out = trial->reading->out;
	const struct statement *before = out->count > 0 ? &out->items[out->count - 1] : NULL;
	if (before && before->of == FACT_NONE && is_listed_behind_figure(trial)) {
		evidence_add(list, EVIDENCE_ATTRIBUTE, trial_place(trial, state->figure));
	}
}

/* A second amount of what was said already: of no other kind, for each of nothing else. */
static bool is_part_of_amount(const struct trial *trial)
{
	const struct state *state = trial->state;
	bool is_new = (state->kind > state->figure && state->kind > 0) ||
	              trial_has_own(trial, ROLE_EACH) || trial_has_own(trial, ROLE_TOTAL) ||
	              trial_has_own(trial, ROLE_RATE) || trial->figure->per.size > 0 ||
	              is_dealt(trial) || trial_has_own(trial, ROLE_PROJECT) ||
	              trial_applicant(trial) > 0;
	return state->facts[FACT_FUNDS] > 0 && !is_new;
}

static bool is_part_named(const struct trial *trial)
{
	const struct state *state = trial->state;
	bool is_each = trial_has_own(trial, ROLE_EACH) || trial->figure->per.size > 0;
	bool is_of_kind = state->kind > state->last[ROLE_PARTS] && trial_has_own(trial, ROLE_TOTAL);
	return state->facts[FACT_FUNDS] > 0 && state->last[ROLE_PARTS] > state->part && !is_each &&
	       !is_of_kind;
}

static bool is_foreign(const struct trial *trial)
{
	const struct statements *out = trial->reading->out;
	for (size_t i = out->count; i-- > 0;) {
		if (out->items[i].of == FACT_FUNDS) {
			const struct figure *last =
			    &trial->reading->figures->items[out->items[i].figure];
			return !str_equal(last->unit, trial->figure->unit);
		}
	}
	return false;
}

/* Whether less is said of a kind than it has been said that each project of it gets, and no word says for each
 * again: then it is what is paid first. */
static bool is_less_than_stated(const struct trial *trial, const struct evidence_list *list)
{
	const struct statement_reader *reader = trial->reading->reader;
	const struct state *state = trial->state;
	for (uint8_t i = 0; i < list->count; i++) {
		enum evidence_rule rule = (enum evidence_rule)list->items[i].rule;
		if (rule == EVIDENCE_EACH || rule == EVIDENCE_UNIT_EACH || rule == EVIDENCE_RATE ||
		    rule == EVIDENCE_SUM || rule == EVIDENCE_LABEL ||
		    relation_is_upper(trial->figure->relation)) {
			return false;
		}
	}
	for (size_t i = 0; i < reader->each_count; i++) {
		const struct each_amount *each = &reader->each[i];
		struct str kind = state->subject_count == 1 ? state->subjects[0] : (struct str){0};
		if (str_equal(each->kind, kind) && trial->figure->has_value &&
		    decimal_compare(trial->figure->value, each->amount) < 0) {
			return true;
		}
	}
	return false;
}

/* Whether no less than so much is spoken of, and nothing that is given: what one must have. */
static bool is_threshold(const struct trial *trial)
{
	bool is_lower = trial->figure->relation == RELATION_AT_LEAST ||
	                trial->figure->relation == RELATION_MORE_THAN;
	const struct figure_hint *hints = trial->reading->hints;
	uint32_t figure = trial->reading->tokens->items[trial->at].figure;
	bool is_labelled = hints && hints[figure].label == FACT_FUNDS;
	return is_lower && !is_labelled && !trial_has(trial, ROLE_EACH) &&
	       !trial_has(trial, ROLE_RATE) && !trial_has(trial, ROLE_TOTAL) &&
	       !trial_has(trial, ROLE_FUNDS) && trial->figure->per.size == 0;
}

/* Why an amount is none of the call's whatever speaks for it: by what it is said of, or by those before it. */
static void weigh_reason_of_funds(const struct trial *trial, struct evidence_list *list,
                                  struct str *reason)
{
	if (is_attribute(trial) || is_threshold(trial)) {
		evidence_add(list, EVIDENCE_ATTRIBUTE, trial_place(trial, trial->at + 1));
		*reason = word_role_name(ROLE_CONDITION);
	}
	if (str_find(trial->figure->per, STR("day")) != SIZE_MAX ||
	    str_find(trial->figure->per, STR("month")) != SIZE_MAX) {
		evidence_add(list, EVIDENCE_REASON, trial_place(trial, trial->at + 1));
		*reason = word_role_name(ROLE_CONDITION); /* what a trip may cost */
	}
	bool is_yearly =
	    trial_has(trial, ROLE_EACH) && !trial_has(trial, ROLE_TOTAL) &&
	    (trial->state->facts[FACT_FUNDS] > 0 || trial_has_before(trial, ROLE_INSTALMENT)) &&
	    str_equal(trial_per_of_each(trial, trial->state->last[ROLE_EACH]), STR("year"));
	if (is_yearly) {
		evidence_add(list, EVIDENCE_REASON,
		             trial_place(trial, trial->state->last[ROLE_EACH]));
		*reason = word_role_name(ROLE_INSTALMENT);
	} else if (is_less_than_stated(trial, list)) {
		evidence_add(list, EVIDENCE_REASON, (struct span){0});
		*reason = word_role_name(ROLE_INSTALMENT);
	} else if (is_foreign(trial)) {
		evidence_add(list, EVIDENCE_REASON, (struct span){0});
		*reason = word_role_name(ROLE_OTHER_SIDE);
	} else if (is_part_named(trial) || is_part_of_amount(trial)) {
		evidence_add(list, EVIDENCE_REASON, trial_place(trial, trial->state->figure));
		*reason = STR("part");
	}
}

void weigh_funds(const struct trial *trial, struct evidence_list *list, struct str *reason)
{
	const word_set given = ROLE_FLAG(ROLE_SUPPORT) | ROLE_FLAG(ROLE_FUNDS);
	weigh_topic(trial, list, FACT_FUNDS, ROLE_FLAG(ROLE_FUNDS) | ROLE_FLAG(ROLE_RATE));
	if (str_equal(trial->figure->per, STR("project"))) {
		evidence_add(list, EVIDENCE_UNIT_EACH, trial_place(trial, trial->at + 1));
	}
	if (trial_has(trial, ROLE_EACH)) {
		uint32_t each = trial->state->last[ROLE_EACH];
		struct str per = trial_per_of_each(trial, each);
		bool is_given = relation_is_upper(trial->figure->relation) ||
		                trial_has_before(trial, ROLE_SUPPORT) ||
		                trial_has_before(trial, ROLE_FUNDS);
		/* A household may get more than support. */
		bool is_applicant = str_equal(per, STR("person")) ||
		                    (str_equal(per, STR("organisation")) && !is_given);
		evidence_add(list, is_applicant ? EVIDENCE_APPLICANT : EVIDENCE_EACH,
		             trial_place(trial, each));
	}
	weigh_carried(trial, list, ROLE_RATE, EVIDENCE_RATE);
	weigh_carried(trial, list, ROLE_TOTAL, EVIDENCE_SUM);
	weigh_carried(trial, list, ROLE_FUNDS, EVIDENCE_FUNDS);
	weigh_carried(trial, list, ROLE_SUPPORT, EVIDENCE_SUPPORT);
	if (trial_has(trial, ROLE_FUNDS)) {
		weigh_role(trial, list, ROLE_NOW, EVIDENCE_NOW);
	}
	if (trial_is_behind(trial, given)) {
		evidence_add(list, EVIDENCE_SUPPORT_BEHIND,
		             trial_place_of_token(trial, trial->behind));
	}
	if (trial_applicant(trial) > 0) {
		evidence_add(list, EVIDENCE_APPLICANT, trial_place(trial, trial_applicant(trial)));
	}
	if (trial->state->facts[FACT_PROJECTS] > 0) {
		evidence_add(list, EVIDENCE_WITH_PROJECTS, (struct span){0});
	}
	weigh_kind(trial, list);
	weigh_next(trial, list, FACT_FUNDS);
	weigh_reason_of_funds(trial, list, reason);
}

/* Whether what is counted is named before the count, one by one: then it tells nothing new. */
static bool is_listed(const struct trial *trial)
{
	const struct clause_token *items = trial->reading->tokens->items;
	const struct state *state = trial->state;
	uint32_t commas = 0; /* the marks between names, and the words */
	uint32_t words = 0;
	uint32_t end = items[trial->at].start;
	for (uint32_t i = trial->at; i > state->clause; i--) {
		const struct clause_token *token = &items[i - 1];
		if (token->roles & ROLE_FLAG(ROLE_ETC)) {
			return false;
		}
		if (token->kind == TOKEN_FIGURE) {
			break;
		}
		commas += token->kind == TOKEN_LIST && end > token->end;
		words += token->kind == TOKEN_WORD && (token->roles & ROLE_FLAG(ROLE_AND)) &&
		         end > token->end;
		end = token->start;
	}
	struct decimal all = {(int64_t)commas + words + 1, 0};
	struct decimal some = {(int64_t)commas + 1, 0};
	bool ends_with_name =
	    trial->at == state->clause || items[trial->at].start > items[trial->at - 1].end;
	return ends_with_name && trial->figure->has_value && commas + words > 0 &&
	       (decimal_compare(trial->figure->value, all) == 0 ||
	        decimal_compare(trial->figure->value, some) == 0);
}

/* Whether nothing but words like "is" and "in general" stand before the figure in its clause. */
static bool begins_clause(const struct trial *trial)
{
	const struct clause_tokens *tokens = trial->reading->tokens;
	uint32_t first = trial->state->clause;
	uint32_t end = first > 0 ? tokens->items[first - 1].end : 0;
	const word_set passed = ROLE_FLAG(ROLE_BE) | ROLE_FLAG(ROLE_ALL) | ROLE_FLAG(ROLE_BREAK) |
	                        ROLE_FLAG(ROLE_NOW) | ROLE_FLAG(ROLE_TOTAL);
	for (uint32_t i = first; i < trial->at; i++) {
		const struct clause_token *token = &tokens->items[i];
		if (token->start != end || !(token->roles & passed)) {
			return false;
		}
		end = token->end;
	}
	return tokens->items[trial->at].start == end;
}

/* Whether no other text goes on behind a word: firms, and not firms' tutors. */
static bool ends_noun(const struct trial *trial, const struct clause_token *token)
{
	const struct clause_tokens *tokens = trial->reading->tokens;
	uint32_t next = token + 1 < tokens->items + tokens->count
	                    ? (token + 1)->start
	                    : (uint32_t)trial->reading->reader->compact.text.size;
	return next == token->end;
}

/* Whether a word or name is one of projects, and not of a class of something else. */
static bool names_projects(const struct clause_token *token)
{
	bool is_kind = token->kind == TOKEN_KIND && (token->roles & ROLE_FLAG(ROLE_HEAD)) &&
	               token->word->name.size == 0;
	bool is_topic = token->word && str_equal(token->word->name, STR("task"));
	return ((token->roles & PROJECTS) != 0 && !is_topic) || is_kind;
}

/* Whether what the number is of are bodies, people or things: the number of units, of results. A word like the
 * number of projects says itself what it is of. */
static bool is_number_of_others(const struct trial *trial)
{
	uint32_t count = trial->state->last[ROLE_COUNT];
	const struct reading *reading = trial->reading;
	const struct clause_token *word = &reading->tokens->items[count - 1];
	const struct clause_token *before = count > 1 ? word - 1 : NULL;
	struct str text = str_slice(reading->reader->compact.text, word->start, word->end);
	if (reading_finds(reading, text, PROJECTS | ROLE_FLAG(ROLE_SUPPORT))) {
		return false;
	}
	return word->start > (before ? before->end : 0) ||
	       (before && (before->roles & ROLE_FLAG(ROLE_RECIPIENT))) ||
	       (before && (before->roles & ROLE_FLAG(ROLE_OF)) && before > reading->tokens->items &&
	        before[-1].end < before->start);
}

void weigh_projects(const struct trial *trial, struct evidence_list *list)
{
	const struct state *state = trial->state;
	bool is_recipient =
	    trial_is_behind(trial, ROLE_FLAG(ROLE_RECIPIENT)) && ends_noun(trial, trial->behind);
	bool is_of_limits = trial->reading->scope.topic & ROLE_FLAG(ROLE_LIMIT);
	weigh_topic(trial, list, FACT_PROJECTS, is_of_limits ? 0 : ROLE_FLAG(ROLE_COUNT));
	if (trial_has_own(trial, ROLE_COUNT) && !is_number_of_others(trial) &&
	    trial_text_between(trial, state->last[ROLE_COUNT]) <= NEAR) {
		evidence_add(list, EVIDENCE_COUNT, trial_place(trial, state->last[ROLE_COUNT]));
	}
	if (trial_has(trial, ROLE_SUPPORT) &&
	    trial_text_between(trial, state->last[ROLE_SUPPORT]) <= NEAR) {
		evidence_add(list, EVIDENCE_SUPPORT, trial_place(trial, state->last[ROLE_SUPPORT]));
	}
	if (trial->before && trial->before->kind == TOKEN_KIND && trial->before_gap <= BESIDE) {
		evidence_add(list, EVIDENCE_KIND_BESIDE,
		             trial_place_of_token(trial, trial->before));
	} else if (trial_is_before(trial, PROJECTS)) {
		evidence_add(list, EVIDENCE_PROJECT_BESIDE,
		             trial_place_of_token(trial, trial->before));
	}
	bool holds_project = (trial->reading->tokens->items[trial->at].roles & PROJECTS) != 0;
	if (holds_project) {
		evidence_add(list, EVIDENCE_PROJECT_BEHIND, trial_place(trial, trial->at + 1));
	} else if (trial->behind && names_projects(trial->behind)) {
		evidence_add(list, EVIDENCE_PROJECT_BEHIND,
		             trial_place_of_token(trial, trial->behind));
	} else if (is_recipient) {
		evidence_add(list, EVIDENCE_RECIPIENT, trial_place_of_token(trial, trial->behind));
	} else if (trial->behind_gap > 0 ||
	           trial_is_behind(trial, ROLE_FLAG(ROLE_DIRECTION) | ROLE_FLAG(ROLE_FIELD) |
	                                      ROLE_FLAG(ROLE_PARTNER) |
	                                      ROLE_FLAG(ROLE_RECIPIENT))) {
		evidence_add(list, EVIDENCE_OTHER_NOUN, trial_place(trial, trial->at + 1));
	} else {
		evidence_add(list, EVIDENCE_BARE, trial_place(trial, trial->at + 1));
		if (begins_clause(trial)) {
			weigh_kind(trial, list); /* of the kind that is spoken of, so many */
		}
	}
	uint32_t now = trial->state->last[ROLE_NOW];
	if (trial_has(trial, ROLE_NOW) && trial_text_between(trial, now) <= 2 * NEAR) {
		evidence_add(list, EVIDENCE_NOW, trial_place(trial, now));
	}
	weigh_role(trial, list, ROLE_TOTAL, EVIDENCE_TOTAL);
	weigh_next(trial, list, FACT_PROJECTS);
}

/* Whether the figure is a number of things, more than one. */
static bool counts(const struct trial *trial, size_t number)
{
	struct decimal value = {(int64_t)number, 0};
	return number > 1 && trial->figure->has_value &&
	       decimal_compare(trial->figure->value, value) == 0;
}

/* Whether the next figure of the sentence counts directions by their name, and no tasks. */
static bool counts_directions_next(const struct trial *trial)
{
	const struct clause_tokens *tokens = trial->reading->tokens;
	for (uint32_t i = trial->at + 1; i < tokens->count; i++) {
		const struct clause_token *token = &tokens->items[i];
		if (token->kind == TOKEN_STOP || token->kind == TOKEN_SEMICOLON) {
			break;
		}
		if (token->kind == TOKEN_FIGURE) {
			token = i + 1 < tokens->count ? token + 1 : token;
			return (token->roles & ROLE_FLAG(ROLE_DIRECTION)) && token->word &&
			       !str_equal(token->word->name, STR("task"));
		}
	}
	return false;
}

/* Whether the document has other directions than the fields that are counted: they sort these. */
static bool sorts_directions(const struct trial *trial)
{
	const struct reading *reading = trial->reading;
	return (reading->reader->directions > 0 || reading->scope.directions > 0) &&
	       !counts(trial, reading->reader->directions) &&
	       !counts(trial, reading->scope.directions);
}

/* Whether tasks are counted that have projects or directions below them: under two tasks, six projects; three tasks,
 * six directions. */
static bool sort_what_follows(const struct trial *trial)
{
	const struct reading *reading = trial->reading;
	const struct clause_token *token = trial->behind;
	return str_equal(token->word->name, STR("task")) &&
	       (counts_directions_next(trial) ||
	        lexicon_match(reading->reader->grammar->vocabulary, reading->reader->compact.text,
	                      token->end, ROLE_FLAG(ROLE_UNDER)) != NULL);
}

void weigh_directions(const struct trial *trial, struct evidence_list *list)
{
	const word_set named = ROLE_FLAG(ROLE_DIRECTION);
	if (trial_is_behind(trial, named)) {
		evidence_add(list, sort_what_follows(trial) ? EVIDENCE_FIELD : EVIDENCE_DIRECTION,
		             trial_place_of_token(trial, trial->behind));
	} else if (trial_is_behind(trial, ROLE_FLAG(ROLE_FIELD))) {
		if (counts_directions_next(trial) || sorts_directions(trial)) {
			return; /* two fields, five directions */
		}
		evidence_add(list, EVIDENCE_FIELD, trial_place_of_token(trial, trial->behind));
	} else if (trial_is_before(trial, named) && trial->behind_gap == 0) {
		evidence_add(list, EVIDENCE_DIRECTION_BESIDE,
		             trial_place_of_token(trial, trial->before));
	} else if (is_part_of(trial, FACT_DIRECTIONS) && trial->behind_gap == 0) {
		weigh_next(trial, list, FACT_DIRECTIONS);
	} else {
		return;
	}
	if (trial->state->subject_count > 0 || !trial_is_behind(trial, ROLE_FLAG(ROLE_FIELD))) {
		weigh_kind(trial, list);
	}
	weigh_role(trial, list, ROLE_SUPPORT, EVIDENCE_NOW);
	weigh_role(trial, list, ROLE_NOW, EVIDENCE_NOW);
	weigh_role(trial, list, ROLE_TOTAL, EVIDENCE_TOTAL);
	weigh_role(trial, list, ROLE_ETC, EVIDENCE_NEXT);
	if (counts(trial, trial->reading->reader->directions) ||
	    counts(trial, trial->reading->scope.directions)) {
		evidence_add(list, EVIDENCE_AS_MANY, trial_place(trial, trial->at + 1));
	}
	if (is_listed(trial)) {
		evidence_add(list, EVIDENCE_LISTED, trial_place(trial, trial->at + 1));
	}
}

/* Whether a figure counts some partners and another of its clause counts others: one country and one organisation.
 * None of them is how many there are. */
static bool counts_some_partners(const struct trial *trial)
{
	const struct clause_tokens *tokens = trial->reading->tokens;
	uint32_t counts = 0;
	for (uint32_t i = trial->state->clause; i + 1 < tokens->count; i++) {
		const struct clause_token *token = &tokens->items[i];
		if (token->kind == TOKEN_STOP || token->kind == TOKEN_SEMICOLON ||
		    token->kind == TOKEN_COMMA) {
			break;
		}
		counts += token->kind == TOKEN_FIGURE && (token[1].roles & ROLE_FLAG(ROLE_PARTNER));
	}
	return counts > 1;
}

void weigh_partners(const struct trial *trial, struct evidence_list *list, bool is_unit)
{
	const word_set partners = ROLE_FLAG(ROLE_PARTNER);
	if (is_unit && trial_has(trial, ROLE_WITH)) {
		evidence_add(list, EVIDENCE_PARTNER, trial_place(trial, trial->at + 1));
	} else if (counts_some_partners(trial)) {
		return;
	} else if (trial_is_behind(trial, partners) && trial_has(trial, ROLE_WITH)) {
		evidence_add(list, EVIDENCE_PARTNER, trial_place_of_token(trial, trial->behind));
	} else if (trial_is_before(trial, partners) && trial_has(trial, ROLE_TOTAL) &&
	           trial->behind_gap == 0) {
		evidence_add(list, EVIDENCE_PARTNER, trial_place_of_token(trial, trial->before));
	}
}

/* By when a project is to be finished: the word stands behind the time, in the same clause. */
static const struct clause_token *find_finish(const struct trial *trial)
{
	const struct clause_tokens *tokens = trial->reading->tokens;
	for (uint32_t i = trial->at + 1; i < tokens->count; i++) {
		const struct clause_token *token = &tokens->items[i];
		if (token->kind != TOKEN_WORD && token->kind != TOKEN_KIND) {
			return NULL;
		}
		if (token->roles & ROLE_FLAG(ROLE_FINISH)) {
			return token;
		}
	}
	return NULL;
}

void weigh_duration(const struct trial *trial, struct evidence_list *list)
{
	weigh_topic(trial, list, FACT_DURATION, ROLE_FLAG(ROLE_TERM));
	weigh_carried(trial, list, ROLE_TERM, EVIDENCE_TERM);
	if (trial_has_before(trial, ROLE_TERM) && trial->state->facts[FACT_DURATION] == 0 &&
	    begins_clause(trial)) {
		evidence_add(list, EVIDENCE_TERM,
		             trial_place(trial, trial->state->last[ROLE_TERM]));
	}
	if (trial->before && trial->before->kind == TOKEN_KIND && trial->before_gap <= BESIDE) {
		evidence_add(list, EVIDENCE_KIND_BESIDE,
		             trial_place_of_token(trial, trial->before));
	} else if (begins_clause(trial)) {
		evidence_add(list, EVIDENCE_BARE, trial_place(trial, trial->at + 1));
	}
	weigh_role(trial, list, ROLE_START, EVIDENCE_START);
	bool is_bounded =
	    relation_is_upper(trial->figure->relation) || trial->figure->relation == RELATION_RANGE;
	const struct clause_token *finish = is_bounded ? find_finish(trial) : NULL;
	if (finish) {
		evidence_add(list, EVIDENCE_FINISH, trial_place_of_token(trial, finish));
	}
	weigh_next(trial, list, FACT_DURATION);
	if (trial_is_behind(trial, ROLE_FLAG(ROLE_SUPPORT))) { /* paid within so many days */
		evidence_add(list, EVIDENCE_ATTRIBUTE, trial_place_of_token(trial, trial->behind));
	}
	bool is_again = trial->state->facts[FACT_DURATION] > 0 && !trial_goes_on(trial) &&
	                !is_dealt(trial) && !trial_has_own(trial, ROLE_TERM);
	if (is_again || is_attribute(trial)) {
		evidence_add(list, EVIDENCE_ATTRIBUTE, trial_place(trial, trial->at + 1));
	}
}
