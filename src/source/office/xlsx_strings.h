/* The texts of an XLSX: the table that cells refer to, and those in cells. Internal to xlsx*.c. */
#ifndef ZHINAN_SOURCE_OFFICE_XLSX_STRINGS_H
#define ZHINAN_SOURCE_OFFICE_XLSX_STRINGS_H

#include "source/derived/markup.h"
#include "source/office/sheet.h"

/* A text that is being read, run by run. All zero: none. */
struct xlsx_rich {
	struct buf shown;
	struct buf struck;
	size_t struck_at;
	size_t phonetic; /* depth of the element that says how it is pronounced; 0: none */
	bool is_struck;  /* the run is */
	bool in_text;
};

/* What an element within the text of a string item says. */
void xlsx_rich_start(struct xlsx_rich *rich, const struct xml_element *element, size_t depth);
void xlsx_rich_end(struct xlsx_rich *rich, const struct xml_element *element, size_t depth);
void xlsx_rich_text(struct xlsx_rich *rich, struct str text);

/* The text, copied into the arena; empties it. */
struct sheet_text xlsx_rich_take(struct xlsx_rich *rich, struct arena *arena);
void xlsx_rich_release(struct xlsx_rich *rich);

/* A copy without escapes of characters ("_x000D_", ECMA-376, 22.9.2.19). */
struct str xlsx_unescape(struct arena *arena, struct str text);

struct xlsx_strings {
	struct sheet_text *items; /* in the arena */
	size_t count;
	size_t capacity;
};

/* Reads sharedStrings.xml; its data may be NULL. Counts towards the limit of `derived`. */
enum status xlsx_strings_read(struct xlsx_strings *out, struct str xml,
                              struct derived *derived) MUST_CHECK;

#endif
