/* The fields of a DOCX: their results are text, except for page numbers, which depend on how the
 * document is laid out. Internal to docx*.c. */
#ifndef ZHINAN_SOURCE_OFFICE_DOCX_FIELD_H
#define ZHINAN_SOURCE_OFFICE_DOCX_FIELD_H

#include "base/str.h"

/* Fields within fields; all zero: none is open. */
struct docx_fields {
	size_t depth;
	size_t hidden;  /* depth of the field whose result is left out; 0: none */
	char words[32]; /* what the innermost field begins with */
	size_t size;
	bool is_result; /* of the innermost: its result has begun */
};

/* w:fldChar: "begin", "separate", "end". */
void docx_fields_take(struct docx_fields *fields, struct str kind);

/* Text of w:instrText. */
void docx_fields_instruct(struct docx_fields *fields, struct str text);

/* Whether what comes now is the number of a page. */
static inline bool docx_fields_hide(const struct docx_fields *fields)
{
	return fields->hidden > 0;
}

/* Whether a field's instruction asks for the number of the page, the section or how many there
 * are (ECMA-376 part 1, 17.16.5). */
bool docx_field_is_page(struct str instruction);

#endif
