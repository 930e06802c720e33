/* Numbers in Arabic and Chinese numerals and any mixture of them: 1,080, 3000 wan, and the
 * spoken forms (elliptical, approximate pairs). Does not know units. */
#include "value/digits.h"

enum { NO_MULTIPLIER = 4 };

/* A number of which a part is read. `parts` are the sums of what has its multiplier: below ten thousand, below a
 * hundred million, and above; `digits` are those that no multiplier has followed yet. */
struct state {
	const struct reader *reader;
	struct numeral *out;
	size_t at;
	struct decimal parts[3];
	bool has_part[3];
	struct decimal digits;
	int pending; /* how many digits wait */
	int first;   /* the first and the last of them, for pairs */
	int last;
	int alone;    /* how many of them are WORD_DIGIT_ALONE */
	int small;    /* the last multiplier of this section; NO_MULTIPLIER at its start */
	int previous; /* the multiplier just before the digits; 0 where a zero lies between */
	int tail;     /* the powers that the last written digit has been raised by */
	int places;   /* digits behind the point */
	bool arabic;  /* the digits that wait are Arabic */
	bool zero;
	bool unknown;
	bool closed;  /* only multipliers may follow */
	bool implied; /* began with a multiplier and no digit */
};

static void add_to(struct state *state, struct decimal *sum, struct decimal value)
{
	if (sum->digits == 0) {
		*sum = value;
	} else if (value.digits != 0) {
		state->unknown |= !decimal_add(sum, *sum, value);
	}
}

static void shift(struct state *state, struct decimal *value, int power)
{
	state->unknown |= !decimal_shift(value, *value, power);
}

/* A pair of neighbouring digits (also three and five) may mean "from one to the other". */
static bool is_pair(const struct state *state)
{
	return !state->arabic && state->pending == 2 && state->first > 0 &&
	       (state->last == state->first + 1 || (state->first == 3 && state->last == 5));
}

/* Turns the two digits that wait into the first, and a spread up to the second. */
static void take_pair(struct state *state)
{
	state->digits = (struct decimal){state->first, 0};
	state->out->spread = (struct decimal){state->last - state->first, 0};
	state->out->has_spread = true;
	state->pending = 1;
	state->closed = true;
}

/* A point and the digits behind it, where they belong to the number that ends at *at, in
 * Arabic digits or not. Arabic digits before the point that also is the word for an hour, a
 * multiplier of ten behind, or a minute, make it a time of day. */
static bool point_read(struct state *state, size_t *at, struct decimal *value, bool arabic)
{
	const struct reader *reader = state->reader;
	const struct word *point = reader_word(reader, *at, WORD_FLAG(WORD_POINT));
	if (point == NULL) {
		return false;
	}
	bool dot = reader_word(reader, *at, WORD_FLAG(WORD_HOUR)) == NULL;
	size_t next = *at + point->text.size;
	size_t digit = next;
	if (dot ? state->out->chinese || reader_digit(reader, &digit) < 0 : arabic) {
		return false;
	}
	struct digits fraction = digits_read_fraction(reader, &next);
	const struct word *behind =
	    reader_word(reader, next, WORD_FLAG(WORD_MULTIPLIER) | WORD_FLAG(WORD_MINUTE));
	bool ten = behind && (behind->classes & WORD_FLAG(WORD_MULTIPLIER)) && behind->number == 1;
	bool minute = behind && !dot && (behind->classes & WORD_FLAG(WORD_MINUTE)) &&
	              !reader_word(reader, next, WORD_FLAG(WORD_DURATION));
	if (fraction.count == 0 || ten || minute) {
		state->places = 0;
		return false;
	}
	state->places = fraction.count;
	state->unknown |= fraction.is_unknown;
	*value = fraction.value;
	*at = next;
	return true;
}

static struct decimal total(struct state *state)
{
	struct decimal sum = {0};
	for (int i = 0; i < 3; i++) {
		add_to(state, &sum, state->parts[i]);
	}
	return sum;
}

/* What the digits at the end mean, with no multiplier behind them: in "250" said as two
 * hundred five, the five counts tens. */
static void settle(struct state *state)
{
	if (state->pending == 0) {
		return;
	}
	const struct reader *reader = state->reader;
	size_t unit = reader_blanks(reader, state->at);
	bool before_unit = reader_word(reader, unit, UNIT_CLASSES) != NULL;
	if (is_pair(state) && (state->previous == 1 || before_unit)) {
		state->unknown |= state->previous > 1;
		take_pair(state);
	} else if (state->previous > 1 && state->pending == 1) {
		if (state->arabic) {
			state->unknown = true; /* spoken, the digit counts tens; written, ones */
		} else {
			shift(state, &state->digits, state->previous - 1);
			state->tail = state->previous - 1;
		}
	} else if (state->previous > 0 && !state->arabic && state->pending != state->previous) {
		state->unknown = true;
	}
	add_to(state, &state->parts[0], state->digits);
	state->has_part[0] = true;
	state->pending = 0;
}

static bool step_arabic(struct state *state)
{
	if (state->pending > 0 || state->closed) {
		return false;
	}
	size_t at = state->at;
	struct digits digits = digits_read(state->reader, &at);
	if (digits.count == 0 || (state->previous > 0 && digits.count > state->previous) ||
	    (state->zero && digits.count > 4)) {
		return false;
	}
	state->unknown |= digits.is_unknown;
	state->out->leading_zero |= digits.leading_zero;
	if (digits.is_grouped) {
		state->out->digits = UINT8_MAX; /* not a plain row */
	}
	struct decimal fraction;
	size_t end = at;
	if (point_read(state, &end, &fraction, true)) {
		add_to(state, &digits.value, fraction);
		at = end;
		state->out->has_point = true;
	}
	state->digits = digits.value;
	state->pending = digits.count;
	state->arabic = true;
	state->at = at;
	state->tail = 0;
	state->out->chain_count = 0;
	return true;
}

static bool step_digit(struct state *state)
{
	const struct word *word = reader_word(state->reader, state->at,
	                                      WORD_FLAG(WORD_DIGIT) | WORD_FLAG(WORD_DIGIT_ALONE));
	if (word == NULL || state->closed || (state->pending > 0 && state->arabic)) {
		return false;
	}
	bool alone = (word->classes & WORD_FLAG(WORD_DIGIT_ALONE)) != 0;
	bool started = state->small != NO_MULTIPLIER || state->has_part[1] || state->has_part[2];
	if (word->number == 0 && state->pending == 0 && started) {
		size_t next = state->at + word->text.size;
		size_t digit = next;
		if (reader_digit(state->reader, &digit) < 0 && !loss_read(state->reader, &digit) &&
		    !reader_word(state->reader, next, NUMERAL_CLASSES | WORD_FLAG(WORD_VAGUE))) {
			return false;
		}
		state->zero = true;
		state->previous = 0;
		state->at = next;
		return true;
	}
	if (state->pending > 0 && (alone || state->alone > 0)) {
		/* two-three is a range; no other row with such a digit has a known value */
		struct state pair = *state;
		pair.last = word->number;
		pair.pending++;
		size_t next = state->at + word->text.size;
		if (!is_pair(&pair) ||
		    !reader_word(state->reader, reader_blanks(state->reader, next),
		                 UNIT_CLASSES | WORD_FLAG(WORD_MULTIPLIER))) {
			return false;
		}
	}
	if (state->pending == 0) {
		state->first = word->number;
		state->digits = (struct decimal){0};
		state->out->leading_zero |= word->number == 0;
	}
	state->unknown |= !decimal_append(&state->digits, (uint32_t)word->number, 1);
	state->last = word->number;
	state->pending += state->pending < INT8_MAX;
	state->alone += alone;
	state->arabic = false;
	state->tail = 0;
	state->out->chain_count = 0;
	state->at += word->text.size;
	return true;
}

/* Twenty, thirty and forty in one character. */
static bool step_tens(struct state *state)
{
	const struct word *word = reader_word(state->reader, state->at, WORD_FLAG(WORD_TENS));
	if (word == NULL || state->closed || state->pending > 0 || state->small <= 1) {
		return false;
	}
	add_to(state, &state->parts[0], (struct decimal){word->number * 10, 0});
	state->has_part[0] = true;
	state->small = state->previous = 1;
	state->zero = false;
	state->at += word->text.size;
	return true;
}

static bool multiply_small(struct state *state, int power)
{
	bool implied = state->pending == 0;
	if (power >= state->small || (implied && power != 1 && !state->zero)) {
		return false;
	}
	if (is_pair(state)) {
		take_pair(state);
	} else if (implied) {
		state->digits = (struct decimal){1, 0};
	} else if (!state->arabic && state->pending > 1) {
		state->unknown = true;
	}
	struct decimal value = state->digits;
	shift(state, &value, power);
	if (state->out->has_spread) {
		shift(state, &state->out->spread, power);
	}
	shift(state, &state->out->step, power);
	add_to(state, &state->parts[0], value);
	state->has_part[0] = true;
	state->tail += state->arabic ? power : 0;
	state->small = power;
	return true;
}

/* Ten thousand (power 4), a hundred million (8), or one whose size is not agreed on (0). */
static bool multiply_big(struct state *state, int power)
{
	int level = power == 4 ? 1 : 2;
	if (state->pending > 0) {
		if (is_pair(state)) {
			take_pair(state);
		} else if (state->pending == 1 && state->previous > 1 && state->previous < 4) {
			shift(state, &state->digits, state->previous - 1); /* see settle */
		}
		add_to(state, &state->parts[0], state->digits);
		state->has_part[0] = true;
	}
	bool below = state->has_part[0] || (level == 2 && state->has_part[1]);
	if (!below) {
		level = state->has_part[1] ? 1 : 2;
		if (!state->has_part[level]) {
			return false;
		}
		shift(state, &state->parts[level], power);
	} else {
		if (state->has_part[level]) {
			return false;
		}
		struct decimal sum = state->parts[0];
		if (level == 2) {
			add_to(state, &sum, state->parts[1]);
			state->has_part[1] = false;
			state->parts[1] = (struct decimal){0};
		}
		shift(state, &sum, power);
		state->parts[level] = sum;
		state->has_part[level] = true;
		state->has_part[0] = false;
		state->parts[0] = (struct decimal){0};
	}
	if (state->out->has_spread) {
		shift(state, &state->out->spread, power);
	}
	shift(state, &state->out->step, power);
	state->unknown |= power == 0;
	state->small = NO_MULTIPLIER;
	state->tail += power;
	return true;
}

/* The multiplier that follows; behind Arabic digits a large one may stand after a blank, the mark of a
 * note or a bound in brackets. */
static const struct word *find_multiplier(struct state *state, size_t *at)
{
	const struct reader *reader = state->reader;
	const word_set classes = WORD_FLAG(WORD_MULTIPLIER) | WORD_FLAG(WORD_NOT_UNIT);
	const struct word *word = reader_word(reader, *at, classes);
	if (word || !state->arabic || state->pending == 0) {
		return word && (word->classes & WORD_FLAG(WORD_MULTIPLIER)) ? word : NULL;
	}
	enum bound_kind bound = state->out->bound;
	bool is_raised;
	*at = inner_end(reader, *at, &bound, &is_raised);
	word = reader_word(reader, *at, WORD_FLAG(WORD_MULTIPLIER));
	if (word) {
		state->out->bound = bound;
		/* What stands raised behind a 10 may be an exponent. */
		state->unknown |= is_raised && state->pending == 2 && state->digits.digits == 10;
	}
	const struct word *next =
	    word ? reader_word(reader, *at + word->text.size, WORD_FLAG(WORD_MULTIPLIER)) : NULL;
	return word && (word->number >= 4 || (next && next->number >= 4)) ? word : NULL;
}

static bool step_multiplier(struct state *state)
{
	size_t at = state->at;
	const struct word *word = find_multiplier(state, &at);
	if (word == NULL) {
		return false;
	}
	int power = word->number;
	struct state before = *state;
	struct numeral numeral = *state->out;
	if (!(power > 0 && power < 4 ? multiply_small(state, power) : multiply_big(state, power))) {
		*state = before;
		*state->out = numeral;
		return false;
	}
	if (state->out->chain_count < NUMERAL_CHAIN) {
		state->out->chain[state->out->chain_count++] = (int8_t)power;
	}
	state->previous = power;
	state->pending = 0;
	state->zero = false;
	state->at = at + word->text.size;
	return true;
}

/* How far away the next number is that has as many digits other than the zeros at its end: some 300
 * are less than 400, some 1.5 less than 1.6. */
static struct decimal step_of(struct decimal value)
{
	struct decimal step = {value.digits != 0, value.scale};
	while (value.digits != 0 && value.scale == 0 && value.digits % 10 == 0) {
		value.digits /= 10;
		step.digits *= 10;
	}
	return step;
}

/* "Some more" behind the number or inside it, where a multiplier, a unit or the end follows. */
static bool step_more(struct state *state)
{
	const struct reader *reader = state->reader;
	size_t at = state->arabic ? reader_blanks(reader, state->at) : state->at;
	const struct word *word =
	    state->closed ? NULL
			  : reader_word(reader, at, WORD_FLAG(WORD_MORE) | WORD_FLAG(WORD_VAGUE));
	if (word == NULL) {
		return false;
	}
	bool is_digit = (word->classes & WORD_FLAG(WORD_VAGUE)) && state->pending == 0 &&
	                (state->previous > 0 || state->zero);
	bool is_classified = reader_word(reader, at, WORD_FLAG(WORD_CLASSIFIER)) != NULL;
	bool is_more = (word->classes & WORD_FLAG(WORD_MORE)) &&
	               (state->previous > 0 || state->arabic || is_classified);
	size_t next = at + word->text.size;
	size_t behind = reader_blanks(reader, next);
	if ((!is_digit && !is_more) ||
	    (behind < reader->text.size &&
	     !reader_word(reader, behind,
	                  UNIT_CLASSES | WORD_FLAG(WORD_MULTIPLIER) | WORD_FLAG(WORD_MONTH)))) {
		return false;
	}
	struct decimal value = total(state);
	add_to(state, &value, state->pending > 0 ? state->digits : (struct decimal){0});
	state->closed = true;
	state->out->more = is_digit ? RELATION_AT_LEAST : (enum relation)word->number;
	state->out->step = step_of(value);
	state->zero = false;
	state->at = next;
	return true;
}

bool minus_read(const struct reader *reader, size_t *at)
{
	const struct word *minus = reader_word(reader, *at, WORD_FLAG(WORD_MINUS));
	if (minus == NULL) {
		return false;
	}
	if ((minus->classes & WORD_FLAG(WORD_RANGE)) && *at > 0) {
		size_t start;
		uint32_t c = utf8_previous(reader->text, *at, &start);
		if ((c < 0x80 && ascii_is_letter((char)c)) || utf8_is_digit(c) || c == ')' ||
		    c == 0xFF09 || (c >= 0x2E80 && c < 0xFF00 && !is_figure_blank(c)) ||
		    reader_word(reader, start, WORD_FLAG(WORD_RANGE))) {
			return false;
		}
	}
	*at = reader_blanks(reader, *at + minus->text.size);
	return true;
}

/* A multiplier without a digit before it, as in "over hundred" and "hundred and more". "About hundred" is too
 * vague for a value. */
static bool begin_multiplier(struct state *state, const struct word *word)
{
	const struct reader *reader = state->reader;
	size_t behind = state->at + word->text.size;
	if (word->number < 2 || (reader->relation == RELATION_EXACT &&
	                         !reader_word(reader, behind, WORD_FLAG(WORD_MORE)))) {
		return false;
	}
	if (reader->relation == RELATION_ABOUT) {
		state->unknown = state->out->is_vague = true;
	}
	state->digits = (struct decimal){1, 0};
	state->pending = 1;
	state->first = 1;
	state->implied = true;
	return true;
}

/* Where a number can begin: sets what a leading word for "some" or "point" means. */
static bool begin(struct state *state)
{
	const struct reader *reader = state->reader;
	size_t at = state->at;
	if (reader_digit(reader, &at) >= 0 ||
	    reader_word(reader, state->at,
	                WORD_FLAG(WORD_DIGIT) | WORD_FLAG(WORD_DIGIT_ALONE) |
	                    WORD_FLAG(WORD_TENS))) {
		return true;
	}
	const struct word *word =
	    reader_word(reader, state->at,
	                WORD_FLAG(WORD_VAGUE) | WORD_FLAG(WORD_MULTIPLIER) | WORD_FLAG(WORD_POINT));
	if (word == NULL) {
		return false;
	}
	if (word->classes & WORD_FLAG(WORD_MULTIPLIER)) {
		return word->number == 1 || begin_multiplier(state, word);
	}
	if (word->classes & WORD_FLAG(WORD_POINT)) {
		struct decimal value;
		bool dot = word->text.size == 1;
		bool is_ellipsis = state->at > 0 && reader->text.data[state->at - 1] == '.';
		if ((!dot && !reader->whole) || is_ellipsis ||
		    !point_read(state, &state->at, &value, false)) {
			return false;
		}
		state->digits = value;
		state->pending = 1;
		state->arabic = true;
		state->out->has_point = true;
		return true;
	}
	state->unknown = true;
	state->out->is_vague = true;
	state->pending = 1;
	state->digits = (struct decimal){1, 0};
	state->at += word->text.size;
	return true;
}

/* A Chinese point behind the integer: all that was read counts as one row of digits, which
 * only large multipliers may follow. */
static void read_point(struct state *state)
{
	struct decimal fraction;
	if (state->out->has_point || state->closed) {
		return;
	}
	struct state ahead = *state;
	size_t end = state->at;
	if (!point_read(&ahead, &end, &fraction, state->arabic)) {
		return;
	}
	settle(state);
	struct decimal value = total(state);
	add_to(state, &value, fraction);
	state->unknown |= ahead.unknown;
	*state = (struct state){.reader = state->reader,
	                        .out = state->out,
	                        .at = end,
	                        .digits = value,
	                        .pending = 1,
	                        .arabic = true,
	                        .small = 0,
	                        .places = ahead.places,
	                        .unknown = state->unknown,
	                        .closed = true};
	state->out->has_point = true;
	state->out->chain_count = 0;
	while (step_multiplier(state)) {
	}
}

static bool read_numeral(struct numeral *out, const struct reader *reader, size_t at)
{
	*out = (struct numeral){.start = at};
	struct state state = {.reader = reader, .out = out, .at = at, .small = NO_MULTIPLIER};
	out->negative = minus_read(reader, &state.at);
	size_t first = state.at;
	if (!begin(&state)) {
		return false;
	}
	size_t digit = first;
	out->arabic = reader_digit(reader, &digit) >= 0 || reader->text.data[first] == '.';
	out->chinese = !out->arabic;
	bool row = true;
	while (step_arabic(&state) || step_digit(&state) ||
	       ((step_tens(&state) || step_multiplier(&state) || step_more(&state)) &&
	        ((row = false), true))) {
	}
	int pending = state.pending;
	if (row && pending > 0 && !out->has_point && out->digits == 0 && !out->has_spread) {
		out->digits = (uint8_t)pending;
	} else {
		out->digits = 0;
	}
	settle(&state);
	if (out->has_spread) {
		out->digits = 0;
	}
	read_point(&state);
	settle(&state);
	bool is_lost = loss_read(reader, &state.at) || loss_before(reader, at);
	state.unknown |= is_lost;
	out->is_vague = out->is_vague && !is_lost;
	out->is_definite = !out->is_vague &&
	                   (!state.implied || out->more != RELATION_EXACT || out->chain_count > 1);
	out->value = total(&state);
	if (out->negative) {
		out->value.digits = -out->value.digits;
	}
	out->end = state.at;
	out->has_value = !state.unknown;
	int decimals = state.places - state.tail;
	decimals = decimals > INT8_MAX ? INT8_MAX : decimals < -INT8_MAX ? -INT8_MAX : decimals;
	out->decimals = out->has_value ? (int8_t)decimals : DECIMALS_NONE;
	return out->end > first;
}

bool numeral_read(struct numeral *out, const struct reader *reader, size_t at)
{
	struct numeral_memo *memo = reader->relation == RELATION_EXACT ? reader->memo : NULL;
	if (!reader_begins_number(reader, at)) {
		return false;
	}
	if (!memo) {
		return read_numeral(out, reader, at);
	}
	if (!memo->is_set || memo->at != at) {
		memo->is_number = read_numeral(&memo->number, reader, at);
		memo->at = at;
		memo->is_set = true;
	}
	*out = memo->number;
	return memo->is_number;
}
