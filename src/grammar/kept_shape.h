/* What of each struct is kept, as tables: one for writing and reading alike. For kept_*.c only. */
#ifndef ZHINAN_GRAMMAR_KEPT_SHAPE_H
#define ZHINAN_GRAMMAR_KEPT_SHAPE_H

#include "grammar/kept.h"

enum member_kind {
	MEMBER_PLAIN,  /* bytes without pointers */
	MEMBER_TEXT,   /* struct str */
	MEMBER_LIST,   /* a pointer and a count, of structs of a shape */
	MEMBER_ARRAY,  /* the same, of bytes without pointers: used where they are kept */
	MEMBER_RULE,   /* struct rule, with its pattern */
	MEMBER_LEXICON /* a pointer to the words' index */
};

/* A pointer and the count behind it, as structs hold a list. */
struct list {
	void *items;
	size_t count;
};

struct shape;

struct member {
	const struct shape *of; /* of a list */
	uint32_t offset;
	uint32_t size; /* of what is plain, or of an element of an array */
	enum member_kind kind;
};

struct shape {
	const struct member *members;
	size_t count;
	size_t size; /* of the struct */
};

extern const struct shape SHAPE_KEPT;
extern const struct shape SHAPE_GRAMMAR;
extern const struct shape SHAPE_RECOGNITION; /* of a grammar that only recognises */
extern const struct shape SHAPE_RULE;        /* without its pattern */
extern const struct shape SHAPE_WORD;

/* Where texts and arrays begin in the kept bytes, and what stands at the very beginning of these: the
 * place of the outermost struct. */
enum { KEPT_ALIGNMENT = 16 };
struct kept_place {
	uint32_t start;
	uint32_t size;
};

#endif
