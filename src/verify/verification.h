/* The proof that a model says what its source says. It is made from these two alone, without a
 * grammar. It reads the model by model/, and otherwise shares no code with the reader or the audit
 * on purpose: it makes texts again, reads figures again and adds sums again, so that a fault of the
 * reader or the audit cannot hide itself. */
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

/* Compares a model with the source that it names. Checks that:
 * - the file's size and SHA-256, its format, encoding and lines are the same;
 * - every text, mark and label has the bytes of its place, with each repair in it made again, and
 *   starts on the line that it states;
 * - every repair undone gives the source's bytes; the place of text that was left out, which is not
 *   in the source's text, exists;
 * - every figure, read again from its text with the lexicon's words for numbers, is the same; in a
 *   table with the unit of its column's name, or of the table;
 * - the rows of every table ascend, no two of its cells cover the same place, and an amount stated
 *   for several rows is stated for those that its cell spans;
 * - every fact stands in the part of the document that it belongs to, the parts stand in the order
 *   of the source, and their ordinals count;
 * - plan and name of the programme stand in the title or in the first lines, its year and batch in
 *   the title, in another text, or in the name of the file;
 * - the amounts, and those that were understood, are as many as the model says;
 * - no byte is claimed twice, and only blanks are left out of both claims and residue; coverage,
 *   counted again, is the same.
 * What only a grammar could tell (names of fields and rules, codes, keys, the programme's status,
 * kinds of repairs, roles of rows) is not checked. STATUS_NO with a diag for each of the first
 * VERIFY_FAILURE_LIMIT failures. */
enum status verification_from_model(struct verification *out, const struct model *model,
                                    const struct source *source, const struct lexicon *lexicon,
                                    struct diags *diags) MUST_CHECK;

/* The figures of one kind, added up over the directions. A direction counts by those within it if
 * they have such figures. */
struct verify_sum {
	enum node_kind kind;
	struct str unit; /* of funds: that of the first */
	struct decimal value;
	size_t terms;
	size_t left_out; /* no single value, another unit, per something, or too large */
};

void verify_add_up(struct verify_sum *out, const struct model *model, enum node_kind kind,
                   struct arena *arena);

/* How many directions stand in no other; how many different partners they have. */
size_t verify_count_directions(const struct model *model);
size_t verify_count_partners(const struct model *model, struct arena *arena);

#endif
