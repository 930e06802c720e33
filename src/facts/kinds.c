/* Which kinds of project a sentence speaks of: one name, several that are joined and share their last word ("key
 * and general topics"), or several that figures belong to in the same order ("A and B get 5 and 3 respectively"). */
#include "base/utf8.h"
#include "facts/paragraph_parser.h"

enum {
	MAX_PIECE = 8, /* characters of a name that shares the end of the one it is joined to */
	MAX_PLACED_NAME = 24 /* characters of a name that only its place in a list shows */
};

static const struct clause_token *token_at(const struct paragraph_parser *parser, uint32_t at)
{
	return &parser->tokens->items[at];
}

static struct str keep(const struct paragraph_parser *parser, uint32_t start, uint32_t end)
{
	const struct statement_reader *reader = parser->reader;
	return normalized_original(&reader->normalized, reader->arena, reader->clean, start, end);
}

/* A name before a word that joins it to the next: where it begins, and its first token. False where what
 * stands there is none. */
static bool piece_before(const struct paragraph_parser *parser, uint32_t conjunction,
                         uint32_t *start, uint32_t *first)
{
	static const word_set in_names =
	    ROLE_FLAG(ROLE_GRADE) | ROLE_FLAG(ROLE_PLAIN) | ROLE_FLAG(ROLE_NAME);
	uint32_t end = token_at(parser, conjunction)->start;
	uint32_t i = conjunction;
	while (i > 0) {
		const struct clause_token *token = token_at(parser, i - 1);
		bool is_part = token->kind == TOKEN_KIND ||
		               (token->kind == TOKEN_WORD && (token->roles & in_names));
		if (!is_part) {
			break;
		}
		i--;
	}
	*first = i;
	*start = i > 0 ? token_at(parser, i - 1)->end : 0;
	size_t size = utf8_count(str_slice(parser->reader->normalized.text, *start, end));
	bool is_whole = i < conjunction && token_at(parser, conjunction - 1)->kind == TOKEN_KIND;
	return size > 0 && (size <= MAX_PIECE || is_whole);
}

/* Whether a piece is a grade or a kind, and not just some other text. */
static bool is_grade(const struct paragraph_parser *parser, uint32_t first, uint32_t conjunction)
{
	for (uint32_t i = first; i < conjunction; i++) {
		const struct clause_token *token = token_at(parser, i);
		if (token->kind == TOKEN_KIND || (token->roles & ROLE_FLAG(ROLE_GRADE))) {
			return true;
		}
	}
	return false;
}

/* Whether the first piece of a list begins a clause: then all pieces are names. */
static bool begins_clause(const struct paragraph_parser *parser, uint32_t first)
{
	return first == parser->state.clause || first == 0 ||
	       token_at(parser, first - 1)->kind == TOKEN_COLON ||
	       token_at(parser, first - 1)->kind == TOKEN_OPEN ||
	       (token_at(parser, first - 1)->roles & ROLE_FLAG(ROLE_PARTS));
}

/* The names that are joined to the one at a token, in their order; stores the token where they begin. */
static uint32_t joined_names(const struct paragraph_parser *parser, uint32_t at, struct str end,
                             struct str *names)
{
	struct str found[MAX_SUBJECTS];
	uint32_t count = 0;
	uint32_t sure = 0;     /* how many of them are names whatever begins the list */
	bool has_list = false; /* more than one word joins two of them */
	uint32_t next = at;
	uint32_t start;
	uint32_t first = at;
	while (next > parser->state.clause && count < MAX_SUBJECTS - 1 &&
	       clause_token_joins(token_at(parser, next - 1)) &&
	       piece_before(parser, next - 1, &start, &first)) {
		bool is_sure = is_grade(parser, first, next - 1);
		bool has_end = first < next - 1 &&
		               (token_at(parser, next - 2)->roles & ROLE_FLAG(ROLE_PROJECT));
		struct str piece = keep(parser, start, token_at(parser, next - 1)->start);
		found[count++] = has_end ? piece
		                         : arena_format(parser->reader->arena, "%.*s%.*s",
		                                        STR_FORMAT(piece), STR_FORMAT(end));
		sure = is_sure ? count : sure;
		has_list |= token_at(parser, next - 1)->kind == TOKEN_LIST;
		next = first;
	}
	count = has_list && begins_clause(parser, first) ? count : sure;
	for (uint32_t i = 0; i < count; i++) {
		names[i] = found[count - 1 - i];
	}
	return count;
}

static void note_kind(struct paragraph_parser *parser, struct str kind)
{
	for (uint32_t i = 0; i < parser->sentence_kind_count; i++) {
		if (str_equal(parser->sentence_kinds[i], kind)) {
			return;
		}
	}
	if (parser->sentence_kind_count < MAX_SENTENCE_KINDS) {
		parser->sentence_kinds[parser->sentence_kind_count++] = kind;
	}
}

/* The name of a kind, with the wider one that the sentence has named before it: B-class, then general projects. */
static struct str full_name(struct paragraph_parser *parser, const struct clause_token *token)
{
	struct clause_state *state = &parser->state;
	struct str name = keep(parser, token->start, token->end);
	if (token->wider.size > 0) {
		state->wider =
		    keep(parser, token->start, token->start + (uint32_t)token->wider.size);
		return name;
	}
	return state->wider.size > 0 ? arena_format(parser->reader->arena, "%.*s%.*s",
	                                            STR_FORMAT(state->wider), STR_FORMAT(name))
	                             : name;
}

/* Whether a name is mentioned in a sentence about another kind: a verb or a condition governs it, and no figure
 * follows. */
static bool is_aside(const struct paragraph_parser *parser, uint32_t at)
{
	const word_set modifying = ROLE_FLAG(ROLE_OF);
	const word_set governing =
	    ROLE_FLAG(ROLE_BREAK) | ROLE_FLAG(ROLE_SUPPORT) | ROLE_FLAG(ROLE_CONDITION);
	const struct clause_token *token = token_at(parser, at);
	const struct clause_token *before = at > 0 ? token - 1 : NULL;
	const struct clause_token *behind = at + 1 < parser->tokens->count ? token + 1 : NULL;
	bool is_set_up = before && (before->roles & ROLE_FLAG(ROLE_SUPPORT)) && behind &&
	                 behind->kind == TOKEN_COMMA;
	bool is_governed = before && before->kind == TOKEN_WORD && (before->roles & governing) &&
	                   !(before->roles & modifying) && !is_set_up;
	bool is_like = behind && (behind->roles & ROLE_FLAG(ROLE_SAME));
	if (is_like) {
		return true;
	}
	bool is_condition = before && (before->roles & ROLE_FLAG(ROLE_CONDITION));
	return (parser->first_kind.size > 0 || is_condition) && is_governed && behind &&
	       behind->kind != TOKEN_FIGURE && behind->kind != TOKEN_COLON &&
	       !(behind->roles & ROLE_FLAG(ROLE_EACH));
}

void parser_read_kind(struct paragraph_parser *parser, uint32_t at)
{
	struct clause_state *state = &parser->state;
	const struct clause_token *token = token_at(parser, at);
	bool is_topic = parser->first_kind.size > 0 && str_equal(token->word->name, STR("task")) &&
	                at + 1 < parser->tokens->count && token[1].kind == TOKEN_COMMA;
	if (is_aside(parser, at) || is_topic) { /* the applicant's own topics are no kind */
		return;
	}
	struct str names[MAX_SUBJECTS];
	/* The last word of the name, which those that are joined to it may share. */
	struct str end = keep(parser, token->end - (uint32_t)token->word->text.size, token->end);
	bool is_level = !(token->roles & ROLE_FLAG(ROLE_PROJECT));
	uint32_t count = joined_names(parser, at, is_level ? (struct str){0} : end, names);
	names[count++] = full_name(parser, token);
	bool is_first = state->clause == 0 && state->figure == 0;
	if (is_first && count == 1) {
		parser->first_kind = names[0];
	}
	if (parser->kinds_seen == 0 || state->subject_count != count ||
	    !str_equal(state->subjects[0], names[0])) {
		parser->kinds_seen++;
	}
	bool is_same = state->subject_count > 0 && str_equal(state->subjects[0], names[0]);
	parser->part_kinds += !is_same;
	memcpy(state->subjects, names, count * sizeof *names);
	state->subject_count = count;
	state->kind = at + 1;
	for (uint32_t i = 0; i < count; i++) {
		note_kind(parser, names[i]);
	}
}

void parser_read_kinds(struct paragraph_parser *parser, uint32_t at)
{
	struct statement_reader *reader = parser->reader;
	struct str names[MAX_SUBJECTS];
	uint32_t start;
	uint32_t first;
	bool is_named = at > parser->state.clause && piece_before(parser, at, &start, &first);
	if (!is_named) {
		return;
	}
	/* The last name stands right before the word: as if it were joined to it. */
	uint32_t count = joined_names(parser, first, (struct str){0}, names);
	if (count == 0) {
		return;
	}
	names[count++] = keep(parser, start, token_at(parser, at)->start);
	reader->kind_count = 0;
	for (uint32_t i = 0; i < count; i++) {
		ARENA_PUSH(reader->arena, reader->kinds, reader->kind_count, reader->kind_capacity,
		           names[i]);
	}
	parser->state.subject_count = 0; /* what follows is said of all of them */
	parser->state.kind = 0;
}

/* ---- which kind a figure belongs to ---- */

/* How many figures of a kind follow each other from a token on, with nothing but commas between them; stores the
 * token behind the last. */
static uint32_t run_of_figures(const struct paragraph_parser *parser, uint32_t at, uint32_t *end)
{
	uint8_t kind = parser_figure(parser, at)->kind;
	uint32_t count = 0;
	for (uint32_t i = at; i < parser->tokens->count; i++) {
		const struct clause_token *token = token_at(parser, i);
		if (token->kind == TOKEN_FIGURE) {
			if (parser_figure(parser, i)->kind != kind) {
				break;
			}
			count++;
			*end = i + 1;
		} else if (token->kind != TOKEN_COMMA && !clause_token_joins(token)) {
			break;
		}
	}
	return count;
}

/* Whether a name is one of a class: national, or of category A. */
static bool is_class(const struct paragraph_parser *parser, struct str name)
{
	const struct lexicon *words = parser->reader->grammar->vocabulary;
	for (size_t at = 0; at < name.size; (void)utf8_next(name, &at)) {
		const struct word *end =
		    lexicon_match(words, str_slice(name, 0, name.size), at, ROLE_FLAG(ROLE_HEAD));
		if (end && at + end->text.size == name.size) {
			return str_equal(end->name, STR("class"));
		}
	}
	return false;
}

struct str parser_kind_in_scope(const struct paragraph_parser *parser, struct str kind)
{
	struct str around = parser->scope.kind;
	if (kind.size == 0 || around.size == 0) {
		return kind.size == 0 ? around : kind;
	}
	bool is_wider = is_class(parser, around) && str_find(kind, around) == SIZE_MAX;
	return is_wider ? arena_format(parser->reader->arena, "%.*s %.*s", STR_FORMAT(around),
	                               STR_FORMAT(kind))
	                : kind;
}

/* The kinds that so many figures belong to, one each: those that are spoken of, those of the sentence, those of
 * the document; NULL where no such list is as long. */
static const struct str *kinds_for(const struct paragraph_parser *parser, uint32_t count)
{
	const struct clause_state *state = &parser->state;
	if (state->subject_count == count) {
		return state->subjects;
	}
	if (parser->sentence_kind_count == count) {
		return parser->sentence_kinds;
	}
	return parser->reader->kind_count == count ? parser->reader->kinds : NULL;
}

/* At the first of several figures that belong to one kind each: finds these kinds. */
static void begin_order(struct paragraph_parser *parser, uint32_t at, uint32_t order)
{
	bool goes_on =
	    parser->order_token == order && (parser->order_next > 0 || at < parser->order_end);
	if (goes_on) {
		return;
	}
	parser->order_token = order;
	parser->order_next = 0;
	parser->order_size = run_of_figures(parser, at, &parser->order_end);
	const struct str *kinds = kinds_for(parser, parser->order_size);
	parser->has_order_kinds = kinds && parser->order_size <= MAX_SENTENCE_KINDS;
	if (parser->has_order_kinds) {
		memcpy(parser->order_kinds, kinds, parser->order_size * sizeof *kinds);
	}
}

/* The text before a count in a list of parts: a name by its place. */
static struct str name_by_place(struct paragraph_parser *parser, uint32_t at)
{
	const word_set between = ROLE_FLAG(ROLE_TOTAL) | ROLE_FLAG(ROLE_BE);
	const struct clause_state *state = &parser->state;
	uint32_t i = at;
	uint32_t end = token_at(parser, at)->start;
	while (i > state->clause && token_at(parser, i - 1)->kind == TOKEN_WORD &&
	       (token_at(parser, i - 1)->roles & between) && token_at(parser, i - 1)->end == end) {
		end = token_at(parser, i - 1)->start; /* in all */
		i--;
	}
	uint32_t start = end;
	for (; i > 0 && i > state->figure; i--) {
		const struct clause_token *token = token_at(parser, i - 1);
		bool is_edge = token->kind == TOKEN_LIST || token->kind == TOKEN_COMMA ||
		               token->kind == TOKEN_COLON || token->kind == TOKEN_OPEN ||
		               (token->roles & ROLE_FLAG(ROLE_PARTS));
		if (is_edge && !(token->kind == TOKEN_OPEN && state->last[ROLE_PARTS] < i)) {
			start = token->end;
			break;
		}
	}
	struct statement_reader *reader = parser->reader;
	struct str name = str_slice(reader->normalized.text, start, end);
	size_t size = utf8_count(name);
	if (size == 0 || size > MAX_PLACED_NAME) {
		return (struct str){0};
	}
	name = arena_copy(reader->arena, name);
	ARENA_PUSH(reader->arena, reader->names, reader->name_count, reader->name_capacity, name);
	return keep(parser, start, end);
}

/* Kinds that are counted together, as they are written. */
static struct str joined_kinds(const struct paragraph_parser *parser)
{
	const struct clause_state *state = &parser->state;
	uint32_t at = state->kind - 1;
	uint32_t first = at;
	uint32_t start = token_at(parser, at)->start;
	while (first > state->clause && clause_token_joins(token_at(parser, first - 1)) &&
	       piece_before(parser, first - 1, &start, &first)) {
	}
	return keep(parser, start, token_at(parser, at)->end);
}

bool parser_kinds_of(struct paragraph_parser *parser, uint32_t at, enum fact_of of,
                     struct str *kinds, uint32_t *count)
{
	struct clause_state *state = &parser->state;
	uint32_t order = state->last[ROLE_ORDER];
	bool is_own = state->kind > 0 && state->kind > state->figure && state->kind > order;
	*count = 0;
	bool is_in_order = parser->order_token == order && parser->order_next > 0 &&
	                   parser->order_next == parser->order_size;
	if (order > state->part && !is_own && !is_in_order) {
		begin_order(parser, at, order);
		if (parser->order_size > 1) {
			if (!parser->has_order_kinds || parser->order_next >= parser->order_size) {
				return false;
			}
			kinds[(*count)++] = parser->order_kinds[parser->order_next++];
			return true;
		}
	}
	bool is_parts =
	    state->whole != NO_STATEMENT && (of == FACT_PROJECTS || of == FACT_DIRECTIONS);
	if (is_parts && !is_own) {
		kinds[0] = name_by_place(parser, at);
		*count = kinds[0].size > 0;
		return true;
	}
	if (of == FACT_PROJECTS && state->subject_count > 1 && state->kind > 0 &&
	    !state_has(state, ROLE_EACH, state->kind - 1)) {
		kinds[(*count)++] = joined_kinds(parser);
		return true;
	}
	/* A duration behind what each of several kinds gets holds for all of them. */
	bool is_of_all = of == FACT_DURATION && !is_own && parser->part_kinds > 1 &&
	                 state->kind <= state->clause;
	*count = is_of_all ? 0 : state->subject_count;
	memcpy(kinds, state->subjects, *count * sizeof *kinds);
	return true;
}
