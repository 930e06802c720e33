/* Digits one by one, to the value of the row: with separators between groups of them, and what
 * becomes of a row of which one digit cannot be read. */
#include "value/digits.h"

static void add_digit(struct digits *digits, int digit)
{
	digits->is_unknown |= !decimal_append(&digits->value, (uint32_t)digit, 1);
	digits->count += digits->count < INT8_MAX;
}

/* ---- digits with blanks in between ---- */

/* Whether the number that ends at `at` has a unit or a multiplier behind it, or is the first of a
 * range. */
static bool unit_follows(const struct reader *reader, size_t at)
{
	size_t next = reader_pass(reader, at, WORD_FLAG(WORD_POINT));
	bool has_point = next > at;
	while (has_point && reader_digit(reader, &next) >= 0) {
		at = next;
	}
	return reader_word(reader, reader_blanks(reader, at),
	                   UNIT_CLASSES | WORD_FLAG(WORD_MULTIPLIER) | WORD_FLAG(WORD_RANGE) |
	                       WORD_FLAG(WORD_MORE)) != NULL;
}

/* Whether blanks stand between the letters before `at`: a converter that leaves them does so between digits, too. */
static bool letters_are_spaced(const struct reader *reader, size_t at)
{
	bool is_apart = true;
	for (int i = 0; i < 3 && is_apart; i++) { /* a blank, a letter, a blank */
		bool wants_blank = i != 1;
		is_apart =
		    at > 0 && is_figure_blank(utf8_previous(reader->text, at, &at)) == wants_blank;
	}
	return is_apart;
}

/* Behind the one blank at `at` that may stand between digits or groups of them, or `at`: tabs and several
 * blanks stand between columns. */
static size_t one_blank(const struct reader *reader, size_t at)
{
	size_t next = at;
	uint32_t c = at < reader->text.size ? utf8_next(reader->text, &next) : 0;
	return is_figure_blank(c) && c != '\t' ? next : at;
}

/* Digits between which a converter left blanks, before a unit: 1 0 8 0. None where the row at *at is not of
 * this kind. Two digits are two numbers, unless the second is a zero, which begins no number, or letters have
 * blanks in between, too. */
static struct digits read_spaced(const struct reader *reader, size_t *at)
{
	struct digits digits = {0};
	size_t end = *at;
	int last = 0;
	for (size_t next = end; digits.count < DECIMAL_MAX_DIGITS;) {
		int digit = reader_digit(reader, &next);
		if (digit < 0) {
			break;
		}
		add_digit(&digits, digit);
		last = digit;
		end = next;
		next = one_blank(reader, end);
		bool is_wide = next == end + 3 && (unsigned char)reader->text.data[end] == 0xE3;
		if (next == end || is_wide) { /* a blank of full width is between columns */
			break;
		}
	}
	bool is_pair = digits.count == 2 && last != 0;
	if (digits.count < 2 || (is_pair && !letters_are_spaced(reader, *at)) ||
	    !unit_follows(reader, end)) {
		return (struct digits){0};
	}
	*at = end;
	return digits;
}

/* ---- groups ---- */

/* What may stand between groups of three. One number has one kind of them. */
enum separator {
	SEPARATOR_NONE,
	SEPARATOR_COMMA,
	SEPARATOR_WIDE_COMMA,
	SEPARATOR_APOSTROPHE,
	SEPARATOR_ENUMERATION, /* U+3001, by mistake: only before 000 */
	SEPARATOR_SPACED,      /* a comma and a blank */
	SEPARATOR_BLANK
};

static enum separator separator_of(uint32_t c)
{
	switch (c) {
	case ',':
		return SEPARATOR_COMMA;
	case 0xFF0C:
		return SEPARATOR_WIDE_COMMA;
	case '\'':
	case 0x2018:
	case 0x2019:
	case 0x2032:
	case 0xFF07:
		return SEPARATOR_APOSTROPHE;
	case 0x3001:
		return SEPARATOR_ENUMERATION;
	default:
		return SEPARATOR_NONE;
	}
}

/* A separator at *at, a mark with or without a blank, or one blank: moves *at behind it. */
static enum separator separator_read(const struct reader *reader, size_t *at)
{
	size_t mark = one_blank(reader, *at);
	size_t next = mark;
	enum separator separator = next < reader->text.size
	                               ? separator_of(utf8_next(reader->text, &next))
	                               : SEPARATOR_NONE;
	if (separator != SEPARATOR_NONE) {
		*at = one_blank(reader, next);
		bool is_comma = separator == SEPARATOR_COMMA || separator == SEPARATOR_WIDE_COMMA;
		return is_comma && *at > next ? SEPARATOR_SPACED : separator;
	}
	bool is_apart = mark > *at;
	*at = mark;
	return is_apart ? SEPARATOR_BLANK : SEPARATOR_NONE;
}

/* A row of digits behind a separator. */
struct group {
	int count;
	int value; /* of the first three */
	bool leading_zero;
};

static struct group group_read(const struct reader *reader, size_t *at)
{
	struct group group = {0};
	for (int digit; (digit = reader_digit(reader, at)) >= 0; group.count++) {
		group.leading_zero |= group.count == 0 && digit == 0;
		if (group.count < 3) {
			group.value = group.value * 10 + digit;
		}
	}
	return group;
}

/* The groups of one kind of separator behind a first row of digits. */
struct groups {
	struct digits digits; /* with the first */
	enum separator separator;
	size_t end;
	bool has_zero; /* one begins with a zero: it is no number of its own */
};

static struct groups groups_read(const struct reader *reader, size_t at, const struct digits *first)
{
	struct groups groups = {.digits = *first, .end = at};
	for (;;) {
		size_t next = groups.end;
		enum separator separator = separator_read(reader, &next);
		bool goes_on = separator != SEPARATOR_NONE && (groups.separator == SEPARATOR_NONE ||
		                                               separator == groups.separator);
		struct group group = goes_on ? group_read(reader, &next) : (struct group){0};
		if (group.count != 3 || (separator == SEPARATOR_ENUMERATION && group.value != 0)) {
			return groups;
		}
		groups.digits.is_unknown |=
		    !decimal_append(&groups.digits.value, (uint32_t)group.value, 3);
		groups.digits.count += groups.digits.count < INT8_MAX - 3 ? 3 : 0;
		groups.has_zero |= group.leading_zero;
		groups.separator = separator;
		groups.end = next;
	}
}

/* Whether a number begins at `at` behind a comma and another number: 50, 80, 100. */
static bool is_in_list(const struct reader *reader, size_t at)
{
	size_t before = at;
	uint32_t c = ' ';
	while (before > 0 && is_figure_blank(c)) {
		c = utf8_previous(reader->text, before, &before);
	}
	enum separator separator = separator_of(c);
	if (separator == SEPARATOR_NONE || separator == SEPARATOR_APOSTROPHE || before == 0) {
		return false;
	}
	return utf8_is_digit(utf8_previous(reader->text, before, &before));
}

/* Whether the groups are one number, and not numbers of a list. In an announced list, 100,200 are
 * two; a blank needs a unit behind the number to be within it. */
static bool is_one_number(const struct reader *reader, const struct groups *groups,
                          const struct digits *first, size_t start)
{
	if (groups->separator == SEPARATOR_NONE || groups->has_zero) {
		return groups->separator != SEPARATOR_NONE;
	}
	if ((reader->is_listed && first->count == 3) ||
	    (groups->separator != SEPARATOR_BLANK && is_in_list(reader, start))) {
		return false;
	}
	bool is_apart =
	    groups->separator == SEPARATOR_BLANK || groups->separator == SEPARATOR_SPACED;
	return !is_apart || unit_follows(reader, groups->end);
}

/* Whether behind a separator digits follow that begin with a zero, and are no number of their own,
 * though no group of three: then the number cannot be read. Moves *at behind them. */
static bool broken_group_read(const struct reader *reader, size_t *at, bool is_grouped)
{
	size_t next = *at;
	enum separator separator = separator_read(reader, &next);
	struct group group =
	    separator != SEPARATOR_NONE ? group_read(reader, &next) : (struct group){0};
	bool may_be_zero = group.count < 2 && !is_grouped &&
	                   (separator != SEPARATOR_BLANK || !unit_follows(reader, next));
	if (!group.leading_zero || may_be_zero) {
		return false; /* 0 alone is a number of a list */
	}
	*at = next;
	return true;
}

/* Whether a row of digits that ends at `at` goes on with groups that were looked at with those before it,
 * and are no one number. Looked at from each of them anew, a long row would take for ever. */
static bool is_within_groups(const struct reader *reader, size_t start, size_t at)
{
	const struct numeral_memo *memo = reader->memo;
	return memo && memo->separate.start < start && at < memo->separate.end;
}

struct digits digits_read(const struct reader *reader, size_t *at)
{
	size_t start = *at;
	struct digits digits = read_spaced(reader, at);
	size_t next = *at;
	for (int digit; (digit = reader_digit(reader, &next)) >= 0; *at = next) {
		digits.leading_zero |= digits.count == 0 && digit == 0;
		add_digit(&digits, digit);
	}
	if (digits.count == 0 || digits.leading_zero || *at >= reader->text.size) {
		return digits;
	}
	if (digits.count <= 3 && !is_within_groups(reader, start, *at)) {
		struct groups groups = groups_read(reader, *at, &digits);
		if (is_one_number(reader, &groups, &digits, start)) {
			digits = groups.digits;
			digits.is_grouped = true;
			*at = groups.end;
		} else if (groups.separator != SEPARATOR_NONE && reader->memo) {
			reader->memo->separate =
			    (struct span){(uint32_t)start, (uint32_t)groups.end};
		}
	}
	while (broken_group_read(reader, at, digits.is_grouped)) {
		digits.is_unknown = true;
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
		if (digits.count < DECIMAL_MAX_SCALE) {
			add_digit(&digits, digit);
		} else {
			digits.is_unknown |= digit != 0;
			digits.count += digits.count < INT8_MAX;
		}
		*at = next;
	}
	int places = digits.count < DECIMAL_MAX_SCALE ? digits.count : DECIMAL_MAX_SCALE;
	digits.is_unknown |= !decimal_shift(&digits.value, digits.value, -places);
	return digits;
}
