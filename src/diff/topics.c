/* What changes are about, and lists of those about something alone. */
#include "diff/changes.h"

struct str change_topic_name(unsigned bit)
{
	static const struct str names[TOPIC_COUNT] = {STR_INIT("money"), STR_INIT("counts"),
	                                              STR_INIT("text"), STR_INIT("structure")};
	return names[bit];
}

static unsigned topic_of_part(struct str part)
{
	static const struct {
		struct str part;
		enum change_topic topic;
	} parts[] = {
	    {STR_INIT("funds"), TOPIC_MONEY},       {STR_INIT("projects"), TOPIC_COUNTS},
	    {STR_INIT("partners"), TOPIC_COUNTS},   {STR_INIT("directions"), TOPIC_COUNTS},
	    {STR_INIT("duration"), TOPIC_COUNTS},   {STR_INIT("direction"), TOPIC_STRUCTURE},
	    {STR_INIT("section"), TOPIC_STRUCTURE}, {STR_INIT("heading"), TOPIC_STRUCTURE},
	    {STR_INIT("partner"), TOPIC_STRUCTURE}, {STR_INIT("programme"), TOPIC_STRUCTURE},
	    {STR_INIT("table"), TOPIC_STRUCTURE},   {STR_INIT("row"), TOPIC_STRUCTURE},
	    {STR_INIT("column"), TOPIC_STRUCTURE},
	};
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		if (str_equal(parts[i].part, part)) {
			return parts[i].topic;
		}
	}
	return TOPIC_TEXT;
}

/* What a direction that came or went states itself. */
static unsigned topics_of_direction(const struct node *direction)
{
	unsigned topics = 0;
	for (const struct node *node = direction->first; node; node = node->next) {
		topics |= node->kind == NODE_FUNDS ? TOPIC_MONEY : 0;
		topics |= node->kind == NODE_PROJECTS ? TOPIC_COUNTS : 0;
	}
	return topics;
}

unsigned change_topics(const struct change *change)
{
	bool is_stated = str_equal(change->part, STR("stated"));
	bool is_one_sided = change->kind == CHANGE_ADDED || change->kind == CHANGE_REMOVED;
	const struct figure *figure = change->at ? marked_node(change->at)->figure : NULL;
	unsigned topics = topic_of_part(is_stated ? change->aspect : change->part);
	if (topics == TOPIC_TEXT && figure && !change->pieces) {
		return figure->kind == FIGURE_MONEY ? TOPIC_MONEY : TOPIC_COUNTS; /* of a cell */
	}
	if (is_one_sided && change->at && marked_node(change->at)->kind == NODE_DIRECTION) {
		topics |= topics_of_direction(marked_node(change->at));
	}
	return topics;
}

void changes_keep(struct changes *changes, unsigned topics)
{
	size_t kept = 0;
	for (size_t i = 0; i < changes->count; i++) {
		if (change_topics(&changes->items[i]) & topics) {
			changes->items[kept++] = changes->items[i];
		}
	}
	changes->count = kept;
}
