/* What a figure is a fact of: evidence is collected for each kind of fact that it may be, the one with the most is
 * chosen, and it is a fact where that weighs enough. */
#include "base/utf8.h"
#include "facts/figure_context.h"

static bool is_unit_of_projects(const struct figure_context *context)
{
	const struct clause_token *token = &context->items[context->at];
	const struct lexicon *words = context->parser->reader->grammar->vocabulary;
	struct str text = str_slice(context->parser->reader->normalized.text, 0, token->end);
	size_t size = context->figure->unit.size;
	for (size_t at = token->start; at < text.size; (void)utf8_next(text, &at)) {
		const struct word *word =
		    lexicon_match(words, text, at, ROLE_FLAG(ROLE_CLASSIFIER));
		if (word && word->text.size == size) {
			return true;
		}
	}
	return false;
}

/* Whether a bare number counts countries: the word behind it says so, and no longer word begins there. */
static bool counts_partners(const struct figure_context *context)
{
	const struct paragraph_parser *parser = context->parser;
	const struct clause_token *token = &parser->tokens->items[context->at];
	const struct word *word =
	    lexicon_match(parser->reader->grammar->vocabulary, parser->reader->normalized.text,
	                  token->end, ROLE_STATEMENT | ROLE_FLAG(ROLE_PARTNER_UNIT));
	return word && (word->classes & ROLE_FLAG(ROLE_PARTNER_UNIT));
}

/* What a figure is a fact of by its best candidate; FACT_NONE where it can be none. */
static enum fact_of choose(struct figure_context *context, struct evidence_list *best)
{
	struct evidence_list lists[FACT_COUNT_OF_ALL] = {0};
	enum fact_of of = FACT_NONE;
	enum figure_kind kind = (enum figure_kind)context->figure->kind;
	bool is_count = kind == FIGURE_COUNT && is_unit_of_projects(context);
	bool is_bare = kind == FIGURE_NUMBER && counts_partners(context);
	for (int i = FACT_PROJECTS; i < FACT_COUNT_OF_ALL; i++) {
		context->evidence = &lists[i];
		if (i == FACT_FUNDS && kind == FIGURE_MONEY) {
			funds_evidence(context);
		} else if (i == FACT_DURATION && kind == FIGURE_DURATION) {
			duration_evidence(context);
		} else if (i == FACT_PROJECTS && is_count) {
			projects_evidence(context);
		} else if (i == FACT_DIRECTIONS && is_count) {
			directions_evidence(context);
		} else if (i == FACT_PARTNERS && (is_count || is_bare)) {
			partners_evidence(context, is_bare);
		}
		/* An amount has a reason even where nothing speaks for it. */
		bool may_be_none = lists[i].count > 0 || (i == FACT_FUNDS && kind == FIGURE_MONEY);
		/* What can be counted in the text itself is of this call, whatever year is named: its directions,
		 * its partners. */
		bool is_own =
		    i == FACT_PARTNERS || (lists[i].rules & EVIDENCE_FLAG(EVIDENCE_AS_MANY));
		enum word_role role = ROLE_REASON;
		bool is_past = context_find_reason(context, &role) > 0 && role == ROLE_HISTORY;
		if (may_be_none && !(is_own && is_past)) {
			reason_evidence(context);
		}
		if (lists[i].count > 0 && (of == FACT_NONE || lists[i].weight > lists[of].weight)) {
			of = (enum fact_of)i;
		}
	}
	*best = lists[of];
	return of;
}

/* Whether an amount is for each direction, and not for each task or topic, which is given money as a project is. */
static bool names_direction(const struct figure_context *context)
{
	const struct clause_token *token = &context->items[context->at];
	struct str text = str_slice(context->parser->reader->normalized.text,
	                            context->items[context->segment].start, token->end);
	const word_set named = ROLE_FLAG(ROLE_DIRECTION) | ROLE_FLAG(ROLE_FIELD);
	const struct word *word = parser_find_word(context->parser, text, named);
	return word && !str_equal(word->name, STR("task"));
}

/* An amount for each year may also be for each of something else: the clause has another word for each before. */
static struct str per_of_earlier_each(const struct figure_context *context, uint32_t each,
                                      struct str per)
{
	for (uint32_t i = each - 1; i > context->state->clause; i--) {
		if (context->items[i - 1].roles & ROLE_FLAG(ROLE_EACH)) {
			struct str first = context_per_of_each(context, i);
			return first.size > 0
			           ? arena_format(context->parser->reader->arena, "%.*s %.*s",
			                          STR_FORMAT(first), STR_FORMAT(per))
			           : per;
		}
	}
	return per;
}

/* Whether an amount is the budget of the year: a sentence behind those on a kind of project names it. */
static bool is_budget(const struct figure_context *context, enum fact_of of)
{
	const struct clause_state *state = context->state;
	return of == FACT_FUNDS && state->sentence > 0 && state->kind <= state->sentence &&
	       context_has(context, ROLE_NOW) && context_has(context, ROLE_FUNDS) &&
	       !context_has(context, ROLE_EACH) && !context_has(context, ROLE_RATE);
}

/* What a fact is for each of. */
static struct str per_of(const struct figure_context *context, enum fact_of of)
{
	const struct clause_state *state = context->state;
	uint32_t each = state->last[ROLE_EACH];
	struct str per = context->figure->per;
	if (of == FACT_DURATION || of == FACT_DIRECTIONS || of == FACT_PARTNERS) {
		return (struct str){0};
	}
	bool is_given = context_has(context, ROLE_SUPPORT) && !context_has(context, ROLE_TOTAL) &&
	                state->facts[FACT_FUNDS] == 0;
	if (each > state->clause ||
	    (each > state->part && (context_goes_on(context) || is_given))) {
		struct str own = context_per_of_each(context, each);
		bool is_vague = per.size == 0 || str_equal(per, STR("each"));
		per = own.size > 0 && is_vague ? own : per;
		per = str_equal(per, STR("year")) ? per_of_earlier_each(context, each, per) : per;
	}
	bool is_task =
	    of == FACT_FUNDS && str_equal(per, STR("direction")) && !names_direction(context);
	per = is_task ? STR("project") : per;
	if (of == FACT_PROJECTS) {
		bool is_each = str_equal(per, STR("direction")) || str_equal(per, STR("project"));
		return is_each ? per : (struct str){0};
	}
	if (each > state->clause && per.size == 0) {
		return STR("each"); /* of what, the words do not tell */
	}
	if (per.size > 0 || context_has(context, ROLE_TOTAL)) {
		return per;
	}
	if (state->last[ROLE_FOR] > state->part) {
		per = context_per_of_recipient(context);
	}
	bool is_each = context_has(context, ROLE_RATE) || context_has_before(context, ROLE_RATE) ||
	               ((context->parser->scope.topic & ROLE_FLAG(ROLE_RATE)) &&
	                !(context_has(context, ROLE_NOW) && context_has(context, ROLE_FUNDS)));
	if (per.size == 0 && context_applicant(context) > 0 && !is_each) {
		per = context->items[context_applicant(context) - 1].word->name;
	}
	bool is_of_kind = !is_budget(context, of) &&
	                  (state->subject_count > 0 || context->parser->scope.kind.size > 0) &&
	                  !context->parser->scope.is_in_direction;
	return per.size == 0 && (is_each || is_of_kind) ? STR("project") : per;
}

static void add(struct paragraph_parser *parser, struct statement statement)
{
	struct statements *out = parser->out;
	ARENA_PUSH(parser->reader->arena, out->items, out->count, out->capacity, statement);
	out->funds = statement.of == FACT_FUNDS ? out->count : out->funds;
}

/* The kind that stands behind a count as what is counted: ten key topics. */
static bool counts_kind(const struct figure_context *context, enum fact_of of, struct str *kind)
{
	bool is_kind =
	    of == FACT_PROJECTS && context->behind && context->behind->kind == TOKEN_KIND;
	if (is_kind) {
		const struct statement_reader *reader = context->parser->reader;
		*kind = normalized_original(&reader->normalized, reader->arena, reader->clean,
		                            context->behind->start, context->behind->end);
	}
	return is_kind;
}

/* Remembers what each project of a kind gets. */
static void note_each(const struct figure_context *context, const struct statement *statement)
{
	enum { MAX_EACH = 64 };
	struct statement_reader *reader = context->parser->reader;
	struct each_amount each = {statement->kind, context->figure->value};
	if (statement->of == FACT_FUNDS && str_equal(statement->per, STR("project")) &&
	    context->figure->has_value && reader->each_count < MAX_EACH) {
		ARENA_PUSH(reader->arena, reader->each, reader->each_count, reader->each_capacity,
		           each);
	}
}

static void add_facts(struct figure_context *context, enum fact_of of,
                      const struct evidence_list *evidence)
{
	struct paragraph_parser *parser = context->parser;
	struct clause_state *state = &parser->state;
	struct statement statement = {.figure = parser->tokens->items[context->at].figure,
	                              .of = (uint8_t)of,
	                              .is_amount = of == FACT_FUNDS || of == FACT_PROJECTS,
	                              .per = per_of(context, of),
	                              .is_of_all = context_has(context, ROLE_THESE) &&
	                                           context_has(context, ROLE_TOTAL),
	                              .whole = NO_STATEMENT,
	                              .evidence = *evidence};
	struct str kinds[MAX_SUBJECTS];
	uint32_t count = 1;
	bool is_sum = of == FACT_FUNDS || of == FACT_DIRECTIONS;
	/* A count in the clause behind the one that names kinds is of all of them. */
	bool is_behind_kinds = of == FACT_PROJECTS && state->kind <= state->clause;
	bool is_of_all = (is_sum || is_behind_kinds) && state->subject_count > 1 &&
	                 context_has(context, ROLE_TOTAL) && statement.per.size == 0;
	if (is_of_all || is_budget(context, of)) {
		count = 0;
	} else if (!counts_kind(context, of, &kinds[0]) &&
	           !parser_kinds_of(parser, context->at, of, kinds, &count)) {
		/* It is not clear to which of several kinds it belongs. */
		statement.of = statement.per.size > 0 ? (uint8_t)of : FACT_NONE;
		count = 0;
	}
	const struct statement *whole =
	    state->whole != NO_STATEMENT ? &parser->out->items[state->whole] : NULL;
	bool is_part = whole && whole->of == of && str_equal(whole->per, statement.per);
	statement.whole = is_part ? state->whole : NO_STATEMENT;
	statement.is_name = is_part && state->kind <= state->figure;
	for (uint32_t i = 0; i < (count > 0 ? count : 1); i++) {
		statement.kind =
		    parser_kind_in_scope(parser, count > 0 ? kinds[i] : (struct str){0});
		add(parser, statement);
		note_each(context, &statement);
	}
	if (!is_part && statement.of != FACT_NONE) {
		state->facts[of] = (uint32_t)parser->out->count;
	}
}

/* What a person says that a figure is, of the kind of project that is spoken of. */
static void add_corrected(struct figure_context *context)
{
	struct paragraph_parser *parser = context->parser;
	uint32_t figure = context->items[context->at].figure;
	const struct figure_hint *hint = &parser->hints[figure];
	struct statement statement = {.figure = figure,
	                              .of = hint->corrected,
	                              .per = hint->per.size > 0 ? hint->per : context->figure->per,
	                              .kind = parser_kind_in_scope(parser, (struct str){0}),
	                              .whole = NO_STATEMENT};
	evidence_add(&statement.evidence, EVIDENCE_CORRECTED, context->figure->span);
	if (statement.evidence.weight < EVIDENCE_ENOUGH) {
		return;
	}
	add(parser, statement);
	parser->state.facts[hint->corrected] = (uint32_t)parser->out->count;
}

void parser_classify_figure(struct paragraph_parser *parser, uint32_t at)
{
	struct clause_state *state = &parser->state;
	struct figure_context context = {.parser = parser,
	                                 .items = parser->tokens->items,
	                                 .state = state,
	                                 .figure = parser_figure(parser, at),
	                                 .at = at,
	                                 .segment = state->figure > state->clause ? state->figure
	                                                                          : state->clause};
	uint32_t figure = parser->tokens->items[at].figure;
	struct evidence_list evidence = {.count = 0};
	context_find_before(&context);
	context_find_behind(&context);
	enum fact_of of = choose(&context, &evidence);
	bool is_money = context.figure->kind == FIGURE_MONEY;
	bool is_corrected = parser->hints && parser->hints[figure].corrected != FACT_NONE;
	if (of == FACT_NONE && !is_money && !is_corrected) {
		return;
	}
	if (parser->hints && parser->hints[figure].is_taken) {
		state->facts[of] = (uint32_t)parser->out->count + 1;
		add(parser,
		    (struct statement){.figure = figure, .of = (uint8_t)of, .whole = NO_STATEMENT});
		return;
	}
	if (parser->hints && parser->hints[figure].reason.size > 0) {
		add(parser, (struct statement){.figure = figure,
		                               .whole = NO_STATEMENT,
		                               .reason = parser->hints[figure].reason,
		                               .is_amount = is_money});
		return;
	}
	state->reason = 0;
	if (is_corrected) {
		add_corrected(&context);
		return;
	}
	if (of != FACT_NONE && evidence.weight >= EVIDENCE_ENOUGH) {
		add_facts(&context, of, &evidence);
		return;
	}
	/* A count may be one of projects where something says so, even if not enough does. */
	const uint64_t near = EVIDENCE_FLAG(EVIDENCE_COUNT) | EVIDENCE_FLAG(EVIDENCE_KIND_BESIDE) |
	                      EVIDENCE_FLAG(EVIDENCE_PROJECT_BESIDE) |
	                      EVIDENCE_FLAG(EVIDENCE_PROJECT_BEHIND);
	bool may_be_projects =
	    (evidence.rules & near) && !(evidence.rules & EVIDENCE_FLAG(EVIDENCE_OTHER_NOUN));
	enum word_role role = ROLE_REASON;
	state->reason = context_find_reason(&context, &role) > 0 ? (uint32_t)role : 0;
	add(parser,
	    (struct statement){.figure = figure,
	                       .whole = str_equal(context.reason, STR("part")) ? state->whole
	                                                                       : NO_STATEMENT,
	                       .reason = context.reason,
	                       .is_amount = is_money || may_be_projects,
	                       .evidence = evidence});
}
