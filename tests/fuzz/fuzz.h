/* What the fuzz targets share. A target (targets/NAME.c) takes bytes, does with them what the program does, and
 * requires what the program promises of it; scripts/fuzz runs them. They run in the top folder of the project. */
#ifndef ZHINAN_TESTS_FUZZ_H
#define ZHINAN_TESTS_FUZZ_H

#include "pipeline.h"

#define FUZZ_GRAMMARS "grammars"

/* What an input is cut into before its pieces are dropped, doubled and exchanged: '\n' for lines, '<' for tags. Each
 * target defines it. */
extern const char fuzz_unit;

/* What libFuzzer calls. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The memory and the messages of one input. */
struct fuzz_run {
	struct arena arena;
	struct diags diags;
};

void fuzz_begin(struct fuzz_run *run);
void fuzz_end(struct fuzz_run *run);

/* Ends the process with a message where a promise is not kept. The names of promises that $FUZZ_WITHOUT lists, with
 * blanks between, are not asked for. */
void fuzz_require(bool holds, const char *promise, const struct fuzz_run *run);

/* The grammars and the words of figures: opened once. */
struct grammars *fuzz_grammars(void);
const struct lexicon *fuzz_lexicon(void);

/* Parts of an input, each behind a line "=== NAME"; the first has no such line and no name. */
struct fuzz_part {
	struct str name;
	struct str bytes;
};
enum { FUZZ_PARTS = 8 };
size_t fuzz_parts(struct fuzz_part out[FUZZ_PARTS], struct str input);

/* An archive in the arena that holds the parts as they are (a ZIP without compression). */
struct str fuzz_archive(struct fuzz_run *run, const struct fuzz_part *parts, size_t count);

/* The XML of a model, in the run's arena. */
struct str fuzz_xml(struct fuzz_run *run, const struct model *model);

/* Whether bytes are one JSON text. */
bool fuzz_is_json(struct str bytes);

/* Reads a file, of a name that says its format, and requires all that is promised of its model. False where it is
 * refused. The document is the run's, and is released by the caller. */
bool fuzz_document(struct fuzz_run *run, struct document *out, struct str name, struct str bytes);

/* Everything that is said of one file: its model is as promised, and the same when it is read again. */
int fuzz_file(struct str name, struct str bytes);

/* Audits a model, and requires of the reports that they are well-formed. */
void fuzz_audit(struct fuzz_run *run, const struct model *model);

/* Compares two models, whose XML is given. How many changes there are. Where both are valid, the changes make the one
 * of the other; those of a model that breaks the schema only have to be well-formed. */
size_t fuzz_compare(struct fuzz_run *run, const struct model *before, struct str before_xml,
                    const struct model *after, struct str after_xml, bool are_valid);

#endif
