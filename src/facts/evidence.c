/* The table of weights; 30 make a fact, and what a
 * person says outweighs all else. A word for each, a label, or the word for the number of projects is enough
 * alone; a word of support needs another beside it. */
#include "facts/evidence.h"

static const struct {
	const char *name;
	int weight;
} RULES[] = {
    [EVIDENCE_LABEL] = {"label", 30},
    [EVIDENCE_TOPIC] = {"topic", 20},
    [EVIDENCE_UNIT_EACH] = {"unit-each", 30},
    [EVIDENCE_EACH] = {"each", 30},
    [EVIDENCE_RATE] = {"rate", 30},
    [EVIDENCE_SUM] = {"sum", 20},
    [EVIDENCE_TOTAL] = {"total", 10},
    [EVIDENCE_FUNDS] = {"funds", 20},
    [EVIDENCE_SUPPORT] = {"support", 20},
    [EVIDENCE_SUPPORT_BEHIND] = {"support-behind", 20},
    [EVIDENCE_WITH_PROJECTS] = {"with-projects", 10},
    [EVIDENCE_KIND] = {"kind", 20},
    [EVIDENCE_KIND_BESIDE] = {"kind-beside", 30},
    [EVIDENCE_PROJECT_BESIDE] = {"project-beside", 20},
    [EVIDENCE_PROJECT_BEHIND] = {"project-behind", 20},
    [EVIDENCE_COUNT] = {"count", 30},
    [EVIDENCE_BARE] = {"bare", 10},
    [EVIDENCE_NOW] = {"now", 10},
    [EVIDENCE_RECIPIENT] = {"recipient", 10},
    [EVIDENCE_APPLICANT] = {"applicant", 10},
    [EVIDENCE_DIRECTION] = {"direction", 25},
    [EVIDENCE_FIELD] = {"field", 10},
    [EVIDENCE_DIRECTION_BESIDE] = {"direction-beside", 20},
    [EVIDENCE_AS_MANY] = {"as-many", 20},
    [EVIDENCE_PARTNER] = {"partner", 30},
    [EVIDENCE_TERM] = {"term", 30},
    [EVIDENCE_FINISH] = {"finish", 30},
    [EVIDENCE_START] = {"start", 15},
    [EVIDENCE_PART] = {"part", 10},
    [EVIDENCE_NEXT] = {"next", 20},
    [EVIDENCE_OWN_DIRECTION] = {"own-direction", 10},
    [EVIDENCE_LISTED] = {"listed", -40},
    [EVIDENCE_OTHER_NOUN] = {"other-noun", -30},
    [EVIDENCE_ATTRIBUTE] = {"attribute", -40},
    [EVIDENCE_CONDITION] = {"under-condition", -10},
    [EVIDENCE_REASON] = {"reason", -300},
    [EVIDENCE_CORRECTED] = {"corrected", 1000},
    [EVIDENCE_SERIES_MARK] = {"telling", 20},
    [EVIDENCE_SERIES_LABELS] = {"labels", 40},
    [EVIDENCE_SERIES_STATES] = {"told", 20},
    [EVIDENCE_SERIES_EACH_STATES] = {"each-told", 10},
    [EVIDENCE_SERIES_LISTED] = {"listed-below", 30},
    [EVIDENCE_SERIES_MAY_BE_LISTED] = {"may-be-listed", 20},
    [EVIDENCE_SERIES_NAMES] = {"names", 10},
    [EVIDENCE_SERIES_TOPICS] = {"topics", 10},
    [EVIDENCE_SERIES_ELSEWHERE] = {"elsewhere", -60},
    [EVIDENCE_SERIES_DEMANDS] = {"demands", -50},
    [EVIDENCE_SERIES_PARTS] = {"parts", -40},
    [EVIDENCE_SERIES_KINDS] = {"sorts", -20},
    [EVIDENCE_SERIES_ALONE] = {"alone", -10},
};
_Static_assert(sizeof RULES / sizeof *RULES == EVIDENCE_COUNT_OF_ALL, "each has a weight");

const char *evidence_name(enum evidence_rule rule)
{
	return RULES[rule].name;
}

int evidence_weight(enum evidence_rule rule)
{
	return RULES[rule].weight;
}

void evidence_add(struct evidence_list *list, enum evidence_rule rule, struct span place)
{
	if (!(list->rules & EVIDENCE_FLAG(rule)) && list->count < MAX_EVIDENCE) {
		list->rules |= EVIDENCE_FLAG(rule);
		list->items[list->count++] = (struct evidence_item){(uint8_t)rule, place};
		list->weight = (int16_t)(list->weight + RULES[rule].weight);
	}
}
