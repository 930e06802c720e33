/* A small guideline without a fault, changes to it, and what its audit holds. */
#ifndef ZHINAN_TEST_AUDIT_SAMPLE_H
#define ZHINAN_TEST_AUDIT_SAMPLE_H

#include "audit/auditor.h"

/* Six directions, the third with two in it, a list of countries, addresses, dates. */
extern const char sample_text[];

/* The sample with the first `old` replaced by `new`, which must be there; NUL-terminated. */
const char *sample_with(struct arena *arena, const char *old, const char *new);

/* Reads a guideline and audits it. Options may be NULL. */
void sample_audit(struct audit *out, struct arena *arena, const char *text,
                  const struct audit_options *options);

/* The first finding of a check, or NULL; the document's proof of a check, or NULL. */
const struct finding *sample_finding(const struct audit *audit, const char *check);
const struct proof *sample_proof(const struct audit *audit, const char *check);

/* Fails unless the audit of the sample, with `old` replaced by `new`, has just one finding that
 * the sample has not, of a check, a level and a line. */
void sample_expect(const char *old, const char *new, const char *check, enum finding_level level,
                   uint32_t line);

/* Fails unless the change yields no finding that the sample has not. */
void sample_expect_nothing(const char *old, const char *new);

#endif
