/* The page of one document: what its parts share. Internal to page_*.c.
 *
 * The nodes of a model have numbers on its page, from 0 in the order in which the model's JSON has them: what is
 * stated, the body, the mentions. In the page the node n is `n7`, its words in the text are `s7`, and a line of the
 * text is `L29`: so links work without a script, and the script finds in the JSON what a click is about. */
#ifndef ZHINAN_REPORT_PAGE_REPORT_H
#define ZHINAN_REPORT_PAGE_REPORT_H

#include "report/html_out.h"
#include "report/ledger_rows.h"
#include "report/page_scan.h"
#include "report/page_text.h"
#include "report/report.h"

struct report_page {
	struct xml_writer *out;
	struct wording words;
	const struct audit *audit;
	const struct model *model;
	const struct page_input *input; /* never NULL */
	struct ledger ledger;
	struct page_nodes nodes;
	struct page_text text; /* as it is shown beside the report */
	struct page_scans scans;
	struct diags *diags;
	enum status status;
	bool has_column[SLOT_COUNT]; /* of the ledger: a row has something in it */
	bool is_long; /* it has so many directions that the page leaves out what stands twice */
	bool has_partners;
};

/* ---- for all parts (page_html.c) ---- */

/* A message's words; a text, escaped, in an element with a class (NULL: none). */
struct str page_say(const struct report_page *page, const struct message *message);

/* Something of the guideline in a line of our own words: its direction of writing is its own. */
void page_cite(struct report_page *page, const char *class_name, struct str text);

/* The same in an element that holds nothing else, as a cell. */
void page_cite_in(struct report_page *page, const char *element, const char *class_name,
                  struct str text);

/* A link from a node to its words in the text, with a text of its own; where the text shows none of it the text
 * alone. */
void page_link_words(struct report_page *page, const struct node *node, struct str text);

/* Whether a node has an element of its own in the text: of a long document, plain text has none but its line. */
bool page_has_anchor(const struct report_page *page, uint32_t number);

/* The value of a fact in words, unless they are those that it is written in, blanks aside. */
void page_value(struct report_page *page, const struct node *fact);

/* A link to the line of a place, with the place in words; nothing for no place. */
void page_link_place(struct report_page *page, const struct place *place);

/* A button that remarks on what it stands in, for the script. */
void page_remark_button(struct report_page *page);

/* An element that ends a cell, a row and so on: `name` with a class, its text a number that stands to the right. */
void page_number_cell(struct report_page *page, struct str text);

/* Around what is folded: of a long document it is packed into a `noscript`, which a browser that runs scripts takes for
 * one text, and so opens the page in half the time. The script unpacks it when it is asked for; without the script, and
 * on paper, it is there. One cannot stand in another. */
void page_pack(struct report_page *page);
void page_unpack(struct report_page *page);

/* ---- what was recognised (page_scan.c) ---- */

/* How a figure was recognised, in words; and where, if no picture shows it. Empty where nothing is to be said: it was not
 * recognised, or its frame says so. */
struct str page_recognised(const struct report_page *page, uint32_t number);

/* Writes the pictures of pages before one that are not written yet, if any. */
void page_pictures(struct report_page *page, uint32_t before);

/* ---- the parts, each a slot of report.html ---- */

void page_summary(
    void *page);              /* page_summary.c: what it is, the verdict, what was not understood */
void page_doubts(void *page); /* the same: lists of what was not understood */
void page_ledger(void *page); /* page_ledger.c */
void page_bars(void *page);   /* page_charts.c */
void page_points(void *page); /* the same */
void page_proofs(void *page); /* page_proofs.c */
void page_findings(void *page);     /* the same */
void page_tree(void *page);         /* page_tree.c */
void page_beside(void *page);       /* page_text.c: the text */
void page_repair_count(void *page); /* page_summary.c: of what is marked in the text */
void page_mention_count(void *page);
void page_doubt_count(void *page);
void page_data(void *page); /* page_data.c: the model as JSON, and what else the script needs */

#endif
