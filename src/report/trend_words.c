/* Words for what a trend's record holds. Knows no format and decides nothing. */
#include "report/trend_words.h"

#include "base/buf.h"
#include "report/message.h"

enum {
	YUAN_POWER = -4, /* shown in units of ten thousand */
	MAX_NAMED = 8    /* documents that have a note each */
};

size_t trend_views(const struct trend_view **out, const struct trend *trend, struct arena *arena)
{
	struct trend_view *views = NULL;
	size_t count = 0;
	size_t capacity = 0;
	for (size_t i = 0; i < trend->edition_count; i++) {
		struct trend_view view = {false, i, &trend->editions[i].column};
		size_t at = trend->editions[i].year;
		ARENA_PUSH(arena, views, count, capacity, view);
		if (at == NO_YEAR) {
			continue;
		}
		const struct trend_year *year = &trend->years[at];
		if (year->counted > 1 && i + 1 == year->first + year->count) {
			struct trend_view sum = {true, at, &year->column};
			ARENA_PUSH(arena, views, count, capacity, sum);
		}
	}
	*out = views;
	return count;
}

const struct trend_cell *trend_cell_in(const struct trend_row *row, const struct trend_view *view)
{
	return view->is_year ? trend_cell_of_year(row, view->at)
	                     : trend_cell_of_edition(row, view->at);
}

static struct str edition_name(const struct wording *words, const struct trend_edition *edition)
{
	const struct programme *programme = &edition->model->programme;
	struct str name = edition->model->source.name;
	struct str label = {0};
	if (programme->year > 0) {
		label = words_count(words, programme->year);
		if (programme->batch > 0) {
			label =
			    arena_format(words->arena, "%u-%u", programme->year, programme->batch);
		}
		if (str_equal(programme->status, STR("draft"))) {
			label = words_say(words, &MESSAGE_TREND_NAMED, label,
			                  words_code(words, CODE_STATUS, STR("draft")));
		}
	}
	if (edition->has_name) {
		label = label.size > 0 ? words_say(words, &MESSAGE_TREND_NAMED, label, name) : name;
	}
	if (edition->copy > 0) {
		label = arena_format(words->arena, "%.*s #%u", STR_FORMAT(label), edition->copy);
	}
	return label;
}

struct str words_view(const struct wording *words, const struct trend *trend,
                      const struct trend_view *view)
{
	if (view->is_year && trend->years[view->at].counted == 1) {
		return words_count(words, trend->years[view->at].year);
	}
	if (view->is_year) {
		return words_say(words, &MESSAGE_TREND_ALL,
		                 words_count(words, trend->years[view->at].year));
	}
	return edition_name(words, &trend->editions[view->at]);
}

uint32_t trend_measure_end(const struct trend *trend)
{
	return TREND_FUNDS + (uint32_t)trend->currency_count;
}

struct str trend_currency(const struct trend *trend, uint32_t measure)
{
	return measure >= TREND_FUNDS ? trend->currencies[measure - TREND_FUNDS] : (struct str){0};
}

const char *trend_part(uint32_t measure)
{
	static const char *const parts[] = {
	    [TREND_DIRECTIONS] = "directions",
	    [TREND_PARTNERS] = "partners",
	    [TREND_PROJECTS] = "projects",
	    [TREND_FUNDS] = "funds",
	};
	return parts[measure < TREND_FUNDS ? measure : TREND_FUNDS];
}

static bool is_yuan(struct str currency)
{
	return str_equal(currency, STR("CNY"));
}

struct str words_of_currency(const struct wording *words, const struct message *message,
                             struct str currency)
{
	return words_say(words, message,
	                 is_yuan(currency) ? words_of(words, &MESSAGE_TREND_TEN_THOUSANDS)
	                                   : words_unit(words, currency));
}

struct str words_measure(const struct wording *words, const struct trend *trend, uint32_t measure)
{
	switch (measure) {
	case TREND_DIRECTIONS:
		return words_of(words, &MESSAGE_TREND_DIRECTIONS);
	case TREND_PARTNERS:
		return words_of(words, &MESSAGE_TREND_PARTNERS);
	case TREND_PROJECTS:
		return words_of(words, &MESSAGE_PART_PROJECTS);
	default:
		break;
	}
	return words_of_currency(words, &MESSAGE_TREND_FUNDS, trend_currency(trend, measure));
}

/* A number in the unit that it is shown in. */
static struct str number(const struct wording *words, struct str currency, struct decimal value)
{
	struct decimal shifted = value;
	if (is_yuan(currency) && !decimal_shift(&shifted, value, YUAN_POWER)) {
		return words_quantity(words, value, STR("CNY"));
	}
	return words_grouped(words, shifted);
}

/* A figure with its relation. */
static struct str figure(const struct wording *words, struct str currency, enum relation relation,
                         struct decimal value, const struct interval *interval)
{
	static const struct message *const forms[RELATION_COUNT] = {
	    [RELATION_ABOUT] = &MESSAGE_TREND_ABOUT,
	    [RELATION_AT_MOST] = &MESSAGE_TREND_AT_MOST,
	    [RELATION_LESS_THAN] = &MESSAGE_TREND_LESS_THAN,
	    [RELATION_AT_LEAST] = &MESSAGE_TREND_AT_LEAST,
	    [RELATION_MORE_THAN] = &MESSAGE_TREND_MORE_THAN,
	};
	switch (relation) {
	case RELATION_EXACT:
		return number(words, currency, value);
	case RELATION_RANGE: {
		struct str low = number(words, currency, interval->min.value);
		if (interval->max.is_infinite) {
			return words_say(words, &MESSAGE_TREND_AT_LEAST, low);
		}
		struct str high = number(words, currency, interval->max.value);
		return arena_format(words->arena, "%.*s-%.*s", STR_FORMAT(low), STR_FORMAT(high));
	}
	default:
		return words_say(words, forms[relation], number(words, currency, value));
	}
}

struct str words_sum(const struct wording *words, struct str currency, const struct sum *sum)
{
	if (sum->terms == 0 || sum->has_overflow) {
		return STR("?");
	}
	struct str text = figure(words, currency, sum_relation(sum), sum->face, &sum->interval);
	return sum->missing > 0 ? arena_format(words->arena, "%.*s+", STR_FORMAT(text)) : text;
}

bool trend_value(struct decimal *out, const struct sum *sum)
{
	if (!sum || sum->terms == 0 || sum->has_overflow) {
		return false;
	}
	*out = sum->face;
	if (sum_relation(sum) == RELATION_RANGE) {
		*out = sum->interval.max.is_infinite ? sum->interval.min.value
		                                     : sum->interval.max.value;
	}
	return true;
}

struct str words_total(const struct wording *words, struct str currency,
                       const struct trend_total *total)
{
	const struct amount *stated = &total->stated;
	enum relation relation = stated->has_value ? stated->relation : RELATION_RANGE;
	return figure(words, currency, relation, stated->value, &stated->interval);
}

struct str words_delta(const struct wording *words, struct str currency,
                       const struct trend_change *change)
{
	struct str text = number(words, currency, change->delta);
	return arena_format(words->arena, "%s%s%.*s", change->is_exact ? "" : "~",
	                    change->delta.digits > 0 ? "+" : "", STR_FORMAT(text));
}

struct str words_percent(const struct wording *words, const struct trend_change *change)
{
	enum { DIGITS = 2 /* behind the point, so that points stand below each other */ };
	if (!change->has_percent) {
		return (struct str){0};
	}
	struct str text = words_grouped(words, change->percent);
	int32_t scale = change->percent.scale;
	return arena_format(words->arena, "%s%.*s%s%.*s%%", change->percent.digits > 0 ? "+" : "",
	                    STR_FORMAT(text), scale == 0 ? "." : "", (int)(DIGITS - scale), "00");
}

struct str words_step(const struct wording *words, const struct trend_step *step,
                      struct str currency)
{
	if (step->change) {
		return words_delta(words, currency, step->change);
	}
	if (!step->before || !step->now) {
		return !step->before && !step->now
		           ? (struct str){0}
		           : words_of(words, step->now ? &MESSAGE_TREND_NEW : &MESSAGE_TREND_GONE);
	}
	return STR("?");
}

struct str trend_row_name(const struct trend_row *row)
{
	return row->name.size > 0 ? row->name : row->id;
}

/* "2020", "2020-2023", with a comma before it where it is not the first. */
static void append_run(struct buf *buf, const struct wording *words, uint32_t from, uint32_t to)
{
	if (buf->size > 0) {
		buf_append(buf, words_of(words, &MESSAGE_REPORT_PAUSE));
	}
	buf_format(buf, "%u", from);
	if (to > from) {
		buf_format(buf, "-%u", to);
	}
}

struct str words_years(const struct wording *words, const struct trend *trend)
{
	struct buf buf;
	buf_init(&buf);
	for (size_t i = 0, end; i < trend->year_count; i = end) {
		for (end = i + 1; end < trend->year_count &&
		                  trend->years[end].year == trend->years[end - 1].year + 1;) {
			end++;
		}
		append_run(&buf, words, trend->years[i].year, trend->years[end - 1].year);
	}
	return words_taken(words, &buf);
}

struct str words_span(const struct wording *words, const struct trend *trend,
                      const struct trend_row *row)
{
	struct buf buf;
	buf_init(&buf);
	if (row->year_count > 0) {
		append_run(&buf, words, trend->years[row->years[0].column].year,
		           trend->years[row->years[row->year_count - 1].column].year);
	}
	return words_taken(words, &buf);
}

struct str words_gaps(const struct wording *words, const struct trend *trend,
                      const struct trend_row *row)
{
	struct buf buf;
	buf_init(&buf);
	for (size_t i = 0; i < trend->year_count; i++) {
		if (trend_is_gap(row, i)) {
			size_t end = i;
			while (trend_is_gap(row, end + 1) &&
			       trend->years[end + 1].year == trend->years[end].year + 1) {
				end++;
			}
			append_run(&buf, words, trend->years[i].year, trend->years[end].year);
			i = end;
		}
	}
	return words_taken(words, &buf);
}

struct str words_trend(const struct wording *words, const struct trend *trend)
{
	struct buf buf;
	buf_init(&buf);
	if (trend->year_count > 0) {
		append_run(&buf, words, trend->years[0].year,
		           trend->years[trend->year_count - 1].year);
	} else {
		buf_append(&buf, words_of(words, &MESSAGE_TREND_YEARLESS));
	}
	return words_say(words, &MESSAGE_TREND_OF, words_count(words, trend->edition_count),
	                 words_taken(words, &buf));
}

/* Years between the first and the last that no document is of. */
static struct str missing_years(const struct wording *words, const struct trend *trend)
{
	struct buf buf;
	buf_init(&buf);
	for (size_t i = 1; i < trend->year_count; i++) {
		if (trend->years[i].year > trend->years[i - 1].year + 1) {
			append_run(&buf, words, trend->years[i - 1].year + 1,
			           trend->years[i].year - 1);
		}
	}
	return words_taken(words, &buf);
}

size_t words_notes(const struct wording *words, const struct trend *trend, struct str **out)
{
	struct str *notes = NULL;
	size_t count = 0;
	size_t capacity = 0;
	struct str missing = missing_years(words, trend);
	if (trend->row_count == 0) {
		ARENA_PUSH(words->arena, notes, count, capacity,
		           words_of(words, &MESSAGE_TREND_NOTE_NO_ROWS));
	}
	if (trend->shared > 0) {
		ARENA_PUSH(words->arena, notes, count, capacity,
		           words_say(words, &MESSAGE_TREND_NOTE_SHARED,
		                     words_count(words, trend->shared)));
	}
	if (missing.size > 0) {
		ARENA_PUSH(words->arena, notes, count, capacity,
		           words_say(words, &MESSAGE_TREND_NOTE_MISSING_YEARS, missing));
	}
	size_t uncounted = 0;
	size_t undated = 0;
	for (size_t i = 0; i < trend->edition_count; i++) {
		uncounted += !trend->editions[i].is_counted;
		undated += trend->editions[i].year == NO_YEAR;
	}
	if (uncounted + undated > MAX_NAMED) {
		ARENA_PUSH(words->arena, notes, count, capacity,
		           words_say(words, &MESSAGE_TREND_NOTE_MANY, words_count(words, uncounted),
		                     words_count(words, undated)));
	}
	for (size_t i = 0; i < trend->edition_count && uncounted + undated <= MAX_NAMED; i++) {
		const struct trend_edition *edition = &trend->editions[i];
		struct str label = edition_name(words, edition);
		if (!edition->is_counted) {
			ARENA_PUSH(words->arena, notes, count, capacity,
			           words_say(words, &MESSAGE_TREND_NOTE_NOT_COUNTED, label));
		}
		if (edition->year == NO_YEAR) {
			ARENA_PUSH(words->arena, notes, count, capacity,
			           words_say(words, &MESSAGE_TREND_NOTE_YEARLESS, label));
		}
	}
	*out = notes;
	return count;
}
