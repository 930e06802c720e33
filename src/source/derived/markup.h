/* XML that others wrote, event by event: no tree, no entity, no document type, no network. */
#ifndef ZHINAN_SOURCE_DERIVED_MARKUP_H
#define ZHINAN_SOURCE_DERIVED_MARKUP_H

#include "source/reading_job.h"

struct markup;

/* An element as it starts. Valid only during the call. */
struct markup_element {
	struct str name;        /* without prefix */
	struct str space;       /* the namespace; empty where there is none */
	const void *attributes; /* libxml2's */
	int attribute_count;
};

/* The value of an attribute by its name without prefix, whatever its namespace; empty where there
 * is none. With the references in it resolved; valid only during the call. */
struct str markup_attribute(const struct markup_element *element, const char *name);

/* The same as a whole number; `otherwise` where there is none, or it is none. */
int32_t markup_number(const struct markup_element *element, const char *name, int32_t otherwise);

/* Who is told; an element that ends is told of without its attributes. `depth` counts the elements
 * that are open, the one told of included. */
struct markup_listener {
	void (*start)(void *self, const struct markup_element *element, size_t depth);
	void (*end)(void *self, const struct markup_element *element, size_t depth);
	void (*text)(void *self, struct str text); /* NULL: not asked for */
	void *self;
};

/* Reads XML to its end. STATUS_TROUBLE where it is not well-formed, declares a document type, or is
 * nested too deep; `part` names it in the diag. */
enum status markup_read(struct str xml, const char *part, const struct markup_listener *listener,
                        struct reading_job *job) MUST_CHECK;

#endif
