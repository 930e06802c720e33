/* The files in a ZIP: a call and its annexes, as offices send them. */
#ifndef ZHINAN_SOURCE_ARCHIVE_MEMBERS_H
#define ZHINAN_SOURCE_ARCHIVE_MEMBERS_H

#include "source/source.h"

struct archive_member {
	struct str
	    name; /* UTF-8, with its folders; of an old archive that says no encoding, read as GB 18030 */
	struct str bytes;
};

struct archive_members {
	struct archive_member *items; /* as they stand in the archive */
	size_t count;
	size_t capacity;
};

/* Unpacks the members for which `is_wanted` holds into the arena, within the limits of the options. STATUS_TROUBLE with a
 * diag for an archive that is damaged, encrypted, or too large unpacked. */
enum status archive_members_read(struct archive_members *out, struct arena *arena, struct str name,
                                 struct str bytes, const struct source_options *options,
                                 bool (*is_wanted)(struct str name),
                                 struct diags *diags) MUST_CHECK;

#endif
