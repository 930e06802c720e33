/* Words for numbers, places and verdicts. Knows no format and decides nothing. */
#include "report/words.h"

#include "base/buf.h"
#include "report/message.h"

struct str words_of(const struct wording *words, const struct message *message)
{
	return words_say(words, message, STR(""));
}

struct str words_joined(const struct wording *words, struct str first, const char *between,
                        struct str second)
{
	if (first.size == 0 || second.size == 0) {
		return first.size > 0 ? first : second;
	}
	return arena_format(words->arena, "%.*s%s%.*s", STR_FORMAT(first), between,
	                    STR_FORMAT(second));
}

struct str words_taken(const struct wording *words, struct buf *buf)
{
	struct str text = arena_copy(words->arena, buf_str(buf));
	buf_release(buf);
	return text;
}

struct str words_count(const struct wording *words, size_t count)
{
	return arena_format(words->arena, "%zu", count);
}

struct str place_text(const struct place *place, struct arena *arena)
{
	struct buf buf;
	buf_init(&buf);
	for (uint32_t i = 0; i < place->count; i++) {
		struct span piece = place_piece(place, i);
		buf_format(&buf, "%s%u-%u", i > 0 ? " " : "", piece.start, piece.end);
	}
	struct str text = arena_copy(arena, buf_str(&buf));
	buf_release(&buf);
	return text;
}

struct str words_grouped(const struct wording *words, struct decimal value)
{
	char digits[DECIMAL_TEXT_SIZE];
	char out[2 * DECIMAL_TEXT_SIZE];
	size_t size = decimal_write(value, digits);
	const char *point = memchr(digits, '.', size);
	size_t whole = point ? (size_t)(point - digits) : size;
	size_t used = 0;
	for (size_t i = 0; i < size; i++) {
		bool is_border = i > 0 && i < whole && (whole - i) % 3 == 0 && digits[i - 1] != '-';
		if (is_border) {
			out[used++] = ',';
		}
		out[used++] = digits[i];
	}
	return arena_copy(words->arena, (struct str){out, used});
}

struct str words_code(const struct wording *words, enum code_set set, struct str code)
{
	return code_word(set, code, words->language);
}

struct str words_unit(const struct wording *words, struct str unit)
{
	return words_code(words, CODE_CURRENCY, unit);
}

/* The steps in which Chinese counts money, the highest first. */
static const struct {
	int zeros;
	const struct message *name;
} money_steps[] = {{8, &MESSAGE_REPORT_YI}, {4, &MESSAGE_REPORT_WAN}};

/* A step that an amount is told in: it is no less, and exact with few digits behind the point. */
static bool fits_step(struct decimal *out, struct decimal value, int zeros)
{
	enum { MAX_SCALE = 4 };
	static const struct decimal one = {1, 0};
	static const struct decimal minus_one = {-1, 0};
	return decimal_shift(out, value, -zeros) && out->scale <= MAX_SCALE &&
	       (decimal_compare(*out, one) >= 0 || decimal_compare(*out, minus_one) <= 0);
}

static bool is_currency(struct str unit)
{
	return unit.size == 3 && unit.data[0] >= 'A' && unit.data[0] <= 'Z';
}

struct str words_quantity(const struct wording *words, struct decimal value, struct str unit)
{
	struct str name = words_unit(words, unit);
	bool has_steps = words->language == LANGUAGE_CHINESE && is_currency(unit);
	if (unit.size == 0) {
		return words_grouped(words, value);
	}
	for (size_t i = 0; has_steps && i < sizeof money_steps / sizeof *money_steps; i++) {
		struct decimal steps;
		if (fits_step(&steps, value, money_steps[i].zeros)) {
			name = words_say(words, money_steps[i].name, name);
			value = steps;
			break;
		}
	}
	return arena_format(words->arena, "%.*s %.*s", STR_FORMAT(words_grouped(words, value)),
	                    STR_FORMAT(name));
}

struct str words_place(const struct wording *words, const struct place *place)
{
	struct str line = words_count(words, place->line);
	if (place->line == 0) {
		return (struct str){0};
	}
	return place->page > 0 ? words_say(words, &MESSAGE_REPORT_PAGE_LINE,
	                                   words_count(words, place->page), line)
	                       : words_say(words, &MESSAGE_REPORT_AT_LINE, line);
}

struct str words_spot(const struct wording *words, const struct spot *spot)
{
	const struct place place = {.line = spot->line, .page = spot->page};
	if (spot->line == 0) {
		return words_of(words, &MESSAGE_REPORT_WHOLE_DOCUMENT);
	}
	struct str where = words_place(words, &place);
	if (spot->paragraph > 0) {
		where = words_say(words, &MESSAGE_REPORT_AT_PARAGRAPH,
		                  words_count(words, spot->paragraph));
	}
	/* The lines of a plain text can be gone to; of others a person sees none that count. */
	bool has_lines = spot->paragraph == 0 && spot->page == 0;
	struct str heading = spot_heading(spot->holder, words->arena);
	return has_lines || heading.size == 0
	           ? where
	           : words_say(words, &MESSAGE_REPORT_UNDER_HEADING, where, heading);
}

bool interval_is_point(const struct interval *interval)
{
	return !interval->min.is_infinite && !interval->max.is_infinite &&
	       decimal_compare(interval->min.value, interval->max.value) == 0;
}

struct str words_interval(const struct wording *words, const struct interval *interval)
{
	/* U+221E, the sign of infinity. */
	static const char infinite[] = "\xE2\x88\x9E";
	const struct bound *min = &interval->min;
	const struct bound *max = &interval->max;
	struct str low = min->is_infinite ? STR("-") : words_grouped(words, min->value);
	struct str high = max->is_infinite ? STR("") : words_grouped(words, max->value);
	return arena_format(
	    words->arena, "%c%.*s%s; %.*s%s%c", min->is_infinite || min->is_open ? '(' : '[',
	    STR_FORMAT(low), min->is_infinite ? infinite : "", STR_FORMAT(high),
	    max->is_infinite ? infinite : "", max->is_infinite || max->is_open ? ')' : ']');
}

struct str words_verdict(const struct wording *words, enum verdict verdict)
{
	static const struct message *const names[] = {
	    [VERDICT_EXACT] = &MESSAGE_REPORT_EXACT,
	    [VERDICT_ROUNDED] = &MESSAGE_REPORT_ROUNDED,
	    [VERDICT_FACE_VALUE] = &MESSAGE_REPORT_FACE_VALUE,
	    [VERDICT_WITHIN_BOUNDS] = &MESSAGE_REPORT_WITHIN_BOUNDS,
	    [VERDICT_UNDECIDABLE] = &MESSAGE_REPORT_UNDECIDABLE,
	    [VERDICT_INCONSISTENT] = &MESSAGE_REPORT_INCONSISTENT,
	};
	return words_of(words, names[verdict]);
}

char verdict_sign(enum verdict verdict)
{
	static const char signs[] = {
	    [VERDICT_EXACT] = '=',       [VERDICT_ROUNDED] = '=',
	    [VERDICT_FACE_VALUE] = '=',  [VERDICT_WITHIN_BOUNDS] = '~',
	    [VERDICT_UNDECIDABLE] = '?', [VERDICT_INCONSISTENT] = '!',
	};
	return signs[verdict];
}
