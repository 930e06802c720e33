/* Grammars in a form that is quick to load: what grammar_load makes of a folder's files, written once when the
 * program is built. The files stay the truth: a kept grammar is used only where each of its files is byte
 * for byte as it was. Samples are not kept: who checks them loads the files. */
#ifndef ZHINAN_GRAMMAR_KEPT_H
#define ZHINAN_GRAMMAR_KEPT_H

#include "base/buf.h"
#include "grammar/grammar.h"

/* A file of the folder as it was. */
struct kept_file {
	struct str name;
	struct str bytes;
};

struct kept_family {
	struct str name;
	uint32_t *files; /* that its grammar is loaded from: indexes, its own file's among them */
	size_t file_count;
	uint32_t own; /* the one that it is named after */
	struct str grammar;
	struct str recognition;
};

/* All that is kept of a folder. */
struct kept {
	struct str bytes;
	struct kept_file *files;
	size_t file_count;
	struct kept_family *families;
	size_t family_count;
};

/* Writes all families of a folder, to the end of an empty buffer: the same bytes for the same files,
 * version of PCRE2 and kind of machine. */
enum status kept_write(struct buf *out, const char *folder, struct diags *diags) MUST_CHECK;

/* Reads what kept_write wrote in a program of the same build; nothing of it is checked. The bytes, aligned as
 * those of malloc, must live as long as all that is made of them. Empty bytes keep nothing. */
void kept_read(struct kept *out, struct arena *arena, struct str bytes);

/* Makes a family's grammar, or only what recognises it, in the arena: as grammar_load and
 * grammar_load_recognition do. Free with grammar_free. */
struct grammar *kept_grammar(const struct kept *kept, const struct kept_family *family,
                             struct arena *arena);
struct grammar *kept_recognition(const struct kept *kept, const struct kept_family *family,
                                 struct arena *arena);

/* What is kept in the program itself; empty in one that was built without. */
struct str kept_in_program(void);

#endif
