/* Reads the number of a heading or a list. Knows digits, and nothing of sequences. */
#include "audit/auditor.h"
#include "base/character.h"
#include "base/utf8.h"

enum { MAX_NUMBER = 9999 };

enum kind { KIND_NONE, KIND_DIGIT, KIND_HAN, KIND_WHOLE, KIND_POINT };

static enum kind classify(uint32_t c, uint32_t *value)
{
	if (utf8_is_digit(c)) {
		*value = c >= 0xFF10 ? c - 0xFF10 : c - '0';
		return KIND_DIGIT;
	}
	if (character_numeral(c, value)) {
		return KIND_HAN;
	}
	*value = character_counting(c);
	if (*value > 0) {
		return KIND_WHOLE;
	}
	return c == '.' || c == 0xFF0E ? KIND_POINT : KIND_NONE;
}

/* A part that is being read. Chinese tens are added; a digit before one multiplies it. */
struct part {
	uint32_t total;
	uint32_t digit;
	bool has_any;
};

static bool part_add(struct part *part, enum kind kind, uint32_t value)
{
	part->has_any = true;
	if (kind == KIND_HAN && value >= 10) {
		part->total += (part->digit ? part->digit : 1) * value;
		part->digit = 0;
	} else {
		part->digit = kind == KIND_DIGIT ? part->digit * 10 + value : value;
	}
	return part->total <= MAX_NUMBER && part->digit <= MAX_NUMBER;
}

static bool number_add(struct number *number, struct part *part)
{
	if (!part->has_any || number->count == NUMBER_PARTS) {
		return false;
	}
	number->parts[number->count++] = part->total + part->digit;
	*part = (struct part){0};
	return true;
}

struct number number_from_text(struct str text)
{
	struct number number = {.count = 0};
	struct part part = {.total = 0};
	for (size_t at = 0; at < text.size;) {
		uint32_t value = 0;
		uint32_t c = utf8_next(text, &at);
		enum kind kind = classify(c, &value);
		bool fine = kind == KIND_POINT  ? number_add(&number, &part)
		            : kind == KIND_NONE ? c == '\\' || c == ' '
		                                : part_add(&part, kind, value);
		if (!fine) {
			return (struct number){.count = 0};
		}
	}
	if (part.has_any && !number_add(&number, &part)) {
		return (struct number){.count = 0};
	}
	return number;
}
