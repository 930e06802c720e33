/* What was recognised in pictures with doubt; and where reading one digit of such a figure otherwise would make a total
 * agree, that reading: as a suggestion, never as a value. */
#include <stdlib.h>

#include "audit/message.h"
#include "audit/proof.h"

enum {
	MAX_READINGS = 3,  /* of one proof that are told */
	MAX_FIGURES = 200, /* of one proof that are read otherwise */
	SHIFT_LEAST = -3,  /* what a numeral is multiplied by, as a power of ten: a thousandth */
	SHIFT_MOST = 12    /* a million millions */
};

static void check_doubts(struct auditor *auditor)
{
	const struct node *roots[] = {auditor->model->stated, auditor->model->body,
	                              auditor->model->mentions};
	for (size_t i = 0; i < sizeof roots / sizeof *roots; i++) {
		uint32_t ended;
		for (const struct node *node = roots[i]; node;
		     node = node_next(node, roots[i], &ended)) {
			auditor->steps++;
			if (node_is_doubtful(node)) {
				FIND(auditor, FIGURE_DOUBTFUL,
				     node->kind == NODE_MENTION ? FINDING_NOTE : FINDING_WARNING,
				     node, &node->place, FIND_FIGURE_DOUBTFUL,
				     one_line(auditor, node->text),
				     number_text(auditor, node->place.confidence));
			}
		}
	}
}

/* The only numeral in ASCII digits of a text; empty where it has none or several. */
static struct span find_numeral(struct str text)
{
	struct span numeral = {0};
	for (size_t at = 0; at < text.size;) {
		size_t end = at;
		while (end < text.size &&
		       (ascii_is_digit(text.data[end]) || (end > at && text.data[end] == '.'))) {
			end++;
		}
		if (end > at && numeral.end > 0) {
			return (struct span){0};
		}
		if (end > at) {
			numeral = (struct span){(uint32_t)at, (uint32_t)end};
		}
		at = end > at ? end : at + 1;
	}
	return numeral;
}

/* A figure that is to be read otherwise. */
struct reading {
	const struct amount *amount;
	struct span numeral;
	int power; /* of ten: what the numeral is multiplied by to be the amount's value */
};

static bool reading_init(struct reading *out, const struct amount *amount)
{
	struct decimal numeral;
	*out = (struct reading){amount, find_numeral(amount->text), SHIFT_LEAST};
	if (!amount->has_value || !place_is_doubtful(&amount->place) ||
	    span_size(out->numeral) == 0 ||
	    !decimal_parse(&numeral,
	                   str_slice(amount->text, out->numeral.start, out->numeral.end))) {
		return false;
	}
	for (; out->power <= SHIFT_MOST; out->power++) {
		struct decimal shifted;
		if (decimal_shift(&shifted, numeral, out->power) &&
		    decimal_compare(shifted, amount->value) == 0) {
			return true;
		}
	}
	return false;
}

static bool move_bound(struct bound *bound, struct decimal by)
{
	static const struct decimal zero;
	/* What is at most something begins at 0, whatever its digits are. */
	return bound->is_infinite || decimal_compare(bound->value, zero) == 0 ||
	       decimal_add(&bound->value, bound->value, by);
}

/* Makes the amount that the figure would be with another digit at a byte of its text, which is changed. */
static bool reread(struct amount *out, const struct reading *reading, struct str text)
{
	struct decimal by;
	*out = *reading->amount;
	return decimal_parse(&out->value,
	                     str_slice(text, reading->numeral.start, reading->numeral.end)) &&
	       decimal_shift(&out->value, out->value, reading->power) &&
	       decimal_subtract(&by, out->value, reading->amount->value) &&
	       move_bound(&out->interval.min, by) && move_bound(&out->interval.max, by);
}

/* A reading that makes a proof agree. */
struct suggestion {
	struct str was;
	struct place place;
	const struct node *within;
	struct str text; /* as it would be */
};

struct suggestions {
	struct suggestion items[MAX_READINGS + 1];
	size_t count;
};

/* Least sure first; then in the order of the source. */
static void suggest(struct suggestions *out, const struct suggestion *suggestion)
{
	size_t at = out->count;
	while (at > 0 && out->items[at - 1].place.confidence > suggestion->place.confidence) {
		out->items[at] = out->items[at - 1];
		at--;
	}
	out->items[at] = *suggestion;
	out->count += out->count < MAX_READINGS;
}

/* Tries all digits in all places of a figure: `amount` is where the proof, a copy, has it. */
static void try_figure(struct suggestions *out, struct auditor *auditor, struct proof *proof,
                       struct amount *amount, const struct node *within)
{
	struct reading reading;
	const struct amount before = *amount;
	if (!reading_init(&reading, &before)) {
		return;
	}
	for (uint32_t at = reading.numeral.start; at < reading.numeral.end; at++) {
		char digit = before.text.data[at];
		for (char other = '0'; ascii_is_digit(digit) && other <= '9'; other++) {
			struct str text = arena_copy(auditor->arena, before.text);
			((char *)(uintptr_t)text.data)[at] = other;
			auditor->steps += proof->term_count + 1;
			if (other != digit && reread(amount, &reading, text)) {
				proof_decide(proof, &auditor->audit->options);
			}
			if (other != digit && proof->verdict <= VERDICT_FACE_VALUE) {
				const struct suggestion found = {before.text, before.place, within,
				                                 text};
				suggest(out, &found);
			}
			*amount = before;
			proof->verdict = VERDICT_COUNT;
		}
	}
}

static void check_readings(struct auditor *auditor, const struct proof *proof)
{
	struct suggestions found = {0};
	struct proof other = *proof; /* with terms of its own */
	other.terms = ARENA_ARRAY(auditor->arena, struct term, proof->term_count + 1);
	memcpy(other.terms, proof->terms, proof->term_count * sizeof *proof->terms);
	try_figure(&found, auditor, &other, &other.stated, proof->node);
	for (size_t i = 0; i < proof->term_count && i < MAX_FIGURES; i++) {
		struct term *term = &other.terms[i];
		if (!term->is_product) {
			try_figure(&found, auditor, &other, &term->amount, term->direction);
		}
	}
	for (size_t i = 0; i < found.count; i++) {
		const struct suggestion *item = &found.items[i];
		FIND(auditor, FIGURE_MISREAD, FINDING_WARNING, item->within, &item->place,
		     FIND_FIGURE_MISREAD, one_line(auditor, item->was),
		     one_line(auditor, item->text), number_text(auditor, item->place.confidence),
		     proof->check);
	}
}

void check_recognition(struct auditor *auditor)
{
	const struct audit *audit = auditor->audit;
	if (!auditor->model->source.is_recognised) {
		return;
	}
	check_doubts(auditor);
	for (size_t i = 0; i < audit->proof_count; i++) {
		const struct proof *proof = &audit->proofs[i];
		if (proof->verdict >= VERDICT_UNDECIDABLE && proof->missing == 0 &&
		    !proof->has_overflow) {
			check_readings(auditor, proof);
		}
	}
}
