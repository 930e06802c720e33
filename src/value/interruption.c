/* What interrupts a number as it is written: the mark of a note, a bound in brackets, and characters
 * that stand where a digit should. */
#include "value/reader.h"

#include "base/script.h"

enum { REPLACEMENT = 0xFFFD, NOTE_LIMIT = 4 /* digits of a note's mark, or of several */ };

enum { LOSS_LIMIT = 96 /* bytes of a number that are looked through */ };

bool bracket_find(const struct reader *reader, size_t *at, bool is_open)
{
	static const uint16_t brackets[][2] = {{'(', ')'},       {0xFF08, 0xFF09},
	                                       {'[', ']'},       {0xFF3B, 0xFF3D},
	                                       {0x3010, 0x3011}, {0x3014, 0x3015}};
	size_t next = *at;
	uint32_t c = utf8_next(reader->text, &next);
	for (size_t i = 0; i < sizeof brackets / sizeof *brackets; i++) {
		if (c == brackets[i][!is_open]) {
			*at = next;
			return true;
		}
	}
	return false;
}

bool bound_read(const struct reader *reader, size_t *at, enum bound_kind *bound)
{
	size_t next = *at;
	if (!bracket_read(reader, &next, true)) {
		return false;
	}
	const struct word *word = reader_word(reader, reader_blanks(reader, next),
	                                      WORD_FLAG(WORD_INCLUDED) | WORD_FLAG(WORD_EXCLUDED));
	if (word == NULL) {
		return false;
	}
	next = reader_blanks(reader, reader_blanks(reader, next) + word->text.size);
	/* Without this, brackets in brackets would be followed as deep as a text has them. The memo may be
	 * of the number that these stand in, and is still being written. */
	struct reader within = *reader;
	within.is_within = true;
	within.memo = NULL;
	struct numeral number;
	if (numeral_read(&number, &within, next)) { /* the bound, said again */
		const struct word *unit = reader_unit(reader, reader_blanks(reader, number.end));
		next = number.end;
		next = unit ? reader_blanks(reader, next) + unit->text.size : next;
	}
	if (!bracket_read(reader, &next, false)) {
		return false;
	}
	*bound = word->classes & WORD_FLAG(WORD_INCLUDED) ? BOUND_INCLUDED : BOUND_EXCLUDED;
	*at = next;
	return true;
}

static bool is_circled_number(uint32_t c)
{
	return (c >= 0x2460 && c <= 0x2473) || (c >= 0x2776 && c <= 0x277F);
}

/* Raised digits at *at, with commas between those of several notes: moves *at behind them. */
static bool superscripts_read(const struct reader *reader, size_t *at)
{
	size_t end = *at;
	for (int count = 0; count < NOTE_LIMIT; count++) {
		size_t next = end;
		uint32_t c = next < reader->text.size ? utf8_next(reader->text, &next) : 0;
		bool is_comma = end > *at && (c == ',' || c == 0xFF0C || c == 0x3001);
		if (is_comma && next < reader->text.size) {
			c = utf8_next(reader->text, &next);
		}
		if (!is_superscript_digit(c)) {
			break;
		}
		end = next;
	}
	bool is_read = end > *at;
	*at = end;
	return is_read;
}

/* A number in square brackets, raised or not, at *at: moves *at behind them. */
static bool bracketed_note_read(const struct reader *reader, size_t *at)
{
	size_t next = *at + 1;
	if (reader->text.data[*at] != '[') {
		return false;
	}
	if (!superscripts_read(reader, &next)) {
		for (int count = 0; count < NOTE_LIMIT && reader_digit(reader, &next) >= 0;
		     count++) {
		}
	}
	if (next == *at + 1 || next >= reader->text.size || reader->text.data[next] != ']') {
		return false;
	}
	*at = next + 1;
	return true;
}

/* The mark of a note behind a number: raised digits, a number in a circle or in square brackets. Moves
 * *at behind it. is_raised: as an exponent would be. */
static bool note_read(const struct reader *reader, size_t *at, bool *is_raised)
{
	size_t next = *at;
	*is_raised = superscripts_read(reader, at);
	if (*is_raised) {
		return true;
	}
	if (next >= reader->text.size || bracketed_note_read(reader, at)) {
		return *at > next;
	}
	bool is_circled = is_circled_number(utf8_next(reader->text, &next));
	*at = is_circled ? next : *at;
	return is_circled;
}

size_t inner_end(const struct reader *reader, size_t at, enum bound_kind *bound, bool *is_raised)
{
	*is_raised = false;
	if (at < reader->text.size && reader_is_han(reader, at)) {
		return at;
	}
	(void)note_read(reader, &at, is_raised);
	at = reader_blanks(reader, at);
	if (!reader->is_within && bound_read(reader, &at, bound)) {
		at = reader_blanks(reader, at);
	}
	return at;
}

/* Whether a character is none of a text: what a broken file leaves, what a font alone knows, a
 * picture, or what stands for a digit that is not given. */
static bool is_stray(const struct reader *reader, size_t at)
{
	size_t next = at;
	uint32_t c = utf8_next(reader->text, &next);
	if (c == '?' || c == '*' || c == 0xFF1F || c == 0xFF0A || c == REPLACEMENT) {
		return true;
	}
	bool is_control = (c < ' ' && c != '\t') || (c >= 0x7F && c < 0xA0);
	bool is_private = c >= 0xE000 && c <= 0xF8FF;
	bool is_picture = (c >= 0x2190 && c < 0x2460) || (c >= 0x2500 && c < 0x2776) ||
	                  (c >= 0x2780 && c <= 0x2BFF) || (c >= 0x1F000 && c <= 0x1FAFF);
	return is_control || is_private || (is_picture && reader_classes(reader, at) == 0);
}

/* A digit or a numeral at *at: moves *at behind it. */
static bool numeral_part_read(const struct reader *reader, size_t *at)
{
	size_t next = *at;
	if (reader_digit(reader, &next) < 0) {
		next = reader_pass(reader, *at, NUMERAL_CLASSES);
	}
	bool is_read = next > *at;
	*at = next;
	return is_read;
}

/* A separator or point within a number at *at, with blanks, or blanks alone, before a digit, a
 * stray or a multiplier: moves *at behind it. */
static bool gap_read(const struct reader *reader, size_t *at)
{
	static const uint32_t marks[] = {'.', ',', '\'', 0x2019, 0xFF0C, 0xFF0E};
	size_t next = *at;
	bool has_mark = false;
	for (bool goes_on = true; goes_on && next < reader->text.size;) {
		size_t behind = next;
		uint32_t c = utf8_next(reader->text, &behind);
		bool is_mark = false;
		for (size_t i = 0; !has_mark && i < sizeof marks / sizeof *marks; i++) {
			is_mark |= c == marks[i];
		}
		has_mark |= is_mark;
		goes_on = is_mark || (is_figure_blank(c) && c != '\t');
		next = goes_on ? behind : next;
	}
	size_t digit = next;
	if (next == *at || next >= reader->text.size ||
	    (reader_digit(reader, &digit) < 0 && !is_stray(reader, next) &&
	     !reader_word(reader, next, WORD_FLAG(WORD_MULTIPLIER)))) {
		return false;
	}
	*at = next;
	return true;
}

bool loss_read(const struct reader *reader, size_t *at)
{
	size_t next = *at;
	if (next >= reader->text.size ||
	    (reader_is_han(reader, next) && !(reader_classes(reader, next) & NUMERAL_CLASSES))) {
		return false;
	}
	bool is_lost = false; /* and more of the number behind it */
	bool has_stray = false;
	size_t end = next;
	size_t limit = next + LOSS_LIMIT;
	while (next < reader->text.size && next < limit) {
		if (is_stray(reader, next)) {
			bool is_undecoded = utf8_next(reader->text, &next) == REPLACEMENT;
			has_stray = true;
			is_lost |= is_undecoded;
			end = is_undecoded ? next : end;
		} else if (numeral_part_read(reader, &next)) {
			is_lost |= has_stray;
			end = next;
		} else if (!gap_read(reader, &next)) {
			break;
		}
	}
	if (has_stray && !is_lost && reader_unit(reader, reader_blanks(reader, next))) {
		is_lost = true;
		end = next;
	}
	*at = is_lost ? end : *at;
	return is_lost;
}
