/* What the parts of the page of changes share. Internal to changes_html*.c. */
#ifndef ZHINAN_REPORT_CHANGES_PAGE_H
#define ZHINAN_REPORT_CHANGES_PAGE_H

#include "report/changes_rows.h"
#include "report/changes_words.h"
#include "report/html_out.h"
#include "report/report.h"

/* Between old and new: U+2192, and the same with blanks around it. */
#define PAGE_ARROW "\xE2\x86\x92"
#define PAGE_TO " " PAGE_ARROW " "

struct page {
	struct xml_writer out;
	struct wording words;
	const struct changes *changes;
	const struct audit_origin *origins; /* of both models; NULL: not known */
	struct changes_rows rows;
	const struct compared_columns *columns; /* of the table that is being written */
	uint64_t *covered[SIDES]; /* by its columns: the row up to which a cell above reaches */
	size_t next_direction;    /* of the record: the first that the texts have not come to */
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

/* A link to one side of a row of the texts, or to where the direction or section starts whose start it
 * is. */
void page_link_row(struct page *page, int side, uint32_t row, struct str text);

/* A link to where a node of one side stands in the texts, with text; the text alone where it has no
 * place there. */
void page_link_text(struct page *page, int side, const struct node *node, struct str text);

/* What an element that was just started is about: a set of enum change_topic, for filters. */
void page_topics(struct page *page, unsigned topics);

/* What a row of the texts is about. */
unsigned page_row_topics(const struct page *page, const struct row *row);

/* What happened to a direction or section as a whole; CHANGE_KIND_COUNT for nothing. `is_changed`:
 * something in it did, its number aside. */
enum change_kind page_kind_of(const struct marked *at, bool is_changed);

/* The row of the ledger for a direction that the texts come to, or NULL. They are asked for in the
 * order of the tree. */
const struct direction_change *page_direction(struct page *page, const struct marked *at);

/* From a direction in the texts back to its row of the ledger. */
void page_link_back(struct page *page, const struct direction_change *direction);

/* A link from where something stood to where it stands now, or back. */
void page_note(struct page *page, const struct marked *target, bool is_here);

/* A text as it is on the old side, the new side or both, with what differs marked; `text` where it
 * has no pieces. */
void page_pieces(struct page *page, const struct pieces *pieces, struct str text, bool has_old,
                 bool has_new);

/* The numbers and the title of a direction or section. */
void page_titled(struct page *page, const struct marked *at);

/* Each direction with its figures on both sides. */
void page_changes_ledger(struct page *page);

/* Each change. */
void page_list(struct page *page);

/* Both texts beside each other. */
void page_texts(struct page *page);

/* A table with both texts in it: its start, a row by its index, its end. */
void page_table_start(struct page *page, const struct row *row);
void page_table_line(struct page *page, size_t index);
void page_table_end(struct page *page);

#endif
