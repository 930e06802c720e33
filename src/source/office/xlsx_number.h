/* Numbers as a workbook shows them. Internal to xlsx*.c. */
#ifndef ZHINAN_SOURCE_OFFICE_XLSX_NUMBER_H
#define ZHINAN_SOURCE_OFFICE_XLSX_NUMBER_H

#include "base/buf.h"

/* Appends a number, given as in the XML, in a number format; is_1904 says from where days count. False, and nothing is
 * appended, where the number is none, or the format does more than digits, separators, percent, dates and words around
 * them: then it cannot be told what a person sees. No floating point takes part. */
bool xlsx_number_write(struct buf *out, struct str number, struct str code, bool is_1904);

/* The end of the piece of a format that begins at `at`: quoted, escaped, bracketed, or one character. */
size_t xlsx_format_piece(struct str code, size_t at);

#endif
