/* The lines of a page, from the characters that stand on it, as the helper programs write them for zhinan:
 *
 *   D
 *       the page is now searched for the rules of its tables; if the output ends here, that took too much
 *       time or memory, and the caller may try again without rules
 *   R X0 Y0 X1 Y1
 *       a rule of it, horizontal or vertical
 *   L X0 Y0 X1 Y1 SIZE UNIT TEXT
 *       a line of it, in tenths of a point from the upper left corner; UNIT is the width of its
 *       unbreakable beginning; a blank at the end of TEXT is outside of the rectangle
 *   C X0 Y0 X1 Y1 SIZE UNIT TEXT
 *       the same, but in another column of a table than the line before, though close to it
 *   K X0 X1 CONFIDENCE ...
 *       behind a line whose characters were recognised: three numbers for each that is no blank, the
 *       confidence in percent
 */
#ifndef ZHINAN_HELPER_LINES_H
#define ZHINAN_HELPER_LINES_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

/* Points in tenths of a point; 0 for numbers too large for any page. */
#define TENTHS(points) ((points) > -100000 && (points) < 100000 ? (int)((points)*10) : 0)

/* A character where it stands on a page, in points from the upper left corner. */
struct glyph {
	gunichar code; /* '\n' or '\f' ends the line; a blank may have a box */
	double x0, y0, x1, y1;
	int size;       /* of its font, in tenths of a point; 0: not known */
	int confidence; /* in percent; 0: it was not recognised in a picture, but is known */
	bool
	    ends_mixed; /* a number ends here that may be partly raised, so that its value is unknown */
};

/* A horizontal or vertical line as a thin box, in tenths of a point from the upper left corner. */
struct rule {
	int x0, y0, x1, y1;
};

/* Finds the rules of a page, in an array that lives until the next call; returns how many there are. */
typedef size_t find_rules(void *page, const struct rule **out);

/* Writes the lines of a page to standard output, as told above. The characters come in the order of reading, a line
 * after the other, but may stand anywhere. `find`, if not NULL, is asked for rules if the page may have a table. */
void lines_write(const struct glyph *glyphs, size_t count, find_rules *find, void *page);

#endif
