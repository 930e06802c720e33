/* The facts of a model, each with what it is about: the document, a section or a direction.
 * Internal to audit/. */
#ifndef ZHINAN_AUDIT_STATEMENTS_H
#define ZHINAN_AUDIT_STATEMENTS_H

#include "audit/proof.h"

struct statement {
	const struct node *node;   /* with a figure */
	const struct node *holder; /* the direction or section around it, or the root */
	const struct node *item;   /* the list item in the holder that it stands in, or NULL */
	struct str project_class;  /* the kind of project it is about; empty: all */
	struct str unit;           /* of funds the currency; otherwise empty */
	size_t order;              /* in the document */
};

struct statements {
	struct statement *items; /* in the order of the document */
	size_t count;
	size_t capacity;
};

/* Makes a statement of a fact, or of an amount that is part of one. False if the node is neither a
 * count nor money, has no figure, or is for several rows of a table together. */
bool statement_from_node(struct statement *out, struct auditor *auditor, const struct node *node);

/* Whether a statement is about money: a fact, or part of one. */
bool statement_is_money(const struct statement *statement);

/* Collects the statements among the stated totals and the facts of the body. */
void statements_from_model(struct statements *out, struct auditor *auditor);

/* A copy in another order. */
struct statement *statements_sorted(const struct auditor *auditor, const struct statement *items,
                                    size_t count, int (*compare)(const void *, const void *));

/* A new proof of what a fact states, without terms, with the id of what it is about. */
struct proof statement_proof(const struct auditor *auditor, enum check_id check,
                             const struct statement *stated);

/* Adds a fact as a term; a figure per something is taken as a plain one, like that of the total. */
void statement_add_term(const struct auditor *auditor, struct proof *proof,
                        const struct statement *statement, const struct sum_options *how);

/* Adjacent statements of a sorted list, and where the first of them stands in the document. */
struct statement_group {
	size_t first, end;
	size_t order;
};

/* Groups adjacent statements for which `is_same` holds; the groups are in the order of their first
 * statements in the document. Returns how many there are. */
size_t statements_group(struct statement_group **out, const struct auditor *auditor,
                        const struct statement *items, size_t count,
                        bool (*is_same)(const struct statement *, const struct statement *));

#endif
