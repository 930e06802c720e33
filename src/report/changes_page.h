/* What the parts of the page of changes share. Internal to changes_html*.c. */
#ifndef ZHINAN_REPORT_CHANGES_PAGE_H
#define ZHINAN_REPORT_CHANGES_PAGE_H

#include "report/changes_rows.h"
#include "report/changes_words.h"
#include "report/html_out.h"

/* Between old and new: U+2192, and the same with blanks around it. */
#define PAGE_ARROW "\xE2\x86\x92"
#define PAGE_TO " " PAGE_ARROW " "

struct page {
	struct xml_writer out;
	struct wording words;
	const struct changes *changes;
	struct changes_rows rows;
	const struct compared_columns *columns; /* of the table that is being written */
	uint64_t *covered[SIDES]; /* by its columns: the row up to which a cell above reaches */
};

/* The language that guidelines are written in, for what is quoted of them. */
extern const struct str guideline_language;

/* Something of a guideline in a line of our own words: its direction of writing is its own. */
void page_quoted(struct page *page, const char *class_name, struct str text);

/* A link to an anchor made of a name and a number, with text. */
void page_link(struct page *page, const char *name, size_t number, struct str text);

/* An id made likewise, of the element that was just started. */
void page_id(struct page *page, const char *name, size_t number);

/* A class for a kind of change: "added". */
const char *kind_class(enum change_kind kind);

/* A sign before a word: of a kind of change, with a blank behind it. */
void page_sign(struct page *page, enum change_kind kind);

/* A kind of change as a tag: its sign and its word. */
void page_tag(struct page *page, enum change_kind kind);

/* The signs of the changes that are listed of a row, each with a link to its entry. */
void page_signs(struct page *page, const struct row *row);

/* A link from where something stood to where it stands now, or back. */
void page_note(struct page *page, const struct marked *target, bool is_here);

/* A text as it is on the old side, the new side or both, with what differs marked; `text` where it
 * has no pieces. */
void page_pieces(struct page *page, const struct pieces *pieces, struct str text, bool has_old,
                 bool has_new);

/* The numbers and the title of a direction or section. */
void page_titled(struct page *page, const struct marked *at);

/* Each change. */
void page_list(struct page *page);

/* Both texts beside each other. */
void page_texts(struct page *page);

/* A table with both texts in it: its start, a row by its index, its end. */
void page_table_start(struct page *page, const struct row *row);
void page_table_line(struct page *page, size_t index);
void page_table_end(struct page *page);

#endif
