/* Dates that do not exist, and date ranges that run backwards. */
#include "audit/auditor.h"
#include "audit/message.h"
#include "base/character.h"
#include "base/utf8.h"
#include "value/date.h"

enum { NEAR = 12 /* bytes between the two dates of one period */ };

static bool is_date(const struct node *mention)
{
	return mention->figure && mention->figure->kind == FIGURE_DATE;
}

static void check_exists(struct auditor *auditor, const struct node *mention)
{
	if (!date_exists(mention->figure->text)) {
		FIND(auditor, DATE_IMPOSSIBLE, FINDING_ERROR, mention->owner, &mention->place,
		     FIND_DATE_IMPOSSIBLE, mention->text, mention->figure->text);
	}
}

/* Two dates, the first before the second in a text; the second may leave out what it shares with
 * the first: its year, or its year and month. */
struct pair {
	char first[DATE_SIZE]; /* the first day of the first */
	char last[DATE_SIZE];  /* the last day of the second */
	bool is_elided;        /* the second has no year: it is that of the first, or the next */
};

/* The second date; if it has no year, with that of the first. */
static struct str complete(const struct auditor *auditor, struct str first, struct str second)
{
	enum { YEAR = 4 /* digits */ };
	bool lacks_year = str_starts(second, STR("--")) && !str_starts(second, STR("---"));
	if (!lacks_year || first.size < YEAR || first.data[0] == '-') {
		return second;
	}
	return arena_format(auditor->arena, "%.*s%.*s", YEAR, first.data,
	                    STR_FORMAT(str_slice(second, 1, second.size)));
}

/* Gives a date without a year a leap year, which has every day, so that two such dates compare. */
static struct str with_some_year(const struct auditor *auditor, struct str date)
{
	bool lacks_year = str_starts(date, STR("--")) && !str_starts(date, STR("---"));
	return lacks_year ? arena_format(auditor->arena, "2000%.*s",
	                                 STR_FORMAT(str_slice(date, 1, date.size)))
	                  : date;
}

static bool read_pair(const struct auditor *auditor, struct pair *out, struct str first,
                      struct str second)
{
	char other[DATE_SIZE];
	struct str a = with_some_year(auditor, first);
	struct str b = complete(auditor, a, second);
	out->is_elided = b.data != second.data;
	return date_bounds(a, out->first, other) && date_bounds(b, other, out->last);
}

/* The day of the year of "2023-12-31" if all months had 31 days: exact enough for spans. */
static int day_of_year(const char *date)
{
	enum { MONTH = 31 };
	return ((date[5] - '0') * 10 + date[6] - '0') * MONTH + (date[8] - '0') * 10 + date[9] -
	       '0';
}

/* Whether the second date may be in the next year: the span is then half a year or less. */
static bool may_be_next_year(const struct pair *pair)
{
	enum { MONTH = 31, YEAR = 12 * MONTH, HALF = YEAR / 2 };
	return pair->is_elided && day_of_year(pair->last) + YEAR - day_of_year(pair->first) <= HALF;
}

/* Whether a character may stand beside a joint, in a time of day or a word for "from". */
static bool is_beside(uint32_t c)
{
	return character_is(CHARACTERS_BESIDE_DATE, c) || (c >= '0' && c <= '9');
}

/* Whether the text between two dates makes them a range: a "to" or a dash, and before it at most
 * what belongs to the first date, such as a weekday in brackets. */
static bool is_from_to(struct str between)
{
	enum { MAX_JOINTS = 2, REMARK = 24 /* bytes in brackets */ };
	size_t at = pass_blanks(between, 0);
	size_t joints = 0;
	size_t bracket = 0; /* where the open bracket ends; 0: none is open */
	while (at < between.size) {
		uint32_t c = utf8_next(between, &at);
		bool is_open = character_is(CHARACTERS_OPEN_BRACKET, c);
		bool is_close = character_is(CHARACTERS_CLOSE_BRACKET, c);
		if (bracket > 0 ? at - bracket > REMARK
		                : !is_open && !is_joint(c) && (joints > 0 || !is_beside(c))) {
			return false;
		}
		joints += bracket == 0 && is_joint(c);
		bracket = is_open ? at : is_close ? 0 : bracket;
		at = pass_blanks(between, at);
	}
	return joints > 0 && joints <= MAX_JOINTS && bracket == 0;
}

/* Whether a figure begins with a digit, and not with a word such as "next year's". */
static bool begins_with_digit(struct str text)
{
	return utf8_is_digit(character_at(text, pass_blanks(text, 0)));
}

/* Whether a year of another epoch stands before a date, and was not read as a part of it. */
static bool has_other_year(struct str text, size_t at)
{
	return str_ends(str_slice(text, 0, at), STR("\xE5\xB9\xB4"));
}

static void report(struct auditor *auditor, const struct node *a, struct str b,
                   enum finding_level level)
{
	FIND(auditor, DATE_ORDER, level, a->owner, &a->place, FIND_DATE_ORDER, a->text, b);
}

/* Checks two neighbouring dates of one text: a range from one to the other, or limits "not before"
 * and "not after". */
static void check_pair(struct auditor *auditor, const struct node *a, const struct node *b)
{
	size_t start;
	size_t end;
	struct pair pair;
	if (!read_pair(auditor, &pair, a->figure->text, b->figure->text) ||
	    strcmp(pair.first, pair.last) <= 0 || (pair.is_elided && !begins_with_digit(b->text))) {
		return;
	}
	const struct node *text = text_around(auditor, &a->place, &start);
	if (!text || text != text_around(auditor, &b->place, &end) ||
	    has_other_year(text->text, start) || has_other_year(text->text, end)) {
		return;
	}
	struct str between = str_slice(text->text, start + a->text.size, end);
	bool is_limit = relation_is_lower(a->figure->relation) &&
	                relation_is_upper(b->figure->relation) && between.size <= NEAR;
	if (is_limit || is_from_to(between)) {
		report(auditor, a, b->text,
		       may_be_next_year(&pair) ? FINDING_WARNING : FINDING_ERROR);
	}
}

/* The number at a byte of a text, of one or two digits or of four; false where none stands there.
 * Stores where it ends. */
static bool read_digits(struct str text, size_t *at, size_t max_digits, uint32_t *out)
{
	size_t start = *at;
	*out = 0;
	while (*at < text.size && ascii_is_digit(text.data[*at])) {
		*out = *out < 10000 ? *out * 10 + (uint32_t)(text.data[*at] - '0') : *out;
		++*at;
	}
	return *at > start && *at - start <= max_digits;
}

/* Checks a date, "to" and an earlier day: "15 March to 10". The 10 was not read as a date. */
static void check_bare_day(struct auditor *auditor, const struct node *a)
{
	enum { FULL_DATE = 10 /* bytes of "2023-12-31" */ };
	size_t start;
	uint32_t day;
	struct str date = a->figure->text;
	if (date.size != FULL_DATE || a->figure->relation != RELATION_EXACT) {
		return;
	}
	const struct node *text = text_around(auditor, &a->place, &start);
	if (!text) {
		return;
	}
	size_t joint = pass_blanks(text->text, start + a->text.size);
	size_t at = joint;
	if (joint >= text->text.size || !is_joint(utf8_next(text->text, &at))) {
		return;
	}
	at = pass_blanks(text->text, at);
	size_t begin = at;
	uint32_t first = (uint32_t)(date.data[8] - '0') * 10 + (uint32_t)(date.data[9] - '0');
	if (read_digits(text->text, &at, 2, &day) &&
	    character_is(CHARACTERS_DAY, character_at(text->text, pass_blanks(text->text, at))) &&
	    day < first) {
		report(auditor, a, str_slice(text->text, begin, pass_blanks(text->text, at) + 3),
		       FINDING_ERROR);
	}
}

/* Checks a year after a later one and a dash: "2025-2023". The first was read as a number. */
static void check_bare_year(struct auditor *auditor, const struct node *b)
{
	enum { YEAR = 4 /* digits */, JOINT = 4 /* bytes, at most */ };
	size_t end;
	uint32_t first;
	uint32_t last;
	size_t at = 0;
	if (b->figure->text.size != YEAR || !read_digits(b->figure->text, &at, YEAR, &last) ||
	    !begins_with_digit(b->text)) {
		return;
	}
	const struct node *text = text_around(auditor, &b->place, &end);
	if (!text || end < YEAR + 1) {
		return;
	}
	size_t before = end;
	if (!is_joint(utf8_previous(text->text, end, &before)) || before < YEAR) {
		return;
	}
	at = before - YEAR;
	bool is_whole = at == 0 || !ascii_is_digit(text->text.data[at - 1]);
	struct str year = str_slice(text->text, at, before);
	if (is_whole && read_digits(text->text, &at, YEAR, &first) && at == before &&
	    first > last && first < last + 100) {
		struct place place = place_within(auditor, text, before - YEAR, end + b->text.size);
		FIND(auditor, DATE_ORDER, FINDING_ERROR, b->owner, &place, FIND_DATE_ORDER, year,
		     b->text);
	}
}

/* A range of dates within one figure. */
static void check_range(struct auditor *auditor, const struct node *mention)
{
	struct pair pair;
	struct str text = mention->figure->text;
	size_t slash = str_find(text, STR("/"));
	if (slash == SIZE_MAX) {
		return;
	}
	struct str first = str_slice(text, 0, slash);
	struct str last = str_slice(text, slash + 1, text.size);
	if (read_pair(auditor, &pair, first, last) && strcmp(pair.first, pair.last) > 0) {
		FIND(auditor, DATE_ORDER, FINDING_ERROR, mention->owner, &mention->place,
		     FIND_DATE_ORDER, first, last);
	}
}

void check_dates(struct auditor *auditor)
{
	const struct node *before = NULL;
	const struct node *mention = auditor->model->mentions->first;
	for (; mention; mention = mention->next) {
		auditor->steps++;
		if (!is_date(mention)) {
			continue;
		}
		check_exists(auditor, mention);
		check_range(auditor, mention);
		check_bare_year(auditor, mention);
		if (before) {
			check_pair(auditor, before, mention);
		}
		check_bare_day(auditor, mention);
		before = mention;
	}
}
