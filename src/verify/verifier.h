/* What the files of the verifier share. Internal to verify/. */
#ifndef ZHINAN_VERIFY_VERIFIER_H
#define ZHINAN_VERIFY_VERIFIER_H

#include "base/buf.h"
#include "verify/verification.h"

/* A part of verifier.text, and where in source.text it comes from. */
struct text_part {
	size_t to;
	uint32_t from;
	bool is_inserted; /* by a repair at `from` */
};

/* Bytes that a node of the text layer claims; node NULL: the title. */
struct claimed_text {
	struct span bytes;
	const struct node *node;
};

/* A figure read again from the text that it stands in. */
struct reading {
	uint32_t byte; /* of the file, its first */
	struct str text;
	struct figure figure;
};

enum { MAX_COLUMNS = 64 /* names that are looked for in the tables of a document */ };

enum { MAX_HEADS = 6 /* header rows over one column, and the words over the table */ };

/* The header rows over the row that was asked for. */
struct heads {
	const struct node *table;
	const struct node *row;                 /* the table's next row to look at */
	bool is_open;                           /* the last row looked at is a header */
	const struct node *rows[MAX_HEADS - 1]; /* the nearest is the last */
	size_t row_count;
	size_t steps; /* nodes looked at, in all tables */
};

struct verifier {
	const struct model *model;
	const struct source *source;
	const struct lexicon *lexicon;
	struct verification *result;
	struct diags *diags;

	const struct repair **repairs; /* ascending by their first byte */
	bool *is_made;                 /* for each: some text has it */
	size_t repair_count;
	size_t steps;  /* how often a repair was applied again */
	size_t budget; /* bytes that marks and labels may still have together */

	struct { /* names of columns, and where in the source's text the first of them stands */
		struct str name;
		size_t at;
	} columns[MAX_COLUMNS];
	size_t column_count;
	struct str held_source; /* the source's text as XML holds it; empty until it is needed */
	struct heads heads;

	struct buf text; /* what a place holds; made anew for each */
	struct text_part *parts;
	size_t part_count;
	size_t part_capacity;

	struct claimed_text *texts; /* ascending */
	size_t text_count;
	size_t text_capacity;

	struct reading *readings; /* ascending by byte, once all have been read */
	size_t reading_count;
	size_t reading_capacity;
	struct figures figures; /* reused for each text */
};

/* ---- failures.c ---- */

/* Counts a failure and, within the limit, adds its diag at a line of the source (0: none): NULL beyond it. */
struct diag *verifier_fail(struct verifier *verifier, const struct message *message, uint32_t line,
                           const struct str arguments[DIAG_ARGUMENTS]);

/* The same, at a place of the source, which is argument {1} after `what`, a code of the model that is said in words;
 * two more follow. */
struct diag *verifier_fail_at(struct verifier *verifier, const struct message *message,
                              struct str what, const struct place *place, struct str said,
                              struct str meant);

/* "12-30", in the arena of the diags; a place counts from its first byte to its last. */
struct str verifier_bytes(struct verifier *verifier, struct span bytes);
struct str verifier_extent(struct verifier *verifier, const struct place *place);

/* The source's text of some of its bytes, widened to whole characters. */
struct str verifier_slice(const struct verifier *verifier, struct span bytes);

/* A part of a text around byte `at`, short enough for a message. */
struct str verifier_excerpt(struct str text, size_t at);

/* The line of the source that a byte of the file stands on. */
uint32_t verifier_line(const struct verifier *verifier, uint32_t byte);

/* ---- texts.c ---- */

/* Prepares the check of texts; frees what that check has taken. */
void verifier_init(struct verifier *verifier);
void verifier_release(struct verifier *verifier);

/* Checks that a place holds a text, repaired or as in the source, and leaves what it holds in
 * verifier->text. False after a failure. */
bool verify_text(struct verifier *verifier, struct str what, const struct place *place,
                 struct str said, bool repaired);

/* Checks that a place holds what a person said of it, whose words may have other blanks and line ends, or none at all: then
 * any place of the source will do. False after a failure. */
bool verify_words(struct verifier *verifier, struct str what, const struct place *place,
                  struct str words);

/* The same for what a container claims: its mark or label and its number, with only blanks,
 * brackets and the like around them. */
bool verify_label(struct verifier *verifier, const struct node *node);

/* Puts into verifier->text what a place holds, repaired; little more than `size` bytes. */
void verifier_make_text(struct verifier *verifier, const struct place *place, size_t size);

/* Whether two bytes of the file are in one paragraph: no line ends between them, or a repair joined the lines. */
bool verifier_is_one_paragraph(const struct verifier *verifier, uint32_t from, uint32_t to);

/* Checks that the source has what each repair replaced, and that a text has what it put there. All
 * texts must have been verified before. */
void verify_repairs(struct verifier *verifier);

/* ---- figures.c ---- */

/* Reads the figures of verifier->text, the text of a node (NULL: the title). */
void verify_read_figures(struct verifier *verifier, const struct node *node);

/* Prepares the readings for verify_figures. */
void verify_sort_figures(struct verifier *verifier);

/* Checks every figure of a tree. All figures must have been read before. */
void verify_figures(struct verifier *verifier, const struct node *root);

/* Whether a text has a whole number in it, in digits or words. */
bool verify_has_number(struct verifier *verifier, struct str text, uint32_t number);

/* ---- claims.c ---- */

/* Checks what claims which bytes, and counts the coverage. */
void verify_claims(struct verifier *verifier);

/* The node whose text holds a byte, or NULL. Needs verify_claims. */
const struct node *verifier_text_at(const struct verifier *verifier, uint32_t byte);

/* The innermost field whose text holds a byte, unless a table is in between; or NULL. */
const struct node *verifier_field_at(const struct verifier *verifier, uint32_t byte);

/* The field, with a label of its own, around the table whose text holds a byte; or NULL. */
const struct node *verifier_field_around(const struct verifier *verifier, uint32_t byte);

/* Checks that a fact stands in the text of its part of the document. Needs verify_claims. */
void verify_standing(struct verifier *verifier, const struct node *fact);

/* ---- tables.c ---- */

/* The words over a node in a table, nearest first: those of the header rows over its column, then
 * those that the table states for all columns. None outside of tables. */
size_t verifier_heads(struct verifier *verifier, const struct node *node,
                      struct str words[MAX_HEADS]);

/* Checks that the name of a field's column, which a header row claims, stands over the field. */
bool verify_column(struct verifier *verifier, const struct node *field);

/* Checks that what a table states for all its columns stands somewhere before its end. */
bool verify_table_label(struct verifier *verifier, const struct node *table);

/* Checks that each table's rows ascend, that no two of its cells cover the same place, and which
 * rows its facts are stated for. Needs verify_claims. */
void verify_tables(struct verifier *verifier);

#endif
