/* Words for what an audit's record holds. Knows no format and decides nothing. */
#include "report/audit_words.h"

#include "audit/message.h"
#include "report/message.h"

/* Whether no figure of a proof is approximate or bounded. */
static bool is_all_exact(const struct proof *proof)
{
	bool is_exact = proof->stated.relation == RELATION_EXACT && proof->missing == 0;
	for (size_t i = 0; i < proof->term_count && is_exact; i++) {
		is_exact = proof->terms[i].amount.relation == RELATION_EXACT;
	}
	return is_exact;
}

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
	if (proof->verdict == VERDICT_INCONSISTENT && is_all_exact(proof)) {
		return words_of(words, &MESSAGE_REPORT_WHY_UNEQUAL);
	}
	return words_of(words, proof->verdict == VERDICT_UNDECIDABLE && proof->missing > 0
	                           ? &MESSAGE_REPORT_WHY_MISSING
	                           : reasons[proof->verdict]);
}

struct str words_overall_named(const struct wording *words, enum overall overall)
{
	static const struct message *const names[OVERALL_COUNT] = {
	    [OVERALL_CONSISTENT] = &MESSAGE_REPORT_CONSISTENT,
	    [OVERALL_UNPROVED] = &MESSAGE_REPORT_UNPROVED,
	    [OVERALL_UNDECIDABLE] = &MESSAGE_REPORT_UNDECIDABLE,
	    [OVERALL_INCONSISTENT] = &MESSAGE_REPORT_INCONSISTENT,
	};
	return words_of(words, names[overall]);
}

struct str words_overall(const struct wording *words, const struct audit *audit)
{
	return words_overall_named(words, audit_overall(audit));
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

/* Arguments of findings that are codes of the model, and amounts whose unit is another argument. */
static const struct {
	const struct message *message;
	unsigned char argument;
	bool is_amount;
	unsigned char unit; /* of an amount: which argument has its unit */
	enum code_set set;  /* of a code */
} coded[] = {
    {&MESSAGE_FIND_REPAIR_FIGURE, 0, .set = CODE_REPAIR},
    {&MESSAGE_FIND_FIGURE_PER, 1, .set = CODE_EACH},
    {&MESSAGE_FIND_FIGURE_UNIT, 1, .set = CODE_CURRENCY},
    {&MESSAGE_FIND_FIGURE_UNIT, 2, .set = CODE_CURRENCY},
    {&MESSAGE_FIND_FIGURE_UNREADABLE, 0, .set = CODE_KIND},
    {&MESSAGE_FIND_TOTAL_FUNDS, 1, .is_amount = true, .unit = 2},
    {&MESSAGE_FIND_AMOUNT_IN_WORDS, 1, .is_amount = true, .unit = 3},
    {&MESSAGE_FIND_AMOUNT_IN_WORDS, 2, .is_amount = true, .unit = 3},
    {&MESSAGE_FIND_FUNDS_OUTLIER, 1, .is_amount = true, .unit = 3},
    {&MESSAGE_FIND_FUNDS_OUTLIER, 2, .is_amount = true, .unit = 3},
};

struct str words_finding(const struct wording *words, const struct audit *audit,
                         const struct finding *finding)
{
	struct str arguments[DIAG_ARGUMENTS];
	memcpy(arguments, finding->arguments, sizeof arguments);
	for (size_t i = 0; i < sizeof coded / sizeof *coded; i++) {
		struct str *argument = &arguments[coded[i].argument];
		struct decimal value;
		if (coded[i].message != finding->message) {
			continue;
		}
		if (!coded[i].is_amount) {
			*argument = words_code(words, coded[i].set, *argument);
		} else if (decimal_parse(&value, *argument)) {
			*argument = words_quantity(words, value, finding->arguments[coded[i].unit]);
		}
	}
	if (finding->other.line > 0) {
		struct spot other = spot_of(audit->spots, &finding->other);
		arguments[finding->other_argument] = words_spot(words, &other);
	}
	return message_text(finding->message, arguments, words->language, words->arena);
}

/* The node of an id, or NULL. */
static const struct node *find_node(const struct model *model, struct str id)
{
	uint32_t ended;
	const struct node *node = model->body;
	while (node && !str_equal(node->id, id)) {
		node = node_next(node, model->body, &ended);
	}
	return node;
}

struct str words_part_named(const struct wording *words, const struct model *model, struct str id,
                            const struct node *near)
{
	const struct node *node = id.size > 0 ? near : NULL;
	while (node && !str_equal(node->id, id)) {
		node = node->parent;
	}
	node = node || id.size == 0 ? node : find_node(model, id);
	if (!node) {
		return id;
	}
	struct str kind = words_code(words, CODE_KIND, node_kind_name((enum node_kind)node->kind));
	if (node->kind == NODE_TABLE) {
		const struct node *first =
		    node; /* in it that has a place: a table itself has none */
		uint32_t ended;
		while (first && first->place.line == 0) {
			first = node_next(first, node, &ended);
		}
		return words_say(words, &MESSAGE_REPORT_TABLE_AT,
		                 first ? words_place(words, &first->place) : id);
	}
	struct str name = words_joined(words, node->number, " ", node_title(node));
	return node->kind == NODE_SECTION
	           ? words_say(words, &MESSAGE_REPORT_SECTION_NAMED, name)
	           : words_say(words, &MESSAGE_REPORT_PART_NAMED, kind, name);
}

struct str words_proof_part(const struct wording *words, const struct model *model,
                            const struct proof *proof)
{
	struct proof named = *proof;
	named.scope = words_part_named(words, model, proof->scope, proof->part);
	return words_scope(words, &named);
}

struct str words_missing(const struct wording *words, const struct proof *proof)
{
	return words_say(words, &MESSAGE_REPORT_MISSING, words_count(words, proof->missing));
}

struct str words_related(const struct wording *words, const struct amount *amount, struct str unit)
{
	const struct figure figure = {.kind = FIGURE_NUMBER,
	                              .relation = (uint8_t)amount->relation,
	                              .has_value = true,
	                              .value = amount->value,
	                              .unit = unit};
	return amount->has_value ? words_figure(words, &figure) : words_amount(words, amount);
}

/* One end of an interval: "at least 10", "less than 20". */
static struct str words_end(const struct wording *words, const struct bound *bound, bool is_lower,
                            struct str unit)
{
	enum relation relation = is_lower ? bound->is_open ? RELATION_MORE_THAN : RELATION_AT_LEAST
	                         : bound->is_open ? RELATION_LESS_THAN
	                                          : RELATION_AT_MOST;
	const struct amount amount = {
	    .value = bound->value, .has_value = true, .relation = relation};
	return bound->is_infinite ? (struct str){0} : words_related(words, &amount, unit);
}

struct str words_range(const struct wording *words, const struct interval *interval,
                       struct str unit)
{
	const struct bound *min = &interval->min;
	const struct bound *max = &interval->max;
	if (min->is_infinite && max->is_infinite) {
		return words_of(words, &MESSAGE_REPORT_ANYTHING);
	}
	if (!min->is_infinite && !max->is_infinite && !min->is_open && !max->is_open) {
		return words_from_to(words, min->value, max->value, unit);
	}
	return words_joined(words, words_end(words, min, true, unit),
	                    words_of(words, &MESSAGE_REPORT_COMMA).data,
	                    words_end(words, max, false, unit));
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
		return words_related(words, stated, proof->unit);
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
