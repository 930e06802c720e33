/* Documents and records made by hand for the archive. */
#ifndef ZHINAN_TEST_ARCHIVE_SAMPLE_H
#define ZHINAN_TEST_ARCHIVE_SAMPLE_H

#include "archive/record.h"

/* A title that a spreadsheet, a page, a shell and SQL would each take for something else. */
#define HOSTILE_TITLE "=1+1,\"a\"\r\n<b>&'; DROP TABLE documents;--"

struct sample {
	struct arena arena;
	struct diags diags;
	struct model model;
	struct audit audit;
};

/* A document: the parts of a guideline in XML, and its audit. */
void sample_make(struct sample *sample, const char *parts);
void sample_release(struct sample *sample);

/* The parts of a document that has something of everything; its title is given. */
const char *sample_parts(struct arena *arena, const char *title);

/* A record of such a document, with a name, all outputs and a key; in the arena. */
struct archive_record *sample_record(struct arena *arena, const char *name, const char *parts);

/* A record as its line, NUL-terminated; in the arena. */
struct str sample_line(const struct archive_record *record, struct arena *arena);

#endif
