/* What the directions of a model contribute to a trend. Internal to diff/trend_*. */
#ifndef ZHINAN_DIFF_TREND_ENTRIES_H
#define ZHINAN_DIFF_TREND_ENTRIES_H

#include "model/directions.h"
#include "value/sum.h"

/* A figure of an entry, or of a direction inside it. */
struct trend_item {
	bool is_funds;
	bool is_shared;      /* of several rows of a table together: in totals, and no row's own */
	struct str currency; /* of funds: an ISO 4217 code */
	struct amount amount;
};

/* A direction that counts as one: with all that stands inside it. */
struct trend_entry {
	const struct node *node;
	struct str title;
	size_t edition;
	size_t first_partner; /* in the list of partners */
	size_t partner_count; /* each partner once */
	size_t first_item;    /* in the list of items */
	size_t item_count;
	uint32_t missing[SUM_COUNT]; /* figures that are not stated, or are no sums of money or of
	                                projects: for each of something, in no currency */
	uint32_t shared[SUM_COUNT];  /* that are stated of several rows together */
};

struct trend_entries {
	struct arena *arena;         /* of what is appended */
	struct trend_entry *entries; /* by edition, in the order of its document */
	size_t count;
	size_t capacity;
	const struct node **partners;
	size_t partner_count;
	size_t partner_capacity;
	struct trend_item *items;
	size_t item_count;
	size_t item_capacity;
};

/* Appends the entries of a model. Returns how many directions the document itself has, those
 * inside others left out. */
uint32_t trend_entries_add(struct trend_entries *list, size_t edition, const struct model *model);

/* What identifies a partner: its code, or its name where it has none. */
struct str trend_partner_id(const struct node *partner);

/* Whether a unit is a currency's code. */
bool trend_is_currency(struct str unit);

/* How a trend adds: no tolerance, and terms at face value. */
extern const struct sum_options trend_adding;

#endif
