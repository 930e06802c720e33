/* Amounts that are written twice, in words and in digits. */
#include "value/operand.h"

/* Whether a number is written in Chinese numerals alone, or else in Arabic digits. */
static bool is_in_words(const struct operand *operand)
{
	return operand->number.chinese && !operand->number.arabic;
}

/* The amount in brackets at *at, with the word that says that it is one. */
static bool inner_read(struct operand *out, const struct reader *reader, size_t *at)
{
	size_t next = *at;
	if (!bracket_read(reader, &next, true)) {
		return false;
	}
	next = reader_blanks(reader, next);
	next = reader_blanks(reader, reader_pass(reader, next, WORD_FLAG(WORD_RESTATED)));
	if (reader_colon(reader, &next)) {
		next = reader_blanks(reader, next);
	}
	if (!operand_read(out, reader, next, NULL)) {
		return false;
	}
	next = reader_blanks(reader, out->end);
	if (!bracket_read(reader, &next, false)) {
		return false;
	}
	*at = next;
	return true;
}

void restated_read(struct operand *operand, const struct reader *reader)
{
	struct figure *figure = &operand->figure;
	struct operand inner;
	size_t at = reader_blanks(reader, operand->end);
	if (figure->kind != FIGURE_MONEY || !figure->has_value ||
	    figure->relation != RELATION_EXACT || !inner_read(&inner, reader, &at) ||
	    !inner.figure.has_value || is_in_words(operand) == is_in_words(&inner)) {
		return;
	}
	int order = decimal_compare(figure->value, inner.figure.value);
	bool is_bare = inner.figure.kind == FIGURE_NUMBER;
	if (is_bare ? order != 0
	            : inner.figure.kind != FIGURE_MONEY ||
	                  !str_equal(inner.figure.unit, figure->unit)) {
		return;
	}
	operand->end = at;
	if (order == 0) {
		return;
	}
	figure->min = order < 0 ? figure->value : inner.figure.value;
	figure->max = order < 0 ? inner.figure.value : figure->value;
	figure->has_min = figure->has_max = true;
	figure_drop_value(figure);
}
