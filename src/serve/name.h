/* Names of files that come with an upload: shown, sent back, and used as the name of a folder, but
 * never as a path. */
#ifndef ZHINAN_SERVE_NAME_H
#define ZHINAN_SERVE_NAME_H

#include "base/arena.h"

/* The last part of a name, behind any / and \, on one line: without controls, marks that turn the
 * direction of writing and other characters that show nothing; what is no character is U+FFFD. At
 * most 200 bytes, of which the end stays. Empty where nothing is left, or only dots. In the
 * arena. */
struct str name_shown(struct arena *arena, struct str name);

/* A shown name without what is behind its last dot, if that is short: "guide" of "guide.docx". */
struct str name_stem(struct str name);

/* Whether a shown name ends as files of corrections do: .yaml, .yml. */
bool name_is_corrections(struct str name);

/* A shown name as that of a file or folder, anywhere: what systems keep for themselves is "_"; at
 * most 120 bytes; "document" where nothing is left. In the arena. */
struct str name_of_file(struct arena *arena, struct str name);

/* The value of Content-Disposition that saves a body under a shown name (RFC 6266, RFC 8187). In
 * the arena. */
struct str name_disposition(struct arena *arena, struct str name);

#endif
