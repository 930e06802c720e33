/* See needed_words.h. Reads the source of a pattern once, and knows of its syntax what is needed to tell
 * which parts a match must have; at what it does not know it gives up. */
#include "grammar/needed_words.h"

#include <stdlib.h>

#include "base/utf8.h"

enum {
	MAX_DEPTH = 40,    /* of groups within groups */
	MAX_PATTERN = 2000 /* bytes: larger ones are many in one, which need nothing together */
};

static const struct needed_words NONE;

struct reading {
	struct str text;
	size_t at;
	unsigned depth;
	bool is_given_up;
};

static struct needed_words read_branches(struct reading *reading);

static char peek(const struct reading *reading)
{
	return reading->at < reading->text.size ? reading->text.data[reading->at] : '\0';
}

static bool take(struct reading *reading, struct str what)
{
	bool is_there = str_starts(str_slice(reading->text, reading->at, reading->text.size), what);
	reading->at += is_there ? what.size : 0;
	return is_there;
}

static bool take_byte(struct reading *reading, char byte)
{
	bool is_there = reading->at < reading->text.size && reading->text.data[reading->at] == byte;
	reading->at += is_there;
	return is_there;
}

/* Moves behind the next `end`. */
static void take_until(struct reading *reading, char end)
{
	while (reading->at < reading->text.size && peek(reading) != end) {
		reading->at++;
	}
	reading->is_given_up |= reading->at >= reading->text.size;
	reading->at++;
}

static void skip_blanks(struct reading *reading)
{
	while (reading->at < reading->text.size) {
		char c = peek(reading);
		if (c == '#') {
			while (reading->at < reading->text.size && peek(reading) != '\n') {
				reading->at++;
			}
		} else if (c == ' ' || (c >= '\t' && c <= '\r')) {
			reading->at++;
		} else {
			return;
		}
	}
}

static struct str str_of(const struct needed_word *word)
{
	return (struct str){word->bytes, word->size};
}

static struct needed_word word_of(uint32_t character)
{
	struct needed_word word = {{0}, 0};
	word.size = (uint8_t)utf8_write(character, word.bytes);
	return word;
}

static void add(struct needed_words *set, struct needed_word word, bool *is_full)
{
	for (uint32_t i = 0; i < set->count; i++) {
		if (str_equal(str_of(&set->items[i]), str_of(&word))) {
			return;
		}
	}
	*is_full |= set->count == MAX_NEEDED;
	if (!*is_full) {
		set->items[set->count++] = word;
	}
}

/* What is behind a backslash: a character; 0 where it stands for several, or for none. */
static uint32_t read_escape(struct reading *reading)
{
	if (reading->at >= reading->text.size) {
		reading->is_given_up = true;
		return 0;
	}
	uint32_t c = utf8_next(reading->text, &reading->at);
	if (c >= 0x80 || (!ascii_is_letter((char)c) && !ascii_is_digit((char)c))) {
		return c;
	}
	if (c == 'x' && peek(reading) == '{') {
		unsigned long code = strtoul(reading->text.data + reading->at + 1, NULL, 16);
		take_until(reading, '}');
		return (uint32_t)code;
	}
	if (c == 'p' || c == 'P') {
		if (peek(reading) == '{') {
			take_until(reading, '}');
		} else {
			reading->at++;
		}
		return 0;
	}
	/* References, octal numbers, quotations. */
	reading->is_given_up |= !strchr("hHdDsSwWbBAzZGRvVtnrf", (int)c);
	return 0;
}

/* Adds the characters of a range to a set that may be full. */
static void add_range(struct needed_words *set, uint32_t first, uint32_t last, bool *is_full)
{
	for (uint32_t c = first; c <= last && !*is_full; c++) {
		add(set, word_of(c), is_full);
	}
}

/* A class, behind its bracket. */
static struct needed_words read_class(struct reading *reading)
{
	struct needed_words set = NONE;
	bool is_large = take_byte(reading, '^'); /* it has more than can be listed */
	bool is_first = true;
	uint32_t last = 0; /* the character before */
	while (!reading->is_given_up && (is_first || peek(reading) != ']')) {
		if (reading->at >= reading->text.size || take(reading, STR("[:"))) {
			reading->is_given_up = true;
			break;
		}
		bool is_range = last != 0 && peek(reading) == '-' &&
		                reading->at + 1 < reading->text.size &&
		                reading->text.data[reading->at + 1] != ']';
		reading->at += is_range;
		uint32_t c = take_byte(reading, '\\') ? read_escape(reading)
		                                      : utf8_next(reading->text, &reading->at);
		is_large |= c == 0;
		add_range(&set, is_range ? last : c, c, &is_large);
		last = is_range ? 0 : c;
		is_first = false;
	}
	reading->at++;
	return is_large ? NONE : set;
}

/* The letters of (?i: and the like, behind the question mark; gives up at those that change how the pattern is
 * read, and where they hold for more than a group. Stores whether case counts in it. */
static void read_flags(struct reading *reading, bool *is_exact)
{
	while (ascii_is_letter(peek(reading))) {
		*is_exact &= peek(reading) != 'i';
		reading->is_given_up |= peek(reading) == 'x';
		reading->at++;
	}
	reading->is_given_up |= !take_byte(reading, ':');
}

/* A condition of (?(condition)yes|no), behind its first bracket. */
static void skip_condition(struct reading *reading)
{
	while (reading->at < reading->text.size && peek(reading) != ')') {
		reading->is_given_up |= peek(reading) == '(' || peek(reading) == '?';
		reading->at++;
	}
	reading->at++;
}

/* A group, behind its bracket. */
static struct needed_words read_group(struct reading *reading)
{
	bool counts = true;                                 /* what is in it must be there */
	if (peek(reading) != '*' && peek(reading) != '?') { /* the plainest */
		struct needed_words plain = read_branches(reading);
		reading->is_given_up |= !take_byte(reading, ')');
		return plain;
	}
	if (take(reading, STR("?:"))) {
		struct needed_words plain = read_branches(reading);
		reading->is_given_up |= !take_byte(reading, ')');
		return plain;
	}
	if (take_byte(reading, '*')) {
		reading->is_given_up |= !take(reading, STR("MARK:"));
		take_until(reading, ')');
		return NONE;
	}
	if (take(reading, STR("?&")) || take(reading, STR("?#"))) {
		take_until(reading, ')');
		return NONE;
	}
	if (take(reading, STR("?!")) || take(reading, STR("?<!")) || take(reading, STR("?<=")) ||
	    take(reading, STR("?="))) {
		counts = false; /* it may look at what is behind the end, or before the beginning */
	} else if (take(reading, STR("?("))) {
		skip_condition(reading);
		counts = false;
	} else if (take(reading, STR("?<"))) {
		take_until(reading, '>');
	} else if (take_byte(reading, '?') && !take_byte(reading, ':') &&
	           !take_byte(reading, '|') && !take_byte(reading, '>')) {
		read_flags(reading, &counts);
	}
	struct needed_words set = read_branches(reading);
	reading->is_given_up |= !take_byte(reading, ')');
	return counts ? set : NONE;
}

/* One thing that is matched, without what says how often. */
static struct needed_words read_atom(struct reading *reading)
{
	uint32_t c;
	if (take_byte(reading, '(')) {
		return read_group(reading);
	}
	if (take_byte(reading, '[')) {
		return read_class(reading);
	}
	if (take_byte(reading, '\\')) {
		c = read_escape(reading);
	} else {
		c = utf8_next(reading->text, &reading->at);
		c = c == '.' || c == '^' || c == '$' ? 0 : c;
	}
	return c == 0 ? NONE : (struct needed_words){.items = {word_of(c)}, .count = 1};
}

/* How often a thing is matched. */
enum times { TIMES_ONE, TIMES_SOME, TIMES_MAYBE_NONE };

/* Moves behind what says how often the thing before is matched. */
static enum times read_times(struct reading *reading)
{
	bool is_needed = true;
	skip_blanks(reading);
	char c = peek(reading);
	if (c == '?' || c == '*' || c == '+') {
		is_needed = c == '+';
		reading->at++;
	} else if (c == '{') {
		is_needed = reading->at + 1 < reading->text.size &&
		            reading->text.data[reading->at + 1] >= '1' &&
		            reading->text.data[reading->at + 1] <= '9';
		take_until(reading, '}');
	} else {
		return TIMES_ONE;
	}
	skip_blanks(reading);
	reading->at += peek(reading) == '?' || peek(reading) == '+';
	return is_needed ? TIMES_SOME : TIMES_MAYBE_NONE;
}

static uint32_t shortest(const struct needed_words *set)
{
	uint32_t size = UINT32_MAX;
	for (uint32_t i = 0; i < set->count; i++) {
		size = set->items[i].size < size ? set->items[i].size : size;
	}
	return size;
}

/* Takes the set with fewer words, of equal ones that with longer words, else the later. */
static void take_better(struct needed_words *best, const struct needed_words *set)
{
	bool is_better = best->count == 0 || set->count < best->count ||
	                 (set->count == best->count && shortest(set) >= shortest(best));
	*best = set->count > 0 && is_better ? *set : *best;
}

/* Things one behind the other. Those that are one word, each there once, are one word together. */
static struct needed_words read_branch(struct reading *reading)
{
	struct needed_words best = NONE;
	struct needed_words run = NONE; /* of one word */
	for (;;) {
		skip_blanks(reading);
		char c = peek(reading);
		if (c == '\0' || c == '|' || c == ')' || reading->is_given_up) {
			return best;
		}
		struct needed_words set = read_atom(reading);
		enum times times = read_times(reading);
		if (times == TIMES_MAYBE_NONE) {
			set = NONE;
		}
		const struct needed_word *word = &set.items[0];
		if (times != TIMES_ONE || set.count != 1) {
			run = NONE;
		} else if (run.count == 0 || run.items[0].size + word->size > NEEDED_BYTES) {
			run = set;
		} else {
			memcpy(run.items[0].bytes + run.items[0].size, word->bytes, word->size);
			run.items[0].size = (uint8_t)(run.items[0].size + word->size);
		}
		take_better(&best, run.count > 0 ? &run : &set);
	}
}

static struct needed_words read_branches(struct reading *reading)
{
	struct needed_words all = NONE;
	bool is_open = reading->depth >= MAX_DEPTH; /* a branch needs nothing */
	reading->is_given_up |= is_open;
	reading->depth++;
	do {
		struct needed_words branch = read_branch(reading);
		is_open |= branch.count == 0;
		for (uint32_t i = 0; i < branch.count; i++) {
			add(&all, branch.items[i], &is_open);
		}
	} while (!reading->is_given_up && take_byte(reading, '|'));
	reading->depth--;
	return is_open ? NONE : all;
}

static uint64_t byte_bit(char byte)
{
	return UINT64_C(1) << ((unsigned char)byte & 63);
}

struct needed_words needed_words_of(struct str pattern)
{
	struct reading reading = {.text = pattern};
	if (pattern.size > MAX_PATTERN) {
		return NONE;
	}
	struct needed_words needed = read_branches(&reading);
	if (reading.is_given_up || reading.at < pattern.size) {
		return NONE;
	}
	for (uint32_t i = 0; i < needed.count; i++) {
		const struct needed_word *word = &needed.items[i];
		needed.ends |= byte_bit(word->bytes[word->size - 1]);
		needed.before |=
		    word->size > 1 ? byte_bit(word->bytes[word->size - 2]) : UINT64_MAX;
	}
	return needed;
}

bool needed_words_are_characters(const struct needed_words *needed)
{
	for (uint32_t i = 0; i < needed->count; i++) {
		const struct needed_word *word = &needed->items[i];
		if (word->size <= utf8_width((unsigned char)word->bytes[0])) {
			return true;
		}
	}
	return false;
}

/* Whether one of the words ends at `end`. */
static bool is_word_before(const struct needed_words *needed, struct str text, size_t end)
{
	struct str before = {text.data, end};
	for (uint32_t i = 0; i < needed->count; i++) {
		if (str_ends(before, str_of(&needed->items[i]))) {
			return true;
		}
	}
	return false;
}

bool needed_words_stand_in(const struct needed_words *needed, struct str text, size_t from)
{
	struct str rest = str_slice(text, from, text.size);
	if (needed->count == 0) {
		return true;
	}
	for (size_t at = 0; at < rest.size;) {
		char lead = rest.data[at];
		at += utf8_is_han_lead(lead) ? 3 : utf8_width((unsigned char)lead);
		if (needed->ends & byte_bit(rest.data[at - 1]) &&
		    (at == 1 || needed->before & byte_bit(rest.data[at - 2])) &&
		    is_word_before(needed, rest, at)) {
			return true;
		}
	}
	return false;
}
