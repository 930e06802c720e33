/* See spelling.h. An entry is read from left to right; what was read so far is the list of the
 * words that it may be, each of which every new part makes longer. */
#include "grammar/spelling.h"

#include "base/utf8.h"
#include "grammar/message.h"

struct spelling {
	struct arena *arena;
	struct str text;
	size_t at;
	int depth;
	const struct message *wrong; /* the first fault, */
	size_t place;                /* and where in the text it is */
};

static bool fail(struct spelling *spelling, const struct message *message, size_t place)
{
	spelling->wrong = message;
	spelling->place = place;
	return false;
}

static bool is_sign(char c)
{
	return c == '(' || c == ')' || c == '|' || c == '?';
}

static bool is_at(const struct spelling *spelling, char c)
{
	return spelling->at < spelling->text.size && spelling->text.data[spelling->at] == c;
}

static struct str join(struct arena *arena, struct str a, struct str b)
{
	if (a.size == 0 || b.size == 0) {
		return a.size == 0 ? b : a;
	}
	char *bytes = arena_alloc(arena, a.size + b.size + 1);
	memcpy(bytes, a.data, a.size);
	memcpy(bytes + a.size, b.data, b.size);
	return (struct str){bytes, a.size + b.size};
}

/* Every word so far with every word of a part behind it. */
static bool append_part(struct spelling *spelling, struct words *out, const struct words *part)
{
	size_t count = 0;
	if (out->count * part->count > SPELLING_WORDS) {
		return fail(spelling, &MESSAGE_GRAMMAR_SPELLING_MANY, 0);
	}
	struct str *items = ARENA_ARRAY(spelling->arena, struct str, out->count * part->count);
	for (size_t i = 0; i < out->count; i++) {
		for (size_t j = 0; j < part->count; j++) {
			items[count++] = join(spelling->arena, out->items[i], part->items[j]);
		}
	}
	*out = (struct words){items, count};
	return true;
}

/* The letters up to the next sign; of those that a ? follows the last stands alone. */
static struct str read_letters(struct spelling *spelling)
{
	size_t start = spelling->at;
	size_t last = start;
	while (spelling->at < spelling->text.size && !is_sign(spelling->text.data[spelling->at])) {
		last = spelling->at;
		utf8_next(spelling->text, &spelling->at);
	}
	if (is_at(spelling, '?') && last > start) {
		spelling->at = last;
	}
	return str_slice(spelling->text, start, spelling->at);
}

static bool read_sequence(struct spelling *spelling, struct words *out);

/* What stands in brackets: one of several sequences. */
static bool read_brackets(struct spelling *spelling, struct words *out)
{
	size_t open = spelling->at;
	size_t capacity = 0;
	if (++spelling->depth > SPELLING_DEPTH) {
		return fail(spelling, &MESSAGE_GRAMMAR_SPELLING_SIGN, open);
	}
	do {
		struct words choice;
		spelling->at++;
		if (!read_sequence(spelling, &choice)) {
			return false;
		}
		for (size_t i = 0; i < choice.count; i++) {
			ARENA_PUSH(spelling->arena, out->items, out->count, capacity,
			           choice.items[i]);
		}
	} while (is_at(spelling, '|'));
	if (!is_at(spelling, ')')) {
		return fail(spelling, &MESSAGE_GRAMMAR_SPELLING_SIGN, open);
	}
	spelling->at++;
	spelling->depth--;
	return out->count <= SPELLING_WORDS || fail(spelling, &MESSAGE_GRAMMAR_SPELLING_MANY, 0);
}

/* Up to the end, or to a sign that ends a choice. */
static bool read_sequence(struct spelling *spelling, struct words *out)
{
	struct str nothing = {0};
	*out = (struct words){ARENA_NEW(spelling->arena, struct str), 1};
	while (spelling->at < spelling->text.size && !is_at(spelling, '|') &&
	       !is_at(spelling, ')')) {
		struct words part = {0};
		struct str letters;
		size_t start = spelling->at;
		if (is_at(spelling, '?')) {
			return fail(spelling, &MESSAGE_GRAMMAR_SPELLING_SIGN, start);
		}
		if (is_at(spelling, '(')) {
			if (!read_brackets(spelling, &part)) {
				return false;
			}
		} else {
			letters = read_letters(spelling);
			part = (struct words){&letters, 1};
		}
		if (is_at(spelling, '?')) {
			struct str *items =
			    ARENA_ARRAY(spelling->arena, struct str, part.count + 1);
			for (size_t i = 0; i < part.count; i++) {
				items[i] = part.items[i];
			}
			items[part.count] = nothing;
			part = (struct words){items, part.count + 1};
			spelling->at++;
		}
		if (!append_part(spelling, out, &part)) {
			return false;
		}
	}
	return true;
}

/* The words of the whole text. */
static bool read_all(struct spelling *spelling, struct words *out)
{
	if (!read_sequence(spelling, out)) {
		return false;
	}
	if (spelling->at < spelling->text.size) { /* a choice outside of brackets, or their end */
		return fail(spelling, &MESSAGE_GRAMMAR_SPELLING_SIGN, spelling->at);
	}
	for (size_t i = 0; i < out->count; i++) {
		if (out->items[i].size == 0) {
			return fail(spelling, &MESSAGE_GRAMMAR_SPELLING_EMPTY, 0);
		}
	}
	return true;
}

enum status spelling_read(struct loader *loader, const struct yaml *at, struct words *out,
                          size_t *capacity)
{
	struct spelling spelling = {.arena = loader->arena, .text = at->scalar};
	struct words words;
	if (expect(loader, at, YAML_SCALAR) != STATUS_OK) {
		return STATUS_TROUBLE;
	}
	if (!read_all(&spelling, &words)) {
		struct str limit = arena_format(loader->arena, "%d", SPELLING_WORDS);
		return bad_text(loader, at, spelling.place, spelling.wrong,
		                spelling.wrong == &MESSAGE_GRAMMAR_SPELLING_MANY ? limit
		                                                                 : at->scalar);
	}
	for (size_t i = 0; i < words.count; i++) {
		ARENA_PUSH(loader->arena, out->items, out->count, *capacity, words.items[i]);
	}
	return STATUS_OK;
}
