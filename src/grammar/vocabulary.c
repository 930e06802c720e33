/* The words of a grammar, by their roles, as one index. */
#include "grammar/vocabulary.h"

#include <stdlib.h>

struct str word_role_name(enum word_role role)
{
	static const struct str names[ROLE_COUNT_OF_ALL] = {
#define ROLE(role, name) [ROLE_##role] = STR_INIT(name),
#include "grammar/word_roles.def"
#undef ROLE
	};
	return names[role];
}

static int compare_words(const void *a, const void *b)
{
	return str_compare(((const struct word *)a)->text, ((const struct word *)b)->text);
}

struct lexicon *vocabulary_new(struct arena *arena,
                               const struct word_codes words_of[ROLE_COUNT_OF_ALL])
{
	size_t count = 0;
	for (int role = 0; role < ROLE_COUNT_OF_ALL; role++) {
		count += words_of[role].count;
	}
	struct word *words = ARENA_ARRAY(arena, struct word, count + 1);
	size_t filled = 0;
	for (int role = 0; role < ROLE_COUNT_OF_ALL; role++) {
		for (size_t i = 0; i < words_of[role].count; i++) {
			const struct word_code *word = &words_of[role].items[i];
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
	return lexicon_new(arena, words, kept);
}
