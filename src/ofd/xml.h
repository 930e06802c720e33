/* Walks through the XML of a member: a table says which elements count where; what is in others does not count. Elements
 * and attributes are known by their names without a prefix, whatever namespace they are in: writers differ in that. */
#ifndef ZHINAN_OFD_XML_H
#define ZHINAN_OFD_XML_H

#include <stdbool.h>
#include <stddef.h>

#include "ofd/package.h"

struct element;

/* The value of an attribute, until the next element begins; NULL if there is none. */
const char *element_attribute(const struct element *element, const char *name);

/* Whether an attribute is "true", or "false"; `otherwise` if it is neither. */
bool element_flag(const struct element *element, const char *name, bool otherwise);

/* The value of an attribute as a number; `otherwise` if it is none. */
double element_number(const struct element *element, const char *name, double otherwise);

enum { PLACE_START = 1 /* where the outermost element is; other places are above it */ };

struct xml_rule {
	const char *name;
	int in; /* the place where the element counts */
	int to; /* the place that is inside of it */
	void (*begin)(void *self, const struct element *element); /* or NULL */
	void (*end)(
	    void *self,
	    char *text); /* or NULL; text: since the last tag, for as long as the call lasts */
};

struct xml_table {
	const struct xml_rule *rules;
	size_t count;
};

/* Reads a member; false where there is trouble, which the package then has: what is not well-formed, or has a document
 * type, is damaged. Elements are at most `depth` deep in one another. */
bool xml_read(struct package *package, const char *name, struct xml_table table, void *self,
              size_t depth);

#endif
