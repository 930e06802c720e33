/* All stages in one call: makes a model from a file's bytes. */
#ifndef ZHINAN_PIPELINE_H
#define ZHINAN_PIPELINE_H

#include "facts/record.h"
#include "grammar/grammars.h"
#include "grammar/tally.h"
#include "model/model.h"

/* The products, each made from the one before. */
enum product { PRODUCT_SOURCE, PRODUCT_TEXT, PRODUCT_RECORDS, PRODUCT_MODEL };

struct pipeline_options {
	const char *grammars;                  /* the folder */
	struct grammars *kept;                 /* that folder, open for many documents; or NULL */
	const char *grammar;                   /* a family's name, or NULL: found from the text */
	const struct corrections *corrections; /* by hand; NULL: none */
	struct source_options source;
};

/* A document and all that was made of it; what was not asked for stays empty. */
struct document {
	struct arena
	    *arena; /* owns everything but patterns, and grammars that are kept for others */
	struct source source;
	struct grammars *grammars; /* that it was read with */
	struct grammars *own;      /* the same, if they are kept for no other */
	struct str evidence;       /* what shows the family; empty if named, or "common" */
	struct grammar *grammar;
	struct tally *tally; /* what the grammar's rules matched */
	struct text text;
	struct outline outline;
	struct records records;
	struct model model;
};

/* Makes the products from a file's bytes, which must live as long as the arena, up to `last`;
 * `name` names the file in diags. STATUS_TROUBLE with a diag for bytes that cannot be read and for
 * grammars that cannot be loaded; an unusual document is no error. A rule that exceeded its limits
 * is an error in diags, and in the model. Threads may read documents at the same time, each in an arena and with diags
 * of its own, with grammars that are kept for all; what points into those (the model does) ends with
 * them. Free with document_release in every case. */
enum status document_from_bytes(struct document *out, struct arena *arena, struct str name,
                                struct str bytes, const struct pipeline_options *options,
                                enum product last, struct diags *diags) MUST_CHECK;

/* The same from a source that was read before, which is copied into the document. */
enum status document_from_source(struct document *out, struct arena *arena,
                                 const struct source *source,
                                 const struct pipeline_options *options, enum product last,
                                 struct diags *diags) MUST_CHECK;

/* Frees what libraries hold for a document alone; the rest is freed with the arena. */
void document_release(struct document *document);

#endif
