/* What speaks for each thing that a figure may be a fact of, and against it. */
#include "base/utf8.h"
#include "facts/figure_context.h"

static const word_set PROJECTS = ROLE_FLAG(ROLE_PROJECT);

/* Whether the figure only describes the noun behind it, as "of" does: and that is no money that is given. */
static bool is_attribute(const struct figure_context *context)
{
	const struct clause_tokens *tokens = context->parser->tokens;
	const struct clause_token *of =
	    context->at + 1 < tokens->count ? &tokens->items[context->at + 1] : NULL;
	if (!of || !(of->roles & ROLE_FLAG(ROLE_OF))) {
		return false;
	}
	const word_set given =
	    ROLE_FLAG(ROLE_SUPPORT) | ROLE_FLAG(ROLE_FUNDS) | ROLE_FLAG(ROLE_RATE);
	for (uint32_t i = context->at + 1; i < tokens->count; i++) {
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

static void add_role(struct figure_context *context, enum word_role role, enum evidence_rule rule)
{
	if (context_has(context, role)) {
		context_add(context, rule, context->state->last[role]);
	}
}

/* The same; a word of an earlier clause counts too where the sentence goes on with another kind. */
static void add_carried(struct figure_context *context, enum word_role role,
                        enum evidence_rule rule)
{
	if (context_has(context, role) ||
	    (context_has_before(context, role) && context_goes_on(context))) {
		context_add(context, rule, context->state->last[role]);
	}
}

static void add_topic(struct figure_context *context, enum fact_of of, word_set roles)
{
	const struct statement_scope *scope = &context->parser->scope;
	const struct figure_hint *hints = context->parser->hints;
	uint32_t figure = context->items[context->at].figure;
	if (hints && hints[figure].label == (uint8_t)of) {
		context_add(context, EVIDENCE_LABEL, 0);
	} else if (scope->topic & roles) {
		context_add(context, EVIDENCE_TOPIC, 0);
	}
}

static bool is_in_order(const struct figure_context *context)
{
	return context->state->last[ROLE_ORDER] > context->state->part;
}

static void add_kind(struct figure_context *context)
{
	if (context->state->subject_count > 0 || context->parser->scope.kind.size > 0) {
		context_add(context, EVIDENCE_KIND, context->state->kind);
	}
}

/* Whether the figure before it stands in the same list. */
static bool is_in_list(const struct figure_context *context)
{
	for (uint32_t i = context->at; i > context->segment; i--) {
		if (clause_token_joins(&context->items[i - 1])) {
			return context->state->figure == context->segment;
		}
	}
	return false;
}

/* Whether the parts of a fact of this kind are being listed. */
static bool is_part_of(const struct figure_context *context, enum fact_of of)
{
	uint32_t whole = context->state->whole;
	return whole != NO_STATEMENT && context->parser->out->items[whole].of == (uint8_t)of;
}

static void add_next(struct figure_context *context, enum fact_of of)
{
	const struct clause_state *state = context->state;
	bool is_next =
	    state->facts[of] > 0 &&
	    (is_in_order(context) || state->whole != NO_STATEMENT || is_in_list(context));
	if (is_next) {
		context_add(context, EVIDENCE_NEXT, state->figure);
	}
	if (is_part_of(context, of)) {
		context_add(context, EVIDENCE_PART, state->last[ROLE_PARTS]);
	}
	if (context->parser->scope.is_in_direction) {
		context_add(context, EVIDENCE_OWN_DIRECTION, 0);
	}
	const struct statements *out = context->parser->out;
	const struct statement *before = out->count > 0 ? &out->items[out->count - 1] : NULL;
	/* Only a list sign or "and" stands between the figure and the one before it. */
	bool is_joined = context->at > 1 && context->items[context->at - 2].kind == TOKEN_FIGURE &&
	                 clause_token_joins(&context->items[context->at - 1]);
	if (before && before->of == FACT_NONE && is_joined) {
		context_add(context, EVIDENCE_ATTRIBUTE, state->figure);
	}
}

/* Whether an amount is a second one of the same thing: for no other kind, and for each of nothing else. */
static bool is_part_of_amount(const struct figure_context *context)
{
	const struct clause_state *state = context->state;
	bool is_new = (state->kind > state->figure && state->kind > 0) ||
	              context_has_own(context, ROLE_EACH) || context_has_own(context, ROLE_TOTAL) ||
	              context_has_own(context, ROLE_RATE) || context->figure->per.size > 0 ||
	              is_in_order(context) || context_has_own(context, ROLE_PROJECT) ||
	              context_applicant(context) > 0;
	return state->facts[FACT_FUNDS] > 0 && !is_new;
}

static bool is_part_named(const struct figure_context *context)
{
	const struct clause_state *state = context->state;
	bool is_each = context_has_own(context, ROLE_EACH) || context->figure->per.size > 0;
	bool is_of_kind =
	    state->kind > state->last[ROLE_PARTS] && context_has_own(context, ROLE_TOTAL);
	return state->facts[FACT_FUNDS] > 0 && state->last[ROLE_PARTS] > state->part && !is_each &&
	       !is_of_kind;
}

static bool is_foreign(const struct figure_context *context)
{
	const struct statements *out = context->parser->out;
	if (out->funds == 0) {
		return false;
	}
	const struct statement *last = &out->items[out->funds - 1];
	return !str_equal(context->parser->figures->items[last->figure].unit,
	                  context->figure->unit);
}

/* Whether the amount is less than each project of the kind has been said to get, and no word says "each" again:
 * then it is an instalment. */
static bool is_less_than_stated(const struct figure_context *context)
{
	const uint64_t for_each = EVIDENCE_FLAG(EVIDENCE_EACH) | EVIDENCE_FLAG(EVIDENCE_UNIT_EACH) |
	                          EVIDENCE_FLAG(EVIDENCE_RATE) | EVIDENCE_FLAG(EVIDENCE_SUM) |
	                          EVIDENCE_FLAG(EVIDENCE_LABEL);
	const struct statement_reader *reader = context->parser->reader;
	const struct clause_state *state = context->state;
	if ((context->evidence->rules & for_each) ||
	    (context->evidence->count > 0 && relation_is_upper(context->figure->relation))) {
		return false;
	}
	for (size_t i = 0; i < reader->each_count; i++) {
		const struct each_amount *each = &reader->each[i];
		struct str kind = state->subject_count == 1 ? state->subjects[0] : (struct str){0};
		if (str_equal(each->kind, kind) && context->figure->has_value &&
		    decimal_compare(context->figure->value, each->amount) < 0) {
			return true;
		}
	}
	return false;
}

/* Whether "no less than" an amount is what an applicant must have: no word says that it is given. */
static bool is_threshold(const struct figure_context *context)
{
	bool is_lower = context->figure->relation == RELATION_AT_LEAST ||
	                context->figure->relation == RELATION_MORE_THAN;
	const struct figure_hint *hints = context->parser->hints;
	uint32_t figure = context->items[context->at].figure;
	bool is_labelled = hints && hints[figure].label == FACT_FUNDS;
	return is_lower && !is_labelled && !context_has(context, ROLE_EACH) &&
	       !context_has(context, ROLE_RATE) && !context_has(context, ROLE_TOTAL) &&
	       !context_has(context, ROLE_FUNDS) && context->figure->per.size == 0;
}

/* Why an amount is not the call's, whatever speaks for it: by what it describes, or by the amounts before it. */
static void add_reason_of_funds(struct figure_context *context)
{
	if (is_attribute(context) || is_threshold(context)) {
		context_add(context, EVIDENCE_ATTRIBUTE, context->at + 1);
		context->reason = word_role_name(ROLE_CONDITION);
	}
	if (str_find(context->figure->per, STR("day")) != SIZE_MAX ||
	    str_find(context->figure->per, STR("month")) != SIZE_MAX) {
		context_add(context, EVIDENCE_REASON, context->at + 1);
		context->reason = word_role_name(ROLE_CONDITION); /* what a trip may cost */
	}
	bool is_yearly =
	    context_has(context, ROLE_EACH) && !context_has(context, ROLE_TOTAL) &&
	    (context->state->facts[FACT_FUNDS] > 0 ||
	     context_has_before(context, ROLE_INSTALMENT)) &&
	    str_equal(context_per_of_each(context, context->state->last[ROLE_EACH]), STR("year"));
	if (is_yearly) {
		context_add(context, EVIDENCE_REASON, context->state->last[ROLE_EACH]);
		context->reason = word_role_name(ROLE_INSTALMENT);
	} else if (is_less_than_stated(context)) {
		context_add(context, EVIDENCE_REASON, 0);
		context->reason = word_role_name(ROLE_INSTALMENT);
	} else if (is_foreign(context)) {
		context_add(context, EVIDENCE_REASON, 0);
		context->reason = word_role_name(ROLE_OTHER_SIDE);
	} else if (is_part_named(context) || is_part_of_amount(context)) {
		context_add(context, EVIDENCE_REASON, context->state->figure);
		context->reason = STR("part");
	}
}

void funds_evidence(struct figure_context *context)
{
	const word_set given = ROLE_FLAG(ROLE_SUPPORT) | ROLE_FLAG(ROLE_FUNDS);
	add_topic(context, FACT_FUNDS, ROLE_FLAG(ROLE_FUNDS) | ROLE_FLAG(ROLE_RATE));
	if (str_equal(context->figure->per, STR("project"))) {
		context_add(context, EVIDENCE_UNIT_EACH, context->at + 1);
	}
	if (context_has(context, ROLE_EACH)) {
		uint32_t each = context->state->last[ROLE_EACH];
		struct str per = context_per_of_each(context, each);
		bool is_given = relation_is_upper(context->figure->relation) ||
		                context_has_before(context, ROLE_SUPPORT) ||
		                context_has_before(context, ROLE_FUNDS);
		/* A household may get more than support. */
		bool is_applicant = str_equal(per, STR("person")) ||
		                    (str_equal(per, STR("organisation")) && !is_given);
		context_add(context, is_applicant ? EVIDENCE_APPLICANT : EVIDENCE_EACH, each);
	}
	add_carried(context, ROLE_RATE, EVIDENCE_RATE);
	add_carried(context, ROLE_TOTAL, EVIDENCE_SUM);
	add_carried(context, ROLE_FUNDS, EVIDENCE_FUNDS);
	add_carried(context, ROLE_SUPPORT, EVIDENCE_SUPPORT);
	if (context_has(context, ROLE_FUNDS)) {
		add_role(context, ROLE_NOW, EVIDENCE_NOW);
	}
	if (context_is_behind(context, given)) {
		context_add_at(context, EVIDENCE_SUPPORT_BEHIND, context->behind);
	}
	if (context_applicant(context) > 0) {
		context_add(context, EVIDENCE_APPLICANT, context_applicant(context));
	}
	if (context->state->facts[FACT_PROJECTS] > 0) {
		context_add(context, EVIDENCE_WITH_PROJECTS, 0);
	}
	add_kind(context);
	add_next(context, FACT_FUNDS);
	add_reason_of_funds(context);
}

/* Whether as many names stand before the count as it says: then it only sums up the list. */
static bool is_listed(const struct figure_context *context)
{
	const struct clause_state *state = context->state;
	uint32_t commas = 0; /* the marks between names, and the words */
	uint32_t words = 0;
	uint32_t end = context->items[context->at].start;
	for (uint32_t i = context->at; i > state->clause; i--) {
		const struct clause_token *token = &context->items[i - 1];
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
	    context->at == state->clause ||
	    context->items[context->at].start > context->items[context->at - 1].end;
	return ends_with_name && context->figure->has_value && commas + words > 0 &&
	       (decimal_compare(context->figure->value, all) == 0 ||
	        decimal_compare(context->figure->value, some) == 0);
}

/* Whether the figure begins its clause, but for words like "is" and "in general". */
static bool begins_clause(const struct figure_context *context)
{
	const struct clause_tokens *tokens = context->parser->tokens;
	uint32_t first = context->state->clause;
	uint32_t end = first > 0 ? tokens->items[first - 1].end : 0;
	const word_set passed = ROLE_FLAG(ROLE_BE) | ROLE_FLAG(ROLE_ALL) | ROLE_FLAG(ROLE_BREAK) |
	                        ROLE_FLAG(ROLE_NOW) | ROLE_FLAG(ROLE_TOTAL);
	for (uint32_t i = first; i < context->at; i++) {
		const struct clause_token *token = &tokens->items[i];
		if (token->start != end || !(token->roles & passed)) {
			return false;
		}
		end = token->end;
	}
	return tokens->items[context->at].start == end;
}

/* Whether a noun ends with a word: "firms", and not "firms' tutors". */
static bool ends_noun(const struct figure_context *context, const struct clause_token *token)
{
	const struct clause_tokens *tokens = context->parser->tokens;
	uint32_t next = token + 1 < tokens->items + tokens->count
	                    ? (token + 1)->start
	                    : (uint32_t)context->parser->reader->normalized.text.size;
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

/* Whether "number of" counts bodies, people or things: the number of units, of results. A word like "number of
 * projects" says itself what it counts. */
static bool is_number_of_others(const struct figure_context *context)
{
	uint32_t count = context->state->last[ROLE_COUNT];
	const struct paragraph_parser *parser = context->parser;
	const struct clause_token *word = &parser->tokens->items[count - 1];
	const struct clause_token *before = count > 1 ? word - 1 : NULL;
	struct str text = str_slice(parser->reader->normalized.text, word->start, word->end);
	if (parser_find_word(parser, text, PROJECTS | ROLE_FLAG(ROLE_SUPPORT))) {
		return false;
	}
	return word->start > (before ? before->end : 0) ||
	       (before && (before->roles & ROLE_FLAG(ROLE_RECIPIENT))) ||
	       (before && (before->roles & ROLE_FLAG(ROLE_OF)) && before > parser->tokens->items &&
	        before[-1].end < before->start);
}

void projects_evidence(struct figure_context *context)
{
	const struct clause_state *state = context->state;
	bool is_recipient = context_is_behind(context, ROLE_FLAG(ROLE_RECIPIENT)) &&
	                    ends_noun(context, context->behind);
	bool is_of_limits = context->parser->scope.topic & ROLE_FLAG(ROLE_LIMIT);
	add_topic(context, FACT_PROJECTS, is_of_limits ? 0 : ROLE_FLAG(ROLE_COUNT));
	if (context_has_own(context, ROLE_COUNT) && !is_number_of_others(context) &&
	    context_text_between(context, state->last[ROLE_COUNT]) <= NEAR) {
		context_add(context, EVIDENCE_COUNT, state->last[ROLE_COUNT]);
	}
	if (context_has(context, ROLE_SUPPORT) &&
	    context_text_between(context, state->last[ROLE_SUPPORT]) <= NEAR) {
		context_add(context, EVIDENCE_SUPPORT, state->last[ROLE_SUPPORT]);
	}
	if (context->before && context->before->kind == TOKEN_KIND &&
	    context->before_gap <= BESIDE) {
		context_add_at(context, EVIDENCE_KIND_BESIDE, context->before);
	} else if (context_is_before(context, PROJECTS)) {
		context_add_at(context, EVIDENCE_PROJECT_BESIDE, context->before);
	}
	bool holds_project = (context->items[context->at].roles & PROJECTS) != 0;
	if (holds_project) {
		context_add(context, EVIDENCE_PROJECT_BEHIND, context->at + 1);
	} else if (context->behind && names_projects(context->behind)) {
		context_add_at(context, EVIDENCE_PROJECT_BEHIND, context->behind);
	} else if (is_recipient) {
		context_add_at(context, EVIDENCE_RECIPIENT, context->behind);
	} else if (context->behind_gap > 0 ||
	           context_is_behind(context, ROLE_FLAG(ROLE_DIRECTION) | ROLE_FLAG(ROLE_FIELD) |
	                                          ROLE_FLAG(ROLE_PARTNER) |
	                                          ROLE_FLAG(ROLE_RECIPIENT))) {
		context_add(context, EVIDENCE_OTHER_NOUN, context->at + 1);
	} else {
		context_add(context, EVIDENCE_BARE, context->at + 1);
		if (begins_clause(context)) {
			add_kind(context); /* of the kind that is spoken of, so many */
		}
	}
	uint32_t now = context->state->last[ROLE_NOW];
	if (context_has(context, ROLE_NOW) && context_text_between(context, now) <= 2 * NEAR) {
		context_add(context, EVIDENCE_NOW, now);
	}
	add_role(context, ROLE_TOTAL, EVIDENCE_TOTAL);
	add_next(context, FACT_PROJECTS);
}

/* Whether the figure is this number, and that is more than one. */
static bool counts(const struct figure_context *context, size_t number)
{
	struct decimal value = {(int64_t)number, 0};
	return number > 1 && context->figure->has_value &&
	       decimal_compare(context->figure->value, value) == 0;
}

/* Whether the next figure of the sentence counts directions by their name, and no tasks. */
static bool counts_directions_next(const struct figure_context *context)
{
	const struct clause_tokens *tokens = context->parser->tokens;
	for (uint32_t i = context->at + 1; i < tokens->count; i++) {
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

/* Whether the document has directions, but not as many as the fields that are counted: the fields group them. */
static bool fields_group_directions(const struct figure_context *context)
{
	const struct paragraph_parser *parser = context->parser;
	return (parser->reader->directions > 0 || parser->scope.directions > 0) &&
	       !counts(context, parser->reader->directions) &&
	       !counts(context, parser->scope.directions);
}

/* Whether tasks are counted that only group projects or directions: "under two tasks, six projects". */
static bool tasks_group_others(const struct figure_context *context)
{
	const struct paragraph_parser *parser = context->parser;
	const struct clause_token *token = context->behind;
	return str_equal(token->word->name, STR("task")) &&
	       (counts_directions_next(context) ||
	        lexicon_match(parser->reader->grammar->vocabulary, parser->reader->normalized.text,
	                      token->end, ROLE_FLAG(ROLE_UNDER)) != NULL);
}

void directions_evidence(struct figure_context *context)
{
	const word_set named = ROLE_FLAG(ROLE_DIRECTION);
	if (context_is_behind(context, named)) {
		context_add_at(context,
		               tasks_group_others(context) ? EVIDENCE_FIELD : EVIDENCE_DIRECTION,
		               context->behind);
	} else if (context_is_behind(context, ROLE_FLAG(ROLE_FIELD))) {
		if (counts_directions_next(context) || fields_group_directions(context)) {
			return; /* two fields, five directions */
		}
		context_add_at(context, EVIDENCE_FIELD, context->behind);
	} else if (context_is_before(context, named) && context->behind_gap == 0) {
		context_add_at(context, EVIDENCE_DIRECTION_BESIDE, context->before);
	} else if (is_part_of(context, FACT_DIRECTIONS) && context->behind_gap == 0) {
		add_next(context, FACT_DIRECTIONS);
	} else {
		return;
	}
	if (context->state->subject_count > 0 ||
	    !context_is_behind(context, ROLE_FLAG(ROLE_FIELD))) {
		add_kind(context);
	}
	add_role(context, ROLE_SUPPORT, EVIDENCE_NOW);
	add_role(context, ROLE_NOW, EVIDENCE_NOW);
	add_role(context, ROLE_TOTAL, EVIDENCE_TOTAL);
	add_role(context, ROLE_ETC, EVIDENCE_NEXT);
	if (counts(context, context->parser->reader->directions) ||
	    counts(context, context->parser->scope.directions)) {
		context_add(context, EVIDENCE_AS_MANY, context->at + 1);
	}
	if (is_listed(context)) {
		context_add(context, EVIDENCE_LISTED, context->at + 1);
	}
}

/* Whether the clause has several counts of partners (one country and one organisation): then none is how many
 * there are. */
static bool counts_some_partners(const struct figure_context *context)
{
	const struct clause_tokens *tokens = context->parser->tokens;
	uint32_t counts = 0;
	for (uint32_t i = context->state->clause; i + 1 < tokens->count && counts < 2; i++) {
		const struct clause_token *token = &tokens->items[i];
		if (token->kind == TOKEN_STOP || token->kind == TOKEN_SEMICOLON ||
		    token->kind == TOKEN_COMMA) {
			break;
		}
		counts += token->kind == TOKEN_FIGURE && (token[1].roles & ROLE_FLAG(ROLE_PARTNER));
	}
	return counts > 1;
}

void partners_evidence(struct figure_context *context, bool is_unit)
{
	const word_set partners = ROLE_FLAG(ROLE_PARTNER);
	const struct clause_token *word = NULL;
	if (is_unit && context_has(context, ROLE_WITH)) {
		context_add(context, EVIDENCE_PARTNER, context->at + 1);
	} else if (context_is_behind(context, partners) && context_has(context, ROLE_WITH)) {
		word = context->behind;
	} else if (context_is_before(context, partners) && context_has(context, ROLE_TOTAL) &&
	           context->behind_gap == 0) {
		word = context->before;
	}
	/* Asked last, as it looks through the clause. */
	if (word && !counts_some_partners(context)) {
		context_add_at(context, EVIDENCE_PARTNER, word);
	}
}

/* The word that says that a time is by when a project is finished: behind it, in the same clause. */
static const struct clause_token *find_finish(const struct figure_context *context)
{
	const struct clause_tokens *tokens = context->parser->tokens;
	for (uint32_t i = context->at + 1; i < tokens->count; i++) {
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

void duration_evidence(struct figure_context *context)
{
	add_topic(context, FACT_DURATION, ROLE_FLAG(ROLE_TERM));
	add_carried(context, ROLE_TERM, EVIDENCE_TERM);
	if (context_has_before(context, ROLE_TERM) && context->state->facts[FACT_DURATION] == 0 &&
	    begins_clause(context)) {
		context_add(context, EVIDENCE_TERM, context->state->last[ROLE_TERM]);
	}
	if (context->before && context->before->kind == TOKEN_KIND &&
	    context->before_gap <= BESIDE) {
		context_add_at(context, EVIDENCE_KIND_BESIDE, context->before);
	} else if (begins_clause(context)) {
		context_add(context, EVIDENCE_BARE, context->at + 1);
	}
	add_role(context, ROLE_START, EVIDENCE_START);
	bool is_bounded = relation_is_upper(context->figure->relation) ||
	                  context->figure->relation == RELATION_RANGE;
	const struct clause_token *finish = is_bounded ? find_finish(context) : NULL;
	if (finish) {
		context_add_at(context, EVIDENCE_FINISH, finish);
	}
	add_next(context, FACT_DURATION);
	if (context_is_behind(context, ROLE_FLAG(ROLE_SUPPORT))) { /* paid within so many days */
		context_add_at(context, EVIDENCE_ATTRIBUTE, context->behind);
	}
	bool is_again = context->state->facts[FACT_DURATION] > 0 && !context_goes_on(context) &&
	                !is_in_order(context) && !context_has_own(context, ROLE_TERM);
	if (is_again || is_attribute(context)) {
		context_add(context, EVIDENCE_ATTRIBUTE, context->at + 1);
	}
}
