/* Titles, by their words: a title is short, ends as topics do, and asks nothing. */
#include "facts/titles.h"

#include "base/utf8.h"
#include "grammar/vocabulary.h"
#include "outline/title_end.h"

enum {
	MAX_TITLE = 70, /* characters */
	MIN_TITLE = 2,
	/* Of a part of a call ("management of funds"): a longer one may be a topic's ("management of a
	 * city's water"). */
	SHORT_TITLE = 6,
	MANY_COMMAS = 2 /* a title has fewer */
};

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

/* Whether a text begins with a verb, as a sentence does. */
static bool begins_sentence(const struct grammar *grammar, struct str text)
{
	const word_set openers =
	    ROLE_FLAG(ROLE_SUPPORT) | ROLE_FLAG(ROLE_FOR) | ROLE_FLAG(ROLE_BREAK);
	return lexicon_match(grammar->vocabulary, text, 0, openers) != NULL &&
	       !lexicon_match(grammar->vocabulary, text, 0, ROLE_FLAG(ROLE_NAME));
}

enum title_kind title_read(struct statement_reader *reader, struct span span)
{
	const struct grammar *grammar = reader->grammar;
	struct str folded = reader->folded;
	struct span title = {span.start, title_end(grammar, folded, span)};
	struct span core = without_brackets(folded, title);
	struct str text = str_trim(str_slice(folded, core.start, core.end));
	size_t size = utf8_count(text);
	if (size < MIN_TITLE || size > MAX_TITLE || count_commas(text) >= MANY_COMMAS) {
		return TITLE_OTHER;
	}
	struct last_word topic = last_word_of(grammar, text, ROLE_FLAG(ROLE_TOPIC));
	bool is_topic = topic.word && ends_heading(grammar, text, topic.end);
	struct last_word demand = last_word_of(grammar, text, ROLE_FLAG(ROLE_DEMAND));
	bool begins_with_demand =
	    lexicon_match(grammar->vocabulary, text, 0, ROLE_FLAG(ROLE_DEMAND)) != NULL;
	if (begins_with_demand || (demand.word && !is_topic)) {
		return TITLE_DEMAND;
	}
	if (states_figure(grammar, text)) {
		return TITLE_OTHER;
	}
	struct last_word part = last_word_of(grammar, text,
	                                     ROLE_FLAG(ROLE_APART) | ROLE_FLAG(ROLE_CONTENT) |
	                                         ROLE_FLAG(ROLE_DIRECTION));
	bool is_part = part.word && ends_heading(grammar, text, part.end);
	if (is_part && (!is_topic || part.word->text.size > topic.word->text.size ||
	                (part.word->text.size == topic.word->text.size && size <= SHORT_TITLE))) {
		return TITLE_PART;
	}
	if (is_topic) {
		return TITLE_TOPIC;
	}
	struct last_word field = last_word_of(grammar, text, ROLE_FLAG(ROLE_FIELD));
	bool is_field = field.word && ends_heading(grammar, text, field.end);
	struct str kind;
	(void)statement_heading(reader, core, &kind);
	if (kind.size > 0) {
		return TITLE_PROJECT_KIND;
	}
	if (is_field) {
		return TITLE_FIELD;
	}
	return begins_sentence(grammar, text) ? TITLE_OTHER : TITLE_NAME;
}
