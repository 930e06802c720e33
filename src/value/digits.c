/* Digits one by one, to the value of the row. */
#include "value/digits.h"

static void add_digit(struct digits *digits, int digit)
{
	digits->is_unknown |= !decimal_append(&digits->value, (uint32_t)digit, 1);
	digits->count += digits->count < INT8_MAX;
}

/* Digits that a converter set apart, as it does with letters: 1 0 8 0 before a unit. None where the
 * row at *at is none of these. */
static struct digits read_spaced(const struct reader *reader, size_t *at)
{
	struct digits digits = {0};
	size_t end = *at;
	for (size_t next = end; digits.count < DIGITS_MOST; next = end + 1) {
		int digit = reader_digit(reader, &next);
		if (digit < 0) {
			break;
		}
		add_digit(&digits, digit);
		end = next;
		if (end >= reader->text.size || reader->text.data[end] != ' ') {
			break;
		}
	}
	size_t unit = reader_blanks(reader, end);
	if (digits.count < 2 ||
	    !reader_word(reader, unit, UNIT_CLASSES | WORD_FLAG(WORD_MULTIPLIER))) {
		return (struct digits){0};
	}
	*at = end;
	return digits;
}

/* A comma and three digits at *at, and no fourth: moves *at behind them. */
static bool read_group(const struct reader *reader, size_t *at, int *thousands)
{
	size_t next = *at;
	uint32_t comma = utf8_next(reader->text, &next);
	int count = 0;
	*thousands = 0;
	for (int digit; (digit = reader_digit(reader, &next)) >= 0; count++) {
		*thousands = *thousands * 10 + digit;
		if (count == 3) {
			return false;
		}
	}
	if ((comma != ',' && comma != 0xFF0C) || count != 3) {
		return false;
	}
	*at = next;
	return true;
}

struct digits digits_read(const struct reader *reader, size_t *at)
{
	struct digits digits = read_spaced(reader, at);
	size_t next = *at;
	for (int digit; (digit = reader_digit(reader, &next)) >= 0; *at = next) {
		digits.leading_zero |= digits.count == 0 && digit == 0;
		add_digit(&digits, digit);
	}
	int thousands;
	bool may_be_grouped = digits.count <= 3 && !digits.leading_zero;
	while (may_be_grouped && *at < reader->text.size && read_group(reader, at, &thousands)) {
		digits.is_unknown |= !decimal_append(&digits.value, (uint32_t)thousands, 3);
		digits.count += digits.count < INT8_MAX - 3 ? 3 : 0;
		digits.is_grouped = true;
	}
	return digits;
}

struct digits digits_read_fraction(const struct reader *reader, size_t *at)
{
	struct digits digits = {0};
	for (;;) {
		size_t next = *at;
		int digit = reader_digit(reader, &next);
		if (digit < 0) {
			const struct word *word = reader_word(reader, *at, WORD_FLAG(WORD_DIGIT));
			if (word == NULL) {
				break;
			}
			digit = word->number;
			next = *at + word->text.size;
		}
		if (digits.count < DIGITS_MOST) {
			add_digit(&digits, digit);
		} else {
			digits.is_unknown |= digit != 0;
			digits.count += digits.count < INT8_MAX;
		}
		*at = next;
	}
	int places = digits.count < DIGITS_MOST ? digits.count : DIGITS_MOST;
	digits.is_unknown |= !decimal_shift(&digits.value, digits.value, -places);
	return digits;
}
