/* Headings and titles, by their last words: what is listed below "fields and directions" may be directions, what
 * stands below "conditions" is none. */
#include "facts/titles.h"

#include "base/utf8.h"
#include "grammar/vocabulary.h"
#include "outline/title_end.h"

enum {
	LONGEST_HEADING = 40, /* characters */
	LONGEST_TITLE = 70,
	SHORTEST_TITLE = 2,
	SHORT_TITLE = 6, /* of a part of a call: management of funds, and not of a city */
	MANY_COMMAS = 2  /* a title has fewer */
};

static const word_set PLACES = ROLE_FLAG(ROLE_DIRECTION) | ROLE_FLAG(ROLE_FIELD) |
                               ROLE_FLAG(ROLE_CONTENT) | ROLE_FLAG(ROLE_PROJECT) |
                               ROLE_FLAG(ROLE_APART);

static bool is_blank(uint32_t c)
{
	return c == ' ' || c == '\t' || c == 0xA0 || c == 0x3000;
}

/* Signs that may stand behind a heading, or between what it names. */
static bool is_sign(uint32_t c)
{
	return is_blank(c) || c == ':' || c == 0xFF1A || c == 0x3002 || c == '.' || c == '*' ||
	       c == 0x201D || c == 0x300B || c == 0x3011;
}

/* The last word of some roles in a text; stores where it ends and what joins it to the one before it. */
struct last_word {
	const struct word *word;
	size_t end;
	const struct word
	    *joined; /* a word before it that it is joined to: directions and conditions */
};

static struct last_word last_word_of(const struct grammar *grammar, struct str text, word_set roles)
{
	struct last_word last = {NULL, 0, NULL};
	for (size_t at = 0; at < text.size;) {
		const struct word *word = lexicon_match(grammar->vocabulary, text, at, roles);
		if (!word) {
			(void)utf8_next(text, &at);
			continue;
		}
		struct str between = str_slice(text, last.end, at);
		const struct word *joint =
		    last.word && between.size > 0
			? lexicon_match(grammar->vocabulary, between, 0, ROLE_FLAG(ROLE_AND))
			: NULL;
		bool is_joined = last.word && ((joint && joint->text.size == between.size) ||
		                               str_equal(between, STR("\xE3\x80\x81")));
		last.joined = is_joined ? last.word : NULL;
		last.word = word;
		at += word->text.size;
		last.end = at;
	}
	return last;
}

static enum listing listing_of_word(const struct word *word)
{
	if (word->classes & ROLE_FLAG(ROLE_DIRECTION)) {
		return LISTING_STRONG;
	}
	if (word->classes & ROLE_FLAG(ROLE_APART)) {
		return LISTING_APART;
	}
	return LISTING_WEAK;
}

/* Behind the signs and the words that lead to a list, from `at` on; a bracket ends a heading. */
static bool is_end(const struct grammar *grammar, struct str text, size_t at)
{
	while (at < text.size) {
		const struct word *lead =
		    lexicon_match(grammar->vocabulary, text, at, ROLE_FLAG(ROLE_LEAD));
		if (lead) {
			at += lead->text.size;
			continue;
		}
		uint32_t c = utf8_next(text, &at);
		if (c == '(' || c == 0xFF08) {
			return true;
		}
		if (!is_sign(c)) {
			return false;
		}
	}
	return true;
}

enum listing listing_below(const struct grammar *grammar, struct str text)
{
	struct last_word last = last_word_of(grammar, text, PLACES);
	if (!last.word || utf8_count(text) > LONGEST_HEADING || !is_end(grammar, text, last.end)) {
		return LISTING_UNKNOWN;
	}
	enum listing listing = listing_of_word(last.word);
	return listing == LISTING_APART && last.joined ? listing_of_word(last.joined) : listing;
}

/* The last sentence of a text. */
static struct str last_sentence(struct str text)
{
	size_t start = 0;
	for (size_t at = 0; at < text.size;) {
		uint32_t c = utf8_next(text, &at);
		if ((c == 0x3002 || c == ';' || c == 0xFF1B) && at < text.size) {
			start = at;
		}
	}
	return str_slice(text, start, text.size);
}

enum listing listing_behind(const struct grammar *grammar, struct str text)
{
	static const struct str colon = STR_INIT(":");
	static const struct str wide = STR_INIT("\xEF\xBC\x9A");
	struct str sentence = str_trim(last_sentence(text));
	struct last_word lead = last_word_of(grammar, sentence, ROLE_FLAG(ROLE_LEAD));
	bool is_led =
	    str_ends(sentence, colon) || str_ends(sentence, wide) ||
	    (lead.word && (lead.word->name.size > 0 || is_end(grammar, sentence, lead.end)));
	struct last_word last = last_word_of(grammar, sentence, PLACES);
	return is_led && last.word ? listing_of_word(last.word) : LISTING_UNKNOWN;
}

/* ---- titles ---- */

/* A title without brackets at its end. */
static struct span without_brackets(struct str folded, struct span span)
{
	struct str text = str_trim(str_slice(folded, span.start, span.end));
	static const struct str close = STR_INIT(")");
	static const struct str wide = STR_INIT("\xEF\xBC\x89");
	if (!str_ends(text, close) && !str_ends(text, wide)) {
		return span;
	}
	for (size_t at = text.size; at > 0;) {
		uint32_t c = utf8_previous(text, at, &at);
		if (c == '(' || c == 0xFF08) {
			if (at > 0) {
				span.end = span.start + (uint32_t)at;
			}
			break;
		}
	}
	return span;
}

static size_t count_commas(struct str text)
{
	size_t count = 0;
	for (size_t at = 0; at < text.size;) {
		uint32_t c = utf8_next(text, &at);
		count += c == ',' || c == 0xFF0C;
	}
	return count;
}

/* Whether a text begins with a word that asks or gives, as a sentence does. */
static bool begins_sentence(const struct grammar *grammar, struct str text)
{
	const word_set openers =
	    ROLE_FLAG(ROLE_SUPPORT) | ROLE_FLAG(ROLE_FOR) | ROLE_FLAG(ROLE_BREAK);
	return lexicon_match(grammar->vocabulary, text, 0, openers) != NULL &&
	       !lexicon_match(grammar->vocabulary, text, 0, ROLE_FLAG(ROLE_NAME));
}

/* Whether a text says how much or how many, or of how many kinds: a title does not. */
static bool states_figure(const struct grammar *grammar, struct str text)
{
	const word_set said = ROLE_FLAG(ROLE_EACH) | ROLE_FLAG(ROLE_KINDS);
	const word_set units = WORD_FLAG(WORD_CURRENCY) | WORD_FLAG(WORD_CURRENCY_UNIT) |
	                       WORD_FLAG(WORD_MULTIPLIER) | WORD_FLAG(WORD_PERCENT) |
	                       WORD_FLAG(WORD_CLASSIFIER);
	bool is_behind_digit = false;
	for (size_t at = 0; at < text.size;) {
		if (lexicon_match(grammar->vocabulary, text, at, said) ||
		    (is_behind_digit && lexicon_match(grammar->lexicon, text, at, units))) {
			return true;
		}
		uint32_t c = utf8_next(text, &at);
		is_behind_digit = utf8_is_digit(c) || (is_behind_digit && is_blank(c));
	}
	return false;
}

enum title_kind title_read(struct statement_reader *reader, struct span span)
{
	const struct grammar *grammar = reader->grammar;
	struct str folded = reader->folded;
	struct span title = {span.start, title_end(folded, span)};
	struct span core = without_brackets(folded, title);
	struct str text = str_trim(str_slice(folded, core.start, core.end));
	size_t size = utf8_count(text);
	if (size < SHORTEST_TITLE || size > LONGEST_TITLE || count_commas(text) >= MANY_COMMAS) {
		return TITLE_OTHER;
	}
	if (last_word_of(grammar, text, ROLE_FLAG(ROLE_DEMAND)).word) {
		return TITLE_DEMAND;
	}
	if (states_figure(grammar, text)) {
		return TITLE_OTHER;
	}
	struct last_word topic = last_word_of(grammar, text, ROLE_FLAG(ROLE_TOPIC));
	struct last_word part = last_word_of(grammar, text,
	                                     ROLE_FLAG(ROLE_APART) | ROLE_FLAG(ROLE_CONTENT) |
	                                         ROLE_FLAG(ROLE_DIRECTION));
	bool is_topic = topic.word && is_end(grammar, text, topic.end);
	bool is_part = part.word && is_end(grammar, text, part.end);
	if (is_part && (!is_topic || part.word->text.size > topic.word->text.size ||
	                (part.word->text.size == topic.word->text.size && size <= SHORT_TITLE))) {
		return TITLE_PART;
	}
	if (is_topic) {
		return TITLE_TOPIC;
	}
	if (statement_kind(reader, core).size > 0) {
		return TITLE_SORT;
	}
	return begins_sentence(grammar, text) ? TITLE_OTHER : TITLE_NAME;
}
