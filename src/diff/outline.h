/* Two models laid out for comparing: a part for each node, with its text in the form in which it is
 * compared, and the part of the other model that it is. Internal to diff/. */
#ifndef ZHINAN_DIFF_OUTLINE_H
#define ZHINAN_DIFF_OUTLINE_H

#include "diff/changes.h"

struct part {
	const struct node *node;
	struct part *parent; /* NULL for the roots */
	struct part *first;
	struct part *next;
	struct part *match; /* in the other model; NULL: none */
	struct str text;    /* the form of its own text, without the stops at its end */
	struct str
	    content;       /* the forms of all texts in it, one behind another; no marks, numbers or
	                          facts */
	uint32_t position; /* in the order of the document */
	uint32_t similarity;   /* of the match, in thousandths, where similarity made it; else 0 */
	bool is_moved;         /* out of order among what it stands with */
	bool is_split;         /* a paragraph that others of the other model say among them */
	bool is_immaterial;    /* of a table: what is another there is told by something else */
	bool has_other_rows;   /* a fact of several rows: of others than its match is */
	uint32_t row;          /* a row of a table: its place among them, from 0 */
	struct table *table;   /* a table laid out (tables.h), once it has been asked for */
	struct marked *marked; /* its node in the tree of the result */
};

struct outline {
	const struct model *model;
	struct part *parts; /* of each tree in document order, the trees one behind another */
	size_t count;
	struct part *stated; /* the roots */
	struct part *body;
	struct part *mentions;
	struct part **by_id; /* the directions, ascending by their id, once one was looked for */
	size_t id_count;
};

/* Lays a model out. Strings are the arena's. */
void outline_from_model(struct outline *out, struct arena *arena, const struct model *model);

/* The direction with an id, or NULL. */
struct part *part_of_id(struct outline *outline, struct arena *arena, struct str id);

/* Makes two parts each other's match. */
void parts_match(struct part *before, struct part *after, uint32_t similarity);

/* A growing list of parts. */
struct part_list {
	struct part **items;
	size_t count;
	size_t capacity;
};

/* The directions in a part that stand in no other direction in it, in document order. */
struct part_list directions_in(struct arena *arena, const struct part *part);

/* Those of a list that have no match yet. In the arena. */
struct part_list parts_without_match(struct arena *arena, const struct part_list *list);

/* Matches the parts of two lists that have no match yet where their identities are equal (those of
 * `before`, then those of `after`): as many as can be in their order, and what is left in the order in
 * which it stands. */
void parts_match_by(struct arena *arena, const struct part_list *before,
                    const struct part_list *after, const struct str *identities);

/* Matches those of two lists that are of one kind and say most alike, from MIN_TEXT_SIMILARITY on. */
void parts_match_alike(struct arena *arena, const struct part_list *before,
                       const struct part_list *after);

/* The title of a direction or section, as a form; empty where it has none. */
struct str part_title(const struct part *part);

/* What a move is worth less than: see sequence_keep. The same for a pair of parts and the pair turned
 * round, and hardly ever the same for two pairs. */
uint64_t part_weight(const struct part *before, const struct part *after);

#endif
