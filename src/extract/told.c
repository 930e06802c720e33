/* What prose says by the rules of a grammar: from a text and a rule to the figure that stands
 * where the rule says. Whether that is a total or a direction's own, the caller knows. */
#include "extract/record.h"

static bool is_figure(enum record_kind kind)
{
	return kind == RECORD_MENTION || kind == RECORD_STATED || kind == RECORD_FACT ||
	       kind == RECORD_TOLD;
}

/* Figures follow the text that holds them, or the last part of it where it was split. */
static bool is_of_text(enum record_kind kind)
{
	return is_figure(kind) || kind == RECORD_AGREEMENT || kind == RECORD_TEXT ||
	       kind == RECORD_PUNCTUATION;
}

/* The mention behind a text that stands at the place of a rule's figure. Places are asked for in their
 * order: *next is moved behind what stands before this one. */
static struct record *mention_at(struct records *records, size_t *next, struct span place,
                                 const struct stated_rule *rule)
{
	for (size_t i = *next; i < records->count; i++) {
		struct record *record = &records->items[i];
		if (!is_of_text((enum record_kind)record->kind) ||
		    record->text.start >= place.end) {
			return NULL;
		}
		if (i == *next && record->text.end <= place.start) {
			++*next;
		}
		if (record->kind == RECORD_MENTION && place.start < record->text.end &&
		    stated_takes_figure(rule, record->figure)) {
			return record;
		}
	}
	return NULL;
}

/* Amounts of two currencies are of two sorts; a classifier makes no difference. */
static struct str currency_of(const struct figure *figure)
{
	return figure->kind == FIGURE_MONEY ? figure->unit : (struct str){0};
}

/* Whether no figure of its sort is known. */
static bool is_new(const struct found *found, const struct figure *figure)
{
	for (uint32_t i = 0; i < found->count; i++) {
		if (str_equal(found->per[i], figure->per) &&
		    str_equal(found->currency[i], currency_of(figure))) {
			return false;
		}
	}
	return found->count < MOST_SORTS;
}

bool found_add(struct found *found, const struct figure *figure)
{
	bool is_added = is_new(found, figure);
	if (is_added) {
		found->per[found->count] = figure->per;
		found->currency[found->count++] = currency_of(figure);
	}
	return is_added;
}

/* Whether a figure that a rule still looks for stands in a text's paragraph: in most texts none
 * does. */
static bool has_figure(const struct records *records, const struct text *text,
                       const struct stated_rule *rule, size_t at, const struct found *found)
{
	uint32_t end = records->items[at].text.end;
	for (size_t i = at + 1;
	     i < records->count && is_of_text((enum record_kind)records->items[i].kind); i++) {
		const struct record *record = &records->items[i];
		uint32_t start = record->text.start;
		if (start > end && memchr(text->clean.data + end, '\n', start - end)) {
			return false; /* that is another paragraph */
		}
		end = record->text.end > end ? record->text.end : end;
		if (record->kind == RECORD_MENTION && is_new(found, record->figure) &&
		    stated_takes_figure(rule, record->figure)) {
			return true;
		}
	}
	return false;
}

struct record *record_statement(struct records *records, const struct text *text,
                                struct stated_rule *rule, size_t at, struct found *found)
{
	const struct span whole = records->items[at].text;
	struct str subject = str_slice(text->folded, whole.start, whole.end);
	struct match_result result;
	if (!has_figure(records, text, rule, at, found)) {
		return NULL;
	}
	size_t next = at + 1;
	for (size_t from = 0;
	     from < subject.size && rule_match(&rule->rule, subject, from, &result);
	     from = result.whole.end) {
		struct span place = result.groups[rule->figure];
		struct str before = str_slice(subject, 0, place.start);
		place.start += whole.start;
		place.end += whole.start;
		struct record *record = match_has(&result, rule->figure)
		                            ? mention_at(records, &next, place, rule)
		                            : NULL;
		if (record && !grammar_limits(rule->rule.grammar, before) &&
		    found_add(found, record->figure)) {
			return record;
		}
		if (result.whole.end <= from) {
			break;
		}
	}
	return NULL;
}
