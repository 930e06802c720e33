/* The two charts of a document's page, in SVG 1.1: funds by direction, as bars; and what each project gets against how
 * many projects there are, as points. All coordinates are whole numbers worked out from exact decimals. Signs and
 * numbers say what colour says. */
#include "base/sort.h"
#include "base/width.h"
#include "report/message.h"
#include "report/page_report.h"
#include "report/svg_out.h"

enum {
	MAX_BARS = 40,
	MAX_POINTS = 200,
	MAX_LABELLED = 60, /* points with their numbers beside them */
	WIDTH = 640
};

/* A direction with funds. */
struct chart_item {
	const struct ledger_row *row;
	struct str number;
	struct decimal funds;
	struct decimal projects;
	size_t order;
	bool has_projects;
};

struct chart {
	struct report_page *page;
	struct chart_item *items;
	size_t count;
	size_t capacity;
};

static void collect(struct chart *chart, struct report_page *page)
{
	const struct ledger *ledger = &page->ledger;
	*chart = (struct chart){.page = page};
	for (size_t i = 0; i < ledger->direction_rows; i++) {
		const struct ledger_row *row = &ledger->rows[i];
		const struct decimal *funds = ledger_value(row, SLOT_FUNDS);
		const struct decimal *projects = ledger_value(row, SLOT_PROJECTS);
		if (!row->is_first || !funds || funds->digits <= 0) {
			continue;
		}
		struct chart_item item = {
		    .row = row,
		    .number = direction_cited(row->holder, page->words.arena),
		    .funds = *funds,
		    .order = i,
		    .has_projects = projects && projects->digits > 0,
		};
		item.projects = item.has_projects ? *projects : item.projects;
		ARENA_PUSH(page->words.arena, chart->items, chart->count, chart->capacity, item);
	}
}

static struct str money(const struct chart *chart, struct decimal value)
{
	return words_quantity(&chart->page->words, value, chart->page->ledger.currency);
}

static void start_picture(struct report_page *page, long long height, struct str label)
{
	svg_chart(page->out, WIDTH, height, label);
	xml_raw(page->out, STR("\n"));
}

static void end_picture(struct report_page *page)
{
	html_end_line(page->out);
}

static void write_label(struct report_page *page, const char *class_name, long long x, long long y,
                        struct str text)
{
	svg_label(page->out, class_name, x, y, text);
}

/* What a pointer that rests on a shape is shown. */
static void write_hint(struct report_page *page, struct str text)
{
	svg_hint(page->out, text);
}

static void set_node(struct report_page *page, const struct chart_item *item)
{
	uint32_t number = page_node_number(&page->nodes, item->row->holder);
	svg_number(page->out, "data-n", number);
}

/* ---- bars ---- */

enum {
	BAR_ROW = 24,
	BAR_HEIGHT = 14,
	BAR_LEFT = 88,
	BAR_MAX = 400 /* the longest; behind it stands its amount */
};

static int compare_funds(const void *left, const void *right)
{
	const struct chart_item *a = left;
	const struct chart_item *b = right;
	int order = decimal_compare(b->funds, a->funds);
	return order != 0 ? order : COMPARE(a->order, b->order);
}

static int compare_order(const void *left, const void *right)
{
	return COMPARE(((const struct chart_item *)left)->order,
	               ((const struct chart_item *)right)->order);
}

static void write_bar(struct chart *chart, const struct chart_item *item, struct decimal most,
                      long long y)
{
	struct report_page *page = chart->page;
	struct xml_writer *out = page->out;
	int64_t length = 0;
	struct str amount = money(chart, item->funds);
	if (!decimal_ratio(&length, item->funds, most, BAR_MAX)) {
		length = 0;
	}
	xml_start(out, "g");
	set_node(page, item);
	write_hint(page,
	           arena_format(page->words.arena, "%.*s %.*s: %.*s", STR_FORMAT(item->number),
	                        STR_FORMAT(node_title(item->row->holder)), STR_FORMAT(amount)));
	write_label(page, "end", BAR_LEFT - 8, y + BAR_HEIGHT - 2, item->number);
	html_start(out, "rect", "bar");
	svg_number(out, "x", BAR_LEFT);
	svg_number(out, "y", y);
	svg_number(out, "width", length > 0 ? length : 1);
	svg_number(out, "height", BAR_HEIGHT);
	xml_end(out);
	write_label(page, NULL, BAR_LEFT + length + 8, y + BAR_HEIGHT - 2, amount);
	xml_end(out);
	xml_raw(out, STR("\n"));
}

void page_bars(void *slot)
{
	struct report_page *page = slot;
	const struct wording *words = &page->words;
	struct chart chart;
	collect(&chart, page);
	if (chart.count == 0 || page->ledger.is_mixed) {
		html_element(page->out, "p", "soft", page_say(page, &MESSAGE_PAGE_NO_BARS));
		return;
	}
	size_t shown = chart.count < MAX_BARS ? chart.count : MAX_BARS;
	SORT(chart.items, chart.count, compare_funds);
	struct decimal most = chart.items[0].funds;
	SORT(chart.items, shown, compare_order);
	start_picture(page, (long long)shown * BAR_ROW + 4, page_say(page, &MESSAGE_PAGE_BARS));
	for (size_t i = 0; i < shown; i++) {
		write_bar(&chart, &chart.items[i], most, (long long)i * BAR_ROW + 4);
	}
	end_picture(page);
	if (shown < chart.count) {
		html_element(page->out, "p", "soft",
		             words_say(words, &MESSAGE_PAGE_LARGEST, words_count(words, shown),
		                       words_count(words, chart.count)));
	}
}

/* ---- points ---- */

enum {
	PLOT_LEFT = 96,
	PLOT_TOP = 16,
	PLOT_WIDTH = 500,
	PLOT_HEIGHT = 240,
	PLOT_BOTTOM = PLOT_TOP + PLOT_HEIGHT,
	PICTURE_HEIGHT = PLOT_BOTTOM + 44,
	STEPS = 5 /* of an axis */
};

/* A step of an axis that reaches at least to `most` in STEPS of them: 1, 2 or 5 times a power of ten. */
static int64_t axis_step(int64_t most)
{
	static const int64_t factors[] = {1, 2, 5};
	for (int64_t power = 1; power <= INT64_MAX / 100; power *= 10) {
		for (size_t i = 0; i < sizeof factors / sizeof *factors; i++) {
			if (factors[i] * power >= most / STEPS + (most % STEPS > 0)) {
				return factors[i] * power;
			}
		}
	}
	return INT64_MAX / STEPS;
}

struct point {
	const struct chart_item *item;
	int64_t projects;
	int64_t each; /* rounded to whole units */
	long long x, y;
	bool has_label;
};

struct plot {
	struct chart *chart;
	struct point *points;
	size_t count;
	int64_t projects_step;
	int64_t each_step;
};

static struct decimal whole(int64_t value)
{
	return (struct decimal){value, 0};
}

/* The points of directions whose numbers fit. */
static void place_points(struct plot *plot)
{
	struct chart *chart = plot->chart;
	int64_t most_projects = 1;
	int64_t most_each = 1;
	plot->points = ARENA_ARRAY(chart->page->words.arena, struct point, chart->count + 1);
	for (size_t i = 0; i < chart->count && plot->count < MAX_POINTS; i++) {
		const struct chart_item *item = &chart->items[i];
		struct point point = {.item = item};
		if (!item->has_projects ||
		    !decimal_ratio(&point.projects, item->projects, whole(1), 1) ||
		    !decimal_ratio(&point.each, item->funds, item->projects, 1)) {
			continue;
		}
		most_projects = point.projects > most_projects ? point.projects : most_projects;
		most_each = point.each > most_each ? point.each : most_each;
		plot->points[plot->count++] = point;
	}
	plot->projects_step = axis_step(most_projects);
	plot->each_step = axis_step(most_each);
	for (size_t i = 0; i < plot->count; i++) {
		struct point *point = &plot->points[i];
		int64_t right = 0;
		int64_t up = 0;
		(void)decimal_ratio(&right, whole(point->projects),
		                    whole(plot->projects_step * STEPS), PLOT_WIDTH);
		(void)decimal_ratio(&up, whole(point->each), whole(plot->each_step * STEPS),
		                    PLOT_HEIGHT);
		point->x = PLOT_LEFT + right;
		point->y = PLOT_BOTTOM - up;
	}
}

static void write_axes(const struct plot *plot)
{
	struct report_page *page = plot->chart->page;
	struct xml_writer *out = page->out;
	for (int i = 0; i <= STEPS; i++) {
		long long x = PLOT_LEFT + (long long)PLOT_WIDTH * i / STEPS;
		long long y = PLOT_BOTTOM - (long long)PLOT_HEIGHT * i / STEPS;
		svg_path(out, "rule",
		         arena_format(page->words.arena, "M%d %lldh%dM%lld %dv%d", PLOT_LEFT, y,
		                      PLOT_WIDTH, x, PLOT_TOP, PLOT_HEIGHT));
		write_label(page, "end", PLOT_LEFT - 8, y + 4,
		            money(plot->chart, whole(plot->each_step * i)));
		write_label(page, "middle", x, PLOT_BOTTOM + 18,
		            words_grouped(&page->words, whole(plot->projects_step * i)));
	}
	write_label(page, "middle soft", PLOT_LEFT + PLOT_WIDTH / 2, PLOT_BOTTOM + 38,
	            page_say(page, &MESSAGE_PAGE_PROJECTS));
}

/* Gives points their numbers, unless one beside them has its own there already. */
static void place_labels(struct plot *plot)
{
	enum { ROOM_ACROSS = 44, ROOM_DOWN = 12 };
	for (size_t i = 0; i < plot->count && i < MAX_LABELLED; i++) {
		struct point *point = &plot->points[i];
		point->has_label = true;
		for (size_t k = 0; k < i && point->has_label; k++) {
			long long across = llabs(plot->points[k].x - point->x);
			long long down = llabs(plot->points[k].y - point->y);
			point->has_label = !plot->points[k].has_label || across >= ROOM_ACROSS ||
			                   down >= ROOM_DOWN;
		}
	}
}

static void write_point(const struct plot *plot, const struct point *point)
{
	struct report_page *page = plot->chart->page;
	struct xml_writer *out = page->out;
	struct str each = money(plot->chart, whole(point->each));
	xml_start(out, "g");
	set_node(page, point->item);
	write_hint(page, words_say(&page->words, &MESSAGE_PAGE_POINT, point->item->number,
	                           node_title(point->item->row->holder),
	                           words_grouped(&page->words, point->item->projects), each));
	html_start(out, "circle", "point");
	svg_number(out, "cx", point->x);
	svg_number(out, "cy", point->y);
	svg_number(out, "r", 4);
	xml_end(out);
	if (point->has_label) {
		write_label(page, NULL, point->x + 7, point->y - 5, point->item->number);
	}
	xml_end(out);
	xml_raw(out, STR("\n"));
}

void page_points(void *slot)
{
	struct report_page *page = slot;
	struct chart chart;
	collect(&chart, page);
	struct plot plot = {.chart = &chart};
	place_points(&plot);
	if (plot.count == 0 || page->ledger.is_mixed) {
		html_element(page->out, "p", "soft", page_say(page, &MESSAGE_PAGE_NO_POINTS));
		return;
	}
	place_labels(&plot);
	start_picture(page, PICTURE_HEIGHT, page_say(page, &MESSAGE_PAGE_POINTS));
	write_axes(&plot);
	for (size_t i = 0; i < plot.count; i++) {
		write_point(&plot, &plot.points[i]);
	}
	end_picture(page);
}
