/* Trends as a picture to print: a row a partner, a column an edition, a bar for the funds with its
 * figure above it, in black, white and grey. Many columns make several bands below each other.
 * Coordinates are whole numbers; lines in SVG 1.1 and text in text elements. */
#include "base/width.h"
#include "report/message.h"
#include "report/report.h"
#include "report/svg_out.h"
#include "report/trend_words.h"
#include "report/wrap.h"

enum {
	MARGIN = 24,
	PAGE = 1080,    /* the width that bands are made for: A4 across */
	MIN_NAME = 150, /* width of the first column */
	MAX_NAME = 330,
	MIN_COLUMN = 104,
	MAX_COLUMN = 420,
	PER_COLUMN = 7, /* what a column of text takes at most, at the size of figures */
	PAD = 8,        /* around what stands in a cell */
	ROW = 36,
	LINE = 16, /* a line of text */
	HEAD = 26,
	BAR = 11,
	BASE = 15, /* of a cell's text, from its top */
	SIZE_TITLE = 18,
	SIZE_TEXT = 12,
	SIZE_SMALL = 11
};

struct picture {
	struct xml_writer svg;
	struct arena *arena;
	const struct trend *trend;
	struct wording words;
	const struct trend_view *views;
	size_t view_count;
	uint32_t measure;       /* what the bars show */
	struct decimal longest; /* the value of the longest bar */
	long long name;         /* width of the first column */
	long long column;       /* width of the others */
	size_t per_band;
};

/* ---- what is drawn ---- */

static const struct style plain = {.size = SIZE_TEXT, .colour = INK};
static const struct style bold = {.size = SIZE_TEXT, .is_bold = true, .colour = INK};
static const struct style small = {.size = SIZE_SMALL, .colour = SOFT};
static const struct style small_right = {.size = SIZE_SMALL, .colour = SOFT, .ends_here = true};
static const struct style title_style = {.size = SIZE_TITLE, .is_bold = true, .colour = INK};

static void draw_bar(struct picture *picture, long long x, long long y, long long width,
                     bool is_exact)
{
	svg_rect(&picture->svg, x, y, width, BAR, is_exact ? FILL : PAPER, is_exact ? FILL : SOFT);
	xml_end(&picture->svg);
}

static void draw_gap(struct picture *picture, long long x, long long y, long long width,
                     long long height)
{
	svg_rect(&picture->svg, x, y, width, height, PAPER, SOFT);
	xml_attribute(&picture->svg, "stroke-dasharray", STR("4 3"));
	xml_end(&picture->svg);
}

/* The value that a bar stands for. False where there is none to be drawn. */
static bool bar_value(struct decimal *out, const struct sum *sum)
{
	return trend_value(out, sum) && out->digits > 0;
}

static bool is_exact(const struct sum *sum)
{
	return sum->missing == 0 && sum_relation(sum) == RELATION_EXACT;
}

static struct str count_text(struct picture *picture, const struct sum *sum)
{
	return words_say(
	    &picture->words, &MESSAGE_TREND_PICTURE_COUNT,
	    words_sum(&picture->words, trend_currency(picture->trend, TREND_PROJECTS), sum));
}

static bool has_money(const struct picture *picture)
{
	return picture->measure >= TREND_FUNDS;
}

/* The figure above a bar; empty where the cell has none of it, as its money is another. */
static struct str bar_text(struct picture *picture, const struct sum *sum)
{
	return sum ? words_sum(&picture->words, trend_currency(picture->trend, picture->measure),
	                       sum)
	           : (struct str){0};
}

/* An amount in a currency that the bars do not show. */
static struct str other_text(struct picture *picture, const struct trend_figure *figure)
{
	struct str unit =
	    words_unit(&picture->words, trend_currency(picture->trend, figure->measure));
	struct str sum = words_sum(&picture->words, trend_currency(picture->trend, figure->measure),
	                           &figure->sum);
	return arena_format(picture->arena, "%.*s %.*s", STR_FORMAT(sum), STR_FORMAT(unit));
}

static bool is_other(const struct picture *picture, const struct trend_figure *figure)
{
	return figure->measure >= TREND_FUNDS && figure->measure != picture->measure;
}

/* ---- measuring ---- */

/* Columns of text that a cell needs in its widest line. */
static size_t cell_columns(struct picture *picture, const struct trend_cell *cell)
{
	size_t wide = display_width(bar_text(picture, trend_sum(cell, picture->measure)));
	if (has_money(picture)) {
		const struct sum *projects = trend_sum(cell, TREND_PROJECTS);
		wide += 1 + display_width(count_text(picture, projects));
	}
	for (size_t i = 0; i < cell->figure_count; i++) {
		if (is_other(picture, &cell->figures[i])) {
			size_t here = display_width(other_text(picture, &cell->figures[i]));
			wide = here > wide ? here : wide;
		}
	}
	return wide;
}

static long long at_least(long long value, long long limit)
{
	return value > limit ? value : limit;
}

static void measure_cell(struct picture *picture, const struct trend_cell *cell)
{
	struct decimal value;
	long long width = (long long)cell_columns(picture, cell) * PER_COLUMN + 2 * PAD;
	picture->column = at_least(picture->column, width);
	if (bar_value(&value, trend_sum(cell, picture->measure)) &&
	    decimal_compare(value, picture->longest) > 0) {
		picture->longest = value;
	}
}

static long long others_in(const struct picture *picture, const struct trend_cell *cells,
                           size_t count)
{
	long long most = 0;
	for (size_t i = 0; i < count; i++) {
		long long others = 0;
		for (size_t j = 0; j < cells[i].figure_count; j++) {
			others += is_other(picture, &cells[i].figures[j]);
		}
		most = at_least(most, others);
	}
	return most;
}

/* A row has a line more for each further currency of a cell. */
static long long row_height(const struct picture *picture, const struct trend_row *row)
{
	long long lines = at_least(others_in(picture, row->cells, row->cell_count),
	                           others_in(picture, row->years, row->year_count));
	return ROW + lines * LINE;
}

static long long name_width(const struct trend_row *row)
{
	long long columns = (long long)display_width(row->name);
	return columns * PER_COLUMN + 2 * PAD;
}

static void measure_totals(struct picture *picture, const struct trend_column *column)
{
	for (size_t i = 0; i < column->total_count; i++) {
		const struct trend_total *total = &column->totals[i];
		size_t wide = display_width(words_sum(
		    &picture->words, trend_currency(picture->trend, total->measure), &total->sum));
		enum { BESIDE = 20 /* the number of projects, the name of a currency */ };
		long long width = (long long)(wide + BESIDE) * PER_COLUMN + 2 * PAD;
		picture->column = at_least(picture->column, width);
	}
}

/* Sizes that let every text stand free: columns as wide as the widest figure needs, wider where
 * there are few. */
static void measure(struct picture *picture)
{
	const struct trend *trend = picture->trend;
	picture->measure = trend->currency_count > 0 ? TREND_FUNDS : TREND_PROJECTS;
	picture->name = MIN_NAME;
	picture->column = MIN_COLUMN;
	for (size_t i = 0; i < trend->row_count; i++) {
		const struct trend_row *row = &trend->rows[i];
		picture->name = at_least(picture->name, name_width(row));
		for (size_t j = 0; j < row->cell_count; j++) {
			measure_cell(picture, &row->cells[j]);
		}
		for (size_t j = 0; j < row->year_count; j++) {
			if (trend->years[row->years[j].column].counted > 1) {
				measure_cell(picture, &row->years[j]);
			}
		}
	}
	for (size_t i = 0; i < picture->view_count; i++) {
		measure_totals(picture, picture->views[i].column);
	}
	picture->name = picture->name < MAX_NAME ? picture->name : MAX_NAME;
	long long room = PAGE - 2 * MARGIN - picture->name;
	long long count = (long long)picture->view_count;
	long long fit = at_least(room / picture->column, 1);
	fit = fit > count ? count : fit;
	picture->per_band = (size_t)fit;
	if (fit > 0 && room / fit > picture->column) {
		long long wide = room / fit;
		picture->column = at_least(picture->column, wide < MAX_COLUMN ? wide : MAX_COLUMN);
	}
}

static long long band_width(const struct picture *picture)
{
	return picture->name + picture->column * (long long)picture->per_band;
}

/* ---- bands ---- */

static void draw_cell(struct picture *picture, const struct trend_cell *cell, long long x,
                      long long y)
{
	const struct sum *sum = trend_sum(cell, picture->measure);
	struct str text = bar_text(picture, sum);
	struct decimal value;
	int64_t length;
	long long most = picture->column - 2 * PAD;
	if (text.size > 0) {
		svg_text(&picture->svg, x + PAD, y + BASE, plain, text);
	}
	if (has_money(picture)) {
		svg_text(&picture->svg, x + picture->column - PAD, y + BASE, small_right,
		         count_text(picture, trend_sum(cell, TREND_PROJECTS)));
	}
	if (bar_value(&value, sum) && decimal_ratio(&length, value, picture->longest, most)) {
		draw_bar(picture, x + PAD, y + BASE + 6, at_least(length, 1), is_exact(sum));
	}
	long long line = y + ROW + LINE - 8;
	for (size_t i = 0; i < cell->figure_count; i++) {
		if (is_other(picture, &cell->figures[i])) {
			svg_text(&picture->svg, x + PAD, line, small,
			         other_text(picture, &cell->figures[i]));
			line += LINE;
		}
	}
}

static void draw_absence(struct picture *picture, const struct trend_row *row,
                         const struct trend_view *view, long long x, long long y)
{
	const struct trend *trend = picture->trend;
	size_t year = view->is_year ? view->at : trend->editions[view->at].year;
	if (year != NO_YEAR && trend_is_gap(row, year)) {
		draw_gap(picture, x + PAD, y + 7, picture->column - 2 * PAD, ROW - 14);
	} else {
		svg_text(&picture->svg, x + PAD, y + BASE, small, STR("-"));
	}
}

static void draw_name(struct picture *picture, const struct trend_row *row, long long y)
{
	long long x = MARGIN + PAD;
	long long room = picture->name - 2 * PAD;
	struct str name = printable(trend_row_name(row), picture->arena);
	size_t columns = (size_t)(room / PER_COLUMN) + 1;
	svg_text(&picture->svg, x, y + BASE, plain, cut_columns(name, columns, picture->arena));
}

static void draw_row(struct picture *picture, const struct trend_row *row, size_t from, size_t stop,
                     long long y)
{
	draw_name(picture, row, y);
	for (size_t i = from; i < stop; i++) {
		long long x = MARGIN + picture->name + (long long)(i - from) * picture->column;
		const struct trend_cell *cell = trend_cell_in(row, &picture->views[i]);
		if (cell) {
			draw_cell(picture, cell, x, y);
		} else {
			draw_absence(picture, row, &picture->views[i], x, y);
		}
	}
	svg_rule(&picture->svg, MARGIN, y + row_height(picture, row), band_width(picture), RULE);
}

/* A total of a column, summed or as stated: then with the sign of the verdict behind it. */
static struct str total_text(struct picture *picture, const struct trend_total *total,
                             bool is_stated)
{
	const struct wording *words = &picture->words;
	if (!total || (is_stated && !total->is_stated)) {
		return STR("?");
	}
	struct str text =
	    is_stated
		? words_total(words, trend_currency(picture->trend, total->measure), total)
		: words_sum(words, trend_currency(picture->trend, total->measure), &total->sum);
	if (total->measure == TREND_PROJECTS && has_money(picture)) {
		text = words_say(words, &MESSAGE_TREND_PICTURE_COUNT, text);
	} else if (total->measure > TREND_FUNDS) {
		struct str unit = words_unit(words, trend_currency(picture->trend, total->measure));
		text =
		    arena_format(picture->arena, "%.*s %.*s", STR_FORMAT(text), STR_FORMAT(unit));
	}
	return is_stated ? arena_format(picture->arena, "%.*s %c", STR_FORMAT(text),
	                                verdict_sign(total->verdict))
	                 : text;
}

/* One line of totals: of projects, of a currency. Returns the y below it. */
static long long draw_total(struct picture *picture, uint32_t measure, bool is_stated, size_t from,
                            size_t stop, long long y)
{
	const struct wording *words = &picture->words;
	struct str label =
	    words_of(words, is_stated ? &MESSAGE_TREND_STATED : &MESSAGE_TREND_SUMMED);
	bool is_first = measure == picture->measure;
	if (is_first) {
		svg_text(&picture->svg, MARGIN + PAD, y + BASE, bold, label);
	}
	for (size_t i = from; i < stop; i++) {
		const struct trend_column *column = picture->views[i].column;
		const struct trend_total *total = trend_total(column, measure);
		long long x = MARGIN + picture->name + (long long)(i - from) * picture->column;
		if (is_first || (total && (total->is_stated || !is_stated))) {
			svg_text(&picture->svg, x + PAD, y + BASE, is_first ? bold : small,
			         total_text(picture, total, is_stated));
		}
		if (is_first && has_money(picture)) {
			total = trend_total(column, TREND_PROJECTS);
			svg_text(&picture->svg, x + picture->column - PAD, y + BASE, small_right,
			         total_text(picture, total, is_stated));
		}
	}
	return y + LINE + 4;
}

static long long draw_totals(struct picture *picture, size_t from, size_t stop, long long y)
{
	svg_rule(&picture->svg, MARGIN, y, band_width(picture), INK);
	for (int is_stated = 0; is_stated < 2; is_stated++) {
		for (uint32_t i = picture->measure; i < trend_measure_end(picture->trend); i++) {
			y = draw_total(picture, i, is_stated, from, stop, y);
		}
	}
	svg_rule(&picture->svg, MARGIN, y + 2, band_width(picture), INK);
	return y + 2;
}

/* A band of columns [from, stop). Returns the y below it. */
static long long draw_band(struct picture *picture, size_t from, size_t stop, long long y)
{
	const struct trend *trend = picture->trend;
	size_t columns = (size_t)((picture->column - 2 * PAD) / PER_COLUMN);
	svg_rule(&picture->svg, MARGIN, y, band_width(picture), INK);
	for (size_t i = from; i < stop; i++) {
		struct str head = words_view(&picture->words, trend, &picture->views[i]);
		head = cut_columns(printable(head, picture->arena), columns, picture->arena);
		svg_text(&picture->svg,
		         MARGIN + picture->name + (long long)(i - from) * picture->column + PAD,
		         y + HEAD - 9, bold, head);
	}
	y += HEAD;
	svg_rule(&picture->svg, MARGIN, y, band_width(picture), INK);
	for (size_t i = 0; i < trend->row_count; i++) {
		draw_row(picture, &trend->rows[i], from, stop, y);
		y += row_height(picture, &trend->rows[i]);
	}
	return draw_totals(picture, from, stop, y) + HEAD;
}

/* ---- the page ---- */

static struct str longest_text(struct picture *picture)
{
	struct sum sum;
	struct amount amount = {.value = picture->longest,
	                        .has_value = true,
	                        .interval = interval_of(picture->longest)};
	const struct sum_options how = {0};
	sum_init(&sum);
	sum_add(&sum, &amount, &how);
	return words_sum(&picture->words, trend_currency(picture->trend, picture->measure), &sum);
}

enum { SAMPLE = 40 /* width of what the legend explains */, LEGEND_LINES = 4 };

static long long draw_legend(struct picture *picture, long long y)
{
	const struct wording *words = &picture->words;
	long long x = MARGIN + SAMPLE + PAD;
	struct str bar = words_say(
	    words,
	    has_money(picture) ? &MESSAGE_TREND_PICTURE_BAR : &MESSAGE_TREND_PICTURE_BAR_PROJECTS,
	    words_measure(words, picture->trend, picture->measure), longest_text(picture));
	draw_bar(picture, MARGIN, y - 9, SAMPLE, true);
	svg_text(&picture->svg, x, y, small, bar);
	y += LINE + 2;
	draw_bar(picture, MARGIN, y - 9, SAMPLE, false);
	svg_text(&picture->svg, x, y, small, words_of(words, &MESSAGE_TREND_PICTURE_HOLLOW));
	y += LINE + 2;
	draw_gap(picture, MARGIN, y - 9, SAMPLE, BAR);
	svg_text(&picture->svg, x, y, small, words_of(words, &MESSAGE_TREND_PICTURE_GAP));
	y += LINE + 2;
	svg_text(&picture->svg, x, y, small, words_of(words, &MESSAGE_TREND_PICTURE_SIGNS));
	return y + LINE + 2;
}

/* The programme of the newest edition that names one. */
static struct str programme_name(const struct trend *trend)
{
	for (size_t i = trend->edition_count; i-- > 0;) {
		if (trend->editions[i].model->programme.name.size > 0) {
			return trend->editions[i].model->programme.name;
		}
	}
	return (struct str){0};
}

/* What is the same for the whole page: its size is known before anything is drawn. */
static void start_page(struct picture *picture, size_t notes)
{
	const struct trend *trend = picture->trend;
	size_t bands = picture->view_count > 0
	                   ? (picture->view_count + picture->per_band - 1) / picture->per_band
	                   : 0;
	long long lines = (long long)(trend_measure_end(trend) - picture->measure);
	long long band = 2 * HEAD + 2 * lines * (LINE + 4) + 2;
	for (size_t i = 0; i < trend->row_count; i++) {
		band += row_height(picture, &trend->rows[i]);
	}
	long long height = 2 * MARGIN + 3 * HEAD + (long long)bands * band +
	                   (LINE + 2) * (long long)(LEGEND_LINES + notes);
	xml_start(&picture->svg, "svg");
	xml_attribute(&picture->svg, "xmlns", STR("http://www.w3.org/2000/svg"));
	xml_attribute(&picture->svg, "version", STR("1.1"));
	svg_number(&picture->svg, "width", PAGE);
	svg_number(&picture->svg, "height", height);
	xml_attribute(&picture->svg, "viewBox",
	              arena_format(picture->arena, "0 0 %d %lld", PAGE, height));
	xml_attribute(&picture->svg, "font-family",
	              STR("'Noto Sans CJK SC', 'Source Han Sans SC', 'WenQuanYi Zen Hei', "
	                  "'Microsoft YaHei', 'PingFang SC', SimHei, SimSun, sans-serif"));
	xml_start(&picture->svg, "title");
	svg_content(&picture->svg, words_trend(&picture->words, trend));
	xml_end(&picture->svg);
	svg_rect(&picture->svg, 0, 0, PAGE, height, PAPER, NULL);
	xml_end(&picture->svg);
}

static void draw(struct picture *picture)
{
	const struct wording *words = &picture->words;
	const struct trend *trend = picture->trend;
	struct str *notes;
	size_t note_count = words_notes(words, trend, &notes);
	struct str name = programme_name(trend);
	struct str below = words_trend(words, trend);
	start_page(picture, note_count);
	long long y = MARGIN + SIZE_TITLE;
	bool is_partners = trend->partner_count > 0;
	svg_text(&picture->svg, MARGIN, y, title_style,
	         words_of(words, is_partners ? &MESSAGE_TREND_PICTURE
	                                     : &MESSAGE_TREND_PICTURE_DIRECTIONS));
	y += HEAD;
	if (name.size > 0) {
		below = words_say(words, &MESSAGE_REPORT_BOTH, name, below);
	}
	svg_text(&picture->svg, MARGIN, y, plain, below);
	y += HEAD - 6;
	for (size_t from = 0; from < picture->view_count; from += picture->per_band) {
		size_t stop = from + picture->per_band;
		stop = stop > picture->view_count ? picture->view_count : stop;
		y = draw_band(picture, from, stop, y);
	}
	y = draw_legend(picture, y);
	for (size_t i = 0; i < note_count; i++) {
		svg_text(&picture->svg, MARGIN + SAMPLE + PAD, y, small, notes[i]);
		y += LINE + 2;
	}
	xml_end(&picture->svg);
}

enum status trend_svg(const struct report *report)
{
	struct picture picture;
	picture.arena = report->words.arena;
	picture.trend = report->trend;
	picture.words = report->words;
	picture.longest = (struct decimal){0, 0};
	xml_writer_init(&picture.svg, report->stream, report->words.arena, true);
	picture.view_count = trend_views(&picture.views, report->trend, report->words.arena);
	measure(&picture);
	draw(&picture);
	xml_writer_release(&picture.svg);
	return STATUS_OK;
}
