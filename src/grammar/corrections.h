/* Corrections: what a person says of a text where the program read it wrongly. A small YAML file beside the source,
 * one line each:
 *
 *   corrections:
 *     - {line: 29, words: "1080 ...", per: project}
 *
 * A correction names its place by its words and by the line on which they stood when it was written, so that it still
 * fits after the text was edited. It says one thing, by one of these keys:
 *
 *   is     direction no-direction   of a line: it is the heading of a direction, or is none
 *          funds projects duration  of a figure: what it states
 *          no-fact                  of a figure: it states nothing of the call
 *   per    project team year ...    of a figure: what it is for each of
 *   label  the name of a field      of words: they are the label of that field
 *   read   other words              of words: these stand there, as a digit that was misread
 *
 * The values of is and per may be their Chinese words too (correction_values.def). A key `note` may say why.
 *
 * An entry with a note and none of these keys is a remark: it says something to those who read the audit, and changes
 * nothing in the reading. It is of its words, which may run over line ends; without words of the whole line; with
 * neither of the document.
 *
 * An entry may be a JSON object on one line, with the escapes of JSON. The characters U+007F to U+009F, U+2028, U+2029,
 * U+FFFE and U+FFFF must then be escaped too: YAML takes some for line ends, and refuses the others. Half of a surrogate
 * pair, escaped or not, is refused, and so is a pair of escapes: such a character stands as it is.
 *
 * See layout/text_corrections.h for how all this is applied. */
#ifndef ZHINAN_GRAMMAR_CORRECTIONS_H
#define ZHINAN_GRAMMAR_CORRECTIONS_H

#include "base/arena.h"
#include "base/diag.h"
#include "grammar/grammar.h"

enum correction_kind {
	CORRECTION_IS,
	CORRECTION_PER,
	CORRECTION_LABEL,
	CORRECTION_READ,
	CORRECTION_REMARK /* corrects nothing */
};

struct correction {
	uint32_t line;    /* of the source, from 1; 0: the words alone tell the place */
	struct str words; /* empty: a remark of a whole line, or without a line of the document */
	enum correction_kind kind;
	struct str to;   /* what is true, the value of the key: "direction"; of a remark empty */
	struct str note; /* why, empty where nothing is said; of a remark what it says */
};

struct corrections {
	struct str file;   /* the name in diags */
	struct str sha256; /* of its bytes, in hexadecimal digits */
	struct correction *items;
	size_t count;
	size_t capacity;
};

/* The key that says a kind: "is" "per" "label" "read"; of a remark "note". */
struct str correction_key(enum correction_kind kind);

/* A value that the key `is` or `per` may have. */
struct correction_value {
	struct str code; /* "no-fact" */
	struct str word; /* the Chinese word for it, which a file may have instead */
	enum correction_kind kind;
};

/* All of them, those of `is` before those of `per`, in the order in which to offer them; *count is how many. They are
 * constant. What `label` may be, the fields of the grammar, is not among them. */
const struct correction_value *correction_values(size_t *count);

/* Reads a file of corrections from its bytes, into the arena. STATUS_TROUBLE with diags at file:line:column for all
 * that is wrong. */
enum status corrections_from_bytes(struct corrections *out, struct arena *arena, struct str bytes,
                                   struct str file, struct diags *diags) MUST_CHECK;

/* Checks that the grammar has the fields that corrections name. STATUS_TROUBLE with a diag for each it has not. */
enum status corrections_check_fields(const struct corrections *corrections,
                                     const struct grammar *grammar, struct diags *diags) MUST_CHECK;

#endif
