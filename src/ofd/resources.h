/* What the pages of a document share: units of graphics, and styles. */
#ifndef ZHINAN_OFD_RESOURCES_H
#define ZHINAN_OFD_RESOURCES_H

#include <glib.h>
#include <stdbool.h>

#include "ofd/package.h"
#include "ofd/drawing.h"
#include "ofd/xml.h"

/* What something is painted with. */
struct paint {
	bool is_white, is_faint;
	bool is_none; /* wholly transparent */
};

struct style {
	double width; /* of lines; 0: not stated */
	bool has_paint;
	struct paint paint;
	unsigned relative; /* the style it goes back to; 0: none */
};

struct resources {
	struct package *package;
	size_t depth;        /* of elements in one another */
	char *root;          /* the folder of the document */
	GHashTable *units;   /* numbers to struct drawing */
	GHashTable *styles;  /* numbers to struct style */
	GHashTable *members; /* the names of what was read */
	size_t marks;        /* of all units and templates, which stay in memory */
};

/* Made for a document in the folder `root`. */
void resources_init(struct resources *resources, struct package *package, const char *root,
                    size_t depth);
void resources_clear(struct resources *resources);

/* A style with all that it goes back to. */
struct style resources_style(const struct resources *resources, unsigned id);

/* Notes that so much more stays in memory. */
void resources_keep(struct resources *resources, const struct drawing *drawing);

/* The paint that an element of colour states. */
struct paint paint_read(const struct element *colour);

/* The paint with a transparency of the object that it is for, from 0 to 255. */
struct paint paint_through(struct paint paint, double alpha);

#endif
