#include "ofd/content.h"

#include <stdlib.h>
#include <string.h>

#include "ofd/rules.h"
#include "ofd/text.h"

#define DEFAULT_WIDTH 0.353 /* of a line, in millimetres */

enum {
	FULL = 255,        /* what is not transparent */
	MAX_PATH = 1 << 20 /* bytes of a path; a longer one is no rule */
};

enum place {
	PAGE = PLACE_START + 1,
	AREA,
	BLOCK,
	TEXT,
	PATH,
	RESOURCES,
	STYLES,
	STYLE,
	UNITS,
	UNIT,
	LEAF
};

/* The text object, or the path, that is being read. */
struct object {
	bool is_hidden, is_filled, is_stroked;
	bool has_paint;
	struct paint paint;
	double alpha, width;
	struct matrix matrix;
	char *data; /* of a path */
};

struct content {
	struct resources *resources;
	struct page_content *page; /* NULL in a file of resources */
	char *folder;              /* of the member */
	struct drawing *drawing;   /* where objects go */
	GArray *blocks;            /* of struct matrix: those of the open blocks */
	bool is_watermark;         /* the layer is */
	unsigned layer_style;
	struct object object;
	struct text_object text;
	guint first;   /* mark of the text object */
	char *delta_x; /* of the code */
	char *delta_y;
	struct style *style;
	unsigned unit;
};

static unsigned element_id(const struct element *element, const char *name)
{
	const char *value = element_attribute(element, name);
	return value ? (unsigned)strtoul(value, NULL, 10) : 0;
}

/* ---- pages ---- */

static void end_physical_box(void *self, char *text)
{
	struct content *content = self;
	box_read(text, &content->page->area);
}

static void begin_template(void *self, const struct element *element)
{
	struct content *content = self;
	unsigned id = element_id(element, "TemplateID");
	g_array_append_val(content->page->templates, id);
}

static void end_page_resources(void *self, char *text)
{
	struct content *content = self;
	struct resources *resources = content->resources;
	char *name = package_find(resources->package, resources->root, content->folder, text);
	if (name) {
		content_read_resources(resources, name);
	}
	g_free(name);
}

static struct matrix matrix_of(const struct content *content, const struct element *element)
{
	guint depth = content->blocks->len;
	struct matrix outer =
	    depth > 0 ? g_array_index(content->blocks, struct matrix, depth - 1) : matrix_identity;
	return matrix_of_object(element_attribute(element, "CTM"),
	                        element_attribute(element, "Boundary"), outer);
}

static void begin_block(void *self, const struct element *element)
{
	struct content *content = self;
	struct matrix matrix = matrix_of(content, element);
	g_array_append_val(content->blocks, matrix);
}

static void end_block(void *self, char *text)
{
	struct content *content = self;
	(void)text;
	g_array_set_size(content->blocks, content->blocks->len - 1);
}

static void begin_layer(void *self, const struct element *element)
{
	struct content *content = self;
	begin_block(self, element);
	const char *type = element_attribute(element, "Type");
	content->is_watermark = type && g_ascii_strcasecmp(type, "Watermark") == 0;
	content->layer_style = element_id(element, "DrawParam");
}

static void end_layer(void *self, char *text)
{
	struct content *content = self;
	end_block(self, text);
	content->is_watermark = false;
	content->layer_style = 0;
}

/* ---- objects ---- */

static void begin_object(struct content *content, const struct element *element, bool is_filled,
                         bool is_stroked)
{
	unsigned id = element_id(element, "DrawParam");
	struct style style = resources_style(content->resources, id ? id : content->layer_style);
	double width = style.width > 0 ? style.width : DEFAULT_WIDTH;
	content->object = (struct object){.is_hidden = !element_flag(element, "Visible", true),
	                                  .is_filled = element_flag(element, "Fill", is_filled),
	                                  .is_stroked = element_flag(element, "Stroke", is_stroked),
	                                  .has_paint = style.has_paint,
	                                  .paint = style.paint,
	                                  .alpha = element_number(element, "Alpha", FULL),
	                                  .width = element_number(element, "LineWidth", width),
	                                  .matrix = matrix_of(content, element)};
}

static void begin_colour(void *self, const struct element *element)
{
	struct content *content = self;
	content->object.paint = paint_read(element);
	content->object.has_paint = true;
}

static void begin_text(void *self, const struct element *element)
{
	struct content *content = self;
	begin_object(content, element, true, false);
	content->text.matrix = content->object.matrix;
	content->text.size = element_number(element, "Size", 0);
	content->text.scale = element_number(element, "HScale", 1);
	content->text.reading = element_number(element, "ReadDirection", 0);
	content->text.direction = element_number(element, "CharDirection", 0);
	content->text.x = content->text.y = 0;
	content->first = content->drawing->marks->len;
	text_clear_groups(&content->text);
}

static void begin_shapes(void *self, const struct element *element)
{
	struct content *content = self;
	if (content->text.characters > 0) {
		text_clear_groups(&content->text);
	}
	struct text_group group = {
	    .position = (size_t)MAX(element_number(element, "CodePosition", 0), 0),
	    .characters = (size_t)MAX(element_number(element, "CodeCount", 1), 1),
	    .shapes = (size_t)MAX(element_number(element, "GlyphCount", 1), 1)};
	text_add_group(&content->text, group);
}

static void begin_code(void *self, const struct element *element)
{
	struct content *content = self;
	content->text.x = element_number(element, "X", content->text.x);
	content->text.y = element_number(element, "Y", content->text.y);
	content->delta_x = g_strdup(element_attribute(element, "DeltaX"));
	content->delta_y = g_strdup(element_attribute(element, "DeltaY"));
}

static void end_code(void *self, char *text)
{
	struct content *content = self;
	text_add_code(&content->text, text, content->delta_x, content->delta_y, content->drawing);
	if (content->drawing->is_full) {
		package_fail(content->resources->package, TROUBLE_LARGE);
	}
	g_clear_pointer(&content->delta_x, g_free);
	g_clear_pointer(&content->delta_y, g_free);
}

static void end_text(void *self, char *text)
{
	struct content *content = self;
	struct object *object = &content->object;
	struct paint paint = paint_through(object->paint, object->alpha);
	(void)text;
	if (content->is_watermark) {
		g_array_set_size(content->drawing->marks, content->first);
	}
	for (guint i = content->first; i < content->drawing->marks->len; i++) {
		struct mark *mark = &g_array_index(content->drawing->marks, struct mark, i);
		mark->is_hidden = object->is_hidden || paint.is_none ||
		                  (!object->is_filled && !object->is_stroked);
		mark->is_white = paint.is_white && object->is_filled;
		mark->is_faint = paint.is_faint;
	}
}

static void begin_path(void *self, const struct element *element)
{
	begin_object(self, element, false, true);
}

static void end_data(void *self, char *text)
{
	struct content *content = self;
	g_free(content->object.data);
	content->object.data = strlen(text) <= MAX_PATH ? g_strdup(text) : NULL;
}

static void end_path(void *self, char *text)
{
	struct content *content = self;
	struct object *object = &content->object;
	struct paint paint = paint_through(object->paint, object->alpha);
	(void)text;
	if (object->data && !object->is_hidden && object->alpha > 0 && !content->is_watermark) {
		/* What states no paint is filled with nothing. */
		struct path_style style = {object->width, object->is_stroked,
		                           object->is_filled && object->has_paint && !paint.is_none,
		                           paint.is_white};
		rules_add_path(content->drawing, object->data, &object->matrix, &style);
	}
	g_clear_pointer(&object->data, g_free);
}

static void begin_picture(void *self, const struct element *element)
{
	struct content *content = self;
	struct matrix matrix = matrix_of(content, element);
	struct box unit = {0, 0, 1, 1}; /* which the matrix of a picture makes it of */
	if (!content->is_watermark && element_flag(element, "Visible", true) &&
	    element_number(element, "Alpha", FULL) > 0) {
		drawing_add_box(content->drawing->pictures, matrix_box(&matrix, unit));
	}
}

static void begin_use(void *self, const struct element *element)
{
	struct content *content = self;
	struct use use = {element_id(element, "ResourceID"), matrix_of(content, element)};
	if (!content->is_watermark && element_flag(element, "Visible", true)) {
		g_array_append_val(content->drawing->uses, use);
	}
}

/* ---- resources ---- */

static void begin_style(void *self, const struct element *element)
{
	struct content *content = self;
	content->style = g_new0(struct style, 1);
	content->style->width = element_number(element, "LineWidth", 0);
	content->style->relative = element_id(element, "Relative");
	g_hash_table_replace(content->resources->styles,
	                     GUINT_TO_POINTER(element_id(element, "ID")), content->style);
}

static void begin_style_colour(void *self, const struct element *element)
{
	struct content *content = self;
	content->style->has_paint = true;
	content->style->paint = paint_read(element);
}

static void begin_unit(void *self, const struct element *element)
{
	struct content *content = self;
	content->unit = element_id(element, "ID");
	content->drawing = drawing_new();
}

static void end_unit(void *self, char *text)
{
	struct content *content = self;
	(void)text;
	resources_keep(content->resources, content->drawing);
	g_hash_table_replace(content->resources->units, GUINT_TO_POINTER(content->unit),
	                     content->drawing);
	content->drawing = NULL;
}

/* A colour can have a pattern in it, with objects of its own, and an object a path that it is cut to: so what is in them
 * does not count. Pages have the first of these, resources the last, and both those between. */
static const struct xml_rule rules[] = {
    {"Page", PLACE_START, PAGE, NULL, NULL},
    {"Area", PAGE, AREA, NULL, NULL},
    {"PhysicalBox", AREA, LEAF, NULL, end_physical_box},
    {"Template", PAGE, LEAF, begin_template, NULL},
    {"PageRes", PAGE, LEAF, NULL, end_page_resources},
    {"Content", PAGE, BLOCK, NULL, NULL},

    {"Layer", BLOCK, BLOCK, begin_layer, end_layer},
    {"PageBlock", BLOCK, BLOCK, begin_block, end_block},
    {"TextObject", BLOCK, TEXT, begin_text, end_text},
    {"FillColor", TEXT, LEAF, begin_colour, NULL},
    {"CGTransform", TEXT, LEAF, begin_shapes, NULL},
    {"TextCode", TEXT, LEAF, begin_code, end_code},
    {"PathObject", BLOCK, PATH, begin_path, end_path},
    {"FillColor", PATH, LEAF, begin_colour, NULL},
    {"AbbreviatedData", PATH, LEAF, NULL, end_data},
    {"ImageObject", BLOCK, LEAF, begin_picture, NULL},
    {"CompositeObject", BLOCK, LEAF, begin_use, NULL},

    {"Res", PLACE_START, RESOURCES, NULL, NULL},
    {"DrawParams", RESOURCES, STYLES, NULL, NULL},
    {"DrawParam", STYLES, STYLE, begin_style, NULL},
    {"FillColor", STYLE, LEAF, begin_style_colour, NULL},
    {"CompositeGraphicUnits", RESOURCES, UNITS, NULL, NULL},
    {"CompositeGraphicUnit", UNITS, UNIT, begin_unit, end_unit},
    {"Content", UNIT, BLOCK, NULL, NULL},
};

enum { PAGE_RULES = 6, RESOURCE_RULES = 7, RULES = G_N_ELEMENTS(rules) };

static const struct xml_table page_table = {rules, RULES - RESOURCE_RULES};
static const struct xml_table resource_table = {rules + PAGE_RULES, RULES - PAGE_RULES};

static bool read_content(struct content *content, struct xml_table table, const char *name)
{
	content->folder = package_folder(name);
	content->blocks = g_array_new(FALSE, FALSE, sizeof(struct matrix));
	content->text.groups = g_array_new(FALSE, FALSE, sizeof(struct text_group));
	bool is_read =
	    xml_read(content->resources->package, name, table, content, content->resources->depth);
	g_free(content->delta_x);
	g_free(content->delta_y);
	g_free(content->object.data);
	g_free(content->folder);
	g_array_free(content->text.groups, TRUE);
	g_array_free(content->blocks, TRUE);
	return is_read;
}

bool content_read_page(struct page_content *out, struct resources *resources, const char *name)
{
	*out = (struct page_content){.drawing = drawing_new(),
	                             .templates = g_array_new(FALSE, FALSE, sizeof(unsigned))};
	struct content content = {.resources = resources, .page = out, .drawing = out->drawing};
	return read_content(&content, page_table, name);
}

void content_clear_page(struct page_content *page)
{
	drawing_free(page->drawing);
	g_array_free(page->templates, TRUE);
}

void content_read_resources(struct resources *resources, const char *name)
{
	if (g_hash_table_add(resources->members, g_strdup(name))) {
		struct content content = {.resources = resources};
		read_content(&content, resource_table, name);
		if (content.drawing) {
			drawing_free(content.drawing);
		}
	}
}
