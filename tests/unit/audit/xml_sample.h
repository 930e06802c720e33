/* Models written by hand as XML, for what the reading of texts need not yield, and what their audit
 * says in short. */
#ifndef ZHINAN_TEST_XML_SAMPLE_H
#define ZHINAN_TEST_XML_SAMPLE_H

#include "audit/auditor.h"

/* Reads the parts of a guideline and audits them. Where an element has no place it gets the next one,
 * a line each. Options may be NULL. */
void xml_audit(struct audit *out, struct arena *arena, const char *parts,
               const struct audit_options *options);

/* Fails unless the audit of the parts says just this of the checks whose ids begin with one of some
 * prefixes ("parts total"), in its order:
 *
 *   proof    "parts-total exact 0 of 2; ": verdict, difference, number of terms; behind the check
 *            "@sec-1" where the proof has a scope, behind the terms " less 1" where one is missing
 *   finding  "note total-unproved 3; ": level, check, line */
void xml_expect(const char *prefixes, const char *parts, const char *said);

#endif
