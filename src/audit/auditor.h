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

/* A figure that the document, or a section with directions, states about itself as a whole. */
struct claim {
	const struct node *node;    /* its figure */
	const struct node *section; /* NULL: the document */
	uint32_t first, end;        /* the directions it covers: [first, end) of the list */
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
	const struct node **texts_by_place; /* the same, in the order of the source */
	struct walk *walk; /* how far a text has been followed in the source; see locate.c */
	uint64_t steps;    /* nodes looked at: a measure of the work without a clock */
};

/* Collects the lists of the model, and which checks are enabled. */
void auditor_init(struct auditor *auditor, struct audit *audit);

/* Collects the claims; the directions must be listed before. */
void claims_init(struct auditor *auditor);

/* The first claim from `at` on that is of a kind, or the number of claims. */
size_t claim_next(const struct auditor *auditor, size_t at, enum node_kind kind);

/* The document's own total of a kind, and in a unit where one is given; or NULL. */
const struct node *stated_total(const struct auditor *auditor, enum node_kind kind,
                                struct str unit);

/* The direction of a node that is one, or NULL. */
const struct direction *direction_of(const struct auditor *auditor, const struct node *node);

/* Adds a finding at a level and a place (NULL: none). It belongs to the direction or section that
 * `within` is or stands in (NULL: none). The arguments, up to four, must live as long as the model
 * or the arena. Does nothing if the check is not enabled. */
void finding_add(struct auditor *auditor, enum check_id check, enum finding_level level,
                 const struct node *within, const struct place *place,
                 const struct message *message, const struct str arguments[DIAG_ARGUMENTS]);

#define FIND(auditor, check, level, within, place, message, ...)                                   \
	finding_add((auditor), CHECK_##check, (level), (within), (place), &MESSAGE_##message,      \
	            (const struct str[DIAG_ARGUMENTS]){__VA_ARGS__})

/* Says that an argument of the finding that was just added, if its check is enabled, is where another
 * place stands; it holds the line of it. */
void finding_refer(struct auditor *auditor, enum check_id check, size_t argument,
                   const struct place *other);

/* Gives the finding that was just added, if its check is enabled, its turn among those of one place. */
void finding_take_turn(struct auditor *auditor, enum check_id check, size_t turn);

/* A walk that has not followed any text yet. */
struct walk *walk_new(const struct model *model, struct arena *arena);

/* Where bytes [start, end) of a node's text stand in the source. Where repairs or the encoding
 * prevent an exact answer, it is the node's whole place. */
struct place place_within(const struct auditor *auditor, const struct node *node, size_t start,
                          size_t end);

/* The reverse: the text in which a place begins, and the byte of it. NULL where no text holds the
 * place or the text cannot be followed. */
const struct node *text_around(const struct auditor *auditor, const struct place *place,
                               size_t *start);

/* The last text that begins at or before a byte of the source, or NULL. */
const struct node *text_before(const struct auditor *auditor, uint32_t source);

/* Where a container's mark or label stands, without the commas and full stops it claims too. */
struct place mark_place(const struct node *node);

/* Makes a term's amount the product of a direction's number of projects and its amount per project.
 * False if the direction does not state both, or not in the unit. */
bool direction_multiply(struct term *term, const struct auditor *auditor,
                        const struct direction *direction, struct str unit);

/* The currency of the document's stated total, or else of its first amount. */
struct str document_currency(const struct auditor *auditor);

/* A number as text, in the arena. */
struct str number_text(const struct auditor *auditor, uint64_t number);

/* The character at byte `at` of a text, 0 at its end. Skips the blanks after `at`. */
uint32_t character_at(struct str text, size_t at);
size_t pass_blanks(struct str text, size_t at);

/* Whether a character joins the two ends of a range: a dash, a tilde, "to". */
bool is_joint(uint32_t c);

/* A number has a part for each run of digits, which are ASCII, full-width, Chinese or circled:
 * "1.10" has two parts, a Chinese twelve has one. */
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
void add_unstated_totals(struct auditor *auditor); /* see audit_totals */
void check_parts(struct auditor *auditor);
void check_classes(struct auditor *auditor);
void check_stated_twice(struct auditor *auditor);
void check_unproved(struct auditor *auditor); /* after all other checks that prove */
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
void check_recognition(struct auditor *auditor); /* after all checks that prove */

#endif
