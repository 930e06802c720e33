/* What the families of checks share: a model laid out in lists, and how a finding is made.
 * Internal to audit/. */
#ifndef ZHINAN_AUDIT_AUDITOR_H
#define ZHINAN_AUDIT_AUDITOR_H

#include "audit/audit.h"
#include "model/directions.h"

/* CHECK_<NAME>, in the order of checks.def. */
enum check_id {
#define CHECK(name, id, level, is_proof) CHECK_##name,
#include "audit/checks.def"
#undef CHECK
	CHECK_ID_COUNT
};

/* What the document, or a section that holds directions, says of itself as a whole. */
struct claim {
	const struct node *node;    /* its figure */
	const struct node *section; /* NULL: the document */
	uint32_t first, end;        /* the directions that it is of: [first, end) of the list */
};

struct auditor {
	struct audit *audit;
	struct arena *arena;
	const struct model *model;
	bool enabled[CHECK_ID_COUNT];
	struct sum_options adding;    /* as the options of the run say */
	struct direction *directions; /* in the order of the document: a holder comes before */
	size_t direction_count;
	const struct direction **by_node; /* the same, by the address of the node */
	struct claim *claims; /* the document's, then those of sections, in their order */
	size_t claim_count;
	size_t claim_capacity;
	const struct node **texts; /* headings, paragraphs, items and cells with text, in their
	                              order */
	size_t text_count;
	size_t text_capacity;
	const struct node **texts_by_place; /* the same, as they stand in the source: the title of a
	                                       row may stand behind its other cells */
	struct walk *walk; /* how far a text was followed in the source; see locate.c */
	uint64_t steps;    /* work done, as a measure that no clock disturbs: nodes looked at */
};

/* Lays out the model and what is enabled. */
void auditor_init(struct auditor *auditor, struct audit *audit);

/* Lays out the claims; the directions must be. */
void claims_init(struct auditor *auditor);

/* The first claim from `at` on that is of a kind, or the number of claims. */
size_t claim_next(const struct auditor *auditor, size_t at, enum node_kind kind);

/* The document's own total of a kind and, where a unit is given, in it; or NULL. */
const struct node *stated_total(const struct auditor *auditor, enum node_kind kind,
                                struct str unit);

/* The direction of a node that is one, or NULL. */
const struct direction *direction_of(const struct auditor *auditor, const struct node *node);

/* Adds a finding at a level, at a place (NULL: it has none), in the direction or section `within`
 * (a node of any kind: the nearest around it or itself; NULL: none). Up to four arguments, which must live as
 * long as the model or the arena. Does nothing for a check that is not enabled. */
void finding_add(struct auditor *auditor, enum check_id check, enum finding_level level,
                 const struct node *within, const struct place *place,
                 const struct message *message, const struct str arguments[DIAG_ARGUMENTS]);

#define FIND(auditor, check, level, within, place, message, ...)                                   \
	finding_add((auditor), CHECK_##check, (level), (within), (place), &MESSAGE_##message,      \
	            (const struct str[DIAG_ARGUMENTS]){__VA_ARGS__})

/* Nothing followed yet. */
struct walk *walk_new(struct arena *arena);

/* Where bytes [start, end) of a node's text stand in the source: exactly, where the text can be
 * followed there through repairs and whatever encoding, else the node's place. */
struct place place_within(const struct auditor *auditor, const struct node *node, size_t start,
                          size_t end);

/* The text that a place begins in, and where in it: the other way round. NULL where no text holds
 * it, or it cannot be followed. */
const struct node *text_around(const struct auditor *auditor, const struct place *place,
                               size_t *start);

/* The text that begins last at a byte of the source or before it, or NULL. */
const struct node *text_before(const struct auditor *auditor, uint32_t source);

/* Where a container's mark or label stands, without what else it claims (commas, full stops). */
struct place mark_place(const struct node *node);

/* Makes the amount of a term the product of a direction's number of projects and what each of them
 * gets, where it says both; false where it does not, or not in the unit. */
bool direction_multiply(struct term *term, const struct auditor *auditor,
                        const struct direction *direction, struct str unit);

/* The currency of the document: that of its stated total, else of its first amount. */
struct str document_currency(const struct auditor *auditor);

/* How a person cites a direction: its number, behind those of the directions around it: "1.8/3". */
struct str direction_name(const struct auditor *auditor, const struct node *direction);

/* A number as text, in the arena. */
struct str number_text(const struct auditor *auditor, uint64_t number);

/* The character at byte `at` of a text, 0 at its end; blanks behind `at` are passed over. */
uint32_t character_at(struct str text, size_t at);
size_t pass_blanks(struct str text, size_t at);

/* Whether a character stands between the ends of a range: a dash, a tilde, "to". */
bool is_joint(uint32_t c);

/* The text of a number is read by its digits, Arabic of either width or Chinese, or circled:
 * "1.10" has two parts, and a Chinese twelve one. */
enum { NUMBER_PARTS = 4 };
struct number {
	uint32_t parts[NUMBER_PARTS];
	uint32_t count; /* 0: it cannot be read */
};
struct number number_from_text(struct str text);

/* Runs every family of checks. */
void auditor_run(struct auditor *auditor);

/* The families of checks, each in the file of its name. */
void check_totals(struct auditor *auditor);
void check_parts(struct auditor *auditor);
void check_classes(struct auditor *auditor);
void check_stated_twice(struct auditor *auditor);
void check_unproved(struct auditor *auditor); /* behind all others that prove */
void check_tables(struct auditor *auditor);
void check_tables_against_text(struct auditor *auditor);
void check_numbering(struct auditor *auditor);
void check_fields(struct auditor *auditor);
void check_per_project(struct auditor *auditor);
void check_title(struct auditor *auditor);
void check_dates(struct auditor *auditor);
void check_brackets(struct auditor *auditor);
void check_addresses(struct auditor *auditor);
void check_partners(struct auditor *auditor);
void check_unparsed(struct auditor *auditor);

#endif
