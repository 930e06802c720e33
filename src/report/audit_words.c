/* Words for what an audit's record holds. Knows no format and decides nothing. */
#include "report/audit_words.h"
#include "report/message.h"

struct str words_reason(const struct wording *words, const struct proof *proof)
{
	static const struct message *const reasons[] = {
	    [VERDICT_EXACT] = &MESSAGE_REPORT_WHY_EXACT,
	    [VERDICT_ROUNDED] = &MESSAGE_REPORT_WHY_ROUNDED,
	    [VERDICT_FACE_VALUE] = &MESSAGE_REPORT_WHY_FACE_VALUE,
	    [VERDICT_WITHIN_BOUNDS] = &MESSAGE_REPORT_WHY_WITHIN_BOUNDS,
	    [VERDICT_UNDECIDABLE] = &MESSAGE_REPORT_WHY_UNDECIDABLE,
	    [VERDICT_INCONSISTENT] = &MESSAGE_REPORT_WHY_INCONSISTENT,
	};
	if (proof->has_overflow) {
		return words_of(words, &MESSAGE_REPORT_WHY_OVERFLOW);
	}
	if (proof->may_be_part) {
		return words_of(words, &MESSAGE_REPORT_WHY_PART);
	}
	return words_of(words, proof->verdict == VERDICT_UNDECIDABLE && proof->missing > 0
	                           ? &MESSAGE_REPORT_WHY_MISSING
	                           : reasons[proof->verdict]);
}

struct str words_overall(const struct wording *words, const struct audit *audit)
{
	static const struct message *const names[OVERALL_COUNT] = {
	    [OVERALL_CONSISTENT] = &MESSAGE_REPORT_CONSISTENT,
	    [OVERALL_UNPROVED] = &MESSAGE_REPORT_UNPROVED,
	    [OVERALL_UNDECIDABLE] = &MESSAGE_REPORT_UNDECIDABLE,
	    [OVERALL_INCONSISTENT] = &MESSAGE_REPORT_INCONSISTENT,
	};
	return words_of(words, names[audit_overall(audit)]);
}

struct str words_level(const struct wording *words, enum finding_level level)
{
	static const struct message *const names[] = {
	    [FINDING_ERROR] = &MESSAGE_LEVEL_ERROR,
	    [FINDING_WARNING] = &MESSAGE_LEVEL_WARNING,
	    [FINDING_NOTE] = &MESSAGE_LEVEL_NOTE,
	};
	return words_of(words, names[level]);
}

struct str words_check(const struct wording *words, struct str check)
{
	const struct check *found = check_find(check);
	return found ? words_of(words, found->summary) : check;
}

struct str words_finding(const struct wording *words, const struct audit *audit,
                         const struct finding *finding)
{
	struct str arguments[DIAG_ARGUMENTS];
	memcpy(arguments, finding->arguments, sizeof arguments);
	if (finding->other.line > 0) {
		struct spot other = spot_of(audit->spots, &finding->other);
		arguments[finding->other_argument] = words_spot(words, &other);
	}
	return message_text(finding->message, arguments, words->language, words->arena);
}

struct str words_missing(const struct wording *words, const struct proof *proof)
{
	return words_say(words, &MESSAGE_REPORT_MISSING, words_count(words, proof->missing));
}

struct str words_amount(const struct wording *words, const struct amount *amount)
{
	if (amount->has_value) {
		return words_grouped(words, amount->value);
	}
	return words_of(words, amount->is_unfit              ? &MESSAGE_REPORT_UNFIT
	                       : amount_has_interval(amount) ? &MESSAGE_REPORT_RANGE
	                                                     : &MESSAGE_REPORT_UNREAD);
}

/* What is stated, as a quantity; as it is written where it is no single number. */
static struct str words_stated(const struct wording *words, const struct proof *proof)
{
	const struct amount *stated = &proof->stated;
	if (stated->has_value) {
		return words_quantity(words, stated->value, proof->unit);
	}
	return stated->text.size > 0 ? stated->text : words_of(words, &MESSAGE_REPORT_UNREAD);
}

struct str words_scope(const struct wording *words, const struct proof *proof)
{
	if (proof->column == 0) {
		return proof->scope;
	}
	struct str column =
	    proof->heading.size > 0 ? proof->heading : words_count(words, proof->column);
	return words_say(words, &MESSAGE_REPORT_COLUMN, proof->scope,
	                 words_count(words, proof->row), column);
}

struct str words_written(const struct wording *words, const struct term *term)
{
	return term->is_product
	           ? words_say(words, &MESSAGE_REPORT_PRODUCT, words_grouped(words, term->count),
	                       words_grouped(words, term->each))
	           : term->amount.text;
}

struct str words_proof(const struct wording *words, const struct proof *proof)
{
	struct str verdict = words_verdict(words, proof->verdict);
	struct str reason = words_reason(words, proof);
	struct str check = words_check(words, proof->check);
	if (proof->column > 0) {
		check = words_say(words, &MESSAGE_REPORT_SCOPE, check, words_scope(words, proof));
	}
	if (proof->has_overflow) {
		return arena_format(words->arena, "[%.*s] %.*s: %.*s", STR_FORMAT(verdict),
		                    STR_FORMAT(check), STR_FORMAT(reason));
	}
	struct str sentence = words_say(
	    words, &MESSAGE_REPORT_PROOF, check, words_quantity(words, proof->sum, proof->unit),
	    words_stated(words, proof), words_quantity(words, proof->difference, proof->unit));
	struct str text =
	    arena_format(words->arena, "[%.*s] %.*s", STR_FORMAT(verdict), STR_FORMAT(sentence));
	text = words_say(words, &MESSAGE_REPORT_BOTH, text, reason);
	if (proof->missing > 0) {
		text = words_say(words, &MESSAGE_REPORT_BOTH, text, words_missing(words, proof));
	}
	return text;
}

struct str words_tolerance(const struct wording *words, const struct audit *audit)
{
	struct str precision = words_of(words, audit->options.precision == PRECISION_ALL
	                                           ? &MESSAGE_REPORT_TOLERANCE_ALL
	                                           : &MESSAGE_REPORT_TOLERANCE_TOTAL);
	struct str about = words_of(words, &MESSAGE_REPORT_ABOUT_NONE);
	if (audit->options.has_about_tolerance) {
		about = words_say(words, &MESSAGE_REPORT_ABOUT,
		                  decimal_text(audit->options.about_tolerance, words->arena));
	}
	return words_say(words, &MESSAGE_REPORT_BOTH, precision, about);
}

bool amount_has_interval(const struct amount *amount)
{
	return !amount_is_missing(amount);
}

bool amount_has_bounds(const struct amount *amount)
{
	/* 300-odd is vague too, but its words give both ends. */
	bool is_about = amount->is_vague && amount->relation != RELATION_AT_LEAST;
	return amount_has_interval(amount) && !is_about;
}

bool proof_is_of_partners(const struct proof *proof)
{
	return str_equal(proof->check, STR("partners-count"));
}
