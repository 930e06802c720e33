/* What a trial asks of the tokens around its figure: what stands beside it, what its clause has said, for each of
 * what an amount is. */
#include "facts/trial.h"
#include "base/utf8.h"

static const word_set PROJECTS = ROLE_FLAG(ROLE_PROJECT);
static const word_set IN_NAMES =
    ROLE_FLAG(ROLE_GRADE) | ROLE_FLAG(ROLE_PLAIN) | ROLE_FLAG(ROLE_DETERMINER);
/* What may stand between a name and the count that belongs to it. */
static const word_set PASSED = ROLE_FLAG(ROLE_BE) | ROLE_FLAG(ROLE_TOTAL) | ROLE_FLAG(ROLE_NOW) |
                               ROLE_FLAG(ROLE_EACH) | ROLE_FLAG(ROLE_ALL);

const struct figure *reading_figure(const struct reading *reading, uint32_t at)
{
	return &reading->figures->items[reading->tokens->items[at].figure];
}

const struct word *reading_finds(const struct reading *reading, struct str text, word_set roles)
{
	const struct lexicon *words = reading->reader->grammar->vocabulary;
	const struct word *word = NULL;
	for (size_t at = 0; at < text.size && !word; (void)utf8_next(text, &at)) {
		word = lexicon_match(words, text, at, roles);
	}
	return word;
}

struct span reading_place(const struct reading *reading, uint32_t first, uint32_t last)
{
	const struct compact *compact = &reading->reader->compact;
	uint32_t end = reading->tokens->items[last].end;
	return (struct span){compact->origin[reading->tokens->items[first].start],
	                     end < compact->text.size ? compact->origin[end]
	                                              : compact->origin[compact->text.size]};
}

struct span trial_place(const struct trial *trial, uint32_t token_from_1)
{
	return token_from_1 > 0 ? reading_place(trial->reading, token_from_1 - 1, token_from_1 - 1)
	                        : (struct span){0};
}

struct span trial_place_of_token(const struct trial *trial, const struct clause_token *token)
{
	return trial_place(trial, (uint32_t)(token - trial->reading->tokens->items) + 1);
}

bool trial_has(const struct trial *trial, enum word_role role)
{
	return state_has(trial->state, role, trial->state->clause);
}

bool trial_has_own(const struct trial *trial, enum word_role role)
{
	return state_has(trial->state, role, trial->segment);
}

/* One who applies, named behind the last figure: 1 + the token; 0: none is. */
uint32_t trial_applicant(const struct trial *trial)
{
	uint32_t last = trial->state->last[ROLE_RECIPIENT];
	const struct clause_token *items = trial->reading->tokens->items;
	return last > trial->segment && (items[last - 1].roles & ROLE_FLAG(ROLE_LIMIT)) ? last : 0;
}

bool trial_has_before(const struct trial *trial, enum word_role role)
{
	return state_has(trial->state, role, trial->state->sentence);
}

/* ---- what stands beside ---- */

void trial_find_before(struct trial *trial)
{
	const struct clause_token *items = trial->reading->tokens->items;
	uint32_t end = items[trial->at].start;
	for (uint32_t i = trial->at; i > trial->segment; i--) {
		const struct clause_token *token = &items[i - 1];
		trial->before_gap += end - token->end;
		bool is_passed = token->kind == TOKEN_COLON ||
		                 (token->kind == TOKEN_WORD && (token->roles & PASSED) &&
		                  !(token->roles & ~(PASSED | ROLE_FLAG(ROLE_BREAK))));
		end = token->start;
		if (!is_passed) {
			trial->before = token;
			break;
		}
	}
	trial->before_gap /= 3; /* bytes of a Chinese character */
}

void trial_find_behind(struct trial *trial)
{
	const struct clause_tokens *tokens = trial->reading->tokens;
	uint32_t start = tokens->items[trial->at].end;
	for (uint32_t i = trial->at + 1; i < tokens->count; i++) {
		const struct clause_token *token = &tokens->items[i];
		trial->behind_gap += token->start - start;
		start = token->end;
		if (token->kind != TOKEN_WORD || !(token->roles & IN_NAMES)) {
			trial->behind = token;
			break;
		}
	}
	if (!trial->behind) {
		trial->behind_gap += trial->reading->reader->compact.text.size - start;
	}
	trial->behind_gap /= 3;
}

bool trial_is_before(const struct trial *trial, word_set roles)
{
	return trial->before && trial->before_gap <= BESIDE && (trial->before->roles & roles);
}

bool trial_is_behind(const struct trial *trial, word_set roles)
{
	return trial->behind && (trial->behind->roles & roles);
}

/* How many characters of other text stand between a word and the figure. */
size_t trial_text_between(const struct trial *trial, uint32_t token_from_1)
{
	const struct clause_token *items = trial->reading->tokens->items;
	size_t bytes = 0;
	for (uint32_t i = token_from_1; i <= trial->at; i++) {
		bytes += items[i].start - items[i - 1].end;
	}
	return bytes / 3;
}

/* ---- for each of what ---- */

/* What an amount is per by a word for each: what stands behind that word, or its classifier. */
struct str trial_per_of_each(const struct trial *trial, uint32_t each)
{
	const struct clause_token *items = trial->reading->tokens->items;
	struct str per = {0};
	if (items[each - 1].word && items[each - 1].word->name.size > 0) {
		per = items[each - 1].word->name;
	}
	for (uint32_t i = each; i < trial->at; i++) {
		const struct clause_token *token = &items[i];
		size_t gap = (token->start - items[each - 1].end) / 3;
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

/* Who gets it: the last that is named behind a word for whom. */
struct str trial_per_of_recipient(const struct trial *trial)
{
	const struct clause_token *items = trial->reading->tokens->items;
	struct str per = {0};
	for (uint32_t i = trial->state->last[ROLE_FOR]; i < trial->at; i++) {
		if (items[i].kind == TOKEN_FIGURE) {
			break;
		}
		if (items[i].roles & ROLE_FLAG(ROLE_RECIPIENT)) {
			per = items[i].word->name;
		} else if (items[i].roles & PROJECTS) {
			per = STR("project");
		}
	}
	return per;
}

/* Whether something new is spoken of behind the last figure: then what was said before it goes on. */
bool trial_goes_on(const struct trial *trial)
{
	const struct state *state = trial->state;
	return state->kind > trial->segment || trial_applicant(trial) > 0 ||
	       state->figure <= state->sentence;
}
