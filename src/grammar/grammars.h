/* A folder of grammars that is open: each is loaded when it is first asked for, and kept, for as many
 * documents and threads as may be. */
#ifndef ZHINAN_GRAMMAR_GRAMMARS_H
#define ZHINAN_GRAMMAR_GRAMMARS_H

#include "grammar/grammar.h"

struct grammars;

/* Opens a folder, of which nothing is looked at yet: a grammar whose files are those that the program was
 * built with comes from what it keeps of them (kept.h), any other from its files. The folder's name must
 * live as long. The arena owns all that will be loaded: where threads share the grammars, it is theirs alone. */
struct grammars *grammars_open(struct arena *arena, const char *folder);

/* The same with other kept grammars (kept.h) than those in the program. */
struct grammars *grammars_open_with(struct arena *arena, const char *folder, struct str kept);

/* The grammar of a family. Whatever is wrong in its files is a diag with file:line:column, each time that it
 * is asked for. The grammar is that of grammars_close. */
enum status grammars_family(struct grammar **out, struct grammars *grammars, struct str family,
                            struct diags *diags) MUST_CHECK;

/* The families of the folder, ascending by name, but for the one that all share; of each only the rules that
 * recognise it. */
enum status grammars_recognition(struct grammar *const **out, size_t *count,
                                 struct grammars *grammars, struct diags *diags) MUST_CHECK;

/* Frees what PCRE2 holds of all, when no document is read with them any more; the rest goes with the
 * arena. NULL is fine. */
void grammars_close(struct grammars *grammars);

#endif
