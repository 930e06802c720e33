/* One proof: terms, a total, and what follows from them. Internal to audit/. */
#ifndef ZHINAN_AUDIT_PROOF_H
#define ZHINAN_AUDIT_PROOF_H

#include "audit/auditor.h"

/* The sum options for an audit's options. Borrows the tolerance. */
struct sum_options sum_options_of(const struct audit_options *options);

/* A text on one line. */
struct str one_line(const struct auditor *auditor, struct str text);

/* A new proof, without terms, of what a node states as `figure`. A figure per something is taken as
 * a plain one; terms of money must be in the currency `unit`. */
struct proof proof_of_figure(const struct auditor *auditor, enum check_id check,
                             const struct node *stated, const struct figure *figure,
                             struct str unit);

/* Adds a term. */
void proof_add_term(const struct auditor *auditor, struct proof *proof, const struct term *term);

/* Adds a decided proof to the audit. */
void proof_push(struct auditor *auditor, const struct proof *proof);

/* Fills in sum, interval, difference, missing, has_overflow and verdict from the terms and the
 * stated amount; see sum_verdict. */
void proof_decide(struct proof *proof, const struct audit_options *options);

/* The same for terms that may be only parts of the total. A single term proves at most that it is
 * no more than the total (within-bounds); several that add up to less prove nothing. */
void proof_decide_parts(struct proof *proof, const struct audit_options *options);

/* Makes a term's amount the product of an exact count of projects and an exact amount for each.
 * False, with the term unchanged, if one of them is not exact (a limit is not what each project
 * gets) or in another unit. */
bool term_multiply(struct term *term, const struct figure *count, const struct place *count_place,
                   const struct figure *each, struct str unit, const struct sum_options *options);

/* The same for figures that may be approximate or upper limits, as the product then is. */
bool term_multiply_bounds(struct term *term, const struct figure *count,
                          const struct place *count_place, const struct figure *each,
                          struct str unit, const struct sum_options *options);

#endif
