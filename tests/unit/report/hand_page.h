/* Pages of models that are made by hand. */
#ifndef ZHINAN_HAND_PAGE_H
#define ZHINAN_HAND_PAGE_H

#include "audit/audit.h"
#include "report/page_input.h"

struct hand_page {
	struct arena arena;
	struct diags diags;
	struct model model;
	struct audit audit;
	struct source source;
};

void hand_init(struct hand_page *hand);

/* Adds a node that stands in some bytes of the first line. */
struct node *hand_add(struct hand_page *hand, enum node_kind kind, struct node *parent,
                      const char *text, struct span span);

/* An amount of yuan. */
const struct figure *hand_money(struct hand_page *hand, int64_t value);

/* The page in English, which the caller frees, and how long it is. */
char *hand_page_write(struct hand_page *hand, const struct page_input *input, size_t *size);

/* How often a text has another in it. */
size_t count_of(const char *text, const char *what);

/* Makes the source: of ASCII, each byte of which stands for itself. */
void hand_source(struct hand_page *hand, const char *text);

#endif
