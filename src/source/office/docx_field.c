/* Follows the marks of complex fields (ECMA-376 part 1, 17.16.18). */
#include "source/office/docx_field.h"

bool docx_field_is_page(struct str instruction)
{
	static const struct str names[] = {STR_INIT("PAGE"), STR_INIT("NUMPAGES"),
	                                   STR_INIT("SECTIONPAGES"), STR_INIT("SECTION")};
	struct str words = str_trim(instruction);
	size_t end = 0;
	while (end < words.size && (unsigned char)words.data[end] > ' ') {
		end++;
	}
	struct str name = str_slice(words, 0, end);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		if (str_equal(name, names[i])) {
			return true;
		}
	}
	return false;
}

void docx_fields_take(struct docx_fields *fields, struct str kind)
{
	if (str_equal(kind, STR("begin"))) {
		fields->depth++;
		fields->size = 0;
		fields->is_result = false;
	} else if (str_equal(kind, STR("separate"))) {
		struct str words = {fields->words, fields->size};
		if (fields->hidden == 0 && !fields->is_result && docx_field_is_page(words)) {
			fields->hidden = fields->depth;
		}
		fields->is_result = true;
	} else if (str_equal(kind, STR("end")) && fields->depth > 0) {
		fields->hidden = fields->hidden == fields->depth ? 0 : fields->hidden;
		fields->depth--;
		fields->is_result = true; /* of the outer field: its instruction has ended */
	}
}

void docx_fields_instruct(struct docx_fields *fields, struct str text)
{
	for (size_t i = 0; i < text.size && fields->size < sizeof fields->words; i++) {
		fields->words[fields->size++] = text.data[i];
	}
}
