/* Reads number formats, fonts and the formats of cells that combine them. ECMA-376, 18.8. */
#include "source/office/xlsx_styles.h"

#include "base/sort.h"
#include "source/derived/parts.h"

/* Number formats that a file does not spell out, as Excel shows them in Chinese (18.8.30). */
static const struct {
	int32_t id;
	struct str code;
} usual_codes[] = {
    {0, STR_INIT("General")},
    {1, STR_INIT("0")},
    {2, STR_INIT("0.00")},
    {3, STR_INIT("#,##0")},
    {4, STR_INIT("#,##0.00")},
    {9, STR_INIT("0%")},
    {10, STR_INIT("0.00%")},
    {14, STR_INIT("yyyy/m/d")},
    {20, STR_INIT("h:mm")},
    {21, STR_INIT("h:mm:ss")},
    {22, STR_INIT("yyyy/m/d h:mm")},
    {27, STR_INIT("yyyy\"\xE5\xB9\xB4\"m\"\xE6\x9C\x88\"")},
    {28, STR_INIT("m\"\xE6\x9C\x88\"d\"\xE6\x97\xA5\"")},
    {29, STR_INIT("m\"\xE6\x9C\x88\"d\"\xE6\x97\xA5\"")},
    {31, STR_INIT("yyyy\"\xE5\xB9\xB4\"m\"\xE6\x9C\x88\"d\"\xE6\x97\xA5\"")},
    {32, STR_INIT("h\"\xE6\x97\xB6\"mm\"\xE5\x88\x86\"")},
    {33, STR_INIT("h\"\xE6\x97\xB6\"mm\"\xE5\x88\x86\"ss\"\xE7\xA7\x92\"")},
    {36, STR_INIT("yyyy\"\xE5\xB9\xB4\"m\"\xE6\x9C\x88\"")},
    {37, STR_INIT("#,##0;-#,##0")},
    {38, STR_INIT("#,##0;-#,##0")},
    {39, STR_INIT("#,##0.00;-#,##0.00")},
    {40, STR_INIT("#,##0.00;-#,##0.00")},
    {41, STR_INIT("#,##0;-#,##0;\"-\"")},
    {43, STR_INIT("#,##0.00;-#,##0.00;\"-\"")},
    {45, STR_INIT("mm:ss")},
    {49, STR_INIT("@")},
    {50, STR_INIT("yyyy\"\xE5\xB9\xB4\"m\"\xE6\x9C\x88\"")},
    {51, STR_INIT("m\"\xE6\x9C\x88\"d\"\xE6\x97\xA5\"")},
    {52, STR_INIT("yyyy\"\xE5\xB9\xB4\"m\"\xE6\x9C\x88\"")},
    {53, STR_INIT("m\"\xE6\x9C\x88\"d\"\xE6\x97\xA5\"")},
    {54, STR_INIT("m\"\xE6\x9C\x88\"d\"\xE6\x97\xA5\"")},
    {57, STR_INIT("yyyy\"\xE5\xB9\xB4\"m\"\xE6\x9C\x88\"")},
    {58, STR_INIT("m\"\xE6\x9C\x88\"d\"\xE6\x97\xA5\"")},
};

struct number_format {
	int32_t id;
	struct str code;
};

struct font {
	uint16_t size; /* half points */
	bool is_bold;
	bool is_struck;
};

struct reader {
	struct xlsx_styles *out;
	struct derived *derived;
	struct arena *arena;
	struct number_format *formats; /* ascending by id, once the first cell format comes */
	size_t format_count;
	size_t format_capacity;
	struct font *fonts;
	size_t font_count;
	size_t font_capacity;
	bool is_sorted;
	bool in_fonts;
	bool in_cells;
};

static int compare_formats(const void *a, const void *b)
{
	const struct number_format *left = a;
	const struct number_format *right = b;
	return COMPARE(left->id, right->id);
}

static struct str find_code(struct reader *reader, int32_t id)
{
	struct number_format wanted = {.id = id};
	if (!reader->is_sorted) {
		SORT(reader->formats, reader->format_count, compare_formats);
		reader->is_sorted = true;
	}
	const struct number_format *found =
	    reader->format_count > 0 ? bsearch(&wanted, reader->formats, reader->format_count,
	                                       sizeof wanted, compare_formats)
				     : NULL;
	if (found) {
		return found->code;
	}
	for (size_t i = 0; i < sizeof usual_codes / sizeof *usual_codes; i++) {
		if (usual_codes[i].id == id) {
			return usual_codes[i].code;
		}
	}
	return (struct str){0};
}

/* Whether a property that needs no value is on. */
static bool is_on(const struct xml_element *element)
{
	struct str value = xml_attribute_value(element, "val");
	return !str_equal(value, STR("0")) && !str_equal(value, STR("false"));
}

static void take_font(struct reader *reader, const struct xml_element *element)
{
	struct font *font = reader->font_count > 0 ? &reader->fonts[reader->font_count - 1] : NULL;
	if (str_equal(element->name, STR("font"))) {
		struct font fresh = {0};
		ARENA_PUSH(reader->arena, reader->fonts, reader->font_count, reader->font_capacity,
		           fresh);
	} else if (font && str_equal(element->name, STR("b"))) {
		font->is_bold = is_on(element);
	} else if (font && str_equal(element->name, STR("strike"))) {
		font->is_struck = is_on(element);
	} else if (font && str_equal(element->name, STR("sz"))) {
		struct str value = xml_attribute_value(element, "val");
		size_t i = 0;
		for (; i < value.size && i < 3 && ascii_is_digit(value.data[i]); i++) {
			font->size = (uint16_t)(font->size * 10 + (value.data[i] - '0'));
		}
		font->size = (uint16_t)(font->size * 2 + (i < value.size && value.data[i] == '.'));
	}
}

static void take_cell_format(struct reader *reader, const struct xml_element *element)
{
	struct xlsx_styles *out = reader->out;
	struct str name = element->name;
	if (str_equal(name, STR("xf"))) {
		int32_t number = xml_attribute_number(element, "numFmtId", 0);
		int32_t index = xml_attribute_number(element, "fontId", 0);
		struct font font = {0};
		if (index >= 0 && (size_t)index < reader->font_count) {
			font = reader->fonts[index];
		}
		struct xlsx_style style = {.code = find_code(reader, number),
		                           .form = {.size = font.size, .is_bold = font.is_bold},
		                           .is_struck = font.is_struck};
		ARENA_PUSH(reader->arena, out->items, out->count, out->capacity, style);
	} else if (str_equal(name, STR("alignment")) && out->count > 0) {
		struct str way = xml_attribute_value(element, "horizontal");
		out->items[out->count - 1].form.is_centred =
		    str_equal(way, STR("center")) || str_equal(way, STR("centerContinuous"));
	}
}

static void start_element(void *self, const struct xml_element *element, size_t depth)
{
	struct reader *reader = self;
	if (!derived_spend(reader->derived, sizeof(struct xlsx_style))) {
		return;
	}
	if (depth == 2) {
		reader->in_fonts = str_equal(element->name, STR("fonts"));
		reader->in_cells = str_equal(element->name, STR("cellXfs"));
	} else if (reader->in_fonts) {
		take_font(reader, element);
	} else if (reader->in_cells) {
		take_cell_format(reader, element);
	} else if (str_equal(element->name, STR("numFmt")) && !reader->is_sorted) {
		struct number_format format = {
		    xml_attribute_number(element, "numFmtId", -1),
		    arena_copy(reader->arena, xml_attribute_value(element, "formatCode"))};
		ARENA_PUSH(reader->arena, reader->formats, reader->format_count,
		           reader->format_capacity, format);
	}
}

enum status xlsx_styles_read(struct xlsx_styles *out, struct str xml, struct derived *derived)
{
	struct reader reader = {.out = out, .derived = derived, .arena = derived->job->arena};
	struct xml_listener listener = {start_element, NULL, NULL, &reader};
	return xml.data ? markup_read(xml, "styles.xml", &listener, derived->job) : STATUS_OK;
}

struct xlsx_style xlsx_styles_at(const struct xlsx_styles *styles, int32_t index)
{
	struct xlsx_style plain = {.code = STR_INIT("General")};
	return index >= 0 && (size_t)index < styles->count ? styles->items[index] : plain;
}
