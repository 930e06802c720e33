/* Counts slips as the distance of optimal string alignment, row by row, on bytes. */
#include "base/nearest.h"

#include <stdint.h>

enum { MAX_NAME = 63 /* bytes of a name that a person types */, ROWS = 3 };

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* The slips that make one name of another. */
static size_t slips_between(struct str a, struct str b)
{
	size_t rows[ROWS][MAX_NAME + 1];
	for (size_t j = 0; j <= b.size; j++) {
		rows[0][j] = j;
	}
	for (size_t i = 1; i <= a.size; i++) {
		size_t *row = rows[i % ROWS];
		const size_t *above = rows[(i - 1) % ROWS];
		row[0] = i;
		for (size_t j = 1; j <= b.size; j++) {
			bool is_other = a.data[i - 1] != b.data[j - 1];
			row[j] = least(least(above[j], row[j - 1]) + 1, above[j - 1] + is_other);
			if (i > 1 && j > 1 && a.data[i - 1] == b.data[j - 2] &&
			    a.data[i - 2] == b.data[j - 1]) {
				row[j] = least(row[j], rows[(i - 2) % ROWS][j - 2] + 1);
			}
		}
	}
	return rows[a.size % ROWS][b.size];
}

void nearest_offer(struct nearest *nearest, struct str name)
{
	struct str wanted = nearest->wanted;
	if (wanted.size > MAX_NAME || name.size > MAX_NAME || name.size == 0) {
		return;
	}
	size_t allowed = wanted.size < 6 ? 1 : wanted.size / 3;
	size_t slips = slips_between(wanted, name);
	bool is_near = slips <= allowed && slips < wanted.size;
	if (is_near && (nearest->best.size == 0 || slips < nearest->distance)) {
		nearest->best = name;
		nearest->distance = slips;
	}
}
