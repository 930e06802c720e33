/* What prose states in figures: whether each figure of a paragraph is a fact, of what, for each of what, and of
 * which kind of project; or why it is none. A paragraph is read once, clause by clause: the roles of words
 * (grammar/vocabulary.h) show what a figure may be, and evidence (evidence.h) decides. */
#ifndef ZHINAN_FACTS_STATEMENT_H
#define ZHINAN_FACTS_STATEMENT_H

#include "facts/clause.h"
#include "facts/evidence.h"

enum fact_of {
	FACT_NONE,
	FACT_PROJECTS,
	FACT_FUNDS,
	FACT_DURATION,
	FACT_DIRECTIONS,
	FACT_PARTNERS
};

/* As in XML: "projects"; empty for none. */
struct str fact_of_name(enum fact_of of);

enum { NO_STATEMENT = UINT32_MAX };

/* What is said of one figure; a figure that is said of several kinds has one for each of them. */
struct statement {
	uint32_t figure; /* index */
	uint8_t of;      /* enum fact_of */
	struct str per;  /* what it is for each of; empty: all of it */
	struct str kind; /* the kind of project that it is said of, as written; empty: all */
	bool is_name; /* the kind is known only by its place in a list: it may name a direction */
	struct str reason; /* of none: why, as in XML; empty: nothing is known */
	bool is_of_all;    /* it is said of all that was named before, together */
	bool is_amount;    /* money, or a count that may be one of projects: it must not be lost */
	uint32_t whole;    /* the statement that it is a part of, or NO_STATEMENT */
	struct evidence_list evidence;
};

struct statements {
	struct statement *items; /* in the order of their figures */
	size_t count;
	size_t capacity;
	size_t
	    funds; /* where the newest of them that is of funds stands, from 1; 0: there is none */
};

/* What stands around a paragraph. */
struct statement_scope {
	struct str kind; /* that the headings above name, the wider first; empty: none */
	word_set topic;  /* roles of the words in the nearest heading or label */
	bool is_in_direction;
	size_t directions; /* of the innermost section around it: in it */
};

/* So much for each project of a kind. */
struct each_amount {
	struct str kind; /* empty: of all */
	struct decimal amount;
};

/* Reads the paragraphs of one document, in their order. Zeroed but for arena, grammar and the text. */
struct statement_reader {
	struct arena *arena;
	struct grammar *grammar;
	struct str clean;  /* the text as it is written, */
	struct str folded; /* and for matching, of the same offsets */
	uint32_t year;     /* of the call; 0: not known */
	uint32_t batch;    /* the same */
	size_t directions; /* that the document has */
	bool is_past;      /* it is a notice of results: its figures are history */
	/* The kinds of the document, as its last list of them names them. */
	struct str *kinds;
	size_t kind_count;
	size_t kind_capacity;
	/* Names that were recognised as kinds by their place in a list, in normalized form. */
	struct str *names;
	size_t name_count;
	size_t name_capacity;
	/* What has been stated so far. */
	struct each_amount *each;
	size_t each_count;
	size_t each_capacity;
	/* Scratch. */
	struct normalized normalized;
	struct clause_tokens tokens;
	struct statements statements;
};

/* What is known of a figure before its paragraph is read. */
struct figure_hint {
	uint8_t label;     /* enum fact_of: what the label before it asks for, or FACT_NONE */
	uint8_t corrected; /* enum fact_of: what a person says that it is, or FACT_NONE */
	struct str per;    /* and what it is for each of */
	bool is_taken;     /* it is a fact already */
	struct str reason; /* why it is none, where that is known; else empty */
};

/* Fills `out` with the tokens of the reader's normalized text. `figures` are those of its paragraph, ascending,
 * with spans in the folded text. */
void clause_tokens_read(struct clause_tokens *out, const struct statement_reader *reader,
                        const struct figures *figures);

/* Reads one paragraph at a span of the text. `figures` are those that stand in it, ascending; hints are
 * by figure, or NULL. The result is good until the next call. */
const struct statements *statements_read(struct statement_reader *reader, struct span span,
                                         const struct figures *figures,
                                         const struct figure_hint *hints,
                                         const struct statement_scope *scope);

/* The roles of the words in a heading or label; stores the kind of project that it names where it names nothing
 * else, empty where it names none. */
word_set statement_heading(struct statement_reader *reader, struct span span, struct str *kind);

#endif
