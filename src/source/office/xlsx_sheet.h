/* The cells of one sheet of an XLSX. Internal to xlsx*.c. */
#ifndef ZHINAN_SOURCE_OFFICE_XLSX_SHEET_H
#define ZHINAN_SOURCE_OFFICE_XLSX_SHEET_H

#include "source/office/sheet.h"
#include "source/office/xlsx_strings.h"
#include "source/office/xlsx_styles.h"

/* What the sheets of a workbook share. */
struct xlsx_book {
	struct xlsx_strings strings;
	struct xlsx_styles styles;
	bool is_1904; /* days count from 1904 */
};

/* Adds the cells, merged ranges, and hidden rows and columns of a part to a sheet. */
enum status xlsx_sheet_read(struct sheet *sheet, const struct xlsx_book *book, struct str xml,
                            const char *part, struct derived *derived) MUST_CHECK;

#endif
