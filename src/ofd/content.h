/* The objects in a page, a template page or a file of resources. */
#ifndef ZHINAN_OFD_CONTENT_H
#define ZHINAN_OFD_CONTENT_H

#include <glib.h>
#include <stdbool.h>

#include "ofd/resources.h"

struct page_content {
	struct drawing *drawing;
	struct box area;   /* of the page; empty: not stated */
	GArray *templates; /* of unsigned: the numbers of those that it stands on */
};

/* Reads a page, and the resources of its own; false where there is trouble. To be cleared in either case. */
bool content_read_page(struct page_content *out, struct resources *resources, const char *name);
void content_clear_page(struct page_content *page);

/* Reads a file of resources, unless it was read before. */
void content_read_resources(struct resources *resources, const char *name);

#endif
