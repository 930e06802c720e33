/* From the terms of a proof to what it says. Works nothing out that value/sum.h can. */
#include "audit/proof.h"

struct sum_options sum_options_of(const struct audit_options *options)
{
	return (struct sum_options){
	    .precision = options->precision,
	    .about_tolerance = options->has_about_tolerance ? &options->about_tolerance : NULL,
	};
}

void proof_decide(struct proof *proof, const struct audit_options *options)
{
	const struct sum_options how = sum_options_of(options);
	struct sum sum;
	sum_init(&sum);
	for (size_t i = 0; i < proof->term_count && !sum.has_overflow; i++) {
		sum_add(&sum, &proof->terms[i].amount, &how);
	}
	proof->verdict = sum_verdict(&sum, &proof->difference, &proof->stated);
	proof->sum = sum.face;
	proof->interval = sum.interval;
	proof->missing = sum.missing;
	proof->has_overflow = sum.has_overflow;
}
