/* A map of the page in small cells, since a page may have many surfaces, and much text. */
#include "ofd/surface.h"

#include <string.h>

#include "ofd/numbers.h"

enum { SIDE = 1024 /* cells, of a millimetre each */ };

/* How many surfaces begin in a cell and go on to the right and below, less those that end; then, how many are there. A
 * process reads one document in one thread, page by page. */
static int map[SIDE + 1][SIDE + 1];
static bool is_empty = true;

static size_t cell(double millimetres)
{
	return millimetres > 0 ? (size_t)MIN(millimetres, SIDE) : 0;
}

static void mark(const GArray *boxes)
{
	for (guint i = 0; i < boxes->len; i++) {
		const struct box *box = &g_array_index(boxes, struct box, i);
		size_t x0 = cell(box->x0);
		size_t y0 = cell(box->y0);
		size_t x1 = cell(box->x1 + 1);
		size_t y1 = cell(box->y1 + 1);
		map[y0][x0]++;
		map[y0][x1]--;
		map[y1][x0]--;
		map[y1][x1]++;
	}
}

void surface_set(const GArray *grounds, const GArray *pictures)
{
	is_empty = grounds->len + pictures->len == 0;
	if (is_empty) {
		return;
	}
	memset(map, 0, sizeof map);
	mark(grounds);
	mark(pictures);
	for (size_t y = 0; y <= SIDE; y++) {
		for (size_t x = 0; x <= SIDE; x++) {
			map[y][x] += (x > 0 ? map[y][x - 1] : 0) + (y > 0 ? map[y - 1][x] : 0) -
			             (x > 0 && y > 0 ? map[y - 1][x - 1] : 0);
		}
	}
}

bool surface_is_at(double x, double y)
{
	return !is_empty && map[cell(y)][cell(x)] > 0;
}
