/* How a figure is meant: the words before it, behind it and in brackets that say at most, about, or
 * whether the bound is included. Knows no word, but which classes may stand where. */
#include "value/operand.h"

enum { WORD_LIMIT = 10 /* before a figure */, ITEM_LIMIT = 4 /* behind it */ };

enum relation relation_with_bound(enum relation relation, enum bound_kind bound)
{
	static const struct {
		enum relation relation;
		enum bound_kind bound;
		enum relation result;
	} changes[] = {
	    {RELATION_MORE_THAN, BOUND_INCLUDED, RELATION_AT_LEAST},
	    {RELATION_LESS_THAN, BOUND_INCLUDED, RELATION_AT_MOST},
	    {RELATION_AT_LEAST, BOUND_EXCLUDED, RELATION_MORE_THAN},
	    {RELATION_AT_MOST, BOUND_EXCLUDED, RELATION_LESS_THAN},
	};
	for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
		if (changes[i].relation == relation && changes[i].bound == bound) {
			return changes[i].result;
		}
	}
	return relation;
}

void per_add(struct str *per, const struct reader *reader, struct str name)
{
	if (per->size == 0) {
		*per = name;
	} else if (str_find(*per, name) == SIZE_MAX) {
		*per = arena_format(reader->arena, "%.*s %.*s", STR_FORMAT(*per), STR_FORMAT(name));
	}
}

/* ---- before ---- */

/* A word of relation at *at, reversed where "not" stands before it: "not more than" is "at most". Moves *at
 * behind it. */
static bool relation_read(struct before *before, const struct reader *reader, size_t *at)
{
	const word_set classes =
	    WORD_FLAG(WORD_RELATION_BEFORE) | WORD_FLAG(WORD_NOT) | WORD_FLAG(WORD_NOT_MORE);
	const struct word *word = reader_word(reader, *at, classes);
	const struct word *negation = NULL;
	size_t next = *at;
	if (word && (word->classes & WORD_FLAG(WORD_NOT))) {
		negation = word;
		next = reader_blanks(reader, next + negation->text.size);
		word = reader_word(reader, next, WORD_FLAG(WORD_RELATION_BEFORE));
	}
	if (word == NULL || !(word->classes & WORD_FLAG(WORD_RELATION_BEFORE))) {
		return false;
	}
	enum relation relation = (enum relation)word->number;
	if (negation) {
		relation = relation == RELATION_MORE_THAN   ? RELATION_AT_MOST
		           : relation == RELATION_LESS_THAN ? RELATION_AT_LEAST
		                                            : RELATION_EXACT;
		before->is_reversed = true;
	}
	if (relation == RELATION_EXACT) {
		return false;
	}
	if (relation != RELATION_ABOUT || before->relation == RELATION_EXACT) {
		before->relation = relation; /* a bound says more than "about" does */
	}
	before->is_near = (word->classes & WORD_FLAG(WORD_NEAR)) != 0;
	*at = next + word->text.size;
	return true;
}

/* "Or equal to" behind a relation that leaves its bound out. */
static bool equal_read(struct before *before, const struct reader *reader, size_t *at)
{
	size_t next = reader_blanks(reader, reader_pass(reader, *at, WORD_FLAG(WORD_OR)));
	const struct word *equal = reader_word(reader, next, WORD_FLAG(WORD_EQUAL));
	if (equal == NULL) {
		return false;
	}
	before->bound = BOUND_INCLUDED;
	*at = next + equal->text.size;
	return true;
}

/* What may stand between a relation and its figure: verbs and nouns of support, what it is for each of, a
 * colon, a bound in brackets. */
static bool link_read(struct before *before, const struct reader *reader, size_t *at)
{
	const struct word *word =
	    reader_word(reader, *at, WORD_FLAG(WORD_LINK) | WORD_FLAG(WORD_PER_BEFORE));
	if (word) {
		if (word->classes & WORD_FLAG(WORD_PER_BEFORE)) {
			per_add(&before->per, reader, word->name);
		}
		*at += word->text.size;
		return true;
	}
	return reader_colon(reader, at) || bound_read(reader, at, &before->bound);
}

/* Whether the word just read governs only what follows it directly: one character that is a part of
 * many other words, unless it is "about". */
static bool is_short(const struct before *before, size_t size)
{
	enum { CHARACTER = 3 /* bytes */ };
	return before->is_near || (size <= CHARACTER && before->relation != RELATION_ABOUT);
}

struct before before_read(const struct reader *reader, size_t at)
{
	const word_set first =
	    WORD_FLAG(WORD_RELATION_BEFORE) | WORD_FLAG(WORD_NOT) | WORD_FLAG(WORD_EQUAL);
	struct before before = {.relation = RELATION_EXACT, .end = at};
	if (!(reader_classes(reader, at) & first)) {
		return before;
	}
	size_t outer = at;
	bool is_open = bracket_opens_before(reader, at);
	bool may_link = false;
	for (int words = 0; words < WORD_LIMIT; words++) {
		size_t next = before.end;
		if (relation_read(&before, reader, &next)) {
			may_link = !is_short(&before, next - before.end);
		} else if (before.relation == RELATION_EXACT) {
			next = reader_pass(reader, next, WORD_FLAG(WORD_EQUAL));
			before.is_equal = next > outer;
			before.end = reader_blanks(reader, next);
			return before;
		} else if (is_open && bracket_read(reader, &next, false)) {
			is_open = false;
		} else if (!equal_read(&before, reader, &next) &&
		           !(may_link && link_read(&before, reader, &next)) &&
		           !bound_read(reader, &next, &before.bound)) {
			break;
		}
		before.end = reader_blanks(reader, next);
	}
	before.is_lost = loss_read(reader, &outer) || loss_before(reader, at);
	return before;
}

/* ---- behind ---- */

/* A relation in brackets behind a figure. */
static bool bracketed_relation_read(enum relation *relation, bool *soft,
                                    const struct reader *reader, size_t *at)
{
	size_t next = *at;
	struct before before = {.relation = RELATION_EXACT};
	if (!bracket_read(reader, &next, true)) {
		return false;
	}
	next = reader_blanks(reader, next);
	const struct word *word =
	    reader_word(reader, next, WORD_FLAG(WORD_RELATION_BEHIND) | WORD_FLAG(WORD_SOFT));
	if (relation_read(&before, reader, &next)) {
		*relation = before.relation;
	} else if (word && (word->classes & WORD_FLAG(WORD_RELATION_BEHIND))) {
		*relation = (enum relation)word->number;
		next += word->text.size;
	} else if (word) {
		next += word->text.size;
	} else {
		return false;
	}
	next = reader_blanks(reader, next);
	if (!bracket_read(reader, &next, false)) {
		return false;
	}
	*soft |= word && (word->classes & WORD_FLAG(WORD_SOFT));
	*at = next;
	return true;
}

/* A word of relation behind a figure at *at. "Since" is none behind a bare number. */
static bool relation_behind_read(const struct operand *operand, enum relation *relation,
                                 const struct reader *reader, size_t *at)
{
	const struct word *word =
	    reader_word(reader, *at, WORD_FLAG(WORD_RELATION_BEHIND) | WORD_FLAG(WORD_NOT_MORE));
	if (word == NULL || !(word->classes & WORD_FLAG(WORD_RELATION_BEHIND)) ||
	    ((word->classes & WORD_FLAG(WORD_SINCE)) && operand->figure.kind == FIGURE_NUMBER &&
	     operand->number.chain_count == 0)) {
		return false;
	}
	*relation = (enum relation)word->number;
	*at += word->text.size;
	return true;
}

/* The relation of a figure before a sign like < at *at: the reverse of what the sign says of what stands behind
 * it. Moves *at behind the sign. */
static enum relation relation_of_sign(const struct reader *reader, size_t *at)
{
	static const enum relation reversed[RELATION_COUNT] = {
	    [RELATION_AT_MOST] = RELATION_AT_LEAST,
	    [RELATION_LESS_THAN] = RELATION_MORE_THAN,
	    [RELATION_AT_LEAST] = RELATION_AT_MOST,
	    [RELATION_MORE_THAN] = RELATION_LESS_THAN};
	const struct word *sign = *at < reader->text.size && !reader_is_han(reader, *at)
	                              ? reader_word(reader, *at, WORD_FLAG(WORD_RELATION_BEFORE))
	                              : NULL;
	if (sign == NULL) {
		return RELATION_EXACT;
	}
	*at += sign->text.size;
	size_t next = reader_blanks(reader, *at);
	bool bounds_it = next < reader->text.size &&
	                 (reader_is_han(reader, next) || reader_letter(reader, next));
	return bounds_it ? reversed[sign->number] : RELATION_EXACT;
}

/* Brackets at *at, before a relation, that say who is counted as well. Moves *at behind them. */
static bool aside_read(const struct reader *reader, size_t *at)
{
	enum { ASIDE_LIMIT = 12 /* characters */ };
	size_t next = *at;
	if (!bracket_read(reader, &next, true)) {
		return false;
	}
	size_t inner = reader_pass(reader, next, WORD_FLAG(WORD_INCLUDED));
	bool is_included = inner > next;
	for (int i = 0;
	     i < ASIDE_LIMIT && inner < reader->text.size && reader_is_han(reader, inner); i++) {
		(void)utf8_next(reader->text, &inner);
	}
	if (!is_included || !bracket_read(reader, &inner, false) ||
	    !reader_word(reader, inner, WORD_FLAG(WORD_RELATION_BEHIND))) {
		return false;
	}
	*at = inner;
	return true;
}

/* What is counted, at *at between a count and its relation. Moves *at behind the noun. */
static bool counted_read(const struct operand *operand, const struct reader *reader, size_t *at)
{
	size_t next = reader_blanks(reader, reader_pass(reader, *at, WORD_FLAG(WORD_COUNTED)));
	bool is_related = next > *at && operand->figure.kind == FIGURE_COUNT &&
	                  operand->figure.relation == RELATION_EXACT &&
	                  reader_word(reader, next, WORD_FLAG(WORD_RELATION_BEHIND));
	*at = is_related ? next : *at;
	return is_related;
}

void behind_read(struct operand *operand, const struct reader *reader, enum bound_kind *bound)
{
	struct figure *figure = &operand->figure;
	enum bound_kind inner = BOUND_UNSTATED; /* counts only where there is a relation, too */
	for (int i = 0; i < ITEM_LIMIT; i++) {
		size_t from = operand->next > operand->end ? operand->next : operand->end;
		size_t at = reader_blanks(reader, from);
		enum relation relation = (enum relation)figure->relation;
		size_t next = at;
		const struct word *per = reader_word(reader, at, WORD_FLAG(WORD_PER_BEHIND));
		(void)(aside_read(reader, &next) || counted_read(operand, reader, &next));
		if (per) {
			per_add(&figure->per, reader, per->name);
			operand->next = at + per->text.size;
			continue;
		}
		if (bound_read(reader, &next, &inner)) {
			size_t behind = reader_blanks(reader, next);
			if (relation == RELATION_EXACT &&
			    !relation_behind_read(operand, &relation, reader, &behind)) {
				return;
			}
			*bound = inner;
			relation = (enum relation)figure->relation;
		} else if (!relation_behind_read(operand, &relation, reader, &next) &&
		           !bracketed_relation_read(&relation, &figure->soft, reader, &next)) {
			enum relation of_sign = relation_of_sign(reader, &at);
			/* It compares nothing with a number that cannot be read. */
			if (of_sign != RELATION_EXACT && figure->relation == RELATION_EXACT &&
			    figure->has_value) {
				figure->relation = (uint8_t)of_sign;
				operand->end = at;
			}
			return;
		}
		if (figure->relation != RELATION_RANGE) {
			figure->relation = (uint8_t)relation;
		}
		operand->end = next;
	}
}
