/* A small audit made by hand: one of everything that reports show. */
#ifndef ZHINAN_TEST_HAND_AUDIT_H
#define ZHINAN_TEST_HAND_AUDIT_H

#include "report/report.h"

enum { HAND_PROOFS = 4, HAND_TERMS = 3, HAND_FINDINGS = 3 };

struct hand_audit {
	struct arena arena;
	struct diags diags;
	struct model model;
	struct audit audit;
	struct proof proofs[HAND_PROOFS];
	struct term terms[HAND_PROOFS][HAND_TERMS];
	struct finding findings[HAND_FINDINGS];
};

/* Fills in:
 *
 *   funds-total       exact; 3 terms, 1080 + 10500 + 2000 (ten thousand yuan)
 *   projects-total    within-bounds, in direction dir-2; 6 + at most 10 + one that cannot be read
 *   partners-count    undecidable; about 3 stated, 2 counted, one of them stands twice
 *   directions-count  inconsistent; 12 stated, 3 counted
 *
 * and an error, a warning and a note; the error's text begins with a sign of a formula. */
void hand_audit_make(struct hand_audit *hand);
void hand_audit_release(struct hand_audit *hand);

/* A whole amount. */
struct amount hand_amount(const char *text, int64_t value, enum relation relation, uint32_t line,
                          uint32_t start);

/* What the writer of a format makes of audits; free() it. Fails the test on trouble. */
char *hand_write(const char *format, const struct audit *const *audits, size_t count,
                 enum language language, struct diags *diags, size_t *size);

/* The same of one, as text. */
char *hand_text(struct hand_audit *hand, const char *format, enum language language);

#endif
