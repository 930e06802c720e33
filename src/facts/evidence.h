/* Why a figure is a fact, or none, and why a series of lines is one of directions: each thing that speaks for it
 * or against it has a name and a weight, all of them in one table. A candidate whose evidence weighs enough is
 * chosen. */
#ifndef ZHINAN_FACTS_EVIDENCE_H
#define ZHINAN_FACTS_EVIDENCE_H

#include "base/span.h"
#include "base/str.h"

enum evidence_rule {
	EVIDENCE_LABEL,            /* the label before it asks for such a figure */
	EVIDENCE_TOPIC,            /* the heading above speaks of such figures */
	EVIDENCE_UNIT_EACH,        /* so much for each, behind the amount */
	EVIDENCE_EACH,             /* for each, before it */
	EVIDENCE_RATE,             /* what so much for each is called */
	EVIDENCE_SUM,              /* of money: in all */
	EVIDENCE_TOTAL,            /* of a count: in all */
	EVIDENCE_FUNDS,            /* what the money is called */
	EVIDENCE_SUPPORT,          /* a word of support before it */
	EVIDENCE_SUPPORT_BEHIND,   /* behind it */
	EVIDENCE_WITH_PROJECTS,    /* the sentence counts projects before it */
	EVIDENCE_KIND,             /* a kind of project is spoken of */
	EVIDENCE_KIND_BESIDE,      /* the name of a kind stands right before the count */
	EVIDENCE_PROJECT_BESIDE,   /* the word for projects does */
	EVIDENCE_PROJECT_BEHIND,   /* projects are what is counted */
	EVIDENCE_COUNT,            /* what the number of projects is called */
	EVIDENCE_BARE,             /* no word says what is counted */
	EVIDENCE_NOW,              /* of this call */
	EVIDENCE_RECIPIENT,        /* those who get support are counted */
	EVIDENCE_APPLICANT,        /* for each who applies */
	EVIDENCE_DIRECTION,        /* directions are what is counted */
	EVIDENCE_FIELD,            /* fields are */
	EVIDENCE_DIRECTION_BESIDE, /* the word for directions stands right before the count */
	EVIDENCE_AS_MANY,          /* the document has so many directions */
	EVIDENCE_PARTNER,          /* those one cooperates with are what is counted */
	EVIDENCE_TERM,             /* what the time of a project is called */
	EVIDENCE_FINISH,           /* by when it is to be finished */
	EVIDENCE_START,            /* from its beginning on */
	EVIDENCE_PART,             /* a part of a fact before it */
	EVIDENCE_NEXT,             /* one more in a list of such facts */
	EVIDENCE_OWN_DIRECTION,    /* it stands in a direction */
	EVIDENCE_LISTED,           /* what is counted is named before it, one by one */
	EVIDENCE_OTHER_NOUN,       /* something else is counted */
	EVIDENCE_ATTRIBUTE,        /* it describes something else: a project of five years */
	EVIDENCE_CONDITION,        /* the heading above is of conditions for applicants */
	EVIDENCE_REASON,           /* a word says that it is none */
	EVIDENCE_CORRECTED,        /* a person says what it is, or that it is one */
	/* Of a series of marked lines, that its members are directions. */
	EVIDENCE_SERIES_MARK,          /* the mark itself says so: direction 1 */
	EVIDENCE_SERIES_LABELS,        /* labels of a direction stand under its members */
	EVIDENCE_SERIES_STATES,        /* prose under a member states what a direction has */
	EVIDENCE_SERIES_EACH_STATES,   /* ... under most */
	EVIDENCE_SERIES_LISTED,        /* the heading or line above says that directions follow */
	EVIDENCE_SERIES_MAY_BE_LISTED, /* ... that fields or contents do */
	EVIDENCE_SERIES_NAMES,         /* its titles are names */
	EVIDENCE_SERIES_TOPICS,        /* ... that end as topics do */
	EVIDENCE_SERIES_ELSEWHERE,     /* the heading above is of something else */
	EVIDENCE_SERIES_DEMANDS,       /* its members are demands or sentences */
	EVIDENCE_SERIES_PARTS,         /* its titles are those of the parts of a call */
	EVIDENCE_SERIES_KINDS,         /* ... of kinds of project */
	EVIDENCE_SERIES_ALONE,         /* it has one member */
	EVIDENCE_COUNT_OF_ALL
};

/* A candidate with this weight is a fact. */
enum { EVIDENCE_ENOUGH = 30 };

/* The name, as `explain` prints it, and the weight of a rule. */
const char *evidence_name(enum evidence_rule rule);
int evidence_weight(enum evidence_rule rule);

struct evidence_item {
	uint8_t rule;      /* enum evidence_rule */
	struct span place; /* what shows it, in the folded text; empty: nothing of the paragraph */
};

enum { MAX_EVIDENCE = 12 };

#define EVIDENCE_FLAG(rule) (UINT64_C(1) << (rule))

/* What speaks for one candidate. */
struct evidence_list {
	uint64_t rules; /* those of the items, as flags */
	struct evidence_item items[MAX_EVIDENCE];
	uint8_t count;
	int16_t weight;
};

/* Adds a rule once. */
void evidence_add(struct evidence_list *list, enum evidence_rule rule, struct span place);

#endif
