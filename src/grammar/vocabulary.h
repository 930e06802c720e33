/* The parts that words play in a statement of prose: what money is called, what a kind of project ends
 * with, what says for each, what says that an amount is none of the call's. Which words they are is data
 * (`words` of a grammar); what parts together make a fact, the facts stage knows. */
#ifndef ZHINAN_GRAMMAR_VOCABULARY_H
#define ZHINAN_GRAMMAR_VOCABULARY_H

#include "value/lexicon.h"

enum word_role {
	ROLE_SUPPORT,    /* gives: to support, to fund, to approve */
	ROLE_FUNDS,      /* what the money that is given is called */
	ROLE_RATE,       /* what it is called where it is so much for each project */
	ROLE_TOTAL,      /* in all */
	ROLE_COUNT,      /* what the number of projects is called */
	ROLE_PROJECT,    /* a project, topic or task, as what is counted and given money */
	ROLE_HEAD,       /* what the name of a kind of project ends with, besides these */
	ROLE_GRADE,      /* what kinds of project are told apart by: key, general, youth */
	ROLE_DETERMINER, /* before such a name and no part of it: this, all */
	ROLE_PLAIN,      /* before such an end, and tells no kind alone: joint, research */
	ROLE_EACH,       /* for each */
	ROLE_RECIPIENT,  /* what gets money, besides projects; its name: what an amount is per */
	ROLE_CLASSIFIER, /* between each and what it is; its name: what it is where nothing follows */
	ROLE_FOR,        /* before who gets something */
	ROLE_TERM,       /* what the time is called that a project takes */
	ROLE_FINISH,     /* to finish a project */
	ROLE_START,      /* from its beginning on */
	ROLE_DIRECTION, /* a direction, topic or field that is counted */
	ROLE_PARTNER,   /* a country or what else one cooperates with, counted */
	ROLE_WITH,      /* before these */
	ROLE_ETC,       /* and others: behind names, before how many there are */
	ROLE_PARTS,     /* of these */
	ROLE_ORDER,     /* figures follow for kinds in their order */
	ROLE_AND,       /* joins names */
	ROLE_THESE,     /* the kinds named before */
	ROLE_KINDS,     /* behind names of kinds: how many there are */
	ROLE_ALL,       /* what follows is said of all kinds */
	ROLE_BE,        /* between a name and how many there are of it */
	ROLE_NOW,       /* of this call */
	ROLE_OURS,      /* of the side that makes the call */
	ROLE_FIELD,     /* a field, which is counted only where directions are meant */
	ROLE_CONTENT,   /* what is to be done: a heading of these may have directions below it */
	ROLE_LEAD,      /* leads to a list: as follows */
	ROLE_APART,     /* what the other parts of a call are about */
	ROLE_DEMAND,    /* what is asked of someone: no title says so */
	ROLE_TOPIC,     /* what the title of a topic ends with */
	ROLE_NAME,      /* an ordinary word that may stand in a name and looks like another role */
	ROLE_BREAK,     /* any other word that is no part of a name */
	/* From here on why a figure is no fact; the names are those of `reason` in the XML. */
	ROLE_REASON,
	ROLE_MATCHING = ROLE_REASON, /* one's own money, or another body's beside it */
	ROLE_OTHER_SIDE,             /* what the other country gives */
	ROLE_LIMIT,                  /* how many one may apply for, or have */
	ROLE_HISTORY,                /* what was given before */
	ROLE_PRIZE,
	ROLE_PENALTY,
	ROLE_CAPITAL,    /* what a company has, earns or invests */
	ROLE_INDICATOR,  /* what a project is to reach */
	ROLE_INSTALMENT, /* what is paid when */
	ROLE_PROCEDURE,  /* how long a step, a notice or a treaty takes */
	ROLE_CONDITION,  /* what one must have */
	ROLE_COUNT_OF_ALL
};

#define ROLE_FLAG(role) ((word_set)1 << (role))

/* Those that headings and lists are read by, and no statement. */
#define ROLE_OUTLINE                                                                               \
	(ROLE_FLAG(ROLE_CONTENT) | ROLE_FLAG(ROLE_LEAD) | ROLE_FLAG(ROLE_APART) |                  \
	 ROLE_FLAG(ROLE_DEMAND) | ROLE_FLAG(ROLE_TOPIC))

/* All that say why a figure is no fact. */
#define ROLE_REASONS ((ROLE_FLAG(ROLE_COUNT_OF_ALL) - 1) & ~(ROLE_FLAG(ROLE_REASON) - 1))

/* The name of a role, as in YAML and, for a reason, in XML: "matching". */
struct str word_role_name(enum word_role role);

#endif
