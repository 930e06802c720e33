/* One proof: terms, a total, and what follows from them. Internal to audit/. */
#ifndef ZHINAN_AUDIT_PROOF_H
#define ZHINAN_AUDIT_PROOF_H

#include "audit/auditor.h"

/* How an audit's options add. Borrows the tolerance. */
struct sum_options sum_options_of(const struct audit_options *options);

/* A text in one line. */
struct str one_line(const struct auditor *auditor, struct str text);

/* A new proof of what a node states as `figure` says, without terms. A figure for each thing of a
 * kind is taken as one for all; of money, terms are to be in the currency `unit`. */
struct proof proof_of_figure(const struct auditor *auditor, enum check_id check,
                             const struct node *stated, const struct figure *figure,
                             struct str unit);

/* Adds a term. */
void proof_add_term(const struct auditor *auditor, struct proof *proof, const struct term *term);

/* Hands a proof, decided, to the audit. */
void proof_push(struct auditor *auditor, const struct proof *proof);

/* Fills in sum, interval, difference, missing, has_overflow and verdict from the terms and the
 * stated amount; see sum_verdict. */
void proof_decide(struct proof *proof, const struct audit_options *options);

/* The same for terms that may not be all that the total is made of. A single one proves that it is no
 * more than the total (within-bounds); of several that make less nothing can be decided. */
void proof_decide_parts(struct proof *proof, const struct audit_options *options);

/* Makes the amount of a term the product of a count and of what each of them gets: an exact count of
 * projects, and an exact amount for each project. False, and the term as it was, where one of the two
 * is something else (a limit is not what each of them gets), or in another unit. */
bool term_multiply(struct term *term, const struct figure *count, const struct place *count_place,
                   const struct figure *each, struct str unit, const struct sum_options *options);

/* The same of what may be about or at most: the product is what both allow. */
bool term_multiply_bounds(struct term *term, const struct figure *count,
                          const struct place *count_place, const struct figure *each,
                          struct str unit, const struct sum_options *options);

#endif
