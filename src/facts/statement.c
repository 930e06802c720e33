/* Reads one paragraph from left to right: the state keeps what words have said so far, and each figure is
 * classified by that where it stands. What was said holds to the end of its clause, and beyond where the sentence
 * goes on with another kind of project. */
#include "facts/statement.h"

#include "base/utf8.h"
#include "facts/paragraph_parser.h"
#include "grammar/vocabulary.h"

struct str fact_of_name(enum fact_of of)
{
	static const struct str names[] = {
	    [FACT_NONE] = STR_INIT(""),
	    [FACT_PROJECTS] = STR_INIT("projects"),
	    [FACT_FUNDS] = STR_INIT("funds"),
	    [FACT_DURATION] = STR_INIT("duration"),
	    [FACT_DIRECTIONS] = STR_INIT("directions"),
	    [FACT_PARTNERS] = STR_INIT("partners"),
	};
	return names[of];
}

/* ---- the state of a reading ---- */

static void begin_sentence(struct paragraph_parser *parser, uint32_t next, bool is_stop)
{
	struct clause_state *state = &parser->state;
	bool keeps_first_kind = parser->first_kind.size > 0 && parser->kinds_seen == 1;
	parser->part_kinds = 0;
	state->clause = state->part = next;
	state->intro_from = state->intro_to = 0;
	state->reason = 0;
	if (is_stop) {
		state->sentence = next;
		parser->sentence_kind_count = 0;
	}
	state->wider = (struct str){0};
	state->subject_count = 0;
	if (keeps_first_kind) {
		state->subjects[state->subject_count++] = parser->first_kind;
	}
	memcpy(state->previous, state->facts, sizeof state->facts);
	memset(state->facts, 0, sizeof state->facts);
	state->whole = NO_STATEMENT;
}

static void open_bracket(struct paragraph_parser *parser, uint32_t at)
{
	if (parser->depth < MAX_BRACKETS) {
		parser->stack[parser->depth] = parser->state;
	}
	parser->depth++;
	/* Brackets right behind a count, or what it counts, name its parts. */
	struct clause_state *state = &parser->state;
	const struct clause_token *before = at > 0 ? &parser->tokens->items[at - 1] : NULL;
	const word_set counted = ROLE_FLAG(ROLE_RECIPIENT) | ROLE_FLAG(ROLE_PROJECT);
	bool is_noun = at > 1 && (before->roles & counted) && before[-1].kind == TOKEN_FIGURE;
	if (before && (before->kind == TOKEN_FIGURE || is_noun) &&
	    state->facts[FACT_PROJECTS] > 0) {
		state->whole = state->facts[FACT_PROJECTS] - 1;
		state->last[ROLE_PARTS] = at + 1;
	}
}

static void close_bracket(struct paragraph_parser *parser)
{
	if (parser->depth == 0) {
		return;
	}
	parser->depth--;
	if (parser->depth < MAX_BRACKETS) {
		struct clause_state inner = parser->state;
		parser->state = parser->stack[parser->depth];
		memcpy(parser->state.facts, inner.facts, sizeof inner.facts);
	}
}

/* A word like "of which": parts of the last fact follow, or where it begins a sentence, parts of the last fact
 * before that. */
static void begin_parts(struct paragraph_parser *parser, bool begins_sentence)
{
	static const enum fact_of wholes[] = {FACT_PROJECTS, FACT_FUNDS, FACT_DIRECTIONS};
	struct clause_state *state = &parser->state;
	const uint32_t *facts = begins_sentence ? state->previous : state->facts;
	uint32_t last = 0;
	for (size_t i = 0; i < sizeof wholes / sizeof *wholes; i++) {
		last = facts[wholes[i]] > last ? facts[wholes[i]] : last;
	}
	state->whole = last > 0 ? last - 1 : NO_STATEMENT;
}

static void read_word(struct paragraph_parser *parser, uint32_t at)
{
	struct clause_state *state = &parser->state;
	const struct clause_token *token = &parser->tokens->items[at];
	for (word_set left = token->roles; left; left &= left - 1) {
		state->last[word_set_first(left)] = at + 1;
	}
	/* A batch, "1", that came before that of the call. */
	if ((token->roles & ROLE_FLAG(ROLE_BATCH)) && token->word && token->word->name.size == 1 &&
	    token->word->name.data[0] - '0' < (int)parser->reader->batch) {
		state->last[ROLE_HISTORY] = at + 1;
	}
	if (token->roles & ROLE_FLAG(ROLE_PARTS)) {
		begin_parts(parser, at == state->part);
	}
	if (token->roles & ROLE_FLAG(ROLE_KINDS)) {
		parser_read_kinds(parser, at);
	}
	bool is_of_all = (token->roles & ROLE_FLAG(ROLE_ALL)) && state->subject_count != 1 &&
	                 state->kind <= state->clause;
	bool begins_clause = at == state->clause;
	if (is_of_all || (begins_clause && (token->roles & ROLE_FLAG(ROLE_THESE)))) {
		state->subject_count = 0;
	}
}

/* Whether a year says when something is done, and is not the year of a budget: within 2021, for those founded in
 * 2021. */
static bool is_when(const struct paragraph_parser *parser, uint32_t at)
{
	const struct clause_token *token = &parser->tokens->items[at];
	bool is_of_addressee = parser->state.last[ROLE_FOR] > parser->state.clause;
	return is_of_addressee ||
	       parser_find_word(
		   parser, str_slice(parser->reader->normalized.text, token->start, token->end),
		   ROLE_FLAG(ROLE_WITHIN)) != NULL;
}

static void read_year(struct paragraph_parser *parser, uint32_t at)
{
	enum { YEAR_DIGITS = 4, YEARS = 2 * YEAR_DIGITS + 1 /* from one to another */ };
	const struct figure *figure = parser_figure(parser, at);
	uint32_t year = 0;
	bool are_several = figure->text.size == YEARS && figure->text.data[YEAR_DIGITS] == '/';
	if (figure->kind != FIGURE_DATE || (figure->text.size != YEAR_DIGITS && !are_several) ||
	    is_when(parser, at)) {
		return;
	}
	for (size_t i = figure->text.size - YEAR_DIGITS; i < figure->text.size; i++) {
		year = year * 10 + (uint32_t)(figure->text.data[i] - '0');
	}
	uint32_t own = parser->reader->year;
	if ((own > 0 && year < own) || (own == 0 && are_several)) {
		parser->state.last[ROLE_HISTORY] = at + 1;
	} else if (year == parser->reader->year) {
		parser->state.last[ROLE_NOW] = at + 1;
	}
}

/* Whether what ends at a token is the first sentence, and names a kind and nothing else. */
static bool is_title(const struct paragraph_parser *parser, uint32_t at)
{
	const struct clause_token *before = at > 0 ? &parser->tokens->items[at - 1] : NULL;
	return parser->state.sentence == 0 && before && before->kind == TOKEN_KIND &&
	       parser->state.figure == 0 && before->end == parser->tokens->items[at].start &&
	       parser->kinds_seen == 1;
}

static void read_token(struct paragraph_parser *parser, uint32_t at)
{
	switch ((enum clause_token_kind)parser->tokens->items[at].kind) {
	case TOKEN_STOP:
		if (is_title(parser, at)) {
			/* The kind that a title names holds for all that follows. */
			parser->scope.kind = parser_kind_in_scope(parser, parser->first_kind);
			parser->first_kind = (struct str){0};
			parser->kinds_seen = 0;
		}
		begin_sentence(parser, at + 1, true);
		break;
	case TOKEN_SEMICOLON:
		begin_sentence(parser, at + 1, false);
		break;
	case TOKEN_COMMA:
		parser->state.clause = at + 1;
		break;
	case TOKEN_OPEN:
		open_bracket(parser, at);
		break;
	case TOKEN_CLOSE:
		close_bracket(parser);
		break;
	case TOKEN_COLON:
		parser->state.intro_from = parser->state.clause;
		parser->state.intro_to = at;
		break;
	case TOKEN_KIND:
		parser_read_kind(parser, at);
		read_word(parser, at);
		break;
	case TOKEN_WORD:
		read_word(parser, at);
		break;
	case TOKEN_FIGURE:
		read_word(parser, at);
		read_year(parser, at);
		parser_classify_figure(parser, at);
		parser->state.figure = at + 1;
		break;
	case TOKEN_LIST:
		break;
	}
}

const struct statements *statements_read(struct statement_reader *reader, struct span span,
                                         const struct figures *figures,
                                         const struct figure_hint *hints,
                                         const struct statement_scope *scope)
{
	struct paragraph_parser parser = {.reader = reader,
	                                  .figures = figures,
	                                  .hints = hints,
	                                  .scope = *scope,
	                                  .tokens = &reader->tokens,
	                                  .out = &reader->statements};
	parser.state.whole = NO_STATEMENT;
	reader->statements.count = 0;
	reader->statements.funds = 0;
	normalize_text(&reader->normalized, reader->arena, reader->folded, span);
	clause_tokens_read(&reader->tokens, reader, figures);
	for (uint32_t i = 0; i < reader->tokens.count; i++) {
		read_token(&parser, i);
	}
	return &reader->statements;
}

/* ---- headings ---- */

/* The kind that the tokens of a heading name, and nothing else; empty where they name none. */
static struct str kind_of_heading(const struct statement_reader *reader)
{
	const struct clause_tokens *tokens = &reader->tokens;
	struct str text = reader->normalized.text;
	uint32_t end = (uint32_t)text.size;
	uint32_t last = 0; /* behind the last token that is part of the name */
	for (size_t i = 0; i < tokens->count; i++) {
		const struct clause_token *token = &tokens->items[i];
		if (token->kind == TOKEN_COLON || token->kind == TOKEN_STOP ||
		    token->kind == TOKEN_OPEN) {
			end = token->start;
			break;
		}
		last = token->kind == TOKEN_KIND ? token->end : last;
	}
	bool is_kind = last > 0 && last == end;
	return is_kind
	           ? normalized_original(&reader->normalized, reader->arena, reader->clean, 0, end)
	           : (struct str){0};
}

word_set statement_heading(struct statement_reader *reader, struct span span, struct str *kind)
{
	static const struct figures none = {0};
	word_set topic = 0;
	normalize_text(&reader->normalized, reader->arena, reader->folded, span);
	clause_tokens_read(&reader->tokens, reader, &none);
	for (size_t i = 0; i < reader->tokens.count; i++) {
		topic |= reader->tokens.items[i].roles;
	}
	*kind = kind_of_heading(reader);
	return topic;
}
