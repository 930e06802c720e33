/* Two models laid out for comparing: a part for each node, with its normalised text, and the
 * part of the other model that it is. Internal to diff/. */
#ifndef ZHINAN_DIFF_PARTS_H
#define ZHINAN_DIFF_PARTS_H

#include "diff/changes.h"

struct part {
	const struct node *node;
	struct part *parent; /* NULL for the roots */
	struct part *first;
	struct part *next;
	struct part *match; /* in the other model; NULL: none */
	struct str text;    /* its own, normalised, without the stops at its end */
	/* The normalised texts of all in it, one behind another; no marks, numbers or facts. Its
	 * data is never NULL. */
	struct str content;
	uint32_t position;     /* in the order of the document */
	uint32_t index;        /* among its siblings, from 0 */
	uint32_t similarity;   /* of the match, in thousandths, where similarity made it; else 0 */
	bool is_moved;         /* out of order among its siblings */
	bool has_stayed;       /* of the new model: it stands where its match did */
	bool is_split;         /* a paragraph whose words the other model divides otherwise */
	bool is_immaterial;    /* in a table: it differs, and yet nothing has changed */
	bool has_other_rows;   /* a fact of several rows: its match is of others */
	uint32_t row;          /* of a row of a table: its place among the rows, from 0 */
	struct table *table;   /* of a table laid out (tables.h), once it has been asked for */
	struct marked *marked; /* its node in the tree of the result */
};

/* The parts of a model. */
struct parts {
	const struct model *model;
	struct part *items; /* each tree in document order, the trees one behind another */
	size_t count;
	struct part *stated; /* the roots */
	struct part *body;
	struct part *mentions;
	struct part **by_id; /* the directions, ascending by their id, once one was looked for */
	size_t id_count;
};

/* Lays a model out. Strings are the arena's. */
void parts_from_model(struct parts *out, struct arena *arena, const struct model *model);

/* The direction with an id, or NULL. */
struct part *part_of_id(struct parts *parts, struct arena *arena, struct str id);

/* The title of a direction or section, normalised; empty where it has none. */
struct str part_title(const struct part *part);

/* The weight of a pair for sequence_keep. It is the same for a pair of parts and the pair turned
 * round, and hardly ever the same for two pairs. */
uint64_t part_weight(const struct part *before, const struct part *after);

/* A growing list of parts. */
struct part_list {
	struct part **items;
	size_t count;
	size_t capacity;
};

/* The direction behind `last` (NULL: the first) among those in a part that stand in no other
 * direction in it, in document order; NULL behind the last. */
struct part *part_next_direction(const struct part *holder, struct part *last);

/* All of them. */
struct part_list directions_in(struct arena *arena, const struct part *holder);

/* The children of a part that have no match yet and are wanted. */
struct part_list parts_in(struct arena *arena, const struct part *holder,
                          bool (*is_wanted)(const struct part *part));

/* Those of a list that have no match yet. */
struct part_list parts_without_match(struct arena *arena, const struct part_list *list);

/* Makes two parts each other's match. */
void parts_match(struct part *before, struct part *after, uint32_t similarity);

/* Matches the parts of two lists that have no match yet where their identities are equal: as
 * many as can be in their order, and what is left in the order in which it stands. `identity`
 * gets `user`; a part for which it returns no data (NULL) is left out. */
void parts_match_by(struct arena *arena, const struct part_list *before,
                    const struct part_list *after,
                    struct str (*identity)(void *user, struct part *part), void *user);

/* Matches those of two lists that are of one kind and say most alike, from MIN_TEXT_SIMILARITY
 * on. */
void parts_match_similar(struct arena *arena, const struct part_list *before,
                         const struct part_list *after);

#endif
