/* What a text is called in the folder of a batch: its path as it was given, made safe. */
#ifndef ZHINAN_BATCH_TEXT_NAME_H
#define ZHINAN_BATCH_TEXT_NAME_H

#include "base/arena.h"

/* The name of a path: UTF-8, relative, without "." and "..", no part of it longer than file systems take with an
 * ending behind it. "../2023/a.txt" is "2023/a.txt". Two paths may get one name, see text_name_apart. In the arena. */
struct str text_name(struct arena *arena, struct str path);

/* The same name with a mark that the path gives it ("2023/a.txt~1b2c3d4e"), for a path whose name is taken. */
struct str text_name_apart(struct arena *arena, struct str name, struct str path);

#endif
