/* What stands around a figure: beside it, in its clause before it, and what an amount is for each of. */
#include "facts/figure_context.h"
#include "base/utf8.h"

static const word_set PROJECTS = ROLE_FLAG(ROLE_PROJECT);
static const word_set IN_NAMES =
    ROLE_FLAG(ROLE_GRADE) | ROLE_FLAG(ROLE_PLAIN) | ROLE_FLAG(ROLE_DETERMINER);
/* What may stand between a name and the count that belongs to it. */
static const word_set PASSED = ROLE_FLAG(ROLE_BE) | ROLE_FLAG(ROLE_TOTAL) | ROLE_FLAG(ROLE_NOW) |
                               ROLE_FLAG(ROLE_EACH) | ROLE_FLAG(ROLE_ALL);

const struct figure *parser_figure(const struct paragraph_parser *parser, uint32_t at)
{
	return &parser->figures->items[parser->tokens->items[at].figure];
}

const struct word *parser_find_word(const struct paragraph_parser *parser, struct str text,
                                    word_set roles)
{
	const struct lexicon *words = parser->reader->grammar->vocabulary;
	const struct word *word = NULL;
	for (size_t at = 0; at < text.size && !word; (void)utf8_next(text, &at)) {
		word = lexicon_match(words, text, at, roles);
	}
	return word;
}

/* Where tokens from first to last stand in the folded text. */
static struct span place_of(const struct paragraph_parser *parser, uint32_t first, uint32_t last)
{
	const struct normalized *normalized = &parser->reader->normalized;
	uint32_t end = parser->tokens->items[last].end;
	return (struct span){normalized->origin[parser->tokens->items[first].start],
	                     end < normalized->text.size
	                         ? normalized->origin[end]
	                         : normalized->origin[normalized->text.size]};
}

void context_add(const struct figure_context *context, enum evidence_rule rule, uint32_t token)
{
	struct span place =
	    token > 0 ? place_of(context->parser, token - 1, token - 1) : (struct span){0};
	evidence_add(context->evidence, rule, place);
}

void context_add_at(const struct figure_context *context, enum evidence_rule rule,
                    const struct clause_token *token)
{
	context_add(context, rule, (uint32_t)(token - context->items) + 1);
}

bool context_has(const struct figure_context *context, enum word_role role)
{
	return state_has(context->state, role, context->state->clause);
}

bool context_has_own(const struct figure_context *context, enum word_role role)
{
	return state_has(context->state, role, context->segment);
}

uint32_t context_applicant(const struct figure_context *context)
{
	uint32_t last = context->state->last[ROLE_RECIPIENT];
	return last > context->segment && (context->items[last - 1].roles & ROLE_FLAG(ROLE_LIMIT))
	           ? last
	           : 0;
}

bool context_has_before(const struct figure_context *context, enum word_role role)
{
	return state_has(context->state, role, context->state->sentence);
}

/* ---- what stands beside ---- */

void context_find_before(struct figure_context *context)
{
	uint32_t end = context->items[context->at].start;
	for (uint32_t i = context->at; i > context->segment; i--) {
		const struct clause_token *token = &context->items[i - 1];
		context->before_gap += end - token->end;
		bool is_passed = token->kind == TOKEN_COLON ||
		                 (token->kind == TOKEN_WORD && (token->roles & PASSED) &&
		                  !(token->roles & ~(PASSED | ROLE_FLAG(ROLE_BREAK))));
		end = token->start;
		if (!is_passed) {
			context->before = token;
			break;
		}
	}
	context->before_gap /= 3; /* bytes of a Chinese character */
}

void context_find_behind(struct figure_context *context)
{
	const struct clause_tokens *tokens = context->parser->tokens;
	uint32_t start = tokens->items[context->at].end;
	for (uint32_t i = context->at + 1; i < tokens->count; i++) {
		const struct clause_token *token = &tokens->items[i];
		context->behind_gap += token->start - start;
		start = token->end;
		if (token->kind != TOKEN_WORD || !(token->roles & IN_NAMES)) {
			context->behind = token;
			break;
		}
	}
	if (!context->behind) {
		context->behind_gap += context->parser->reader->normalized.text.size - start;
	}
	context->behind_gap /= 3;
}

bool context_is_before(const struct figure_context *context, word_set roles)
{
	return context->before && context->before_gap <= BESIDE && (context->before->roles & roles);
}

bool context_is_behind(const struct figure_context *context, word_set roles)
{
	return context->behind && (context->behind->roles & roles);
}

size_t context_text_between(const struct figure_context *context, uint32_t token_from_1)
{
	size_t bytes = 0;
	for (uint32_t i = token_from_1; i <= context->at; i++) {
		bytes += context->items[i].start - context->items[i - 1].end;
	}
	return bytes / 3;
}

/* ---- for each of what ---- */

struct str context_per_of_each(const struct figure_context *context, uint32_t each)
{
	struct str per = {0};
	if (context->items[each - 1].word && context->items[each - 1].word->name.size > 0) {
		per = context->items[each - 1].word->name;
	}
	for (uint32_t i = each; i < context->at; i++) {
		const struct clause_token *token = &context->items[i];
		size_t gap = (token->start - context->items[each - 1].end) / 3;
		if (gap > 2 * NEAR) {
			break;
		}
		if (token->roles & ROLE_FLAG(ROLE_RECIPIENT)) {
			return token->word->name;
		}
		if (token->roles & (PROJECTS | ROLE_FLAG(ROLE_HEAD))) {
			return STR("project");
		}
		if (token->roles & (ROLE_FLAG(ROLE_DIRECTION) | ROLE_FLAG(ROLE_FIELD))) {
			return STR("direction");
		}
		if (token->roles & ROLE_FLAG(ROLE_CLASSIFIER)) {
			per = token->word->name;
		} else if (!(token->roles & IN_NAMES) &&
		           !(token->roles & ROLE_FLAG(ROLE_SUPPORT))) {
			break;
		}
	}
	return per;
}

/* ---- who gets it ---- */

struct str context_per_of_recipient(const struct figure_context *context)
{
	struct str per = {0};
	for (uint32_t i = context->state->last[ROLE_FOR]; i < context->at; i++) {
		if (context->items[i].kind == TOKEN_FIGURE) {
			break;
		}
		if (context->items[i].roles & ROLE_FLAG(ROLE_RECIPIENT)) {
			per = context->items[i].word->name;
		} else if (context->items[i].roles & PROJECTS) {
			per = STR("project");
		}
	}
	return per;
}

bool context_goes_on(const struct figure_context *context)
{
	const struct clause_state *state = context->state;
	return state->kind > context->segment || context_applicant(context) > 0 ||
	       state->figure <= state->sentence;
}
