/* Writes elements of the model's XML, one a line. Knows how an attribute's value is spelled, but
 * not which element has which. */
#include "model/xml_element.h"

static void write_place(struct xml_out *out, const struct place *place)
{
	for (uint32_t i = 0; i < place->count; i++) {
		struct span piece = place_piece(place, i);
		if (i > 0) {
			xml_out_raw(out, STR(" "));
		}
		xml_out_number(out, piece.start);
		xml_out_raw(out, STR("-"));
		xml_out_number(out, piece.end);
	}
}

static void write_signed(struct xml_out *out, int64_t number)
{
	if (number < 0) {
		xml_out_raw(out, STR("-"));
	}
	xml_out_number(out, number < 0 ? -(uint64_t)number : (uint64_t)number);
}

static void write_coverage(struct xml_out *out, uint32_t coverage)
{
	char text[] = "0.0000";
	for (size_t i = sizeof text - 2; i > 1; i--) {
		text[i] = (char)('0' + coverage % 10);
		coverage /= 10;
	}
	text[0] = (char)('0' + coverage);
	xml_out_raw(out, STR(text));
}

static void write_box(struct xml_out *out, struct box box)
{
	const int32_t sides[] = {box.x0, box.y0, box.x1, box.y1};
	for (size_t i = 0; i < sizeof sides / sizeof *sides; i++) {
		xml_out_raw(out, i > 0 ? STR(" ") : STR(""));
		write_signed(out, sides[i]);
	}
}

void xml_out_attribute_value(struct xml_out *out, const struct attribute *attribute)
{
	char digits[DECIMAL_TEXT_SIZE];
	switch (attribute->type) {
	case ATTRIBUTE_TEXT:
		xml_out_value(out, attribute->as.text);
		break;
	case ATTRIBUTE_TRUE:
		xml_out_raw(out, STR("true"));
		break;
	case ATTRIBUTE_NUMBER:
		write_signed(out, attribute->as.number);
		break;
	case ATTRIBUTE_DECIMAL:
		xml_out_raw(out,
		            (struct str){digits, decimal_write(attribute->as.decimal, digits)});
		break;
	case ATTRIBUTE_PLACE:
		write_place(out, attribute->as.place);
		break;
	case ATTRIBUTE_BOX:
		write_box(out, attribute->as.place->box);
		break;
	case ATTRIBUTE_COVERAGE:
		write_coverage(out, (uint32_t)attribute->as.number);
		break;
	}
}

void xml_out_attributes(struct xml_out *out, const struct attributes *list)
{
	for (uint32_t i = 0; i < list->count; i++) {
		xml_out_raw(out, list->items[i].start);
		xml_out_attribute_value(out, &list->items[i]);
		xml_out_raw(out, STR("\""));
	}
}

void xml_out_indent(struct xml_out *out, uint32_t depth)
{
	static const char blanks[] = "                ";
	while (depth >= sizeof blanks) {
		xml_out_raw(out, STR(blanks));
		depth -= (uint32_t)sizeof blanks - 1;
	}
	xml_out_raw(out, str_slice(STR(blanks), 0, depth));
}

void xml_out_start(struct xml_out *out, uint32_t depth, struct str name,
                   const struct attributes *list)
{
	xml_out_indent(out, depth);
	xml_out_raw(out, STR("<"));
	xml_out_raw(out, name);
	xml_out_attributes(out, list);
}

void xml_out_end(struct xml_out *out, struct str name)
{
	xml_out_raw(out, STR("</"));
	xml_out_raw(out, name);
	xml_out_raw(out, STR(">\n"));
}

void xml_out_leaf(struct xml_out *out, uint32_t depth, struct str name,
                  const struct attributes *list, struct str text)
{
	xml_out_start(out, depth, name, list);
	if (text.size == 0) {
		xml_out_raw(out, STR("/>\n"));
		return;
	}
	xml_out_raw(out, STR(">"));
	xml_out_text(out, text);
	xml_out_end(out, name);
}

void xml_out_container(struct xml_out *out, uint32_t depth, struct str name,
                       const struct attributes *list)
{
	xml_out_start(out, depth, name, list);
	xml_out_raw(out, STR(">\n"));
}
