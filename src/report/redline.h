/* What the parts of a redline share: a DOCX of the new text in which what differs from the old one is
 * tracked. Internal to changes_docx.c and redline_*.c.
 *
 * A view is the set of texts that something is written for: both, or one alone. In the view of both,
 * what is of one text alone is an insertion or a deletion. In the view of one, everything is: what left
 * its place, what came to it, and what the two texts build so differently that each is written whole. */
#ifndef ZHINAN_REPORT_REDLINE_H
#define ZHINAN_REPORT_REDLINE_H

#include "report/changes_rows.h"
#include "report/changes_words.h"

#include "base/xml_writer.h"

enum { IN_OLD = 1 << OLD, IN_NEW = 1 << NEW, IN_BOTH = IN_OLD | IN_NEW };

/* The rows of the layout that a node has, to find the changes that are shown there. */
struct node_row {
	const struct marked *at;
	uint32_t row;
};

struct redline {
	struct xml_writer out; /* the text */
	struct xml_writer comments;
	struct wording words;
	const struct changes *changes;
	struct changes_rows rows;
	struct node_row *node_rows; /* ascending in `at`, then in `row` */
	size_t node_row_count;
	bool *is_commented; /* by change: its comment is written, or it gets none */
	size_t comment_count;
	size_t revision;  /* the last id */
	bool *has_inner;  /* by id of a target: it moves within what moves, or in a table */
	bool is_in_moved; /* what is written left its place or came to it */
	bool is_paired;   /* and is told as a move, not as a deletion and an insertion */
	/* By side: the node whose mark or label stands at the start of the next paragraph. */
	const struct marked *pending[SIDES];
	struct paragraph *cell; /* the last paragraph of the cell that is being written, or NULL */
	bool is_in_cell;
	const char *cell_style;
	bool is_row_tracked;    /* all of the row is of one text */
	uint32_t *cell_changes; /* changes of the cell that its next paragraph shows */
	size_t cell_change_count;
};

/* A stretch of a paragraph. */
struct stretch {
	struct str text;
	unsigned sides; /* the texts that have it */
	bool is_bold;
};

struct paragraph {
	const char *style;
	unsigned view;
	unsigned sides; /* the texts that have it as a paragraph */
	struct stretch *items;
	size_t count;
	size_t capacity;
	uint32_t *changes; /* that get a comment here */
	size_t change_count;
	size_t change_capacity;
};

/* The texts that have a node. */
static inline unsigned sides_of(const struct marked *at)
{
	return (at->before ? IN_OLD : 0u) | (at->after ? IN_NEW : 0u);
}

static inline bool is_fact(const struct marked *at)
{
	return node_kind_is_fact((enum node_kind)marked_node(at)->kind);
}

/* How a child is written within its holder's view: what stands there, and for which texts. */
struct child_view {
	const struct marked *at;
	unsigned view;    /* 0: not at all */
	bool is_in_moved; /* it left this place, or came to it */
};
struct child_view redline_child(const struct marked *child, unsigned view);

/* ---- redline_paragraph.c: paragraphs, and the comments in them ---- */

/* Adds a stretch; an empty one is none. */
void paragraph_add(struct redline *redline, struct paragraph *paragraph, struct str text,
                   unsigned sides, bool is_bold);

/* Adds two versions of a text: one stretch where they are the same. */
void paragraph_add_both(struct redline *redline, struct paragraph *paragraph, struct str before,
                        struct str after, bool is_bold);

/* Adds a text of which both have their version, or but one. */
void paragraph_add_pieces(struct redline *redline, struct paragraph *paragraph,
                          const struct pieces *pieces, struct str before, struct str after,
                          unsigned sides);

/* Adds the changes that are shown at a node and get a comment there, for a view. */
void paragraph_add_changes(struct redline *redline, struct paragraph *paragraph,
                           const struct marked *at);

/* Writes a paragraph; in a cell, once another follows or the cell ends. */
void paragraph_write(struct redline *redline, struct paragraph *paragraph);

/* Writes what a cell still holds back, or an empty paragraph, as its last. */
void paragraph_end_cell(struct redline *redline);

/* An element that says who changed something: <w:ins w:id="7" w:author="zhinan"/>. It is left open. */
void redline_mark(struct redline *redline, const char *name);

/* Starts a paragraph or a run of ours, with a style. */
void redline_start_styled(struct xml_writer *out, const char *name, const char *properties,
                          const char *style_name, const char *style);

/* Text as a run. */
void redline_run(struct xml_writer *out, const char *name, struct str text, bool is_bold);

/* Whether a change gets a comment, not being visible from what is tracked alone. */
bool redline_comments_on(const struct change *change);

/* Writes the comment on a change, which gets the next number. */
void redline_comment(struct redline *redline, size_t index);

/* The reference to a comment, in a run. */
void redline_reference(struct redline *redline, size_t comment);

/* ---- redline_texts.c ---- */

/* Writes both texts. */
void redline_texts(struct redline *redline);

/* Writes a node with all in it. */
void redline_node(struct redline *redline, const struct marked *at, unsigned view);

/* Adds the marks or labels that wait for a paragraph of the node, in some of the texts, and the
 * changes that are shown at them. */
void redline_add_pending(struct redline *redline, struct paragraph *paragraph, unsigned sides,
                         const struct marked *at);

/* The mark or label of a node as it starts a paragraph; empty where there is none. */
struct str redline_lead(const struct redline *redline, const struct node *node);

/* ---- redline_divided.c ---- */

/* Writes, from a child on, the paragraphs that the old text has alone and then those that the new one
 * has, and keeps what both say. Stops before `stops`, but for the first. Returns the child behind. */
const struct marked *redline_divided(struct redline *redline, const struct marked *first,
                                     const struct marked *const stops[SIDES]);

/* ---- redline_table.c ---- */

void redline_table(struct redline *redline, const struct marked *at, unsigned view);

#endif
