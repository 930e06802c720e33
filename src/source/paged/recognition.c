/* Goes along the text from where each recognised line begins in it: its characters come in their order there, with blanks
 * or line ends between them that the layout put in or took out. */
#include "source/paged/recognition.h"

#include <stdlib.h>

#include "base/invisible.h"
#include "base/utf8.h"

/* Tenths of a point in tenths of a millimetre; what is left of a page or above it counts as on its edge. */
static int32_t tenths_of_millimetre(int32_t tenths_of_point)
{
	return tenths_of_point > 0 ? (int32_t)(((int64_t)tenths_of_point * 254 + 360) / 720) : 0;
}

static bool is_ink(uint32_t c)
{
	return !utf8_is_blank(c) && c != '\n' && c != '\r';
}

struct glyphs {
	struct glyph *items;
	size_t count;
	size_t capacity;
};

static void place_line(struct glyphs *out, struct arena *arena, struct str text, uint32_t start,
                       const struct paged_recognised *line)
{
	size_t at = start;
	size_t within = 0;
	for (size_t i = 0; i < line->count && within < line->text.size;) {
		uint32_t own = utf8_next(line->text, &within);
		const struct paged_character *character = &line->characters[i];
		i += is_ink(own);
		if (!is_ink(own) || is_invisible(own)) {
			continue; /* the text does not have it, or not there */
		}
		size_t offset = at;
		while (at < text.size && !is_ink(utf8_next(text, &at))) {
			offset = at;
		}
		struct glyph glyph = {
		    (uint32_t)offset,
		    line->page,
		    {tenths_of_millimetre(character->x0), tenths_of_millimetre(line->y0),
		     tenths_of_millimetre(character->x1), tenths_of_millimetre(line->y1)},
		    character->confidence};
		ARENA_PUSH(arena, out->items, out->count, out->capacity, glyph);
	}
}

static int compare_glyphs(const void *a, const void *b)
{
	const struct glyph *left = a;
	const struct glyph *right = b;
	return (left->offset > right->offset) - (left->offset < right->offset);
}

static void hand_on_pictures(struct recognition *out, const struct paged_lines *lines,
                             struct arena *arena)
{
	struct page_picture *pictures =
	    ARENA_ARRAY(arena, struct page_picture, lines->picture_count);
	for (size_t i = 0; i < lines->picture_count; i++) {
		const struct paged_picture *picture = &lines->pictures[i];
		pictures[i] = (struct page_picture){
		    picture->page, tenths_of_millimetre(picture->width),
		    tenths_of_millimetre(picture->height), arena_copy(arena, picture->media_type),
		    arena_copy(arena, picture->base64)};
	}
	out->pictures = pictures;
	out->picture_count = lines->picture_count;
}

void paged_hand_on_recognition(struct reading_job *job, const struct paged_lines *lines,
                               const struct derived_origins *origins)
{
	struct glyphs glyphs = {0};
	struct recognition *out = ARENA_NEW(job->arena, struct recognition);
	for (size_t i = 0; i < origins->count; i++) {
		place_line(&glyphs, job->arena, job->out->text, origins->items[i].offset,
		           &lines->recognised[origins->items[i].number]);
	}
	if (glyphs.count > 0) {
		qsort(glyphs.items, glyphs.count, sizeof *glyphs.items, compare_glyphs);
	}
	out->engine = arena_copy(job->arena, lines->engine);
	out->glyphs = glyphs.items;
	out->glyph_count = glyphs.count;
	hand_on_pictures(out, lines, job->arena);
	job->out->recognition = out;
}
