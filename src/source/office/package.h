/* How the parts of an Office document refer to one another (ECMA-376, part 2). */
#ifndef ZHINAN_SOURCE_OFFICE_PACKAGE_H
#define ZHINAN_SOURCE_OFFICE_PACKAGE_H

#include "source/sandbox/archive.h"

struct package_relation {
	struct str id;
	struct str type;
	struct str target; /* the name of a part of the archive */
};

struct package_relations {
	struct package_relation *items; /* in the arena, as they stand */
	size_t count;
	size_t capacity;
};

/* Reads what a part refers to; "" for the package. None where nothing says so, or not soundly. */
void package_relations_read(struct package_relations *out, struct archive *archive,
                            struct str part);

/* The part that a relation of a kind, which is the end of its type ("/styles"), leads to; empty where there is none. */
struct str package_find(const struct package_relations *relations, struct str kind);

/* The name of the main part, as the package states it; `usual` where it states none that is there. */
struct str package_main(struct archive *archive, struct str usual);

/* The folder of a part, with the slash behind it. */
struct str package_folder(struct str part);

#endif
