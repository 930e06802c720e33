/* The facts of a model with what they are about: the document, a section or a direction. Internal to
 * audit/. */
#ifndef ZHINAN_AUDIT_STATEMENTS_H
#define ZHINAN_AUDIT_STATEMENTS_H

#include "audit/proof.h"

struct statement {
	const struct node *node;   /* with a figure */
	const struct node *holder; /* the direction or section that it stands in, else the root */
	const struct node *item;   /* the item of a list that it stands in there, or NULL */
	struct str project_class;  /* of which kind of project; empty: of all */
	struct str unit;           /* of funds their currency; else empty */
	size_t order;              /* in the document */
};

struct statements {
	struct statement *items; /* in the order of the document */
	size_t count;
	size_t capacity;
};

/* What a fact, or an amount that is a part of one, is as a statement; false where it is none: neither
 * counted nor money, without a figure, or of several rows of a table together. */
bool statement_from_node(struct statement *out, struct auditor *auditor, const struct node *node);

/* Whether it is of money: a fact, or a part of one. */
bool statement_is_money(const struct statement *statement);

/* Every fact of the stated totals and of the body that is a statement. */
void statements_from_model(struct statements *out, struct auditor *auditor);

/* A copy in another order. */
struct statement *statements_sorted(const struct auditor *auditor, const struct statement *items,
                                    size_t count, int (*compare)(const void *, const void *));

/* A new proof of what a fact states, without terms; with the id of what the fact is about. */
struct proof statement_proof(const struct auditor *auditor, enum check_id check,
                             const struct statement *stated);

/* Adds a fact as a term; a figure for each thing of a kind is taken as one for all, as that of the
 * total is. */
void statement_add_term(const struct auditor *auditor, struct proof *proof,
                        const struct statement *statement, const struct sum_options *how);

/* Statements side by side in an order of their own, and where the first of them stands in the
 * document. */
struct statement_group {
	size_t first, end;
	size_t order;
};

/* Cuts statements into groups where `is_same` says no of neighbours; the groups are in the order of
 * their first statements in the document. Returns how many there are. */
size_t statements_group(struct statement_group **out, const struct auditor *auditor,
                        const struct statement *items, size_t count,
                        bool (*is_same)(const struct statement *, const struct statement *));

#endif
