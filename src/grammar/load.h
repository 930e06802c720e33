/* Loading grammars from a folder. Of the stages none includes this: only those who choose the grammar do. */
#ifndef ZHINAN_GRAMMAR_LOAD_H
#define ZHINAN_GRAMMAR_LOAD_H

#include "grammar/grammar.h"

/* Loads the grammar of a family from a folder. Whatever is wrong in a file is a diag with
 * file:line:column. Free with grammar_free, also after trouble. */
enum status grammar_load(struct grammar **out, struct arena *arena, const char *folder,
                         const char *family, struct diags *diags) MUST_CHECK;

/* The same, but only the rules that recognise the family: its file is read up to them and no further, and
 * the files that it uses are not. */
enum status grammar_load_recognition(struct grammar **out, struct arena *arena, const char *folder,
                                     struct str family, struct diags *diags) MUST_CHECK;

/* The names of the families in a folder, ascending, without "figures". In the arena. */
enum status grammar_families(struct str **out, size_t *count, struct arena *arena,
                             const char *folder, struct diags *diags) MUST_CHECK;

#endif
