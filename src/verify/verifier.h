/* What the files of the verifier share. Internal to verify/. */
#ifndef ZHINAN_VERIFY_VERIFIER_H
#define ZHINAN_VERIFY_VERIFIER_H

#include "base/buf.h"
#include "verify/verification.h"

/* A part of verifier.text, and where in source.text it comes from. */
struct text_part {
	size_t to;
	uint32_t from;
	bool is_inserted; /* by a repair that stands at `from` */
};

/* Bytes that a node of the text layer claims; no node: the title. */
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

enum { MAX_COLUMNS = 64 /* of all tables of a document: names that are looked for */ };

enum { MAX_HEADS = 6 /* rows of names over one column, and the words over the table */ };

/* The rows that name the columns of a row that was asked for. */
struct heads {
	const struct node *table;
	const struct node *row; /* the next of the table that has not been looked at */
	bool is_open;           /* the last looked at is such a row */
	const struct node *rows[MAX_HEADS - 1]; /* the last last */
	size_t row_count;
	size_t steps; /* how many nodes were looked at, in all tables */
};

struct verifier {
	const struct model *model;
	const struct source *source;
	const struct lexicon *lexicon;
	struct verification *result;
	struct diags *diags;

	const struct repair **repairs; /* ascending by their first byte */
	bool *is_made;                 /* of each: some text has it */
	size_t repair_count;
	size_t steps;  /* how often a repair was made again */
	size_t budget; /* bytes that marks and labels may still have in all */

	struct { /* names of columns, and where in the source's text the first of them stands */
		struct str name;
		size_t at;
	} columns[MAX_COLUMNS];
	size_t column_count;
	struct heads heads;

	struct buf text; /* what a place holds, made again for each */
	struct text_part *parts;
	size_t part_count;
	size_t part_capacity;

	struct claimed_text *texts; /* ascending */
	size_t text_count;
	size_t text_capacity;

	struct reading *readings; /* ascending by byte, once all are there */
	size_t reading_count;
	size_t reading_capacity;
	struct figures figures; /* used again for each text */
};

/* ---- failures.c ---- */

/* Counts a failure and, within the limit, adds its diag at a line of the source (0: none). */
void verifier_fail(struct verifier *verifier, const struct message *message, uint32_t line,
                   const struct str arguments[DIAG_ARGUMENTS]);

/* The same about something at a place of the source, which becomes argument {1} behind `what`;
 * two more follow. */
void verifier_fail_at(struct verifier *verifier, const struct message *message, struct str what,
                      const struct place *place, struct str said, struct str meant);

/* "12-30", in the arena of the diags; of a place, from its first byte to its last. */
struct str verifier_bytes(struct verifier *verifier, struct span bytes);
struct str verifier_extent(struct verifier *verifier, const struct place *place);

/* The source's text of some of its bytes, widened to whole characters. */
struct str verifier_slice(const struct verifier *verifier, struct span bytes);

/* A part of a text short enough for a message, with what stands at byte `at` in it. */
struct str verifier_excerpt(struct str text, size_t at);

/* The line of the source that a byte of the file stands on. */
uint32_t verifier_line(const struct verifier *verifier, uint32_t byte);

/* ---- texts.c ---- */

/* Makes ready for the texts; frees what they have taken. */
void verifier_init(struct verifier *verifier);
void verifier_release(struct verifier *verifier);

/* Checks that a place holds a text, with the repairs within it made again or as the source has
 * it, and leaves what it holds in verifier->text. False after a failure. */
bool verify_text(struct verifier *verifier, struct str what, const struct place *place,
                 struct str said, bool repaired);

/* The same for what a container claims: its mark or label and its number, and around them
 * nothing but blanks, brackets and the like. */
bool verify_label(struct verifier *verifier, const struct node *node);

/* Makes in verifier->text what a place holds, repaired; not much more than `size` bytes. */
void verifier_make_text(struct verifier *verifier, const struct place *place, size_t size);

/* Checks that each repair is one of what the source has, and that what it puts in the place of
 * that stands in a text. All texts have been verified before. */
void verify_repairs(struct verifier *verifier);

/* ---- figures.c ---- */

/* Reads the figures of verifier->text, which is that of a node (NULL: the title). */
void verify_read_figures(struct verifier *verifier, const struct node *node);

/* Makes ready for checking what has been read. */
void verify_sort_figures(struct verifier *verifier);

/* Checks every figure of a tree. All texts have been read before. */
void verify_figures(struct verifier *verifier, const struct node *root);

/* Whether a text has a whole number in it, in digits or words. */
bool verify_has_number(struct verifier *verifier, struct str text, uint32_t number);

/* ---- claims.c ---- */

/* Checks what claims which bytes, and counts the coverage. */
void verify_claims(struct verifier *verifier);

/* The node whose text holds a byte, or NULL. verify_claims came before. */
const struct node *verifier_text_at(const struct verifier *verifier, uint32_t byte);

/* The innermost field whose text holds a byte, with no table between; or NULL. */
const struct node *verifier_field_at(const struct verifier *verifier, uint32_t byte);

/* Checks that a fact stands in the text of what it is a fact of. verify_claims came before. */
void verify_standing(struct verifier *verifier, const struct node *fact);

/* ---- tables.c ---- */

/* The words over what a node has in a table, nearest first: what stands in the rows of names over
 * its column, then what the table says of all its columns. None outside of tables. */
size_t verifier_heads(struct verifier *verifier, const struct node *node,
                      struct str words[MAX_HEADS]);

/* Checks that the name of a column, which its row of names claims, stands over what is in it. */
bool verify_column(struct verifier *verifier, const struct node *field);

/* Checks that what a table says of all its columns stands somewhere before its end. */
bool verify_table_label(struct verifier *verifier, const struct node *table);

/* Checks of every table that its rows ascend, that no two of its cells cover the same place, and of
 * which rows its facts are said. verify_claims came before. */
void verify_tables(struct verifier *verifier);

#endif
