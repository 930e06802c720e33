/* The names of kinds and relations, as XML and JSON write them. */
#include "value/figure.h"

struct str figure_kind_name(enum figure_kind kind)
{
	static const struct str names[FIGURE_KIND_COUNT] = {
	    STR_INIT("number"), STR_INIT("percent"),  STR_INIT("count"),
	    STR_INIT("money"),  STR_INIT("duration"), STR_INIT("date"),
	    STR_INIT("email"),  STR_INIT("url"),      STR_INIT("phone"),
	};
	return names[kind];
}

struct str relation_name(enum relation relation)
{
	static const struct str names[RELATION_COUNT] = {
	    STR_INIT("exact"),    STR_INIT("about"), STR_INIT("at-most"),
	    STR_INIT("at-least"), STR_INIT("range"),
	};
	return names[relation];
}

bool figure_kind_is_whole(enum figure_kind kind)
{
	return kind == FIGURE_NUMBER || kind == FIGURE_PERCENT || kind == FIGURE_COUNT ||
	       kind == FIGURE_DURATION;
}
