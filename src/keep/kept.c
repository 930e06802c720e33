/* Puts the kept grammars into the program. */
#include "base/embed.h"
#include "grammar/kept.h"

EMBED(kept_in_program, "out/build/grammars.kept")
