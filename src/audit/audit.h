/* The audit of a model: every total that the document states, with its terms, places and verdict,
 * and all else that is worth a look. Every report is written from this one record; nothing here
 * prints. */
#ifndef ZHINAN_AUDIT_AUDIT_H
#define ZHINAN_AUDIT_AUDIT_H

#include "base/diag.h"
#include "model/spot.h"
#include "value/sum.h"

struct term {
	const struct node *direction; /* that it is a figure of, or NULL */
	struct str id;     /* of the direction, "dir-8-1"; empty for partners and other rows */
	struct str number; /* of the direction, "1.8", or the row; empty for partners */
	struct str title;  /* of the direction, or the row of a table; of a partner its name */
	struct str code;   /* of a partner */
	uint32_t times;    /* of a partner: how many directions name it; it counts once */
	struct str where;  /* of a partner: the numbers of these directions, "1.8 2.0" */
	struct amount amount;
	bool is_product; /* the amount is what each project gets times the number of projects */
	struct decimal count, each;
	struct place count_place; /* of the number of projects; amount has that of what each gets */
};

struct proof {
	const struct node *node; /* the fact that states the total of directions, or NULL */
	struct str check; /* "funds-total" "projects-total" "directions-count" "partners-count"
	                     "table-total" */
	struct str scope; /* id of the direction, section or table it is of; empty: the document */
	const struct node *part; /* that has this id, or NULL */
	struct str heading;      /* of a table: what the header says above the column */
	uint32_t row, column;    /* of a table: where the total stands in it, from 1; else 0 */
	struct str unit;         /* "CNY", a classifier, or empty */
	enum verdict verdict;
	struct amount stated;
	struct decimal sum;        /* of the terms' face values */
	struct interval interval;  /* of the sum of the terms' intervals */
	struct decimal difference; /* sum minus stated; from the nearest end of a stated range */
	bool has_overflow;         /* a sum that does not fit: the verdict is undecidable */
	struct term *terms;        /* in the order of the document, missing ones included */
	size_t term_count;
	size_t term_capacity;
	size_t missing;   /* how many terms have no number: it is absent or cannot be read */
	bool may_be_part; /* the terms are parts of the total, and there may be more */
};

enum finding_level { FINDING_ERROR, FINDING_WARNING, FINDING_NOTE, FINDING_LEVEL_COUNT };

struct finding {
	struct str check; /* "numbering-gap" */
	enum finding_level level;
	struct str id;             /* of the direction or section it is in; may be empty */
	const struct node *within; /* a node in that, or NULL */
	struct place place;
	const struct message *message;
	struct str arguments[DIAG_ARGUMENTS];
	struct place other;    /* where its message refers to another place of the document; */
	size_t other_argument; /* that argument is the line of it */
	size_t turn;           /* among those of one place and check, before their words */
};

struct audit_options {
	enum precision precision;
	struct decimal about_tolerance; /* percent; where has_about_tolerance */
	bool has_about_tolerance;
	const char *const *only; /* ids of checks, NULL-terminated; NULL: all */
	const char *const *skip; /* ids of checks, NULL-terminated; NULL: none */
};

/* Whether the options select the check with an id. */
bool audit_asks(const struct audit_options *options, struct str check);

struct audit {
	struct arena *arena;
	const struct model *model;
	struct audit_options options;
	struct proof *proofs;
	size_t proof_count;
	size_t proof_capacity;
	struct finding *findings; /* in the order of the source, then by check and turn */
	size_t finding_count;
	size_t finding_capacity;
	const struct spots *spots; /* of the model, for the headings and paragraphs of places */
};

/* A kind of check, as a row of the table: its id, its usual level, and what it is for. */
struct check {
	struct str id;
	const struct message *summary;  /* one line */
	const struct message *document; /* a paragraph: what is checked, why, what to do */
	enum finding_level level;
	bool is_proof;
};

/* All checks, in the order of the table in checks.def. */
extern const struct check checks[];
extern const size_t check_count;

/* The check of an id, or NULL. */
const struct check *check_find(struct str id);

/* Splits ids of checks at their commas into a list that ends with NULL, as audit_options has them; NULL for no id. In the
 * arena. False, and the id in *unknown, where no check has one. */
bool check_ids(const char *const **out, struct arena *arena, const char *list, struct str *unknown);

/* Audits a model, which must outlive the result; the result is in the arena. Options may be NULL.
 * Nothing in the model makes this fail: what is wrong with it becomes a finding. */
void audit_from_model(struct audit *out, struct arena *arena, const struct model *model,
                      const struct audit_options *options);

/* The totals of a model's directions alone, without findings: the proofs that audit_from_model has
 * of what the document, its sections and its directions state of them, and behind these, for each
 * sum of projects or of a currency that the document does not state, one without a stated amount,
 * whose verdict has no meaning. */
void audit_totals(struct audit *out, struct arena *arena, const struct model *model);

/* The worst of the proofs' verdicts; all that are at least within bounds count as one. */
enum overall {
	OVERALL_CONSISTENT,
	OVERALL_UNPROVED, /* there is no proof */
	OVERALL_UNDECIDABLE,
	OVERALL_INCONSISTENT,
	OVERALL_COUNT
};
enum overall audit_overall(const struct audit *audit);

/* An overall verdict as a word of machine output, "unproved"; that of an audit. */
struct str overall_name(enum overall overall);
struct str audit_verdict(const struct audit *audit);

/* How many findings are at a level. */
size_t audit_findings_at(const struct audit *audit, enum finding_level level);

/* A word of machine output: "warning". */
struct str finding_level_name(enum finding_level level);

#endif
