/* Which programme's guideline this is. The name comes from the title, or from a sentence where the
 * family puts it in quotation marks; year and batch come from the best place that tells them. */
#include "facts/programme.h"

#include "base/buf.h"
#include "base/utf8.h"

enum {
	FRONT_BYTES = 6000,   /* of the first paragraphs */
	REMARK_BYTES = 40,    /* of brackets below a title */
	HEAD_PARAGRAPHS = 15, /* near the title */
	DATE_BYTES = 48,      /* of a date on a line of its own */
	SIGNER_BYTES = 90,    /* of who signs above it */
	MAX_NUMBER = 9999,
	FULLWIDTH_OPEN = 0xFF08
};

/* A text for matching, and as it is written: of the same size. */
struct passage {
	struct str folded;
	struct str clean;
};

struct finder {
	struct arena *arena;
	const struct text *text;
	struct grammar *grammar;
	struct passage title; /* with brackets below it; empty where there is none */
	struct passage front; /* the paragraphs before the first heading, a line each */
	struct passage prose; /* the first paragraphs, tables left out, a line each */
};

static struct passage passage_at(const struct text *text, struct span span)
{
	return (struct passage){str_slice(text->folded, span.start, span.end),
	                        str_slice(text->clean, span.start, span.end)};
}

/* What stands in brackets on a line of its own below the title: whether it is a draft. */
static struct span remark_below(const struct text *text, size_t title)
{
	const struct paragraph *paragraph = &text->paragraphs[title];
	struct span span = {paragraph->span.end, paragraph->span.end};
	if (title + 1 < text->paragraph_count && !paragraph[1].mark) {
		span = paragraph[1].span;
	}
	size_t at = span.start;
	uint32_t first = span.start < span.end ? utf8_next(text->clean, &at) : 0;
	bool is_remark =
	    span_size(span) <= REMARK_BYTES && (first == '(' || first == FULLWIDTH_OPEN);
	return is_remark ? span : (struct span){paragraph->span.end, paragraph->span.end};
}

static struct str concatenate(struct arena *arena, struct str a, struct str b)
{
	return arena_format(arena, "%.*s%.*s", STR_FORMAT(a), STR_FORMAT(b));
}

static struct passage title_of(const struct finder *finder)
{
	const struct text *text = finder->text;
	for (size_t i = 0; i < text->paragraph_count; i++) {
		if (text->paragraphs[i].is_title) {
			struct passage title = passage_at(text, text->paragraphs[i].span);
			struct passage below = passage_at(text, remark_below(text, i));
			return (struct passage){
			    concatenate(finder->arena, title.folded, below.folded),
			    concatenate(finder->arena, title.clean, below.clean)};
		}
	}
	return (struct passage){0};
}

/* The first paragraphs, those of tables left out, a line each. */
static struct passage first_paragraphs(const struct finder *finder, bool ends_at_heading)
{
	const struct text *text = finder->text;
	struct buf folded;
	struct buf clean;
	buf_init(&folded);
	buf_init(&clean);
	for (size_t i = 0; i < text->paragraph_count && clean.size < FRONT_BYTES; i++) {
		const struct paragraph *paragraph = &text->paragraphs[i];
		bool is_heading = paragraph->mark && paragraph->mark->role == MARK_HEADING;
		if (is_heading && ends_at_heading) {
			break;
		}
		if (paragraph->table == 0) {
			struct passage passage = passage_at(text, paragraph->span);
			buf_append(&folded, passage.folded);
			buf_append(&folded, STR("\n"));
			buf_append(&clean, passage.clean);
			buf_append(&clean, STR("\n"));
		}
	}
	struct passage front = {arena_copy(finder->arena, buf_str(&folded)),
	                        arena_copy(finder->arena, buf_str(&clean))};
	buf_release(&folded);
	buf_release(&clean);
	return front;
}

/* ---- year and batch ---- */

static uint32_t whole_number(const struct finder *finder, struct str text)
{
	struct figure figure;
	if (text.size == 0 ||
	    !figure_from_text(&figure, finder->grammar->lexicon, text, finder->arena) ||
	    !figure.has_value || figure.value.scale != 0 || figure.value.digits < 0 ||
	    figure.value.digits > MAX_NUMBER) {
		return 0;
	}
	return (uint32_t)figure.value.digits;
}

/* What a rule reads in a text; 0: nothing. */
static uint32_t read_edition(const struct finder *finder, struct edition_rule *edition,
                             struct str folded)
{
	struct match_result result;
	if (!rule_match(&edition->rule, folded, 0, &result)) {
		return 0;
	}
	if (!match_has(&result, edition->number)) {
		return (uint32_t)edition->value;
	}
	struct span number = result.groups[edition->number];
	return whole_number(finder, str_slice(folded, number.start, number.end));
}

/* Whether a short line is the date of a signature: below who signs, or the last line. */
static bool is_signature(const struct finder *finder, size_t at)
{
	const struct text *text = finder->text;
	const struct paragraph *date = &text->paragraphs[at];
	if (date->table > 0 || span_size(date->span) > DATE_BYTES) {
		return false;
	}
	struct match_result result;
	struct span above = date[-1].span;
	struct str signer = str_slice(text->folded, above.start, above.end);
	return at + 1 == text->paragraph_count ||
	       (signer.size <= SIGNER_BYTES &&
	        !rule_match(&finder->grammar->finished, signer, 0, &result));
}

static uint32_t read_dates(const struct finder *finder, struct edition_rule *edition)
{
	const struct text *text = finder->text;
	size_t head = HEAD_PARAGRAPHS;
	for (size_t i = 0; i < text->paragraph_count; i++) {
		struct span span = text->paragraphs[i].span;
		head += text->paragraphs[i].is_title ? i : 0; /* a menu may stand before it */
		if (i >= head && !is_signature(finder, i)) {
			continue;
		}
		uint32_t number = read_edition(finder, edition, passage_at(text, span).folded);
		if (number > 0) {
			return number;
		}
	}
	return 0;
}

/* The year or the batch by the first rule that finds one, the best place first; from_name is set where
 * that is the file's name. */
static uint32_t find_edition(const struct finder *finder, struct edition_rule *rules, size_t count,
                             bool *from_name)
{
	const struct str texts[] = {[EDITION_TITLE] = finder->title.folded,
	                            [EDITION_PROSE] = finder->prose.folded,
	                            [EDITION_FILE] = finder->text->name};
	for (int place = 0; place < EDITION_PLACE_COUNT; place++) {
		for (size_t i = 0; i < count; i++) {
			if (rules[i].place != (enum edition_place)place) {
				continue;
			}
			uint32_t number = place == EDITION_DATE
			                      ? read_dates(finder, &rules[i])
			                      : read_edition(finder, &rules[i], texts[place]);
			if (number > 0) {
				*from_name = place == EDITION_FILE;
				return number;
			}
		}
	}
	return 0;
}

/* ---- the name ---- */

static struct str group_text(struct str text, const struct rule *rule,
                             const struct match_result *result, const char *name)
{
	uint32_t group = pattern_group(rule->pattern, name);
	return match_has(result, group)
	           ? str_slice(text, result->groups[group].start, result->groups[group].end)
	           : (struct str){0};
}

/* A name that the year cuts in two is put together: group `head` stands before it. Year and batch of this rule
 * count until an edition rule finds others. */
static void find_name(const struct finder *finder, struct programme_facts *out)
{
	struct rule *rule = &finder->grammar->programme;
	struct match_result result;
	const struct passage *passage = &finder->title;
	if (!rule->pattern) {
		return;
	}
	if (passage->folded.size == 0 || !rule_match(rule, passage->folded, 0, &result)) {
		passage = &finder->front;
		if (!finder->grammar->is_programme_prose ||
		    !rule_match(rule, passage->folded, 0, &result)) {
			return;
		}
	}
	struct str head = group_text(passage->clean, rule, &result, "head");
	out->name = group_text(passage->clean, rule, &result, "name");
	out->name = head.size > 0 ? concatenate(finder->arena, head, out->name) : out->name;
	out->year = whole_number(finder, group_text(passage->folded, rule, &result, "year"));
	out->batch = whole_number(finder, group_text(passage->folded, rule, &result, "batch"));
	out->status = group_text(passage->folded, rule, &result, "draft").size > 0 ? STR("draft")
	                                                                           : STR("final");
}

static bool is_draft(const struct finder *finder)
{
	struct match_result result;
	struct rule *rule = &finder->grammar->draft;
	return rule->pattern && rule_match(rule, finder->title.folded, 0, &result);
}

/* What the rules for year or batch find replaces what is known; a file's name only fills a gap. */
static void update_edition(const struct finder *finder, struct edition_rule *rules, size_t count,
                           uint32_t *number, bool *from_name)
{
	uint32_t found = find_edition(finder, rules, count, from_name);
	bool is_better = found > 0 && !(*from_name && *number > 0);
	*number = is_better ? found : *number;
	*from_name = is_better && *from_name;
}

void programme_from_text(struct programme_facts *out, struct arena *arena, const struct text *text,
                         struct grammar *grammar)
{
	struct finder finder = {.arena = arena, .text = text, .grammar = grammar};
	struct match_result result;
	*out = (struct programme_facts){0};
	finder.title = title_of(&finder);
	finder.front = first_paragraphs(&finder, true);
	finder.prose = first_paragraphs(&finder, false);
	if (grammar->plan.pattern && rule_match(&grammar->plan, finder.front.folded, 0, &result)) {
		out->plan = str_slice(finder.front.clean, result.whole.start, result.whole.end);
	}
	find_name(&finder, out);
	update_edition(&finder, grammar->years, grammar->year_count, &out->year,
	               &out->year_from_name);
	update_edition(&finder, grammar->batches, grammar->batch_count, &out->batch,
	               &out->batch_from_name);
	if (out->status.size == 0 && (out->year > 0 || out->batch > 0)) {
		out->status = STR("final");
	}
	if (out->status.size > 0 && is_draft(&finder)) {
		out->status = STR("draft");
	}
}
