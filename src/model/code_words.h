/* The codes of the model in words of a language. Machine formats have the codes; what people read has the words. */
#ifndef ZHINAN_MODEL_CODE_WORDS_H
#define ZHINAN_MODEL_CODE_WORDS_H

#include "base/message.h"

/* What a code says; the same code may be a word of several sets ("direction"). */
enum code_set {
	CODE_KIND,     /* an element or a kind of figure: "projects" "money" */
	CODE_PER,      /* what an amount is for each of: "project" */
	CODE_EACH,     /* the same in a phrase: "for each project" */
	CODE_RELATION, /* "exact" "at-most" */
	CODE_BOUND,    /* the same before a number: "about"; none is of an exact one or a range */
	CODE_BOUND_OF_DATE,
	CODE_UNIT,     /* of time: "month" */
	CODE_REPAIR,   /* "joined-lines"; "furniture/page-number" */
	CODE_REASON,   /* why a figure is no fact: "matching" */
	CODE_RECORD,   /* what `explain` says of a piece of text: "stated" */
	CODE_ROLE,     /* of a row of a table, or a column: "subtotal" */
	CODE_EVIDENCE, /* why something was read so: "with-projects" */
	CODE_LEVEL,    /* of a check: "error" "proof" */
	CODE_STATUS,   /* "draft" */
	CODE_CURRENCY, /* ISO 4217: "CNY" */
	CODE_SET_COUNT
};

/* A code in words. One that is in no table is returned as it is: grammars may bring their own. Lives for ever, or as
 * long as the code. */
struct str code_word(enum code_set set, struct str code, enum language language);

#endif
