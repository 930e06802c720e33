#include "ofd/text.h"

#include <math.h>
#include <string.h>

#include "base/character.h"
#include "ofd/words.h"

/* Of the height of a font: how far a character reaches above its base line, and below. */
#define ABOVE 0.88
#define BELOW 0.12
#define ROUNDING 0.05 /* half of the tenth of a point that a size is told in */
#define HALF 0.5      /* the width of characters that are not wide */

enum { MAX_SHAPES = 8 /* of a character */ };

/* A code while it is laid out. */
struct layout {
	GArray *characters; /* of gunichar */
	size_t *shapes;     /* the shape that each character begins with */
	size_t *ends;       /* the one that is behind it */
	size_t *parts;      /* among how many characters its shape is divided */
	size_t shape_count;
	double *x, *y; /* where each shape stands, and where the next one would */
};

/* ---- characters ---- */

/* The text without the line breaks and indents that a writer of XML put around it. */
static char *without_layout(const char *text)
{
	const char *start = text + strspn(text, " \t\r\n");
	const char *end = text + strlen(text);
	size_t before = (size_t)(start - text);
	text = memchr(text, '\n', before) ? start : text;
	const char *last = end;
	while (last > text && strchr(" \t\r\n", last[-1])) {
		last--;
	}
	end = memchr(last, '\n', (size_t)(end - last)) ? last : end;
	return g_strndup(text, (gsize)(end - text));
}

/* Whether "\" and four hexadecimal digits are here, as the standard writes what XML cannot. */
static bool is_escape(const char *at)
{
	if (*at != '\\') {
		return false;
	}
	for (int i = 1; i <= 4; i++) {
		if (!g_ascii_isxdigit(at[i])) {
			return false;
		}
	}
	return true;
}

static gunichar escaped(const char *at)
{
	gunichar c = 0;
	for (int i = 1; i <= 4; i++) {
		c = c * 16 + (gunichar)g_ascii_xdigit_value(at[i]);
	}
	return c > 0 && g_unichar_validate(c) ? c : 0xFFFD;
}

static GArray *find_characters(const char *text, bool has_escapes)
{
	GArray *characters = g_array_new(FALSE, FALSE, sizeof(gunichar));
	for (const char *at = text; *at;) {
		gunichar c = g_utf8_get_char(at);
		if (has_escapes && is_escape(at)) {
			c = escaped(at);
			at += 5;
		} else {
			at = g_utf8_next_char(at);
		}
		if (c != '\n' && c != '\r' && c != '\t') {
			c = g_unichar_iscntrl(c) ? 0xFFFD : c;
			g_array_append_val(characters, c);
		}
	}
	return characters;
}

/* The characters of a code. A backslash is one where as many distances are stated as the text has characters with it. */
static GArray *read_characters(const char *text, const char *delta_x)
{
	char *trimmed = without_layout(text);
	GArray *characters = find_characters(trimmed, false);
	if (strchr(trimmed, '\\')) {
		double *deltas = g_new0(double, characters->len + 1);
		size_t stated = delta_x ? numbers_read_deltas(delta_x, deltas, characters->len) : 0;
		if (stated + 1 != characters->len) {
			g_array_free(characters, TRUE);
			characters = find_characters(trimmed, true);
		}
		g_free(deltas);
	}
	g_free(trimmed);
	return characters;
}

/* ---- places ---- */

void text_clear_groups(struct text_object *object)
{
	object->characters = 0;
	object->next_group = 0;
	g_array_set_size(object->groups, 0);
}

void text_add_group(struct text_object *object, struct text_group group)
{
	guint count = object->groups->len;
	if (count == 0 ||
	    g_array_index(object->groups, struct text_group, count - 1).position < group.position) {
		g_array_append_val(object->groups, group);
	}
}

/* The group that begins with a character, or that character alone. */
static struct text_group group_at(struct text_object *object, size_t position)
{
	while (object->next_group < object->groups->len) {
		struct text_group group =
		    g_array_index(object->groups, struct text_group, object->next_group);
		if (group.position == position) {
			return group;
		}
		if (group.position > position) {
			break;
		}
		object->next_group++;
	}
	return (struct text_group){position, 1, 1};
}

/* Finds which shape each character is, or is a part of. */
static void find_shapes(struct layout *layout, struct text_object *object)
{
	size_t count = layout->characters->len;
	size_t shape = 0;
	for (size_t i = 0; i < count;) {
		struct text_group group = group_at(object, object->characters + i);
		size_t characters = CLAMP(group.characters, 1, count - i);
		size_t shapes = CLAMP(group.shapes, 1, characters * MAX_SHAPES);
		for (size_t k = 0; k < characters; k++) {
			size_t *own = &layout->shapes[i + k];
			*own = shape + MIN(k, shapes - 1);
			layout->ends[i + k] = k + 1 < characters ? *own + 1 : shape + shapes;
			layout->parts[i + k] =
			    shapes < characters && k >= shapes - 1 ? characters - shapes + 1 : 1;
		}
		shape += shapes;
		i += characters;
	}
	layout->shape_count = shape;
}

static bool is_blank(gunichar c)
{
	return g_unichar_isspace(c) && c != 0x3000;
}

/* The width of a character, if nothing is stated of it. Quotation marks and dashes, which Chinese shares with other scripts,
 * are as wide as what is before them. */
static double natural_width(const struct text_object *object, const GArray *characters, size_t i)
{
	gunichar c = g_array_index(characters, gunichar, i);
	bool is_wide = character_is_wide(c);
	if ((c >= 0x2014 && c <= 0x201D) || c == 0x2026 || c == 0xB7) {
		is_wide = i == 0 || character_is_wide(g_array_index(characters, gunichar, i - 1));
	}
	return (is_wide ? 1 : HALF) * object->size * object->scale;
}

/* Moves each shape on by its natural width. */
static void place_naturally(struct layout *layout, const struct text_object *object)
{
	double radians = object->reading * G_PI / 180;
	for (size_t i = 0; i < layout->characters->len; i++) {
		double width = natural_width(object, layout->characters, i);
		size_t shape = layout->shapes[i];
		layout->x[shape + 1] = layout->x[shape] + width * cos(radians);
		layout->y[shape + 1] = layout->y[shape] + width * sin(radians);
	}
}

static void find_places(struct layout *layout, const struct text_object *object,
                        const char *delta_x, const char *delta_y)
{
	size_t count = layout->shape_count;
	double *x = g_new0(double, count + 1);
	double *y = g_new0(double, count + 1);
	bool is_stated = delta_x && numbers_read_deltas(delta_x, x, count - 1) > 0;
	is_stated |= delta_y && numbers_read_deltas(delta_y, y, count - 1) > 0;
	if (!is_stated) {
		place_naturally(layout, object);
	}
	for (size_t i = 0; is_stated && i < count; i++) {
		layout->x[i + 1] = layout->x[i] + x[i];
		layout->y[i + 1] = layout->y[i] + y[i];
	}
	g_free(x);
	g_free(y);
}

/* How far it is from a character to the next one along its own direction; 0 where that is not stated. */
static double step_behind(const struct layout *layout, size_t i, struct point along)
{
	size_t shape = layout->shapes[i];
	size_t end = layout->ends[i];
	double step = (layout->x[end] - layout->x[shape]) * along.x +
	              (layout->y[end] - layout->y[shape]) * along.y;
	return end < layout->shape_count ? step / (double)layout->parts[i] : 0;
}

/* The place of a character from its base line: it is as wide as to the next one, but not wider than characters are. */
static struct box place_of(const struct layout *layout, const struct text_object *object, size_t i,
                           struct point along)
{
	double width = natural_width(object, layout->characters, i);
	double step = step_behind(layout, i, along);
	double part = 0;
	bool has_room =
	    is_blank(g_array_index(layout->characters, gunichar, i)) || layout->parts[i] > 1;
	if (step * 100 > width && (step < width || has_room)) {
		width = step;
	}
	for (size_t k = i; k > 0 && layout->shapes[k - 1] == layout->shapes[i]; k--) {
		part += width;
	}
	return (struct box){part, -ABOVE * object->size, part + width, BELOW * object->size};
}

static void add_character(const struct layout *layout, const struct text_object *object, size_t i,
                          struct drawing *drawing)
{
	double radians = object->direction * G_PI / 180;
	struct point along = {cos(radians), sin(radians)};
	size_t shape = layout->shapes[i];
	struct matrix turned = {along.x, along.y,          -along.y,
	                        along.x, layout->x[shape], layout->y[shape]};
	struct matrix matrix = matrix_multiply(turned, object->matrix);
	struct box box = matrix_box(&matrix, place_of(layout, object, i, along));
	struct point height = matrix_distance(&matrix, 0, object->size);
	double size = hypot(height.x, height.y) * POINTS_PER_MILLIMETRE;
	struct mark mark = {.glyph = {.code = g_array_index(layout->characters, gunichar, i),
	                              .x0 = box.x0,
	                              .y0 = box.y0,
	                              .x1 = box.x1,
	                              .y1 = box.y1,
	                              .size = TENTHS(size + ROUNDING)},
	                    .turn = drawing_turn(&matrix, 0)};
	drawing_add_mark(drawing, &mark);
}

/* ---- blanks ---- */

static bool *find_word_ends(const struct layout *layout, const struct text_object *object)
{
	size_t count = layout->characters->len;
	bool *ends = g_new0(bool, count + 1);
	double *steps = g_new0(double, count + 1);
	double size = object->size * object->scale;
	double radians = object->reading * G_PI / 180;
	struct point along = {cos(radians), sin(radians)};
	for (size_t i = 0; i < count && size > 0; i++) {
		steps[i] = layout->parts[i] > 1 ? 0 : step_behind(layout, i, along) / size;
	}
	words_find_ends((const gunichar *)(const void *)layout->characters->data, steps, count,
	                ends);
	g_free(steps);
	return ends;
}

/* Puts a blank into the room behind the last character. */
static void add_blank(struct drawing *drawing)
{
	struct mark blank = g_array_index(drawing->marks, struct mark, drawing->marks->len - 1);
	blank.glyph.code = ' ';
	blank.glyph.x0 = blank.glyph.x1;
	drawing_add_mark(drawing, &blank);
}

static void lay_out(struct layout *layout, struct text_object *object, const char *delta_x,
                    const char *delta_y)
{
	size_t count = layout->characters->len;
	layout->shapes = g_new0(size_t, count);
	layout->ends = g_new0(size_t, count);
	layout->parts = g_new0(size_t, count);
	find_shapes(layout, object);
	layout->x = g_new0(double, layout->shape_count + 1);
	layout->y = g_new0(double, layout->shape_count + 1);
	layout->x[0] = object->x;
	layout->y[0] = object->y;
	find_places(layout, object, delta_x, delta_y);
}

void text_add_code(struct text_object *object, const char *text, const char *delta_x,
                   const char *delta_y, struct drawing *drawing)
{
	struct layout layout = {.characters = read_characters(text, delta_x)};
	size_t count = layout.characters->len;
	bool *ends = NULL;
	if (count > 0) {
		lay_out(&layout, object, delta_x, delta_y);
		ends = find_word_ends(&layout, object);
	}
	for (size_t i = 0; i < count && !drawing->is_full; i++) {
		add_character(&layout, object, i, drawing);
		if (ends[i]) {
			add_blank(drawing);
		}
	}
	object->characters += count;
	g_array_free(layout.characters, TRUE);
	g_free(layout.shapes);
	g_free(layout.ends);
	g_free(layout.parts);
	g_free(layout.x);
	g_free(layout.y);
	g_free(ends);
}
