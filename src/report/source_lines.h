/* A sheet of a workbook with the texts that its other sheets are about, as they are written: each
 * place in those leads to the row of its text here. */
#ifndef ZHINAN_REPORT_SOURCE_LINES_H
#define ZHINAN_REPORT_SOURCE_LINES_H

#include "audit/audit.h"
#include "report/sheet.h"

struct source_text {
	struct place place;
	struct str text;
	const struct node *node; /* NULL: the title of the document */
	size_t order;            /* in the document */
	size_t row;              /* in the sheet; 0: it is not asked for */
};

/* The texts of one document, in the order of the source. */
struct source_lines {
	const struct model *model;
	const struct spots *spots; /* where its places are */
	struct source_text *texts;
	size_t count;
	size_t capacity;
};

void source_lines_init(struct source_lines *lines, struct arena *arena, const struct audit *audit);

/* Asks for the text in which a place begins. */
void source_lines_ask(struct source_lines *lines, const struct place *place);

/* Gives rows to the texts that are asked for, from `first` on. The row behind the last. */
size_t source_lines_number(struct source_lines *lines, size_t first);

/* The row of the text in which a place begins; 0: there is none. */
size_t source_lines_row(const struct source_lines *lines, const struct place *place);

/* The sheet, empty; and the rows of a document, which are numbered as they are put. */
struct sheet *source_lines_sheet(struct workbook *book);
void source_lines_put(struct sheet *sheet, const struct source_lines *lines,
                      const struct wording *words);

#endif
