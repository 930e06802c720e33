/* What differs between two models of guidelines, as the one record from which every report is
 * written. It holds a tree, that of the new model with what is gone from the old at the place
 * where it stood, each node with the one that it was; and a list of what a person would call a
 * change, whose entries point into the tree.
 *
 * Directions are the same by their key, and where no key fits by similarity; never where both
 * have partners and share none. What stands in them is compared only within two that are the
 * same. The changes from b to a are those from a to b turned round. */
#ifndef ZHINAN_DIFF_CHANGES_H
#define ZHINAN_DIFF_CHANGES_H

#include <assert.h>

#include "model/directions.h"

/* From which similarity on, in thousandths, two directions are one that was reworded; the same for
 * items, paragraphs and sections. similarity.h says what similarity is. */
enum { MIN_DIRECTION_SIMILARITY = 550, MIN_TEXT_SIMILARITY = 500 };

enum change_kind {
	CHANGE_ADDED,
	CHANGE_REMOVED,
	CHANGE_MOVED, /* stands in another order among the others; the fewest that explain it */
	CHANGE_RENUMBERED, /* has another number, and is not moved */
	CHANGE_RENAMED,    /* another title or label */
	CHANGE_CHANGED,    /* a figure, a partner, what the programme is */
	CHANGE_EDITED,     /* prose */
	CHANGE_KIND_COUNT
};

/* As reports have it: "renumbered". */
struct str change_kind_name(enum change_kind kind);

/* What a change is about; a set. A direction that comes or goes is about the money and the counts
 * that it states, too. */
enum change_topic {
	TOPIC_MONEY = 1 << 0,  /* funds */
	TOPIC_COUNTS = 1 << 1, /* any other figure: projects, partners, directions, durations */
	TOPIC_TEXT = 1 << 2,   /* wording, in fields and cells too */
	/* Directions, sections and tables, their order, numbers and titles; partners; what the
	 * programme is. */
	TOPIC_STRUCTURE = 1 << 3,
	TOPIC_COUNT = 4,
	TOPICS_ALL = (1 << TOPIC_COUNT) - 1
};

/* "money", by the number of the bit. */
struct str change_topic_name(unsigned bit);

/* What differs in a figure; a set. */
enum figure_aspect {
	ASPECT_VALUE = 1 << 0,
	ASPECT_RELATION = 1 << 1, /* not more than 10 -> 10 */
	ASPECT_BOUNDS = 1 << 2,   /* of a range */
	/* A classifier, a currency, what it is per, of which kind of project it is said. */
	ASPECT_UNIT = 1 << 3,
	/* 1.05 hundred million -> 1.050 hundred million; in other units it is no change. */
	ASPECT_PRECISION = 1 << 4,
	ASPECT_SOFT = 1 << 5, /* in principle */
	ASPECT_ROWS = 1 << 6, /* which rows of a table it is said of in all */
	ASPECT_COUNT = 7
};

/* "relation", by the number of the bit. */
struct str figure_aspect_name(unsigned bit);

/* A stretch of two texts. The pieces of two texts, put together, are the two texts. */
enum piece_kind {
	PIECE_SAME,
	/* The same, written otherwise: width, blanks, where a line was broken, how a figure is
	 * written, the stop at the end; one of the two may be empty. */
	PIECE_FORM,
	PIECE_REMOVED, /* after is empty */
	PIECE_ADDED    /* before is empty */
};

struct piece {
	enum piece_kind kind;
	struct str before;
	struct str after;
	bool is_moved; /* a clause that stands in another text too, where it was added or removed */
};

struct pieces {
	struct piece *items;
	size_t count;
	size_t capacity;
	bool has_edit; /* some are removed or added, figures that are facts of their own aside */
};

struct marked;

/* A column of a table: of the old table, of the new, or of both. */
struct compared_column {
	uint32_t before; /* its first place in the old table, from 1; 0: it is not there */
	uint32_t after;
	struct str words[2]; /* of its header, in the old and in the new; may be empty */
	bool is_moved;       /* out of order among the others */
	struct marked *at;   /* its header cell, else the first that stands in it; may be NULL */
};

struct compared_columns {
	/* In the order of the new table; those that are gone where they stood. */
	struct compared_column *items;
	size_t count;
	/* The same, those of the old table and those of the new, by place. */
	const struct compared_column **sides[2];
	size_t side_counts[2];
};

/* A node of the tree: of the old model alone (it is gone), of the new alone (it has come), or of
 * both. Where a node has left its place, what stands there is of the old alone and points to it. */
struct marked {
	const struct node *before; /* in the old model; NULL: none */
	const struct node *after;  /* in the new model; NULL: none */
	struct marked *parent;
	struct marked *first;
	struct marked *last;
	struct marked *next;
	struct marked *target; /* the node that was here and stands elsewhere now; else NULL */
	bool is_relocated;     /* it is such a target */
	/* Out of order among its siblings; what only stands in another section, in the same
	 * order, is relocated and not moved. */
	bool is_moved;
	bool is_split; /* a paragraph whose words the other model divides otherwise */
	/* In a table: it differs, or is on one side alone, and yet nothing has changed: the
	 * number of a row, what a merged cell said of each row. */
	bool is_immaterial;
	bool has_other_rows;              /* a fact of several rows is of others now */
	struct compared_columns *columns; /* of a table; else NULL */
	uint32_t id;              /* of a target, from 1, in the order of the tree; else 0 */
	uint32_t similarity;      /* in thousandths where similarity made it one; else 0 */
	unsigned changes;         /* a set of 1 << enum change_kind: its entries in the list */
	struct pieces pieces;     /* of its text; none where the two are the same to the byte */
	struct {                  /* of a figure that changed */
		unsigned aspects; /* a set of enum figure_aspect; 0: none */
		bool has_delta;
		bool has_percent;     /* not where it was nothing before, or far too large */
		struct decimal delta; /* new minus old; in the unit of both */
		/* Of the old, rounded to two decimals, half away from zero. */
		struct decimal percent;
	} figure;
};

/* An entry of the list. */
struct change {
	enum change_kind kind;
	/* "direction" "section" "heading" "partner" "projects" "funds" "duration" "programme"
	 * "stated" "title" "text" "table" "row" "column" "cell", or the name of a field. */
	struct str part;
	/* Of "stated" what is stated; of "programme" which attribute; else empty. */
	struct str aspect;
	/* Of the direction that it is or is in: its key, in the new model where it is there. */
	struct str key;
	struct str row; /* what the row of a cell is called, or the rows of a fact; may be empty */
	struct str column;           /* the words of the column that it stands in; may be empty */
	struct marked *at;           /* what changed; NULL for the programme and the title */
	const struct marked *left;   /* of a clause that moved: the text that it left; else NULL */
	const struct marked *within; /* the nearest direction or section that holds it or is it;
	                                NULL: none */
	struct str from; /* as it is written; of a move or a new number the number; may be empty */
	struct str to;
	struct str text; /* of a clause that moved, and of an item that did: what it says */
	const struct pieces *pieces; /* of an edit; NULL: none */

	/* Of a direction that became several, or that several became: these, if the figures
	 * prove it; of each of them that one. */
	struct marked **counterparts;
	size_t counterpart_count;
	bool is_source; /* it is on the old side of that */
};

/* Partners of one model alone, each once, in the order of its document. */
struct partner_list {
	const struct node **items;
	size_t count;
	size_t capacity;
};

/* Where the difference of a total comes from. */
struct contribution {
	const struct marked *direction; /* one that is in no other */
	bool has_from;                  /* it states the figure in the old model, as one number */
	bool has_to;
	struct decimal from; /* face values: its own, or those within it; 0 where there is none */
	struct decimal to;
	struct decimal delta;
};

struct roll_up {
	struct str unit;    /* "CNY", or empty for a count */
	bool has_stated[2]; /* the old, the new document states a total, as one number */
	struct decimal stated[2];
	/* As what it is stated: about, at most. Where it is one number, has_stated too. */
	const struct figure *figures[2];
	struct decimal summed[2];    /* what their directions come to */
	size_t missing[2];           /* directions without a figure that could be added */
	struct decimal stated_delta; /* where both state it */
	/* A direction has a number on one side and on the other a figure that cannot be added,
	 * such as a range: the two sums are not of the same directions. */
	bool is_open;
	struct decimal summed_delta; /* the sum of the contributions, exactly; not where is_open */
	/* stated_delta minus summed_delta, where both state it; likewise. */
	struct decimal unexplained;
	bool has_percent; /* of the stated totals, else of the sums */
	struct decimal percent;
	struct contribution *contributions; /* those with a delta, in the order of the tree */
	size_t count;
	size_t capacity;
	bool has_overflow; /* a sum that does not fit: nothing above has a meaning */
};

/* A figure of a direction on both sides. */
struct direction_figure {
	const struct node
	    *facts[2];            /* what states it; NULL: nothing does, or directions in it do */
	struct decimal values[2]; /* at face value */
	struct decimal delta;     /* new minus old */
	struct decimal percent;   /* of the old, as that of a figure that changed */
	bool has[2];              /* it is one number, in the unit of the totals */
	bool is_shared[2];        /* one of several directions, that counts with the first */
	bool has_delta;
	bool has_percent;
};

/* A direction of either model or of both, and what happened to it: a row of a ledger. Those that are
 * in no other add up to the totals. */
struct direction_change {
	const struct marked *direction;
	struct direction_figure
	    figures[SUM_COUNT];                   /* of one in another its own, which count there */
	struct direction_figure apart[SUM_COUNT]; /* its first per something, where it has one */
	struct marked **counterparts;             /* as an entry of the list has them */
	size_t counterpart_count;
	uint32_t level;  /* in how many directions it is, on the side that it is shown on */
	unsigned topics; /* of what changed in it, and in the directions in it: listed or not */
	unsigned kinds;  /* a set of 1 << enum change_kind, likewise */
	bool is_source;
};

/* Two directions that similarity made one. */
struct similar_directions {
	const struct marked *direction;
	uint32_t score; /* in thousandths */
};

struct changes {
	struct arena *arena;
	const struct model *before;
	const struct model *after;
	bool strict_text;      /* what is only written otherwise is an edit */
	struct marked *stated; /* the roots; never NULL */
	struct marked *body;
	struct marked *mentions;
	struct pieces title;
	/* The programme and what is stated first, then in the order of the tree. */
	struct change *items;
	size_t count;
	size_t capacity;
	size_t found; /* how many there were before some were left out of the list */
	struct partner_list gained;
	struct partner_list lost;
	struct similar_directions *similar;
	size_t similar_count;
	size_t similar_capacity;
	struct roll_up totals[SUM_COUNT]; /* by enum sum_kind */
	/* All directions, in the order of the tree. */
	struct direction_change *directions;
	size_t direction_count;
	size_t direction_capacity;
};

struct changes_options {
	bool strict_text; /* what is only written otherwise is an edit too */
};

/* Compares two models, which must outlive the result; all is in the arena. Options may be NULL.
 * It never fails. Time grows as n log n in the number of nodes, and memory as n. */
void changes_from_models(struct changes *out, struct arena *arena, const struct model *before,
                         const struct model *after, const struct changes_options *options);

/* What a change is about: a set of enum change_topic. */
unsigned change_topics(const struct change *change);

/* Leaves out of the list what is about none of these; the tree and the totals stay whole. */
void changes_keep(struct changes *changes, unsigned topics);

/* The node behind `node` in the order of the tree within `root`, or NULL behind the last. Stores
 * how many containers end on the way, as node_next does. */
struct marked *marked_next(const struct marked *node, const struct marked *root, uint32_t *ended);

/* The column of a table that starts at a place of one of its sides (0 old, 1 new), or NULL. */
const struct compared_column *compared_column_of(const struct compared_columns *columns, int side,
                                                 uint32_t number);

/* Where a node stands: of a row or table that claims nothing itself, where its first cell does. */
const struct place *place_of_node(const struct node *node);

/* The node in one of the two models (0 old, 1 new), or NULL. */
static inline const struct node *marked_side(const struct marked *marked, int side)
{
	return side == 0 ? marked->before : marked->after;
}

/* The node in the new model, or in the old where it is gone. */
static inline const struct node *marked_node(const struct marked *marked)
{
	const struct node *node = marked->after ? marked->after : marked->before;
	assert(node);
	return node;
}

#endif
