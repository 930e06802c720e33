/* Keeps results in the folder that a person named. */
#ifndef ZHINAN_SERVE_FOLDER_H
#define ZHINAN_SERVE_FOLDER_H

#include "serve/store.h"

/* Stores all that was made for a view in a new folder, which has the name of the document: "call", or "call (2)" where
 * that is there already, so that nothing is ever overwritten. Each file is there whole or not at all. `folder` is
 * open. What cannot be stored is left out. */
bool folder_store(int folder, const struct result *result);

#endif
