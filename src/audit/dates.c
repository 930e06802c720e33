/* Dates that no calendar has, and dates that run backwards. */
#include "audit/auditor.h"
#include "base/utf8.h"
#include "value/date.h"

enum { NEAR = 12 /* bytes between two dates that limit one thing */ };

static bool is_date(const struct node *mention)
{
	return mention->figure && mention->figure->kind == FIGURE_DATE;
}

static void check_exists(struct auditor *auditor, const struct node *mention)
{
	if (!date_exists(mention->figure->text)) {
		FIND(auditor, DATE_IMPOSSIBLE, FINDING_ERROR, mention->owner, &mention->place,
		     FIND_DATE_IMPOSSIBLE, mention->text, mention->figure->text);
	}
}

/* Whether the first of two dates ends up behind the second: 2023-12-31 and 2023-03. */
static bool is_later(struct str a, struct str b)
{
	char first[DATE_SIZE];
	char last[DATE_SIZE];
	char other[DATE_SIZE];
	return date_bounds(a, first, other) && date_bounds(b, other, last) &&
	       strcmp(first, last) > 0;
}

/* Whether a text says from one date to the other: nothing but "to" or a dash between them. */
static bool is_from_to(struct str between)
{
	static const uint32_t joints[] = {'-',    '~',    0x81F3, 0x5230, 0xFF5E,
	                                  0x2014, 0x2013, 0xFF0D, 0x2015, 0x301C};
	size_t at = pass_blanks(between, 0);
	size_t count = 0;
	while (at < between.size) {
		uint32_t c = utf8_next(between, &at);
		bool is_joint = false;
		for (size_t i = 0; i < sizeof joints / sizeof *joints; i++) {
			is_joint = is_joint || joints[i] == c;
		}
		if (!is_joint || ++count > 2) {
			return false;
		}
		at = pass_blanks(between, at);
	}
	return count > 0;
}

/* Two dates, one behind the other, of one text: from the one to the other, or not before the one
 * and not after the other. */
static void check_pair(struct auditor *auditor, const struct node *a, const struct node *b)
{
	size_t start;
	size_t end;
	const struct node *text = text_around(auditor, &a->place, &start);
	if (!text || text != text_around(auditor, &b->place, &end) ||
	    !is_later(a->figure->text, b->figure->text)) {
		return;
	}
	struct str between = str_slice(text->text, start + a->text.size, end);
	bool is_limit = a->figure->relation == RELATION_AT_LEAST &&
	                b->figure->relation == RELATION_AT_MOST && between.size <= NEAR;
	if (is_limit || is_from_to(between)) {
		FIND(auditor, DATE_ORDER, FINDING_ERROR, b->owner, &a->place, FIND_DATE_ORDER,
		     a->text, b->text);
	}
}

/* A range of dates within one figure. */
static void check_range(struct auditor *auditor, const struct node *mention)
{
	struct str text = mention->figure->text;
	size_t slash = str_find(text, STR("/"));
	if (slash == SIZE_MAX) {
		return;
	}
	struct str first = str_slice(text, 0, slash);
	struct str last = str_slice(text, slash + 1, text.size);
	if (is_later(first, last)) {
		FIND(auditor, DATE_ORDER, FINDING_ERROR, mention->owner, &mention->place,
		     FIND_DATE_ORDER, first, last);
	}
}

void check_dates(struct auditor *auditor)
{
	const struct node *before = NULL;
	const struct node *mention = auditor->model->mentions->first;
	for (; mention; mention = mention->next) {
		auditor->steps++;
		if (!is_date(mention)) {
			continue;
		}
		check_exists(auditor, mention);
		check_range(auditor, mention);
		if (before && before->place.line == mention->place.line) {
			check_pair(auditor, before, mention);
		}
		before = mention;
	}
}
