/* Runs the audit: one line for each family of checks. */
#include "audit/auditor.h"
#include "base/sort.h"

void auditor_run(struct auditor *auditor)
{
	check_totals(auditor);
	check_tables(auditor);
	check_parts(auditor);
	check_classes(auditor);
	check_stated_twice(auditor);
	check_unproved(auditor);
	check_tables_against_text(auditor);
	check_numbering(auditor);
	check_fields(auditor);
	check_per_project(auditor);
	check_title(auditor);
	check_dates(auditor);
	check_brackets(auditor);
	check_addresses(auditor);
	check_partners(auditor);
	check_unparsed(auditor);
	check_recognition(auditor);
}

/* By place in the source, then by check; findings without a place come first. */
static int compare_findings(const void *a, const void *b)
{
	const struct finding *left = a;
	const struct finding *right = b;
	const struct place *p = &left->place;
	const struct place *q = &right->place;
	if (p->line != q->line) {
		return COMPARE(p->line, q->line);
	}
	if (p->first.start != q->first.start) {
		return COMPARE(p->first.start, q->first.start);
	}
	const struct check *first = check_find(left->check);
	const struct check *second = check_find(right->check);
	if (first != second) {
		return COMPARE(first, second);
	}
	if (left->turn != right->turn) {
		return COMPARE(left->turn, right->turn);
	}
	for (size_t i = 0; i < DIAG_ARGUMENTS; i++) {
		int order = str_compare(left->arguments[i], right->arguments[i]);
		if (order != 0) {
			return order;
		}
	}
	return 0;
}

void audit_from_model(struct audit *out, struct arena *arena, const struct model *model,
                      const struct audit_options *options)
{
	struct auditor auditor;
	*out =
	    (struct audit){.arena = arena, .model = model, .spots = spots_from_model(arena, model)};
	if (options) {
		out->options = *options;
	}
	auditor_init(&auditor, out);
	auditor_run(&auditor);
	SORT(out->findings, out->finding_count, compare_findings);
}

void audit_totals(struct audit *out, struct arena *arena, const struct model *model)
{
	static const char *const only[] = {"funds-total", "projects-total", "directions-count",
	                                   "partners-count", NULL};
	struct auditor auditor;
	*out = (struct audit){.arena = arena,
	                      .model = model,
	                      .options.only = only,
	                      .spots = spots_from_model(arena, model)};
	auditor_init(&auditor, out);
	check_totals(&auditor);
	add_unstated_totals(&auditor);
}

enum overall audit_overall(const struct audit *audit)
{
	enum verdict worst = VERDICT_EXACT;
	for (size_t i = 0; i < audit->proof_count; i++) {
		if (audit->proofs[i].verdict > worst) {
			worst = audit->proofs[i].verdict;
		}
	}
	if (audit->proof_count == 0) {
		return OVERALL_UNPROVED;
	}
	return worst == VERDICT_INCONSISTENT  ? OVERALL_INCONSISTENT
	       : worst == VERDICT_UNDECIDABLE ? OVERALL_UNDECIDABLE
	                                      : OVERALL_CONSISTENT;
}

struct str overall_name(enum overall overall)
{
	static const struct str names[OVERALL_COUNT] = {
	    [OVERALL_CONSISTENT] = STR_INIT("consistent"),
	    [OVERALL_UNPROVED] = STR_INIT("unproved"),
	    [OVERALL_UNDECIDABLE] = STR_INIT("undecidable"),
	    [OVERALL_INCONSISTENT] = STR_INIT("inconsistent"),
	};
	return names[overall];
}

struct str audit_verdict(const struct audit *audit)
{
	return overall_name(audit_overall(audit));
}

size_t audit_findings_at(const struct audit *audit, enum finding_level level)
{
	size_t count = 0;
	for (size_t i = 0; i < audit->finding_count; i++) {
		count += audit->findings[i].level == level;
	}
	return count;
}
