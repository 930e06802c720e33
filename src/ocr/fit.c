/* Looks at the columns of dots of a line: those with ink are in runs with white between them. Characters and runs come
 * in one order; of all ways to give each character its runs the one is taken by which they are as wide as such characters
 * are, and near to where they were said to be. */
#include "ocr/fit.h"

#include <stdlib.h>
#include <string.h>

enum {
	HAN_PERCENT = 93,   /* how high the ink of most Han characters is, of their size */
	DIGIT_PERCENT = 74, /* the same of digits and capitals */
	PARTS = 5,          /* runs of one character, at most */
	TOUCHING = 6,       /* characters in one run, at most */
	ENOUGH = 3,         /* characters, to measure by their width */
	REACH_PERCENT = 65, /* of a size, above and below the middle, where ink is of the line */
	LEAST_DOTS = 3,     /* of ink in a run: fewer are noise */
	/* What is wrong with a way, in percent of a size. */
	WITHOUT_INK = 80, /* for a character */
	TOUCH = 15,       /* for each of the characters in one run */
	SKIP = 20,        /* for a run that is of no character, and its width */
	FAR_PERCENT = 10  /* of how far a character is from where it was said to be */
};

/* ---- measuring ---- */

static gint compare_numbers(gconstpointer a, gconstpointer b)
{
	int left = *(const int *)a;
	int right = *(const int *)b;
	return (left > right) - (left < right);
}

static int median(GArray *numbers)
{
	g_array_sort(numbers, compare_numbers);
	return numbers->len > 0 ? g_array_index(numbers, int, numbers->len / 2) : 0;
}

static bool is_han(gunichar c)
{
	return c >= 0x3400 && c < 0xA000 && c != 0x4E00 /* one stroke */;
}

static bool is_tall(gunichar c)
{
	return c < 0x80 && (g_ascii_isdigit((gchar)c) || g_ascii_isupper((gchar)c));
}

static bool is_any(gunichar c)
{
	return c > ' ';
}

/* Measures by the characters of one kind. False if there are none. */
static bool measure_by(struct text_line *line, bool (*shows)(gunichar c), int percent)
{
	GArray *heights = g_array_new(FALSE, FALSE, sizeof(int));
	GArray *middles = g_array_new(FALSE, FALSE, sizeof(int));
	for (size_t i = 0; i < line->count; i++) {
		const struct symbol *symbol = &line->symbols[i];
		int height = symbol->y1 - symbol->y0;
		int middle = (symbol->y1 + symbol->y0) / 2;
		if (shows(symbol->code)) {
			g_array_append_val(heights, height);
			g_array_append_val(middles, middle);
		}
	}
	bool is_found = heights->len > 0;
	line->size = median(heights) * 100 / percent;
	line->middle = median(middles);
	g_array_free(heights, TRUE);
	g_array_free(middles, TRUE);
	return is_found;
}

static void measure(struct text_line *line)
{
	if (!measure_by(line, is_han, HAN_PERCENT) && !measure_by(line, is_tall, DIGIT_PERCENT)) {
		measure_by(line, is_any, DIGIT_PERCENT);
	}
	line->size = line->size > 1 ? line->size : 1;
}

/* ---- runs ---- */

struct run {
	int x0, x1;
};

static GArray *find_runs(const struct text_line *line, PIX *ink)
{
	GArray *runs = g_array_new(FALSE, FALSE, sizeof(struct run));
	int x0 = G_MAXINT;
	int x1 = 0;
	for (size_t i = 0; i < line->count; i++) {
		x0 = MIN(x0, line->symbols[i].x0);
		x1 = MAX(x1, line->symbols[i].x1);
	}
	x0 = MAX(0, x0 - line->size / 2);
	x1 = MIN(pixGetWidth(ink), x1 + line->size / 2);
	int y0 = MAX(0, line->middle - line->size / 2);
	int y1 = MIN(pixGetHeight(ink), line->middle + line->size / 2 + 1);
	struct run run = {0};
	int dots = 0;
	for (int x = x0; x <= x1; x++) {
		int here = 0;
		for (int y = y0; x < x1 && y < y1; y++) {
			const l_uint32 *row = pixGetData(ink) + (size_t)y * (size_t)pixGetWpl(ink);
			here += (int)GET_DATA_BIT(row, x);
		}
		if (here > 0) {
			run.x0 = dots == 0 ? x : run.x0;
			run.x1 = x + 1;
			dots += here;
		} else {
			if (dots >= LEAST_DOTS) {
				g_array_append_val(runs, run);
			}
			dots = 0;
		}
	}
	return runs;
}

/* ---- ways ---- */

/* How wide the ink of a character is, in percent of its size. */
static void width_of(gunichar c, int *least, int *most)
{
	*least = 5;
	*most = 60;
	if (c >= 0x2E80 && c < 0xFF00 && c > 0x303F) {
		*least = 65;
		*most = 102;
	} else if (c < 0x80 && g_ascii_isdigit((gchar)c)) {
		*least = 20;
	} else if (c < 0x80 && g_ascii_isalpha((gchar)c)) {
		*least = 10;
		*most = 95;
	} else if (c == 0x2014 || c == 0x2026) {
		*most = 102;
	}
}

/* The best ways to place the first characters of a line on its first runs. */
struct ways {
	const struct text_line *line;
	const struct run *runs;
	size_t run_count;
	int *costs;      /* [characters][runs] */
	guint8 *choices; /* how the last step was made */
};

/* Choices: below PARTS_END that many runs for one character, then so many characters for one run. */
enum { SKIPPED = 0, NO_INK = 50, SHARED = 100, NEVER = 1 << 29 };

/* The cost of some characters in the ink from x0 to x1. */
static int cost_of(const struct ways *ways, size_t from, size_t to, int x0, int x1)
{
	const struct text_line *line = ways->line;
	int least = 0;
	int most = 0;
	int said = 0;
	for (size_t i = from; i < to; i++) {
		int low;
		int high;
		width_of(line->symbols[i].code, &low, &high);
		least += low;
		most += high;
		said += (line->symbols[i].x0 + line->symbols[i].x1) / 2;
	}
	said /= (int)(to - from);
	int width = (x1 - x0) * 100 / line->size;
	int wrong = width < least ? least - width : width > most ? width - most : 0;
	int far = abs(said - (x0 + x1) / 2) * FAR_PERCENT / line->size;
	return wrong + MIN(far, 2 * FAR_PERCENT) + (int)(to - from - 1) * TOUCH;
}

static void reach(struct ways *ways, size_t i, size_t k, int cost, int choice)
{
	size_t at = i * (ways->run_count + 1) + k;
	if (cost < ways->costs[at]) {
		ways->costs[at] = cost;
		ways->choices[at] = (guint8)choice;
	}
}

/* Goes one step on from a way. */
static void step(struct ways *ways, size_t i, size_t k)
{
	int cost = ways->costs[i * (ways->run_count + 1) + k];
	const struct run *run = &ways->runs[k];
	size_t left = ways->run_count - k;
	size_t characters = ways->line->count - i;
	if (left > 0) {
		int width = (run->x1 - run->x0) * 100 / ways->line->size;
		reach(ways, i, k + 1, cost + SKIP + width, SKIPPED);
	}
	if (characters > 0) {
		reach(ways, i + 1, k, cost + WITHOUT_INK, NO_INK);
	}
	for (size_t parts = 1; characters > 0 && parts <= PARTS && parts <= left; parts++) {
		int more = cost_of(ways, i, i + 1, run->x0, run[parts - 1].x1);
		reach(ways, i + 1, k + parts, cost + more, (int)parts);
	}
	for (size_t count = 2; left > 0 && count <= TOUCHING && count <= characters; count++) {
		int more = cost_of(ways, i, i + count, run->x0, run->x1);
		reach(ways, i + count, k + 1, cost + more, SHARED + (int)count);
	}
}

/* Gives characters that share a run its parts, by how wide they may be. */
static void share(struct symbol *symbols, size_t count, struct run run)
{
	int total = 0;
	int before = 0;
	for (size_t i = 0; i < count; i++) {
		int least;
		int most;
		width_of(symbols[i].code, &least, &most);
		total += least + most;
	}
	for (size_t i = 0; i < count; i++) {
		int least;
		int most;
		width_of(symbols[i].code, &least, &most);
		symbols[i].x0 = run.x0 + (run.x1 - run.x0) * before / total;
		before += least + most;
		symbols[i].x1 = run.x0 + (run.x1 - run.x0) * before / total;
	}
}

/* Goes back along the best way, and moves each character to its ink. */
static void follow(const struct ways *ways, struct text_line *line)
{
	size_t i = line->count;
	size_t k = ways->run_count;
	while (i > 0 || k > 0) {
		int choice = ways->choices[i * (ways->run_count + 1) + k];
		if (choice == SKIPPED) {
			k--;
		} else if (choice == NO_INK) {
			i--;
		} else if (choice > SHARED) {
			i -= (size_t)(choice - SHARED);
			k--;
			share(&line->symbols[i], (size_t)(choice - SHARED), ways->runs[k]);
		} else {
			i--;
			line->symbols[i].x1 = ways->runs[k - 1].x1;
			k -= (size_t)choice;
			line->symbols[i].x0 = ways->runs[k].x0;
		}
	}
}

/* ---- sizes, once the ink is known ---- */

/* The median width of Han characters, in the same unit as the size of a line; 0 where there are too few. */
static int size_by_width(const struct text_line *line)
{
	GArray *widths = g_array_new(FALSE, FALSE, sizeof(int));
	for (size_t i = 0; i < line->count; i++) {
		int width = line->symbols[i].x1 - line->symbols[i].x0;
		if (is_han(line->symbols[i].code)) {
			g_array_append_val(widths, width);
		}
	}
	int size = widths->len >= ENOUGH ? median(widths) * 100 / HAN_PERCENT : 0;
	g_array_free(widths, TRUE);
	return size;
}

static bool has_ink(PIX *ink, int x0, int x1, int y)
{
	const l_uint32 *row = pixGetData(ink) + (size_t)y * (size_t)pixGetWpl(ink);
	for (int x = x0; x < x1; x++) {
		if (GET_DATA_BIT(row, x)) {
			return true;
		}
	}
	return false;
}

/* Sets the head and the foot of each character to those of its ink. */
static void fit_heights(struct text_line *line, PIX *ink)
{
	int reach = line->size * REACH_PERCENT / 100;
	int head = MAX(0, line->middle - reach);
	int foot = MIN(pixGetHeight(ink), line->middle + reach);
	for (size_t i = 0; i < line->count; i++) {
		struct symbol *symbol = &line->symbols[i];
		int x0 = MAX(0, symbol->x0);
		int x1 = MIN(pixGetWidth(ink), symbol->x1);
		int y0 = head;
		int y1 = foot;
		while (y0 < y1 && !has_ink(ink, x0, x1, y0)) {
			y0++;
		}
		while (y0 < y1 && !has_ink(ink, x0, x1, y1 - 1)) {
			y1--;
		}
		if (y0 < y1) {
			symbol->y0 = y0;
			symbol->y1 = y1;
		}
	}
}

static void measure_ink(struct text_line *line, PIX *ink)
{
	int size = size_by_width(line);
	if (size > 0 && size < line->size) {
		line->size = size;
	}
	fit_heights(line, ink);
	measure(line);
	if (size > 0 && size < line->size) {
		line->size = size;
	}
}

void fit_line(struct text_line *line, PIX *ink)
{
	measure(line);
	GArray *runs = find_runs(line, ink);
	size_t size = (line->count + 1) * (runs->len + 1);
	struct ways ways = {line, (const struct run *)(void *)runs->data, runs->len,
	                    g_new(int, size), g_new0(guint8, size)};
	for (size_t i = 0; i < size; i++) {
		ways.costs[i] = NEVER;
	}
	ways.costs[0] = 0;
	for (size_t i = 0; i <= line->count; i++) {
		for (size_t k = 0; k <= runs->len; k++) {
			step(&ways, i, k);
		}
	}
	follow(&ways, line);
	measure_ink(line, ink);
	g_free(ways.costs);
	g_free(ways.choices);
	g_array_free(runs, TRUE);
}
