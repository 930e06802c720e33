/* What a reader of a format is given, and where it puts the text that it takes out. */
#ifndef ZHINAN_SOURCE_READING_JOB_H
#define ZHINAN_SOURCE_READING_JOB_H

#include "source/source.h"

/* What a reader works on. `out` has its name and bytes; the reader sets format and text, and what
 * comes with the text (see derived.h). */
struct reading_job {
	struct source *out;
	struct arena *arena;
	struct str file;               /* as it was named: for diags */
	struct source_options options; /* with the defaults in place */
	struct diags *diags;
};

#endif
