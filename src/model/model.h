/* The guideline model: a tree of plain nodes in the document's arena. Made by
 * model_from_records.c, written by xml_from_model.c and json_write.c, read back by
 * model_from_xml.c; the schema of that is grammars/guideline.xsd.
 *
 * Two layers share one tree. The text layer (section, direction, heading, field, item,
 * paragraph, table, row, cell, and the title) claims every byte of the source once, blanks
 * aside: containers claim their mark or label, leaves their text. A repair may lie inside what a
 * leaf claims, or outside of it if it removed something. The fact layer (partner, agreement,
 * projects, funds, mention, stated totals) points to bytes of the text layer; it claims none. */
#ifndef ZHINAN_MODEL_MODEL_H
#define ZHINAN_MODEL_MODEL_H

#include "base/arena.h"
#include "base/span.h"
#include "value/figure.h"

enum node_kind {
	NODE_BODY,       /* the root of the text layer */
	NODE_SECTION,    /* id number label ordinal; mark claimed by place */
	NODE_DIRECTION,  /* id number label ordinal key; mark claimed by place */
	NODE_FIELD,      /* name label; label (and its colon) claimed by place */
	NODE_ITEM,       /* number label; mark claimed by place; or, in an inline list, its text */
	NODE_HEADING,    /* text */
	NODE_PARAGRAPH,  /* text */
	NODE_PARTNER,    /* code text */
	NODE_AGREEMENT,  /* text: the title of what the cooperation rests on, marks left out */
	NODE_PROJECTS,   /* figure: how many projects are to be supported */
	NODE_FUNDS,      /* figure: how much they get in all */
	NODE_DURATION,   /* figure: how long they run */
	NODE_MENTION,    /* figure; owner */
	NODE_DIRECTIONS, /* figure, in stated only: how many directions there are */
	NODE_PARTNERS,   /* figure, in stated only: how many partners */
	NODE_STATED,     /* the root of what the document states of itself as a whole */
	NODE_MENTIONS,   /* the root of the mentions */
	NODE_TABLE, /* id label; children: rows, directions that are rows, facts of several rows */
	NODE_ROW,   /* row name; children: cells; bars between them claimed by place */
	NODE_CELL,  /* name column spans text; figure where all of it is one */
	NODE_KIND_COUNT
};

/* The kind's name as an element of the XML: "section", "p". */
struct str node_kind_name(enum node_kind kind);

/* Whether nodes of the kind only point into the text layer, and claim nothing themselves. */
static inline bool node_kind_is_fact(enum node_kind kind)
{
	return kind >= NODE_PARTNER && kind <= NODE_PARTNERS;
}

struct node {
	uint8_t kind;      /* enum node_kind */
	bool is_corrected; /* a person said what it is */
	uint32_t ordinal;  /* section direction: position among the siblings of its kind, from 1 */
	struct node *parent;
	struct node *first;
	struct node *last;
	struct node *next;
	struct place place; /* what the node claims, or where the fact stands */
	struct str text;    /* heading, paragraph, inline item, partner, a figure as written */
	struct str number;  /* section direction item: as written, without punctuation; field in a
	                       numbered list: the mark before its label */
	struct str name;    /* field: the grammar's name for it; row: its role, "header" "group"
	                       "body" "subtotal" "total"; cell: what its column is, "title"
	                       "number" or a field's name */
	struct str label;   /* field: as written; section direction item: the mark as written;
	                       table: the unit that it states for all its columns, as written */
	union {
		struct str code;   /* partner: ISO 3166 or a bloc's code */
		struct str reason; /* mention: why it is no fact, a token ("matching"); or empty */
		struct str project_kind; /* other facts: the kind of project that they are about, as
		                            written, the wider kind first and a blank between;
		                            empty: all. See node_project_kind */
	};
	struct str rule;   /* the grammar's rule that made the node */
	struct str id;     /* section direction: "dir-8-1"; fact that has parts: "fact-1" */
	struct str key;    /* direction: identity over the years, never from the number */
	struct str of;     /* fact that a table states for several rows: the ids of these, "a b" */
	uint32_t row;      /* row, and direction that is one: its place in the table, from 1 */
	uint32_t column;   /* cell, and heading, field, paragraph or fact that stands in one: the
	                       first column of it, from 1; else 0 */
	uint32_t row_span; /* of them: how many rows and columns it reaches over; 0 is 1 */
	uint32_t column_span;
	const struct node *owner; /* mention: the direction or section it stands in, or NULL */
	const struct node *whole; /* fact: the one that it is a part of, or NULL; in no other sum */
	const struct figure *figure; /* for kinds that carry one; its span has no meaning here */
};

/* A reversible change to the source's text that removes damage, such as a broken line. */
struct repair {
	struct str kind;     /* "joined-lines" "page-number" "running-header" "url-dot" ... */
	struct place place;  /* the bytes that were changed or set aside */
	struct str from;     /* what stands there in the decoded source */
	struct str to;       /* what stands in the model instead; empty where it was taken out */
	bool touches_figure; /* it is beside a digit: worth a look */
};

struct residue {
	struct place place;
	struct str text;
	bool has_figure; /* holds a digit: an error finding */
	bool is_outside; /* it is what a web page has around the document: no finding */
};

/* A rule of the grammar that ran away and was stopped: what it would have found is missing. Claims nothing. */
struct stopped {
	struct place place; /* where it first was; no place where that is not known */
	struct str text;    /* the beginning of what it was stopped at */
	struct str rule;
	uint32_t times;
};

/* Text that looks like a label and is in no grammar. It claims nothing; the node around it does. */
struct stray_label {
	struct place place;
	struct str text;    /* as written, without its colon */
	struct str nearest; /* the most similar label of the grammar; empty: none is similar */
};

/* What a person said of the text, and whether the model has it so; or a remark, which the model cannot have. */
struct correction_note {
	struct place
	    place; /* of the words; of words that stand nowhere only the line that the person named */
	struct str words; /* of a remark of a whole line, or of the document, empty */
	struct str key;   /* what was said, "per", and of it, "project"; of a remark empty */
	struct str to;
	struct str note; /* why, empty where nothing was said; of a remark what it says */
	struct str
	    outcome; /* "applied"; "no-effect"; "not-found"; of a remark that has its place empty */
	bool is_remark;
};

struct programme {
	struct str plan;      /* the plan that the programme is a part of */
	struct str name;      /* of the programme */
	uint32_t year;        /* 0: not stated */
	uint32_t batch;       /* 0: not stated */
	struct str status;    /* "final" "draft" */
	struct str year_from; /* "file-name" if only that states the year; empty: the text does */
	struct str batch_from;
};

struct model {
	struct arena *arena; /* owns all that the model points to */
	struct str grammar;  /* the family's name */
	struct str grammar_sha256;
	struct str
	    expected; /* fields that each direction is expected to have where others have them,
	                        blanks between, those that stand for each other joined by | */
	struct {
		struct str name;
		struct str format;
		struct str encoding;
		struct str sha256;
		uint32_t bytes;
		uint32_t lines;
		struct str unspaced;    /* see source_unspaced; empty where paragraphs are one line
		                        each, with a blank one between, or the format has none */
		struct str pages;       /* "2-5": those that were read; empty for all */
		bool is_recognised;     /* some of the text, at least, in pictures of pages */
		struct str engine;      /* what recognised it, and its version */
		struct str text_sha256; /* of the text, as zhinan text prints it; empty where it
		                            was not recognised, and can be had from the file again */
	} source;
	struct str title; /* empty where there is none */
	struct place title_place;
	struct programme programme;
	struct node *stated;   /* children: directions partners projects funds duration */
	struct node *body;     /* NODE_BODY */
	struct node *mentions; /* children: mentions in document order */
	struct repair *repairs;
	size_t repair_count;
	size_t repair_capacity;
	struct residue *residues;
	size_t residue_count;
	size_t residue_capacity;
	struct stopped *stopped; /* a rule each */
	size_t stopped_count;
	size_t stopped_capacity;
	struct stray_label *unknown_labels; /* in document order */
	size_t unknown_label_count;
	size_t unknown_label_capacity;
	struct correction_note *corrections; /* and remarks, in the order of their file */
	size_t correction_count;
	size_t correction_capacity;
	struct str corrections_sha256; /* of that file; empty: there was none */
	uint64_t
	    claimed; /* bytes of the file, blanks aside, that the text layer or a repair claims */
	uint64_t total;   /* bytes of the file, blanks aside; coverage is claimed / total */
	uint32_t amounts; /* facts of funds and projects, and mentions with a reason */
	uint32_t amounts_understood; /* of these, all but the mentions whose reason is "unknown" */
};

/* An empty model in an arena, with the roots stated, body and mentions made. */
void model_init(struct model *model, struct arena *arena);

/* A new node as the last child of parent (NULL: none). */
struct node *node_new(struct model *model, enum node_kind kind, struct node *parent);

/* The node after `node` in document order (parents first) within the tree of `root`, or NULL
 * after the last. Stores how many containers end on the way: node->parent is the first of
 * them. */
const struct node *node_next(const struct node *node, const struct node *root, uint32_t *ended);

/* The kind of project that a node is about, as written; empty if it is about all. */
static inline struct str node_project_kind(const struct node *node)
{
	bool is_other = node->kind == NODE_PARTNER || node->kind == NODE_MENTION;
	return is_other ? (struct str){0} : node->project_kind;
}

/* Why a mention is no fact; empty where no reason is known, and of any other node. */
static inline struct str node_reason(const struct node *node)
{
	return node->kind == NODE_MENTION ? node->reason : (struct str){0};
}

/* Whether a node is an amount whose meaning is unknown: a mention with the reason "unknown". */
static inline bool node_is_not_understood(const struct node *node)
{
	return str_equal(node_reason(node), STR("unknown"));
}

/* Whether a node is a figure that was recognised in a picture, and not surely. */
static inline bool node_is_doubtful(const struct node *node)
{
	return node->figure && place_is_doubtful(&node->place);
}

/* Whether a node is another one or stands in it. */
bool node_is_within(const struct node *node, const struct node *holder);

/* Whether a node is a row of a table, a direction or any other. */
bool node_is_row(const struct node *node);

/* The text of a node's heading; empty where it has none, and of NULL. */
struct str node_title(const struct node *node);

/* A walk over the facts of a model: the stated ones, then those of the body, then the mentions.
 * Begins as {.model = model}. */
struct fact_cursor {
	const struct model *model;
	size_t tree;
	const struct node *node; /* the last, or NULL at the beginning of a tree */
};

/* The next fact, or NULL after the last. */
const struct node *fact_next(struct fact_cursor *cursor);

/* Gives an id to each fact that has parts, in the order of the document. */
void model_number_wholes(struct model *model);

/* How many corrections by hand the model has as they say; and how many remarks there are, wherever they are. */
size_t model_count_applied(const struct model *model);
size_t model_count_remarks(const struct model *model);

/* Counts the amounts of the model, and how many of them were understood. */
void model_count_amounts(struct model *model);

/* Whether the model has no direction, nothing stated and no fact. */
bool model_is_bare(const struct model *model);

/* Whether coverage leaves a character out: white space of Unicode, and characters that print
 * nothing (U+200B, U+2060, U+FEFF). */
bool model_is_blank(uint32_t character);

/* Takes the next id off a list with blanks between, as node.of is; empty after the last. */
struct str model_next_id(struct str *ids);

/* claimed / total in ten-thousandths, rounded down: 10000 only if all is claimed. */
uint32_t model_coverage(const struct model *model);

#endif
