/* A path is a list of commands with points behind them: S and M begin a part, L is a line, Q, B and A are curves, and C
 * closes the part. */
#include "ofd/rules.h"

#include <math.h>
#include <string.h>

/* Millimetres. */
#define MAX_THICKNESS 1.06
#define MIN_LENGTH 1.06 /* of a rule, or of a piece of one */
#define SLANT 0.18      /* by which a rule may slant */
#define MIN_GROUND 2    /* the least height and width of a surface that text may stand on */

struct walk {
	struct drawing *drawing;
	const struct matrix *matrix;
	const struct path_style *style;
	bool is_thin; /* its line is */
	struct point start, at;
	struct box box; /* of the part so far */
	bool is_open, is_straight;
};

static void add_rule(struct walk *walk, struct box box)
{
	double width = box.x1 - box.x0;
	double height = box.y1 - box.y0;
	double thin = MIN(width, height);
	double length = MAX(width, height);
	if (thin <= MAX_THICKNESS && length >= MIN_LENGTH && length >= 3 * thin) {
		drawing_add_box(walk->drawing->rules, box);
	}
}

static void end_part(struct walk *walk)
{
	double width = walk->box.x1 - walk->box.x0;
	double height = walk->box.y1 - walk->box.y0;
	if (!walk->is_open || !walk->style->is_filled) {
		return;
	}
	if (walk->is_straight) {
		add_rule(walk, walk->box);
	}
	if (!walk->style->is_white && width >= MIN_GROUND && height >= MIN_GROUND) {
		drawing_add_box(walk->drawing->grounds, walk->box);
	}
}

static void move_to(struct walk *walk, struct point to)
{
	end_part(walk);
	walk->start = walk->at = to;
	walk->box = (struct box){to.x, to.y, to.x, to.y};
	walk->is_open = walk->is_straight = true;
}

static void line_to(struct walk *walk, struct point to)
{
	struct box segment = {walk->at.x, walk->at.y, walk->at.x, walk->at.y};
	box_extend(&segment, to);
	box_extend(&walk->box, to);
	bool is_upright = segment.x1 - segment.x0 <= SLANT || segment.y1 - segment.y0 <= SLANT;
	if (walk->style->is_stroked && walk->is_thin && is_upright) {
		add_rule(walk, segment);
	}
	walk->at = to;
}

/* How many numbers a command has behind it; -1: it is none. */
static int numbers_of(char command)
{
	static const struct {
		char command;
		int count;
	} commands[] = {{'S', 2}, {'M', 2}, {'L', 2}, {'Q', 4}, {'B', 6}, {'A', 7}, {'C', 0}};
	for (size_t i = 0; i < G_N_ELEMENTS(commands); i++) {
		if (commands[i].command == command) {
			return commands[i].count;
		}
	}
	return -1;
}

/* Follows a command; the last two of its numbers are where it leads to. */
static void follow(struct walk *walk, char command, const double *numbers, int count)
{
	struct point to = walk->start;
	if (count > 0) {
		to = matrix_point(walk->matrix, numbers[count - 2], numbers[count - 1]);
	}
	switch (command) {
	case 'S':
	case 'M':
		move_to(walk, to);
		break;
	case 'L':
	case 'C':
		line_to(walk, to);
		break;
	default:
		box_extend(&walk->box, to);
		walk->is_straight = false;
		walk->at = to;
	}
}

void rules_add_path(struct drawing *drawing, const char *data, const struct matrix *matrix,
                    const struct path_style *style)
{
	struct point across = matrix_distance(matrix, 0, style->width);
	struct walk walk = {.drawing = drawing,
	                    .matrix = matrix,
	                    .style = style,
	                    .is_thin = hypot(across.x, across.y) <= MAX_THICKNESS};
	char command = 0;
	for (const char *at = data; *at;) {
		double numbers[7];
		if (strchr(" \t\r\n,", *at)) {
			at++;
			continue;
		}
		if (g_ascii_isalpha(*at)) {
			command = *at++;
		} else if (command == 'C') {
			break; /* it has no numbers */
		}
		int count = numbers_of(command);
		if (count < 0 || numbers_read_on(&at, numbers, (size_t)count) != (size_t)count) {
			break;
		}
		follow(&walk, command, numbers, count);
	}
	end_part(&walk);
}
