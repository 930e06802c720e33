/* The words of a grammar, by their roles, as one index. */
#include "grammar/vocabulary.h"

#include <stdlib.h>

#include "grammar/grammar.h"

struct str word_role_name(enum word_role role)
{
	static const struct str names[ROLE_COUNT_OF_ALL] = {
	    [ROLE_SUPPORT] = STR_INIT("support"),
	    [ROLE_FUNDS] = STR_INIT("funds"),
	    [ROLE_RATE] = STR_INIT("rate"),
	    [ROLE_TOTAL] = STR_INIT("total"),
	    [ROLE_COUNT] = STR_INIT("count"),
	    [ROLE_PROJECT] = STR_INIT("project"),
	    [ROLE_HEAD] = STR_INIT("head"),
	    [ROLE_GRADE] = STR_INIT("grade"),
	    [ROLE_DETERMINER] = STR_INIT("determiner"),
	    [ROLE_PLAIN] = STR_INIT("plain"),
	    [ROLE_EACH] = STR_INIT("each"),
	    [ROLE_RECIPIENT] = STR_INIT("recipient"),
	    [ROLE_CLASSIFIER] = STR_INIT("classifier"),
	    [ROLE_FOR] = STR_INIT("for"),
	    [ROLE_TERM] = STR_INIT("term"),
	    [ROLE_FINISH] = STR_INIT("finish"),
	    [ROLE_START] = STR_INIT("start"),
	    [ROLE_DIRECTION] = STR_INIT("direction"),
	    [ROLE_PARTNER] = STR_INIT("partner"),
	    [ROLE_WITH] = STR_INIT("with"),
	    [ROLE_ETC] = STR_INIT("etc"),
	    [ROLE_PARTS] = STR_INIT("parts"),
	    [ROLE_ORDER] = STR_INIT("order"),
	    [ROLE_AND] = STR_INIT("and"),
	    [ROLE_THESE] = STR_INIT("these"),
	    [ROLE_KINDS] = STR_INIT("kinds"),
	    [ROLE_ALL] = STR_INIT("all"),
	    [ROLE_BE] = STR_INIT("be"),
	    [ROLE_NOW] = STR_INIT("now"),
	    [ROLE_OURS] = STR_INIT("ours"),
	    [ROLE_FIELD] = STR_INIT("field"),
	    [ROLE_CONTENT] = STR_INIT("content"),
	    [ROLE_LEAD] = STR_INIT("lead"),
	    [ROLE_APART] = STR_INIT("apart"),
	    [ROLE_DEMAND] = STR_INIT("demand"),
	    [ROLE_TOPIC] = STR_INIT("topic"),
	    [ROLE_NAME] = STR_INIT("name"),
	    [ROLE_BREAK] = STR_INIT("break"),
	    [ROLE_MATCHING] = STR_INIT("matching"),
	    [ROLE_OTHER_SIDE] = STR_INIT("other-side"),
	    [ROLE_LIMIT] = STR_INIT("limit"),
	    [ROLE_HISTORY] = STR_INIT("history"),
	    [ROLE_PRIZE] = STR_INIT("prize"),
	    [ROLE_PENALTY] = STR_INIT("penalty"),
	    [ROLE_CAPITAL] = STR_INIT("capital"),
	    [ROLE_INDICATOR] = STR_INIT("indicator"),
	    [ROLE_INSTALMENT] = STR_INIT("instalment"),
	    [ROLE_PROCEDURE] = STR_INIT("procedure"),
	    [ROLE_CONDITION] = STR_INIT("condition"),
	};
	return names[role];
}

static int compare_words(const void *a, const void *b)
{
	return str_compare(((const struct word *)a)->text, ((const struct word *)b)->text);
}

void vocabulary_make(struct grammar *grammar)
{
	size_t count = 0;
	for (int role = 0; role < ROLE_COUNT_OF_ALL; role++) {
		count += grammar->words[role].count;
	}
	struct word *words = ARENA_ARRAY(grammar->arena, struct word, count + 1);
	size_t filled = 0;
	for (int role = 0; role < ROLE_COUNT_OF_ALL; role++) {
		for (size_t i = 0; i < grammar->words[role].count; i++) {
			const struct word_code *word = &grammar->words[role].items[i];
			words[filled++] = (struct word){
			    .text = word->word, .name = word->code, .classes = ROLE_FLAG(role)};
		}
	}
	if (filled > 0) {
		qsort(words, filled, sizeof *words, compare_words);
	}
	size_t kept = 0;
	for (size_t i = 0; i < filled; i++) {
		if (kept > 0 && str_equal(words[kept - 1].text, words[i].text)) {
			struct word *same = &words[kept - 1]; /* a word of several roles */
			same->classes |= words[i].classes;
			same->name = same->name.size > 0 ? same->name : words[i].name;
		} else {
			words[kept++] = words[i];
		}
	}
	grammar->vocabulary = lexicon_new(grammar->arena, words, kept);
}
