/* The labels of fields, in a text and by their words. */
#include "base/utf8.h"
#include "grammar/cell.h"
#include "grammar/tally.h"

/* The letter of the tree that follows another; 0 where it is not there. */
static uint32_t letter_behind(const struct label_tree *tree, uint32_t at, uint32_t character)
{
	uint32_t i = tree->letters[at].child;
	while (i > 0 && tree->letters[i].character != character) {
		i = tree->letters[i].sibling;
	}
	return i;
}

const struct label *grammar_label_named(const struct grammar *grammar, struct str words)
{
	const struct label_tree *tree = &grammar->label_tree;
	uint32_t letter = 0;
	uint32_t label = 0;
	for (size_t at = 0; at < words.size && tree->count > 0;) {
		uint32_t c = utf8_next(words, &at);
		if (is_beside_words(c)) {
			continue;
		}
		label = begins_remark(c) ? tree->letters[letter].label : label;
		letter = letter_behind(tree, letter, c);
		if (letter == 0) {
			return label > 0 ? &grammar->labels[label - 1] : NULL;
		}
	}
	label = letter > 0 && tree->letters[letter].label > 0 ? tree->letters[letter].label : label;
	return label > 0 ? &grammar->labels[label - 1] : NULL;
}

/* Whether one of the signs that end a label stands in a text: where none does, no label need be looked for. */
static bool has_label_end(const struct grammar *grammar, struct str text)
{
	for (size_t i = 0; i < grammar->label_end_count; i++) {
		if (str_find(text, grammar->label_ends[i]) != SIZE_MAX) {
			return true;
		}
	}
	return grammar->label_end_count == 0;
}

/* What \h stands for in a pattern. */
static bool is_horizontal_blank(uint32_t c)
{
	return c == ' ' || c == '\t' || c == 0xA0 || c == 0x1680 || c == 0x180E ||
	       (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000;
}

/* Whether the words of a label, with what must stand behind them, begin at `at`; blanks between their letters
 * aside. */
static bool has_words_at(const struct grammar *grammar, struct str text, size_t at)
{
	const struct label_tree *tree = &grammar->label_tree;
	struct pattern *tail = grammar->label_tail.pattern;
	struct match_result result;
	uint32_t letter = 0;
	while (at < text.size) {
		uint32_t c = utf8_next(text, &at);
		if (letter > 0 && is_horizontal_blank(c)) {
			continue;
		}
		letter = letter_behind(tree, letter, c);
		if (letter == 0) {
			return false;
		}
		if (tree->letters[letter].label > 0 &&
		    (!tail || pattern_match(tail, NULL, text, at, &result) != MATCH_NO)) {
			return true;
		}
	}
	return false;
}

/* Whether that is so somewhere from `from` on: elsewhere the rule need not be tried. */
static bool has_words(const struct grammar *grammar, struct str text, size_t from)
{
	while (from < text.size) {
		size_t start = from;
		if (label_tree_may_begin(&grammar->label_tree, utf8_next(text, &from)) &&
		    has_words_at(grammar, text, start)) {
			return true;
		}
	}
	return false;
}

/* What the rule for labels has found. */
static const struct label *label_found(const struct grammar *grammar, struct str paragraph,
                                       const struct match_result *result, struct span *whole,
                                       struct span *words, struct span *remark)
{
	struct span found = result->groups[grammar->label_words];
	const struct label *label =
	    grammar_label_named(grammar, str_slice(paragraph, found.start, found.end));
	if (!label) {
		return NULL;
	}
	struct tally *tally = tally_of(grammar);
	if (tally) {
		tally->field_hits[label->field]++;
	}
	*whole = result->whole;
	*words = found;
	*remark = match_has(result, grammar->label_remark) ? result->groups[grammar->label_remark]
	                                                   : (struct span){words->end, words->end};
	return label;
}

const struct label *grammar_label_at(const struct grammar *grammar, struct str paragraph, size_t at,
                                     struct span *whole, struct span *words, struct span *remark)
{
	struct match_result result;
	return rule_match_here(&grammar->label, paragraph, at, &result)
	           ? label_found(grammar, paragraph, &result, whole, words, remark)
	           : NULL;
}

const struct label *grammar_label(const struct grammar *grammar, struct str paragraph, size_t from,
                                  struct span *whole, struct span *words, struct span *remark)
{
	struct match_result result;
	const struct label *label =
	    grammar_label_at(grammar, paragraph, from, whole, words, remark);
	struct str rest = str_slice(paragraph, from, paragraph.size);
	if (!label && has_label_end(grammar, rest) && has_words(grammar, paragraph, from) &&
	    rule_match(&grammar->label, paragraph, from, &result)) {
		label = label_found(grammar, paragraph, &result, whole, words, remark);
	}
	return label;
}

/* ---- words that are no label ---- */

static size_t characters_of(struct str text, uint32_t *out)
{
	size_t count = 0;
	for (size_t at = 0; at < text.size && count < MAX_LABEL_LETTERS;) {
		out[count++] = utf8_next(text, &at);
	}
	return count;
}

/* The length of the longest common subsequence. */
static size_t common_characters(const uint32_t *a, size_t a_count, const uint32_t *b,
                                size_t b_count)
{
	size_t row[MAX_LABEL_LETTERS + 1] = {0};
	for (size_t i = 0; i < a_count; i++) {
		size_t diagonal = 0;
		for (size_t j = 0; j < b_count; j++) {
			size_t above = row[j + 1];
			size_t longest = above > row[j] ? above : row[j];
			row[j + 1] = a[i] == b[j] ? diagonal + 1 : longest;
			diagonal = above;
		}
	}
	return row[b_count];
}

struct str grammar_nearest_label(const struct grammar *grammar, struct str words)
{
	uint32_t wanted[MAX_LABEL_LETTERS];
	uint32_t label[MAX_LABEL_LETTERS];
	size_t wanted_count = characters_of(words, wanted);
	uint64_t wanted_set = 0; /* a bit for each; some characters share one */
	for (size_t i = 0; i < wanted_count; i++) {
		wanted_set |= label_letter_bit(wanted[i]);
	}
	struct str nearest = {0};
	size_t best_common = 0; /* of the nearest: shared characters of all of both */
	size_t best_all = 1;
	for (size_t i = 0; i < grammar->label_count; i++) {
		struct str candidate = grammar->labels[i].words;
		uint32_t letters = grammar->labels[i].letters;
		uint64_t has = grammar->labels[i].has;
		/* Of letters that share a bit all may be common. */
		uint32_t sharing = letters - (uint32_t)__builtin_popcountll(has);
		if (4 * ((uint32_t)__builtin_popcountll(has & wanted_set) + sharing) <
		    wanted_count + letters) {
			continue;
		}
		size_t count = characters_of(candidate, label);
		size_t all = wanted_count + count;
		size_t may_be_common = 0; /* at least as many as are: this is quick to find out */
		for (size_t k = 0; k < count; k++) {
			may_be_common += (wanted_set & label_letter_bit(label[k])) != 0;
		}
		if (4 * may_be_common < all) {
			continue;
		}
		size_t common = 2 * common_characters(wanted, wanted_count, label, count);
		size_t mine = common * best_all;
		size_t best = best_common * all;
		/* Among equals the longest, then by their bytes. */
		bool is_first = candidate.size != nearest.size
		                    ? candidate.size > nearest.size
		                    : str_compare(candidate, nearest) < 0;
		if (2 * common >= all && (mine > best || (mine == best && is_first))) {
			nearest = candidate;
			best_common = common;
			best_all = all;
		}
	}
	return nearest;
}
