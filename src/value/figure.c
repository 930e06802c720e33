/* The names of kinds and relations, as XML and JSON write them. */
#include "value/figure.h"

struct str figure_kind_name(enum figure_kind kind)
{
	static const struct str names[FIGURE_KIND_COUNT] = {
	    [FIGURE_NUMBER] = STR_INIT("number"),     [FIGURE_PERCENT] = STR_INIT("percent"),
	    [FIGURE_COUNT] = STR_INIT("count"),       [FIGURE_MONEY] = STR_INIT("money"),
	    [FIGURE_DURATION] = STR_INIT("duration"), [FIGURE_AGE] = STR_INIT("age"),
	    [FIGURE_DATE] = STR_INIT("date"),         [FIGURE_EMAIL] = STR_INIT("email"),
	    [FIGURE_URL] = STR_INIT("url"),           [FIGURE_PHONE] = STR_INIT("phone"),
	};
	return names[kind];
}

struct str relation_name(enum relation relation)
{
	static const struct str names[RELATION_COUNT] = {
	    [RELATION_EXACT] = STR_INIT("exact"),
	    [RELATION_ABOUT] = STR_INIT("about"),
	    [RELATION_AT_MOST] = STR_INIT("at-most"),
	    [RELATION_LESS_THAN] = STR_INIT("less-than"),
	    [RELATION_AT_LEAST] = STR_INIT("at-least"),
	    [RELATION_MORE_THAN] = STR_INIT("more-than"),
	    [RELATION_RANGE] = STR_INIT("range"),
	};
	return names[relation];
}

bool figure_kind_is_whole(enum figure_kind kind)
{
	return kind == FIGURE_NUMBER || kind == FIGURE_PERCENT || kind == FIGURE_COUNT ||
	       kind == FIGURE_DURATION || kind == FIGURE_AGE;
}

int8_t figure_decimals(const struct figure *figure)
{
	bool has_number = figure->has_value || figure->has_min || figure->has_max;
	bool is_whole = has_number && figure_kind_is_whole(figure->kind);
	return figure->decimals == DECIMALS_NONE && is_whole ? 0 : figure->decimals;
}

static bool to_months(bool has, struct decimal *years)
{
	return !has || decimal_multiply(years, *years, (struct decimal){12, 0});
}

void figure_count_in_months(struct figure *figure)
{
	struct figure months = *figure;
	if (figure->kind == FIGURE_DURATION && str_equal(figure->unit, STR("year")) &&
	    to_months(months.has_value, &months.value) && to_months(months.has_min, &months.min) &&
	    to_months(months.has_max, &months.max)) {
		months.unit = STR("month");
		*figure = months;
	}
}
