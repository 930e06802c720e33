/* The charts of the page of the years, in SVG 1.1: of the totals, and of the rows with most funds, a line chart for each
 * measure that they have, so that no chart mixes units. Columns are years; documents where no year is known. All
 * coordinates are whole numbers worked out from exact decimals. A point has its figure beside it, and its shape says
 * what colour says. */
#include "base/buf.h"
#include "base/sort.h"
#include "base/width.h"
#include "report/message.h"
#include "report/svg_out.h"
#include "report/trend_page.h"
#include "report/wrap.h"

enum {
	MAX_DRAWN = 24,   /* rows */
	MAX_COLUMNS = 12, /* the last ones */
	SIDE = 8,
	TOP = 32,
	PLOT = 72,
	BASE = TOP + PLOT,
	HEIGHT = BASE + 22,
	STATED_LINE = 16, /* more, where totals are stated */
	MIN_SLOT = 44,
	PER_COLUMN = 7, /* what a column of text takes at most */
	NARROW = 330    /* what a narrow window holds */
};

/* Which columns all charts have. */
struct axis {
	bool is_year;
	size_t first;
	size_t count;
	size_t all;
};

/* What a chart has in a column. */
struct point {
	const struct sum *sum;           /* NULL: not there */
	const struct trend_total *total; /* of a chart of totals, with what is stated */
	struct str head;
	struct str text;
	long long x;
	long long y; /* where is_placed */
	bool is_placed;
};

struct chart {
	struct years_page *page;
	struct axis axis;
	uint32_t measure;
	struct str currency;
	struct point points[MAX_COLUMNS];
	struct decimal most; /* what the top of the plot stands for */
	long long slot;      /* the width of a column */
	bool has_stated;
};

static struct axis axis_of(const struct trend *trend)
{
	struct axis axis = {.is_year = trend->year_count > 0};
	axis.all = axis.is_year ? trend->year_count : trend->edition_count;
	axis.count = axis.all < MAX_COLUMNS ? axis.all : MAX_COLUMNS;
	axis.first = axis.all - axis.count;
	return axis;
}

static struct trend_view view_at(const struct trend *trend, const struct axis *axis, size_t column)
{
	size_t at = axis->first + column;
	return (struct trend_view){axis->is_year, at,
	                           axis->is_year ? &trend->years[at].column
	                                         : &trend->editions[at].column};
}

/* ---- which rows are drawn ---- */

struct candidate {
	const struct years_page *page;
	size_t row;
};

/* The number of a row in a column that it is chosen by: funds in the first currency, or projects. */
static bool weight_of(struct decimal *out, const struct candidate *candidate,
                      const struct axis *axis, size_t column)
{
	const struct trend *trend = candidate->page->trend;
	const struct trend_view view = view_at(trend, axis, column);
	const struct trend_cell *cell = trend_cell_in(&trend->rows[candidate->row], &view);
	uint32_t measure = trend->currency_count > 0 ? TREND_FUNDS : TREND_PROJECTS;
	return cell && trend_value(out, trend_sum(cell, measure));
}

/* The one with more in the newest column first; of two that are alike there, in the one before it. */
static int compare_candidates(const void *left, const void *right)
{
	const struct candidate *a = left;
	const struct candidate *b = right;
	const struct axis axis = axis_of(a->page->trend);
	for (size_t i = axis.count; i-- > 0;) {
		struct decimal of_a;
		struct decimal of_b;
		bool has_a = weight_of(&of_a, a, &axis, i);
		bool has_b = weight_of(&of_b, b, &axis, i);
		if (has_a != has_b) {
			return has_a ? -1 : 1;
		}
		int order = has_a ? decimal_compare(of_b, of_a) : 0;
		if (order != 0) {
			return order;
		}
	}
	return COMPARE(a->row, b->row);
}

/* Whether a row has a figure in one of the columns. */
static bool has_figure(const struct years_page *page, const struct trend_row *row)
{
	const struct axis axis = axis_of(page->trend);
	for (size_t i = 0; i < axis.count; i++) {
		const struct trend_view view = view_at(page->trend, &axis, i);
		const struct trend_cell *cell = trend_cell_in(row, &view);
		struct decimal value;
		for (size_t k = 0; cell && k < cell->figure_count; k++) {
			if (cell->figures[k].measure < page->measure_end &&
			    trend_value(&value, &cell->figures[k].sum)) {
				return true;
			}
		}
	}
	return false;
}

void years_choose_charts(struct years_page *page)
{
	const struct trend *trend = page->trend;
	struct candidate *candidates =
	    ARENA_ARRAY(page->words.arena, struct candidate, trend->row_count + 1);
	size_t count = 0;
	page->is_drawn = ARENA_ARRAY(page->words.arena, bool, trend->row_count + 1);
	for (size_t i = 0; i < trend->row_count; i++) {
		if (page->selection.is_shown[i] && has_figure(page, &trend->rows[i])) {
			candidates[count++] = (struct candidate){page, i};
		}
	}
	SORT(candidates, count, compare_candidates);
	page->drawn_count = count < MAX_DRAWN ? count : MAX_DRAWN;
	for (size_t i = 0; i < page->drawn_count; i++) {
		page->is_drawn[candidates[i].row] = true;
	}
}

/* ---- what a chart has ---- */

static bool has_number(const struct sum *sum)
{
	return sum && sum->terms > 0 && !sum->has_overflow;
}

static void raise(struct chart *chart, struct decimal value)
{
	if (decimal_compare(value, chart->most) > 0) {
		chart->most = value;
	}
}

/* The text of the total that is stated, with the sign of the verdict behind it; empty where there is none. */
static struct str stated_text(const struct chart *chart, const struct trend_total *total)
{
	const struct wording *words = &chart->page->words;
	if (!total || !total->is_stated) {
		return (struct str){0};
	}
	struct str text = words_total(words, chart->currency, total);
	return arena_format(words->arena, "%.*s %c", STR_FORMAT(text),
	                    verdict_sign(total->verdict));
}

static void widen(struct chart *chart, struct str text)
{
	long long width = (long long)display_width(text) * PER_COLUMN + SIDE;
	chart->slot = width > chart->slot ? width : chart->slot;
}

static void measure_point(struct chart *chart, const struct point *point)
{
	const struct sum *sum = point->sum;
	widen(chart, point->text);
	if (has_number(sum)) {
		raise(chart, sum->interval.max.is_infinite ? sum->interval.min.value
		                                           : sum->interval.max.value);
		raise(chart, sum->face);
	}
	if (point->total && point->total->is_stated) {
		chart->has_stated = true;
		widen(chart, stated_text(chart, point->total));
		if (point->total->stated.has_value) {
			raise(chart, point->total->stated.value);
		}
	}
}

/* A chart of a row's measure; of the totals where the row is NULL. Returns whether it has any number. */
static bool collect(struct chart *chart, struct years_page *page, const struct trend_row *row,
                    uint32_t measure)
{
	bool has_any = false;
	*chart = (struct chart){.page = page,
	                        .axis = axis_of(page->trend),
	                        .measure = measure,
	                        .currency = trend_currency(page->trend, measure),
	                        .slot = MIN_SLOT};
	for (size_t i = 0; i < chart->axis.count; i++) {
		const struct trend_view view = view_at(page->trend, &chart->axis, i);
		struct point *point = &chart->points[i];
		if (row) {
			const struct trend_cell *cell = trend_cell_in(row, &view);
			point->sum = cell ? trend_sum(cell, measure) : NULL;
		} else {
			point->total = trend_total(view.column, measure);
			point->sum = point->total ? &point->total->sum : NULL;
		}
		point->head = chart->axis.is_year
		                  ? words_count(&page->words, page->trend->years[view.at].year)
		                  : printable(words_view(&page->words, page->trend, &view),
		                              page->words.arena);
		point->text =
		    point->sum ? words_sum(&page->words, chart->currency, point->sum) : STR("-");
		has_any = has_any || has_number(point->sum);
		measure_point(chart, point);
	}
	return has_any;
}

/* ---- drawing ---- */

/* How far down a value stands. What is below 0 stands on the axis. */
static long long height_of(const struct chart *chart, struct decimal value)
{
	int64_t up = 0;
	if (chart->most.digits <= 0 || !decimal_ratio(&up, value, chart->most, PLOT) || up < 0) {
		up = 0;
	}
	return BASE - up;
}

static void place(struct chart *chart)
{
	for (size_t i = 0; i < chart->axis.count; i++) {
		struct point *point = &chart->points[i];
		point->x = SIDE + chart->slot * (long long)i + chart->slot / 2;
		point->y = BASE;
		point->is_placed =
		    has_number(point->sum) && sum_relation(point->sum) != RELATION_RANGE;
		if (point->is_placed) {
			point->y = height_of(chart, point->sum->face);
		}
	}
}

/* Whether a line leads to a point from the one before it. */
static bool joins(const struct chart *chart, size_t at)
{
	const struct trend_year *years = &chart->page->trend->years[chart->axis.first];
	return chart->axis.is_year && at > 0 && chart->points[at].is_placed &&
	       chart->points[at - 1].is_placed && years[at].year == years[at - 1].year + 1;
}

static void draw_line(const struct chart *chart)
{
	struct buf path;
	buf_init(&path);
	for (size_t i = 1; i < chart->axis.count; i++) {
		const struct point *from = &chart->points[i - 1];
		const struct point *to = &chart->points[i];
		if (joins(chart, i)) {
			buf_format(&path, "M%lld %lldL%lld %lld", from->x, from->y, to->x, to->y);
		}
	}
	struct str text = words_taken(&chart->page->words, &path);
	if (text.size > 0) {
		svg_path(chart->page->out, "line", text);
	}
}

/* What a range or a limit allows: from its lower end to its upper one, or some way on. Returns its top. */
static long long draw_range(const struct chart *chart, const struct point *point)
{
	enum { CAP = 5, ONWARD = 12 };
	const struct interval *interval = &point->sum->interval;
	struct arena *arena = chart->page->words.arena;
	if (interval_is_point(interval)) {
		return point->y;
	}
	bool is_open = interval->max.is_infinite;
	long long low = height_of(chart, interval->min.value);
	long long high = is_open ? low - ONWARD : height_of(chart, interval->max.value);
	struct str path = arena_format(arena, "M%lld %lldh%dM%lld %lldV%lld", point->x - CAP, low,
	                               2 * CAP, point->x, low, high);
	if (!is_open) {
		path = arena_format(arena, "%.*sM%lld %lldh%d", STR_FORMAT(path), point->x - CAP,
		                    high, 2 * CAP);
	}
	svg_path(chart->page->out, is_open ? "range open" : "range", path);
	return high;
}

static void draw_mark(const struct chart *chart, const struct point *point)
{
	struct xml_writer *out = chart->page->out;
	bool is_exact = point->sum->missing == 0 && sum_relation(point->sum) == RELATION_EXACT;
	html_start(out, "circle", is_exact ? "point" : "point hollow");
	svg_number(out, "cx", point->x);
	svg_number(out, "cy", point->y);
	svg_number(out, "r", 4);
	xml_end(out);
}

static void draw_stated(const struct chart *chart, const struct point *point)
{
	enum { REACH = 10 };
	const struct trend_total *total = point->total;
	struct str text = stated_text(chart, total);
	if (text.size == 0) {
		return;
	}
	if (total->stated.has_value) {
		svg_path(chart->page->out, "stated",
		         arena_format(chart->page->words.arena, "M%lld %lldh%d", point->x - REACH,
		                      height_of(chart, total->stated.value), 2 * REACH));
	}
	svg_label(chart->page->out, "middle soft", point->x, HEIGHT - 6 + STATED_LINE, text);
}

static void draw_point(const struct chart *chart, const struct point *point)
{
	const struct wording *words = &chart->page->words;
	struct xml_writer *out = chart->page->out;
	struct str hint = words_say(words, &MESSAGE_YEARS_POINT, point->head, point->text);
	struct str stated = stated_text(chart, point->total);
	long long top = point->y;
	if (stated.size > 0) {
		hint = words_say(words, &MESSAGE_REPORT_BOTH, hint,
		                 words_say(words, &MESSAGE_YEARS_STATED, stated));
	}
	xml_start(out, "g");
	svg_hint(out, hint);
	if (has_number(point->sum)) {
		top = draw_range(chart, point);
		top = point->y < top && point->is_placed ? point->y : top;
	}
	draw_stated(chart, point);
	if (point->is_placed) {
		draw_mark(chart, point);
	}
	svg_label(out, has_number(point->sum) ? "middle" : "middle soft", point->x, top - 8,
	          point->text);
	svg_label(out, "middle soft", point->x, HEIGHT - 6, point->head);
	xml_end(out);
	xml_raw(out, STR("\n"));
}

/* What a chart shows, figure by figure. */
static struct str label_of(const struct chart *chart, struct str name)
{
	const struct wording *words = &chart->page->words;
	struct buf text;
	buf_init(&text);
	buf_append(&text, words_say(words, &MESSAGE_YEARS_CHART, name,
	                            words_measure(words, chart->page->trend, chart->measure)));
	for (size_t i = 0; i < chart->axis.count; i++) {
		const struct point *point = &chart->points[i];
		struct str stated = stated_text(chart, point->total);
		buf_append(&text, words_of(words, &MESSAGE_YEARS_AND));
		buf_append(&text, words_say(words, &MESSAGE_YEARS_POINT, point->head, point->text));
		if (stated.size > 0) {
			buf_append(&text, words_of(words, &MESSAGE_REPORT_COMMA));
			buf_append(&text, words_say(words, &MESSAGE_YEARS_STATED, stated));
		}
	}
	return words_taken(words, &text);
}

/* A chart in what scrolls by itself where a narrow window does not hold it. */
static void draw(struct chart *chart, struct str name)
{
	struct xml_writer *out = chart->page->out;
	long long width = 2 * SIDE + chart->slot * (long long)chart->axis.count;
	struct str label = label_of(chart, name);
	bool is_wide = width > NARROW;
	place(chart);
	html_start(out, "div", is_wide ? "wide plot" : "plot");
	if (is_wide) {
		xml_attribute(out, "tabindex", STR("0"));
		xml_attribute(out, "role", STR("group"));
		xml_attribute(
		    out, "aria-label",
		    printable(words_say(&chart->page->words, &MESSAGE_YEARS_CHART, name,
		                        words_measure(&chart->page->words, chart->page->trend,
		                                      chart->measure)),
		              out->arena));
	}
	long long height = HEIGHT + (chart->has_stated ? STATED_LINE : 0);
	svg_chart(out, width, height, label);
	svg_number(out, "width", width);
	svg_number(out, "height", height);
	xml_raw(out, STR("\n"));
	svg_path(out, "rule",
	         arena_format(out->arena, "M%d %dh%lld", SIDE, BASE, width - 2 * (long long)SIDE));
	draw_line(chart);
	for (size_t i = 0; i < chart->axis.count; i++) {
		draw_point(chart, &chart->points[i]);
	}
	html_end(out);
	html_end_line(out);
}

/* The charts of a row, or of the totals (NULL), funds first. */
static void draw_measures(struct years_page *page, const struct trend_row *row, struct str name)
{
	const bool *has = years_measures_of(page, row);
	for (uint32_t i = TREND_FUNDS; i <= page->measure_end; i++) {
		uint32_t measure = i < page->measure_end ? i : TREND_PROJECTS;
		struct chart *chart = ARENA_NEW(page->words.arena, struct chart);
		if (!has[measure] || !collect(chart, page, row, measure)) {
			continue;
		}
		xml_start(page->out, "div");
		html_start(page->out, "p", "measure");
		if (row) {
			html_link(page->out, NULL,
			          arena_format(page->words.arena, "#m%u-%zu", measure,
			                       years_row_index(page, row)),
			          page->tables[measure].title);
		} else {
			html_text(page->out, page->tables[measure].title);
		}
		html_end_line(page->out);
		draw(chart, name);
		html_end_line(page->out);
	}
}

void years_total_charts(void *slot)
{
	struct years_page *page = slot;
	html_start_line(page->out, "div", "total-charts");
	draw_measures(page, NULL, words_of(&page->words, &MESSAGE_TREND_SUMMED));
	html_end_line(page->out);
}

static void draw_row(struct years_page *page, size_t at)
{
	struct xml_writer *out = page->out;
	const struct trend_row *row = &page->trend->rows[at];
	html_start(out, "figure", NULL);
	xml_attribute(out, "id", arena_format(page->words.arena, "c%zu", at));
	xml_attribute(out, "data-r", words_count(&page->words, at));
	xml_raw(out, STR("\n"));
	xml_start(out, "figcaption");
	years_cite(page, trend_row_name(row));
	html_end_line(out);
	draw_measures(page, row, trend_row_name(row));
	html_end_line(out);
}

void years_charts(void *slot)
{
	struct years_page *page = slot;
	const struct wording *words = &page->words;
	const struct axis axis = axis_of(page->trend);
	if (page->drawn_count == 0) {
		years_note(page, words_of(words, &MESSAGE_YEARS_NO_CHARTS));
		return;
	}
	if (page->drawn_count < page->trend->row_count) {
		years_note(page, words_say(words, &MESSAGE_YEARS_LARGEST,
		                           words_count(words, page->drawn_count),
		                           words_count(words, page->trend->row_count)));
	}
	if (axis.count < axis.all) {
		years_note(page,
		           words_say(words, &MESSAGE_YEARS_LAST, words_count(words, axis.count),
		                     words_count(words, axis.all)));
	}
	years_note(page, words_of(words, &MESSAGE_YEARS_CHART_HELP));
	html_start_line(page->out, "div", "small-charts");
	for (size_t i = 0; i < page->trend->row_count; i++) {
		if (page->is_drawn[i]) {
			draw_row(page, i);
		}
	}
	html_end_line(page->out);
}
