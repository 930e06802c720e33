/* How the cells of an XLSX look, and how their numbers are written. Internal to xlsx*.c. */
#ifndef ZHINAN_SOURCE_OFFICE_XLSX_STYLES_H
#define ZHINAN_SOURCE_OFFICE_XLSX_STYLES_H

#include "source/derived/derived.h"
#include "source/derived/markup.h"

struct xlsx_style {
	struct str code; /* of the number format; empty: one that is not known */
	struct derived_style form;
	bool is_struck;
};

struct xlsx_styles {
	struct xlsx_style *items; /* in the arena; cells refer to them by index */
	size_t count;
	size_t capacity;
};

/* Reads styles.xml; its data may be NULL. Counts towards the limit of `derived`. */
enum status xlsx_styles_read(struct xlsx_styles *out, struct str xml,
                             struct derived *derived) MUST_CHECK;

/* The style of an index; a plain one where there is none. */
struct xlsx_style xlsx_styles_at(const struct xlsx_styles *styles, int32_t index);

#endif
