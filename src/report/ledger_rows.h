/* The ledger of a document: a row for each direction with what is stated of it, rows of its own for
 * each kind of project, and what the document and its sections state of themselves. Which figures
 * count in a sum, and what the sums are, is the audit's word. Knows no format. */
#ifndef ZHINAN_REPORT_LEDGER_ROWS_H
#define ZHINAN_REPORT_LEDGER_ROWS_H

#include "audit/audit.h"
#include "model/directions.h"
#include "report/words.h"

/* The first two are those that are summed, as enum sum_kind counts them. */
enum ledger_slot {
	SLOT_PROJECTS = SUM_PROJECTS,
	SLOT_FUNDS = SUM_FUNDS,
	SLOT_EACH, /* funds for each project */
	SLOT_DURATION,
	SLOT_COUNT
};

struct ledger_row {
	const struct direction *direction; /* that it is of, or NULL */
	const struct node *holder;         /* the direction or section; NULL: the document */
	uint32_t level;                    /* of a direction, from 1 */
	bool is_first;                     /* of its holder */
	struct str project_kind;           /* that it is of; empty: all */
	const struct node *whole;          /* what its figures are a part of, or NULL */
	const struct node *facts[SLOT_COUNT];
	bool is_ditto[SLOT_COUNT];             /* the fact stands in a row above for this one too */
	bool counts[SUM_COUNT];                /* its figure is in the sum over all directions */
	const struct term *product;            /* its funds, where nothing states them: projects
	                                        times what each gets; or NULL */
	const struct proof *proofs[SUM_COUNT]; /* what adds up to its figure, or is not stated */
};

struct ledger_index {
	const struct node *node;
	size_t row;
};

struct ledger_proof {
	const struct node *node;
	const struct proof *proof;
};

struct ledger {
	const struct audit *audit; /* by audit_totals */
	const struct model *model;
	struct directions directions;
	struct ledger_row *rows; /* those of directions, then those of sums and statements */
	size_t count;
	size_t capacity;
	size_t direction_rows;
	struct ledger_index
	    *index; /* the first rows of directions, by the addresses of their nodes */
	struct ledger_proof *proofs; /* the same of the facts that state a total */
	size_t proof_count;
	const struct node **by_id; /* the directions by their ids */
	bool is_mixed;             /* amounts are in several currencies */
	struct str currency;       /* the first */
	uint32_t scale;            /* digits behind the point of amounts in ten thousands */
};

void ledger_init(struct ledger *out, struct arena *arena, const struct audit *audit);

/* The first row of a direction of the model. */
size_t ledger_row_of(const struct ledger *ledger, const struct node *direction);

/* What proves a fact that states a total, or NULL. */
const struct proof *ledger_proof_of(const struct ledger *ledger, const struct node *fact);

/* The direction of an id, or NULL. */
const struct node *ledger_direction(const struct ledger *ledger, struct str id);

/* The direction or section that a node stands in; NULL: the document. */
const struct node *ledger_holder(const struct node *node);

/* The amount in a slot of a row, or NULL: it has none, or one that counts in another row. */
const struct decimal *ledger_value(const struct ledger_row *row, enum ledger_slot slot);

/* The names of a direction's partners, and their codes. In the arena of the words. */
struct str ledger_partners(const struct wording *words, const struct node *direction);
struct str ledger_partner_codes(const struct wording *words, const struct node *direction);

#endif
