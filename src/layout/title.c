/* The title of a document: the candidates, what speaks for each, and the choice. */
#include "layout/title.h"

#include "base/sort.h"
#include "layout/line_join.h"

enum {
	MAX_TITLE = 200,      /* characters */
	MIN_REPEAT = 18,      /* bytes of a line whose repetition says something */
	MIN_PROSE = 20,       /* characters of a sentence that is prose */
	MAX_CHAPTERS = 1,     /* of a letter that goes before a guide */
	MAX_ANNEX = 8,        /* characters of a line above a title: "annex 1" */
	MAX_CANDIDATES = 400, /* lines of text that are looked at */
	EARLY_LINES = 10,     /* of text, in which most titles stand */
	LINES_BESIDE = 2,     /* above and below a candidate, that speak for it or against it */
	MAX_LINES = 4,        /* of a title */
	MAX_GAP = 2,          /* blank lines within one */
	GLUED_LINES = 20,     /* at the beginning, in which title and text may be on one line */
	MIN_WEIGHT = 60       /* of a title */
};

struct candidate {
	struct title title;
	struct str line;               /* folded; its lines put together */
	struct str text;               /* the same without its frame */
	size_t index;                  /* of its first line, in title_finder.texts */
	const struct line_style *form; /* of its first line; NULL: the format states none */
	bool is_behind_heading;
	bool is_behind_prose;
	bool is_behind_annex;
	bool is_repeated;
	int32_t weight;
};

struct title_finder {
	const struct lines *lines;
	const struct source *source;
	struct arena *arena;
	struct grammar *grammar;
	struct title_sign **signs; /* the grammar's, in the order in which they are looked for */
	const struct line **texts; /* the lines of text that are looked at, those of tables too */
	size_t text_count;
	struct candidate *candidates;
	size_t count;
	size_t capacity;
};

static bool matches(struct rule *rule, struct str text)
{
	struct match_result result;
	return rule->pattern && rule_match(rule, text, 0, &result);
}

/* ---- titles on several lines ---- */

/* The lines from `first` on that may be one title, put together with the line feeds between them;
 * stores the lines (NULL behind the last) and where each ends. */
static struct str block_from(const struct title_finder *finder, const struct line *first,
                             const struct line *ends[MAX_LINES], size_t sizes[MAX_LINES])
{
	const struct line *end = finder->lines->items + finder->lines->count;
	struct str block = {0};
	size_t count = 0;
	size_t gap = 0;
	for (const struct line *line = first; line < end && count < MAX_LINES; line++) {
		if (line->kind == LINE_BLANK && gap < MAX_GAP) {
			gap++;
			continue;
		}
		if (line->kind == LINE_FURNITURE) {
			continue;
		}
		if (line->kind != LINE_TEXT || line->table > 0 || line->characters > MAX_TITLE) {
			break;
		}
		static const char feeds[] = "\n\n\n";
		struct str feed = {feeds, count > 0 ? gap + 1 : 0};
		block = arena_format(finder->arena, "%.*s%.*s%.*s", STR_FORMAT(block),
		                     STR_FORMAT(feed), STR_FORMAT(line_text(finder->lines, line)));
		ends[count] = line;
		sizes[count++] = block.size;
		gap = 0;
	}
	for (; count < MAX_LINES; count++) {
		ends[count] = NULL;
	}
	return block;
}

/* Whether the format shows two lines alike, as the lines of one heading: of one level, or both
 * centred, larger, and equally bold. */
static bool is_same_form(const struct title_finder *finder, const struct line *a,
                         const struct line *b)
{
	const struct line_style *x = source_line_style(finder->source, a->span.start);
	const struct line_style *y = source_line_style(finder->source, b->span.start);
	bool is_heading = x && y && x->heading > 0 && x->heading == y->heading;
	bool is_title = x && y && x->is_centred && y->is_centred && x->size == SIZE_LARGER &&
	                y->size == SIZE_LARGER && x->is_bold == y->is_bold;
	return is_heading || is_title;
}

/* The weight of the words of a line alone. */
static int32_t weigh_text(const struct title_finder *finder, struct str text)
{
	int32_t weight = 0;
	for (size_t i = 0; i < finder->grammar->sign_count; i++) {
		struct title_sign *sign = &finder->grammar->signs[i];
		weight += sign->of == SIGN_TEXT && matches(&sign->rule, text) ? sign->weight : 0;
	}
	return weight;
}

/* The last line of the title that a line may begin; the line itself where the title is one line. */
static const struct line *last_line(const struct title_finder *finder, const struct line *first)
{
	const struct line *ends[MAX_LINES];
	size_t sizes[MAX_LINES];
	struct match_result result;
	struct grammar *grammar = finder->grammar;
	if (first->kind != LINE_TEXT || first->characters > MAX_TITLE / 2) {
		return first;
	}
	struct str block = block_from(finder, first, ends, sizes);
	if (grammar->title_lines.pattern && rule_match(&grammar->title_lines, block, 0, &result)) {
		for (size_t i = 1; i < MAX_LINES && ends[i]; i++) {
			if (sizes[i] == result.whole.end) {
				return ends[i];
			}
		}
	}
	bool is_open = ends[1] && !matches(&grammar->title, line_text(finder->lines, first)) &&
	               is_same_form(finder, first, ends[1]) &&
	               matches(&grammar->title, line_text(finder->lines, ends[1])) &&
	               weigh_text(finder, line_text(finder->lines, first)) >= 0;
	return is_open ? ends[1] : first;
}

/* ---- weighing ---- */

/* The index of the first line of text behind a candidate. */
static size_t index_behind(const struct title_finder *finder, const struct candidate *candidate)
{
	size_t at = candidate->index;
	while (at < finder->text_count && finder->texts[at] <= candidate->title.last) {
		at++;
	}
	return at;
}

/* Whether a rule matches one of the lines of text from `first` up to `end`. */
static bool any_matches(const struct title_finder *finder, size_t first, size_t end,
                        struct rule *rule)
{
	for (size_t i = first; i < end && i < finder->text_count; i++) {
		if (matches(rule, line_text(finder->lines, finder->texts[i]))) {
			return true;
		}
	}
	return false;
}

/* Whether a candidate continues the line right above it, which fills the page's width. */
static bool is_wrapped(const struct title_finder *finder, const struct candidate *candidate)
{
	const struct lines *lines = finder->lines;
	const struct line *first = candidate->title.first;
	return first > lines->items && first[-1].kind == LINE_TEXT &&
	       line_is_full(lines, &first[-1]) &&
	       !line_is_finished(lines, &first[-1], finder->grammar);
}

/* Whether a sign that says how a candidate begins is there: the grammar's marks and labels, of the
 * whole line; but a label that belongs to the frame of the title does not count. */
static bool begins_with(const struct title_finder *finder, const struct candidate *candidate,
                        enum sign_of of)
{
	struct span whole;
	struct span words;
	struct span number;
	if (of == SIGN_LABELLED) {
		return candidate->text.data == candidate->line.data &&
		       grammar_label_at(finder->grammar, candidate->line, 0, &whole, &words,
		                        &number) &&
		       words.end < whole.end;
	}
	const struct mark *mark = grammar_mark(finder->grammar, candidate->line, &whole, &number);
	bool is_numbered = mark && number.start < number.end;
	return of == SIGN_NUMBERED ? is_numbered : mark && !is_numbered && mark->role == MARK_ITEM;
}

static bool is_above_label(const struct title_finder *finder, const struct candidate *candidate)
{
	size_t at = index_behind(finder, candidate);
	struct line_start start = {.has_label = false};
	if (at < finder->text_count && finder->texts[at]->table == 0) {
		line_start_read(&start, finder->lines, finder->texts[at], finder->grammar);
	}
	return start.has_label;
}

/* Stores whether a sign that needs no pattern is there; false where the sign needs one. */
static bool check_quick_sign(const struct candidate *candidate, const struct title_sign *sign,
                             bool *is_there)
{
	const struct line_style *form = candidate->form;
	switch (sign->of) {
	case SIGN_FIRST:
		*is_there = candidate->index == 0;
		return true;
	case SIGN_EARLY:
		*is_there = candidate->index < EARLY_LINES;
		return true;
	case SIGN_REPEATED:
		*is_there = candidate->is_repeated;
		return true;
	case SIGN_BEHIND_HEADING:
		*is_there = candidate->is_behind_heading;
		return true;
	case SIGN_BEHIND_PROSE:
		*is_there = candidate->is_behind_prose;
		return true;
	case SIGN_BEHIND_ANNEX:
		*is_there = candidate->is_behind_annex;
		return true;
	case SIGN_HEADING:
		*is_there = (form && form->heading == 1) || str_starts(candidate->line, STR("# "));
		return true;
	case SIGN_SUBHEADING:
		*is_there = (form && form->heading > 1) || str_starts(candidate->line, STR("##"));
		return true;
	case SIGN_CENTRED:
		*is_there = form && form->is_centred;
		return true;
	case SIGN_BOLD:
		*is_there = form && form->is_bold;
		return true;
	case SIGN_LARGER:
		*is_there = form && form->size == SIZE_LARGER;
		return true;
	default:
		return false;
	}
}

/* Whether a sign that needs a pattern is there. */
static bool has_slow_sign(const struct title_finder *finder, const struct candidate *candidate,
                          struct title_sign *sign)
{
	size_t index = candidate->index;
	size_t behind;
	switch (sign->of) {
	case SIGN_TEXT:
		return matches(&sign->rule, candidate->text);
	case SIGN_LINE:
		return matches(&sign->rule, candidate->line);
	case SIGN_ABOVE:
		return any_matches(finder, index < LINES_BESIDE ? 0 : index - LINES_BESIDE, index,
		                   &sign->rule);
	case SIGN_BELOW:
		behind = index_behind(finder, candidate);
		return any_matches(finder, behind, behind + LINES_BESIDE, &sign->rule);
	case SIGN_NAMED:
		return matches(&finder->grammar->title, candidate->text);
	case SIGN_ABOVE_LABEL:
		return is_above_label(finder, candidate);
	case SIGN_WRAPPED:
		return is_wrapped(finder, candidate);
	default:
		return begins_with(finder, candidate, sign->of);
	}
}

/* Those that add most come first, then those that take most away: so it is soon seen that a candidate cannot be chosen. */
static int compare_signs(const void *a, const void *b)
{
	const struct title_sign *first = *(struct title_sign *const *)a;
	const struct title_sign *second = *(struct title_sign *const *)b;
	bool is_adding = first->weight > 0;
	if (is_adding != (second->weight > 0)) {
		return is_adding ? -1 : 1;
	}
	int order = is_adding ? COMPARE(second->weight, first->weight)
	                      : COMPARE(first->weight, second->weight);
	return order ? order : COMPARE(first, second);
}

static void order_signs(struct title_finder *finder)
{
	struct grammar *grammar = finder->grammar;
	finder->signs = ARENA_ARRAY(finder->arena, struct title_sign *, grammar->sign_count + 1);
	for (size_t i = 0; i < grammar->sign_count; i++) {
		finder->signs[i] = &grammar->signs[i];
	}
	SORT(finder->signs, grammar->sign_count, compare_signs);
}

/* Weighs a candidate, which is chosen if it weighs `least`: where it cannot any more, its weight is not worked out to the
 * end. */
static void weigh(const struct title_finder *finder, struct candidate *candidate, int32_t least)
{
	struct grammar *grammar = finder->grammar;
	int32_t hope = 0; /* what signs that need a pattern can still add */
	bool is_there;
	if (grammar->sign_count == 0) { /* then the rule for titles alone decides */
		bool is_title = matches(&grammar->title, candidate->text) &&
		                !candidate->is_behind_heading &&
		                !begins_with(finder, candidate, SIGN_NUMBERED);
		candidate->weight = is_title ? MIN_WEIGHT : 0;
	}
	for (size_t i = 0; i < grammar->sign_count; i++) {
		const struct title_sign *sign = finder->signs[i];
		if (check_quick_sign(candidate, sign, &is_there)) {
			candidate->weight += is_there ? sign->weight : 0;
		} else {
			hope += sign->weight > 0 ? sign->weight : 0;
		}
	}
	for (size_t i = 0; i < grammar->sign_count && candidate->weight + hope >= least; i++) {
		struct title_sign *sign = finder->signs[i];
		if (!check_quick_sign(candidate, sign, &is_there)) {
			hope -= sign->weight > 0 ? sign->weight : 0;
			candidate->weight +=
			    has_slow_sign(finder, candidate, sign) ? sign->weight : 0;
		}
	}
}

/* ---- candidates ---- */

static struct candidate candidate_from(const struct title_finder *finder, const struct line *first,
                                       const struct line *last)
{
	struct candidate candidate = {.title = {.first = first, .last = last}};
	struct match_result result;
	candidate.line = line_text(finder->lines, first);
	for (const struct line *line = first + 1; line <= last; line++) {
		if (line->kind == LINE_TEXT) {
			candidate.line =
			    arena_format(finder->arena, "%.*s%.*s", STR_FORMAT(candidate.line),
			                 STR_FORMAT(line_text(finder->lines, line)));
		}
	}
	candidate.text = candidate.line;
	struct rule *frame = &finder->grammar->frame;
	if (frame->pattern && rule_match(frame, candidate.line, 0, &result)) {
		struct span title = result.groups[finder->grammar->frame_title];
		size_t behind = candidate.line.size - title.end;
		bool is_inside =
		    title.start < span_size(first->span) && behind < span_size(last->span);
		if (is_inside && title.start < title.end) {
			candidate.text = str_slice(candidate.line, title.start, title.end);
			candidate.title.frame_start = title.start;
			candidate.title.frame_end = (uint32_t)behind;
		}
	}
	return candidate;
}

static void collect_candidates(struct title_finder *finder)
{
	const struct lines *lines = finder->lines;
	struct candidate state = {.index = 0}; /* what stands before the line that is read */
	const struct line *last_taken = NULL;  /* of a candidate on several lines */
	finder->texts = ARENA_ARRAY(finder->arena, const struct line *, MAX_CANDIDATES);
	for (size_t i = 0; i < lines->count && finder->text_count < MAX_CANDIDATES; i++) {
		if (lines->items[i].kind == LINE_TEXT) {
			finder->texts[finder->text_count++] = &lines->items[i];
		}
	}
	for (size_t i = 0; i < finder->text_count; i++) {
		const struct line *line = finder->texts[i];
		if (line->table > 0 || line <= last_taken) {
			continue;
		}
		bool is_prose =
		    line->characters >= MIN_PROSE && line_is_finished(lines, line, finder->grammar);
		if (line->characters <= MAX_TITLE && !is_prose) {
			const struct line *last = last_line(finder, line);
			struct candidate candidate = candidate_from(finder, line, last);
			candidate.index = i;
			candidate.form = source_line_style(finder->source, line->span.start);
			candidate.is_behind_heading = state.is_behind_heading;
			candidate.is_behind_prose = state.is_behind_prose;
			candidate.is_behind_annex = state.is_behind_annex;
			last_taken = last > line ? last : last_taken;
			ARENA_PUSH(finder->arena, finder->candidates, finder->count,
			           finder->capacity, candidate);
		}
		struct line_start start;
		line_start_read(&start, lines, line, finder->grammar);
		bool is_heading = start.mark && start.mark->role == MARK_HEADING &&
		                  start.number.start < start.number.end;
		state.is_behind_annex |= state.is_behind_prose &&
		                         matches(&finder->grammar->annex, line_text(lines, line));
		state.is_behind_heading |= is_heading;
		state.is_behind_prose |= is_prose;
	}
}

static void mark_repeated(struct title_finder *finder)
{
	for (size_t i = 0; i < finder->count; i++) {
		struct candidate *one = &finder->candidates[i];
		for (size_t j = i + 1; j < finder->count && one->text.size >= MIN_REPEAT; j++) {
			if (str_equal(one->text, finder->candidates[j].text)) {
				one->is_repeated = true;
				finder->candidates[j].is_repeated = true;
			}
		}
	}
}

/* ---- the choice ---- */

static bool begins_chapter(const struct title_finder *finder, const struct line *line)
{
	struct span whole;
	struct span number;
	const struct mark *mark =
	    line->kind == LINE_TEXT && line->characters <= MAX_TITLE
		? grammar_mark(finder->grammar, line_text(finder->lines, line), &whole, &number)
		: NULL;
	return mark && mark->role == MARK_HEADING && number.start < number.end;
}

/* The first line of the title of the document that a notice announces: below the notice, behind a
 * blank line or a short one like "annex 1". NULL where there is none. */
static const struct line *find_announced(const struct title_finder *finder,
                                         const struct candidate *notice)
{
	const struct lines *lines = finder->lines;
	bool is_behind_gap = false;     /* the line before is blank or short */
	const struct line *head = NULL; /* the line before, where that is behind a gap */
	/* A notice that may be the call itself is no cover letter if it has chapters. */
	unsigned chapters = 0;
	bool may_be_call = matches(&finder->grammar->call, notice->text);
	for (const struct line *line = notice->title.last + 1;
	     line < lines->items + lines->count && chapters <= MAX_CHAPTERS; line++) {
		struct str text = line_text(finder->lines, line);
		struct line_start start;
		chapters += may_be_call && begins_chapter(finder, line);
		if (line->kind == LINE_TEXT && line->table == 0 && line->characters <= MAX_TITLE &&
		    (is_behind_gap || head) && matches(&finder->grammar->title, text) &&
		    !matches(&finder->grammar->notice, text) && weigh_text(finder, text) >= 0) {
			line_start_read(&start, lines, line, finder->grammar);
			if (head && last_line(finder, head) == line) {
				return head;
			}
			if (is_behind_gap && !start.has_label &&
			    !(start.mark && start.number.start < start.number.end)) {
				return line;
			}
		}
		head = is_behind_gap && line->kind == LINE_TEXT && line->table == 0 ? line : NULL;
		is_behind_gap = line->kind == LINE_BLANK || line->characters <= MAX_ANNEX;
	}
	return NULL;
}

void title_find(struct title *out, const struct lines *lines, const struct source *source,
                struct arena *arena, struct grammar *grammar)
{
	struct title_finder finder = {
	    .lines = lines, .source = source, .arena = arena, .grammar = grammar};
	const struct candidate *best = NULL;
	*out = (struct title){0};
	collect_candidates(&finder);
	mark_repeated(&finder);
	order_signs(&finder);
	for (size_t i = 0; i < finder.count; i++) {
		struct candidate *candidate = &finder.candidates[i];
		int32_t least = best ? best->weight + 1 : MIN_WEIGHT;
		weigh(&finder, candidate, least);
		if (candidate->weight >= least) {
			best = candidate;
		}
	}
	if (!best) {
		return;
	}
	*out = best->title;
	const struct line *announced =
	    matches(&grammar->notice, best->text) ? find_announced(&finder, best) : NULL;
	if (announced) {
		*out = candidate_from(&finder, announced, last_line(&finder, announced)).title;
	}
}

/* ---- title and text on one line ---- */

void lines_split_title(struct lines *lines, struct arena *arena, struct grammar *grammar)
{
	for (size_t i = 0; i < lines->count && i < GLUED_LINES && grammar->glued.pattern; i++) {
		struct line *line = &lines->items[i];
		struct match_result result;
		if (line->kind != LINE_TEXT ||
		    !rule_match(&grammar->glued, line_text(lines, line), 0, &result)) {
			continue;
		}
		struct span title = result.groups[grammar->glued_title];
		lines_cut(lines, arena, i, line->span.start + title.end);
		return;
	}
}
