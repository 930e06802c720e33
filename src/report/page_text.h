/* The text of a document as a page shows it: lines, pages, tables, and on it marks that say which node of the model
 * claims which words. Made of the source where that is at hand, else of the model's own text. */
#ifndef ZHINAN_REPORT_PAGE_TEXT_H
#define ZHINAN_REPORT_PAGE_TEXT_H

#include "report/page_nodes.h"
#include "source/source.h"

enum mark_kind {
	MARK_TEXT, /* a paragraph, an item, a cell, a heading of a section, or the mark before one */
	MARK_HEADING, /* the heading of a direction */
	MARK_LABEL,   /* of a field */
	MARK_FACT,    /* what a fact, a total or a partner is read from */
	MARK_MENTION, /* a figure that is no fact, with a reason */
	MARK_UNKNOWN, /* an amount that was not understood */
	MARK_REPAIR,  /* the number is that of the repair */
	MARK_RESIDUE, /* the number is that of the piece */
	MARK_KIND_COUNT
};

struct text_mark {
	struct span span; /* in the text */
	uint32_t number;
	enum mark_kind kind;
};

struct shown_line {
	uint32_t offset; /* in the text, where it starts */
	uint32_t number; /* of the source */
	uint32_t page;   /* that starts with it; 0: none */
	uint8_t heading; /* its level, where the format or the model states one; else 0 */
};

enum { MAX_REFERENCES = 6 };

/* A piece of the text over which the same marks reach. */
struct stretch {
	struct span span;
	uint32_t references[MAX_REFERENCES]; /* nodes: facts first, then what the text itself is */
	uint32_t repair;                     /* its number; NO_NODE: none; the same of residue */
	uint32_t residue;
	uint8_t count; /* of references */
	uint8_t kind;  /* enum mark_kind, the highest of theirs */
};

struct page_text {
	struct str text;
	struct shown_line *lines;
	size_t line_count;
	size_t line_capacity;
	const struct source_cell *cells; /* by table, row and column */
	size_t cell_count;
	struct text_mark *marks; /* by start */
	size_t mark_count;
	size_t mark_capacity;
	struct stretch *stretches; /* one after another, over all of the text; see page_text_cut */
	size_t stretch_count;
	size_t stretch_capacity;
};

/* The text of a source, with the marks of a model that was made of it. */
void page_text_from_source(struct page_text *out, struct arena *arena, const struct source *source,
                           const struct model *model, const struct page_nodes *nodes);

/* A model's own text, with its marks: a line for each heading, paragraph, item and cell. */
void page_text_from_model(struct page_text *out, struct arena *arena, const struct model *model,
                          const struct page_nodes *nodes);

/* ---- what both need ---- */

/* What a node marks in the text. */
enum mark_kind page_mark_kind(const struct node *node);

void page_text_add_mark(struct page_text *text, struct arena *arena, struct span span,
                        enum mark_kind kind, uint32_t number);

/* Sorts the marks when all have been added. */
void page_text_sort_marks(struct page_text *text);

/* Cuts the text into stretches, and notes which nodes are shown. */
void page_text_cut(struct page_text *text, struct arena *arena, struct page_nodes *nodes);

/* Whether the text has a line of this number that is not empty: one that is has no element in the page. */
bool page_text_has_line(const struct page_text *text, uint32_t line);

#endif
