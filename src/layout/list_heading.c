/* The last word of a heading tells what is listed under it: below "fields and directions" there may
 * be directions, below "conditions" there are none. */
#include "layout/list_heading.h"

#include "base/utf8.h"
#include "grammar/vocabulary.h"

enum { MAX_HEADING = 40 /* characters */ };

/* Words for what a list has in it. */
static const word_set LISTED = ROLE_FLAG(ROLE_DIRECTION) | ROLE_FLAG(ROLE_FIELD) |
                               ROLE_FLAG(ROLE_CONTENT) | ROLE_FLAG(ROLE_PROJECT) |
                               ROLE_FLAG(ROLE_APART);

/* Signs that may stand behind the last word of a heading. */
static bool is_sign(uint32_t c)
{
	return utf8_is_blank(c) || c == ':' || c == 0xFF1A || c == 0x3002 || c == '.' || c == '*' ||
	       c == 0x201D || c == 0x300B || c == 0x3011;
}

struct last_word last_word_of(const struct grammar *grammar, struct str text, word_set roles)
{
	struct last_word last = {NULL, 0};
	for (size_t at = 0; at < text.size;) {
		const struct word *word = lexicon_match(grammar->vocabulary, text, at, roles);
		if (!word) {
			(void)utf8_next(text, &at);
			continue;
		}
		last.word = word;
		at += word->text.size;
		last.end = at;
	}
	return last;
}

/* What a word says is listed. One that a topic may end with too says nothing in a heading, which
 * may be a topic itself. */
static enum listing listing_of_word(const struct word *word, bool is_heading)
{
	if (word->classes & ROLE_FLAG(ROLE_DIRECTION)) {
		return LISTING_STRONG;
	}
	if (is_heading && (word->classes & ROLE_FLAG(ROLE_TOPIC))) {
		return LISTING_UNKNOWN;
	}
	return word->classes & ROLE_FLAG(ROLE_APART) ? LISTING_OTHER : LISTING_WEAK;
}

bool ends_heading(const struct grammar *grammar, struct str text, size_t at)
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

/* A heading without the blanks that spread it over its line, in a buffer. */
static struct str without_blanks(struct str text, char *buffer, size_t capacity)
{
	size_t size = 0;
	for (size_t at = 0; at < text.size;) {
		size_t start = at;
		bool is_kept = !utf8_is_blank(utf8_next(text, &at));
		if (is_kept && size + (at - start) <= capacity) {
			memcpy(buffer + size, text.data + start, at - start);
			size += at - start;
		}
	}
	return (struct str){buffer, size};
}

/* The end of the sign or word that joins two names at a place; the place itself where there is
 * none. */
static size_t joint_end(const struct grammar *grammar, struct str text, size_t at)
{
	static const struct str comma = STR_INIT("\xE3\x80\x81");
	const struct word *joint =
	    lexicon_match(grammar->vocabulary, text, at, ROLE_FLAG(ROLE_AND));
	return str_starts(str_slice(text, at, text.size), comma) ? at + comma.size
	       : joint                                           ? at + joint->text.size
	                                                         : at;
}

enum listing listing_under(const struct grammar *grammar, struct str text)
{
	/* Under "topics, funds and dates" topics are listed: the strongest name counts. */
	static const uint8_t strength[] = {
	    [LISTING_UNKNOWN] = 0, [LISTING_OTHER] = 1, [LISTING_WEAK] = 2, [LISTING_STRONG] = 3};
	char buffer[4 * MAX_HEADING];
	enum listing best = LISTING_UNKNOWN;
	enum listing last = LISTING_UNKNOWN;
	size_t start = 0;
	if (utf8_count(text) > MAX_HEADING) {
		return LISTING_UNKNOWN;
	}
	text = without_blanks(text, buffer, sizeof buffer);
	for (size_t at = 0; at <= text.size;) {
		size_t next = at < text.size ? joint_end(grammar, text, at) : at;
		if (next > at || at == text.size) {
			struct str name = str_slice(text, start, at);
			struct last_word word = last_word_of(grammar, name, LISTED);
			enum listing listing = word.word && ends_heading(grammar, name, word.end)
			                           ? listing_of_word(word.word, true)
			                           : LISTING_UNKNOWN;
			best = strength[listing] > strength[best] ? listing : best;
			last = listing;
			start = next;
		}
		if (at == text.size) {
			break;
		}
		if (next > at) {
			at = next;
		} else {
			(void)utf8_next(text, &at);
		}
	}
	return best == LISTING_OTHER ? last : best;
}

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

/* Skips how many of them there are, with a unit: "the following 3 fields". `at` where that is not
 * said. */
static size_t skip_count(const struct grammar *grammar, struct str text, size_t at)
{
	size_t next = at;
	while (next < text.size) {
		size_t end = next;
		const struct word *digit =
		    lexicon_match(grammar->lexicon, text, next, WORD_FLAG(WORD_DIGIT));
		if (!digit && !utf8_is_digit(utf8_next(text, &end))) {
			break;
		}
		next = digit ? next + digit->text.size : end;
	}
	const struct word *unit =
	    next > at ? lexicon_match(grammar->lexicon, text, next, WORD_FLAG(WORD_CLASSIFIER))
		      : NULL;
	return unit ? next + unit->text.size : at;
}

enum listing listing_after(const struct grammar *grammar, struct str text)
{
	struct str sentence = str_trim(last_sentence(text));
	struct last_word lead = last_word_of(grammar, sentence, ROLE_FLAG(ROLE_LEAD));
	bool is_led =
	    utf8_ends_with_colon(sentence) ||
	    (lead.word && (lead.word->name.size > 0 || ends_heading(grammar, sentence, lead.end)));
	if (lead.word && str_equal(lead.word->name, STR("notice"))) {
		return LISTING_UNKNOWN;
	}
	struct last_word last = last_word_of(grammar, sentence, LISTED);
	/* "In the following fields, each project gets ...": the word right behind the lead counts,
	 * not the last one. */
	const struct word *announced =
	    lead.word && is_led ? lexicon_match(grammar->vocabulary, sentence,
	                                        skip_count(grammar, sentence, lead.end),
	                                        ROLE_FLAG(ROLE_DIRECTION) | ROLE_FLAG(ROLE_TOPIC))
				: NULL;
	last.word = announced ? announced : last.word;
	return is_led && last.word ? listing_of_word(last.word, false) : LISTING_UNKNOWN;
}
