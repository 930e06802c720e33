/* A map of a page in small cells, as each character asks whether a rule stands before it. */
#include "helper/rule_map.h"

#include <string.h>

enum {
	MAP_CELL = 20,    /* tenths of a point: the page is a map of such cells */
	MAP_WIDTH = 1024, /* cells: pages up to two metres */
	MAP_HEIGHT = 1024
};

/* A process reads one document in one thread, page by page. */
static unsigned char map[MAP_HEIGHT][MAP_WIDTH / 8];
static bool is_empty = true;

static void mark(const struct rule *rule)
{
	int x = (rule->x0 + rule->x1) / 2 / MAP_CELL;
	int last = MIN(rule->y1 / MAP_CELL, MAP_HEIGHT - 1);
	if (x < 0 || x >= MAP_WIDTH) {
		return;
	}
	for (int y = MAX(rule->y0 / MAP_CELL, 0); y <= last; y++) {
		map[y][x / 8] |= (unsigned char)(1 << x % 8);
	}
}

void rule_map_set(const struct rule *rules, size_t count)
{
	memset(map, 0, sizeof map);
	is_empty = count == 0;
	for (size_t i = 0; i < count; i++) {
		if (rules[i].y1 - rules[i].y0 > rules[i].x1 - rules[i].x0) {
			mark(&rules[i]);
		}
	}
}

bool rule_map_parts(int x0, int x1, int y)
{
	int row = y / MAP_CELL;
	if (is_empty || y < 0 || row >= MAP_HEIGHT) {
		return false;
	}
	int last = MIN(x1 / MAP_CELL, MAP_WIDTH - 1);
	for (int x = MAX(x0 / MAP_CELL, 0); x <= last; x++) {
		if (map[row][x / 8] & 1 << x % 8) {
			return true;
		}
	}
	return false;
}
