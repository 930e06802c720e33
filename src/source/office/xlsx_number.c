/* Writes numbers by their formats (ECMA-376, 18.8.31), in decimal digits all the way. */
#include "source/office/xlsx_number.h"

#include "source/office/xlsx_date.h"

enum {
	MAX_DIGITS =
	    15, /* that Excel holds: what is written beyond them is noise of binary fractions */
	MAX_POINT = 40,     /* digits before the point */
	GENERAL_WIDTH = 11, /* characters of a fraction without a format */
	SECTIONS = 4,
	PLACES = 60 /* that a format may ask for */
};

/* 0.d1d2d3... times ten to the power of `point`. */
struct decimal {
	bool is_negative;
	char digits[MAX_DIGITS + 1];
	int count; /* 0: the number is 0 */
	int point;
};

/* ---- decimals ---- */

static void trim(struct decimal *decimal)
{
	while (decimal->count > 0 && decimal->digits[decimal->count - 1] == '0') {
		decimal->count--;
	}
	decimal->point = decimal->count > 0 ? decimal->point : 0;
}

/* Rounds to a number of significant digits, half away from 0; there is at least one digit more. */
static void round_to(struct decimal *decimal, int count)
{
	if (count >= decimal->count) {
		return;
	}
	bool is_up = count >= 0 && decimal->digits[count] >= '5';
	decimal->count = count > 0 ? count : 0;
	int at = decimal->count - 1;
	for (; is_up && at >= 0 && decimal->digits[at] == '9'; at--) {
		decimal->digits[at] = '0';
	}
	if (is_up && at >= 0) {
		decimal->digits[at]++;
	} else if (is_up) {
		decimal->digits[0] = '1';
		decimal->count = 1;
		decimal->point++;
	}
	trim(decimal);
}

static bool read_exponent(struct str text, int *exponent)
{
	bool is_negative = str_starts(text, STR("-"));
	size_t start = is_negative || str_starts(text, STR("+"));
	*exponent = 0;
	if (start == text.size || text.size > start + 3) {
		return false;
	}
	for (size_t i = start; i < text.size; i++) {
		if (!ascii_is_digit(text.data[i])) {
			return false;
		}
		*exponent = *exponent * 10 + (text.data[i] - '0');
	}
	*exponent = is_negative ? -*exponent : *exponent;
	return true;
}

static bool read_decimal(struct decimal *out, struct str text)
{
	*out = (struct decimal){.is_negative = str_starts(text, STR("-"))};
	size_t i = out->is_negative || str_starts(text, STR("+"));
	bool has_point = false;
	bool has_digit = false;
	int exponent = 0;
	for (; i < text.size && text.data[i] != 'E' && text.data[i] != 'e'; i++) {
		char c = text.data[i];
		if (c == '.' && !has_point) {
			has_point = true;
			continue;
		}
		if (!ascii_is_digit(c) || text.size > 1000) {
			return false;
		}
		has_digit = true;
		bool is_leading = out->count == 0 && c == '0';
		out->point += has_point ? (is_leading ? -1 : 0) : !is_leading;
		if (!is_leading && out->count <= MAX_DIGITS) {
			out->digits[out->count++] = c;
		}
	}
	if (i < text.size && !read_exponent(str_slice(text, i + 1, text.size), &exponent)) {
		return false;
	}
	out->point += exponent;
	round_to(out, MAX_DIGITS);
	trim(out);
	out->is_negative &= out->count > 0;
	return has_digit && out->point <= MAX_POINT && out->point >= -MAX_POINT;
}

static char digit_at(const struct decimal *decimal, int index)
{
	return index >= 0 && index < decimal->count ? decimal->digits[index] : '0';
}

/* Appends the digits, with at least and at most so many of them behind the point, to which it is rounded. */
static void write_digits(struct buf *out, const struct decimal *decimal, int whole, int least,
                         int most, bool has_groups)
{
	int before = decimal->point > whole ? decimal->point : whole;
	int behind = decimal->count - decimal->point;
	behind = behind < least ? least : behind > most ? most : behind;
	for (int i = before; i > 0; i--) {
		buf_append_byte(out, digit_at(decimal, decimal->point - i));
		if (has_groups && i > 1 && i % 3 == 1) {
			buf_append_byte(out, ',');
		}
	}
	if (behind > 0) {
		buf_append_byte(out, '.');
	}
	for (int i = 0; i < behind; i++) {
		buf_append_byte(out, digit_at(decimal, decimal->point + i));
	}
}

/* A number without a format: a fraction takes as many characters as Excel gives it; whole and very small numbers are
 * written out, where Excel would turn to powers of ten. */
static void write_general(struct buf *out, struct decimal decimal)
{
	int whole = decimal.point > 1 ? decimal.point : 1;
	if (decimal.point >= -3) {
		int behind = GENERAL_WIDTH - 1 - whole;
		round_to(&decimal, decimal.point + (behind > 0 ? behind : 0));
	}
	buf_append(out, decimal.is_negative && decimal.count > 0 ? STR("-") : STR(""));
	write_digits(out, &decimal, 1, 0, MAX_DIGITS + MAX_POINT, false);
}

/* ---- formats ---- */

/* What a section says of a number. */
struct section {
	struct buf before; /* words */
	struct buf behind;
	int whole; /* digits at least */
	int least; /* digits behind the point */
	int most;
	int power; /* of ten by which it is shown */
	bool has_groups;
	bool has_point;
	bool has_digits;
	bool is_general;
	bool has_ended; /* words came after the digits */
	int commas;     /* not known yet whether they group or divide */
};

size_t xlsx_format_piece(struct str code, size_t at)
{
	char c = code.data[at];
	char closing = c == '"' ? '"' : c == '[' ? ']' : '\0';
	size_t end = at + 1;
	if (closing) {
		const char *found = memchr(code.data + end, closing, code.size - end);
		return found ? (size_t)(found - code.data) + 1 : code.size;
	}
	if ((c == '\\' || c == '_' || c == '*' || c == '!') && end < code.size) {
		end++;
		while (end < code.size && ((unsigned char)code.data[end] & 0xC0) == 0x80) {
			end++;
		}
	}
	return end;
}

/* Cuts a format at its semicolons; returns how many sections it has, SECTIONS + 1 for too many. */
static size_t cut_sections(struct str code, struct str *sections)
{
	size_t count = 0;
	size_t start = 0;
	for (size_t at = 0; at < code.size;) {
		size_t end = xlsx_format_piece(code, at);
		if (code.data[at] == ';') {
			if (count == SECTIONS - 1) {
				return SECTIONS + 1;
			}
			sections[count++] = str_slice(code, start, at);
			start = end;
		}
		at = end;
	}
	sections[count++] = str_slice(code, start, code.size);
	return count;
}

static void add_words(struct section *section, struct str words)
{
	section->has_ended |= section->has_digits;
	buf_append(section->has_digits ? &section->behind : &section->before, words);
}

/* A piece in brackets: a colour says nothing, a currency is a word; false for anything else. */
static bool take_brackets(struct section *section, struct str piece)
{
	static const struct str others[] = {STR_INIT("DBNum"), STR_INIT("dbnum"), STR_INIT("="),
	                                    STR_INIT("<"), STR_INIT(">")};
	struct str inside = str_slice(piece, 1, piece.size - 1);
	for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
		if (str_starts(inside, others[i])) {
			return false;
		}
	}
	if (str_starts(inside, STR("$"))) {
		const char *dash = memchr(inside.data, '-', inside.size);
		size_t end = dash ? (size_t)(dash - inside.data) : inside.size;
		add_words(section, str_slice(inside, 1, end));
	}
	return true;
}

static bool take_placeholder(struct section *section, char c)
{
	if (section->has_ended || section->is_general) {
		return false; /* words among the digits */
	}
	section->has_digits = true;
	section->has_groups |= section->commas > 0 && !section->has_point;
	section->commas = 0;
	if (section->has_point) {
		section->most++;
		section->least = c == '0' ? section->most : section->least;
	} else {
		section->whole += c == '0' || section->whole > 0;
	}
	return section->most < PLACES && section->whole < PLACES;
}

/* Takes one character that stands for itself or for digits; false for what is not known. */
static bool take_character(struct section *section, char c)
{
	switch (c) {
	case '0':
	case '#':
	case '?':
		return take_placeholder(section, c);
	case '.':
		section->power -= 3 * section->commas;
		section->commas = 0;
		section->has_digits = true;
		if (section->has_point || section->has_ended) {
			return false;
		}
		section->has_point = true;
		return true;
	case ',':
		section->commas += section->has_digits && !section->has_ended;
		return true;
	case '%':
		section->power += 2;
		add_words(section, STR("%"));
		return true;
	case '/': /* a fraction */
	case '@':
		return false;
	default:
		if (ascii_is_letter(c)) {
			return false;
		}
		add_words(section, (struct str){&c, 1});
		return true;
	}
}

static bool read_section(struct section *out, struct str code)
{
	static const struct str general = STR_INIT("General");
	for (size_t at = 0; at < code.size;) {
		struct str rest = str_slice(code, at, code.size);
		size_t end = xlsx_format_piece(code, at);
		struct str piece = str_slice(code, at, end);
		bool is_good = true;
		if (str_starts(rest, general)) {
			is_good = !out->has_digits;
			out->is_general = out->has_digits = true;
			end = at + general.size;
		} else if (piece.data[0] == '"') {
			add_words(out, str_slice(piece, 1, piece.size - (piece.size > 1)));
		} else if (piece.data[0] == '[') {
			is_good = take_brackets(out, piece);
		} else if (piece.data[0] == '\\' || piece.data[0] == '!') {
			add_words(out, str_slice(piece, 1, piece.size));
		} else if (piece.data[0] != '_' && piece.data[0] != '*') {
			is_good = take_character(out, piece.data[0]);
		}
		if (!is_good) {
			return false;
		}
		at = end;
	}
	out->power -= 3 * out->commas;
	return true;
}

static bool write_number(struct buf *out, struct decimal decimal, struct str code, bool has_sign)
{
	struct section section = {0};
	struct buf digits = {0};
	bool is_good = read_section(&section, code);
	if (is_good && section.has_digits && section.is_general) {
		decimal.is_negative = false;
		write_general(&digits, decimal);
	} else if (is_good && section.has_digits) {
		decimal.point += decimal.count > 0 ? section.power : 0;
		round_to(&decimal, decimal.point + section.most);
		write_digits(&digits, &decimal, section.whole, section.least, section.most,
		             section.has_groups);
	}
	if (is_good) {
		struct buf all = {0};
		buf_append(&all, has_sign && decimal.count > 0 ? STR("-") : STR(""));
		buf_append(&all, buf_str(&section.before));
		buf_append(&all, buf_str(&digits));
		buf_append(&all, buf_str(&section.behind));
		buf_append(out, str_trim(buf_str(&all)));
		buf_release(&all);
	}
	buf_release(&digits);
	buf_release(&section.before);
	buf_release(&section.behind);
	return is_good;
}

/* A moment as days, and parts of a day behind the point. */
static bool find_moment(struct xlsx_moment *out, const struct decimal *decimal)
{
	*out = (struct xlsx_moment){0};
	if (decimal->is_negative || decimal->point > XLSX_DAY_DIGITS) {
		return false;
	}
	for (int i = 0; i < decimal->point; i++) {
		out->day = out->day * 10 + (uint32_t)(digit_at(decimal, i) - '0');
	}
	for (int i = 0; i < XLSX_PART_DIGITS; i++) {
		out->part =
		    out->part * 10 + (uint64_t)(digit_at(decimal, decimal->point + i) - '0');
	}
	return true;
}

bool xlsx_number_write(struct buf *out, struct str number, struct str code, bool is_1904)
{
	struct decimal decimal;
	struct str sections[SECTIONS];
	if (!read_decimal(&decimal, str_trim(number))) {
		return false;
	}
	if (str_equal(code, STR("General")) || str_equal(code, STR("@"))) {
		write_general(out, decimal);
		return true;
	}
	size_t count = cut_sections(code, sections);
	if (code.size == 0 || count > SECTIONS) {
		return false;
	}
	size_t chosen = count > 1 && decimal.is_negative  ? 1
	                : count > 2 && decimal.count == 0 ? 2
	                                                  : 0;
	bool has_sign = decimal.is_negative && chosen == 0;
	if (xlsx_date_is(sections[chosen])) {
		struct xlsx_moment moment;
		return find_moment(&moment, &decimal) &&
		       xlsx_date_write(out, &moment, sections[chosen], is_1904);
	}
	return write_number(out, decimal, sections[chosen], has_sign);
}
