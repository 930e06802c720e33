/* The audit of a model: every claim that it makes of itself with its terms, places and verdict,
 * and what else is worth a look. One record of the result, from which every report is written;
 * nothing here prints. */
#ifndef ZHINAN_AUDIT_AUDIT_H
#define ZHINAN_AUDIT_AUDIT_H

#include "base/diag.h"
#include "model/model.h"

/* What a proof ends with, the best first. */
enum verdict {
	VERDICT_EXACT,         /* every term and the total are exact, and equal */
	VERDICT_ROUNDED,       /* equal within the written precision of the total */
	VERDICT_FACE_VALUE,    /* equal at face value, though some are about or at most */
	VERDICT_WITHIN_BOUNDS, /* unequal at face value, possible within the stated bounds */
	VERDICT_UNDECIDABLE,   /* unequal, and an "about" without a stated tolerance is involved */
	VERDICT_INCONSISTENT,  /* impossible */
	VERDICT_COUNT
};

/* One end of an interval. */
struct bound {
	struct decimal value; /* no meaning where is_infinite */
	bool is_open;         /* the value itself is outside */
	bool is_infinite;     /* of a lower end: minus infinity; of an upper: plus */
};

struct interval {
	struct bound min;
	struct bound max;
};

/* A figure that a proof uses: a term, or the total that is stated. */
struct amount {
	struct str text;      /* as written */
	struct decimal value; /* at face value; where has_value */
	bool has_value;       /* false: it could not be read as one number, and is left out */
	enum relation relation;
	int8_t decimals; /* written precision as XBRL counts it; or DECIMALS_NONE */

	/* What the words allow. An about is its face value, widened by the tolerance of the run
	 * where there is one; of a stated total, and with PRECISION_ALL of a term, the ends are
	 * those of its written precision. [0, infinity) where nothing could be read. */
	struct interval interval;
	struct place place;
};

struct term {
	struct str id;     /* of the direction, "dir-8-1"; empty for partners */
	struct str number; /* of the direction, "1.8"; empty for partners */
	struct str title;  /* of the direction; of a partner its name */
	struct str code;   /* of a partner */
	uint32_t times;    /* of a partner: in how many directions it stands; it counts once */
	struct str where;  /* of a partner: the numbers of these directions, "1.8 2.0" */
	struct amount amount;
};

struct proof {
	struct str check; /* "funds-total" "projects-total" "directions-count" "partners-count" */
	struct str scope; /* id of the direction whose own total it is; empty: the document's */
	struct str unit;  /* "CNY", a classifier, or empty */
	enum verdict verdict;
	struct amount stated;
	struct decimal sum;        /* of the terms' face values */
	struct interval interval;  /* of the sum of the terms' intervals */
	struct decimal difference; /* sum minus stated; from the nearest end of a stated range */
	bool has_overflow;         /* a sum that does not fit: the verdict is undecidable */
	struct term *terms;        /* in the order of the document, those that are missing too */
	size_t term_count;
	size_t term_capacity;
	size_t missing; /* of the terms: without a number, as it cannot be read or is absent */
};

enum finding_level { FINDING_ERROR, FINDING_WARNING, FINDING_NOTE, FINDING_LEVEL_COUNT };

struct finding {
	struct str check; /* "numbering-gap" */
	enum finding_level level;
	struct str id; /* of the direction or section it is in; may be empty */
	struct place place;
	enum message message;
	struct str arguments[DIAG_ARGUMENTS];
};

enum precision {
	PRECISION_TOTAL, /* only the stated total is an interval of its written precision */
	PRECISION_ALL    /* the terms are too */
};

struct audit_options {
	enum precision precision;
	struct decimal about_tolerance; /* percent; where has_about_tolerance */
	bool has_about_tolerance;
	const char *const *only; /* ids of checks, NULL-terminated; NULL: all */
	const char *const *skip; /* ids of checks, NULL-terminated; NULL: none */
};

struct audit {
	struct arena *arena;
	const struct model *model;
	struct audit_options options;
	struct proof *proofs;
	size_t proof_count;
	size_t proof_capacity;
	struct finding *findings; /* in the order of the source, then by check */
	size_t finding_count;
	size_t finding_capacity;
};

/* A kind of check, as a row of the table: its id, its usual level, and what it is for. */
struct check {
	struct str id;
	enum finding_level level;
	enum message summary;  /* one line */
	enum message document; /* a paragraph: what is checked, why, what to do */
	bool is_proof;
};

/* All checks, in the order of the table in checks.def. */
extern const struct check checks[];
extern const size_t check_count;

/* The check of an id, or NULL. */
const struct check *check_find(struct str id);

/* Audits a model, which must outlive the result; all is in the arena. Options may be NULL.
 * Nothing about the model is an error: what is wrong with it is a finding. */
void audit_from_model(struct audit *out, struct arena *arena, const struct model *model,
                      const struct audit_options *options);

/* The worst of the proofs' verdicts as one word: "consistent" (up to within bounds),
 * "undecidable" or "inconsistent"; "consistent" where there is no proof. */
struct str audit_verdict(const struct audit *audit);

/* How many findings are at a level or worse. */
size_t audit_findings_at(const struct audit *audit, enum finding_level level);

/* Words of machine output: "face-value"; "warning". */
struct str verdict_name(enum verdict verdict);
struct str finding_level_name(enum finding_level level);

#endif
