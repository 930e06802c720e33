/* Which characters of a page are text that a reader sees, and which way the page is up. */
#include "ofd/page.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "ofd/content.h"
#include "ofd/surface.h"

/* Millimetres. */
#define USUAL_WIDTH 210
#define USUAL_HEIGHT 297
#define MAX_THICKNESS 1.06 /* of a rule */

enum {
	MAX_RULES = 20000,
	MIN_SIZE = 5,           /* tenths of a point: what is smaller cannot be seen */
	WATERMARK_PERCENT = 200 /* of the usual size: from here on what is faint is a watermark */
};

struct page {
	struct drawing *drawing;
	struct box area;
	int turn;       /* of most of its text */
	int usual_size; /* of its text */
	bool is_scan;   /* a picture, with text behind it that only programs read */
	GArray *rules;  /* of struct rule */
};

static bool is_on(const struct box *box, const struct glyph *glyph)
{
	double x = (glyph->x0 + glyph->x1) / 2;
	double y = (glyph->y0 + glyph->y1) / 2;
	return x >= box->x0 && x <= box->x1 && y >= box->y0 && y <= box->y1;
}

/* Whether a character is painted so that it can be seen. */
static bool is_painted(const struct mark *mark)
{
	const struct glyph *glyph = &mark->glyph;
	return !mark->is_hidden && (!mark->is_white || surface_is_at((glyph->x0 + glyph->x1) / 2,
	                                                             (glyph->y0 + glyph->y1) / 2));
}

/* Whether a character is a watermark: slanted, or pale and large. */
static bool is_watermark(const struct page *page, const struct mark *mark)
{
	int size = mark->glyph.size;
	return mark->turn == TURN_SLANTED ||
	       (mark->is_faint && !mark->is_white && page->usual_size > 0 &&
	        size * 100 >= page->usual_size * WATERMARK_PERCENT);
}

/* Whether a character is text that stands on the page. */
static bool is_text(const struct page *page, const struct mark *mark)
{
	return mark->glyph.size >= MIN_SIZE && is_on(&page->area, &mark->glyph) &&
	       !is_watermark(page, mark) && (page->is_scan || is_painted(mark));
}

/* The size of most of the text: that of the middle one of its characters, sorted by size. */
static int usual_size(const struct drawing *drawing)
{
	enum { MOST = 2000 };
	static size_t counts[MOST];
	size_t all = 0;
	memset(counts, 0, sizeof counts);
	for (guint i = 0; i < drawing->marks->len; i++) {
		const struct mark *mark = &g_array_index(drawing->marks, struct mark, i);
		if (!mark->is_faint && !g_unichar_isspace(mark->glyph.code)) {
			counts[CLAMP(mark->glyph.size, 0, MOST - 1)]++;
			all++;
		}
	}
	size_t seen = 0;
	for (int size = 0; size < MOST; size++) {
		seen += counts[size];
		if (seen * 2 > all) {
			return size;
		}
	}
	return 0;
}

/* Whether nothing but pictures can be seen, though there is text. */
static bool is_scan(const struct page *page)
{
	const GArray *marks = page->drawing->marks;
	for (guint i = 0; i < marks->len; i++) {
		const struct mark *mark = &g_array_index(marks, struct mark, i);
		if (!g_unichar_isspace(mark->glyph.code) && is_painted(mark)) {
			return false;
		}
	}
	double area = (page->area.x1 - page->area.x0) * (page->area.y1 - page->area.y0);
	double covered = 0;
	for (guint i = 0; i < page->drawing->pictures->len; i++) {
		const struct box *box = &g_array_index(page->drawing->pictures, struct box, i);
		covered += (box->x1 - box->x0) * (box->y1 - box->y0);
	}
	return covered * 2 > area;
}

/* The turn that most of the text has. */
static int find_turn(const struct page *page)
{
	size_t counts[4] = {0};
	int most = 0;
	for (guint i = 0; i < page->drawing->marks->len; i++) {
		const struct mark *mark = &g_array_index(page->drawing->marks, struct mark, i);
		if (!g_unichar_isspace(mark->glyph.code) && is_text(page, mark)) {
			counts[mark->turn]++;
		}
	}
	for (int turn = 1; turn < 4; turn++) {
		most = counts[turn] > counts[most] ? turn : most;
	}
	return most;
}

/* From the page as it is to points on the page as it is read. */
static struct matrix reading_matrix(const struct page *page)
{
	double k = POINTS_PER_MILLIMETRE;
	const struct box *area = &page->area;
	switch (page->turn) {
	case 1:
		return (struct matrix){0, -k, k, 0, -k * area->y0, k * area->x1};
	case 2:
		return (struct matrix){-k, 0, 0, -k, k * area->x1, k * area->y1};
	case 3:
		return (struct matrix){0, k, -k, 0, k * area->y1, -k * area->x0};
	default:
		return (struct matrix){k, 0, 0, k, -k * area->x0, -k * area->y0};
	}
}

static struct glyph read_glyph(const struct mark *mark, const struct matrix *matrix)
{
	struct glyph glyph = mark->glyph;
	struct box box = matrix_box(matrix, (struct box){glyph.x0, glyph.y0, glyph.x1, glyph.y1});
	glyph.x0 = box.x0;
	glyph.y0 = box.y0;
	glyph.x1 = box.x1;
	glyph.y1 = box.y1;
	return glyph;
}

/* Whether a character goes on in the line of the one before. What is not, is a line of its own. */
static bool goes_on(const struct glyph *before, const struct glyph *next)
{
	double height = before->y1 - before->y0;
	return fabs(before->y1 - next->y1) * 4 < height && next->x0 > before->x0 &&
	       next->x0 - before->x1 > -height / 2 && next->x0 - before->x1 < height;
}

/* The same for text that runs downwards or upwards. */
static bool goes_on_turned(const struct glyph *before, const struct glyph *next)
{
	double width = before->x1 - before->x0;
	double gap = MAX(next->y0 - before->y1, before->y0 - next->y1);
	return fabs(before->x1 - next->x1) * 4 < width && gap > -width / 2 && gap < width;
}

/* Text that is turned against the page is a line too: in the width that it has, in the middle of its height. */
static void press(struct glyph *glyphs, size_t count)
{
	struct box all = {glyphs->x0, glyphs->y0, glyphs->x1, glyphs->y1};
	for (size_t i = 1; i < count; i++) {
		box_extend(&all, (struct point){glyphs[i].x0, glyphs[i].y0});
		box_extend(&all, (struct point){glyphs[i].x1, glyphs[i].y1});
	}
	double width = all.x1 - all.x0;
	double top = (all.y0 + all.y1 - width) / 2;
	for (size_t i = 0; i < count; i++) {
		glyphs[i].x0 = all.x0 + width * (double)i / (double)count;
		glyphs[i].x1 = all.x0 + width * (double)(i + 1) / (double)count;
		glyphs[i].y0 = top;
		glyphs[i].y1 = top + width;
	}
}

/* A line while it is put together. */
struct run {
	GArray *glyphs;
	guint start;
	bool is_turned;
};

static void end_run(struct run *run)
{
	static const struct glyph end = {.code = '\n'};
	guint count = run->glyphs->len - run->start;
	if (run->is_turned && count > 0) {
		press(&g_array_index(run->glyphs, struct glyph, run->start), count);
	}
	g_array_append_val(run->glyphs, end);
	run->start = run->glyphs->len;
}

/* The text of the page in points, with ends of lines. */
static GArray *find_glyphs(const struct page *page)
{
	struct matrix matrix = reading_matrix(page);
	struct run run = {.glyphs = g_array_new(FALSE, FALSE, sizeof(struct glyph))};
	const GArray *marks = page->drawing->marks;
	for (guint i = 0; i < marks->len; i++) {
		const struct mark *mark = &g_array_index(marks, struct mark, i);
		if (!is_text(page, mark)) {
			continue;
		}
		struct glyph glyph = read_glyph(mark, &matrix);
		bool is_turned = (mark->turn + page->turn) % 2 == 1;
		if (run.glyphs->len > run.start) {
			const struct glyph *last =
			    &g_array_index(run.glyphs, struct glyph, run.glyphs->len - 1);
			bool is_next =
			    is_turned == run.is_turned &&
			    (is_turned ? goes_on_turned(last, &glyph) : goes_on(last, &glyph));
			if (!is_next) {
				end_run(&run);
			}
		}
		run.is_turned = is_turned;
		g_array_append_val(run.glyphs, glyph);
	}
	end_run(&run);
	return run.glyphs;
}

static size_t find_page_rules(void *self, const struct rule **out)
{
	struct page *page = self;
	struct matrix matrix = reading_matrix(page);
	const GArray *boxes = page->drawing->rules;
	for (guint i = 0; i < boxes->len && boxes->len <= MAX_RULES; i++) {
		struct box box = g_array_index(boxes, struct box, i);
		if (MIN(box.x1 - box.x0, box.y1 - box.y0) <= MAX_THICKNESS) {
			box = matrix_box(&matrix, box);
			struct rule rule = {TENTHS(box.x0), TENTHS(box.y0), TENTHS(box.x1),
			                    TENTHS(box.y1)};
			g_array_append_val(page->rules, rule);
		}
	}
	*out = (const struct rule *)(const void *)page->rules->data;
	return page->rules->len;
}

static void write_page(struct page *page)
{
	surface_set(page->drawing->grounds, page->drawing->pictures);
	page->usual_size = usual_size(page->drawing);
	page->is_scan = is_scan(page);
	page->turn = find_turn(page);
	GArray *glyphs = find_glyphs(page);
	page->rules = g_array_new(FALSE, FALSE, sizeof(struct rule));
	lines_write((const struct glyph *)(const void *)glyphs->data, glyphs->len, find_page_rules,
	            page);
	g_array_free(page->rules, TRUE);
	g_array_free(glyphs, TRUE);
}

/* Draws the templates that a page stands on. */
static enum trouble place_templates(struct document *document, struct page_content *content)
{
	enum trouble trouble = TROUBLE_NONE;
	for (guint i = 0; i < content->templates->len && trouble == TROUBLE_NONE; i++) {
		unsigned id = g_array_index(content->templates, unsigned, i);
		const struct drawing *template = document_template(document, id);
		if (template) {
			trouble =
			    drawing_place(content->drawing, template, document->resources.units);
		}
	}
	return trouble;
}

static bool is_area(const struct box *box)
{
	return box->x1 - box->x0 >= 1 && box->y1 - box->y0 >= 1;
}

void page_write(struct document *document, const char *name)
{
	struct page_content content;
	struct package *package = document->resources.package;
	struct page page = {.area = {0, 0, USUAL_WIDTH, USUAL_HEIGHT}};
	if (content_read_page(&content, &document->resources, name)) {
		enum trouble trouble =
		    drawing_place_uses(content.drawing, document->resources.units);
		package_fail(package, trouble ? trouble : place_templates(document, &content));
	}
	if (is_area(&content.area) || is_area(&document->area)) {
		page.area = is_area(&content.area) ? content.area : document->area;
	}
	if (package_trouble(package) == TROUBLE_NONE) {
		page.drawing = content.drawing;
		write_page(&page);
	}
	content_clear_page(&content);
}
