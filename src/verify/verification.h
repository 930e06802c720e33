/* The proof that a model says what its source says: made from the two alone, without a grammar
 * and without the reader that made the model. It reads the model by model/, and shares nothing else
 * with the stages before it, on purpose: texts are made again from the source, figures are read again
 * and sums added here a second time, so that a fault of the reader or of the audit cannot hide
 * itself. */
#ifndef ZHINAN_VERIFY_VERIFICATION_H
#define ZHINAN_VERIFY_VERIFICATION_H

#include "base/diag.h"
#include "model/model.h"
#include "source/source.h"
#include "value/lexicon.h"

/* What was checked, and how much of it failed. */
struct verification {
	size_t texts;
	size_t figures;
	size_t repairs;
	uint64_t claimed; /* counted again, as in struct model */
	uint64_t total;
	size_t failures;
};

enum { VERIFY_FAILURE_LIMIT = 20 };

/* Compares a model with the source that it names:
 * - the file's size and SHA-256, its format, encoding and lines;
 * - every text, mark and label with the bytes that it says it stands on, every repair in it
 *   made again; and the line that it says it starts on;
 * - every repair undone: its bytes are what it says they were; of text that was left out, which
 *   is no part of the source's text, that its place exists;
 * - every figure read again from the text that it stands in, with the words of numbers in the
 *   lexicon; in a table with the unit of its column's name, or of the table;
 * - of every table that its rows ascend, that no two of its cells cover the same place, and that an
 *   amount which is said of several rows is said of those that its cell reaches over;
 * - every fact stands in the part of the document that it is a fact of, the parts stand in the
 *   order of the source, and their ordinals count;
 * - plan and name of the programme stand in the title or in the first lines, its year and batch in the
 *   title, in another text, or in the name of the file;
 * - the amounts, and those that were not understood, counted again;
 * - no byte claimed twice, and none, blanks aside, left out of both claims and residue; the
 *   coverage counted again.
 * What only a grammar could tell (names of fields and rules, codes, keys, the programme's status,
 * kinds of repairs, roles of rows) is not checked. STATUS_NO with a diag for each of the first
 * VERIFY_FAILURE_LIMIT failures. */
enum status verification_from_model(struct verification *out, const struct model *model,
                                    const struct source *source, const struct lexicon *lexicon,
                                    struct diags *diags) MUST_CHECK;

/* The figures of one kind added up over the directions; a direction whose inner directions
 * have some counts by those. */
struct verify_sum {
	enum node_kind kind;
	struct str unit; /* of funds: that of the first */
	struct decimal value;
	size_t terms;
	size_t left_out; /* no single value, another unit, per something, or too large to add */
};

void verify_add_up(struct verify_sum *out, const struct model *model, enum node_kind kind,
                   struct arena *arena);

/* How many directions there are that are in no other; how many different partners they have. */
size_t verify_count_directions(const struct model *model);
size_t verify_count_partners(const struct model *model, struct arena *arena);

#endif
