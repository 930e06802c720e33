/* Reads a worksheet part (ECMA-376, 18.3). A value that cannot be told, such as that of a formula which nobody has
 * worked out yet, is U+FFFD: a person sees that something stands there. */
#include "source/office/xlsx_sheet.h"

#include "source/derived/parts.h"
#include "source/office/xlsx_number.h"

#define UNKNOWN STR("\xEF\xBF\xBD")

/* Where text goes. */
enum text_place { PLACE_NONE, PLACE_VALUE, PLACE_RICH };

struct reader {
	struct sheet *sheet;
	const struct xlsx_book *book;
	struct derived *derived;
	uint32_t next_row;
	uint32_t next_column;
	uint32_t row;
	uint32_t column;
	struct str type; /* of the cell; one of the names in `types`, which live on */
	int32_t style;
	struct buf value;
	struct xlsx_rich rich; /* of an inline string */
	enum text_place place;
	bool is_cell; /* one is open */
	bool has_formula;
};

/* ---- references ---- */

/* Reads "AB12" at *at and moves past it; the last row or column and beyond come out as beyond. */
static bool read_place(struct str text, size_t *at, uint32_t *row, uint32_t *column)
{
	uint32_t letters = 0;
	uint32_t digits = 0;
	size_t start = *at;
	for (; *at < text.size && ascii_is_letter(text.data[*at]) && *at < start + 4; ++*at) {
		letters = letters * 26 + (uint32_t)(ascii_lower(text.data[*at]) - 'a') + 1;
	}
	start = *at;
	for (; *at < text.size && ascii_is_digit(text.data[*at]) && *at < start + 8; ++*at) {
		digits = digits * 10 + (uint32_t)(text.data[*at] - '0');
	}
	*column = letters - 1;
	*row = digits - 1;
	return letters > 0 && digits > 0;
}

static void take_merged(struct reader *reader, struct str text)
{
	struct sheet_range range;
	size_t at = 0;
	if (read_place(text, &at, &range.row, &range.column) && at < text.size &&
	    text.data[at++] == ':' && read_place(text, &at, &range.last_row, &range.last_column)) {
		sheet_add_range(&reader->sheet->merged, reader->derived, range);
	}
}

static bool is_true(struct str value)
{
	return str_equal(value, STR("1")) || str_equal(value, STR("true"));
}

static void take_columns(struct reader *reader, const struct xml_element *element)
{
	int32_t first = xml_attribute_number(element, "min", 0);
	int32_t last = xml_attribute_number(element, "max", 0);
	if (first > 0 && last > 0 && is_true(xml_attribute_value(element, "hidden"))) {
		last = last < SHEET_COLUMNS ? last : SHEET_COLUMNS;
		struct sheet_range range = {.column = (uint32_t)first - 1,
		                            .last_column = (uint32_t)last - 1};
		sheet_add_range(&reader->sheet->hidden_columns, reader->derived, range);
	}
}

static void begin_row(struct reader *reader, const struct xml_element *element)
{
	int32_t number = xml_attribute_number(element, "r", 0);
	reader->row = number > 0 ? (uint32_t)number - 1 : reader->next_row;
	reader->next_row = reader->row + 1;
	reader->next_column = 0;
	if (is_true(xml_attribute_value(element, "hidden"))) {
		struct sheet_range range = {.row = reader->row, .last_row = reader->row};
		sheet_add_range(&reader->sheet->hidden_rows, reader->derived, range);
	}
}

/* ---- cells ---- */

static void begin_cell(struct reader *reader, const struct xml_element *element)
{
	static const struct str types[] = {STR_INIT("s"), STR_INIT("str"), STR_INIT("inlineStr"),
	                                   STR_INIT("b"), STR_INIT("e"),   STR_INIT("d")};
	struct str type = xml_attribute_value(element, "t");
	uint32_t row = reader->row;
	size_t at = 0;
	reader->column = reader->next_column;
	read_place(xml_attribute_value(element, "r"), &at, &row, &reader->column);
	reader->column = at > 0 ? reader->column : reader->next_column;
	reader->row = at > 0 ? row : reader->row;
	reader->next_column = reader->column + 1;
	reader->style = xml_attribute_number(element, "s", 0);
	reader->type = (struct str){0};
	for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
		reader->type = str_equal(type, types[i]) ? types[i] : reader->type;
	}
	buf_clear(&reader->value);
	reader->is_cell = true;
	reader->has_formula = false;
}

static struct str number_text(struct reader *reader, const struct xlsx_style *style)
{
	struct arena *arena = reader->derived->job->arena;
	struct buf written = {0};
	bool is_known = xlsx_number_write(&written, buf_str(&reader->value), style->code,
	                                  reader->book->is_1904);
	struct str text = is_known ? arena_copy(arena, buf_str(&written)) : UNKNOWN;
	buf_release(&written);
	return text;
}

/* The shared string that a value names. */
static struct sheet_text shared_text(const struct reader *reader)
{
	struct str value = str_trim(buf_str(&reader->value));
	size_t index = 0;
	for (size_t i = 0; i < value.size && index < reader->book->strings.count; i++) {
		index = ascii_is_digit(value.data[i]) ? index * 10 + (size_t)(value.data[i] - '0')
		                                      : SIZE_MAX;
	}
	return value.size > 0 && index < reader->book->strings.count
	           ? reader->book->strings.items[index]
	           : (struct sheet_text){.shown = UNKNOWN};
}

static struct sheet_text cell_text(struct reader *reader, const struct xlsx_style *style)
{
	struct arena *arena = reader->derived->job->arena;
	struct str type = reader->type;
	struct str value = buf_str(&reader->value);
	if (str_equal(type, STR("inlineStr"))) {
		return xlsx_rich_take(&reader->rich, arena);
	}
	if (value.size == 0) {
		bool is_missing = reader->has_formula && !str_equal(type, STR("str"));
		return (struct sheet_text){.shown = is_missing ? UNKNOWN : STR("")};
	}
	if (str_equal(type, STR("s"))) {
		return shared_text(reader);
	}
	if (str_equal(type, STR("b"))) {
		return (struct sheet_text){.shown = is_true(str_trim(value)) ? STR("TRUE")
		                                                             : STR("FALSE")};
	}
	return (struct sheet_text){.shown = type.size > 0 ? xlsx_unescape(arena, value)
	                                                  : number_text(reader, style)};
}

static void end_cell(struct reader *reader)
{
	struct xlsx_style style = xlsx_styles_at(&reader->book->styles, reader->style);
	struct sheet_cell cell = {
	    .range = {reader->row, reader->column, reader->row, reader->column},
	    .text = cell_text(reader, &style),
	    .form = style.form};
	struct sheet_text *text = &cell.text;
	reader->is_cell = false;
	if (style.is_struck && text->struck.size == 0) {
		*text = (struct sheet_text){.struck = text->shown};
	}
	if (derived_has_ink(text->shown) || derived_has_ink(text->struck)) {
		sheet_add_cell(reader->sheet, reader->derived, &cell);
	}
}

/* ---- elements ---- */

static bool is_ours(const struct xml_element *element)
{
	return str_find(element->space, STR("spreadsheetml")) != SIZE_MAX;
}

static void start_element(void *self, const struct xml_element *element, size_t depth)
{
	struct reader *reader = self;
	struct str name = element->name;
	if (!is_ours(element)) {
		return;
	}
	if (reader->place == PLACE_RICH) {
		xlsx_rich_start(&reader->rich, element, depth);
	} else if (reader->is_cell) {
		reader->has_formula |= str_equal(name, STR("f"));
		reader->place = str_equal(name, STR("v"))    ? PLACE_VALUE
		                : str_equal(name, STR("is")) ? PLACE_RICH
		                                             : PLACE_NONE;
	} else if (str_equal(name, STR("c"))) {
		begin_cell(reader, element);
	} else if (str_equal(name, STR("row"))) {
		begin_row(reader, element);
	} else if (str_equal(name, STR("col"))) {
		take_columns(reader, element);
	} else if (str_equal(name, STR("mergeCell"))) {
		take_merged(reader, xml_attribute_value(element, "ref"));
	}
}

static void end_element(void *self, const struct xml_element *element, size_t depth)
{
	struct reader *reader = self;
	struct str name = element->name;
	if (!is_ours(element)) {
		return;
	}
	if (str_equal(name, STR("is")) || str_equal(name, STR("v"))) {
		reader->place = PLACE_NONE;
	} else if (reader->place == PLACE_RICH) {
		xlsx_rich_end(&reader->rich, element, depth);
	} else if (str_equal(name, STR("c")) && reader->is_cell) {
		end_cell(reader);
	}
}

static void take_text(void *self, struct str text)
{
	struct reader *reader = self;
	if (reader->place == PLACE_RICH) {
		xlsx_rich_text(&reader->rich, text);
	} else if (reader->place == PLACE_VALUE) {
		buf_append(&reader->value, text);
	}
}

enum status xlsx_sheet_read(struct sheet *sheet, const struct xlsx_book *book, struct str xml,
                            const char *part, struct derived *derived)
{
	struct reader reader = {.sheet = sheet, .book = book, .derived = derived};
	struct xml_listener listener = {start_element, end_element, take_text, &reader};
	enum status status = markup_read(xml, part, &listener, derived->job);
	buf_release(&reader.value);
	xlsx_rich_release(&reader.rich);
	return status;
}
