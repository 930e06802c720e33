/* Figures. */
#include <assert.h>

#include "library/handle.h"

static_assert((int)ZHINAN_NUMBER_FIGURE == FIGURE_NUMBER && (int)ZHINAN_PERCENT == FIGURE_PERCENT &&
                  (int)ZHINAN_COUNT == FIGURE_COUNT && (int)ZHINAN_MONEY == FIGURE_MONEY &&
                  (int)ZHINAN_TIME == FIGURE_DURATION && (int)ZHINAN_AGE == FIGURE_AGE &&
                  (int)ZHINAN_DATE == FIGURE_DATE && (int)ZHINAN_MAIL_ADDRESS == FIGURE_EMAIL &&
                  (int)ZHINAN_WEB_ADDRESS == FIGURE_URL && (int)ZHINAN_PHONE == FIGURE_PHONE,
              "a kind that has moved is a new one, behind the others");
static_assert((int)ZHINAN_EXACT == RELATION_EXACT && (int)ZHINAN_ABOUT == RELATION_ABOUT &&
                  (int)ZHINAN_AT_MOST == RELATION_AT_MOST &&
                  (int)ZHINAN_LESS_THAN == RELATION_LESS_THAN &&
                  (int)ZHINAN_AT_LEAST == RELATION_AT_LEAST &&
                  (int)ZHINAN_MORE_THAN == RELATION_MORE_THAN &&
                  (int)ZHINAN_RANGE == RELATION_RANGE,
              "likewise");

static const struct figure *figure_in(const struct zhinan_figure *figure)
{
	return (const struct figure *)(const void *)figure;
}

const struct zhinan_figure *zhinan_node_figure(const struct zhinan_node *node)
{
	return node ? (const struct zhinan_figure *)(const void *)node_in(node)->figure : NULL;
}

enum zhinan_figure_kind zhinan_figure_kind(const struct zhinan_figure *figure)
{
	return figure ? (enum zhinan_figure_kind)figure_in(figure)->kind : ZHINAN_NUMBER_FIGURE;
}

enum zhinan_relation zhinan_figure_relation(const struct zhinan_figure *figure)
{
	return figure ? (enum zhinan_relation)figure_in(figure)->relation : ZHINAN_EXACT;
}

int zhinan_figure_is_soft(const struct zhinan_figure *figure)
{
	return figure && figure_in(figure)->soft;
}

const char *zhinan_figure_text(const struct zhinan_document *document,
                               const struct zhinan_figure *figure, enum zhinan_figure_text text)
{
	if (!figure) {
		return "";
	}
	const struct str texts[] = {
	    [ZHINAN_UNIT] = figure_in(figure)->unit,
	    [ZHINAN_PER] = figure_in(figure)->per,
	    [ZHINAN_VALUE_TEXT] = figure_in(figure)->text,
	};
	return (unsigned)text < sizeof texts / sizeof *texts
	           ? strings_keep(document->messages.strings, texts[text])
	           : "";
}

/* A number of a figure, or NULL. */
static const struct decimal *number_of(const struct zhinan_figure *figure, enum zhinan_bound bound)
{
	const struct figure *in = figure_in(figure);
	if (!figure) {
		return NULL;
	}
	switch (bound) {
	case ZHINAN_VALUE:
		return in->has_value ? &in->value : NULL;
	case ZHINAN_MIN:
		return in->has_min ? &in->min : NULL;
	case ZHINAN_MAX:
		return in->has_max ? &in->max : NULL;
	}
	return NULL;
}

const char *zhinan_figure_decimal(const struct zhinan_document *document,
                                  const struct zhinan_figure *figure, enum zhinan_bound bound)
{
	const struct decimal *number = number_of(figure, bound);
	return number ? decimal_keep(document->messages.strings, *number) : NULL;
}

int zhinan_figure_integer(const struct zhinan_figure *figure, enum zhinan_bound bound,
                          int64_t *value)
{
	const struct decimal *number = number_of(figure, bound);
	struct decimal whole;
	if (!number || number->scale > 0 || !decimal_shift(&whole, *number, 0) ||
	    whole.digits > INT64_MAX || whole.digits < INT64_MIN) {
		return 0;
	}
	*value = (int64_t)whole.digits;
	return 1;
}

static int decimals_of(const struct figure *figure)
{
	return figure->decimals;
}

int zhinan_figure_decimals(const struct zhinan_figure *figure, int *decimals)
{
	if (!figure || decimals_of(figure_in(figure)) == DECIMALS_NONE) {
		return 0;
	}
	*decimals = decimals_of(figure_in(figure));
	return 1;
}
