/* File names, which may hold any bytes but NUL, as text and as addresses. */
#ifndef ZHINAN_BASE_FILE_NAME_H
#define ZHINAN_BASE_FILE_NAME_H

#include "base/arena.h"

/* A file name as UTF-8 on one line: what is no character, steers a terminal, ends a line or turns the
 * direction of writing is U+FFFD. In the arena. */
struct str file_name_text(struct arena *arena, struct str name);

/* A path without its folders: what follows its last slash. A view of it. */
struct str file_name_last(struct str path);

/* A path as a URI (RFC 3986): an absolute one with the scheme file, another one as a relative
 * reference, each byte that a path may not hold percent-encoded. Segments "." are left out. */
struct str file_name_uri(struct arena *arena, struct str path);

#endif
