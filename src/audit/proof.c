/* Decides what a proof says from its terms. Leaves all arithmetic to value/sum.h. */
#include "audit/proof.h"

struct sum_options sum_options_of(const struct audit_options *options)
{
	return (struct sum_options){
	    .precision = options->precision,
	    .about_tolerance = options->has_about_tolerance ? &options->about_tolerance : NULL,
	};
}

struct str one_line(const struct auditor *auditor, struct str text)
{
	struct str line = arena_copy(auditor->arena, str_trim(text));
	char *data = (char *)(uintptr_t)line.data;
	for (size_t i = 0; i < line.size; i++) {
		data[i] = data[i] == '\n' || data[i] == '\r' || data[i] == '\t' ? ' ' : data[i];
	}
	return line;
}

struct proof proof_of_figure(const struct auditor *auditor, enum check_id check,
                             const struct node *stated, const struct figure *figure,
                             struct str unit)
{
	struct figure of_all = *figure;
	struct proof proof = {
	    .check = checks[check].id,
	    .unit = figure->unit,
	    .stated = {.text = one_line(auditor, stated->text), .place = stated->place}};
	of_all.per = (struct str){0};
	amount_from_figure(&proof.stated, &of_all, true, unit, &auditor->adding);
	return proof;
}

void proof_add_term(const struct auditor *auditor, struct proof *proof, const struct term *term)
{
	ARENA_PUSH(auditor->arena, proof->terms, proof->term_count, proof->term_capacity, *term);
}

void proof_push(struct auditor *auditor, const struct proof *proof)
{
	struct audit *audit = auditor->audit;
	ARENA_PUSH(audit->arena, audit->proofs, audit->proof_count, audit->proof_capacity, *proof);
}

/* Adds up the terms, with `more` unknown ones. */
static void decide(struct proof *proof, const struct audit_options *options, size_t more)
{
	const struct sum_options how = sum_options_of(options);
	struct sum sum;
	sum_init(&sum);
	for (size_t i = 0; i < proof->term_count && !sum.has_overflow; i++) {
		sum_add(&sum, &proof->terms[i].amount, &how);
	}
	sum_add_missing(&sum, more);
	proof->verdict = sum_verdict(&sum, &proof->difference, &proof->stated);
	proof->sum = sum.face;
	proof->interval = sum.interval;
	proof->missing = sum.missing;
	proof->has_overflow = sum.has_overflow;
}

void proof_decide(struct proof *proof, const struct audit_options *options)
{
	decide(proof, options, 0);
}

void proof_decide_parts(struct proof *proof, const struct audit_options *options)
{
	decide(proof, options, 0);
	if (proof->verdict <= VERDICT_WITHIN_BOUNDS || proof->has_overflow) {
		return;
	}
	size_t missing = proof->missing;
	decide(proof, options, 1);
	proof->missing = missing;
	proof->may_be_part = missing == 0 && !proof->has_overflow &&
	                     !amount_is_missing(&proof->stated) &&
	                     interval_meets(&proof->interval, &proof->stated.interval);
	if (proof->may_be_part && proof->term_count == 1) {
		proof->verdict = VERDICT_WITHIN_BOUNDS;
	}
}

static bool is_count(const struct figure *figure)
{
	return figure && (figure->kind == FIGURE_COUNT || figure->kind == FIGURE_NUMBER) &&
	       figure->has_value && figure->per.size == 0;
}

static bool is_for_each(const struct figure *figure)
{
	return figure && figure->kind == FIGURE_MONEY && figure->has_value &&
	       str_equal(figure->per, STR("project"));
}

/* Whether a figure is exact, approximate or at most something, as a product with it then is. */
static bool can_multiply(const struct figure *figure)
{
	return figure->relation == RELATION_EXACT || figure->relation == RELATION_ABOUT ||
	       figure->relation == RELATION_AT_MOST;
}

/* Multiplies an amount by another; both are at or above 0. False on overflow. */
static bool amount_multiply(struct amount *amount, const struct amount *by)
{
	struct bound *min = &amount->interval.min;
	struct bound *max = &amount->interval.max;
	bool is_at_most = amount->relation == RELATION_AT_MOST || by->relation == RELATION_AT_MOST;
	if (amount_is_missing(amount) || amount_is_missing(by) || max->is_infinite ||
	    by->interval.max.is_infinite ||
	    !decimal_multiply(&min->value, min->value, by->interval.min.value) ||
	    !decimal_multiply(&max->value, max->value, by->interval.max.value) ||
	    !decimal_multiply(&amount->value, amount->value, by->value)) {
		return false;
	}
	amount->is_vague = amount->is_vague || by->is_vague;
	if (by->relation != RELATION_EXACT) {
		amount->relation = is_at_most ? RELATION_AT_MOST : RELATION_ABOUT;
	}
	amount->decimals = DECIMALS_NONE; /* the precision was that of one project */
	return true;
}

bool term_multiply_bounds(struct term *term, const struct figure *count,
                          const struct place *count_place, const struct figure *each,
                          struct str unit, const struct sum_options *options)
{
	if (!is_count(count) || !is_for_each(each) || !can_multiply(count) || !can_multiply(each)) {
		return false;
	}
	struct figure one = *each;
	struct amount amount = term->amount;
	struct amount times;
	one.per = (struct str){0};
	amount_from_figure(&amount, &one, false, unit, options);
	amount_from_figure(&times, count, false, (struct str){0}, options);
	if (!amount_multiply(&amount, &times)) {
		return false;
	}
	term->amount = amount;
	term->is_product = true;
	term->count = count->value;
	term->count_place = *count_place;
	term->each = each->value;
	return true;
}

bool term_multiply(struct term *term, const struct figure *count, const struct place *count_place,
                   const struct figure *each, struct str unit, const struct sum_options *options)
{
	return count && count->relation == RELATION_EXACT && each &&
	       each->relation == RELATION_EXACT &&
	       term_multiply_bounds(term, count, count_place, each, unit, options);
}
