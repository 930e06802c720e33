/* Audits, and what they say. */
#include <assert.h>
#include <stdlib.h>

#include "library/handle.h"
#include "library/message.h"
#include "report/audit_words.h"

static_assert((int)ZHINAN_CONSISTENT == OVERALL_CONSISTENT &&
                  (int)ZHINAN_UNPROVED == OVERALL_UNPROVED &&
                  (int)ZHINAN_UNDECIDABLE == OVERALL_UNDECIDABLE &&
                  (int)ZHINAN_INCONSISTENT == OVERALL_INCONSISTENT,
              "a verdict that has moved is a new one, behind the others");
static_assert((int)ZHINAN_SUM_EXACT == VERDICT_EXACT &&
                  (int)ZHINAN_SUM_ROUNDED == VERDICT_ROUNDED &&
                  (int)ZHINAN_SUM_FACE_VALUE == VERDICT_FACE_VALUE &&
                  (int)ZHINAN_SUM_WITHIN_BOUNDS == VERDICT_WITHIN_BOUNDS &&
                  (int)ZHINAN_SUM_UNDECIDABLE == VERDICT_UNDECIDABLE &&
                  (int)ZHINAN_SUM_INCONSISTENT == VERDICT_INCONSISTENT,
              "likewise");
static_assert((int)ZHINAN_ERROR == FINDING_ERROR && (int)ZHINAN_WARNING == FINDING_WARNING &&
                  (int)ZHINAN_NOTE == FINDING_NOTE,
              "likewise");

/* Reads ids of checks: STATUS_TROUBLE with a diag for one that no check has. */
static enum status read_ids(const char *const **out, const char *list, struct diags *diags)
{
	struct str unknown;
	return check_ids(out, diags->arena, list, &unknown)
	           ? STATUS_OK
	           : diags_trouble(diags, &MESSAGE_LIBRARY_CHECK, STR(""), unknown);
}

static enum status read_options(struct audit_options *out, const struct zhinan_options *options,
                                struct diags *diags)
{
	const char *precision = option_text(options, ZHINAN_PRECISION);
	const char *tolerance = option_text(options, ZHINAN_TOLERANCE);
	*out = (struct audit_options){0};
	if (precision && strcmp(precision, "all") == 0) {
		out->precision = PRECISION_ALL;
	}
	out->has_about_tolerance =
	    tolerance && decimal_parse(&out->about_tolerance, str_from(tolerance));
	enum status status = read_ids(&out->only, option_text(options, ZHINAN_ONLY), diags);
	return status == STATUS_OK ? read_ids(&out->skip, option_text(options, ZHINAN_SKIP), diags)
	                           : status;
}

enum zhinan_status zhinan_audit(struct zhinan_audit **audit, struct zhinan_document *document,
                                const struct zhinan_options *options)
{
	struct audit_options how;
	struct zhinan_audit *made = calloc(1, sizeof *made);
	if (!made) {
		out_of_memory();
	}
	*audit = made;
	arena_init(&made->arena);
	strings_init(&made->strings);
	diags_init(&made->messages.diags, &made->arena);
	made->messages.strings = &made->strings;
	made->document = document;
	document_hold(document);
	if (!document->has_model) {
		return no_model(&made->messages.diags, document);
	}
	enum status status = read_options(&how, options, &made->messages.diags);
	if (status != STATUS_OK) {
		return status_out(status);
	}
	audit_from_model(&made->audit, &made->arena, &document->document.model, &how);
	made->is_made = true;
	bool is_no = audit_overall(&made->audit) == OVERALL_INCONSISTENT ||
	             audit_findings_at(&made->audit, FINDING_ERROR) > 0;
	return is_no ? ZHINAN_NO : ZHINAN_OK;
}

void zhinan_audit_free(struct zhinan_audit *audit)
{
	if (audit) {
		document_let_go(audit->document);
		strings_release(&audit->strings);
		arena_release(&audit->arena);
		free(audit);
	}
}

const struct zhinan_messages *zhinan_audit_messages(const struct zhinan_audit *audit)
{
	return &audit->messages;
}

enum zhinan_overall zhinan_audit_overall(const struct zhinan_audit *audit)
{
	return audit->is_made ? (enum zhinan_overall)audit_overall(&audit->audit) : ZHINAN_UNPROVED;
}

const char *zhinan_audit_verdict(const struct zhinan_audit *audit, enum zhinan_language language)
{
	struct scratch scratch;
	if (!audit->is_made) {
		return "";
	}
	scratch_init(&scratch, language);
	return scratch_keep(&scratch, audit->messages.strings,
	                    words_overall(&scratch.words, &audit->audit));
}

/* ---- proofs ---- */

static const struct proof *proof_at(const struct zhinan_audit *audit, size_t proof)
{
	return proof < audit->audit.proof_count ? &audit->audit.proofs[proof] : NULL;
}

size_t zhinan_proofs_count(const struct zhinan_audit *audit)
{
	return audit->audit.proof_count;
}

enum zhinan_verdict zhinan_proof_verdict(const struct zhinan_audit *audit, size_t proof)
{
	const struct proof *at = proof_at(audit, proof);
	return at ? (enum zhinan_verdict)at->verdict : ZHINAN_SUM_UNDECIDABLE;
}

static const char *amount_keep(struct strings *strings, const struct amount *amount)
{
	return amount->has_value ? decimal_keep(strings, amount->value) : "";
}

const char *zhinan_proof_text(const struct zhinan_audit *audit, size_t proof,
                              enum zhinan_proof_text text)
{
	const struct proof *at = proof_at(audit, proof);
	struct strings *strings = audit->messages.strings;
	if (!at) {
		return "";
	}
	switch (text) {
	case ZHINAN_PROOF_CHECK:
		return strings_keep(strings, at->check);
	case ZHINAN_PROOF_SCOPE:
		return strings_keep(strings, at->scope);
	case ZHINAN_PROOF_UNIT:
		return strings_keep(strings, at->unit);
	case ZHINAN_PROOF_STATED:
		return strings_keep(strings, at->stated.text);
	case ZHINAN_PROOF_VALUE:
		return amount_keep(strings, &at->stated);
	case ZHINAN_PROOF_SUM:
		return at->has_overflow ? "" : decimal_keep(strings, at->sum);
	case ZHINAN_PROOF_DIFFERENCE:
		return at->has_overflow ? "" : decimal_keep(strings, at->difference);
	}
	return "";
}

const char *zhinan_proof_sentence(const struct zhinan_audit *audit, size_t proof,
                                  enum zhinan_language language)
{
	struct scratch scratch;
	const struct proof *at = proof_at(audit, proof);
	if (!at) {
		return "";
	}
	scratch_init(&scratch, language);
	return scratch_keep(&scratch, audit->messages.strings, words_proof(&scratch.words, at));
}

const struct zhinan_place *zhinan_proof_place(const struct zhinan_audit *audit, size_t proof)
{
	const struct proof *at = proof_at(audit, proof);
	return at ? place_out(&at->stated.place) : NULL;
}

static const struct term *term_at(const struct zhinan_audit *audit, size_t proof, size_t term)
{
	const struct proof *at = proof_at(audit, proof);
	return at && term < at->term_count ? &at->terms[term] : NULL;
}

size_t zhinan_terms_count(const struct zhinan_audit *audit, size_t proof)
{
	const struct proof *at = proof_at(audit, proof);
	return at ? at->term_count : 0;
}

const char *zhinan_term_text(const struct zhinan_audit *audit, size_t proof, size_t term,
                             enum zhinan_term_text text)
{
	const struct term *at = term_at(audit, proof, term);
	struct strings *strings = audit->messages.strings;
	if (!at) {
		return "";
	}
	switch (text) {
	case ZHINAN_TERM_ID:
		return strings_keep(strings, at->id);
	case ZHINAN_TERM_NUMBER:
		return strings_keep(strings, at->number);
	case ZHINAN_TERM_TITLE:
		return strings_keep(strings, at->title);
	case ZHINAN_TERM_WRITTEN:
		return strings_keep(strings, at->amount.text);
	case ZHINAN_TERM_VALUE:
		return amount_keep(strings, &at->amount);
	}
	return "";
}

const struct zhinan_place *zhinan_term_place(const struct zhinan_audit *audit, size_t proof,
                                             size_t term)
{
	const struct term *at = term_at(audit, proof, term);
	return at ? place_out(&at->amount.place) : NULL;
}

/* ---- findings ---- */

static const struct finding *finding_at(const struct zhinan_audit *audit, size_t finding)
{
	return finding < audit->audit.finding_count ? &audit->audit.findings[finding] : NULL;
}

size_t zhinan_findings_count(const struct zhinan_audit *audit)
{
	return audit->audit.finding_count;
}

enum zhinan_level zhinan_finding_level(const struct zhinan_audit *audit, size_t finding)
{
	const struct finding *at = finding_at(audit, finding);
	return at ? (enum zhinan_level)at->level : ZHINAN_NOTE;
}

const char *zhinan_finding_check(const struct zhinan_audit *audit, size_t finding)
{
	const struct finding *at = finding_at(audit, finding);
	return at ? strings_keep(audit->messages.strings, at->check) : "";
}

const char *zhinan_finding_part(const struct zhinan_audit *audit, size_t finding)
{
	const struct finding *at = finding_at(audit, finding);
	return at ? strings_keep(audit->messages.strings, at->id) : "";
}

const struct zhinan_place *zhinan_finding_place(const struct zhinan_audit *audit, size_t finding)
{
	const struct finding *at = finding_at(audit, finding);
	return at ? place_out(&at->place) : NULL;
}

const char *zhinan_finding_message(const struct zhinan_audit *audit, size_t finding,
                                   enum zhinan_language language)
{
	struct scratch scratch;
	const struct finding *at = finding_at(audit, finding);
	if (!at) {
		return "";
	}
	scratch_init(&scratch, language);
	return scratch_keep(&scratch, audit->messages.strings,
	                    words_finding(&scratch.words, &audit->audit, at));
}
