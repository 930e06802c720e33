/* One proof: terms, a total, and what follows from them. Internal to audit/. */
#ifndef ZHINAN_AUDIT_PROOF_H
#define ZHINAN_AUDIT_PROOF_H

#include "audit/audit.h"

/* How an audit's options add. Borrows the tolerance. */
struct sum_options sum_options_of(const struct audit_options *options);

/* Fills in sum, interval, difference, missing, has_overflow and verdict from the terms and the
 * stated amount; see sum_verdict. */
void proof_decide(struct proof *proof, const struct audit_options *options);

#endif
