/* Which programme's guideline this is: from the title and the paragraphs before the first
 * heading; and labels that no rule knows. What is not stated stays empty. */
#include "base/buf.h"
#include "base/utf8.h"
#include "extract/record.h"

enum {
	FRONT_BYTES = 6000, /* what is looked through for the programme's name */
	REMARK_BYTES = 40,  /* of brackets below a title */
	FULLWIDTH_OPEN = 0xFF08
};

/* The paragraphs before the first heading as one string, since a title may stand in two: for
 * matching, and as they are written. */
struct front {
	struct str folded;
	struct str clean;
};

static struct front front_matter(struct records *records, const struct text *text)
{
	struct buf folded;
	struct buf clean;
	buf_init(&folded);
	buf_init(&clean);
	for (size_t i = 0; i < text->paragraph_count && clean.size < FRONT_BYTES; i++) {
		const struct paragraph *paragraph = &text->paragraphs[i];
		struct span span = paragraph->span;
		if (paragraph->mark && paragraph->mark->role == MARK_HEADING) {
			break;
		}
		buf_append(&folded, str_slice(text->folded, span.start, span.end));
		buf_append(&clean, str_slice(text->clean, span.start, span.end));
	}
	struct front front = {arena_copy(records->arena, buf_str(&folded)),
	                      arena_copy(records->arena, buf_str(&clean))};
	buf_release(&folded);
	buf_release(&clean);
	return front;
}

static struct str group_text(struct str text, const struct rule *rule,
                             const struct match_result *result, const char *name)
{
	uint32_t group = pattern_group(rule->pattern, name);
	return match_has(result, group)
	           ? str_slice(text, result->groups[group].start, result->groups[group].end)
	           : (struct str){0};
}

static uint32_t whole_number(struct records *records, const struct grammar *grammar,
                             struct str text)
{
	struct figure figure;
	if (text.size == 0 || !figure_from_text(&figure, grammar->lexicon, text, records->arena) ||
	    !figure.has_value || figure.value.scale != 0 || figure.value.digits < 0 ||
	    figure.value.digits > 9999) {
		return 0;
	}
	return (uint32_t)figure.value.digits;
}

/* What stands in brackets on a line of its own below the title: whether it is a draft. */
static struct span remark_below(const struct text *text, struct span title)
{
	size_t i = 0;
	while (i < text->paragraph_count && text->paragraphs[i].span.start < title.end) {
		i++;
	}
	struct span span = i < text->paragraph_count ? text->paragraphs[i].span : title;
	size_t at = span.start;
	uint32_t first = span.start < span.end ? utf8_next(text->clean, &at) : 0;
	bool is_remark =
	    span_size(span) <= REMARK_BYTES && (first == '(' || first == FULLWIDTH_OPEN);
	return is_remark ? span : (struct span){title.end, title.end};
}

static struct str both(struct arena *arena, struct str text, struct span a, struct span b)
{
	return arena_format(arena, "%.*s%.*s", STR_FORMAT(str_slice(text, a.start, a.end)),
	                    STR_FORMAT(str_slice(text, b.start, b.end)));
}

/* The title, wherever it stands, and brackets below it; empty where there is none. */
static struct front title_matter(const struct records *records, const struct text *text)
{
	for (size_t i = 0; i < records->count; i++) {
		struct span span = records->items[i].text;
		if (records->items[i].kind == RECORD_TITLE) {
			struct span below = remark_below(text, span);
			return (struct front){both(records->arena, text->folded, span, below),
			                      both(records->arena, text->clean, span, below)};
		}
	}
	return (struct front){0};
}

void records_find_programme(struct records *records, const struct text *text,
                            struct grammar *grammar)
{
	struct programme_record *programme = &records->programme;
	struct front front = front_matter(records, text);
	struct match_result result;
	if (rule_match(&grammar->plan, front.folded, 0, &result)) {
		programme->plan = str_slice(front.clean, result.whole.start, result.whole.end);
	}
	const struct rule *rule = &grammar->programme;
	struct front title = title_matter(records, text);
	if (title.folded.size > 0 && rule_match(&grammar->programme, title.folded, 0, &result)) {
		front = title;
	} else if (!rule_match(&grammar->programme, front.folded, 0, &result)) {
		return;
	}
	programme->name = group_text(front.clean, rule, &result, "name");
	programme->year =
	    whole_number(records, grammar, group_text(front.folded, rule, &result, "year"));
	programme->batch =
	    whole_number(records, grammar, group_text(front.folded, rule, &result, "batch"));
	programme->status =
	    group_text(front.clean, rule, &result, "draft").size > 0 ? STR("draft") : STR("final");
}
