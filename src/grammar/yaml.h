/* YAML as a tree in which every value knows its line and column. Aliases and tags are refused; a key given twice
 * is an error. */
#ifndef ZHINAN_GRAMMAR_YAML_H
#define ZHINAN_GRAMMAR_YAML_H

#include "base/arena.h"
#include "base/diag.h"

enum yaml_kind { YAML_SCALAR, YAML_LIST, YAML_MAP };

/* How a scalar is written: what stands between its start and its text. */
enum yaml_style {
	YAML_PLAIN,
	YAML_QUOTED,
	YAML_LITERAL, /* as a block (|): its text starts on the next line */
	YAML_FOLDED   /* as a block whose lines are joined (>) */
};

struct yaml {
	struct yaml *next;   /* the next entry of the list or map that holds this one */
	struct yaml *first;  /* of a list or map: its entries in order of writing */
	struct str key;      /* of an entry of a map; empty else */
	struct str scalar;   /* of a scalar: its value */
	uint32_t key_line;   /* from 1 */
	uint32_t key_column; /* in characters, from 1 */
	uint32_t line;       /* where the value starts, from 1 */
	uint32_t column;     /* in characters, from 1 */
	uint8_t kind;        /* enum yaml_kind */
	uint8_t style;       /* enum yaml_style */
};

/* Reads one YAML document from memory into a tree in the arena. `file` names it in diags, as
 * "file:line:column". last: a key of the outermost map behind whose entry nothing is read, or NULL. */
enum status yaml_parse(struct yaml **out, struct arena *arena, struct str bytes, struct str file,
                       const char *last, struct diags *diags) MUST_CHECK;

/* The next of the words that stand in a scalar with blanks or line ends in between, from byte *at on; moves
 * *at behind it. False where there is none. */
bool yaml_next_word(const struct yaml *scalar, size_t *at, struct str *word);

/* The entry of a map with a key, or NULL. */
const struct yaml *yaml_get(const struct yaml *map, const char *key);

#endif
