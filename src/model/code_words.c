/* Looks the codes of the model up in one table. */
#include "model/code_words.h"

static const struct {
	enum code_set set;
	struct str code;
	const char *words[LANGUAGE_COUNT];
} words[] = {
#define WORD(set, code, english, chinese) {CODE_##set, STR_INIT(code), {english, chinese}},
#include "model/code_words.def"
#undef WORD
};

/* A kind of furniture or of a rule is told by what stands behind the stroke. */
static struct str without_room(struct str code)
{
	const char *stroke = code.size > 0 ? memchr(code.data, '/', code.size) : NULL;
	return stroke ? str_slice(code, (size_t)(stroke - code.data) + 1, code.size) : code;
}

struct str code_word(enum code_set set, struct str code, enum language language)
{
	struct str name = set == CODE_REPAIR ? without_room(code) : code;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (words[i].set == set && str_equal(words[i].code, name)) {
			return str_from(words[i].words[language]);
		}
	}
	return code;
}
