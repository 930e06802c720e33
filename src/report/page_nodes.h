/* The numbers that the nodes of a model have on its page. */
#ifndef ZHINAN_REPORT_PAGE_NODES_H
#define ZHINAN_REPORT_PAGE_NODES_H

#include "model/model.h"

enum { NO_NODE = UINT32_MAX };

struct page_node {
	uintptr_t address;
	uint32_t number;
};

struct page_nodes {
	const struct node *
	    *items; /* by number: what is stated, the body, the mentions, without their roots */
	uint32_t count;
	struct page_node *index; /* by address */
	bool *is_shown;          /* by number: the text has words of it */
};

/* Numbers the nodes of a model, which must outlive them. In the arena. */
void page_nodes_init(struct page_nodes *nodes, struct arena *arena, const struct model *model);

/* The number of a node; NO_NODE of NULL and of a root. */
uint32_t page_node_number(const struct page_nodes *nodes, const struct node *node);

#endif
