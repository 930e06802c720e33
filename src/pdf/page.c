/* The characters of a page of a PDF, from its text and the rectangles of that. */
#include "pdf/page.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "helper/lines.h"
#include "pdf/heights.h"
#include "pdf/rules.h"

enum {
	FULL_PERCENT = 100,
	PICTURE_PERCENT = 50, /* of a page that pictures cover at least, where they are all of it */
	FEW_CHARACTERS =
	    20 /* that may stand beside them: a number of the page, a stamp of the scanner's */
};

/* Whether a font has no name; poppler may call it "Default". */
static bool is_unnamed(const PopplerTextAttributes *font)
{
	return !font->font_name || !*font->font_name || strcmp(font->font_name, "Default") == 0;
}

/* The width of the Han characters of unnamed fonts in percent of the fonts' stated sizes; 0 if the
 * percentages differ. Han characters are as wide as high, so this shows the true size. */
static int unnamed_percent(const char *text, const PopplerRectangle *rectangles, guint count,
                           const GList *fonts)
{
	size_t seen[2 * FULL_PERCENT] = {0};
	size_t total = 0;
	size_t most = 0;
	guint i = 0;
	for (const char *at = text; *at && i < count; at = g_utf8_next_char(at), i++) {
		gunichar c = g_utf8_get_char(at);
		while (fonts && ((PopplerTextAttributes *)fonts->data)->end_index < (int)i) {
			fonts = fonts->next;
		}
		const PopplerTextAttributes *font = fonts ? fonts->data : NULL;
		if (font && is_unnamed(font) && font->font_size > 0 && c >= 0x3400 && c < 0xA000) {
			double width = rectangles[i].x2 - rectangles[i].x1;
			double percent = width * FULL_PERCENT / font->font_size;
			total++;
			if (percent > 0 && percent < 2 * FULL_PERCENT) {
				size_t *here = &seen[(size_t)percent];
				++*here;
				most = *here > seen[most] ? (size_t)percent : most;
			}
		}
	}
	size_t alike = seen[most] + (most > 0 ? seen[most - 1] : 0) +
	               (most + 1 < 2 * FULL_PERCENT ? seen[most + 1] : 0);
	return alike * 10 >= total * 9 ? (int)most : 0;
}

/* Fonts that browsers embed as lists of drawings state their size, and the heights of their
 * characters, in units of their own. Corrects both by the widths. */
static void correct_sizes(const char *text, PopplerRectangle *rectangles, guint count, GList *fonts)
{
	int percent = unnamed_percent(text, rectangles, count, fonts);
	if (percent == 0 || percent * 4 > 3 * FULL_PERCENT) {
		return;
	}
	for (; fonts; fonts = fonts->next) {
		PopplerTextAttributes *font = fonts->data;
		double scale = (double)percent / FULL_PERCENT;
		if (!is_unnamed(font)) {
			continue;
		}
		font->font_size *= scale;
		for (int i = font->start_index; i <= font->end_index && i < (int)count; i++) {
			PopplerRectangle *rectangle = &rectangles[i];
			double middle = (rectangle->y1 + rectangle->y2) / 2;
			double half = (rectangle->y2 - rectangle->y1) / 2 * scale;
			rectangle->y1 = middle - half;
			rectangle->y2 = middle + half;
		}
	}
}

/* The size of the font of a character, in tenths of a point. `fonts` is moved on to the stretch of
 * text that holds it; characters come in order. */
static int font_size(GList **fonts, guint i)
{
	while (*fonts && ((PopplerTextAttributes *)(*fonts)->data)->end_index < (int)i) {
		*fonts = (*fonts)->next;
	}
	return *fonts ? TENTHS(((PopplerTextAttributes *)(*fonts)->data)->font_size) : 0;
}

/* Whether a number ends here that may be partly raised, by the mark of a note for example. Its
 * value is then unknown, so U+FFFD is written behind it. */
static bool ends_mixed_number(const char *text, const char *at, const bool *mixed, guint i)
{
	return mixed[i] && i > 0 && mixed[i - 1] && at > text && g_ascii_isdigit(at[-1]) &&
	       !g_ascii_isdigit(at[1]);
}

/* The characters of a text, to be freed with g_free. */
static struct glyph *find_glyphs(const char *text, const PopplerRectangle *rectangles, guint count,
                                 GList *fonts)
{
	bool *mixed = heights_find_mixed(text, rectangles, count, fonts);
	struct glyph *glyphs = g_new0(struct glyph, count + 1);
	guint i = 0;
	for (const char *at = text; *at && i < count; at = g_utf8_next_char(at), i++) {
		glyphs[i] = (struct glyph){.code = g_utf8_get_char(at),
		                           .x0 = rectangles[i].x1,
		                           .y0 = rectangles[i].y1,
		                           .x1 = rectangles[i].x2,
		                           .y1 = rectangles[i].y2,
		                           .size = font_size(&fonts, i),
		                           .ends_mixed = ends_mixed_number(text, at, mixed, i)};
	}
	g_free(mixed);
	return glyphs;
}

/* Whether a page shows hardly anything but pictures: text in them can only be recognised. */
static bool is_picture(PopplerPage *page, const struct glyph *glyphs, size_t count)
{
	double width;
	double height;
	double covered = 0;
	size_t ink = 0;
	for (size_t i = 0; i < count; i++) {
		ink += !g_unichar_isspace(glyphs[i].code);
	}
	if (ink > FEW_CHARACTERS) {
		return false;
	}
	poppler_page_get_size(page, &width, &height);
	GList *pictures = poppler_page_get_image_mapping(page);
	for (const GList *at = pictures; at; at = at->next) {
		const PopplerRectangle *area = &((const PopplerImageMapping *)at->data)->area;
		covered += (area->x2 - area->x1) * (area->y2 - area->y1);
	}
	poppler_page_free_image_mapping(pictures);
	return covered * FULL_PERCENT > width * height * PICTURE_PERCENT;
}

void page_write(PopplerPage *page, bool has_rules)
{
	PopplerRectangle *rectangles = NULL;
	guint count = 0;
	char *text = poppler_page_get_text(page);
	if (text && poppler_page_get_text_layout(page, &rectangles, &count)) {
		GList *fonts = poppler_page_get_text_attributes(page);
		correct_sizes(text, rectangles, count, fonts);
		struct glyph *glyphs = find_glyphs(text, rectangles, count, fonts);
		size_t known = MIN((size_t)g_utf8_strlen(text, -1), count);
		if (is_picture(page, glyphs, known)) {
			printf("O\n");
		}
		lines_write(glyphs, known, has_rules ? rules_find : NULL, page);
		g_free(glyphs);
		poppler_page_free_text_attributes(fonts);
	} else if (is_picture(page, NULL, 0)) {
		printf("O\n");
	}
	g_free(rectangles);
	g_free(text);
}
