/* The unit that a label or the head of a table gives to a number without one. */
#include "value/reader.h"

/* Multiplies all that a figure holds by 10^power. */
static bool shift_all(struct figure *figure, int power)
{
	return decimal_shift(&figure->value, figure->value, power) &&
	       decimal_shift(&figure->min, figure->min, power) &&
	       decimal_shift(&figure->max, figure->max, power);
}

bool figure_apply_unit(struct figure *figure, const struct lexicon *lexicon, struct str unit_words)
{
	if (figure->kind != FIGURE_NUMBER) {
		return false;
	}
	struct str words = str_trim(unit_words);
	size_t at = 0;
	int power = 0;
	const struct word *unit = NULL;
	for (const struct word *word;
	     (word =
	          lexicon_match(lexicon, words, at, UNIT_CLASSES | WORD_FLAG(WORD_MULTIPLIER)));) {
		/* The name of a currency may stand before all: 24 of its ten thousands. */
		bool is_bare = unit == NULL || (unit->classes & WORD_FLAG(WORD_CURRENCY));
		bool multiplier = (word->classes & WORD_FLAG(WORD_MULTIPLIER)) && is_bare;
		bool named = unit && (unit->classes & WORD_FLAG(WORD_CURRENCY_UNIT)) == 0;
		if (multiplier && word->number == 0) {
			return false;
		}
		power += multiplier ? word->number : 0;
		unit = multiplier || named ? unit : word;
		at += word->text.size;
	}
	struct figure result = *figure;
	const struct word *per = lexicon_match(lexicon, words, at, WORD_FLAG(WORD_PER_BEHIND));
	if (per) {
		at += per->text.size;
		result.per = result.per.size > 0 ? result.per : per->name;
	}
	if (unit == NULL || at != words.size || !shift_all(&result, power)) {
		return false;
	}
	result.decimals = decimals_shift(result.decimals, -power);
	if (unit->classes & (WORD_FLAG(WORD_CURRENCY) | WORD_FLAG(WORD_CURRENCY_UNIT))) {
		result.kind = FIGURE_MONEY;
		result.unit = unit->name;
	} else if (unit->classes & WORD_FLAG(WORD_PERCENT)) {
		result.kind = FIGURE_PERCENT;
		if (!shift_all(&result, -unit->number)) {
			return false;
		}
		result.decimals = decimals_shift(result.decimals, unit->number);
	} else if (unit->classes & WORD_FLAG(WORD_DURATION)) {
		result.kind = FIGURE_DURATION;
		result.unit = duration_unit_name((enum duration_unit)unit->unit);
	} else if (unit->classes & WORD_FLAG(WORD_CLASSIFIER)) {
		result.kind = FIGURE_COUNT;
		result.unit = unit->text;
	} else {
		return false;
	}
	*figure = result;
	return true;
}
