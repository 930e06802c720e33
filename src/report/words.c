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

struct str words_bracketed(const struct wording *words, struct str text, struct str in_brackets)
{
	return in_brackets.size > 0 ? words_say(words, &MESSAGE_REPORT_BRACKETED, text, in_brackets)
	                            : text;
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
	struct str name = words_code(words, CODE_CURRENCY, unit);
	return str_equal(name, unit) ? words_code(words, CODE_UNIT, unit) : name;
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

bool words_is_currency(struct str unit)
{
	return unit.size == 3 && unit.data[0] >= 'A' && unit.data[0] <= 'Z';
}

struct str words_quantity(const struct wording *words, struct decimal value, struct str unit)
{
	static const struct decimal one = {1, 0};
	struct str name = words_unit(words, unit);
	bool has_steps = words->language == LANGUAGE_CHINESE && words_is_currency(unit);
	bool is_time = !str_equal(words_code(words, CODE_UNIT, unit), unit);
	if (is_time && words->language == LANGUAGE_ENGLISH && decimal_compare(value, one) == 0) {
		name.size--; /* one year */
	}
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
	bool is_close = words->language == LANGUAGE_CHINESE && str_equal(unit, STR("%"));
	return words_joined(words, words_grouped(words, value), is_close ? "" : " ", name);
}

struct str words_from_to(const struct wording *words, struct decimal min, struct decimal max,
                         struct str unit)
{
	bool has_steps = words->language == LANGUAGE_CHINESE && words_is_currency(unit);
	return words_say(words, &MESSAGE_REPORT_FROM_TO,
	                 words_quantity(words, min, has_steps ? unit : STR("")),
	                 words_quantity(words, max, unit));
}

/* A text with the word of its relation before it: "about 70". */
static struct str words_bound(const struct wording *words, const struct figure *figure,
                              enum relation relation, struct str text)
{
	enum code_set set = figure->kind == FIGURE_DATE ? CODE_BOUND_OF_DATE : CODE_BOUND;
	return relation == RELATION_EXACT || relation == RELATION_RANGE
	           ? text
	           : words_joined(words, words_code(words, set, relation_name(relation)), " ",
	                          text);
}

/* What a figure says of its number, or the text that it is. */
static struct str words_number(const struct wording *words, const struct figure *figure)
{
	enum relation relation = (enum relation)figure->relation;
	struct str unit = figure->kind == FIGURE_PERCENT ? STR("%") : figure->unit;
	if (figure->kind >= FIGURE_DATE) {
		return words_bound(words, figure, relation, figure->text);
	}
	if (figure->has_value) {
		return words_bound(words, figure, relation,
		                   words_quantity(words, figure->value, unit));
	}
	if (figure->has_min && figure->has_max) {
		return words_from_to(words, figure->min, figure->max, unit);
	}
	if (figure->has_min || figure->has_max) {
		bool is_lower = figure->has_min;
		if (!relation_is_lower(figure->relation) && !relation_is_upper(figure->relation)) {
			relation = is_lower ? RELATION_AT_LEAST : RELATION_AT_MOST;
		}
		return words_bound(
		    words, figure, relation,
		    words_quantity(words, is_lower ? figure->min : figure->max, unit));
	}
	return words_of(words, &MESSAGE_REPORT_UNREAD);
}

struct str words_figure(const struct wording *words, const struct figure *figure)
{
	struct str text = words_number(words, figure);
	if (figure->per.size > 0) {
		text = words_say(words, &MESSAGE_REPORT_FIGURE_EACH, text,
		                 words_code(words, CODE_EACH, figure->per));
	}
	return figure->soft ? words_say(words, &MESSAGE_REPORT_IN_PRINCIPLE, text) : text;
}

struct str words_with_sign(const struct wording *words, struct decimal value, struct str text)
{
	return value.digits > 0 ? arena_format(words->arena, "+%.*s", STR_FORMAT(text)) : text;
}

struct str words_signed(const struct wording *words, struct decimal value)
{
	return words_with_sign(words, value, words_grouped(words, value));
}

struct str words_signed_quantity(const struct wording *words, struct decimal value, struct str unit)
{
	return words_with_sign(words, value, words_quantity(words, value, unit));
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

struct str words_coverage(const struct wording *words, uint32_t coverage)
{
	return words->language == LANGUAGE_CHINESE
	           ? arena_format(words->arena, "%u.%02u%%", coverage / 100, coverage % 100)
	           : arena_format(words->arena, "%u.%04u", coverage / 10000, coverage % 10000);
}

struct str words_family(const struct wording *words, struct str name, struct str family)
{
	return name.size > 0 && !str_equal(name, family)
	           ? words_say(words, &MESSAGE_REPORT_FAMILY, name, family)
	           : family;
}

struct str words_short_spot(const struct wording *words, const struct spot *spot)
{
	const struct place place = {.line = spot->line, .page = spot->page};
	return spot->paragraph > 0
	           ? words_say(words, &MESSAGE_REPORT_AT_PARAGRAPH,
	                       words_count(words, spot->paragraph), words_count(words, spot->line))
	           : words_place(words, &place);
}

struct str words_spot(const struct wording *words, const struct spot *spot)
{
	if (spot->line == 0) {
		return words_of(words, &MESSAGE_REPORT_WHOLE_DOCUMENT);
	}
	struct str where = words_short_spot(words, spot);
	/* A line of a plain text can be gone to; that of other formats is one of the text which `text` and `explain`
	 * count in, and the heading leads to it. */
	bool has_lines = spot->paragraph == 0 && spot->page == 0;
	return has_lines ? where
	                 : words_bracketed(words, where, spot_heading(spot->holder, words->arena));
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
