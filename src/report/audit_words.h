/* What every report of an audit says in words: verdicts, reasons, messages, amounts, places. */
#ifndef ZHINAN_REPORT_AUDIT_WORDS_H
#define ZHINAN_REPORT_AUDIT_WORDS_H

#include "audit/audit.h"

/* A language and where strings are made. All strings below live in the arena, or for ever. */
struct words {
	enum language language;
	struct arena *arena;
};

/* A message with up to four struct str arguments. */
#define words_say(words, message, ...)                                                             \
	message_text((message), (const struct str[DIAG_ARGUMENTS]){__VA_ARGS__},                   \
	             (words)->language, (words)->arena)

/* A message without arguments. */
struct str words_of(const struct words *words, enum message message);

/* A count in decimal digits. */
struct str words_count(const struct words *words, size_t count);

/* "120-135 140-152": the pieces of a place as the XML has them; empty where it has none. */
struct str words_place(const struct words *words, const struct place *place);

/* A decimal for people, in groups of three digits: "314,800,000", "-0.5". */
struct str words_grouped(const struct words *words, struct decimal value);

/* The same with a unit behind it: "314,800,000 yuan". A classifier is left as it is written. */
struct str words_quantity(const struct words *words, struct decimal value, struct str unit);

/* An interval with its ends, "[10,11)", in plain digits or in groups. */
struct str words_interval(const struct words *words, const struct interval *interval);

/* Whether an interval is one point. */
bool interval_is_point(const struct interval *interval);

/* A verdict of a proof, and the reason for it, in words. */
struct str words_verdict(const struct words *words, enum verdict verdict);
struct str words_reason(const struct words *words, const struct proof *proof);

/* The worst verdict of an audit in words: consistent, undecidable or inconsistent. */
struct str words_overall(const struct words *words, const struct audit *audit);

/* A level of findings in words. */
struct str words_level(const struct words *words, enum finding_level level);

/* A check's line and paragraph; of a check that is in no table, its id. */
struct str words_check(const struct words *words, struct str check);
struct str words_document(const struct words *words, struct str check);

/* What a finding says. */
struct str words_finding(const struct words *words, const struct finding *finding);

/* What is stated, as a quantity; as it is written where it is no single number. */
struct str words_stated(const struct words *words, const struct proof *proof);

/* How many terms a proof could not add. */
struct str words_missing(const struct words *words, const struct proof *proof);

/* What a proof comes to, in one sentence with its figures. */
struct str words_proof(const struct words *words, const struct proof *proof);

/* The tolerances that an audit ran with: of written precision, and of approximate figures. */
struct str words_tolerance(const struct words *words, const struct audit *audit);

/* How many findings of an audit are at one level and no other. */
size_t findings_of_level(const struct audit *audit, enum finding_level level);

/* Whether anything is known of an amount: a number, or an end of what it may be. */
bool amount_has_interval(const struct amount *amount);

/* Whether a proof counts partners, whose terms are no directions. */
bool proof_is_of_partners(const struct proof *proof);

#endif
