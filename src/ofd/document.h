/* The documents of an OFD file, and the pages of each. */
#ifndef ZHINAN_OFD_DOCUMENT_H
#define ZHINAN_OFD_DOCUMENT_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "ofd/resources.h"

struct template
{
	char *name;              /* of the member */
	struct drawing *drawing; /* NULL: not read yet */
};

struct document {
	struct resources resources;
	char *name;            /* of its member */
	struct box area;       /* of its pages, if they state none; empty: not stated */
	GPtrArray *pages;      /* names of members */
	GHashTable *templates; /* numbers to struct template */
	size_t page_count;     /* with those that are too many to be named */
};

/* Reads what OFD.xml says of the documents, and all of them as far as their pages, of which at most `most` are named;
 * counts all pages. To be freed with documents_free. */
GPtrArray *documents_read(struct package *package, size_t depth, size_t most, size_t *pages);
void documents_free(GPtrArray *documents);

/* What is drawn on each page with this template; NULL if there is none. */
const struct drawing *document_template(struct document *document, unsigned id);

#endif
