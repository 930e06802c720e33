/* From normalized text to tokens, from left to right. The name of a kind of project is recognised by its last
 * word, and reaches back to the first word before that which cannot be part of a name. */
#include <assert.h>

#include "facts/statement.h"

#include "base/utf8.h"
#include "grammar/vocabulary.h"

enum {
	MAX_KIND_NAME = 18, /* characters of a kind's name before its end */
	MAX_ASIDE = 4       /* characters in brackets within a name */
};

/* Marks that divide a paragraph; other characters are text. */
static const struct {
	uint32_t character;
	enum clause_token_kind kind;
} MARKS[] = {{0x3002, TOKEN_STOP},   {'!', TOKEN_STOP},     {'?', TOKEN_STOP},
             {';', TOKEN_SEMICOLON}, {',', TOKEN_COMMA},    {0x3001, TOKEN_LIST},
             {':', TOKEN_COLON},     {'(', TOKEN_OPEN},     {'[', TOKEN_OPEN},
             {0x3010, TOKEN_OPEN},   {0x3014, TOKEN_OPEN},  {')', TOKEN_CLOSE},
             {']', TOKEN_CLOSE},     {0x3011, TOKEN_CLOSE}, {0x3015, TOKEN_CLOSE}};

/* Roles whose words may stand within the name of a kind, or end it. */
static const word_set IN_NAMES = ROLE_FLAG(ROLE_GRADE) | ROLE_FLAG(ROLE_PLAIN) |
                                 ROLE_FLAG(ROLE_DETERMINER) | ROLE_FLAG(ROLE_NAME) |
                                 ROLE_FLAG(ROLE_HEAD) | ROLE_FLAG(ROLE_HEAD_EACH) |
                                 ROLE_FLAG(ROLE_PROJECT);
static const word_set ENDS =
    ROLE_FLAG(ROLE_HEAD) | ROLE_FLAG(ROLE_HEAD_EACH) | ROLE_FLAG(ROLE_PROJECT);

struct tokenizer {
	struct clause_tokens *out;
	struct arena *arena;
	const struct normalized *normalized;
	const struct grammar *grammar;
	const struct figures *figures;
	const struct statement_reader *reader;
};

static struct clause_token *append(struct tokenizer *tokenizer, struct clause_token token)
{
	struct clause_tokens *out = tokenizer->out;
	ARENA_PUSH(tokenizer->arena, out->items, out->count, out->capacity, token);
	return &out->items[out->count - 1];
}

bool clause_token_joins(const struct clause_token *token)
{
	return token->kind == TOKEN_LIST || (token->roles & ROLE_FLAG(ROLE_AND)) != 0;
}

/* Whether a token may stand within a name. Some words may only at one place: a word of support behind a grade
 * (general funded projects), recipients behind a grade or first (youth teachers' projects), one's own money last
 * (self-funded projects). */
static bool is_in_names(const struct clause_tokens *tokens, size_t at, uint32_t end)
{
	assert(tokens->items && at < tokens->count);
	const struct clause_token *token = &tokens->items[at];
	const struct clause_token *before = at > 0 ? token - 1 : NULL;
	bool is_behind_grade = before && (before->roles & ROLE_FLAG(ROLE_GRADE));
	bool is_first =
	    !before || before->kind > TOKEN_FIGURE || (before->roles & ROLE_FLAG(ROLE_AND));
	if (token->kind != TOKEN_WORD) {
		return token->kind == TOKEN_KIND;
	}
	if (before && (before->roles & ROLE_FLAG(ROLE_EACH))) {
		return (token->roles & IN_NAMES & ~ROLE_FLAG(ROLE_HEAD_EACH)) != 0;
	}
	return (token->roles & (IN_NAMES | ROLE_FLAG(ROLE_CLASSIFIER))) ||
	       ((token->roles & ROLE_FLAG(ROLE_MATCHING)) && token->end == end) ||
	       ((token->roles & ROLE_FLAG(ROLE_SUPPORT)) && is_behind_grade) ||
	       ((token->roles & ROLE_FLAG(ROLE_RECIPIENT)) && (is_behind_grade || is_first));
}

/* Where a bracket that closes at a token opens, if what stands in it is short and no figure; else the token. */
static size_t aside_start(const struct tokenizer *tokenizer, size_t close)
{
	const struct clause_token *items = tokenizer->out->items;
	for (size_t i = close; i-- > 0;) {
		if (items[i].kind == TOKEN_OPEN) {
			struct str inside = str_slice(tokenizer->normalized->text, items[i].end,
			                              items[close].start);
			bool is_name = i > 0 || items[i].start > 0;
			return is_name && utf8_count(inside) <= MAX_ASIDE ? i : close;
		}
		if (items[i].kind == TOKEN_FIGURE || items[i].kind == TOKEN_CLOSE) {
			break;
		}
	}
	return close;
}

/* The tokens from *first on may be parts of a name that ends at `end`; returns where it begins. */
static uint32_t name_start(const struct tokenizer *tokenizer, uint32_t end, size_t *first)
{
	const struct clause_tokens *tokens = tokenizer->out;
	size_t i = tokens->count;
	while (i > 0) {
		const struct clause_token *token = &tokens->items[i - 1];
		size_t open = token->kind == TOKEN_CLOSE ? aside_start(tokenizer, i - 1) : i - 1;
		if (open < i - 1) {
			i = open;
		} else if (is_in_names(tokens, i - 1, end) && token->kind != TOKEN_KIND) {
			i--;
		} else {
			break;
		}
	}
	*first = i;
	return i > 0 ? tokens->items[i - 1].end : 0;
}

/* Leaves out a word that says that the name is part of the kind before it: of national projects, those for
 * training. */
static uint32_t drop_within(const struct tokenizer *tokenizer, size_t first, uint32_t start,
                            uint32_t end)
{
	const struct clause_token *before = first > 0 ? &tokenizer->out->items[first - 1] : NULL;
	struct str text = str_slice(tokenizer->normalized->text, 0, end);
	bool is_behind_kind = before && before->kind == TOKEN_KIND && before->end == start;
	const struct word *word =
	    is_behind_kind && start < end
		? lexicon_match(tokenizer->grammar->vocabulary, text, start, ROLE_FLAG(ROLE_WITHIN))
		: NULL;
	return word ? start + (uint32_t)word->text.size : start;
}

/* A quotation mark that stands alone before a name is no part of it. */
static uint32_t drop_lone_quote(struct str text, uint32_t start, uint32_t end)
{
	static const struct str open = STR_INIT("\xE2\x80\x9C");
	static const struct str close = STR_INIT("\xE2\x80\x9D");
	struct str name = str_slice(text, start, end);
	size_t closes = str_find(name, close);
	if (str_starts(name, close)) {
		return start + (uint32_t)close.size;
	}
	size_t opens = str_find(name, open);
	return opens != SIZE_MAX && closes == SIZE_MAX ? start + (uint32_t)(opens + open.size)
	                                               : start;
}

static bool has_kind_before(const struct clause_tokens *tokens, size_t end)
{
	for (size_t i = 0; i < end; i++) {
		if (tokens->items[i].kind == TOKEN_KIND) {
			return true;
		}
	}
	return false;
}

/* Whether the words before the last one of a name make it the name of a kind. Plain words and determiners alone do
 * not, except before "class"; "other" does where kinds have been named before. */
static bool names_kind(const struct tokenizer *tokenizer, size_t first, uint32_t *start,
                       uint32_t end, bool is_class)
{
	const struct clause_tokens *tokens = tokenizer->out;
	uint32_t at = *start;
	bool is_leading = true;
	bool is_named = false;
	for (size_t i = first; i < tokens->count; i++) {
		const struct clause_token *token = &tokens->items[i];
		bool is_determiner = (token->roles & ROLE_FLAG(ROLE_DETERMINER)) != 0;
		bool is_rest =
		    (token->roles & ROLE_FLAG(ROLE_REST)) && has_kind_before(tokens, first);
		const word_set plain = ROLE_FLAG(ROLE_PLAIN) | ROLE_FLAG(ROLE_HEAD_EACH);
		bool is_team = (token->roles & ROLE_FLAG(ROLE_RECIPIENT)) && token->word &&
		               str_equal(token->word->name, STR("team"));
		bool is_plain = (token->roles & ROLE_FLAG(ROLE_PROJECT)) ||
		                (!is_class && !is_rest && !is_team && (token->roles & plain));
		is_named |= token->start > at || (!is_plain && !is_determiner);
		is_leading = is_leading && token->start == *start && is_determiner;
		*start = is_leading ? token->end : *start;
		at = token->end;
	}
	return (is_named || end > at) && end > *start;
}

/* Whether a list has shown a name to be one of a kind. */
static bool is_known_name(const struct statement_reader *reader, struct str name)
{
	for (size_t i = 0; i < reader->name_count; i++) {
		if (str_equal(reader->names[i], name)) {
			return true;
		}
	}
	return false;
}

/* The character at a place; 0 at the end. */
static uint32_t character_at(struct str text, size_t at)
{
	return at < text.size ? utf8_next(text, &at) : 0;
}

/* The last word of a name, at [start, end): adds the token of the name, or of the word alone where it is no name
 * of a kind. */
static void read_end(struct tokenizer *tokenizer, const struct word *word, uint32_t start,
                     uint32_t end)
{
	struct clause_tokens *tokens = tokenizer->out;
	struct str text = tokenizer->normalized->text;
	struct clause_token *last = tokens->count > 0 ? &tokens->items[tokens->count - 1] : NULL;
	struct clause_token token = {TOKEN_KIND, start, end, .roles = word->classes, .word = word};
	if (last && last->kind == TOKEN_KIND && last->end == start &&
	    !str_equal(word->name, STR("task"))) { /* B-class + project */
		last->end = end;
		last->word = word;
		last->roles = word->classes;
		last->name = str_slice(text, last->start, end);
		return;
	}
	size_t first;
	token.start = drop_lone_quote(text, name_start(tokenizer, start, &first), start);
	token.start = drop_within(tokenizer, first, token.start, start);
	while (token.start < start && strchr(".-*#+", text.data[token.start])) {
		token.start++; /* what is left of a mark */
	}
	bool is_known = is_known_name(tokenizer->reader, str_slice(text, token.start, end));
	bool is_label =
	    token.start == 0 && start > 0 &&
	    (character_at(text, end) == ':' || lexicon_match(tokenizer->grammar->vocabulary, text,
	                                                     end, ROLE_FLAG(ROLE_EACH)) != NULL);
	bool is_kind = is_known || is_label ||
	               (names_kind(tokenizer, first, &token.start, start,
	                           str_equal(word->name, STR("class"))) &&
	                utf8_count(str_slice(text, token.start, start)) <= MAX_KIND_NAME);
	if (!is_kind) {
		token.kind = TOKEN_WORD;
		token.start = start;
		token.roles &= ~(word->classes & ROLE_FLAG(ROLE_HEAD) ? ROLE_FLAG(ROLE_NOW) : 0);
		append(tokenizer, token);
		return;
	}
	token.name = str_slice(text, token.start, end);
	tokens->count = first;
	last = first > 0 ? &tokens->items[first - 1] : NULL;
	if (last && last->kind == TOKEN_KIND && last->end == token.start) {
		last->wider = last->name; /* one of a wider kind: A-class, key projects */
		last->name = str_slice(text, last->start, end);
		last->end = end;
		last->word = word;
		last->roles = token.roles;
		return;
	}
	append(tokenizer, token);
}

/* Whether there have only been parts of a name so far. */
static bool is_first_sentence(const struct tokenizer *tokenizer)
{
	for (size_t i = 0; i < tokenizer->out->count; i++) {
		const struct clause_token *token = &tokenizer->out->items[i];
		if (token->kind != TOKEN_WORD || !(token->roles & IN_NAMES)) {
			return false;
		}
	}
	return true;
}

/* Some words end the name of a kind only where what each gets follows (fields, each 5). Whether it does not
 * follow. */
static bool lacks_each(const struct tokenizer *tokenizer, const struct word *word, uint32_t end)
{
	uint32_t next = character_at(tokenizer->normalized->text, end);
	const word_set follows =
	    ROLE_FLAG(ROLE_EACH) | ROLE_FLAG(ROLE_NOW) | ROLE_FLAG(ROLE_SUPPORT);
	return (word->classes & ROLE_FLAG(ROLE_HEAD_EACH)) &&
	       !lexicon_match(tokenizer->grammar->vocabulary, tokenizer->normalized->text, end,
	                      follows) &&
	       !(is_first_sentence(tokenizer) && (next == 0x3002 || next == '.'));
}

/* A word that begins with a word for projects, right behind a grade (a key project's term): the shorter word ends
 * the grade's name. Returns where the rest begins. */
static uint32_t split_project(struct tokenizer *tokenizer, const struct word *word, uint32_t at)
{
	const struct clause_tokens *tokens = tokenizer->out;
	const struct clause_token *last =
	    tokens->count > 0 ? &tokens->items[tokens->count - 1] : NULL;
	struct str text = str_slice(tokenizer->normalized->text, 0, at + word->text.size - 1);
	bool is_behind_grade =
	    last && ((last->roles & ROLE_FLAG(ROLE_GRADE)) || last->kind == TOKEN_KIND);
	const struct word *head = is_behind_grade ? lexicon_match(tokenizer->grammar->vocabulary,
	                                                          text, at, ROLE_FLAG(ROLE_PROJECT))
	                                          : NULL;
	if (!head) {
		return at;
	}
	read_end(tokenizer, head, at, at + (uint32_t)head->text.size);
	return at + (uint32_t)head->text.size;
}

static void read_word(struct tokenizer *tokenizer, const struct word *word, uint32_t at)
{
	uint32_t end = at + (uint32_t)word->text.size;
	at = split_project(tokenizer, word, at);
	/* A word that may also be a verb: one plans to give. */
	bool is_verb = (word->classes & ROLE_FLAG(ROLE_NOW)) &&
	               lexicon_match(tokenizer->grammar->vocabulary, tokenizer->normalized->text,
	                             end, ROLE_FLAG(ROLE_SUPPORT));
	if (word->classes & ENDS && !is_verb && !lacks_each(tokenizer, word, end)) {
		read_end(tokenizer, word, at, end);
		return;
	}
	append(tokenizer, (struct clause_token){
			      .start = at, .end = end, .roles = word->classes, .word = word});
}

static void read_mark(struct tokenizer *tokenizer, uint32_t c, uint32_t start, uint32_t end)
{
	struct str text = tokenizer->normalized->text;
	/* A dot ends a sentence behind a word and before a Chinese character or nothing. */
	if (c == '.' && start > 0 && !ascii_is_digit(text.data[start - 1]) &&
	    (end >= text.size || character_at(text, end) >= 0x2E80)) {
		c = 0x3002;
	}
	for (size_t i = 0; i < sizeof MARKS / sizeof *MARKS; i++) {
		if (MARKS[i].character == c) {
			append(tokenizer, (struct clause_token){.kind = (uint8_t)MARKS[i].kind,
			                                        .start = start,
			                                        .end = end});
		}
	}
}

/* The roles of words that are part of the figure's own text: "about twelve projects". */
static word_set roles_within(const struct tokenizer *tokenizer, size_t at, size_t end)
{
	static const word_set governing = ROLE_FLAG(ROLE_PROJECT) | ROLE_FLAG(ROLE_SUPPORT) |
	                                  ROLE_FLAG(ROLE_FUNDS) | ROLE_FLAG(ROLE_RATE) |
	                                  ROLE_FLAG(ROLE_TOTAL);
	struct str text = str_slice(tokenizer->normalized->text, 0, end);
	word_set roles = 0;
	while (at < end) {
		const struct word *word =
		    lexicon_match(tokenizer->grammar->vocabulary, text, at, governing);
		if (word) {
			roles |= word->classes & governing;
			at += word->text.size;
		} else {
			(void)utf8_next(text, &at);
		}
	}
	return roles;
}

/* The end of a stroke and a classifier behind a figure, as in "/project"; `at` where there are none. */
static size_t unit_end(const struct tokenizer *tokenizer, size_t at)
{
	struct str text = tokenizer->normalized->text;
	if (at >= text.size || text.data[at] != '/') {
		return at;
	}
	const struct word *word =
	    lexicon_match(tokenizer->grammar->vocabulary, text, at + 1, ROLE_FLAG(ROLE_CLASSIFIER));
	return word ? at + 1 + word->text.size : at;
}

/* Whether a figure is part of a word that begins where it does: "first prize", "three kinds". */
static bool is_word_longer(const struct tokenizer *tokenizer, const struct word *word,
                           uint32_t start, uint32_t figure)
{
	static const word_set hiding =
	    ROLE_FLAG(ROLE_KINDS) | ROLE_FLAG(ROLE_PRIZE) | ROLE_FLAG(ROLE_GRADE);
	const struct figure *hidden = &tokenizer->figures->items[figure];
	uint32_t end = normalized_find(tokenizer->normalized, hidden->span.end);
	return word && (word->classes & hiding) && start + word->text.size >= end;
}

void clause_tokens_read(struct clause_tokens *out, const struct statement_reader *reader,
                        const struct figures *figures)
{
	const struct normalized *normalized = &reader->normalized;
	const struct grammar *grammar = reader->grammar;
	struct tokenizer tokenizer = {out, reader->arena, normalized, grammar, figures, reader};
	struct str text = normalized->text;
	uint32_t figure = 0;
	out->count = 0;
	for (size_t at = 0; at < text.size;) {
		uint32_t start = (uint32_t)at;
		uint32_t origin = normalized->origin[at];
		while (figure < figures->count && figures->items[figure].span.end <= origin) {
			figure++;
		}
		const struct word *word =
		    lexicon_match(grammar->vocabulary, text, at, ROLE_STATEMENT);
		bool is_figure = figure < figures->count &&
		                 figures->items[figure].span.start <= origin &&
		                 !is_word_longer(&tokenizer, word, start, figure);
		if (is_figure) {
			at = normalized_find(normalized, figures->items[figure].span.end);
			at = unit_end(&tokenizer, at);
			append(&tokenizer,
			       (struct clause_token){.kind = TOKEN_FIGURE,
			                             .start = start,
			                             .end = (uint32_t)at,
			                             .roles = roles_within(&tokenizer, start, at),
			                             .figure = figure++});
			continue;
		}
		if (word) {
			read_word(&tokenizer, word, start);
			at += word->text.size;
			continue;
		}
		uint32_t c = utf8_next(text, &at);
		read_mark(&tokenizer, c, start, (uint32_t)at);
	}
}
