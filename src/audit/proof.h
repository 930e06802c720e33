/* One proof: terms, a total, and what follows from them. Pure arithmetic. Internal to audit/. */
#ifndef ZHINAN_AUDIT_PROOF_H
#define ZHINAN_AUDIT_PROOF_H

#include "audit/audit.h"

/* What a figure contributes: as a stated total with its written precision, as a term with that
 * only where the options say PRECISION_ALL. A figure that is NULL, has no number, is per
 * something, or (unit not empty) is in another unit has no value and counts as missing; only the
 * empty unit takes any. */
void amount_from_figure(struct amount *out, const struct figure *figure, bool is_total,
                        struct str unit, const struct audit_options *options);

/* An amount that is counted and not read: `value`, exactly. */
void amount_set_count(struct amount *out, uint64_t value);

/* Whether it says nothing about a number: neither a value nor a bound above. */
bool amount_is_missing(const struct amount *amount);

/* Fills in sum, interval, difference, missing, has_overflow and verdict from the terms and the
 * stated amount:
 *
 *   1. what overflows, or a total that says nothing, is undecidable
 *   2. face value equals face value: exact where all is exact and nothing missing, else face-value
 *   3. the face values lie within the written precision of the total (with PRECISION_ALL: of all),
 *      nothing missing and no term a range: rounded
 *   4. the interval of the sum meets that of the total: within-bounds; where something is
 *      missing, which may be anything from 0 up, undecidable
 *   5. an about is involved, and no tolerance given: undecidable
 *   6. else inconsistent
 *
 * In 4 an about stands for its face value (or its tolerance): if that is possible, it is
 * possible. */
void proof_decide(struct proof *proof, const struct audit_options *options);

#endif
