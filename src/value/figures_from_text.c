/* All figures of a text, in one pass: finds where one may start, passes over ordinary words
 * that have numerals in them, and attaches what governs a figure from a distance. */
#include "value/operand.h"
#include "value/visible.h"

/* Words read on the way to a figure in the same clause: the offset behind each, 0 for none. */
struct context {
	size_t soft;
	size_t money; /* or behind the last figure that it governed */
	size_t per;
	struct str per_name;
	bool per_money; /* the word is one for money, and governs nothing else */
	size_t
	    listed; /* behind a word that announces a list of numbers, or behind the last of them */
};

enum { WHOLE_LIMIT = 128 };

static const word_set GOVERNING = WORD_FLAG(WORD_SOFT) | WORD_FLAG(WORD_PER_BEFORE) |
                                  WORD_FLAG(WORD_MONEY) | WORD_FLAG(WORD_LISTED);

/* Whether nothing between two places ends a clause. */
static bool same_clause(const struct reader *reader, size_t from, size_t to)
{
	return !reader_finds(reader, from, to, WORD_FLAG(WORD_CLAUSE));
}

/* An amount in ten thousands with no unit is money. */
static void money_set(const struct reader *reader, struct figure *figure)
{
	if (figure->kind == FIGURE_NUMBER && figure->decimals != DECIMALS_NONE &&
	    figure->decimals < 0) {
		figure->kind = FIGURE_MONEY;
		figure->unit = lexicon_currency(reader->lexicon);
	}
}

/* Whether what a number is for each of receives money: 300 thousand for each project is an amount. */
static bool is_recipient(struct str per)
{
	static const struct str names[] = {STR_INIT("project"), STR_INIT("topic"),
	                                   STR_INIT("person"),  STR_INIT("organisation"),
	                                   STR_INIT("team"),    STR_INIT("platform")};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		if (str_equal(per, names[i])) {
			return true;
		}
	}
	return false;
}

/* It is money where the clause speaks of money, or what stands directly behind does. */
static void money_apply(struct context *context, const struct reader *reader, struct figure *figure)
{
	if (figure->kind == FIGURE_NUMBER &&
	    reader_word(reader, reader_blanks(reader, figure->span.end),
	                WORD_FLAG(WORD_MONEY_BEHIND))) {
		money_set(reader, figure);
	}
	if (context->money == 0 || context->money > figure->span.start ||
	    !same_clause(reader, context->money, figure->span.start)) {
		context->money = 0;
		return;
	}
	context->money = figure->span.end;
	money_set(reader, figure);
}

static void context_apply(struct context *context, const struct reader *reader,
                          struct figure *figure)
{
	size_t start = figure->span.start;
	if (context->soft > 0 && context->soft <= start) {
		figure->soft = same_clause(reader, context->soft, start);
	}
	money_apply(context, reader, figure);
	if (context->per > 0 && context->per <= start && figure->per.size == 0 &&
	    (!context->per_money || figure->kind == FIGURE_MONEY) &&
	    same_clause(reader, context->per, start)) {
		figure->per = context->per_name;
		if (is_recipient(figure->per)) {
			money_set(reader, figure);
		}
	}
	context->soft = context->per = 0;
}

/* Behind a colon at `at`, or `at`: what is behind the colon of such a word is still of it. */
static size_t colon_end(const struct reader *reader, size_t at)
{
	(void)reader_colon(reader, &at);
	return at;
}

/* A word for what a figure is per: beside another of the clause, it adds its name. */
static void per_read(struct context *context, const struct reader *reader, const struct word *word,
                     size_t at)
{
	if (context->per == 0 || !same_clause(reader, context->per, at)) {
		context->per_name = (struct str){0};
		context->per_money = (word->classes & WORD_FLAG(WORD_MONEY)) != 0;
	}
	per_add(&context->per_name, reader, word->name);
	context->per = colon_end(reader, at + word->text.size);
}

/* Takes a word that governs a figure behind it; returns the offset behind the word. */
static size_t context_read(struct context *context, const struct reader *reader, size_t at)
{
	const struct word *word = reader_word(reader, at, GOVERNING);
	if (word == NULL) {
		return at;
	}
	size_t end = at + word->text.size;
	if (word->classes & WORD_FLAG(WORD_SOFT)) {
		context->soft = end;
	}
	if (word->classes & WORD_FLAG(WORD_MONEY)) {
		context->money = end;
	}
	if (word->classes & WORD_FLAG(WORD_LISTED)) {
		context->listed = colon_end(reader, end);
	}
	if (word->classes & WORD_FLAG(WORD_PER_BEFORE)) {
		per_read(context, reader, word, at);
	}
	return end;
}

/* Behind the blanks and joining words at `at`, no further than limit and what crosses it. */
static size_t pass_bounds(const struct reader *reader, size_t at, size_t limit)
{
	for (size_t last = SIZE_MAX; at < limit && at != last;) {
		last = at;
		at = reader_blanks(reader, reader_pass(reader, at, WORD_FLAG(WORD_BOUNDS)));
	}
	return at;
}

/* A lower and an upper bound with nothing but a joining word between them are one range. */
static bool bounds_merge(struct figure *first, const struct figure *second,
                         const struct reader *reader)
{
	bool rising = relation_is_lower(first->relation) && relation_is_upper(second->relation);
	bool falling = relation_is_upper(first->relation) && relation_is_lower(second->relation);
	bool dates = first->kind == FIGURE_DATE;
	if ((!rising && !falling) || first->kind != second->kind ||
	    (!dates && (!first->has_value || !second->has_value)) ||
	    !str_equal(first->unit, second->unit) || second->per.size > 0 ||
	    (dates && (falling || str_compare(first->text, second->text) >= 0))) {
		return false;
	}
	size_t gap = pass_bounds(reader, first->span.end, second->span.start);
	if (gap != second->span.start) {
		return false;
	}
	const struct figure *low = rising ? first : second;
	const struct figure *high = rising ? second : first;
	if (decimal_compare(low->value, high->value) > 0) {
		return false;
	}
	struct figure range = *first;
	figure_set_range(&range, low->value, high->value);
	range.has_min = range.has_max = !dates;
	if (dates) {
		range.text = arena_format(reader->arena, "%.*s/%.*s", STR_FORMAT(low->text),
		                          STR_FORMAT(high->text));
	}
	range.span.end = second->span.end;
	*first = range;
	return true;
}

/* Whether a word that joins the members of a list ends at a place. */
static bool is_next(const struct reader *reader, size_t at)
{
	size_t start = at;
	if (at > 0) {
		(void)utf8_previous(reader->text, at, &start);
	}
	return start < at &&
	       reader_word(reader, start, WORD_FLAG(WORD_RANGE_NEXT) | WORD_FLAG(WORD_RANGE_AND));
}

/* A relation of the first number of an announced list holds for all of them: about 5, 3 and 2 each. */
static void share_relation(struct figure *figure, const struct figure *before,
                           const struct reader *reader)
{
	bool is_bare = figure->relation == RELATION_EXACT && figure->has_value && !figure->has_max;
	bool is_shared = before->kind == figure->kind && str_equal(before->unit, figure->unit) &&
	                 before->has_value && before->relation != RELATION_RANGE &&
	                 before->span.end <= figure->span.start &&
	                 is_next(reader, figure->span.start);
	if (!is_bare || !is_shared) {
		return;
	}
	figure->relation = before->relation;
	figure->has_min = before->has_min;
	figure->has_max = before->has_max;
	figure->min = before->has_min ? figure->value : figure->min;
	figure->max = before->has_max ? figure->value : figure->max;
}

static void append(struct figures *out, const struct reader *reader, struct figure figure,
                   size_t first)
{
	if (reader->is_listed && out->count > first) {
		share_relation(&figure, &out->items[out->count - 1], reader);
	}
	if (out->count == first || !bounds_merge(&out->items[out->count - 1], &figure, reader)) {
		ARENA_PUSH(reader->arena, out->items, out->count, out->capacity, figure);
	}
}

/* Whether an ordinary word at `at` is to be passed over: not where a numeral continues what
 * looks like its last character. Returns the offset behind it, or `at`. */
static size_t stop_end(const struct reader *reader, size_t at)
{
	const struct word *stop = reader_word(reader, at, WORD_FLAG(WORD_STOP));
	if (stop == NULL) {
		return at;
	}
	size_t end = at + stop->text.size;
	size_t last;
	utf8_previous(reader->text, end, &last);
	const word_set numerals =
	    WORD_FLAG(WORD_DIGIT) | WORD_FLAG(WORD_TENS) | WORD_FLAG(WORD_MULTIPLIER);
	bool continues = reader_word(reader, last, numerals) &&
	                 reader_word(reader, end, numerals) && last > at &&
	                 !reader_word(reader, end, WORD_FLAG(WORD_STOP));
	return continues ? at : end;
}

/* Whether the colon at `at` leads to an amount with its unit, and joins no code: A:50 yuan. */
static bool is_led_amount(const struct reader *reader, size_t at)
{
	struct operand amount;
	return reader->text.data[at] == ':' && operand_read(&amount, reader, at + 1, NULL) &&
	       amount.figure.kind != FIGURE_NUMBER;
}

/* Behind a run of ASCII letters and digits and what joins them: a code, not a number. */
static size_t run_end(const struct reader *reader, size_t at)
{
	size_t size = reader->text.size;
	for (;;) {
		size_t next = at;
		if (reader_digit(reader, &next) >= 0) {
			at = next;
		} else if (reader_letter(reader, at)) {
			at++;
		} else if (at + 1 < size && strchr("-_./:", reader->text.data[at]) &&
		           reader->text.data[at] != '\0') {
			next = at + 1;
			if ((reader_digit(reader, &next) < 0 && !reader_letter(reader, at + 1)) ||
			    url_starts(reader->text, at + 1) || is_led_amount(reader, at)) {
				return at;
			}
			at++;
		} else {
			return at;
		}
	}
}

/* Behind a number that is a position, or several (the 1st, 2nd and 3rd); `at` where there is none. */
static size_t ordinal_end(const struct reader *reader, size_t at)
{
	const word_set between = WORD_FLAG(WORD_RANGE_NEXT) | WORD_FLAG(WORD_RANGE_OR) |
	                         WORD_FLAG(WORD_RANGE_AND) | WORD_FLAG(WORD_RANGE);
	enum { PLACES = 2 /* of the numbers behind the first: four are a year */ };
	const struct word *word = reader_word(reader, at, WORD_FLAG(WORD_ORDINAL));
	struct numeral number;
	size_t end = at;
	while (word &&
	       numeral_read(&number, reader, reader_blanks(reader, end + word->text.size)) &&
	       (end == at || number.digits <= PLACES)) {
		end = number.end;
		word = reader_word(reader, end, between);
	}
	return end;
}

/* A word that announces a telephone number, and the number; false where none follows. */
static bool announced_read(struct figure *out, const struct reader *reader, size_t *at)
{
	const struct word *word = reader_word(reader, *at, WORD_FLAG(WORD_PHONE));
	if (word == NULL) {
		return false;
	}
	size_t start = reader_blanks(reader, *at + word->text.size);
	start = reader_blanks(reader, colon_end(reader, start));
	*out = (struct figure){0};
	size_t next = start;
	if (start >= reader->text.size || !phone_read(out, reader, &next, true)) {
		return false;
	}
	out->span = (struct span){(uint32_t)start, (uint32_t)next};
	*at = next;
	return true;
}

/* Where to go on where no figure starts. */
static size_t pass(const struct reader *reader, size_t at)
{
	size_t next = at;
	if (reader_digit(reader, &next) >= 0 || reader_letter(reader, at)) {
		return run_end(reader, at);
	}
	next = at;
	utf8_next(reader->text, &next);
	return next;
}

/* Any figure that starts at *at, unless an ordinary word that ends at `stop` reaches as far. */
static bool any_read(struct figure *out, const struct reader *reader, size_t *at, size_t stop)
{
	size_t end = *at;
	if ((!announced_read(out, reader, &end) && !figure_read(out, reader, &end)) ||
	    end <= stop) {
		return false;
	}
	*at = end;
	return true;
}

/* Whether something from `from` up to `to` is not seen as it is written. */
static bool differs_within(const struct reader *reader, size_t from, size_t to)
{
	while (from < to && !visible_differs(reader->text, from)) {
		utf8_next(reader->text, &from);
	}
	return from < to;
}

/* Appends the figures of a text. False, and nothing said of what is appended, where something stands in
 * it that is not seen as it is written. */
static bool scan(struct figures *out, struct reader *reader)
{
	struct context context = {0};
	size_t first = out->count;
	size_t last = 0; /* behind the last figure */
	size_t at = 0;
	while ((at = lexicon_skip(reader->lexicon, reader->text, at)) < reader->text.size &&
	       !arena_is_spent(reader->arena)) {
		if (!reader->is_visible && visible_differs(reader->text, at)) {
			return false;
		}
		word_set classes = reader_classes(reader, at);
		size_t passed = at;
		if (classes & GOVERNING) {
			passed = context_read(&context, reader, at);
		}
		if (passed == at && (classes & WORD_FLAG(WORD_ORDINAL))) {
			passed = ordinal_end(reader, at);
		}
		if (passed == at && at == last && at > 0) {
			/* "2% equals 2": it says nothing of the number behind it */
			passed = reader_pass(reader, at, WORD_FLAG(WORD_EQUAL));
		}
		if (passed > at) {
			at = passed;
			continue;
		}
		size_t stop = classes & WORD_FLAG(WORD_STOP) ? stop_end(reader, at) : at;
		struct figure figure;
		if (context.listed > 0) { /* a list that was announced ends with the sentence */
			bool is_ended =
			    reader_finds(reader, context.listed, at, WORD_FLAG(WORD_SENTENCE));
			context.listed = is_ended ? 0 : at;
		}
		reader->is_listed = context.listed > 0;
		size_t start = at;
		unsigned char lead = (unsigned char)reader->text.data[at];
		bool may_begin = (classes & LEXICON_FIGURE_BEGINS) || lead < 0x80 ||
		                 lead == 0xEF; /* full-width digits */
		if (may_begin && any_read(&figure, reader, &at, stop)) {
			if (!reader->is_visible && differs_within(reader, start, at)) {
				return false; /* about $5$ persons: these are no dollars */
			}
			context_apply(&context, reader, &figure);
			append(out, reader, figure, first);
			last = at;
		} else {
			at = stop > at ? stop : pass(reader, at);
		}
	}
	return true;
}

/* The text without blanks at its ends. */
static struct span inner_span(const struct reader *reader)
{
	size_t start = reader_blanks(reader, 0);
	size_t end = reader->text.size;
	size_t before;
	while (end > start && is_figure_blank(utf8_previous(reader->text, end, &before))) {
		end = before;
	}
	return (struct span){(uint32_t)start, (uint32_t)end};
}

static bool is_whole(const struct figures *figures, size_t first, struct span inner)
{
	return figures->count == first + 1 && figures->items[first].span.start == inner.start &&
	       figures->items[first].span.end == inner.end;
}

/* Reads a text that is one figure from end to end and needs no context to be believed. */
static bool whole_read(struct figure *out, const struct reader *reader, struct span inner)
{
	size_t at = inner.start;
	if (at >= inner.end || !any_read(out, reader, &at, stop_end(reader, at))) {
		return false;
	}
	if (at < inner.end) {
		struct figure second;
		at = pass_bounds(reader, at, inner.end);
		if (at >= inner.end || !any_read(&second, reader, &at, at) ||
		    !bounds_merge(out, &second, reader)) {
			return false;
		}
	}
	return out->span.start == inner.start && out->span.end == inner.end;
}

/* A text that is one figure from end to end is read as that, whatever prose would make of it. */
static void read_whole(struct figures *out, struct reader *reader, size_t first)
{
	struct span inner = inner_span(reader);
	struct figure whole;
	reader->memo->is_set = false;
	reader->whole = true;
	reader->is_listed = false;
	if (!is_whole(out, first, inner) && whole_read(&whole, reader, inner)) {
		out->count = first;
		append(out, reader, whole, first);
	}
}

/* Appends the figures of a text; *is_one (may be NULL): whether there is one, from end to end. Most texts
 * are what is seen of them, so that is found out on the way, and only then is a copy made. */
static void read_figures(struct figures *out, const struct lexicon *lexicon, struct str text,
                         struct arena *arena, bool *is_one)
{
	struct visible visible = {.text = text};
	struct numeral_memo memo = {.is_set = false};
	struct reader reader = {.lexicon = lexicon, .text = text, .arena = arena, .memo = &memo};
	size_t first = out->count;
	if (!scan(out, &reader)) {
		out->count = first;
		visible_from_text(&visible, text, arena);
		reader = (struct reader){.lexicon = lexicon,
		                         .text = visible.text,
		                         .arena = arena,
		                         .is_visible = true,
		                         .memo = &memo};
		memo = (struct numeral_memo){.is_set = false};
		(void)scan(out, &reader);
	}
	if (reader.text.size <= WHOLE_LIMIT) {
		read_whole(out, &reader, first);
	}
	if (is_one) {
		*is_one = is_whole(out, first, inner_span(&reader));
	}
	for (size_t i = first; visible.starts && i < out->count; i++) {
		out->items[i].span = visible_origin(&visible, out->items[i].span);
	}
}

void figures_from_text(struct figures *out, const struct lexicon *lexicon, struct str text,
                       struct arena *arena)
{
	read_figures(out, lexicon, text, arena, NULL);
}

bool figure_from_text(struct figure *out, const struct lexicon *lexicon, struct str text,
                      struct arena *arena)
{
	struct figures figures = {0};
	bool is_one;
	read_figures(&figures, lexicon, text, arena, &is_one);
	if (is_one) {
		*out = figures.items[0];
	}
	return is_one;
}
