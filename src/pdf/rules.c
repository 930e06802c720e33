/* poppler-glib gives no access to paths, but draws them with cairo_fill and cairo_stroke. This
 * program defines functions of these names itself: they inspect the path and draw nothing. That is
 * exact, and far cheaper than finding lines in a picture. Other drawing functions do nothing. */
#include "pdf/rules.h"

#include <cairo.h>
#include <fontconfig/fontconfig.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/time.h>
#include <unistd.h>

enum {
	MAX_RULES = 20000,   /* of a page */
	MAX_PAGES = 500,     /* of a document that are drawn */
	DRAWING_SECONDS = 3, /* of processor time, for a whole document */
	MAX_THICKNESS = 30,  /* tenths of a point */
	MIN_LENGTH = 30,     /* of a rule, or of a piece of one */
	SLANT = 5            /* tenths of a point by which a rule may slant */
};

/* Global state, since cairo's functions below have no parameter for it; the process reads one
 * document in one thread. Empty at the beginning of each page. */
static struct rule rules[MAX_RULES];
static size_t count;
static bool is_too_many;

/* ---- replacements of cairo's functions ---- */

struct box {
	double x0, y0, x1, y1;
};

static void extend(struct box *box, double x, double y)
{
	box->x0 = x < box->x0 ? x : box->x0;
	box->y0 = y < box->y0 ? y : box->y0;
	box->x1 = x > box->x1 ? x : box->x1;
	box->y1 = y > box->y1 ? y : box->y1;
}

static struct box box_at(double x, double y)
{
	return (struct box){x, y, x, y};
}

/* The visible part of the page. */
static struct box find_clip(cairo_t *cairo)
{
	struct box user;
	cairo_clip_extents(cairo, &user.x0, &user.y0, &user.x1, &user.y1);
	double x[] = {user.x0, user.x1, user.x0, user.x1};
	double y[] = {user.y0, user.y0, user.y1, user.y1};
	struct box clip = {0};
	for (int i = 0; i < 4; i++) {
		cairo_user_to_device(cairo, &x[i], &y[i]);
		if (i == 0) {
			clip = box_at(x[i], y[i]);
		}
		extend(&clip, x[i], y[i]);
	}
	return clip;
}

static int least(int a, int b)
{
	return a < b ? a : b;
}

static int greatest(int a, int b)
{
	return a > b ? a : b;
}

/* Adds a box as a rule if it is thin and long enough. */
static void add_rule(struct box box, const struct box *clip)
{
	struct rule rule = {
	    greatest(TENTHS(box.x0), TENTHS(clip->x0)), greatest(TENTHS(box.y0), TENTHS(clip->y0)),
	    least(TENTHS(box.x1), TENTHS(clip->x1)), least(TENTHS(box.y1), TENTHS(clip->y1))};
	int width = rule.x1 - rule.x0;
	int height = rule.y1 - rule.y0;
	int thin = least(width, height);
	int length = greatest(width, height);
	if (thin < 0 || thin > MAX_THICKNESS || length < MIN_LENGTH || length < 3 * thin) {
		return;
	}
	is_too_many |= count == MAX_RULES;
	if (!is_too_many) {
		rules[count++] = rule;
	}
}

/* A path while it is walked through. */
struct walk {
	cairo_t *cairo;
	struct box clip;
	double start_x, start_y;
	double x, y;
	struct box box; /* of the part so far */
	bool is_straight;
	bool is_stroke;
};

static void end_part(struct walk *walk)
{
	if (!walk->is_stroke && walk->is_straight) {
		add_rule(walk->box, &walk->clip);
	}
}

static void move_to(struct walk *walk, double x, double y)
{
	walk->start_x = walk->x = x;
	walk->start_y = walk->y = y;
	walk->box = box_at(x, y);
	walk->is_straight = true;
}

static void line_to(struct walk *walk, double x, double y)
{
	struct box segment = box_at(walk->x, walk->y);
	extend(&segment, x, y);
	extend(&walk->box, x, y);
	bool is_rule =
	    (segment.x1 - segment.x0) * 10 <= SLANT || (segment.y1 - segment.y0) * 10 <= SLANT;
	if (walk->is_stroke && is_rule) {
		add_rule(segment, &walk->clip);
	}
	walk->x = x;
	walk->y = y;
}

static void look_at_path(cairo_t *cairo, bool is_stroke)
{
	cairo_path_t *path = is_too_many ? NULL : cairo_copy_path(cairo);
	struct walk walk = {.cairo = cairo, .is_stroke = is_stroke};
	if (path && path->num_data > 0) {
		walk.clip = find_clip(cairo);
	}
	for (int i = 0; path && i < path->num_data; i += path->data[i].header.length) {
		const cairo_path_data_t *data = &path->data[i];
		double x = 0;
		double y = 0;
		if (data->header.type != CAIRO_PATH_CLOSE_PATH) {
			x = data[data->header.length - 1].point.x;
			y = data[data->header.length - 1].point.y;
			cairo_user_to_device(cairo, &x, &y);
		}
		switch (data->header.type) {
		case CAIRO_PATH_MOVE_TO:
			end_part(&walk);
			move_to(&walk, x, y);
			break;
		case CAIRO_PATH_LINE_TO:
			line_to(&walk, x, y);
			break;
		case CAIRO_PATH_CURVE_TO:
			walk.is_straight = false;
			walk.x = x;
			walk.y = y;
			break;
		case CAIRO_PATH_CLOSE_PATH:
			line_to(&walk, walk.start_x, walk.start_y);
			break;
		}
	}
	end_part(&walk);
	if (path) {
		cairo_path_destroy(path);
	}
	cairo_new_path(cairo);
}

void cairo_fill(cairo_t *cairo)
{
	look_at_path(cairo, false);
}

void cairo_stroke(cairo_t *cairo)
{
	double width = cairo_get_line_width(cairo);
	double height = width;
	cairo_user_to_device_distance(cairo, &width, &height);
	bool is_thin = width * 10 <= MAX_THICKNESS && height * 10 <= MAX_THICKNESS;
	if (is_thin) {
		look_at_path(cairo, true);
	} else {
		cairo_new_path(cairo);
	}
}

void cairo_paint(cairo_t *cairo)
{
	(void)cairo;
}

void cairo_paint_with_alpha(cairo_t *cairo, double alpha)
{
	(void)cairo;
	(void)alpha;
}

void cairo_mask(cairo_t *cairo, cairo_pattern_t *pattern)
{
	(void)cairo;
	(void)pattern;
}

void cairo_show_glyphs(cairo_t *cairo, const cairo_glyph_t *glyphs, int glyph_count)
{
	(void)cairo;
	(void)glyphs;
	(void)glyph_count;
}

void cairo_show_text_glyphs(cairo_t *cairo, const char *text, int size, const cairo_glyph_t *glyphs,
                            int glyph_count, const cairo_text_cluster_t *clusters,
                            int cluster_count, cairo_text_cluster_flags_t flags)
{
	(void)cairo;
	(void)text;
	(void)size;
	(void)glyphs;
	(void)glyph_count;
	(void)clusters;
	(void)cluster_count;
	(void)flags;
}

/* ---- drawing within limits ---- */

/* Ends without clean-up: the output was flushed before drawing. */
static void end_process(int number)
{
	(void)number;
	_exit(3);
}

void rules_prepare(void)
{
	struct sigaction action = {.sa_handler = end_process};
	sigaction(SIGPROF, &action, NULL);
	FcConfigSetCurrent(FcConfigCreate()); /* empty: no font files are read */
}

static void draw(PopplerPage *page)
{
	/* Static, since all pages together may take this long to draw. */
	static struct itimerval left = {.it_value = {.tv_sec = DRAWING_SECONDS}};
	static const struct itimerval stop;
	cairo_rectangle_t extents = {0};
	poppler_page_get_size(page, &extents.width, &extents.height);
	cairo_surface_t *surface =
	    cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, &extents);
	cairo_t *cairo = cairo_create(surface);
	setitimer(ITIMER_PROF, &left, NULL);
	poppler_page_render(page, cairo);
	setitimer(ITIMER_PROF, &stop, &left);
	cairo_destroy(cairo);
	cairo_surface_destroy(surface);
}

size_t rules_find(void *page, const struct rule **out)
{
	static int pages;
	count = 0;
	is_too_many = false;
	if (pages < MAX_PAGES) {
		draw(page);
		pages++;
	}
	*out = rules;
	return is_too_many ? 0 : count;
}
