/* What every report of an audit says in words: reasons, messages, checks. */
#ifndef ZHINAN_REPORT_AUDIT_WORDS_H
#define ZHINAN_REPORT_AUDIT_WORDS_H

#include "audit/audit.h"
#include "report/words.h"

/* The reason for a proof's verdict, in words. */
struct str words_reason(const struct wording *words, const struct proof *proof);

/* An overall verdict in words: consistent, unproved, undecidable or inconsistent; that of an audit. */
struct str words_overall_named(const struct wording *words, enum overall overall);
struct str words_overall(const struct wording *words, const struct audit *audit);

/* A level of findings in words. */
struct str words_level(const struct wording *words, enum finding_level level);

/* A check's line; of a check that is in no table, its id. */
struct str words_check(const struct wording *words, struct str check);

/* What a finding says; another place that it refers to is told as its own is. */
struct str words_finding(const struct wording *words, const struct audit *audit,
                         const struct finding *finding);

/* The number of an amount, digits grouped; or a word for what it is instead: a range, in no sum,
 * no number. */
struct str words_amount(const struct wording *words, const struct amount *amount);

/* An amount with its unit and the word of its relation: "about 70", "at most 500,000 yuan". */
struct str words_related(const struct wording *words, const struct amount *amount, struct str unit);

/* What an interval reaches over: "10 to 20", "at least 10, less than 20". */
struct str words_range(const struct wording *words, const struct interval *interval,
                       struct str unit);

/* A part of a document, given by its id, as a person names it: "direction 1.2 Title". Empty for none; an id that is
 * no part's as it is. near: a node that may be in that part, which saves the search; or NULL. */
struct str words_part_named(const struct wording *words, const struct model *model, struct str id,
                            const struct node *near);

/* What a proof is of in these words, empty for the document; of a table with row and column. */
struct str words_proof_part(const struct wording *words, const struct model *model,
                            const struct proof *proof);

/* How many terms a proof could not add. */
struct str words_missing(const struct wording *words, const struct proof *proof);

/* What a proof is of, empty for the document: the id of a part; of a table its row and column too. */
struct str words_scope(const struct wording *words, const struct proof *proof);

/* A term as it is written; a product as its two numbers. */
struct str words_written(const struct wording *words, const struct term *term);

/* What a proof comes to, in one sentence with its figures. */
struct str words_proof(const struct wording *words, const struct proof *proof);

/* The tolerances that an audit ran with: of written precision, and of approximate figures. */
struct str words_tolerance(const struct wording *words, const struct audit *audit);

/* Whether anything is known of an amount: a number, or an end of what it may be. */
bool amount_has_interval(const struct amount *amount);

/* Whether it is known how far an amount reaches: not of an about without a tolerance, which is
 * added at its face value and may be off by anything. */
bool amount_has_bounds(const struct amount *amount);

/* Whether a proof counts partners, whose terms are no directions. */
bool proof_is_of_partners(const struct proof *proof);

#endif
