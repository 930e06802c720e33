/* The indexes of an archive that people and other programs read: written from records in their order
 * (archive_record_compare), each once. All write to a stream that the caller owns and renames into place; a write that
 * fails sets its error flag. The same records give the same bytes. */
#ifndef ZHINAN_ARCHIVE_INDEXES_H
#define ZHINAN_ARCHIVE_INDEXES_H

#include "archive/record.h"
#include "report/words.h"

/* Records in their order, borrowed. */
struct archive_records {
	const struct archive_record *const *items;
	size_t count;
};

/* index.ndjson: a line each (archive_record_write). */
void archive_index_ndjson(FILE *stream, const struct archive_records *records);

/* summary.csv: a row each, those that failed with their reason; the columns are named in the language of the words. As
 * every table of this program: RFC 4180, with a byte-order mark, texts guarded against being read as formulas. */
void archive_index_csv(FILE *stream, const struct archive_records *records,
                       const struct wording *words);

/* index.html: one page, for reading, printing, and with a script for sorting and filtering. Beside DIR/texts/, to whose
 * files it links. */
void archive_index_html(FILE *stream, const struct archive_records *records,
                        const struct wording *words);

#endif
